#!/usr/bin/env python3
"""Simulated power loss: strace records every write, truncation, sync, new name and removal of a command; for random moments
it makes what a disk may have then. What was synced is there; of what was not a random part is, torn at 512 bytes.

Each register must open, 'verify' as sound, and have all that was answered before the moment. A register that was being made
is there as a whole or not at all, and is there once that was told.

usage: powerloss.py IMAGES [SEED]
"""

import csv
import io
import os
import random
import re
import shutil
import subprocess
import sys

from harness import ENDINGS, PROGRAM, Faults, Register, requests, run, scratch

images = int(sys.argv[1])
random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
folder = scratch("power")
faults = Faults()
CALLS = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat2,link,linkat"
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def texts(arguments):
    return [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(arguments)]


def calls(trace):
    """Name, arguments and result of each call that succeeded."""
    unfinished = {}
    with open(trace, errors="replace") as file:
        for line in file:
            process, rest = line.rstrip("\n").split(maxsplit=1)
            if rest.endswith("<unfinished ...>"):
                unfinished[process] = rest[: -len("<unfinished ...>")].rstrip()
                continue
            resumed = re.match(r"<\.\.\. \w+ resumed>(.*)$", rest)
            if resumed:
                rest = unfinished.pop(process, "") + resumed.group(1)
            match = re.match(r"(\w+)\((.*)\)\s+= (\d+)", rest)
            if match:
                yield match.group(1), match.group(2), int(match.group(3))


def operations(trace, watched):
    """What was done to files whose names begin with `watched`, and what was answered."""
    names, result = {}, []
    for call, arguments, value in calls(trace):
        paths = [text.decode(errors="replace") for text in texts(arguments)] if call not in ("write", "pwrite64") else []
        number = arguments.split(",")[0]
        name = names.get(int(number), "") if number.isdigit() else ""
        if call == "openat":
            names[value] = paths[0]
            if paths[0].startswith(watched) and "O_CREAT" in arguments:
                result.append(("create", paths[0]))
            if paths[0].startswith(watched) and "O_TRUNC" in arguments:
                result.append(("truncate", paths[0], 0))
        elif call == "close":
            names.pop(int(arguments), None)
        elif call == "write" and number == "1":
            result.append(("answer", texts(arguments)[0]))
        elif call in ("fsync", "fdatasync") and watched.startswith(name.rstrip("/") + "/"):
            result.append(("sync folder",))
        elif call in ("unlink", "unlinkat") and paths[0].startswith(watched):
            result.append(("remove", paths[0]))
        elif call in ("rename", "renameat2", "link", "linkat") and paths[0].startswith(watched):
            result.append(("link" if call.startswith("link") else "rename", *paths))
        elif name.startswith(watched):
            if call == "pwrite64":
                data = texts(arguments)[0]
                assert len(data) == value, "a write that strace has cut off"
                result.append(("write", name, int(arguments.rsplit(",", 1)[1]), data))
            elif call in ("fsync", "fdatasync"):
                result.append(("sync", name))
            elif call == "ftruncate":
                result.append(("truncate", name, int(arguments.split(",")[1])))
    return result


class File:
    def __init__(self, data=b""):
        self.data = bytearray(data)
        self.waiting = []

    def apply(self, operation):
        if operation[0] == "truncate":
            size = operation[2]
            del self.data[size:]
            self.data.extend(bytes(size - len(self.data)))
        else:
            _, _, start, data = operation
            self.data.extend(bytes(max(0, start - len(self.data))))
            self.data[start : start + len(data)] = data

    def sync(self):
        for operation in self.waiting:
            self.apply(operation)
        self.waiting = []

    def after_loss(self, mode):
        """The bytes on the disk where only some of what waits has got there."""
        share = {"none": 0, "all": 1, "half": 0.5, "torn": 0.7}[mode]
        for operation in self.waiting:
            if random.random() >= share:
                continue
            if mode == "torn" and operation[0] == "write" and len(operation[3]) > 512 and random.random() < 0.5:
                _, name, start, data = operation
                for place in range(0, len(data), 512):
                    if random.random() < 0.5:
                        self.apply(("write", name, start + place, data[place : place + 512]))
            else:
                self.apply(operation)
        return bytes(self.data)


def change(names, operation):
    """Does to the names of a folder what an operation does."""
    kind, name = operation[:2]
    if kind == "create":
        names[name] = operation[2]
    elif kind == "remove":
        names.pop(name, None)
    elif name in names:
        names[operation[2]] = names[name]
        if kind == "rename":
            del names[name]


def image(start, done, mode):
    """Names and bytes of the files after a loss, and what was answered until then."""
    now = {name: File(data) for name, data in start.items()}
    disk, waiting, answers = dict(now), [], b""
    for operation in done:
        kind = operation[0]
        if kind == "answer":
            answers += operation[1]
        elif kind == "sync folder":
            for other in waiting:
                change(disk, other)
            waiting = []
        elif kind in ("write", "truncate"):
            if operation[1] in now:
                now[operation[1]].waiting.append(operation)
        elif kind == "sync":
            if operation[1] in now:
                now[operation[1]].sync()
        elif kind != "create" or operation[1] not in now:
            if kind == "create":
                operation = (*operation, File())
            change(now, operation)
            waiting.append(operation)
    # The names change in their order, as journals of file systems have it, or each for itself.
    if random.random() < 0.5:
        kept = waiting[: len(waiting) if mode == "all" else random.randint(0, len(waiting))]
    else:
        kept = [operation for operation in waiting if mode == "all" or random.random() < 0.5]
    for operation in kept:
        change(disk, operation)
    return {name: file.after_loss(mode) for name, file in disk.items() if not name.endswith("-shm")}, answers


