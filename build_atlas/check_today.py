"""What is said of today is sourced and dated."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from build_atlas.candidates import Candidate, Reference
from build_atlas.nodes import Keys
from build_atlas.problems import Problem
from build_atlas.schema import Club


def check_sources(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """Nothing is said of today without a source."""
    if club.today is not None and not club.today.sources:
        yield candidate.problem("today", rule="source_required", at_key=True)


def check_dates(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A date since 1997 is in the calendar, and has come."""
    if club.today is None:
        return
    dates: dict[Keys, str | None] = {("today", "as_of"): club.today.as_of}
    dates |= {("today", "sources", i, "date"): source.dated for i, source in enumerate(club.today.sources)}
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
