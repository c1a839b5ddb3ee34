#!/usr/bin/env python3
"""Open a dataset with readers that the project did not write, and hold them against each other.

usage: readers.py DATASET [--expect-json FILE] [--print-json]

DuckDB, pyarrow, pandas and polars each open every table by glob, as a stranger would: column names and types are those
of datapackage.json, the folder keys `year` and `term` are readable, row counts and three aggregates agree among the
readers, with the manifest and, where given, with FILE:

    {"rows": {"metrics": 387, ...}, "value_by_kind": {"count": 1.5, ...},
     "items_by_status": {"completed": 150, ...}, "max_period_end": "2022-12-31"}

which is what `zhibiao stats summary --format json DATASET` prints; its further keys are not looked at.

frictionless validates every part as a resource of its own (it would read only the first of a list). Keys are unique,
relations lead to rows, no text is empty. Exit code 0 if all holds, 1 if something does not.

Needs: pip install -r requirements.txt
"""

import argparse
import hashlib
import json
import math
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as pads
import pyarrow.parquet as pq
from frictionless import Package, Resource, Schema

# The schemas' `arrow` types in each reader's words.
TYPES = {
    "duckdb": {
        "utf8": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE",
        "decimal(24,6)": "DECIMAL(24,6)", "date32": "DATE", "boolean": "BOOLEAN",
    },
    "pyarrow": {
        "utf8": "string", "int32": "int32", "int64": "int64", "double": "double",
        "decimal(24,6)": "decimal128(24, 6)", "date32": "date32[day]", "boolean": "bool",
    },
    "polars": {
        "utf8": "String", "int32": "Int32", "int64": "Int64", "double": "Float64",
        "decimal(24,6)": "Decimal(precision=24, scale=6)", "date32": "Date", "boolean": "Boolean",
    },
}
FOLDER_KEYS = ["year", "term"]


class Checks:
    """Counts what holds and tells what does not."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def that(self, holds, message):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {message}", file=sys.stderr)


def same(a, b):
    """Whether two answers agree; sums may differ in the last digits, since readers add in different orders."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, float) or isinstance(b, float):
        return a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
    return a == b


def answers(rows, value_by_kind, items_by_status, max_period_end):
    """One reader's answers in the shape of --expect-json. Kinds that have ranges only have no sum in some readers and
    zero in others: both are left out, and with them what sums up to nothing but rounding."""
    return {
        "rows": {table: int(count) for table, count in rows.items()},
        "value_by_kind": {kind: float(value) for kind, value in sorted(value_by_kind) if value and abs(value) > 1e-9},
        "items_by_status": {status: int(count) for status, count in sorted(items_by_status)},
        "max_period_end": None if max_period_end is None or max_period_end is pd.NaT else str(max_period_end),
    }


def expected_answers(path):
    """The answers in a file of --expect-json, brought into the readers' shape; all four must be there."""
    said = json.loads(path.read_text(encoding="utf-8"))
    kinds, statuses = said["value_by_kind"].items(), said["items_by_status"].items()
    return answers(said["rows"], kinds, statuses, said["max_period_end"])


def query(sql):
    return duckdb.sql(sql).fetchall()


def read_duckdb(root, tables):
    def scan(table):
        return f"read_parquet('{root}/{table}/**/*.parquet', hive_partitioning = true)"

    types = {table: {row[0]: row[1] for row in query(f"DESCRIBE SELECT * FROM {scan(table)}")} for table in tables}
    rows = {table: query(f"SELECT count(*) FROM {scan(table)}")[0][0] for table in tables}
    return types, answers(
        rows,
        query(f"SELECT kind, sum(value) FROM {scan('metrics')} GROUP BY kind"),
        query(f"SELECT status, count(*) FROM {scan('items')} GROUP BY status"),
        query(f"SELECT max(period_end) FROM {scan('reports')}")[0][0],
    )


