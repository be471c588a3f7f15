package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.Fields;
import java.util.List;
import java.util.Map;

/** ListTagsForStream: a page of a stream's tags, by key. */
final class ListTagsForStream implements Action<ListTagsForStream.Input> {
    private static final int MAX_PAGE = 50;
    private final Account account;

    ListTagsForStream(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.optionalInteger("Limit", 1, MAX_PAGE).orElse(MAX_PAGE),
                fields.optionalText("ExclusiveStartTagKey", Rules.TAG_KEY).orElse(""),
                StreamReference.read(fields));
    }

    @Override
    public Answer perform(Input input) {
        List<Map.Entry<String, String>> rest = input.stream().in(account).tags().entrySet().stream()
                .filter(tag -> tag.getKey().compareTo(input.after()) > 0)
                .toList();
        int size = Math.min(rest.size(), input.limit());
        return out -> out.structures("Tags", rest.subList(0, size), (item, tag) -> item.text("Key", tag.getKey())
                        .text("Value", tag.getValue()))
                .flag("HasMoreTags", size < rest.size());
    }

    record Input(int limit, String after, StreamReference stream) {}
}
