"""The Markdown tables."""

import os
import platform
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from comparison.measuring import Measurement
from comparison.tools import Tool
from comparison.works import Counts, Work

_MEGA = 1_000_000
_NOTES = """\
Wall clock of whole processes, start-up included, medians of {runs}; the tools took turns, the files were in the page
cache. "To seckit" compares the time of one row. A tool that judges row by row in Python ran on a smaller file: see
"rows". Peak memory is the memory of the largest process of a pipeline; less than {floor:.0f} MB can't be told."""


@dataclass
class Result:
    """A tool on one file."""

    tool: Tool
    file: Path
    rows: int
    runs: list[Measurement] = field(default_factory=list)
    problem: str | None = None

    @property
    def seconds(self) -> float:
        """The median of all runs."""
        return median(run.seconds for run in self.runs)

    @property
    def seconds_a_row(self) -> float:
        """What files of different sizes are compared by."""
        return self.seconds / self.rows

    @property
    def peak_bytes(self) -> int:
        """The most of all runs."""
        return max(run.peak_bytes for run in self.runs)


def preamble(runs: int, floor: int) -> str:
    """Machine, kernel, date and what the numbers mean."""
    machine = f"{_processor()}, {len(os.sched_getaffinity(0))} cores; {platform.system()} {platform.release()}"
    today = date.today()
    return f"{machine}; {today.day} {today:%B %Y}.\n\n{_NOTES.format(runs=runs, floor=floor / _MEGA)}"


def table(
    work: Work, results: list[Result], absent: dict[str, str], unable: list[str], counts: Counts, floor: int
) -> str:
    """One work: the reference first, the others by their speed, those that can't be had last."""
    reference, *others = results
    others.sort(key=lambda result: result.seconds_a_row if not result.problem else float("inf"))
    lines = [["tool", "rows", "time", "to seckit", "rows/s", "peak memory"]]
    for result in [reference, *others]:
        lines.append([result.tool.label, f"{result.rows:,}", *_figures(result, reference, floor)])
    lines += [[name, f"not installed: {reason[:60]}", "", "", "", ""] for name, reason in absent.items()]
    size = reference.file.stat().st_size / _MEGA
    text = f"## {work.title}\n\n{reference.rows:,} rows ({size:.0f} MB): {counts}.\n\n{_markdown(lines)}\n"
    return text + (f"\nNot made for this work: {', '.join(unable)}.\n" if unable else "")


def _figures(result: Result, reference: Result, floor: int) -> list[str]:
    if result.problem:
        return [f"failed: {result.problem[:60]}", "", "", ""]
    ratio = "" if reference.problem else f"{_significant(result.seconds_a_row / reference.seconds_a_row)} ×"
    # Two runs of a program that needs less than the launcher may differ by a few pages.
    is_known = result.peak_bytes > floor * 1.1
    memory = f"{'' if is_known else '< '}{max(result.peak_bytes, floor) / _MEGA:,.0f} MB"
    return [f"{result.seconds:.3f} s", ratio, f"{_significant(1 / result.seconds_a_row / _MEGA)} M", memory]


def _significant(number: float) -> str:
    """Two digits, or all those before the point."""
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def _markdown(lines: list[list[str]]) -> str:
    """A table whose columns also line up as text; numbers align right. Lines with a reason instead stay as they are."""
    figures = [line for line in lines if line[-1]]
    widths = [max(len(line[column]) for line in figures) for column in range(len(lines[0]))]

    def row(line: list[str]) -> str:
        cells = [line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])] if line in figures else line
        return f"| {' | '.join(cells)} |"

    rule = "|" + "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])]) + "|"
    return "\n".join([row(lines[0]), rule, *map(row, lines[1:])])


def _processor() -> str:
    """What lscpu calls it."""
    english = {**os.environ, "LC_ALL": "C"}
    said = subprocess.run(["lscpu"], capture_output=True, text=True, check=False, env=english)
    names = [line.partition(":")[2].strip() for line in said.stdout.splitlines() if line.startswith("Model name:")]
    return names[0] if names else platform.machine()
