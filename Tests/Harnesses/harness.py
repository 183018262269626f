"""What the harnesses share: the program under test, a folder for what they make, and what they say of faults."""

import os
import shutil
import sqlite3
import subprocess
import sys

PROGRAM = os.path.abspath(os.environ.get("SECKIT", ".build/release/seckit"))
ENDINGS = ("", "-journal", "-wal", "-shm")


def scratch(name):
    """A new folder in memory, or where SCRATCH says."""
    folder = os.path.join(os.environ.get("SCRATCH", "/dev/shm"), f"seckit-{name}")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return folder


def run(*arguments, rows=None, timeout=120):
    return subprocess.run(
        [PROGRAM, *arguments], input=rows.encode() if rows else None, capture_output=True, timeout=timeout
    )


def requests(header, rows):
    """A list of requests as CSV."""
    return "".join(line + "\n" for line in [header, *rows])


def shown(value):
    """An identifier as it is written, of eight bytes."""
    digits = value.hex().upper()
    return "-".join(digits[place : place + 2] for place in range(0, 16, 2))


class Register:
    """What is in the file of a register, read without the program."""

    def __init__(self, path):
        connection = sqlite3.connect(path, timeout=30)
        try:
            ask = lambda query: list(connection.execute(query))
            self.numbers = {name: str(number) for name, number in ask("SELECT signifier, number FROM organisation")}
            self.ranges = {(str(number), shown(first), shown(last))
                           for number, first, last in ask("SELECT organisation, first, last FROM range")}
            self.identifiers = {shown(value) for value, in ask("SELECT value FROM identifier")}
            self.answers = dict(ask("SELECT request_id, content FROM event WHERE request_id IS NOT NULL"))
            self.hashes = {sequence: value.hex() for sequence, value in ask("SELECT sequence, hash FROM event")}
        finally:
            connection.close()


class Faults:
    """Counts faults and tells them; keeps the register of each."""

    def __init__(self):
        self.count = 0

    def tell(self, words, register=None):
        self.count += 1
        print("FAULT", words, flush=True)
        if register:
            folder = scratch(f"fault-{os.path.basename(sys.argv[0])}-{self.count}")
            for ending in ENDINGS:
                if os.path.exists(register + ending):
                    shutil.copy(register + ending, folder)
            print("  kept in", folder, flush=True)

    def end(self, numbers):
        """Says what was done, and ends with status 1 where there were faults."""
        print(", ".join(f"{number} {name}" for name, number in numbers.items()) + f", {self.count} faults", flush=True)
        sys.exit(1 if self.count else 0)
