"""The limits of the study: how a figure is judged, and what the page of the test counts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_atlas.model import Atlas
from build_atlas.rules import (
    MEASURES,
    Verdict,
    cantons_of,
    concerns,
    dues_of,
    judge,
    list_limits,
    outside_of,
    try_limits,
)
from build_atlas.schema import Club, RangeRecord, Threshold
from build_atlas.views.renderer import Renderer
from build_atlas.views.trial import create_trial

UNDER_60 = Threshold(id="a", measure="members", max=60, exclusive=True)
FROM_30_TO_60 = Threshold(id="a", measure="members", min=30, max=60)
OVER_80 = Threshold(id="a", measure="density", min=80, exclusive=True)
ABOUT_50 = Threshold(id="a", measure="members", max=50, approximate=True)
CASES: list[tuple[Threshold, int | None, int | None, Verdict]] = [
    (UNDER_60, 59, 59, "met"),
    (UNDER_60, 60, 60, "not_met"),
    (UNDER_60, 50, 70, "straddles"),
    (UNDER_60, 50, 60, "straddles"),
    (UNDER_60, 70, None, "not_met"),
    (UNDER_60, 10, None, "straddles"),
    (UNDER_60, None, 20, "met"),
    (FROM_30_TO_60, 30, 60, "met"),
    (FROM_30_TO_60, 20, 30, "straddles"),
    (FROM_30_TO_60, 20, 29, "not_met"),
    (FROM_30_TO_60, 61, 80, "not_met"),
    (FROM_30_TO_60, 20, 80, "straddles"),
    (OVER_80, 80, 80, "not_met"),
    (OVER_80, 81, 81, "met"),
    (ABOUT_50, 60, 60, "met"),
    (ABOUT_50, 61, 61, "not_met"),
]


@pytest.mark.parametrize(("limit", "low", "high", "expected"), CASES)
def test_a_figure_against_a_limit(limit: Threshold, low: int | None, high: int | None, expected: Verdict) -> None:
    assert judge(RangeRecord(min=low, max=high), limit) == expected


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200), st.booleans())
def test_a_range_is_judged_by_the_numbers_in_it(one: int, other: int, limit: int, exclusive: bool) -> None:
    low, high = sorted((one, other))
    rule = Threshold(id="a", measure="members", max=limit, exclusive=exclusive)
    single = {judge(RangeRecord(min=n, max=n), rule) for n in range(low, high + 1)}
    expected = single.pop() if len(single) == 1 else "straddles"
    assert judge(RangeRecord(min=low, max=high), rule) == expected


def test_measures_of_a_record(real_atlas: Atlas) -> None:
    club = real_atlas.by_slug["club-des-decideurs"].club
    assert cantons_of(club) == RangeRecord(min=1, max=1)
    assert dues_of(club) == RangeRecord(min=0, max=0)
    assert outside_of(club) == RangeRecord(min=25, max=25)
    silent = club.model_copy(update={"dues": None, "members": None, "perimeter": None})
    assert [MEASURES[name](silent) for name in MEASURES] == [None] * len(MEASURES)


def test_a_limit_speaks_of_some_clubs_only(real_atlas: Atlas) -> None:
    club: Club = real_atlas.by_slug["club-des-decideurs"].club
    assert concerns(Threshold(id="a", measure="members", max=1, territory="T2", category="B3"), club)
    assert not concerns(Threshold(id="a", measure="members", max=1, territory="T3"), club)
    assert not concerns(Threshold(id="a", measure="members", max=1, category="B1"), club)


def test_every_limit_is_tried_or_said_not_to_be(told_atlas: Atlas, french: Renderer) -> None:
    trials = {trial.limit.id: trial for trial in try_limits(told_atlas)}
    page = create_trial(told_atlas, french)
    for _, limit in list_limits(told_atlas):
        if limit.id in trials:
            assert f'id="{limit.id}"' in page
        else:
            assert f'id="{limit.id}"' not in page
    others = page.split("{: #autres }")[1]
    assert others.count("<li>") == sum(1 for _ in list_limits(told_atlas)) - len(trials)


def test_the_page_counts_what_the_records_say(told_atlas: Atlas, french: Renderer) -> None:
    """The rule of sixty members, counted here by hand from the records."""
    clubs = [entry.club for entry in told_atlas.entries if entry.club.kind != "current"]
    stated = [club.members.companies for club in clubs if club.members and club.members.companies]
    under = [r for r in stated if (r.max if r.max is not None else 1_000) < 60]
    row = create_trial(told_atlas, french).split('id="members-under-60"')[1].split("</tr>")[0]
    assert re.findall(r"<strong>(\d+)\D+(\d+)</strong>", row)[0] == (str(len(under)), str(len(stated)))
    assert "Trente-six fiches choisies" in create_trial(told_atlas, french)
