package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.Optional;

/**
 * The stream that a request means: by name, by ARN, or by both if they agree.
 *
 * <p>Of an ARN only the name counts: there is one account and one region here, and ARNs of a real one may be used as they
 * are.
 */
record StreamReference(Optional<String> name, Optional<String> arn) {
    /** Reads a reference that must be there. Where it is missing, AWS asks for the name. */
    static StreamReference read(Fields fields) {
        StreamReference reference = readOptional(fields);
        if (!reference.isGiven()) {
            fields.requirePresent("StreamName");
        }
        return reference;
    }

    /** Reads a reference of the actions that take an ARN only. */
    static StreamReference readArn(Fields fields) {
        fields.requirePresent("StreamARN");
        return new StreamReference(Optional.empty(), fields.optionalText("StreamARN", Rules.STREAM_ARN));
    }

    /** Reads a reference that may be missing. */
    static StreamReference readOptional(Fields fields) {
        return new StreamReference(
                fields.optionalText("StreamName", Rules.STREAM_NAME),
                fields.optionalText("StreamARN", Rules.STREAM_ARN));
    }

    boolean isGiven() {
        return name.isPresent() || arn.isPresent();
    }

    /** The stream's name, whether or not there is such a stream. */
    String requiredName() {
        Optional<String> nameInArn = arn.map(text -> text.substring(text.indexOf(":stream/") + ":stream/".length()));
        if (name.isPresent() && nameInArn.isPresent() && !name.equals(nameInArn)) {
            throw ApiException.invalidArgument("StreamName " + name.get() + " and StreamARN " + arn.orElseThrow()
                    + " name different streams. Give one of them, or let them agree.");
        }
        return name.or(() -> nameInArn)
                .orElseThrow(() -> new IllegalStateException("A reference that must be there is not"));
    }

    Stream in(Account account) {
        return account.stream(requiredName());
    }
}
