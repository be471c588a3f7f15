package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** AddTagsToStream: adds tags, or changes those there are. */
final class AddTagsToStream implements Action<AddTagsToStream.Input> {
    /** Tags of one stream (AddTagsToStream in the API reference). */
    private static final int MAX_TAGS = 50;

    private final Account account;

    AddTagsToStream(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        fields.requirePresent("Tags");
        return new Input(StreamReference.read(fields), fields.textMap("Tags", Rules.TAG_KEY, Rules.TAG_VALUE));
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        Set<String> keys = new HashSet<>(stream.tags().keySet());
        keys.addAll(input.tags().keySet());
        if (keys.size() > MAX_TAGS) {
            throw ApiException.invalidArgument("Failed to add tags to stream " + stream.name() + " under account "
                    + account.id() + " because a given stream cannot have more than " + MAX_TAGS
                    + " tags associated with it.");
        }
        stream.tags().putAll(input.tags());
        return Answer.EMPTY;
    }

    record Input(StreamReference stream, Map<String, String> tags) {}
}
