package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.TextRule;

/**
 * The constraints that fields of several actions share, as the API reference states them
 * (https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html).
 */
final class Rules {
    static final TextRule STREAM_NAME = TextRule.matching(1, 128, "[a-zA-Z0-9_.-]+");
    static final TextRule STREAM_ARN = TextRule.matching(1, 2048, "arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+");
    static final TextRule SHARD_ID = TextRule.matching(1, 128, "[a-zA-Z0-9_.-]+");
    static final TextRule SEQUENCE_NUMBER = TextRule.matching("0|([1-9]\\d{0,128})");
    static final TextRule HASH_KEY = TextRule.matching("0|([1-9]\\d{0,38})");
    static final TextRule STREAM_MODE = TextRule.oneOf("PROVISIONED", "ON_DEMAND");
    static final TextRule NEXT_TOKEN = TextRule.length(1, 1_048_576);
    static final TextRule TAG_KEY = TextRule.length(1, 128);
    static final TextRule TAG_VALUE = TextRule.length(0, 256);

    /** The most a Limit or MaxResults field may ask for, in any action that lists. */
    static final int MAX_PAGE = 10_000;

    /** The most shards or streams that DescribeStream and ListStreams return, whatever Limit says. */
    static final int DESCRIBED_PAGE = 100;

    /** Shards of an account in the largest regions (https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html). */
    static final int MAX_SHARDS = 20_000;

    /** The most that a field with a number of shards may say (PositiveIntegerObject, as AWS checks it). */
    static final int MAX_SHARD_COUNT = 100_000;

    /** On-demand streams of an account, likewise. */
    static final int MAX_ON_DEMAND_STREAMS = 50;

    /** What a stream takes as its largest record, key included, unless it was created for larger ones. */
    static final int DEFAULT_RECORD_KIB = 1024;

    /** The most that a stream can be created for. */
    static final int MAX_RECORD_KIB = 10_240;

    /** One PutRecords request and one GetRecords answer: data and partition keys together. */
    static final int MAX_REQUEST_BYTES = 10 * 1024 * 1024;

    /** Tags that one request may add (TagMap in the API model). */
    static final int MAX_TAGS_IN_REQUEST = 200;

    /** Tags of one stream (AddTagsToStream in the API reference). */
    static final int MAX_TAGS = 50;

    static final int MIN_RETENTION_HOURS = 24;
    static final int MAX_RETENTION_HOURS = 8760;

    private Rules() {}
}
