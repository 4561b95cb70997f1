"""The limits of the study as rules that a figure keeps to or not.

The same judgement serves the sheets of 1997 and the plan of a new club.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from build_atlas.model import Atlas, Entry, Told
from build_atlas.schema import Club, RangeRecord
from build_atlas.schema.lesson import Threshold

Verdict = Literal["met", "not_met", "straddles"]
ABOUT = 0.2
"""How far « environ » reaches on either side of a figure, as a share of it: a choice of the editors."""


def judge(value: RangeRecord, limit: Threshold) -> Verdict:
    """Whether a figure keeps to a limit; a range that lies on both sides of it ``straddles``."""
    low, high = _bounds(value.min, value.max)
    least, most = _allowed(limit)
    if _inside(low, least, limit.exclusive) and _inside(-high, -most, limit.exclusive):
        return "met"
    if _outside(high, least, limit.exclusive) or _outside(-low, -most, limit.exclusive):
        return "not_met"
    return "straddles"


def _allowed(limit: Threshold) -> tuple[float, float]:
    least, most = _bounds(limit.min, limit.max)
    if not limit.approximate:
        return least, most
    return least * (1 - ABOUT), most * (1 + ABOUT)


def _bounds(low: float | None, high: float | None) -> tuple[float, float]:
    return (-math.inf if low is None else low), (math.inf if high is None else high)


def _inside(low: float, least: float, exclusive: bool) -> bool:
    return low > least or (low == least and (not exclusive or math.isinf(least)))


def _outside(high: float, least: float, exclusive: bool) -> bool:
    return high < least or (high == least and exclusive)


def members_of(club: Club) -> RangeRecord | None:
    """Member companies."""
    return club.members.companies if club.members else None


def cantons_of(club: Club) -> RangeRecord | None:
    """Cantons covered: as counted, or one where the perimeter is a canton."""
    area = club.perimeter
    if area and area.scale == "canton" and area.cantons is None:
        return RangeRecord(min=1, max=1)
    return area.cantons if area else None


def outside_of(club: Club) -> RangeRecord | None:
    """Share of the area's companies that stay outside, in percent: what coverage leaves."""
    inside = club.members.coverage_percent if club.members else None
    if inside is None:
        return None
    return RangeRecord(
        min=None if inside.max is None else 100 - inside.max,
        max=None if inside.min is None else 100 - inside.min,
        approximate=inside.approximate,
    )


def dues_of(club: Club) -> RangeRecord | None:
    """Francs a year per company; nothing where the sheet says that there are no dues."""
    if club.dues is None:
        return None
    return RangeRecord(min=0, max=0) if club.dues.mode == "none" else club.dues.francs


def density_of(club: Club) -> RangeRecord | None:
    """Inhabitants per km², where the study states them."""
    return club.perimeter.density if club.perimeter else None


def public_share_of(club: Club) -> RangeRecord | None:
    """Share of public money in the running costs, in percent."""
    return club.public_funding_percent


MEASURES: Mapping[str, Callable[[Club], RangeRecord | None]] = {
    "members": members_of,
    "cantons": cantons_of,
    "outside_percent": outside_of,
    "dues_francs": dues_of,
    "density": density_of,
    "public_percent": public_share_of,
}
"""What a record can be asked, by the measure of a threshold. The others are about projects, years and programmes."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A limit put to the clubs it speaks of: those that state the figure, by verdict."""

    told: Told
    limit: Threshold
    asked: int
    by_verdict: Mapping[Verdict, tuple[Entry, ...]]

    @property
    def stated(self) -> int:
        """How many clubs state the figure."""
        return sum(len(entries) for entries in self.by_verdict.values())


def try_limits(atlas: Atlas) -> list[Trial]:
    """Every limit that records can be asked about and that at least one record answers, in the order of the study."""
    trials = [_try_one(told, limit, atlas.entries) for told, limit in list_limits(atlas) if limit.measure in MEASURES]
    return [trial for trial in trials if trial.stated]


def list_limits(atlas: Atlas) -> Iterator[tuple[Told, Threshold]]:
    """Every limit of the study with the lesson that gives it."""
    return ((told, limit) for told in atlas.lessons for limit in told.lesson.thresholds)


def _try_one(told: Told, limit: Threshold, entries: Iterable[Entry]) -> Trial:
    concerned = [entry for entry in entries if entry.club.kind != "current" and concerns(limit, entry.club)]
    verdicts: dict[Verdict, list[Entry]] = {"met": [], "straddles": [], "not_met": []}
    for entry in concerned:
        value = MEASURES[limit.measure](entry.club)
        if value is not None:
            verdicts[judge(value, limit)].append(entry)
    return Trial(told, limit, len(concerned), {verdict: tuple(found) for verdict, found in verdicts.items()})


def concerns(limit: Threshold, club: Club) -> bool:
    """Whether a limit speaks of clubs of this territory and category."""
    territory = club.territory.code if club.territory else None
    category = club.category.code if club.category else None
    return limit.territory in (None, territory) and limit.category in (None, category)
