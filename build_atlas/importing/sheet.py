"""Read a CSV file, as spreadsheets write them, into rows with their lines, or into problems."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_atlas.faults import not_utf8
from build_atlas.importing.columns import Header, read_header
from build_atlas.problems import Problem

MAX_SHEET_BYTES = 5_000_000
"""A list of 10,000 clubs is half that; more is a mistake."""
MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file on which it starts, from 1, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as read; one that lacks a column has no rows, since each would say so again.

    ``problems`` are of the file or its header: with one, no row can be trusted.
    """

    path: str
    header: Header
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_sheet(content: bytes, path: str) -> Sheet:
    """The rows of a CSV file in UTF-8, between commas or semicolons; empty rows are left out."""
    if len(content) > MAX_SHEET_BYTES:
        return _failed(
            path, Problem(path, 1, 1, "", "sheet_too_large", {"size": len(content), "limit": MAX_SHEET_BYTES})
        )
    try:
        text = content.decode().removeprefix(MARK)
    except UnicodeDecodeError as error:
        return _failed(path, dataclasses.replace(not_utf8(path, content, error), rule="sheet_not_utf8"))
    rows, faults = _read_rows(text, path)
    if not rows:
        return _failed(path, *(faults or [Problem(path, 1, 1, "", "sheet_empty", {})]))
    header, problems = read_header(path, rows[0].line, rows[0].cells)
    lacking = any(problem.rule == "column_missing" for problem in problems)
    return Sheet(path, header, () if lacking else tuple(rows[1:]), (*problems, *faults))


def _read_rows(text: str, path: str) -> tuple[list[Row], list[Problem]]:
    """The rows up to the first that cannot be read, and why it cannot."""
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error:
        return rows, [Problem(path, line, 1, "", "sheet_quotes", {})]
    return rows, []


def _find_delimiter(text: str) -> str:
    """A semicolon where the header has more of them than commas: French spreadsheets write it so."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return ";" if header.count(";") > header.count(",") else ","


def check_row(sheet: Sheet, row: Row) -> Iterator[Problem]:
    """No text stands beyond the columns, and no cell starts as a formula does."""
    if any(cell.strip() for cell in row.cells[len(sheet.header.cells) :]):
        counts = {"count": len(row.cells), "expected": len(sheet.header.cells)}
        yield Problem(sheet.path, row.line, len(sheet.header.cells) + 1, "", "row_too_long", counts)
    for i, cell in enumerate(row.cells[: len(sheet.header.cells)]):
        title = sheet.header.cells[i].strip()
        if not title and cell.strip():
            yield Problem(sheet.path, row.line, i + 1, "", "cell_without_header", {"value": cell})
        if starts_formula(cell):
            yield Problem(
                sheet.path, row.line, i + 1, title, "cell_formula", {"value": cell.strip(), "sign": cell.strip()[0]}
            )


def starts_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute a cell rather than show it."""
    return cell.strip().startswith(("=", "+", "-", "@"))


def clean(cell: str) -> str:
    """A cell on one line, with single ordinary spaces."""
    return " ".join(cell.split())


def split_list(cell: str) -> Sequence[str]:
    """The items of a cell that holds several."""
    return [item for part in cell.split("|") if (item := clean(part))]


def _failed(path: str, *problems: Problem) -> Sheet:
    return Sheet(path, Header({}, ()), (), problems)
