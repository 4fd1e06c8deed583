"""Recomputes the yearly values of the example from the exports alone, sharing no
code with the tool, and compares them with its JSON report.

Usage: recompute.py programme.yaml REPORT.json ...
"""
import glob
import json
import re
import sys
from fractions import Fraction

import openpyxl
import yaml

SHOULD_COMPARE = 18


def exact(value):
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def facts(source):
    """Each number of a source as (labels by dimension, value)."""
    file = sorted(glob.glob(source["tiedostot"]))[-1]
    book = openpyxl.load_workbook(file, data_only=True)
    sheet = book[source["välilehti"]] if "välilehti" in source else book.worksheets[0]
    grid = [list(row) for row in sheet.iter_rows(values_only=True)]
    if source["muoto"] == "pitkä":
        head = grid[0]
        return [(dict(zip(head, row)), None) for row in grid[1:]]
    if source["muoto"] == "taulukko":
        top = next(i for i, row in enumerate(grid) if row[0] == source["otsikkorivi"])
        stub, names = len(source["rivit"]), source["rivit"] + source["sarakkeet"]
        header, body = [grid[top]], grid[top + 1:]
    else:
        title = grid[0][0].split(" muuttujina ")[1]
        names = re.split(r", | ja ", title)
        top = next(i for i in range(1, len(grid)) if any(v is not None for v in grid[i]))
        body_at = next(i for i in range(top, len(grid)) if grid[i][0] is not None)
        stub = next(i for i, v in enumerate(grid[top]) if v is not None)
        header, body = grid[top:body_at], grid[body_at:]
    filled = []
    for row in header:
        last = None
        filled.append([last := v if v is not None else last for v in row])
    found, above = [], [None] * stub
    for row in body:
        if all(v is None for v in row):
            break
        above = [v if v is not None else a for v, a in zip(row[:stub], above)]
        for column in range(stub, len(row)):
            if isinstance(row[column], (int, float)):
                labels = above + [h[column] for h in filled]
                found.append((dict(zip(names, labels)), row[column]))
    return found


def chosen(labels, where):
    for dimension, wanted in (where or {}).items():
        have = str(labels.get(dimension))
        if isinstance(wanted, dict):
            if have in as_list(wanted["ei"]):
                return False
        elif have not in as_list(wanted):
            return False
    return True


def as_list(value):
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def by_year(mapping, sources):
    """{group: {year: values}} of a mapping without a ratio."""
    out = {}
    for labels, value in facts(sources[mapping["lähde"]]):
        if not chosen(labels, mapping.get("missä")):
            continue
        value = labels.get(mapping["luku"]) if "luku" in mapping else value
        if value is None:
            continue
        group = labels.get(mapping.get("ryhmittely"))
        year = int(str(labels[mapping["aika"]])[:4])
        out.setdefault(group, {}).setdefault(year, []).append(exact(value))
    return out


def combine(mapping, values):
    how = mapping.get("yhdistä", "ainoa")
    if how == "keskiarvo":
        return sum(values) / len(values)
    if how == "summa":
        return sum(values)
    return values[-1]


def series(mapping, sources, start):
    if "suhde" in mapping:
        over, under = (series(mapping["suhde"][k], sources, start)[None] for k in ("osoittaja", "nimittäjä"))
        factor = Fraction(str(mapping.get("kerroin", 1)))
        return {None: {y: over[y] / under[y] * factor for y in over if under.get(y)}}
    out = {g: {y: combine(mapping, v) for y, v in years.items()} for g, years in by_year(mapping, sources).items()}
    if mapping.get("kertymä"):
        for years in out.values():
            total = Fraction(0)
            for year in sorted(y for y in years if y >= start):
                years[year] = total = total + years[year]
    return out


def main(programme, reports):
    with open(programme, encoding="utf-8") as f:
        p = yaml.safe_load(f)
    sources, start = p["lähteet"], p["ohjelma"]["alkaa"]
    metrics = {m["tunnus"]: m for t in p["teemat"] for l in t["lupaukset"] for g in l["tavoitteet"]
                for a in g["toimenpiteet"] for m in a["mittarit"] if "arvo" in m and "vaihe" not in m["arvo"]}
    for report in reports:
        with open(report, encoding="utf-8") as f:
            r = json.load(f)
        compared, wrong = 0, []
        for m in r["metrics"]:
            if m["id"] not in metrics:
                continue
            mine = series(metrics[m["id"]]["arvo"], sources, start)
            labels = {g["nimi"]: g.get("arvona", g["nimi"]) for g in metrics[m["id"]].get("ryhmät", []) if isinstance(g, dict)}
            renamed = {g["name"]: g["value"] for g in m["groups"]} or {None: m["value"]}
            for group, value in renamed.items():
                expected = mine.get(labels.get(group, group), {}).get(r["year"])
                compared += 1
                if (value is None) != (expected is None) or value is not None and abs(value - float(expected)) > 1e-9 * max(1, abs(value)):
                    wrong.append((m["id"], group, value, expected and float(expected)))
        if wrong or compared < SHOULD_COMPARE:
            sys.exit(f"{report}: {compared} values compared, wrong: {wrong}")
        print(f"{report}: {compared} values recomputed, all the same")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
