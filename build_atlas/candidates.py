"""A file on its way to the atlas: what was read, what it states, and what stands against it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_atlas.explain import create_model
from build_atlas.geo.gazetteer import Gazetteer
from build_atlas.load import Keys, Loaded, load_file
from build_atlas.problems import Problem
from build_atlas.schema import TEXT_FIELDS, Club, StatementRecord


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


def load_candidates(paths: Iterable[Path]) -> list[Candidate]:
    """Read every file, whatever state it is in; the order is that of the names."""
    return [create_candidate(path.stem, load_file(path)) for path in sorted(paths)]


def create_candidate(slug: str, loaded: Loaded) -> Candidate:
    """What one loaded file states."""
    if not loaded.readable:
        return Candidate(slug, loaded, None, loaded.problems)
    club, problems = create_model(Club, loaded)
    return Candidate(slug, loaded, club, (*_without_echo(loaded.problems, problems), *problems))


def _without_echo(read: Iterable[Problem], refused: Iterable[Problem]) -> list[Problem]:
    """Drop the remark on a number's form where the schema says that it should be text."""
    places = {(problem.line, problem.column) for problem in refused if problem.rule == "text_trap"}
    return [
        problem for problem in read if problem.rule != "number_form" or (problem.line, problem.column) not in places
    ]


def list_statements(club: Club) -> Iterator[tuple[Keys, StatementRecord]]:
    """Every statement of a record with its place."""
    for name in TEXT_FIELDS:
        for i, statement in enumerate(getattr(club, name)):
            yield (name, i), statement
