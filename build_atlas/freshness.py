"""How old what is known of a club is: the newest date of its sources, and the years gone by since."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from build_atlas.model import Entry
from build_atlas.schema import STUDY_YEAR, Club

AGEING = 2
OLD = 5
"""Years over which a source is said to be old, and very old."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is known of a club, and how old it is on a day.

    ``last`` is the newest date of its sources, or a part of one (2016, 2016-05, 2016-05-17);
    None when no source bears a date. ``looked_up`` is whether anything but the study speaks of
    it. ``over`` is the number of years that the newest source is surely more than old; None
    when it bears no date. ``ended`` is whether a source shows the club dissolved: that does not grow old.
    """

    last: str | None
    looked_up: bool
    over: int | None
    ended: bool = False

    @property
    def mark(self) -> int:
        """The years that readers are warned of: 5, 2, or 0."""
        return next((years for years in (OLD, AGEING) if (self.over or 0) >= years), 0)

    @property
    def wants_a_look(self) -> bool:
        """Whether somebody who knows should say how the club is: old, undated, or never looked up."""
        return not self.ended and (not self.looked_up or self.over is None or self.over >= AGEING)


def freshness_of(club: Club, day: datetime.date) -> Freshness:
    """How old on a day what the record states is."""
    last, today = last_source(club), club.today
    ended = today is not None and today.ended
    return Freshness(last, today is not None, None if last is None else years_over(last, day), ended)


def last_source(club: Club) -> str | None:
    """The newest date that the record gives: the study's own year where nothing later was looked up."""
    if club.today is None:
        return str(STUDY_YEAR)
    dates = [date for date in (club.today.as_of, *(source.dated for source in club.today.sources)) if date]
    return max(dates, key=lambda date: (last_day(date), date), default=None)


def last_day(date: str) -> datetime.date:
    """The last day that a date or a part of one may stand for: 2016 may be the 31 December 2016."""
    year, month, day = [*map(int, date.split("-")), 0, 0][:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def years_over(date: str, day: datetime.date) -> int:
    """How many years a date is surely more than ago on a day: 2 is « over two years ». Never below 0."""
    last = last_day(date)
    not_yet = (day.month, day.day) <= (last.month, last.day)
    return max(day.year - last.year - not_yet, 0)


def list_by_age(entries: Iterable[Entry], day: datetime.date, over: int = 0) -> list[tuple[Entry, Freshness]]:
    """The clubs whose last source is not known to be younger, oldest first, those without a date last."""
    found = [(entry, freshness_of(entry.club, day)) for entry in entries]
    kept = [(entry, fresh) for entry, fresh in found if fresh.over is None or fresh.over >= over]
    return sorted(kept, key=lambda pair: (pair[1].last is None, last_day(pair[1].last or "9999"), pair[0].slug))