def read_pyarrow(root, tables):
    data = {table: pads.dataset(f"{root}/{table}", partitioning="hive").to_table() for table in tables}
    types = {table: {field.name: str(field.type) for field in data[table].schema} for table in tables}
    kinds = data["metrics"].group_by("kind").aggregate([("value", "sum")]).to_pylist()
    statuses = data["items"].group_by("status").aggregate([("status", "count")]).to_pylist()
    ends = [day for day in data["reports"]["period_end"].to_pylist() if day is not None]
    return types, answers(
        {table: rows.num_rows for table, rows in data.items()},
        [(row["kind"], row["value_sum"]) for row in kinds],
        [(row["status"], row["status_count"]) for row in statuses],
        max(ends, default=None),
    )


def read_pandas(root, tables):
    # The Arrow types, since pandas's own have no integers and no days that may be absent.
    exact = {table: pd.read_parquet(f"{root}/{table}", dtype_backend="pyarrow") for table in tables}
    types = {
        table: {name: str(getattr(dtype, "pyarrow_dtype", dtype)) for name, dtype in data.dtypes.items()}
        for table, data in exact.items()
    }
    plain = {table: pd.read_parquet(f"{root}/{table}") for table in tables}
    ends = plain["reports"]["period_end"].dropna()
    return types, answers(
        {table: len(data) for table, data in plain.items()},
        plain["metrics"].groupby("kind")["value"].sum().items(),
        plain["items"].groupby("status").size().items(),
        max(ends, default=None),
    )


def read_polars(root, tables):
    scans = {table: pl.scan_parquet(f"{root}/{table}/**/*.parquet", hive_partitioning=True) for table in tables}
    types = {table: {name: str(kind) for name, kind in scans[table].collect_schema().items()} for table in tables}
    return types, answers(
        {table: scan.select(pl.len()).collect().item() for table, scan in scans.items()},
        scans["metrics"].group_by("kind").agg(pl.col("value").sum()).collect().rows(),
        scans["items"].group_by("status").agg(pl.len()).collect().rows(),
        scans["reports"].select(pl.col("period_end").max()).collect().item(),
    )


READERS = {"duckdb": read_duckdb, "pyarrow": read_pyarrow, "pandas": read_pandas, "polars": read_polars}


def check_types(checks, reader, types, fields):
    """Names and types in the schema's order, then the folder keys."""
    words = TYPES["pyarrow" if reader == "pandas" else reader]
    for table, columns in fields.items():
        expected = {name: words[kind] for name, kind in columns.items()}
        found = {name: kind for name, kind in types[table].items() if name not in FOLDER_KEYS}
        checks.that(list(found) == list(expected), f"{reader}, {table}: columns are {list(found)}")
        for name, kind in expected.items():
            checks.that(found.get(name) == kind, f"{reader}, {table}.{name}: is {found.get(name)}, not {kind}")
        keys = [name for name in types[table] if name in FOLDER_KEYS]
        checks.that(sorted(keys) == sorted(FOLDER_KEYS), f"{reader}, {table}: folder keys are {keys}")


def check_parts(checks, root, package, manifest):
    """Every part for itself: content hash, physical types, frictionless; and the sums of rows."""
    for resource, listed in zip(package["resources"], manifest["tables"], strict=True):
        name, paths = resource["name"], resource["path"]
        standing = sorted(str(path.relative_to(root)) for path in root.glob(f"{name}/**/*") if path.is_file())
        checks.that(sorted(paths) == standing, f"{name}: datapackage.json lists {paths}, the folder holds {standing}")
        checks.that(paths == [part["path"] for part in listed["files"]], f"{name}: manifest and datapackage.json differ")
        rows = sum(check_part(checks, root, resource, part) for part in listed["files"])
        checks.that(rows == listed["rows"] == resource["row_count"], f"{name}: parts have {rows} rows altogether")


