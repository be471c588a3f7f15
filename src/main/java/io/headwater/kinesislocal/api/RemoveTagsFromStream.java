package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.Fields;
import java.util.List;

/** RemoveTagsFromStream: removes those of the tags that are there. */
final class RemoveTagsFromStream implements Action<RemoveTagsFromStream.Input> {
    private static final int MAX_KEYS = 50;
    private final Account account;

    RemoveTagsFromStream(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(fields.texts("TagKeys", 1, MAX_KEYS, Rules.TAG_KEY), StreamReference.read(fields));
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        TagCharacters.check(
                input.keys(), "Failed to remove tags from stream " + stream.name() + " under account " + account.id());
        stream.tags().keySet().removeAll(input.keys());
        return Answer.EMPTY;
    }

    record Input(List<String> keys, StreamReference stream) {
        Input {
            keys = List.copyOf(keys);
        }
    }
}
