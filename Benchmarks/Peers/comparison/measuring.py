"""Wall clock and peak memory of whole processes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

_LAUNCHER = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py"))]
_KIB = 1024
Answer = TypeVar("Answer")


class RunError(Exception):
    """A command failed; the text is the last line that it said."""


@dataclass(frozen=True)
class Measurement:
    """One run: its wall clock, and the most memory that it or a process it waited for held."""

    seconds: float
    peak_bytes: int


def measure(
    command: Sequence[str],
    environment: Mapping[str, str],
    good_statuses: Sequence[int],
    read: Callable[[IO[str]], Answer] | None,
) -> tuple[Measurement, Answer | None]:
    """Runs a command, with its output read by `read` or sent to /dev/null."""
    receiver, sender = os.pipe()
    with tempfile.TemporaryFile() as complaints, os.fdopen(receiver) as report:
        process = subprocess.Popen(
            [*_LAUNCHER, str(sender), *command],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE if read else subprocess.DEVNULL, stderr=complaints,
            pass_fds=[sender], env=environment, text=True, encoding="utf-8", errors="replace",
        )
        os.close(sender)
        with process:
            answer, problem = _answer(process.stdout, read)
        words = report.read().split()
        if len(words) != 3 or int(words[2]) not in good_statuses:
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip().splitlines()
            raise RunError(said[-1] if said else f"exit status {words[2] if words else 'unknown'}")
    if problem:
        raise RunError(problem)
    return Measurement(float(words[0]), int(words[1]) * _KIB), answer


def _answer(
    stream: IO[str] | None, read: Callable[[IO[str]], Answer] | None
) -> tuple[Answer | None, str | None]:
    """What `read` makes of the output, or why it can make nothing of it."""
    if stream is None or read is None:
        return None, None
    try:
        return read(stream), None
    except ValueError as error:
        return None, str(error)


def memory_floor(environment: Mapping[str, str]) -> int:
    """The launcher's own share: a peak that is not higher can't be told."""
    measurement, _ = measure(["true"], environment, [0], None)
    return measurement.peak_bytes
