#!/usr/bin/env python3
"""Time the whole program beside ripgrep, over the same bytes, in one run.

usage: benches/compare.py [--reports N] [--runs R]

Makes N distinct reports with the generator of the sample data (one body each, one tar.gz), builds the release binary, and prints
for each command the best of R wall times, the bytes of text a second, and the peak of its resident memory. ripgrep reads the same
text, unpacked into one file, on one thread, with a pattern that an analyst would start from.

Needs: cargo, rg (ripgrep), python3. Writes to a temporary folder only.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
FEATURES = ["--no-default-features", "--features", "cli"]
PATTERN = "[0-9.]+[万亿]?[元%人户个家件项]"


def build():
    subprocess.run(["cargo", "build", "--release", *FEATURES, "--bin", "zhibiao", "--example", "sample_data"], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    return target / "zhibiao", target / "examples" / "sample_data"


def timed(command, runs):
    """The best wall time in seconds, and the highest peak of resident memory in MB."""
    best, peak = float("inf"), 0
    for _ in range(runs):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status != 0:
            sys.exit(f"failed: {' '.join(map(str, command))}")
        best, peak = min(best, time.perf_counter() - start), max(peak, usage.ru_maxrss / 1024)
    return best, peak


def unpack(archive, path):
    """All members one after the other; their bytes."""
    with tarfile.open(archive) as tar, open(path, "wb") as out:
        for member in tar:
            shutil.copyfileobj(tar.extractfile(member), out)
    return path.stat().st_size


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=2000)
    arguments.add_argument("--runs", type=int, default=3)
    options = arguments.parse_args()
    zhibiao, generator = build()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        archive, text = folder / "bulk.tar.gz", folder / "bulk.txt"
        subprocess.run([generator, "bulk", archive, str(options.reports)], check=True, stdout=subprocess.DEVNULL)
        size = unpack(archive, text)
        run = [zhibiao, "run", "-q", "--input", archive, "--output", folder / "out", "--threads"]
        commands = {
            "zhibiao, 1 thread": [*run, "1"],
            "zhibiao, 2 threads": [*run, "2"],
            "rg -o, 1 thread": ["rg", "-j1", "-o", PATTERN, text],
        }
        print(f"{options.reports} reports, {size / 1e6:.1f} MB of text, {archive.stat().st_size / 1e6:.1f} MB packed")
        seconds = {}
        for name, command in commands.items():
            seconds[name], peak = timed(command, options.runs)
            print(f"{name:20} {seconds[name]:8.3f} s {size / 1e6 / seconds[name]:8.1f} MB/s {peak:8.0f} MB peak")
        rg = seconds["rg -o, 1 thread"]
        for name in list(commands)[:2]:
            print(f"{name}: {rg / seconds[name]:.4f} of the speed of rg -o")


if __name__ == "__main__":
    main()
