"""The columns of a list of clubs: their names in both languages, and where a record says what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from build_atlas.explain import hint
from build_atlas.geo.folding import fold
from build_atlas.own_data import read_data
from build_atlas.problems import Problem
from build_atlas.vocabulary import Language

CONTACT_WORDS = frozenset({"tel", "telephone", "phone", "portable", "mail", "email", "courriel", "fax", "contact"})
"""Words of a header that announce what never enters the atlas."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, other headers for it, the field of the record it fills, and a right cell.

    ``need`` is ``always``, ``town`` for the commune, which another column may give, or empty.
    """

    key: str
    names: tuple[str, ...]
    field: str
    example: str
    means: Mapping[Language, str]
    need: Literal["always", "town", ""] = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The first row of a list: where each known column stands, by key, and what the file calls it."""

    positions: Mapping[str, int]
    cells: tuple[str, ...]

    def title(self, key: str) -> str:
        """The file's own name of a column, or ours where the file lacks it."""
        return self.cells[self.positions[key]].strip() if key in self.positions else key

    def number(self, key: str) -> int:
        """The number of a column, from 1; 1 for a column that the file lacks."""
        return self.positions.get(key, 0) + 1


@cache
def load_columns() -> Mapping[str, Column]:
    """Every column by key, in the order of the documentation."""
    return {
        key: Column(key, tuple(entry.pop("names")), **entry) for key, entry in read_data("import_columns.yml").items()
    }


@cache
def _keys_by_name() -> Mapping[str, str]:
    return {fold(name): column.key for column in load_columns().values() for name in (column.key, *column.names)}


def read_header(path: str, line: int, cells: Sequence[str]) -> tuple[Header, list[Problem]]:
    """The columns of a first row, and what is wrong with it."""
    keys = [_keys_by_name().get(fold(cell)) for cell in cells]
    positions = {key: keys.index(key) for key in keys if key is not None}
    problems = [
        *(problem for i in range(len(cells)) for problem in _check_cell(path, line, cells, keys, i)),
        *(Problem(path, line, 1, key, "column_missing", {}) for key in _lacking(positions)),
    ]
    return Header(positions, tuple(cells)), problems


def _check_cell(path: str, line: int, cells: Sequence[str], keys: Sequence[str | None], i: int) -> Iterator[Problem]:
    """A header is a known column, once; a column without a header may only be empty, which the rows show."""
    cell, key = cells[i].strip(), keys[i]
    if key is not None and keys.index(key) != i:
        yield Problem(path, line, i + 1, cell, "column_twice", {"key": key, "first": keys.index(key) + 1})
    elif key is None and cell and CONTACT_WORDS & set(fold(cell).split()):
        yield Problem(path, line, i + 1, cell, "column_contact", {})
    elif key is None and cell:
        yield Problem(path, line, i + 1, cell, "column_unknown", {"hint": hint(fold(cell), _keys_by_name())})


def _lacking(positions: Mapping[str, int]) -> list[str]:
    """The columns a list cannot do without: those always needed, and one that says the commune."""
    lacking = [column.key for column in load_columns().values() if column.need == "always"]
    if "insee" not in positions:
        lacking.append("town")
    return [key for key in lacking if key not in positions]
