"""polars: a lazy scan on the streaming engine, on all cores: polars_peer.py WORK FILE."""

import os
import sys

import polars as pl

work, file = sys.argv[1:]
if work in ("lines", "duplicates"):
    rows = pl.scan_csv(file, has_header=False, schema={"id": pl.String}, quote_char=None)
else:
    rows = pl.scan_csv(file, infer_schema=False)
is_valid = pl.col("id").str.contains(f"^{os.environ['IDENTIFIER_PATTERN']}$").fill_null(False)

if work == "filter":
    verdict = pl.when(is_valid).then(pl.lit("valid")).otherwise(pl.lit("invalid"))
    rows.with_columns(verdict=verdict).sink_csv("/dev/stdout")
else:
    counts = [is_valid.sum().alias("valid"), is_valid.not_().sum().alias("invalid")]
    if work == "duplicates":
        counts.append((is_valid.sum() - pl.col("id").filter(is_valid).n_unique()).alias("duplicates"))
    print(*rows.select(counts).collect(engine="streaming").row(0))
