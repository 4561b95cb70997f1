"""Lists of clubs in CSV as the tests write them, and what an import makes of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from build_atlas.importing.outcome import Outcome
from build_atlas.problems import render_problems

BASE = {
    "name": "Club du lac",
    "town": "Crest",
    "insee": "26108",
    "postcode": "",
    "summary": "Un club d’essai.",
    "source_title": "Annuaire",
    "source_url": "https://example.org/a",
    "source_date": "2026-05",
}


def write_csv(rows: Sequence[Mapping[str, str]], delimiter: str = ";") -> bytes:
    """A list with the columns of its rows, as a spreadsheet saves it."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([row.get(key, "") for key in columns] for row in rows)
    return out.getvalue().encode()


def say(outcome: Outcome) -> list[str]:
    return render_problems(outcome.problems).splitlines()


def record_of(outcome: Outcome) -> dict[str, Any]:
    assert say(outcome) == []
    record: dict[str, Any] = yaml.safe_load(outcome.proposals[0].after)
    return record
