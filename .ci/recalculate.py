"""Reads workbooks of the report with openpyxl, which did not write them."""
import sys

import openpyxl

SHEETS = ["Yhteenveto", "Mittarit", "Aikasarja", "Laskenta", "Vastuutahot", "Lähteet", "Puuttuvat tiedot", "Selitteet"]


def rows(sheet):
    """The rows of Laskenta's table as (number, cells by header)."""
    header = None
    for row in sheet.iter_rows():
        values = [c.value for c in row]
        if values[0] == "Tunnus":
            header = values
        elif header:
            yield row, dict(zip(header, values))


def parts(file):
    book = openpyxl.load_workbook(file)
    missing = [s for s in SHEETS if s not in book.sheetnames]
    tables = sum(len(s.tables) for s in book)
    kinds = [type(c).__name__ for s in book for c in s._charts]
    lines, bars = kinds.count("LineChart"), kinds.count("BarChart")
    cells = sum(1 for s in book for row in s.iter_rows() for c in row if c.data_type == "e")
    if missing or tables < len(SHEETS) or lines < 10 or bars < 1 or cells:
        sys.exit(f"{file}: missing {missing}, {tables} tables, {lines} line and {bars} bar charts, {cells} error cells")
    print(f"{file}: {tables} tables, {lines} line charts, {bars} bar chart")


def agrees(file):
    found = list(rows(openpyxl.load_workbook(file, data_only=True)["Laskenta"]))
    wrong = [v for _, v in found if v["Vertailu"] != "täsmää" or v["Kaavan tila"] != v["Raportin tila"]]
    if len(found) < 20 or wrong:
        sys.exit(f"{file}: {len(found)} rows, not in agreement: {[(v['Tunnus'], v['Kaavan tila'], v['Raportin tila']) for v in wrong]}")
    print(f"{file}: {len(found)} rows agree")


def spoil(file, target):
    book = openpyxl.load_workbook(file)
    row, values = next((r, v) for r, v in rows(book["Laskenta"]) if v["Raportin tila"] != "seurataan")
    cell = row[list(values).index("Raportin tila")]
    cell.value = "jäljessä" if cell.value != "jäljessä" else "saavutettu"
    book.save(target)


if __name__ == "__main__":
    {"parts": parts, "agrees": agrees, "spoil": spoil}[sys.argv[1]](*sys.argv[2:])
