#!/bin/sh
# Messages a second of whole processes that make a market, start-up included, as the command tells them itself: one thread, into nothing
# and into a file.
set -eu
cd "$(dirname "$0")/../.."
./headwater --version >/dev/null # builds the jar if needed
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

for run in 1 2 3; do
    echo "run $run: 20 million messages to /dev/null, 5 million to a file"
    ./headwater generate market --messages 20000000 --output - 2>&1 >/dev/null | grep Seconds
    ./headwater generate market --messages 5000000 --force --output "$out/market.ndjson" 2>&1 | grep Seconds
done
