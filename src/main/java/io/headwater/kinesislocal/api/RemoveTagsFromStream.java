package io.headwater.kinesislocal.api;

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
        return new Input(StreamReference.read(fields), fields.texts("TagKeys", 1, MAX_KEYS, Rules.TAG_KEY));
    }

    @Override
    public Answer perform(Input input) {
        input.stream().in(account).tags().keySet().removeAll(input.keys());
        return Answer.EMPTY;
    }

    record Input(StreamReference stream, List<String> keys) {
        Input {
            keys = List.copyOf(keys);
        }
    }
}
