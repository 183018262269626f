"""What the peers that judge row by row in Python share: the loops over lines and over Python's own csv."""

import csv
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator


def run(judge: Callable[[str], Hashable | None]) -> None:
    """Does WORK on FILE of the command line. `judge` makes of a text its identifier, or None where it is invalid."""
    work, path = sys.argv[1:]
    with open(path, encoding="utf-8", newline="" if work in ("csv", "filter") else None) as file:
        if work == "filter":
            _filter(csv.reader(file), judge)
        elif work == "csv":
            _count(_ids(csv.reader(file)), judge)
        else:
            count = _count_with_duplicates if work == "duplicates" else _count
            count((line.rstrip("\n") for line in file), judge)


def _ids(rows: Iterator[list[str]]) -> Iterator[str]:
    column = next(rows).index("id")
    return (row[column] for row in rows)


def _count(texts: Iterable[str], judge: Callable[[str], Hashable | None]) -> None:
    rows = valid = 0
    for text in texts:
        rows += 1
        valid += judge(text) is not None
    print(valid, rows - valid)


def _count_with_duplicates(texts: Iterable[str], judge: Callable[[str], Hashable | None]) -> None:
    rows = valid = 0
    seen = set()
    for text in texts:
        rows += 1
        identifier = judge(text)
        if identifier is not None:
            valid += 1
            seen.add(identifier)
    print(valid, rows - valid, valid - len(seen))


def _filter(rows: Iterator[list[str]], judge: Callable[[str], Hashable | None]) -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    header = next(rows)
    column = header.index("id")
    out.writerow([*header, "verdict"])
    out.writerows([*row, "invalid" if judge(row[column]) is None else "valid"] for row in rows)
