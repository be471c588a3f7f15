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
    private final Account account;

    AddTagsToStream(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.textMap("Tags", 1, Rules.MAX_TAGS_IN_REQUEST, Rules.TAG_KEY, Rules.TAG_VALUE),
                StreamReference.read(fields));
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        String failed = "Failed to add tags to stream " + stream.name() + " under account " + account.id();
        TagCharacters.check(input.tags().keySet(), failed);
        TagCharacters.check(input.tags().values(), failed);
        Set<String> keys = new HashSet<>(stream.tags().keySet());
        keys.addAll(input.tags().keySet());
        if (keys.size() > Rules.MAX_TAGS) {
            throw ApiException.invalidArgument(failed + " because a given stream cannot have more than "
                    + Rules.MAX_TAGS + " tags associated with it.");
        }
        stream.tags().putAll(input.tags());
        return Answer.EMPTY;
    }

    record Input(Map<String, String> tags, StreamReference stream) {}
}
