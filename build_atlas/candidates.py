"""A file on its way to the atlas: what was read, what it states, and what stands against it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_atlas.explain import create_model
from build_atlas.geo.gazetteer import Gazetteer
from build_atlas.load import Loaded, load_file
from build_atlas.nodes import Keys
from build_atlas.problems import Problem
from build_atlas.schema import TEXT_FIELDS, Club, Source, StatementRecord


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file of ``clubs/``; ``club`` is None when the schema refuses it."""

    slug: str
    loaded: Loaded
    club: Club | None
    problems: tuple[Problem, ...]

    def problem(self, *path: str | int, rule: str, at_key: bool = False, **details: Any) -> Problem:
        """A problem at a value of this file."""
        return self.loaded.problem(path, rule, at_key=at_key, **details)


@dataclass(frozen=True, slots=True)
class Reference:
    """What rules compare a record with: the places of France and the current day."""

    gazetteer: Gazetteer
    today: datetime.date


def list_files(folder: Path) -> list[Path]:
    """The files of a folder, none when there is none; a name in .yaml is among them, so that its problem is said."""
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.suffix in (".yml", ".yaml"))


def load_candidates(paths: Iterable[Path]) -> list[Candidate]:
    """Read every file, whatever state it is in; the order is that of the names."""
    return [create_candidate(path.stem, load_file(path)) for path in sorted(paths)]


def create_candidate(slug: str, loaded: Loaded) -> Candidate:
    """What one loaded file states."""
    if not loaded.readable:
        return Candidate(slug, loaded, None, loaded.problems)
    club, problems = create_model(Club, loaded)
    return Candidate(slug, loaded, club, tuple(_without_echo([*loaded.problems, *problems])))


ECHOES = (
    ("text_trap", "number_form"),
    ("number_expected", "text_trap"),
    ("number_too_long", "number_expected"),
    ("number_too_long", "range_expected"),
    ("number_too_long", "text_expected"),
    ("blank", "too_short"),
    ("blank", "pattern"),
    ("control_character", "pattern"),
    ("control_character", "not_in_list"),
    ("colon_makes_key", "missing"),
)
"""What need not be said (the second) of a place of which the first is said."""


def _without_echo(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems without those that only repeat another of the same place."""
    said = {(problem.line, problem.column, problem.rule) for problem in problems}
    for problem in problems:
        louder = [first for first, second in ECHOES if second == problem.rule]
        if not any((problem.line, problem.column, rule) in said for rule in louder):
            yield problem


def list_sources(club: Club) -> Iterator[tuple[Keys, Source]]:
    """Every public page that a record cites, with its place: of what is said of today, then of what is nearby."""
    for i, source in enumerate(club.today.sources if club.today else ()):
        yield ("today", "sources", i), source
    for i, found in enumerate(club.nearby):
        for j, source in enumerate(found.sources):
            yield ("nearby", i, "sources", j), source


def list_statements(club: Club) -> Iterator[tuple[Keys, StatementRecord]]:
    """Every statement of a record with its place."""
    for name in TEXT_FIELDS:
        for i, statement in enumerate(getattr(club, name)):
            yield (name, i), statement
