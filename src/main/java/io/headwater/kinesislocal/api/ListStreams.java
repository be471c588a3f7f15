package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.List;
import java.util.Optional;

/** ListStreams: a page of the streams, by name. */
final class ListStreams implements Action<ListStreams.Input> {
    private final Account account;

    ListStreams(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.optionalInteger("Limit", 1, Rules.MAX_PAGE).orElse(Rules.DESCRIBED_PAGE),
                fields.optionalText("ExclusiveStartStreamName", Rules.STREAM_NAME),
                fields.optionalText("NextToken", Rules.NEXT_TOKEN));
    }

    @Override
    public Answer perform(Input input) {
        String after = input.nextToken()
                .map(token -> Tokens.read(token, in -> in.readUTF())
                        .orElseThrow(() -> ApiException.invalidArgument("Invalid NextToken.")))
                .or(input::after)
                .orElse("");
        int limit = Math.min(input.limit(), Rules.DESCRIBED_PAGE);
        List<Stream> found =
                account.streams().after(after).stream().limit(limit + 1L).toList();
        List<Stream> page = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > page.size();
        return out -> {
            out.texts("StreamNames", page.stream().map(Stream::name).toList())
                    .flag("HasMoreStreams", more)
                    .structures(
                            "StreamSummaries", page, (item, stream) -> Descriptions.identity(item, account, stream));
            if (more) {
                String last = page.get(page.size() - 1).name();
                out.text("NextToken", Tokens.write(token -> token.writeUTF(last)));
            }
        };
    }

    record Input(int limit, Optional<String> after, Optional<String> nextToken) {}
}
