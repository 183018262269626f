#!/usr/bin/env python3
"""SIGKILL at random moments while 1 to 8 processes change one register.

Each answer that was given is in the register, once, and 'verify' passes; the same requests asked again get the same
answers. A list that is imported is there as a whole or not at all. Registers are made under fire, too: a killed 'init' leaves a whole register or none, and the next one works.

usage: kill_register.py SECONDS [SEED]
"""

import csv
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from harness import PROGRAM, Faults, Register, requests, run, scratch, shown

seconds, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
random.seed(seed)
end = time.time() + seconds
folder = scratch("kill")
faults = Faults()
counts = dict.fromkeys(["registers", "inits killed", "rounds", "processes", "killed", "imports", "answers", "asked again"], 0)
KINDS = {"organisations": 35, "identifiers": 35, "organisation": 8, "identifier": 8, "atomic": 6, "rename": 3,
         "withdraw": 3, "ranges": 2, "import": 6}
# This number of identifiers is added at once, without the triggers that check each.
IMPORTED = 1200


def lists(serial, folder):
    """Writes a list of one organisation with its identifiers; the names of both files."""
    number = 4000 - serial
    first = 0x70B3D51F30000000 | number << 16
    value = lambda offset: shown((first + offset).to_bytes(8, "big"))
    with open(f"{folder}/list-{serial}", "w") as file:
        file.write(requests("organisation_number,name,signifier,first,last",
                            [f"{number},Import {serial},IMPORT{serial},{value(0)},{value(0xFFFF)}"]))
    with open(f"{folder}/ids-{serial}", "w") as file:
        file.write(requests("id,party,roles", [f"{value(offset)},{number},ED" for offset in range(IMPORTED)]))
    return file.name.replace("/ids-", "/list-"), file.name


def command(kind, serial, register, known):
    """The arguments and the requests of a process; `known` are identifiers that were given out."""
    party = lambda: f"P{random.randrange(20)}"
    if kind == "organisations":
        rows = [f"o{serial}-{i},Name {serial} {i},S{serial}-{i}" for i in range(random.randint(1, 60))]
        return (["allocate", "organisation", register, "--each", "--requests", "-"],
                requests("request_id,name,signifier", rows))
    if kind in ("identifiers", "atomic"):
        rows = [f"i{serial}-{i},{party()},{random.choice(['ED', 'GT', 'IS;GS', 'OU'])}"
                for i in range(random.randint(1, 80))]
        return (["allocate", "id", register, "--atomic" if kind == "atomic" else "--each", "--requests", "-"],
                requests("request_id,party,roles", rows))
    if kind == "ranges":
        rows = [f"g{serial}-{i},{party()}" for i in range(random.randint(1, 4))]
        return (["allocate", "range", register, "--each", "--requests", "-"],
                requests("request_id,party", rows))
    if kind == "import":
        organisations, identifiers = lists(serial, os.path.dirname(register))
        return ["register", "import", register, organisations, "--identifiers", identifiers], None
    single = {
        "organisation": ["allocate", "organisation", register, "--name", f"Single {serial}",
                         "--signifier", f"X{serial}"],
        "identifier": ["allocate", "id", register, "--party", party(), "--role", "ED"],
        "rename": ["register", "rename", register, party(), f"Renamed {serial}"],
        "withdraw": ["register", "withdraw", register, "--id", random.choice(known or [""])],
    }
    return single[kind] + ["--format", "csv"], None


