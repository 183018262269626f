"""The allocation register: lists, requests, registers that grow; right and wrong."""
import os
import shutil
import subprocess

import cases
from cases import REGISTER, case, identifier, write

LIST = "organisation_number,name,signifier,first,last\n"
RANGES = "organisation_number,name,signifier,range\n"
IDENTIFIERS = "id,party,roles\n"


def page(number): return f"{identifier(0, number)},{identifier(65535, number)}"


def organisations(count, row="{0},Name {0},S{0},{1}\n", first=2):
    write("l.csv", LIST, (row.format(i, page(i)) for i in range(first, first + count)))
    return ["register", "import", REGISTER, "l.csv", "--dry-run"]


def single(count, order=1):
    """Ranges of one identifier each, of organisation 5."""
    write("l.csv", RANGES, (f"5,N,S,{identifier(2 * i)} to {identifier(2 * i)}\n" for i in range(count)[::order]))
    return ["register", "import", REGISTER, "l.csv", "--dry-run", "--any-range"]


def own_range(number, more=0):
    """One of many ranges of single identifiers, in turn of 4,000 organisations."""
    organisation = number % 4000 + 2
    value = identifier(number // 4000 * 2 + more, organisation)
    return f"{organisation},N{organisation},S{organisation},{value} to {value}\n"


def copied(arguments):
    """Works on a copy of the register, which it changes."""
    shutil.copy(REGISTER, "copy.db")
    return ["copy.db" if word == REGISTER else word for word in arguments if word != "--dry-run"]


@case(500, most=4000)
def import_organisations(n): return organisations(n)


@case(500, most=4000)
def import_organisations_done(n): return copied(organisations(n))


@case(500, wrong=True)
def import_organisations_wrong(n): return organisations(n, "x{0},Name,s {0},{1},\n")


@case(500, most=4000)
def import_organisations_same(n): return organisations(n, "5,Name,S5,{1}\n")


@case(500, wrong=True)
def import_names_same(n): return organisations(n, "x,Name,S{0},\n".replace(",\n", ",,\n"))


@case(500, wrong=True)
def import_rows_same(n):
    write("l.csv", LIST, (f"5,N,S,{page(5)}\n" for _ in range(n)))
    return ["register", "import", REGISTER, "l.csv", "--dry-run"]


@case(500)
def import_ranges(n): return single(n)


@case(500)
def import_ranges_backwards(n): return single(n, -1)


@case(500, most=64000)
def import_ranges_done(n): return copied(single(n))


@case(500, most=20_000)
def import_ranges_cell(n):
    write("l.csv", RANGES, '5,N,S,"', ";".join(f"{identifier(2 * i)} to {identifier(2 * i)}" for i in range(n)), '"\n')
    return ["register", "import", REGISTER, "l.csv", "--dry-run", "--any-range"]


@case(500, most=32_000)
def import_past_names(n):
    write("l.csv", LIST.replace("\n", ",past_names\n"), f'5,N,S,{page(5)},"',
          ";".join(f"Old {i} (until 2024-05-01)" for i in range(n)), '"\n')
    return ["register", "import", REGISTER, "l.csv", "--dry-run"]


def identifiers(rows):
    organisations(1, first=5)
    write("i.csv", IDENTIFIERS, rows)
    return ["register", "import", REGISTER, "l.csv", "--identifiers", "i.csv", "--dry-run"]


@case(500, most=64000)
def import_identifiers(n): return identifiers(f"{identifier(i)},S5,ED\n" for i in range(n))


@case(500, most=64000)
def import_identifiers_done(n): return copied(identifiers(f"{identifier(i)},S5,ED\n" for i in range(n)))


@case(500, wrong=True)
def import_identifiers_wrong(n): return identifiers(f"{identifier(i)}x,S5,XX\n" for i in range(n))


@case(500, wrong=True)
def import_identifiers_same(n): return identifiers(f"{identifier(1)},S5,ED\n" for i in range(n))


@case(500, wrong=True)
def import_identifiers_of_unknown(n):
    arguments = identifiers(f"{identifier(i)},SX{i},ED\n" for i in range(n))
    organisations(4000)
    return arguments


@case(1000)
def diff_ranges(n):
    write("l.csv", RANGES, (own_range(i) for i in range(n)))
    write("m.csv", RANGES, (own_range(i, 1) for i in range(n)))
    return ["register", "diff", "l.csv", "m.csv"]


@case(500, most=4000)
def diff_organisations(n):
    organisations(n)
    os.replace("l.csv", "m.csv")
    organisations(n, "{0},New {0},S{0},{1}\n")
    return ["register", "diff", "m.csv", "l.csv"]


def requests(kind, header, rows, *more, register=REGISTER):
    write("q.csv", header, rows)
    start = ["register", "accept", register] if kind == "accept" else ["allocate", kind, register]
    return [*start, "--requests", "q.csv", *(more or ("--dry-run",))]


@case(500, most=4000)
def requests_organisation(n):
    return requests("organisation", "request_id,name,signifier\n", (f"q{i},Name {i},S{i}\n" for i in range(n)))


@case(500, most=4000)
def requests_organisation_each(n):
    return copied(requests(
        "organisation", "request_id,name,signifier\n", (f"q{i},Name {i},S{i}\n" for i in range(n)), "--each"))


@case(500)
def requests_organisation_refused(n):
    return requests("organisation", "name,signifier\n", ("Alpha,ALPHA\n" for i in range(n)))


@case(500, most=4000)
def requests_range(n): return requests("range", "request_id,party\n", (f"q{i},ALPHA\n" for i in range(n)))


@case(500)
def requests_range_refused(n): return requests("range", "party,number\n", (f"BETA,{i}\n" for i in range(n)))


@case(500, most=64000)
def requests_identifier(n): return requests("id", "party,roles\n", ("ALPHA,ED\n" for i in range(n)))


@case(200, most=64000)
def requests_identifier_each(n):
    return copied(requests("id", "request_id,party,roles\n", (f"q{i},ALPHA,ED\n" for i in range(n)), "--each"))


@case(500)
def requests_identifier_refused(n):
    return requests("id", "request_id,party,roles\n", (f"q{i},ALPHA,XX\n" for i in range(n)))


@case(500)
def requests_identifier_unknown(n):
    return requests("id", "request_id,party,roles\n", (f"q{i},BETA{i},ED\n" for i in range(n)))


@case(500, most=30000)
def requests_refused_after_others(n):
    value = identifier(3, 2)
    return requests("id", "request_id,party,roles,id\n", (f"q{i},ALPHA,ED,\nw{i},ALPHA,OU,{value}\n" for i in range(n)))


@case(500)
def requests_wrong(n): return requests("id", "request_id,party,roles,id\n", (f"q{i},ALPHA,ED,x{i}\n" for i in range(n)))


def filled(n, accepted=False):
    """A register with identifiers of Alpha, whose number is the first free one."""
    shutil.copy(REGISTER, "copy.db")
    write("q.csv", "request_id,party,roles\n", (f"q{i},ALPHA,ED\n" for i in range(n)))
    out = subprocess.run(
        [cases.PROGRAM, "allocate", "id", "copy.db", "--requests", "q.csv", "--format", "csv"],
        check=True, capture_output=True, text=True).stdout
    return [word for word in out.replace("\n", ",").split(",") if word.startswith("70-B3-D5")]


@case(500, most=16000)
def requests_accept(n):
    values = filled(n)
    return requests("accept", "id\n", (f"{value}\n" for value in values), register="copy.db")


@case(500)
def requests_accept_unknown(n): return requests("accept", "id\n", (f"{identifier(i)}\n" for i in range(n)))


@case(500, most=16000)
def register_verify(n):
    filled(n)
    return ["register", "verify", "copy.db"]


@case(500, most=16000)
def register_show_party(n):
    filled(n)
    return ["register", "show", "copy.db", "--party", "ALPHA"]


@case(500, most=16000)
def register_history(n):
    filled(n)
    return ["register", "history", "copy.db"]


@case(500, most=16000)
def register_export(n):
    filled(n)
    return ["register", "export", "copy.db", "--identifiers"]


@case(500, most=16000)
def register_diff(n):
    filled(n)
    return ["register", "diff", REGISTER, "copy.db"]


@case(2000)
def verify_list(n):
    organisations(n)
    if not os.path.exists("key.pem"):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days",
             "2", "-subj", "/CN=A"], check=True, stderr=subprocess.DEVNULL)
    subprocess.run(
        ["openssl", "cms", "-sign", "-binary", "-in", "l.csv", "-signer", "cert.pem", "-inkey", "key.pem", "-outform",
         "PEM", "-out", "l.p7s"], check=True)
    return ["register", "verify-list", "l.csv", "--signature", "l.p7s", "--ca", "cert.pem"]
