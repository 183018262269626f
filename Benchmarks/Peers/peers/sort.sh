#!/bin/sh
# grep and sort: sort.sh duplicates FILE. Those that are valid, less those that are distinct, are duplicates.
set -eu
export LC_ALL=C
valid=$(grep -c -x -E "$IDENTIFIER_PATTERN" "$2" || true)
# Room enough to sort in memory: from a pipe, sort would else begin with little and go by way of temporary files.
distinct=$(grep -x -E "$IDENTIFIER_PATTERN" "$2" | sort --unique --buffer-size=25% --parallel="$(nproc)" | wc -l)
rows=$(wc -l < "$2")
echo "$valid $((rows - valid)) $((valid - distinct))"
