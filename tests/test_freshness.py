"""How old what is known is: ages on a given day, `atlas stale`, and the marks that readers see."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT, SMALL, TODAY

from build_atlas.cli import create_parser
from build_atlas.cli_stale import COLUMNS, answer
from build_atlas.edition import Folders, load_edition
from build_atlas.freshness import Freshness, freshness_of, last_day, list_by_age, years_over
from build_atlas.links import Site
from build_atlas.model import Atlas
from build_atlas.publish import source_day
from build_atlas.schema import Club
from build_atlas.views.home import create_latest
from build_atlas.views.renderer import Renderer
from build_atlas.views.stale import Mark, create_mark, create_stale
from build_atlas.views.today import state_of_knowledge

DATES = st.dates(datetime.date(1998, 1, 1), datetime.date(2090, 12, 31))
PARTS = st.builds(lambda date, length: date.isoformat()[:length], DATES, st.sampled_from([4, 7, 10]))


def with_today(club: Club, as_of: str | None, *dates: str | None, status: str = "active") -> Club:
    """A record with these dates for what is said of today."""
    sources = [{"title": "Le Journal", "url": "withheld", "date": date or "undated"} for date in dates]
    stated = {"status": status, "sources": sources, **({"as_of": as_of} if as_of else {})}
    return Club.model_validate(club.model_dump(exclude={"today"}, exclude_unset=True) | {"today": stated}, strict=False)


@pytest.mark.parametrize(
    ("date", "day"),
    [("2016", "2016-12-31"), ("2016-02", "2016-02-29"), ("2015-02", "2015-02-28"), ("2016-05-17", "2016-05-17")],
)
def test_a_part_of_a_date_may_be_its_last_day(date: str, day: str) -> None:
    assert last_day(date).isoformat() == day


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2024-11-23", 1),
        ("2024-11-22", 2),
        ("2024-11", 1),
        ("2024-10", 2),
        ("2024", 1),
        ("2021-11-22", 5),
        ("2021", 4),
        ("2026-11-23", 0),
        ("2026", 0),
        ("2030", 0),
        ("1997", 28),
    ],
)
def test_years_are_those_that_a_source_is_surely_more_than_old(date: str, years: int) -> None:
    assert years_over(date, TODAY) == years


@given(PARTS, DATES, st.integers(0, 4_000))
def test_nothing_grows_younger(date: str, day: datetime.date, days: int) -> None:
    later = day + datetime.timedelta(days)
    assert years_over(date, day) <= years_over(date, later) <= years_over(date, day) + days // 365 + 1
    over = years_over(date, day)
    assert over == 0 or last_day(date).replace(day=1) < day.replace(year=day.year - over, day=28)


@pytest.mark.parametrize(
    ("as_of", "dates", "last", "mark"),
    [
        ("2016-05", ["2016-05-17", None], "2016-05", 5),
        ("2016-05-31", ["2016-05", None], "2016-05-31", 5),
        ("2024-05-17", ["2016"], "2024-05-17", 2),
        ("2016", ["2016-05-17"], "2016", 5),
        (None, [None], None, 0),
        (None, [None, "2026-01"], "2026-01", 0),
    ],
)
def test_the_newest_date_counts(
    as_of: str | None, dates: list[str | None], last: str | None, mark: int, small_atlas: Atlas
) -> None:
    club = with_today(small_atlas.by_slug["ruche-de-gatine"].club, as_of, *dates)
    fresh = freshness_of(club, TODAY)
    assert (fresh.last, fresh.mark, fresh.looked_up) == (last, mark, True)
    assert fresh.wants_a_look == (mark > 0 or last is None)


def test_a_club_that_is_gone_needs_no_look(small_atlas: Atlas) -> None:
    club = with_today(small_atlas.by_slug["relais-des-iles"].club, "2010", "2010", status="dissolved")
    fresh = freshness_of(club, TODAY)
    assert (fresh.mark, fresh.wants_a_look) == (5, False)


def test_the_study_alone_is_of_1997(small_atlas: Atlas) -> None:
    fresh = freshness_of(small_atlas.by_slug["cercle-du-bocage"].club, TODAY)
    assert fresh == Freshness("1997", looked_up=False, over=28)
    assert fresh.wants_a_look


def test_the_oldest_come_first_and_the_undated_last(real_atlas: Atlas) -> None:
    found = list_by_age(real_atlas.entries, TODAY)
    assert sorted(entry.slug for entry, _ in found) == sorted(real_atlas.by_slug)
    dated = [last_day(fresh.last) for _, fresh in found if fresh.last]
    assert dated == sorted(dated)
    assert [fresh.last is None for _, fresh in found] == sorted(fresh.last is None for _, fresh in found)
    assert any(fresh.last is None for _, fresh in found)


@given(st.integers(0, 40))
def test_none_is_kept_that_is_known_to_be_younger(real_atlas: Atlas, over: int) -> None:
    kept = {entry.slug for entry, _ in list_by_age(real_atlas.entries, TODAY, over)}
    for entry, fresh in list_by_age(real_atlas.entries, TODAY):
        assert (entry.slug in kept) == (fresh.over is None or fresh.over >= over)


class TestCommand:
    def ask(self, atlas: Atlas, *arguments: str) -> str:
        return answer(create_parser().parse_args(["stale", *arguments]), atlas, TODAY)

    def test_as_data(self, small_atlas: Atlas) -> None:
        rows = json.loads(self.ask(small_atlas, "--format", "json"))
        assert [row["slug"] for row in rows] == [
            *("cercle-du-bocage", "pont-des-metiers", "atelier-de-la-vallee", "relais-des-iles", "ruche-de-gatine")
        ]
        assert rows[2] == {
            "slug": "atelier-de-la-vallee",
            "name": "Atelier de la vallée",
            "department": "79",
            "kind": "surveyed",
            "last_source": "2016-05",
            "over_years": 10,
            "looked_up": True,
        }

    def test_as_a_table_that_runs_nothing(self, real_atlas: Atlas) -> None:
        rows = list(csv.DictReader(io.StringIO(self.ask(real_atlas, "--format", "csv"), newline="")))
        assert len(rows) == len(real_atlas)
        assert tuple(rows[0]) == COLUMNS
        undated = [row for row in rows if not row["last_source"]]
        assert undated
        assert {row["over_years"] for row in undated} == {""}

    def test_of_one_department(self, small_atlas: Atlas) -> None:
        lines = self.ask(small_atlas, "--department", "79").splitlines()
        assert [line.split()[-1] for line in lines] == ["atelier-de-la-vallee", "ruche-de-gatine"]
        assert self.ask(small_atlas, "--department", "2a") == ""

    def test_undated_sources_are_never_left_out(self, real_atlas: Atlas) -> None:
        lines = self.ask(real_atlas, "--over", "500").splitlines()
        assert lines
        assert all(line.startswith("undated ") for line in lines)


class TestMarks:
    @pytest.mark.parametrize(
        ("slug", "french_words", "english_words", "target"),
        [
            (
                "atelier-de-la-vallee",
                "Dernière source : mai 2016, il y a plus de cinq ans.",
                "Last source: May 2016, over five years ago.",
                "a-verifier.md#d79",
            ),
            (
                "cercle-du-bocage",
                "Dernière source : étude de fin 1997.",
                "Last source: study of the end of 1997.",
                "a-verifier.md#d85",
            ),
        ],
    )
    def test_in_words(
        self, slug: str, french_words: str, english_words: str, target: str,
        small_atlas: Atlas, french: Renderer, english: Renderer,
    ) -> None:  # fmt: skip
        entry = small_atlas.by_slug[slug]
        assert create_mark(entry, english) == Mark(english_words, target)
        mark = create_mark(entry, french)
        assert mark is not None
        assert (mark.words.replace("\u00a0", " "), mark.target) == (french_words, target)

    def test_none_on_what_is_fresh(self, small_atlas: Atlas, french: Renderer) -> None:
        assert create_mark(small_atlas.by_slug["ruche-de-gatine"], french) is None

    def test_the_age_follows_the_day_of_the_build_and_nothing_else(self, small_atlas: Atlas) -> None:
        entry = small_atlas.by_slug["ruche-de-gatine"]
        for day, words in [("2027-03-01", None), ("2027-03-02", "over two years ago"), ("2031-01-01", "over five")]:
            mark = create_mark(entry, Renderer(Site("en", "/", day=datetime.date.fromisoformat(day))))
            assert (mark is None) if words is None else (mark is not None and words in mark.words)

    def test_the_latest_say_when_they_are_late(self, small_atlas: Atlas, french: Renderer) -> None:
        later = Renderer(Site("fr", "/", day=datetime.date(2040, 1, 1)))
        assert create_latest(small_atlas, later).count("il y a plus de cinq ans") == 2
        assert create_latest(small_atlas, french).count("il y a plus de") == 1


@pytest.mark.parametrize(
    ("slug", "as_of", "status", "words"),
    [
        ("atelier-de-la-vallee", None, "unknown", "present state unknown"),
        ("atelier-de-la-vallee", None, "active", "undated source"),
        ("atelier-de-la-vallee", "2019", "active", "seen active in 2019"),
        ("atelier-de-la-vallee", "2020-03", "active", "seen active in March 2020, according to an undated page"),
        ("ruche-de-gatine", None, "unknown", "undated source"),
    ],
)
def test_the_band_does_not_contradict_the_mark(
    slug: str, as_of: str | None, status: str, words: str, small_atlas: Atlas, english: Renderer
) -> None:
    club = with_today(small_atlas.by_slug[slug].club, as_of, "2019-05-31", status=status)
    assert state_of_knowledge(club, english) == words


class TestPage:
    def test_every_mark_leads_to_its_department(self, real_atlas: Atlas, french: Renderer) -> None:
        page = create_stale(real_atlas, french)
        anchors = set(re.findall(r'<li id="(\w+)"', page))
        marks = {entry.slug: create_mark(entry, french) for entry in real_atlas.entries}
        listed = {slug: mark.target for slug, mark in marks.items() if mark and mark.target}
        assert {target.partition("#")[2] for target in listed.values()} == anchors
        assert set(re.findall(r'href="\.\./clubs/([\w-]+)/"', page)) == set(listed)

    def test_an_invitation_for_each_club(self, small_atlas: Atlas, french: Renderer) -> None:
        page = create_stale(small_atlas, french)
        slugs = re.findall(r'href="\.\./contribuer/\?club=([\w-]+)" rel="nofollow"', page)
        assert len(slugs) == 3
        assert {*slugs} == {*re.findall(r'href="\.\./clubs/([\w-]+)/"', page)}

    def test_nothing_to_look_at(self, small_atlas: Atlas, english: Renderer) -> None:
        fresh = Atlas((small_atlas.by_slug["ruche-de-gatine"],), small_atlas.gazetteer)
        assert "Nothing to look at again" in create_stale(fresh, english)


class TestDayOfTheBuild:
    def test_is_that_of_the_source(self, tmp_path: Path) -> None:
        assert source_day(tmp_path, {"SOURCE_DATE_EPOCH": "1795391999"}) == datetime.date(2026, 11, 22)
        assert source_day(tmp_path, {"SOURCE_DATE_EPOCH": "1795392000"}) == datetime.date(2026, 11, 23)

    def test_is_never_before_the_newest_change(self) -> None:
        folders = Folders(SMALL, SMALL / "no-lessons", ROOT / "docs" / "assets")
        for built, day in [("1970-01-01", "2026-11-02"), ("2026-11-20", "2026-11-20")]:
            site = Site("fr", "/", day=datetime.date.fromisoformat(built))
            assert load_edition(folders, site, TODAY).site.day.isoformat() == day
