"""Uses a local Kinesis as a boto3 user would; any surprise ends it with a traceback."""
import datetime
import sys
import time

try:
    import boto3
    from botocore.exceptions import ClientError
except ImportError:
    sys.exit(42)

STREAM = "from-boto3"
kinesis = boto3.client(
    "kinesis",
    endpoint_url=sys.argv[1],
    region_name="us-west-2",
    aws_access_key_id="any",
    aws_secret_access_key="any",
)


def read(**iterator):
    position = kinesis.get_shard_iterator(StreamName=STREAM, **iterator)["ShardIterator"]
    answer = kinesis.get_records(ShardIterator=position)
    assert answer["MillisBehindLatest"] == 0, answer
    return answer["Records"]


def error_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]
    raise AssertionError("no error from %s(%s)" % (call.__name__, arguments))


kinesis.create_stream(StreamName=STREAM, ShardCount=2)
kinesis.get_waiter("stream_exists").wait(StreamName=STREAM)
description = kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]
assert description["StreamStatus"] == "ACTIVE", description
age = time.time() - description["StreamCreationTimestamp"].timestamp()
assert -1 < age < 60, age
assert kinesis.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"]["OpenShardCount"] == 2
assert STREAM in [name for page in kinesis.get_paginator("list_streams").paginate() for name in page["StreamNames"]]
page = kinesis.list_shards(StreamName=STREAM, MaxResults=1)
shards = [shard["ShardId"] for shard in page["Shards"] + kinesis.list_shards(NextToken=page["NextToken"])["Shards"]]
assert shards == ["shardId-000000000000", "shardId-000000000001"], shards
pages = list(kinesis.get_paginator("list_shards").paginate(StreamName=STREAM))
assert [shard["ShardId"] for page in pages for shard in page["Shards"]] == shards, pages
# What AWS answers as well: the paginator repeats the name beside the token (botocore issue 2009).
try:
    list(kinesis.get_paginator("list_shards").paginate(StreamName=STREAM, MaxResults=1))
    raise AssertionError("a second page with StreamName and NextToken")
except ClientError as error:
    assert error.response["Error"]["Message"] == "NextToken and StreamName cannot be provided together.", error

