"""The command `atlas stale`: the records by the age of their last source."""

from __future__ import annotations

import argparse
import csv
import datetime
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from build_atlas.freshness import Freshness, list_by_age
from build_atlas.model import Atlas, Entry
from build_atlas.views.exports import safe_cell

COLUMNS = ("slug", "name", "department", "kind", "last_source", "over_years", "looked_up")
Row = Mapping[str, str | int | bool | None]


class UnknownDepartmentError(Exception):
    """A code that no département has."""


def add_parser(commands: Any, run: Callable[[argparse.Namespace], int], clubs: Path) -> None:
    """The options of the command."""
    parser = commands.add_parser("stale", help="list the records by the age of their last source, oldest first")
    parser.add_argument("--over", type=_years, default=0, metavar="YEARS", help="only sources over so old, or undated")
    parser.add_argument("--department", metavar="CODE", help="only clubs with their seat there: 79, 2A, 974")
    parser.add_argument("--format", choices=tuple(STYLES), default="text")
    parser.add_argument("--clubs", type=Path, default=clubs, metavar="DIR")
    parser.set_defaults(run=run)


def _years(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of years")
    return int(text)


def answer(options: argparse.Namespace, atlas: Atlas, today: datetime.date) -> str:
    """The text of the answer; raises UnknownDepartmentError."""
    entries = _entries_in(options.department, atlas) if options.department else atlas.entries
    rows = [_row(entry, fresh) for entry, fresh in list_by_age(entries, today, options.over)]
    return STYLES[options.format](rows)


def _entries_in(department: str, atlas: Atlas) -> Sequence[Entry]:
    code = department.upper()
    if code not in atlas.gazetteer.departments:
        raise UnknownDepartmentError(f"no département has the code {department!r}; write for instance --department 79")
    return [entry for entry in atlas.entries if entry.commune.department == code]


def _row(entry: Entry, fresh: Freshness) -> Row:
    seat = entry.commune.department
    known = (fresh.last, fresh.over, fresh.looked_up)
    return dict(zip(COLUMNS, (entry.slug, entry.club.name, seat, entry.club.kind, *known), strict=True))


def _write_text(rows: Sequence[Row]) -> str:
    return "".join(
        f"{row['last_source'] or 'undated':10}  {_age(row['over_years']):>13}  {row['department']!s:3}  {row['slug']}\n"
        for row in rows
    )


def _age(over: object) -> str:
    if over is None:
        return ""
    return f"over {over} year{'' if over == 1 else 's'}" if over else "a year at most"


def _write_json(rows: Sequence[Row]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _write_csv(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


STYLES: Mapping[str, Callable[[Sequence[Row]], str]] = {"text": _write_text, "json": _write_json, "csv": _write_csv}