def check_part(checks, root, resource, part):
    """One part; the answer is how many rows frictionless read."""
    path = part["path"]
    digest = hashlib.sha256((root / path).read_bytes()).hexdigest()
    checks.that(digest == part["sha256"] and digest[:16] in path, f"{path}: content and name do not belong together")
    found = {field.name: str(field.type) for field in pq.ParquetFile(root / path).schema_arrow}
    expected = {field["name"]: TYPES["pyarrow"][field["arrow"]] for field in resource["schema"]["fields"]}
    checks.that(found == expected, f"{path}: columns are {found}")
    schema = Schema.from_descriptor(resource["schema"])
    alone = Resource(name=resource["name"], path=path, basepath=str(root), format="parquet", schema=schema)
    report = alone.validate()
    problems = report.flatten(["rowNumber", "fieldName", "type", "note"])
    checks.that(report.valid, f"{path}: frictionless says {problems[:5]}")
    rows = report.tasks[0].stats.get("rows", 0)
    checks.that(rows == part["rows"], f"{path}: frictionless reads {rows} rows, the manifest says {part['rows']}")
    return rows


def check_relations(checks, root, package):
    """Keys, relations and absent texts, over all parts of each table."""
    for resource in package["resources"]:
        name = resource["name"]
        duckdb.sql(f"CREATE OR REPLACE VIEW \"{name}\" AS FROM read_parquet('{root}/{name}/**/*.parquet')")
    for resource in package["resources"]:
        table, schema = resource["name"], resource["schema"]
        key = ", ".join(f'"{name}"' for name in schema.get("primaryKey", []))
        if key:
            twice = query(f'SELECT {key} FROM "{table}" GROUP BY ALL HAVING count(*) > 1')
            checks.that(not twice, f"{table}: the key ({key}) occurs twice: {twice[:3]}")
        for field in schema["fields"]:
            if field["type"] == "string":
                empty = query(f"SELECT count(*) FROM \"{table}\" WHERE \"{field['name']}\" = ''")[0][0]
                checks.that(empty == 0, f"{table}.{field['name']}: {empty} texts are empty, not null")
        for relation in schema.get("relations", []):
            check_relation(checks, table, relation)


def check_relation(checks, table, relation):
    """No row points to a row that is not there; a null points nowhere."""
    names, to = relation["fields"], relation["reference"]
    pairs = " AND ".join(f'a."{mine}" = b."{theirs}"' for mine, theirs in zip(names, to["fields"], strict=True))
    given = " AND ".join(f'a."{name}" IS NOT NULL' for name in names)
    count = query(f'SELECT count(*) FROM "{table}" a ANTI JOIN "{to["resource"]}" b ON {pairs} WHERE {given}')[0][0]
    checks.that(count == 0, f"{table}: {count} rows point by {names} to no row of {to['resource']}")


def check_answers(checks, root, package, manifest, expected):
    """All readers, held against the first one, the manifest and the expectation. The answer is the first one's."""
    fields = {
        resource["name"]: {field["name"]: field["arrow"] for field in resource["schema"]["fields"]}
        for resource in package["resources"]
    }
    first = None
    for reader, read in READERS.items():
        types, found = read(root, list(fields))
        check_types(checks, reader, types, fields)
        first = first or found
        for question, answer in found.items():
            checks.that(same(answer, first[question]), f"{reader}: {question} is {answer}, elsewhere {first[question]}")
            wanted = (expected or {}).get(question, answer)
            checks.that(same(answer, wanted), f"{reader}: {question} is {answer}, expected {wanted}")
    rows = {table["name"]: table["rows"] for table in manifest["tables"]}
    checks.that(first["rows"] == rows, f"the manifest counts {rows}, readers {first['rows']}")
    return first


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--expect-json", type=Path, metavar="FILE", help="answers that the readers must give")
    parser.add_argument("--print-json", action="store_true", help="print the readers' answers")
    arguments = parser.parse_args()
    root = arguments.dataset.resolve()
    package = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    manifest = json.loads((root / "_zhibiao" / "manifest.json").read_text(encoding="utf-8"))
    expected = expected_answers(arguments.expect_json) if arguments.expect_json else None

    checks = Checks()
    checks.that(Package(str(root / "datapackage.json")).resource_names == [r["name"] for r in package["resources"]],
                "frictionless does not read datapackage.json")
    found = check_answers(checks, root, package, manifest, expected)
    check_parts(checks, root, package, manifest)
    check_relations(checks, root, package)
    if arguments.print_json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    print(f"{root}: {checks.passed} checks hold, {checks.failed} do not", file=sys.stderr)
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
