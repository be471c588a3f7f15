package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.faults.Injection;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The actions by name. Thread-safe. */
public final class Api {
    /** What stands before the action's name in the X-Amz-Target header. */
    private static final String TARGET_PREFIX = "Kinesis_20131202.";

    private static final int BAD_REQUEST = 400;
    /** The actions of AWS (API model of August 2026) that cannot be answered. */
    private static final Set<String> NOT_HERE = Set.of(
            "DeleteResourcePolicy",
            "DeregisterStreamConsumer",
            "DescribeAccountSettings",
            "DescribeStreamConsumer",
            "DisableEnhancedMonitoring",
            "EnableEnhancedMonitoring",
            "GetResourcePolicy",
            "ListStreamConsumers",
            "ListTagsForResource",
            "PutResourcePolicy",
            "RegisterStreamConsumer",
            "StartStreamEncryption",
            "StopStreamEncryption",
            "SubscribeToShard",
            "TagResource",
            "UntagResource",
            "UpdateAccountSettings",
            "UpdateStreamWarmThroughput");

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
        actions.put("MergeShards", new MergeShards(account));
        actions.put("PutRecord", new PutRecord(account));
        actions.put("PutRecords", new PutRecords(account));
        actions.put("RemoveTagsFromStream", new RemoveTagsFromStream(account));
        actions.put("SplitShard", new SplitShard(account));
        actions.put("UpdateMaxRecordSize", new UpdateMaxRecordSize(account));
        actions.put("UpdateShardCount", new UpdateShardCount(account));
        actions.put("UpdateStreamMode", new UpdateStreamMode(account));
    }

    /** Whether a target, as the X-Amz-Target header has it, is an action that can be answered. */
    public boolean knows(String target) {
        return actions.containsKey(nameIn(target));
    }

    /** What a client is told that asks for another action; of those that AWS has, more than AWS would say. */
    public ApiException unknown(String target) {
        if (!NOT_HERE.contains(nameIn(target))) {
            return ApiException.unknownOperation("There is no action '" + target + "'.");
        }
        return new ApiException(
                BAD_REQUEST,
                "UnknownOperationException",
                target + " is an action of AWS, but not of the local Kinesis, which knows "
                        + String.join(", ", actions.keySet()) + ".");
    }

    /**
     * Answers a request.
     *
     * @param target the X-Amz-Target header
     * @param fields what the body says
     * @param injection what is to go wrong with records or results
     * @throws ApiException what the client is to be told instead
     */
    public Answer answer(String target, Fields fields, Injection injection) {
        Action<?> action = Optional.ofNullable(actions.get(nameIn(target))).orElseThrow(() -> unknown(target));
        return answer(action, fields, injection);
    }

    private static <I> Answer answer(Action<I> action, Fields fields, Injection injection) {
        I input = action.read(fields);
        fields.throwIfInvalid();
        return action.perform(input, injection);
    }

    /** The action in a target; empty if it names none of this service. */
    public static String nameIn(String target) {
        return target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
    }
}
