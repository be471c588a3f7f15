package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** ListShards: a page of a stream's shards. */
final class ListShards implements Action<ListShards.Input> {
    private static final int DEFAULT_PAGE = 1000;
    /** How long a token is valid (ListShards in the API reference). */
    private static final long TOKEN_LIFETIME_MILLIS = 300_000;

    private final Account account;

    ListShards(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.optionalText("ExclusiveStartShardId", Rules.SHARD_ID),
                fields.optionalInteger("MaxResults", 1, Rules.MAX_PAGE).orElse(DEFAULT_PAGE),
                fields.optionalText("NextToken", Rules.NEXT_TOKEN),
                fields.optionalTime("StreamCreationTimestamp"),
                StreamReference.readOptional(fields),
                fields.optionalStructure("ShardFilter").map(ShardFilter::read));
    }

    @Override
    public Answer perform(Input input) {
        Page start = input.nextToken().isPresent()
                ? following(input, input.nextToken().get())
                : first(input);
        Stream stream = account.stream(start.streamName());
        boolean another = input.created()
                        .filter(time -> !time.truncatedTo(ChronoUnit.SECONDS).equals(Descriptions.created(stream)))
                        .isPresent()
                || start.incarnation().filter(it -> it != stream.incarnation()).isPresent();
        if (another) {
            throw ApiException.notFound("Stream " + stream.name() + " under account " + account.id()
                    + " was not created at the time given, but at " + Descriptions.created(stream) + ".");
        }
        long now = account.clock().millis();
        List<Shard> rest = Descriptions.after(stream.shards(now), start.after()).stream()
                .filter(shard -> start.filter().takes(shard, stream, now))
                .toList();
        List<Shard> page = rest.subList(0, Math.min(rest.size(), input.maxResults()));
        return out -> {
            out.structures("Shards", page, Descriptions::shard);
            if (page.size() < rest.size()) {
                out.text("NextToken", token(stream, start.filter(), page.get(page.size() - 1)));
            }
        };
    }

    private Page first(Input input) {
        if (!input.stream().isGiven()) {
            throw ApiException.invalidArgument("Either NextToken or StreamName should be provided.");
        }
        String after = input.after()
                .or(() -> input.filter().flatMap(ShardFilter::exclusiveStart))
                .orElse("");
        return new Page(
                input.stream().requiredName(),
                Optional.empty(),
                after,
                input.filter().orElse(ShardFilter.NONE));
    }

    private Page following(Input input, String nextToken) {
        throwIfGiven("StreamName", input.stream().name());
        throwIfGiven("StreamARN", input.stream().arn());
        throwIfGiven("ExclusiveStartShardId", input.after());
        throwIfGiven("StreamCreationTimestamp", input.created());
        throwIfGiven("ShardFilter", input.filter());
        long now = account.clock().millis();
        return Tokens.read(nextToken, in -> {
                    long issued = in.readLong();
                    if (Math.abs(now - issued) > TOKEN_LIFETIME_MILLIS) {
                        throw new ApiException(
                                400,
                                "ExpiredNextTokenException",
                                "NextToken expired: it is valid for " + TOKEN_LIFETIME_MILLIS + " milliseconds.");
                    }
                    return new Page(
                            in.readUTF(),
                            Optional.of(in.readInt()),
                            in.readUTF(),
                            new ShardFilter(in.readUTF(), Optional.empty(), in.readLong()));
                })
                .orElseThrow(() -> ApiException.invalidArgument("Invalid NextToken."));
    }

    /** The token says all of that; AWS takes nothing beside it but MaxResults. */
    private static void throwIfGiven(String name, Optional<?> value) {
        if (value.isPresent()) {
            throw ApiException.invalidArgument("NextToken and " + name + " cannot be provided together.");
        }
    }

    private String token(Stream stream, ShardFilter filter, Shard last) {
        return Tokens.write(out -> {
            out.writeLong(account.clock().millis());
            out.writeUTF(stream.name());
            out.writeInt(stream.incarnation());
            out.writeUTF(last.id());
            out.writeUTF(filter.type());
            out.writeLong(filter.timeMillis());
        });
    }

    record Input(
            Optional<String> after,
            int maxResults,
            Optional<String> nextToken,
            Optional<Instant> created,
            StreamReference stream,
            Optional<ShardFilter> filter) {}

    private record Page(String streamName, Optional<Integer> incarnation, String after, ShardFilter filter) {}
}
