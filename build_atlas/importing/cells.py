"""What the cells of a row say, as the values of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from build_atlas.geo.folding import fold
from build_atlas.importing.columns import Header, load_columns
from build_atlas.importing.sheet import Row, Sheet, clean, split_list, starts_formula
from build_atlas.importing.towns import Town, Towns, UnclearTownError
from build_atlas.problems import Problem
from build_atlas.vocabulary import LANGUAGES, load_vocabularies

NUMBERS = re.compile(r"(?P<about>~|environ|about|vers|circa)?\s*(?P<min>\d{1,9})(?:\s*[-–]\s*(?P<max>\d{1,9}))?", re.I)
THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
STAND_IN = Town("Paris", "75056", ())
"""Takes the place of a commune that is not clear, so that the rest of the row is checked in the same run."""

Record = dict[str, Any]


class RowReader:
    """Builds the record of one row, and notes what cannot be read."""

    def __init__(self, sheet: Sheet, row: Row) -> None:
        self.path = sheet.path
        self.header: Header = sheet.header
        self.row = row
        self.problems: list[Problem] = []

    def cell(self, key: str) -> str:
        """The text of a column on one line, empty where the file or the row has none."""
        return clean(self._raw(key))

    def items(self, key: str) -> list[str]:
        """The items of a column that holds a list."""
        return list(split_list(self._raw(key)))

    def _raw(self, key: str) -> str:
        """The cell as it stands; a formula says nothing."""
        cell = self._written(key)
        return "" if starts_formula(cell) else cell

    def _written(self, key: str) -> str:
        position = self.header.positions.get(key, len(self.row.cells))
        return self.row.cells[position] if position < len(self.row.cells) else ""

    def report(self, key: str, rule: str, **details: Any) -> None:
        """A problem of one column of the row."""
        title, number = self.header.title(key), self.header.number(key)
        self.problems.append(Problem(self.path, self.row.line, number, title, rule, details))

    def require(self, key: str) -> None:
        """Report a needed cell that is empty; the header has said so where the whole column is missing."""
        if key in self.header.positions and not self._written(key).strip():
            self.report(key, "cell_missing", value=load_columns()[key].example)

    def range(self, key: str) -> Record | int | None:
        """A number, or a range of two, each possibly approximate; None for an empty cell."""
        text = THOUSANDS.sub("", self.cell(key))
        found = NUMBERS.fullmatch(text)
        if text and found is None:
            self.report(key, "cell_number", value=self.cell(key))
        if found is None:
            return None
        low, high = int(found["min"]), int(found["max"] or found["min"])
        if low == high and not found["about"]:
            return low
        return {"min": low, "max": high} | ({"approximate": True} if found["about"] else {})

    def town(self, towns: Towns) -> Town:
        """The commune of the row, or the stand-in when it is not clear, which is reported."""
        try:
            return towns.find(self.cell("town"), self.cell("insee"), self.cell("postcode"))
        except UnclearTownError as error:
            if error.rule != "cell_missing" or not self._written(error.column).strip():
                self.report(error.column, error.rule, **error.details)
            return STAND_IN


def create_record(reader: RowReader, towns: Towns) -> Record:
    """The record a row states, without the keys of which it says nothing."""
    for column in load_columns().values():
        if column.need == "always":
            reader.require(column.key)
    town = reader.town(towns)
    return _without_empty(
        {
            "name": reader.cell("name"),
            "acronym": reader.cell("acronym"),
            "aliases": reader.items("other_names"),
            "kind": "current",
            "summary": reader.cell("summary"),
            "town": town.name,
            "insee": town.insee,
            "founded": _founded(reader.range("founded")),
            "members": {"companies": reader.range("companies"), "jobs": reader.range("jobs")},
            "today": _today(reader),
            "en": _english(reader),
        }
    )


def _english(reader: RowReader) -> Record:
    """The English of a row; begun and left, what it lacks waits for a translator."""
    texts = {"summary": reader.cell("summary_en"), "today": reader.items("facts_en")}
    stated = {"summary": reader.cell("summary"), "today": reader.items("facts")}
    pending = [key for key in texts if stated[key] and not texts[key]]
    return {"pending": pending, **texts} if any(texts.values()) else {}


def _founded(years: Record | int | None) -> Record | None:
    """A year or two as the schema names them."""
    if not isinstance(years, dict):
        return {"year": years} if years is not None else None
    until = {"until": years["max"]} if years["max"] != years["min"] else {}
    return {"year": years["min"], **until} | ({"approximate": True} if "approximate" in years else {})


def _today(reader: RowReader) -> Record:
    date = reader.cell("source_date")
    source = {"title": reader.cell("source_title"), "url": reader.cell("source_url"), "date": date}
    return {
        "status": _status(reader.cell("status")),
        "as_of": reader.cell("as_of") or (date if DATE.fullmatch(date) else ""),
        "website": reader.cell("website"),
        "statements": reader.items("facts"),
        "sources": [_without_empty(source)] if any(source.values()) else [],
    }


def _status(cell: str) -> str:
    """The code of a status given by its code or by its label in either language; active where nothing is said."""
    terms = load_vocabularies()["today_status"]
    labels: Mapping[str, str] = {fold(t.label[language]): code for code, t in terms.items() for language in LANGUAGES}
    return labels.get(fold(cell), cell) or "active"


def _without_empty(record: Record) -> Record:
    """The keys that say something; 0 does."""
    said = {key: _without_empty(value) if isinstance(value, dict) else value for key, value in record.items()}
    return {key: value for key, value in said.items() if value not in ("", None, [], {})}
