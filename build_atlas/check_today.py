"""What is said of today is sourced and dated, and what is only nearby stands apart from it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from build_atlas.candidates import Candidate, Reference, list_sources
from build_atlas.nodes import Keys
from build_atlas.problems import Problem
from build_atlas.schema import Club


def check_sources(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """Nothing is said of today, or of what is nearby, without a source."""
    if club.today is not None and not club.today.sources:
        yield candidate.problem("today", rule="source_required", at_key=True)
    for i, found in enumerate(club.nearby):
        if not found.sources:
            yield candidate.problem("nearby", i, rule="source_required")


def check_source_numbers(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A statement of today rests on sources that stand beside it, each named once."""
    today = club.today
    for i, told in enumerate(today.statements if today else ()):
        for j, number in enumerate(told.sources):
            place: Keys = ("today", "statements", i, "sources", j)
            if today and number > len(today.sources):
                yield candidate.problem(*place, rule="no_such_source", value=number, limit=len(today.sources))
            if number in told.sources[:j]:
                yield candidate.problem(*place, rule="said_twice", value=number)


def remind_source_numbers(candidate: Candidate) -> Iterator[Problem]:
    """A warning for each statement of today that does not say on which of several sources it rests."""
    today = candidate.club.today if candidate.club else None
    for i, told in enumerate(today.statements if today else ()):
        if today and len(today.sources) > 1 and not told.sources:
            yield candidate.problem("today", "statements", i, rule="source_unsaid", limit=len(today.sources))


def check_dates(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A date since 1997 is in the calendar, and has come."""
    dates: dict[Keys, str | None] = {("today", "as_of"): club.today.as_of} if club.today else {}
    dates |= {(*path, "date"): source.dated for path, source in list_sources(club)}
    for path, value in dates.items():
        if value is not None:
            yield from check_date(candidate, path, value, reference.today)


def check_date(candidate: Candidate, path: Keys, value: str, latest: datetime.date) -> Iterator[Problem]:
    """A date, or a part of one, is in the calendar and not after ``latest``."""
    try:
        date = datetime.date(*[*map(int, value.split("-")), 1, 1][:3])
    except ValueError:
        yield candidate.problem(*path, rule="no_such_date", value=value)
        return
    if date > latest:
        yield candidate.problem(*path, rule="date_in_future", value=value, limit=latest.isoformat())