class Case:
    """A command, and what it did to the files."""

    def __init__(self, name, arguments, rows=None, base=None):
        self.name = name
        place = os.path.join(folder, name)
        os.makedirs(place)
        self.register = f"{place}/r.db"
        self.start = {}
        if base:
            shutil.copy(base, self.register)
            with open(base, "rb") as file:
                self.start[self.register] = file.read()
        trace = f"{place}/trace"
        words = [self.register if word == "REGISTER" else word for word in arguments.split()]
        subprocess.run(
            ["strace", "-f", "-o", trace, "-xx", "-s", "300000", "-e", f"trace={CALLS}", PROGRAM, *words],
            input=(rows or "").encode(), capture_output=True, check=True)
        self.operations = operations(trace, self.register)

    def fault(self, number):
        """What is wrong after a loss at a random moment, near the end for the first; `None` where nothing is."""
        count = len(self.operations)
        moment = max(0, count - number) if number < 9 else random.randint(0, count)
        files, answers = image(self.start, self.operations[:moment], random.choice(["none", "all", "half", "torn", "torn"]))
        for name in os.listdir(folder):
            if name.startswith("x.db"):
                os.remove(f"{folder}/{name}")
        for name, data in files.items():
            with open(f"{folder}/x.db{name[len(self.register):]}", "wb") as file:
                file.write(data)
        where = f"operation {moment} of {count}"
        if not os.path.exists(f"{folder}/x.db"):
            return f"{where}: the register is gone" if self.start or b"\n" in answers else None
        verified = run("register", "verify", f"{folder}/x.db")
        if verified.returncode:
            return f"{where}: verify: {verified.stdout[-300:]} {verified.stderr[-300:]}"
        lost = self.lost(answers, Register(f"{folder}/x.db"))
        return f"{where}: {lost}" if lost else None

    def lost(self, answers, kept):
        if answers.count(b"\n") > 1 and self.name != "init":
            for row in csv.DictReader(io.StringIO(answers.decode())):
                if row.get("status") not in ("allocated", "done"):
                    continue
                if row.get("hash") and kept.hashes.get(int(row["sequence"])) != row["hash"]:
                    return f"lost: {row}"
                if row.get("signifier") and kept.numbers.get(row["signifier"]) != row["organisation_number"]:
                    return f"lost: {row}"
                if row.get("party") and row["id"] not in kept.identifiers:
                    return f"lost: {row}"
        if self.name == "import" and len(kept.numbers) not in (21, 1521):
            return f"a part of a list: {len(kept.numbers)}"
        if self.name == "atomic" and len(kept.identifiers) not in (0, 400):
            return f"a part of what is all or nothing: {len(kept.identifiers)}"
        return None


def list_of_ranges():
    rows = []
    for i in range(1500):
        start = f"70-B3-D5-1F-3{(100 + i) >> 8:X}-{(100 + i) & 255:02X}"
        rows.append(f"{100 + i},Imported {i},I{i},{start}-00-00,{start}-FF-FF")
    return requests("organisation_number,name,signifier,first,last", rows)


def organisations(count, letter):
    return requests("request_id,name,signifier",
                    [f"{letter}{i},Name {letter} {i},{letter.upper()}{i}" for i in range(count)])


base = f"{folder}/base.db"
run("register", "init", base, "--time", "2025-04-01", "--actor", "desk")
day = "--time 2025-04-02 --actor desk --wait 30"
made = run(*f"allocate organisation {base} --requests - {day}".split(), rows=organisations(20, "p"))
assert made.returncode == 0, made.stderr
with open(f"{folder}/list.csv", "w") as file:
    file.write(list_of_ranges())
identifiers = requests("request_id,party,roles", [f"i{i},P{i % 20},ED" for i in range(400)])
cases = [
    Case("single", f"allocate organisation REGISTER --name One --signifier ONE --format csv {day}", None, base),
    Case("each", f"allocate organisation REGISTER --each --requests - {day}", organisations(60, "e"), base),
    Case("atomic", f"allocate id REGISTER --requests - {day}", identifiers, base),
    Case("import", f"register import REGISTER {folder}/list.csv {day}", None, base),
    Case("rename", f"register rename REGISTER P1 Other --format csv {day}", None, base),
    Case("init", "register init REGISTER --time 2025-04-01 --actor desk --format csv"),
    Case("restore", f"register restore {base} REGISTER --force", None, base),
]
counts = {}
for case in cases:
    for number in range(images // len(cases)):
        fault = case.fault(number)
        if fault:
            faults.tell(f"{case.name}: {fault}", f"{folder}/x.db")
    counts[f"images of {case.name} ({len(case.operations)} operations)"] = images // len(cases)
shutil.rmtree(folder)
faults.end(counts)
