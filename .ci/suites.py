#!/usr/bin/env python3
"""Read the test cases of eight other projects in ../shared with a binary and hold its recall to the floors.

usage: suites.py BINARY SHARED [--verbose]

SHARED/suites/README.md defines the cases. An expected quantity is found where a mention overlaps it and has its value; a
negative case is clean where nothing of its kind is found. Cases that contradict the project's definition of a quantity
are named by the classes in suites_exceptions.toml and counted apart. Exits 1 below a floor; --verbose prints every miss.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tomllib

FLOOR_ALL, FLOOR_SUITE, FLOOR_RANGES = 0.97, 0.9, 0.9
# A suite with fewer cases says too little to have a floor of its own.
SMALLEST_SUITE = 10
# Fractions are printed with four digits in the cases.
FRACTION_STEP = 0.00005


def load_cases(folder):
    """All cases of all suites, in the order of the files."""
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.open(encoding="utf-8"))
    return [json.loads(line) for line in lines]


def load_exceptions(path):
    """The classes of cases that are left out: (name, reason, pattern) each."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["exception"]
    return [(entry["name"], entry["reason"], re.compile(entry["pattern"])) for entry in entries]


def marked(case):
    """A case's text with 【】 around what is expected; exceptions are patterns over this."""
    text, start, end = case["text"], case["start"], case["end"]
    return text if start is None else f"{text[:start]}【{text[start:end]}】{text[end:]}"


def read(binary, texts):
    """The mentions of every text, by one process that takes a text a line."""
    broken = [text for text in texts if len(text.splitlines()) > 1]
    if broken:
        sys.exit(f"suites.py: a text of more than one line cannot be given to the binary: {broken[0]!r}")
    command = [binary, "explain", "--format", "json"]
    lines = "".join(text + "\n" for text in texts).encode()
    answer = subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True).stdout.decode()
    views = [json.loads(line) for line in answer.split("\n") if line]
    if [view["text"] for view in views] != list(texts):
        sys.exit("suites.py: the binary did not answer text by text")
    return [view["mentions"] for view in views]


def same(found, expected, unit):
    """Whether two values are the same; a share in percent is also right as the fraction that it is."""
    if found is None or expected is None:
        return False
    if abs(found - expected) <= 1e-9 * max(1, abs(expected)):
        return True
    whole = {"%": 100, "‰": 1000}.get(unit)
    return whole is not None and abs(found / whole - expected) <= FRACTION_STEP


def matches(mention, case):
    """Whether a mention is what a case expects: same place, same value."""
    if mention["end"] <= case["start"] or case["end"] <= mention["start"]:
        return False
    if case["low"] is not None:
        return all(same(mention[end], case[end], mention["unit"]) for end in ("low", "high"))
    values = [case["value"]] + ([case["alt"]["value"]] if case["alt"] else [])
    return any(same(mention["value"], value, mention["unit"]) for value in values)


def passes(case, mentions):
    """Whether a case is read as it should be."""
    if not case["negative"]:
        return any(matches(mention, case) for mention in mentions)
    return not [m for m in mentions if case["kind"] != "money" or m["kind"] == "money"]


def show(case, mentions):
    """A case and what was found in it, in one line."""
    span = lambda m: m["value"] if m["value"] is not None else f"{m['low']}..{m['high']}"
    wanted = "nothing" if case["negative"] else span(case)
    found = "; ".join(f"{m['text']} = {span(m)} {m['unit']} ({m['kind']})" for m in mentions)
    return f"  {case['suite']}: {marked(case)}\n      wanted {wanted}, found {found or 'nothing'}"


class Score:
    """How many of a group of cases pass, and the floor they are held to."""

    def __init__(self, floor):
        self.right, self.total, self.floor = 0, 0, floor

    def add(self, right):
        self.right += right
        self.total += 1

    def print(self, name):
        """Prints the figure; whether it is below its floor."""
        figure = self.right / self.total if self.total else 1.0
        low = self.floor is not None and figure < self.floor
        floor = f"  (at least {self.floor})" if self.floor is not None else ""
        print(f"{name:24} {self.right:4} of {self.total:4}  {figure:.4f}{floor}" + ("  TOO LOW" if low else ""))
        return low


def groups(case):
    """The groups that a case counts in."""
    if case["negative"]:
        return ["clean negatives"]
    return [case["suite"], "all"] + (["ranges"] if case["low"] is not None else [])


def floors(cases):
    """Every group with its floor, the suites first."""
    sizes = collections.Counter(case["suite"] for case in cases if not case["negative"])
    suites = {name: FLOOR_SUITE if size >= SMALLEST_SUITE else None for name, size in sorted(sizes.items())}
    return suites | {"all": FLOOR_ALL, "ranges": FLOOR_RANGES, "clean negatives": 1.0}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--verbose", action="store_true", help="print every miss and every exception")
    options = parser.parse_args()

    cases = load_cases(options.shared / "suites")
    exceptions = load_exceptions(pathlib.Path(__file__).with_name("suites_exceptions.toml"))
    scores = {name: Score(floor) for name, floor in floors(cases).items()}
    apart, misses = collections.defaultdict(list), []
    for case, mentions in zip(cases, read(options.binary, [case["text"] for case in cases])):
        exception = next((name for name, _, pattern in exceptions if pattern.search(marked(case))), None)
        right = passes(case, mentions)
        if exception:
            apart[exception].append((case, mentions))
            continue
        for group in groups(case):
            scores[group].add(right)
        if not right:
            misses.append(show(case, mentions))

    low = sum([score.print(name) for name, score in scores.items()])
    for name, reason, _ in exceptions:
        print(f"not counted: {len(apart[name])} {name}: {reason}")
        if options.verbose:
            print(*(show(*entry) for entry in apart[name]), sep="\n")
    if options.verbose:
        print("missed:", *misses, sep="\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
