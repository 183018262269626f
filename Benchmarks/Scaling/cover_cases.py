"""Credit Cover: Parties, Invoices, Credit Support, notified amounts, earlier assessments, base rates."""
import json
import subprocess

import cases
from cases import case, write

DAY = ["--as-at", "2025-04-17", "--threshold", "2689"]
PARTIES = "party,name,estimate,maximum_credit_value,score\n"
INVOICES = "party,invoice,issued,due,gross,paid\n"
SUPPORT = "party,instrument,kind,amount,issuer,sp,moodys,fitch,dbrs,expires,state\n"


def parties(count, row="P{0},Name {0},1000.00,50000,70\n"):
    write("p.csv", PARTIES, (row.format(i) for i in range(count)))
    return ["cover", "assess", "--parties", "p.csv", *DAY, "--format", "csv"]


def one(option, name, header, rows):
    arguments = parties(1)
    write(name, header, rows)
    return arguments + [option, name]


def letters(number):
    """A name without digits."""
    text = ""
    while number or not text:
        number, digit = divmod(number, 26)
        text += chr(65 + digit)
    return text


@case(2000)
def cover_parties(n): return parties(n)


@case(2000)
def cover_parties_table(n): return parties(n)[:-2]


@case(1000)
def cover_parties_json_out(n): return parties(n)[:-1] + ["json"]


@case(1000)
def cover_report(n): return parties(n, "P{0},Name {0},9000.00,50000,70\n") + ["--report", "report.html"]


@case(1000)
def cover_workbook_out(n): return parties(n)[:-2] + ["-o", "out.xlsx"]


@case(1000, wrong=True)
def cover_parties_wrong(n): return parties(n, "P{0},Name,1O00.00,50000,170\n")


@case(1000, wrong=True)
def cover_parties_same(n): return parties(n, "P1,Name,1000.00,50000,70\n")


@case(1000, wrong=True)
def cover_parties_other_case(n): return parties(n, "p1,Name,1000.00,50000,70\nP1,,,,\n")


@case(1000)
def cover_parties_json(n):
    write("p.json", json.dumps(
        [dict(party=f"P{i}", name="N", estimate="1000", maximum_credit_value="5000", score="70") for i in range(n)]))
    return ["cover", "assess", "--parties", "p.json", *DAY, "--format", "csv"]


@case(2000, wrong=True)
def cover_json_keys(n):
    write("p.json", '[{"party":"P",', ",".join(f'"k{i}":"1"' for i in range(n)), ',"name":5}]')
    return ["cover", "assess", "--parties", "p.json", *DAY]


@case(500, most=4000)
def cover_columns(n):
    write("p.csv", "party,estimate,", ",".join(f"c{i}" for i in range(n)), "\nP,1", "," * n, "\n")
    return ["cover", "assess", "--parties", "p.csv", *DAY]


def invoices(count, row): return one("--invoices", "i.csv", INVOICES, (row.format(i) for i in range(count)))


@case(2000)
def cover_invoices_one_party(n): return invoices(n, "P0,I{0},2025-03-01,2025-03-20,10.00,0\n")


@case(1000, wrong=True)
def cover_invoices_wrong(n): return invoices(n, "P0,I{0},2025-03-01,2025-13-20,10.00,1O\n")


@case(1000, wrong=True)
def cover_invoices_half_wrong(n):
    return invoices(n, "P0,I{0},2025-03-01,2025-03-20,10.00,0\nP0,J{0},2025-03-01,2025-13-20,10.00,0\n")


@case(1000, wrong=True)
def cover_invoices_same(n): return invoices(n, "P0,I1,2025-03-01,2025-03-20,10.00,0\n")


@case(1000, wrong=True)
def cover_invoices_same_wrong(n): return invoices(n, "P0,i1,2025-03-01,2025-13-20,10.00,0\n")


@case(1000, wrong=True)
def cover_parties_unknown(n):
    write("i.csv", INVOICES, (f"Q{i},I1,2025-03-01,2025-03-20,10.00,0\n" for i in range(n)))
    return parties(n) + ["--invoices", "i.csv"]


