"""DuckDB: one SQL statement over read_csv, on all cores: duckdb_peer.py WORK FILE."""

import os
import sys

import duckdb

work, file = sys.argv[1:]
is_lines = work in ("lines", "duplicates")
columns = {name: "VARCHAR" for name in (["id"] if is_lines else ["request_id", "name", "id", "note"])}
quote = "" if is_lines else '"'
# The layout is told: finding it out takes a third longer.
rows = (
    f"read_csv('{file}', auto_detect = false, header = {not is_lines}, delim = ',', quote = '{quote}', "
    f"escape = '{quote}', columns = {columns})"
)
is_valid = f"coalesce(regexp_full_match(id, '{os.environ['IDENTIFIER_PATTERN']}'), false)"

if work == "filter":
    verdict = f"CASE WHEN {is_valid} THEN 'valid' ELSE 'invalid' END AS verdict"
    duckdb.execute(f"COPY (SELECT *, {verdict} FROM {rows}) TO '/dev/stdout' (FORMAT csv, HEADER)")
else:
    counts = "count(*) FILTER (valid), count(*) FILTER (NOT valid)"
    if work == "duplicates":
        counts += ", count(*) FILTER (valid) - count(DISTINCT id) FILTER (valid)"
    print(*duckdb.sql(f"SELECT {counts} FROM (SELECT id, {is_valid} AS valid FROM {rows})").fetchall()[0])
