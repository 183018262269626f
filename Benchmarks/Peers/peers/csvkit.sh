#!/bin/sh
# csvkit: csvkit.sh csv|filter FILE. csvgrep adds no column, so that the filter is an SQL statement of csvsql.
set -eu
case $1 in
  csv)
    valid=$(csvgrep --columns id --regex "^$IDENTIFIER_PATTERN\$" "$2" | tail -n +2 | wc -l)
    rows=$(tail -n +2 "$2" | wc -l)
    echo "$valid $((rows - valid))"
    ;;
  filter)
    exec csvsql --no-inference --tables batch --query "
      SELECT *, CASE WHEN id GLOB '$IDENTIFIER_PATTERN' THEN 'valid' ELSE 'invalid' END AS verdict FROM batch" "$2"
    ;;
esac
