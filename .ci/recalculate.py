"""Reads workbooks of the report with openpyxl, which did not write them."""
import sys

import openpyxl

SHEETS = ["Yhteenveto", "Mittarit", "Aikasarja", "Laskenta", "Vastuutahot", "Lähteet", "Puuttuvat tiedot", "Selitteet"]


def rows(sheet):
    """The rows of a sheet's table as (cells, values by header)."""
    header = None
    for row in sheet.iter_rows():
        values = [c.value for c in row]
        if values[0] == "Nro":
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
    numbers(file)
    print(f"{file}: {tables} tables, {lines} line charts, {bars} bar chart")


# Columns that hold numbers or nothing, so that other programs read them as numbers.
NUMBERS = ["Arvo", "Lähtötaso", "Tavoiteura", "Tavoitetaso", "Edellinen arvo", "Muutos", "Lähtövuosi", "Tavoitevuosi", "Vastaajia", "Vuosi"]


def numbers(file):
    book = openpyxl.load_workbook(file, data_only=True)
    for name in ["Mittarit", "Aikasarja"]:
        found = list(rows(book[name]))
        wrong = [(v["Tunnus"], k, v[k]) for _, v in found for k in NUMBERS if k in v and not isinstance(v[k], (int, float, type(None)))]
        known = [v for _, v in found if v["Arvo"] is not None]
        if wrong or not known or list(found[0][1])[:5] != {"Mittarit": ["Nro", "Mittari", "Tila", "Suunta", "Arvo"], "Aikasarja": ["Nro", "Mittari", "Ryhmä", "Vuosi", "Arvo"]}[name]:
            sys.exit(f"{file}: {name}: {len(known)} values, not numbers: {wrong}")
    links = [c.hyperlink for row in book["Mittarit"].iter_rows() for c in row if c.hyperlink]
    for link in links:
        sheet, cell = link.location.replace("'", "").split("!")
        if book[sheet][cell].value is None:
            sys.exit(f"{file}: a link leads to the empty cell {link.location}")
    try:
        import pandas
    except ImportError:
        return
    head = next(row[0].row for row, _ in rows(book["Mittarit"])) - 2
    frame = pandas.read_excel(file, sheet_name="Mittarit", header=head, engine="openpyxl")
    words = [k for k in NUMBERS if k in frame and not pandas.api.types.is_numeric_dtype(frame[k])]
    if words:
        sys.exit(f"{file}: pandas reads no numbers in {words}")


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
