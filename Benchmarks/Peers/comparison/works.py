"""What is asked of every tool, and the answers they have to agree on."""

import csv
from dataclasses import dataclass
from enum import Enum
from typing import IO

_HEX = "[0-9A-Fa-f]"
PATTERN = "70-[Bb]3-[Dd]5-1[Ff]-3" + _HEX + ("-" + _HEX * 2) * 3
"""A valid identifier: the Panel block 70-B3-D5-1F-3 in pairs with hyphens. Written with nothing but character classes,
so that it means the same to every regular expression engine (mawk knows no {2}) and to the GLOB of SQL."""


class Work(Enum):
    """One table each. The value is the peers' first argument."""

    LINES = "lines"
    DUPLICATES = "duplicates"
    CSV = "csv"
    FILTER = "filter"

    @property
    def layout(self) -> str:
        """The generator's --layout of the file that is worked on."""
        return "csv" if self in (Work.CSV, Work.FILTER) else "lines"

    @property
    def title(self) -> str:
        """The table's heading."""
        return {
            Work.LINES: "Count valid and invalid identifiers, one per line",
            Work.DUPLICATES: "The same, and count exact duplicates",
            Work.CSV: "Count valid and invalid rows of CSV with quoted fields",
            Work.FILTER: "Filter CSV: all rows out with a verdict, to /dev/null",
        }[self]


@dataclass(frozen=True)
class Counts:
    """A tool's answer."""

    valid: int
    invalid: int
    duplicates: int | None = None

    def __str__(self) -> str:
        text = f"{self.valid} valid, {self.invalid} invalid"
        return text if self.duplicates is None else f"{text}, {self.duplicates} duplicates"


def counts_of_peer(output: str, work: Work) -> Counts:
    """Reads `valid invalid [duplicates]`. Raises ValueError where it is anything else."""
    numbers = [int(word) for word in output.split()]
    if len(numbers) != (3 if work is Work.DUPLICATES else 2):
        raise ValueError(f"no counts: {output.strip()[:80]!r}")
    return Counts(*numbers)


def counts_of_seckit(output: str, work: Work) -> Counts:
    """Reads `seckit validate --summary --format csv`. A duplicate is a valid identifier with a warning.
    To the others a blank row is not an identifier.
    """
    rows = dict(csv.reader(output.splitlines()))
    try:
        valid, warnings, invalid, blank = (int(rows[item]) for item in ("valid", "warnings", "invalid", "blank"))
    except KeyError as missing:
        raise ValueError(f"the summary has no {missing}") from None
    return Counts(valid + warnings, invalid + blank, warnings if work is Work.DUPLICATES else None)


def counts_of_filtered(stream: IO[str]) -> Counts:
    """Counts the verdicts in rows that a filter wrote."""
    rows = csv.reader(stream)
    column = next(rows, []).index("verdict")
    total = valid = 0
    for row in rows:
        total += 1
        valid += row[column] == "valid"
    return Counts(valid, total - valid)
