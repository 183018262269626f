"""User Entry and Working Days: plans, tables of plans, records, dates."""
import json
import subprocess

import cases
from cases import case, write

TASKS = "id,name,phase,roles,owner,kind,unit,low,likely,high,predecessors\n"
PLAN = ["entry", "plan", "--role", "ED", "--start", "2025-05-06", "--as-at", "2025-05-05"]
LIMIT = 1000


def plan(count, predecessors, *more, row="T{0},Task {0},prep,ALL,A,effort,WD,1,2,3,{1}\n"):
    write("t.csv", TASKS, (row.format(i, predecessors(i)) for i in range(count)))
    return [*PLAN, "--tasks", "t.csv", *more]


def chain(i): return f"T{i - 1}" if i % 50 else ""


@case(250, most=LIMIT)
def plan_chain(n): return plan(n, chain, "--format", "csv")


@case(250, most=LIMIT)
def plan_wide(n): return plan(n, lambda i: "T0" if i else "", "--go-live", "2027-05-05")


@case(250, most=LIMIT)
def plan_joined(n): return plan(n, lambda i: '"' + ",".join(f"T{j}" for j in range(max(0, i - 20), i)) + '"', "--estimate", "low")


@case(250, most=LIMIT)
def plan_late(n): return plan(n, chain, "--go-live", "2025-06-01")


@case(250, most=LIMIT)
def plan_responses(n):
    return plan(n, lambda i: "T0" if i else "", "--format", "csv", row="T{0},N,prep,ALL,A,max-response,WD,1,2,3,{1}\n")


@case(250, most=LIMIT, wrong=True)
def plan_cycle(n): return plan(n, lambda i: f"T{(i - 1) % n}")


@case(250, most=LIMIT, wrong=True)
def plan_unknown(n): return plan(n, lambda i: f"X{i}")


@case(250, most=LIMIT, wrong=True)
def plan_wrong(n): return plan(n, chain, row="T{0},,p,XX,A,work,days,3,2,x,T{0}(x\n")


@case(250, most=LIMIT)
def plan_svg(n): return plan(n, chain, "--format", "svg")


@case(250, most=LIMIT)
def plan_html(n): return plan(n, chain, "--go-live", "2028-01-03", "--format", "html")


@case(250, most=LIMIT)
def plan_compare(n):
    old = subprocess.run(
        [cases.PROGRAM, *plan(n, chain, "--format", "json")], check=True, capture_output=True).stdout
    with open("old.json", "wb") as file:
        file.write(old)
    words = plan(n, chain, "--estimate", "high")
    return ["entry", "compare", "old.json", *words[2:]]


@case(250, most=LIMIT)
def plan_explain(n):
    plan(n, chain)
    return ["entry", "explain", "T99", "--role", "ED", "--start", "2025-05-06", "--as-at", "2025-05-05", "--tasks", "t.csv"]


@case(250, most=LIMIT)
def plan_actuals(n):
    write("a.csv", "task,started,finished\n", (f"T{i},2025-05-06,2025-05-07\n" for i in range(n)))
    return plan(n, chain, "--actuals", "a.csv")


@case(500, most=10000, wrong=True)
def actuals_unknown(n):
    write("a.csv", "task,started,finished\n", (f"UIX{i},2025-05-06,2025-05-07\n" for i in range(n)))
    return [*PLAN, "--actuals", "a.csv"]


@case(500, most=10000, wrong=True)
def actuals_wrong(n):
    write("a.csv", "task,started,finished\n", ("UID,2025-13-06,x\n" for _ in range(n)))
    return [*PLAN, "--actuals", "a.csv"]


@case(250, most=10000)
def meetings(n):
    write("m.csv", "meeting,date\n", (f"*.QGR,{2013 + i % 20}-{1 + i // 20 % 12:02}-{1 + i // 240 % 28:02}\n" for i in range(n)))
    return [*PLAN, "--meetings", "m.csv"]


@case(500, most=10000, wrong=True)
def meetings_unknown(n):
    write("m.csv", "meeting,date\n", (f"MXX{i},2025-09-01\n" for i in range(n)))
    return [*PLAN, "--meetings", "m.csv"]


@case(100, most=500_000, wrong=True)
def meeting_pattern(n):
    write("m.csv", "meeting,date\n", "*U" * n, ",2025-09-01\n")
    return [*PLAN, "--meetings", "m.csv"]


@case(1000, most=12_000, wrong=True)
def entry_records(n):
    write("e.json", json.dumps(dict(
        version=1, party="A", roles=["ED"],
        records=[dict(requirement=f"x{i}", role="ED", state="open", evidence="x") for i in range(n)])))
    return ["entry", "checklist", "--file", "e.json", "--as-at", "2025-05-05"]


@case(500, most=20000)
def holidays(n): return ["workdays", "add", "2025-04-17", "500"] + ["--holiday", "2025-06-17"] * n


@case(500, most=5000)
def roles_many(n): return ["allocate", "id", cases.REGISTER, "--party", "ALPHA", "--dry-run"] + ["--role", "ED"] * n


@case(500, most=5000, usage=True)
def mappings_many(n):
    write("d.csv", "date\n2025-04-17\n")
    mappings = [word for i in range(n) for word in ("--map", f"date{i}=d{i}")]
    return ["workdays", "check", "--csv", "d.csv", *mappings, "--map", "date0=e"]


@case(2000, most=50_000)
def mapping_file(n):
    write("d.csv", "date\n2025-04-17\n")
    write("m.txt", (f"other.c{i}=d{i}\n" for i in range(n)))
    return ["workdays", "check", "--csv", "d.csv", "--map-file", "m.txt"]


@case(5000)
def workdays_rows(n):
    write("d.csv", "date\n", ("2025-04-17\n" for _ in range(n)))
    return ["workdays", "add", "--days", "50", "--csv", "d.csv"]


@case(5000)
def workdays_rows_wrong(n):
    write("d.csv", "date\n", (f"2025-04-3{i % 10}x\n" for i in range(n)))
    return ["workdays", "add", "--days", "50", "--csv", "d.csv"]


@case(100)
def workdays_list(n):
    write("d.csv", "date,to\n", ("2012-01-03,2012-12-28\n" for _ in range(n)))
    return ["workdays", "list", "--csv", "d.csv", "--column", "date", "--to-column", "to"]
