"""The script that most people begin with: csv.DictReader, batches of 500, put_records, and the failed ones again."""
import csv
import json
import sys
import time

import boto3

kinesis = boto3.client(
    "kinesis",
    endpoint_url=sys.argv[3],
    region_name="us-west-2",
    aws_access_key_id="any",
    aws_secret_access_key="any",
)


def put(stream, records):
    while records:
        answer = kinesis.put_records(StreamName=stream, Records=records)
        records = [record for record, result in zip(records, answer["Records"]) if "ErrorCode" in result]
        if records:
            time.sleep(0.1)


batch = []
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        batch.append({"Data": json.dumps(row).encode(), "PartitionKey": row["CUSTOMER_ID"]})
        if len(batch) == 500:
            put(sys.argv[2], batch)
            batch = []
put(sys.argv[2], batch)
