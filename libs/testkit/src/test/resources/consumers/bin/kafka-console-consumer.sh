#!/usr/bin/env bash
# Stands in for Kafka's script in a test: the lines of a file from an offset on, then the error of the time-out.
set -euo pipefail
while [[ $1 != --offset ]]; do shift; done
tail -n "+$(($2 + 1))" "$DELIVERED"
exit 1
