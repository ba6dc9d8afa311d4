#!/usr/bin/env bash
# Stands in for Kafka's script in a test: one partition that begins at 0, or at the offset that is known for the moment.
set -euo pipefail
time=${*: -1}
if [[ $time == -2 ]]; then
    echo "kaocheng.scores.v1:0:0"
else
    offset=OFFSET_OF_$time
    echo "kaocheng.scores.v1:0:${!offset}"
fi
