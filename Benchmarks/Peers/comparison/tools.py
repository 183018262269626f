"""The tools: what each can do, how it is brought here and called."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from comparison.installing import InstallError, Scratch
from comparison.works import PATTERN, Counts, Work, counts_of_peer, counts_of_seckit

_PEERS = Path(__file__).parent.parent / "peers"
_LINES = (Work.LINES, Work.DUPLICATES)
_CSV = (Work.CSV, Work.FILTER)
_ALL = tuple(Work)
# Makes a tool ready, and says by which words it is started and what its version is.
Install = Callable[[Scratch], tuple[list[str], str]]
_SECKIT_OPTIONS = {
    Work.LINES: ["--lines", "--summary", "--format", "csv", "--duplicates", "ignore"],
    Work.DUPLICATES: ["--lines", "--summary", "--format", "csv"],
    Work.CSV: ["--summary", "--format", "csv", "--duplicates", "ignore"],
    Work.FILTER: ["--duplicates", "ignore", "--quiet"],
}


@dataclass(frozen=True)
class Tool:
    """A program that does one or more of the works."""

    name: str
    works: tuple[Work, ...] = _ALL
    install: Install = field(kw_only=True)
    # What follows those words.
    arguments: Callable[[Work, str], list[str]] = lambda work, file: [work.value, file]
    # Reads its counts; None for a yardstick, which counts no identifiers.
    counts: Callable[[str, Work], Counts] | None = counts_of_peer
    good_statuses: tuple[int, ...] = (0,)
    # Judges row by row in Python: it gets the smaller file.
    is_slow: bool = False
    start: tuple[str, ...] = ()
    version: str = ""

    def installed(self, scratch: Scratch) -> "Tool":
        """The same, ready to be called. Raises InstallError where it can't be had."""
        start, said = self.install(scratch)
        version = re.search(r"\d[\d.]*\d", said)
        return replace(self, start=tuple(start), version=version[0] if version else "")

    def command(self, work: Work, file: Path) -> list[str]:
        """Does a work on a file."""
        return [*self.start, *self.arguments(work, str(file))]

    @property
    def label(self) -> str:
        """Name and version."""
        program, comma, options = self.name.partition(",")
        return f"{program} {self.version}".rstrip() + comma + options


def environment(scratch: Scratch) -> dict[str, str]:
    """The variables of all peers, the pattern among them."""
    return {**scratch.environment, "IDENTIFIER_PATTERN": PATTERN}


def tools(seckit: Path) -> list[Tool]:
    """All of them; the first is the one that the others are compared with."""
    reference = Tool(
        "seckit", install=lambda _: ([str(seckit), "validate"], _says(str(seckit), "--version")),
        arguments=lambda work, file: [*_SECKIT_OPTIONS[work], file],
        counts=counts_of_seckit, good_statuses=(0, 1))
    found = [reference]
    if "--threads" in _says(str(seckit), "validate", "--help"):
        found.append(replace(
            reference, name="seckit, one thread",
            arguments=lambda work, file: [*_SECKIT_OPTIONS[work], "--threads", "1", file]))
    return found + [
        _yardstick("wc -l"),
        _yardstick("cat"),
        Tool("grep", (Work.LINES,), install=_script("grep.sh", "grep", "grep")),
        Tool("ripgrep", (Work.LINES,), install=_script("grep.sh", "rg", "rg", package="ripgrep")),
        Tool("awk", _LINES, install=_script("awk.sh", "awk")),
        Tool("sort", (Work.DUPLICATES,), install=_script("sort.sh", "sort")),
        Tool("Go", install=_go),
        Tool("polars", install=_python("polars")),
        Tool("duckdb", install=_python("duckdb")),
        Tool("pandas", install=_python("pandas", "pyarrow")),
        Tool("python", install=_python(), is_slow=True),
        Tool("netaddr", install=_python("netaddr"), is_slow=True),
        Tool("macaddress", install=_python("macaddress"), is_slow=True),
        Tool("csvkit", _CSV, install=_csvkit, is_slow=True),
    ]


def _yardstick(command: str) -> Tool:
    """A command that only reads the file."""
    words = command.split()
    return Tool(
        command, install=lambda _: (words, _says(words[0], "--version")),
        arguments=lambda _, file: [file], counts=None)


def _script(script: str, program: str, *arguments: str, package: str = "") -> Install:
    """A shell script around a program of the machine or of Debian."""

    def install(scratch: Scratch) -> tuple[list[str], str]:
        if not scratch.which(program) and package:
            scratch.debian(package)
        path = scratch.which(program)
        if not path:
            raise InstallError(f"{program} is not on this machine")
        # mawk, the awk of Debian, knows only -W.
        version = ["-W", "version"] if program == "awk" else ["--version"]
        return ["sh", str(_PEERS / script), *arguments], _says(path, *version)

    return install


def _python(*packages: str) -> Install:
    """A Python program with the packages that it needs, the first of which it is named after."""

    def install(scratch: Scratch) -> tuple[list[str], str]:
        scratch.pip(*packages)
        version = scratch.pip_version(packages[0]) if packages else _says(str(scratch.python), "--version")
        return [str(scratch.python), str(_PEERS / f"{packages[0] if packages else 'python'}_peer.py")], version

    return install


def _csvkit(scratch: Scratch) -> tuple[list[str], str]:
    scratch.pip("csvkit")
    return ["sh", str(_PEERS / "csvkit.sh")], scratch.pip_version("csvkit")


def _go(scratch: Scratch) -> tuple[list[str], str]:
    return [str(scratch.build_go(_PEERS / "go_peer.go"))], scratch.go_version()


def _says(*command: str) -> str:
    """What a program says of itself, on whichever stream."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    except OSError as error:
        raise InstallError(f"{command[0]}: {error.strerror}") from None
    return done.stdout
