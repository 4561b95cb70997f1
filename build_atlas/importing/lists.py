"""A list of clubs, one a row: each becomes the record of a club of today, under the checks of every record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_atlas.candidates import Candidate, Reference, create_candidate
from build_atlas.check import check_candidates, create_slug
from build_atlas.importing.cells import Record, RowReader, create_record
from build_atlas.importing.columns import load_columns
from build_atlas.importing.duplicates import Known, Names
from build_atlas.importing.outcome import Outcome, Proposal
from build_atlas.importing.sheet import Row, Sheet, check_row, read_sheet
from build_atlas.importing.stamp import stamp_new
from build_atlas.importing.towns import Towns
from build_atlas.importing.yaml_text import write_record
from build_atlas.load import load_bytes
from build_atlas.problems import Problem, set_apart

ECHOES = frozenset({"name_taken", "missing", "required_for_kind"})
"""Rules of records that say in other words what a row was told: a name is taken, a cell is empty."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as a record: its slug, its text, and what stands against it so far."""

    row: Row
    slug: str
    text: str
    problems: tuple[Problem, ...]


def read_list(content: bytes, path: str, existing: Sequence[Candidate], reference: Reference) -> Outcome:
    """The records that a CSV file proposes beside the existing ones, and the rows that are refused.

    A fault of the file or of its header refuses them all: nobody knows what else it spoilt.
    """
    sheet = read_sheet(content, path)
    drafts = list(_draft_rows(sheet, existing, reference))
    problems = {draft.row.line: list(draft.problems) for draft in drafts}
    for line, problem in _check_drafts(drafts, sheet, reference):
        problems[line].append(problem)
    good = [draft for draft in drafts if not problems[draft.row.line] and not sheet.problems]
    found = [*sheet.problems, *(problem for row in problems.values() for problem in set_apart(row))]
    proposals = tuple(Proposal(draft.slug, None, stamp_new(draft.text, reference.today)) for draft in good)
    return Outcome(proposals, tuple(found), len(drafts), len(drafts) - len(good))


def _draft_rows(sheet: Sheet, existing: Sequence[Candidate], reference: Reference) -> Iterator[Draft]:
    """The record of each row, in order; a row that repeats another club says which."""
    towns, names = Towns(reference.gazetteer), Names(reference.gazetteer, existing)
    for row in sheet.rows:
        reader = RowReader(sheet, row)
        record = create_record(reader, towns)
        slug = create_slug(str(record.get("name", "")))
        if "name" in record:
            _report_double(reader, names.find(slug, record), record)
            names.add(slug, record, row.line)
        yield Draft(row, slug, write_record(record), (*check_row(sheet, row), *reader.problems))


def _report_double(reader: RowReader, known: Known | None, record: Record) -> None:
    if known is not None and known.line:
        reader.report("name", "double_in_list", value=record["name"], slug=known.slug, first=known.line)
    elif known is not None:
        reader.report("name", "double_of_record", value=record["name"], slug=known.slug, town=known.town)


def _check_drafts(drafts: Sequence[Draft], sheet: Sheet, reference: Reference) -> Iterator[tuple[int, Problem]]:
    """What `atlas check` would say of the records, in one run over all of them, each at its row and column.

    The existing records need not be read again: what ties new ones to them, their names, is compared before.
    """
    rows = {f"{draft.row.line}.yml": draft for draft in drafts}
    candidates = [create_candidate(draft.slug, load_bytes(draft.text.encode(), name)) for name, draft in rows.items()]
    for problem in check_candidates(candidates, reference):
        draft = rows[problem.path]
        if not (problem.rule in ECHOES and draft.problems):
            yield draft.row.line, _move(problem, draft.row, sheet)


def _move(problem: Problem, row: Row, sheet: Sheet) -> Problem:
    """A problem of a record, at the cell that states the value."""
    column = _column_of(problem.field)
    if column == "as_of" and not RowReader(sheet, row).cell("as_of"):
        column = "source_date"  # which stood in for it
    title, number = sheet.header.title(column), sheet.header.number(column)
    return dataclasses.replace(problem, path=sheet.path, line=row.line, column=number, field=title)


def _column_of(field: str) -> str:
    """The column that fills a field of the record, or the nearest field around it."""
    columns: Mapping[str, str] = {column.field: column.key for column in load_columns().values()}
    steps = field.split(".")
    around: Iterable[str] = (".".join(steps[:count]) for count in range(len(steps), 0, -1))
    return next((columns[path] for path in around if path in columns), "name")