@case(1000, wrong=True)
def cover_parties_unknown_near(n):
    write("i.csv", INVOICES, (f"PARTX-{letters(i)},I1,2025-03-01,2025-03-20,10.00,0\n" for i in range(n)))
    arguments = parties(0)
    write("p.csv", PARTIES, (f"PARTY-{letters(i)},N,1000,50000,70\n" for i in range(n)))
    return arguments + ["--invoices", "i.csv"]


@case(1000)
def cover_support(n):
    return one("--support", "s.csv", SUPPORT, (f"P0,L{i},cash-deposit,10,,,,,,,in-force\n" for i in range(n)))


@case(1000, wrong=True)
def cover_support_wrong(n):
    return one("--support", "s.csv", SUPPORT, (f"P0,L{i},cash,x,,A?,,,,2025-13-01,held\n" for i in range(n)))


@case(1000)
def cover_notified(n):
    write("n.csv", "party,requirement\n", (f"P{i},7\n" for i in range(n)))
    return parties(n) + ["--notified", "n.csv"]


@case(1000)
def cover_notified_unknown(n):
    write("n.csv", "party,requirement\n", (f"Q{i},7\n" for i in range(n)))
    return parties(n) + ["--notified", "n.csv"]


@case(1000, wrong=True)
def cover_notified_same(n):
    write("n.csv", "party,requirement\n", ("Q1,7\nP0,x\n" for i in range(n)))
    return parties(n) + ["--notified", "n.csv"]


@case(1000)
def cover_notified_invoices(n):
    write("n.csv", "party,requirement\nP0,7\n")
    return invoices(n, "P0,I{0},2025-03-01,2025-03-20,10.00,0\n") + ["--notified", "n.csv"]


@case(1000)
def cover_explain(n):
    invoices(n, "P0,I{0},2025-03-01,2025-03-20,10.00,0\n")
    return ["cover", "explain", "--party", "P0", "--parties", "p.csv", "--invoices", "i.csv", *DAY]


@case(250, most=4000)
def cover_what_if(n):
    arguments = one("--support", "s.csv", SUPPORT, (f"P0,L{i},cash-deposit,10,,,,,,,in-force\n" for i in range(n)))
    changes = [word for i in range(n) for word in ("--change", f"lapse=L{i}")]
    return ["cover", "what-if", *arguments[2:], "--party", "P0", *changes]


def previous(n, invoices):
    arguments = parties(n) if not invoices else parties(1)
    if invoices:
        write("i.csv", INVOICES, (f"P0,I{i},2025-03-01,2025-03-20,10.00,0\n" for i in range(n)))
        arguments += ["--invoices", "i.csv"]
    old = [word for place, word in enumerate(arguments) if word not in ("--format", "csv")] + ["--format", "json"]
    with open("previous.json", "wb") as file:
        subprocess.run([cases.PROGRAM, *old], stdout=file, stderr=subprocess.DEVNULL)
    if invoices:
        write("i.csv", INVOICES, (f"P0,I{i},2025-03-01,2025-03-20,10.00,5\nP0,J{i},2025-03-01,2025-03-20,1,0\n" for i in range(n)))
    else:
        write("p.csv", PARTIES, (f"P{i + n // 2},Name {i},1100.00,50000,71\n" for i in range(n)))
    return arguments + ["--previous", "previous.json"]


@case(500)
def cover_previous(n): return previous(n, False)


@case(500)
def cover_previous_invoices(n): return previous(n, True)


@case(500, wrong=True)
def cover_base_rates_wrong(n):
    write("b.csv", "effective_from,rate\n", ("2025-02-30,x\n" for i in range(n)))
    return ["cover", "interest", "--amount", "10", "--due", "2025-06-12", "--paid", "2025-06-18", "--base-rates", "b.csv"]


@case(2000)
def cover_base_rates(n):
    write("b.csv", "effective_from,rate\n", (f"{1100 + i // 336}-{1 + i // 28 % 12:02}-{1 + i % 28:02},4\n" for i in range(n)))
    return ["cover", "interest", "--amount", "10", "--due", "2025-06-12", "--paid", "2025-06-18", "--base-rates", "b.csv"]


@case(2000)
def cover_long_name(n):
    write("p.csv", PARTIES, 'P1,"', "word <&> e\u0301 " * n, '",9000,50000,\n')
    return ["cover", "assess", "--parties", "p.csv", *DAY, "--report", "report.html"]
