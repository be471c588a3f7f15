#!/bin/sh
# Wall time and time a row of whole processes that simulate transactions, start-up included.
#   src/bench/transactions.sh          the published dataset and a one-day run, five times each
#   src/bench/transactions.sh scale    1, 10 and 100 million rows: the cost a row must stay the same (6 GB of memory, 8 GB of disk)
set -eu
cd "$(dirname "$0")/../.."
./headwater --version >/dev/null # builds the jar if needed
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# generate HEAP OPTION…: prints rows, seconds and time a row, within that much heap.
generate() {
    heap=$1
    shift
    rm -rf "$out/files"
    begin=$(date +%s%N)
    rows=$(JAVA_OPTS="-Xmx$heap" ./headwater generate transactions --output "$out/files" "$@" |
        awk '$1 == "Transactions" { gsub(",", "", $2); print $2 }')
    end=$(date +%s%N)
    awk -v ns=$((end - begin)) -v rows="$rows" -v heap="$heap" -v what="$*" 'BEGIN {
        printf "%-52s -Xmx%-6s %11d rows %8.2f s %7.0f ns/row\n", what, heap, rows, ns / 1e9, ns / rows
    }'
}

if [ "${1:-}" = scale ]; then
    generate 128m --customers 2850
    generate 512m --customers 28500
    generate 4g --customers 285000
else
    for run in 1 2 3 4 5; do
        generate 256m --customers 5000 --terminals 10000 --days 183
        generate 256m --customers 50000 --terminals 10000 --days 1
    done
fi
