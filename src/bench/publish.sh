#!/bin/sh
# Times the way of a file into the local Kinesis, by Headwater and by the usual boto3 script; figures for docs/benchmarks.md.
# Needs what the tests need, and GNU time (Debian: time). Usage: src/bench/publish.sh [TIMES THE SAMPLE, 200]
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd -P)
times=${1:-200}
port=14567
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

sample=$home/src/test/resources/transactions-2018-04-01.csv
head -n 1 "$sample" >"$work/rows.csv"
i=0
while [ "$i" -lt "$times" ]; do
    tail -n +2 "$sample"
    i=$((i + 1))
done >>"$work/rows.csv"
rows=$(($(wc -l <"$work/rows.csv") - 1))

"$home/headwater" --version >/dev/null # builds the jar if needed
cd "$work"
KINESIS_LOCAL_PORT=$port java -jar "$home/target/headwater.jar" run 2>server.log &
server=$!
until grep -q 'is running' server.log; do sleep 0.2; done

measure() {
    label=$1
    shift
    command time -f '%e %U %M' -o figures "$@" >/dev/null 2>&1
    read -r wall user memory <figures
    echo "$label: $rows rows, $wall s wall, $user s user, $((memory / 1024)) MiB, $(awk "BEGIN { printf \"%d\", $rows / $wall }") rows/s"
}

for run in 1 2 3; do
    KINESIS_LOCAL_PORT=$port measure "headwater publish, run $run" \
        java -XX:+UseSerialGC -Xmx64m -jar "$home/target/headwater.jar" publish rows.csv
    measure "boto3 script, run $run" \
        "${PYTHON:-/usr/bin/python3}" "$home/src/bench/boto3_put_records.py" rows.csv cust-payment-txn-stream "http://127.0.0.1:$port"
done
