"""The tables of `validate`, and what all tables have: wide rows, long cells, workbooks."""
import zipfile

from cases import REGISTER, case, identifier, write
from register_cases import RANGES, own_range

HEADER = "id,party,role\n"


def validate(rows, *more):
    write("v.csv", HEADER, rows)
    return ["validate", "v.csv", *more]


@case(50000)
def validate_rows(n): return validate((f"{identifier(i % 60000)},P{i % 60000},ED\n" for i in range(n)))


@case(20000)
def validate_wrong(n): return validate((f"{identifier(i % 60000)}0,A,ED\n" for i in range(n)))


@case(20000)
def validate_wrong_json(n): return validate((f"{identifier(i % 60000)}0,A,ED\n" for i in range(n)), "--format", "json")


@case(10000)
def validate_wrong_table(n): return validate((f"{identifier(i % 60000)}0,A,ED\n" for i in range(n)), "--format", "table")


@case(20000)
def validate_same(n): return validate((f"{identifier(1)},A,ED\n" for i in range(n)), "--duplicates", "error")


@case(20000)
def validate_two_parties(n): return validate((f"{identifier(1)},A{i},ED\n" for i in range(n)))


@case(20000)
def validate_register(n):
    roles = ["ED", "OU", "GT", "IS;GS"]
    return validate((f"{identifier(i % 60000)},B{i},{roles[i % 4]}\n" for i in range(n)), "--register", REGISTER)


@case(2000, most=340_000)
def validate_roles(n): return validate((f'{identifier(1)},A,"', "ED;" * n, '"\n'), "--register", REGISTER)


@case(20000)
def validate_quotes(n): return validate((f"{identifier(1)},", '"a""' * n, ",\n"))


@case(500, most=4000)
def validate_columns(n):
    write("v.csv", "id,", ",".join(f"c{i}" for i in range(n)), f"\n{identifier(1)}", "," * n, "\n")
    return ["validate", "v.csv"]


@case(2000)
def validate_allocations(n):
    write("a.csv", RANGES, (own_range(i) for i in range(n)))
    return validate(
        (f"{identifier(i // 4000, i % 4000 + 2)},S{i % 4000 + 2},ED\n" for i in range(2 * n)), "--allocations", "a.csv")


def sheet(rows):
    """A workbook with a sheet of rows of texts."""
    with zipfile.ZipFile("w.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        book.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        cells = "".join(
            "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows)
        book.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>')


@case(2000)
def workbook_rows(n):
    sheet([["id", "party"]] + [[identifier(i % 60000), f"P{i % 60000}"] for i in range(n)])
    return ["validate", "w.xlsx"]


@case(2000)
def workbook_rows_wrong(n):
    sheet([["id", "party"]] + [["#N/A", "P"] for _ in range(n)])
    return ["validate", "w.xlsx"]


@case(2000, wrong=True)
def workbook_parties_wrong(n):
    sheet([["party", "estimate"]] + [["P", "#N/A"] for _ in range(n)])
    return ["cover", "assess", "--parties", "w.xlsx", "--as-at", "2025-04-17", "--threshold", "2689"]


@case(2000, wrong=True)
def table_ragged(n):
    write("p.csv", "party,estimate\n", (f"P{i},1,2\n" for i in range(n)))
    return ["cover", "assess", "--parties", "p.csv", "--as-at", "2025-04-17", "--threshold", "2689"]


@case(5000, wrong=True)
def table_long_cell(n):
    write("p.csv", "party,estimate\nP,", "9" * n, "\n")
    return ["cover", "assess", "--parties", "p.csv", "--as-at", "2025-04-17", "--threshold", "2689"]


@case(5000, most=100000)
def inspect_long(n): return ["inspect", "A" * n]


# A command line has at most 2 MiB or so.
@case(2000, most=50000)
def inspect_words(n): return ["inspect"] + [identifier(i) for i in range(n)]


@case(2000, most=50000)
def workdays_words(n): return ["workdays", "check"] + ["2025-06-17"] * n


@case(500, most=9999, wrong=True)
def validate_words(n): return ["validate"] + ["absent.csv"] * n
