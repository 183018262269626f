#!/bin/sh
# grep and ripgrep: grep.sh PROGRAM lines FILE. They count what matches; wc tells how many lines are left.
set -eu
case $1 in
  grep) valid=$(LC_ALL=C grep -c -x -E "$IDENTIFIER_PATTERN" "$3" || true) ;;
  *) valid=$("$1" --count --include-zero --line-regexp "$IDENTIFIER_PATTERN" "$3" || true) ;;
esac
rows=$(wc -l < "$3")
echo "$valid $((rows - valid))"
