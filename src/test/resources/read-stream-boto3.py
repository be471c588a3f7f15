"""Prints every record of a stream, a line each, read with boto3: read-stream-boto3.py ENDPOINT STREAM"""
import sys

try:
    import boto3
except ImportError:
    sys.exit("boto3 is missing for " + sys.executable + " (Debian: apt-get install python3-boto3)")

endpoint, stream = sys.argv[1:]
kinesis = boto3.client(
    "kinesis",
    endpoint_url=endpoint,
    region_name="us-west-2",
    aws_access_key_id="any",
    aws_secret_access_key="any",
)
for shard in kinesis.list_shards(StreamName=stream)["Shards"]:
    iterator = kinesis.get_shard_iterator(
        StreamName=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    while True:
        page = kinesis.get_records(ShardIterator=iterator)
        for record in page["Records"]:
            print(record["PartitionKey"], record["Data"].decode())
        if page["MillisBehindLatest"] == 0:
            break
        iterator = page["NextShardIterator"]
