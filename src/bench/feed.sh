#!/bin/sh
# Messages a second from the feed of one process to a receiver in another that counts them and answers: one a POST, and 500 and 10,000 a POST. Says
# also how much processor time the feed takes for a message.
set -eu
cd "$(dirname "$0")/../.."
./headwater --version >/dev/null # builds the jar if needed
jar=$PWD/target/headwater.jar
out=$(mktemp -d)
javac -d "$out" src/bench/CountingReceiver.java
java -Xmx64m -cp "$out" CountingReceiver 5099 >"$out/receiver.log" &
receiver=$!
trap 'kill $receiver; rm -rf "$out"' EXIT

run() { # messages a POST, POSTs under way
    echo "$1 messages a POST, $2 POSTs under way"
    (
        cd "$out"
        MARKET_URL=http://127.0.0.1:5099/ingest MARKET_RATE=max MARKET_BATCH_SIZE=$1 MARKET_IN_FLIGHT=$2 MARKET_FORMAT=ndjson \
            SIMULATE_TRANSACTIONS_ENABLED=false KINESIS_LOCAL_PORT=0 timeout "${SECONDS_A_RUN:-60}" java -jar "$jar" run >feed.log 2>&1 &
        feed=$!
        sleep "$((${SECONDS_A_RUN:-60} - 3))"
        java=$(pgrep -P $feed)
        echo "processor time, user and system, in hundredths of a second: $(cut -d' ' -f14,15 "/proc/$java/stat")"
        wait $feed || true
        grep 'market feed has ended' feed.log
    )
    tail -n 4 "$out/receiver.log"
}

run 1 4
run 1 5
run 500 4
run 10000 4