class Attack:
    """A register and what was answered of it."""

    def __init__(self, place):
        self.folder = place
        self.register = f"{place}/r.db"
        self.serial = 0
        self.organisations = {}  # Request or signifier: number, first, last.
        self.identifiers = {}  # Request or number of the process: identifier.
        self.events = []  # Sequence, hash.
        self.imports = {}  # Number of the process: whether it has ended well.

    def make(self):
        """Makes the register, after some that were killed while they made it."""
        for _ in range(random.randint(0, 3)):
            process = subprocess.Popen([PROGRAM, "register", "init", self.register, "--time", "2025-04-01"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0, 0.03))
            process.kill()
            process.wait()
            counts["inits killed"] += 1
            if os.path.exists(self.register):
                if run("register", "verify", self.register).returncode:
                    faults.tell("a killed init left a file that is not a register", self.register)
                os.remove(self.register)
        made = run("register", "init", self.register, "--time", "2025-04-01", "--actor", "desk")
        if made.returncode:
            faults.tell(f"init after killed ones: {made.stderr}")
        rows = requests("request_id,name,signifier", [f"p{i},Party {i},P{i}" for i in range(20)])
        run("allocate", "organisation", self.register, "--requests", "-", "--time", "2025-04-01", rows=rows)
        counts["registers"] += 1

    def start(self):
        self.serial += 1
        kind = random.choices(list(KINDS), list(KINDS.values()))[0]
        # What nobody has been given can't be withdrawn.
        if kind == "withdraw" and not self.identifiers:
            kind = "rename"
        arguments, rows = command(kind, self.serial, self.register, list(self.identifiers.values()))
        arguments += ["--time", "2025-04-02", "--actor", "desk", "--wait", "30"]
        output = open(f"{self.folder}/out-{self.serial}", "w+b")
        source = open(f"{self.folder}/in-{self.serial}", "w+b")
        source.write((rows or "").encode())
        source.seek(0)
        counts["processes"] += 1
        process = subprocess.Popen([PROGRAM, *arguments], stdin=source, stdout=output, stderr=subprocess.PIPE)
        return process, kind, self.serial, arguments, rows, output

    def round(self):
        started = [self.start() for _ in range(random.randint(1, 8))]
        if random.random() < 0.5:
            # Until all of them together have written this number of bytes of answers.
            wanted, limit = random.randint(100, 6000), time.time() + 5
            size = lambda: sum(os.fstat(output.fileno()).st_size for *_, output in started)
            while time.time() < limit and size() < wanted and any(process.poll() is None for process, *_ in started):
                time.sleep(0.0005)
        else:
            time.sleep(random.choice([random.uniform(0, 0.02), random.uniform(0, 0.1), random.uniform(0, 0.4)]))
        share = random.choice([0.4, 1])
        for process, *_ in started:
            if random.random() < share:
                process.send_signal(signal.SIGKILL)
        for process, kind, serial, arguments, rows, output in started:
            self.collect(process, kind, serial, arguments, output)
        counts["rounds"] += 1
        self.check()
        if random.random() < 0.4:
            self.ask_again(random.choice(started))

    def collect(self, process, kind, serial, arguments, output):
        try:
            errors = process.communicate(timeout=120)[1].decode(errors="replace")
        except subprocess.TimeoutExpired:
            faults.tell(f"hangs: {arguments}", self.register)
            process.kill()
            process.wait()
            return
        if process.returncode == -signal.SIGKILL:
            counts["killed"] += 1
        elif process.returncode not in (0, 1):
            faults.tell(f"status {process.returncode} of {kind}: {errors[:300]}", self.register)
        if kind == "import":
            self.imports[serial] = process.returncode == 0
            counts["imports"] += 1
        output.seek(0)
        # Whole lines alone are answers.
        lines = output.read().decode().rpartition("\n")[0]
        output.close()
        for row in csv.DictReader(io.StringIO(lines)):
            self.note(row, kind, serial, arguments)

    def note(self, row, kind, serial, arguments):
        if row["status"] not in ("allocated", "already", "done"):
            if kind in ("organisations", "identifiers", "organisation", "identifier"):
                faults.tell(f"status {row} of {kind}", self.register)
            return
        counts["answers"] += 1
        if kind in ("organisations", "organisation"):
            key = row.get("request_id") or arguments[arguments.index("--signifier") + 1]
            self.organisations[key] = (row["organisation_number"], row["first"], row["last"])
        elif kind in ("identifiers", "identifier", "atomic"):
            self.identifiers[row.get("request_id") or str(serial)] = row["id"]
        elif kind in ("rename", "withdraw"):
            self.events.append((int(row["sequence"]), row["hash"]))

    def check(self):
        verified = run("register", "verify", self.register)
        if verified.returncode:
            faults.tell(f"verify: {verified.stdout[-500:]} {verified.stderr[-500:]}", self.register)
        kept = Register(self.register)
        for key, (number, first, last) in self.organisations.items():
            signifier = "S" + key[1:] if key[0] == "o" else key
            if kept.numbers.get(signifier) != number or (number, first, last) not in kept.ranges:
                faults.tell(f"an organisation is lost: {key} {number}", self.register)
        for key, value in self.identifiers.items():
            if value not in kept.identifiers or key[0] == "i" and value not in kept.answers.get(key, ""):
                faults.tell(f"an identifier is lost: {key} {value}", self.register)
        for sequence, value in self.events:
            if kept.hashes.get(sequence) != value:
                faults.tell(f"event {sequence} is lost", self.register)
        for serial, is_done in self.imports.items():
            prefix = shown((0x70B3D51F30000000 | (4000 - serial) << 16).to_bytes(8, "big"))[:17]
            count = sum(value.startswith(prefix) for value in kept.identifiers)
            if count not in ((IMPORTED,) if is_done else (0, IMPORTED)) or (count > 0) != (f"IMPORT{serial}" in kept.numbers):
                faults.tell(f"import {serial} is there in part: {count}", self.register)
        for given in (list(self.identifiers.values()), [number for number, *_ in self.organisations.values()]):
            if len(set(given)) != len(given):
                faults.tell("something was given twice", self.register)

    def ask_again(self, started):
        _, kind, serial, arguments, rows, _ = started
        if kind not in ("organisations", "identifiers"):
            return
        counts["asked again"] += 1
        again = run(*arguments, rows=rows)
        if again.returncode:
            faults.tell(f"asked again: {again.returncode} {again.stderr}", self.register)
        answers = self.organisations if kind == "organisations" else self.identifiers
        before = dict(answers)
        for row in csv.DictReader(io.StringIO(again.stdout.decode())):
            self.note(row, kind, serial, arguments)
            old = before.get(row["request_id"])
            if old and (old != answers[row["request_id"]] or row["status"] != "already"):
                faults.tell(f"asked again, another answer: {old} {row}", self.register)


while time.time() < end:
    attack = Attack(f"{folder}/{counts['registers']}")
    os.makedirs(attack.folder)
    attack.make()
    for _ in range(random.randint(4, 12)):
        if time.time() < end:
            attack.round()
    shutil.rmtree(attack.folder)
shutil.rmtree(folder)
faults.end(counts)
