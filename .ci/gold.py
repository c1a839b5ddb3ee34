#!/usr/bin/env python3
"""Run a binary over the labelled reports in ../shared and hold the scores to their floors.

usage: gold.py BINARY SHARED

Prints every figure of SHARED/gold/score.py for the report and for the passages; exits 1 if one is below its floor. The
floors are those that the issues ask for, so a rule that costs accuracy fails here.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

FLOORS = {
    "gold": {
        "item_text_exact": 1.0, "mention_f1": 0.99, "strict_f1": 0.985, "attr_value": 0.985, "attr_unit": 0.985, "attr_kind": 0.985,
        "attr_bound": 0.985, "attr_change": 0.985, "attr_basis": 0.985, "attr_range": 0.985, "attr_name": 0.93,
        "status_accuracy": 0.96, "comparison_f1": 0.9, "check_f1": 0.9,
    },
    "variety": {
        "item_text_exact": 1.0, "mention_f1": 0.98, "strict_f1": 0.97, "status_accuracy": 0.96, "comparison_f1": 0.9, "check_f1": 0.9,
    },
}
REPORTS = {"gold": "reports/gongshu-2022q4.txt", "variety": "variety/report.txt"}


def score(binary, shared, name):
    with tempfile.TemporaryDirectory() as out:
        run = [binary, "run", "-q", "--input", str(shared / REPORTS[name]), "--output", out]
        subprocess.run(run, check=True)
        command = [sys.executable, str(shared / "gold" / "score.py"), out, "--gold", str(shared / name), "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    binary, shared = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    failed = 0
    for name, floors in FLOORS.items():
        figures = score(binary, shared, name)
        for key, value in figures.items():
            floor = floors.get(key)
            low = floor is not None and value < floor
            failed += low
            print(f"{name:8} {key:22} {value:.4f}" + (f"  (at least {floor})" if floor is not None else "") + ("  TOO LOW" if low else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
