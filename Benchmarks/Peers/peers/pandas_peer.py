"""pandas: Arrow's reader and strings, vectorised matching: pandas_peer.py WORK FILE."""

import os
import sys

import pandas as pd

work, file = sys.argv[1:]
arrow = {"engine": "pyarrow", "dtype_backend": "pyarrow"}
if work in ("lines", "duplicates"):
    rows = pd.read_csv(file, header=None, names=["id"], skip_blank_lines=False, **arrow)
else:
    # Only what the work needs is read.
    rows = pd.read_csv(file, usecols=None if work == "filter" else ["id"], **arrow)
is_valid = rows["id"].str.fullmatch(os.environ["IDENTIFIER_PATTERN"]).fillna(False)

if work == "filter":
    rows["verdict"] = is_valid.map({True: "valid", False: "invalid"})
    rows.to_csv(sys.stdout, index=False)
else:
    valid = int(is_valid.sum())
    counts = [valid, len(rows) - valid]
    if work == "duplicates":
        counts.append(valid - rows["id"][is_valid].nunique())
    print(*counts)
