"""The journal of a record: the days it changed, for those who follow the atlas."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from build_atlas.candidates import Candidate, Reference
from build_atlas.check_today import check_date
from build_atlas.problems import Problem
from build_atlas.schema import Club


def check_change_dates(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A record changed on a day of the calendar that has come."""
    for i, change in enumerate(club.changes):
        yield from check_date(candidate, ("changes", i, "date"), change.date, reference.today)


def check_change_order(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """Changes stand oldest first, and none stands twice."""
    for i, (before, change) in enumerate(pairwise(club.changes), 1):
        if change.date < before.date:
            rule = "change_out_of_order"
            yield candidate.problem("changes", i, "date", rule=rule, value=change.date, before=before.date)
        if (change.date, change.kind) in {(other.date, other.kind) for other in club.changes[:i]}:
            yield candidate.problem("changes", i, rule="said_twice", value=f"{change.kind} {change.date}")


def check_arrival(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A record is added before anything else happens to it, and once."""
    for i, change in enumerate(club.changes):
        if (change.kind == "added") != (i == 0):
            rule = "change_before_added" if i == 0 else "added_again"
            yield candidate.problem("changes", i, "kind", rule=rule, value=change.kind)
