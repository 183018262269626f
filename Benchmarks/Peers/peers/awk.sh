#!/bin/sh
# awk: awk.sh lines|duplicates FILE. The pattern is in the program, where it is compiled once.
set -eu
case $1 in
  lines) action='' ;;
  duplicates) action='if (seen[$0]++) duplicates++' ;;
esac
LC_ALL=C exec awk -v work="$1" '
  /^'"$IDENTIFIER_PATTERN"'$/ { valid++; '"$action"' }
  END { print valid + 0, NR - valid, work == "duplicates" ? duplicates + 0 : "" }' "$2"
