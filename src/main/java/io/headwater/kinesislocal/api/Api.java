package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The actions by name. Thread-safe. */
public final class Api {
    /** What stands before the action's name in the X-Amz-Target header. */
    private static final String TARGET_PREFIX = "Kinesis_20131202.";

    private static final int BAD_REQUEST = 400;
    private final Map<String, Action<?>> actions = new TreeMap<>();

    /** The API of an account. */
    public Api(Account account) {
        actions.put("AddTagsToStream", new AddTagsToStream(account));
        actions.put("CreateStream", new CreateStream(account));
        actions.put("DecreaseStreamRetentionPeriod", new DecreaseStreamRetentionPeriod(account));
        actions.put("DeleteStream", new DeleteStream(account));
        actions.put("DescribeLimits", new DescribeLimits(account));
        actions.put("DescribeStream", new DescribeStream(account));
        actions.put("DescribeStreamSummary", new DescribeStreamSummary(account));
        actions.put("GetRecords", new GetRecords(account));
        actions.put("GetShardIterator", new GetShardIterator(account));
        actions.put("IncreaseStreamRetentionPeriod", new IncreaseStreamRetentionPeriod(account));
        actions.put("ListShards", new ListShards(account));
        actions.put("ListStreams", new ListStreams(account));
        actions.put("ListTagsForStream", new ListTagsForStream(account));
        actions.put("PutRecord", new PutRecord(account));
        actions.put("PutRecords", new PutRecords(account));
        actions.put("RemoveTagsFromStream", new RemoveTagsFromStream(account));
    }

    /**
     * Answers a request.
     *
     * @param target the X-Amz-Target header
     * @param fields what the body says
     * @throws ApiException what the client is to be told instead
     */
    public Answer answer(String target, Fields fields) {
        Action<?> action = Optional.of(target)
                .filter(text -> text.startsWith(TARGET_PREFIX))
                .map(text -> actions.get(text.substring(TARGET_PREFIX.length())))
                .orElseThrow(() -> unknown(target));
        return answer(action, fields);
    }

    private static <I> Answer answer(Action<I> action, Fields fields) {
        I input = action.read(fields);
        fields.throwIfInvalid();
        return action.perform(input);
    }

    private ApiException unknown(String target) {
        return new ApiException(
                BAD_REQUEST,
                "UnknownOperationException",
                "The X-Amz-Target '" + target + "' is not an action of the local Kinesis, which knows " + TARGET_PREFIX
                        + String.join(", ", actions.keySet()) + ".");
    }
}
