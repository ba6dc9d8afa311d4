#!/usr/bin/env bash
# Keeps the present score of every unit and period in a table: region, unit, period, sequence, total, rank, separated by tabs.
#
#   scores-reader.sh 127.0.0.1:19092 scores.tsv [2026-03-01T00:00:00Z]
#
# Reads what there is and ends: run it from cron. Reading an event twice changes nothing, since a row is only replaced by one with a
# greater sequence; a withdrawn score is a row without total. The moment is where to begin. Needs jq and, on the PATH, the scripts of
# Apache Kafka.
set -euo pipefail

bootstrap=$1 table=$2
begin=-2 # the first event there is
if [[ $# -gt 2 ]]; then
    begin=$(($(date -d "$3" +%s) * 1000))
fi
topic=kaocheng.scores.v1

fresh=$(mktemp "$table.XXXXXX")
trap 'rm -f "$fresh"' EXIT
touch "$table"
{
    cat "$table"
    # A region lies in one partition, so its events come in their order.
    kafka-get-offsets.sh --bootstrap-server "$bootstrap" --topic "$topic" --time "$begin" |
        while IFS=: read -r _ partition offset; do
            [[ -n $offset && $offset -ge 0 ]] || continue # nothing since then
            kafka-console-consumer.sh --bootstrap-server "$bootstrap" --topic "$topic" \
                --partition "$partition" --offset "$offset" --timeout-ms 10000 </dev/null || true # the time-out is how it ends
        done |
        jq -r '
            select(.type == "kaocheng.scores.unit-scored.v1" or .type == "kaocheng.scores.score-withdrawn.v1")
            | [.region, .data.unit, .data.period, .sequence, .data.total // "", .data.rank // ""]
            | @tsv'
} | awk -F '\t' '
    { key = $1 FS $2 FS $3 }
    ($4 "") > (last[key] "") { last[key] = $4; row[key] = $0 }
    END { for (key in row) print row[key] }' | sort >"$fresh"
mv "$fresh" "$table" # at once, so that a stop in between loses nothing
trap - EXIT