every_byte = bytes(range(256))
sent = [("k%d" % i, every_byte + str(i).encode()) for i in range(100)] + [("ключ-鍵-🔑", b"")]
answer = kinesis.put_records(StreamName=STREAM, Records=[{"PartitionKey": k, "Data": d} for k, d in sent])
assert answer["FailedRecordCount"] == 0 and len(answer["Records"]) == len(sent), answer
received = []
for shard in shards:
    records = read(ShardId=shard, ShardIteratorType="TRIM_HORIZON")
    received += [(r["PartitionKey"], r["Data"]) for r in records]
    numbers = [int(r["SequenceNumber"]) for r in records]
    assert numbers == sorted(set(numbers)), numbers
    middle = records[len(records) // 2]["SequenceNumber"]
    at = read(ShardId=shard, ShardIteratorType="AT_SEQUENCE_NUMBER", StartingSequenceNumber=middle)
    after = read(ShardId=shard, ShardIteratorType="AFTER_SEQUENCE_NUMBER", StartingSequenceNumber=middle)
    assert at[0]["SequenceNumber"] == middle and at[1:] == after and records[-len(at):] == at
    hour_ago = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
    assert read(ShardId=shard, ShardIteratorType="AT_TIMESTAMP", Timestamp=hour_ago) == records
    assert abs(records[0]["ApproximateArrivalTimestamp"].timestamp() - time.time()) < 60
    assert read(ShardId=shard, ShardIteratorType="LATEST") == []
assert sorted(received) == sorted(sent)

one = kinesis.put_record(StreamName=STREAM, PartitionKey="k", Data=b"x", ExplicitHashKey=str(2**128 - 1))
assert one["ShardId"] == shards[1], one

error = error_of(kinesis.put_record, StreamName="missing", PartitionKey="k", Data=b"x")
assert error == {"Message": "Stream missing under account 000000000000 not found.", "Code": "ResourceNotFoundException"}, error
error = error_of(kinesis.put_records, StreamName=STREAM, Records=[{"PartitionKey": "k", "Data": b"x"}] * 501)
assert error["Code"] == "ValidationException", error
assert error["Message"].startswith("1 validation error detected: Value '"), error
assert error["Message"].endswith("' at 'records' failed to satisfy constraint: Member must have length less than or equal to 500"), error
assert error_of(kinesis.create_stream, StreamName=STREAM, ShardCount=1)["Code"] == "ResourceInUseException"
error = error_of(kinesis.register_stream_consumer, StreamARN=description["StreamARN"], ConsumerName="c")
assert error["Code"] == "UnknownOperationException" and "RegisterStreamConsumer" in error["Message"], error

kinesis.split_shard(StreamName=STREAM, ShardToSplit=shards[0], NewStartingHashKey=str(2**126))
kinesis.merge_shards(StreamName=STREAM, ShardToMerge="shardId-000000000003", AdjacentShardToMerge=shards[1])
found = {s["ShardId"][-1]: s for s in kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]["Shards"]}
assert list(found) == list("01234"), found
assert [i for i in found if "EndingSequenceNumber" not in found[i]["SequenceNumberRange"]] == ["2", "4"], found
assert found["2"]["ParentShardId"] == shards[0] and "AdjacentParentShardId" not in found["2"], found
assert found["4"]["ParentShardId"][-1] == "3" and found["4"]["AdjacentParentShardId"] == shards[1], found
assert found["4"]["HashKeyRange"] == {"StartingHashKey": str(2**126), "EndingHashKey": str(2**128 - 1)}, found
latest = kinesis.list_shards(StreamName=STREAM, ShardFilter={"Type": "AT_LATEST"})["Shards"]
assert [s["ShardId"][-1] for s in latest] == ["2", "4"], latest
position = kinesis.get_shard_iterator(StreamName=STREAM, ShardId=shards[0], ShardIteratorType="TRIM_HORIZON")
answer = kinesis.get_records(ShardIterator=position["ShardIterator"])
assert answer["Records"] and "NextShardIterator" not in answer, answer
assert [c["ShardId"][-1] for c in answer["ChildShards"]] == ["2", "3"], answer
answer = kinesis.update_shard_count(StreamName=STREAM, TargetShardCount=4, ScalingType="UNIFORM_SCALING")
assert (answer["CurrentShardCount"], answer["TargetShardCount"]) == (2, 4), answer
assert kinesis.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"]["OpenShardCount"] == 4
error = error_of(kinesis.split_shard, StreamName=STREAM, ShardToSplit=shards[0], NewStartingHashKey=str(2**126))
assert error["Code"] == "InvalidArgumentException" and "already been merged or split" in error["Message"], error

kinesis.increase_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=48)
assert kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]["RetentionPeriodHours"] == 48
kinesis.decrease_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=24)
kinesis.add_tags_to_stream(StreamName=STREAM, Tags={"a": "1", "b": "2", "c": "3"})
kinesis.remove_tags_from_stream(StreamName=STREAM, TagKeys=["b"])
assert kinesis.list_tags_for_stream(StreamName=STREAM)["Tags"] == [{"Key": "a", "Value": "1"}, {"Key": "c", "Value": "3"}]
assert kinesis.describe_limits()["OpenShardCount"] >= 2
kinesis.delete_stream(StreamName=STREAM, EnforceConsumerDeletion=True)
kinesis.get_waiter("stream_not_exists").wait(StreamName=STREAM)
assert error_of(kinesis.describe_stream, StreamName=STREAM)["Code"] == "ResourceNotFoundException"
print("boto3 saw what it expected")
