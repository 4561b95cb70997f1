"""The starter kit: every line rests on something that exists, and the page holds in any atlas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from build_atlas.kit import Example, Kit, Point, load_kit
from build_atlas.model import Atlas, Entry, statements
from build_atlas.money import euros_of_2025
from build_atlas.schema.club import TEXT_FIELDS
from build_atlas.views.findings import EXTRA
from build_atlas.views.kit import BRACKET, KIT_URI, create_kit, find_limit, list_incomes, name_months
from build_atlas.views.renderer import Renderer

DISSOLVED = {"knitland", "maillage-roannais", "mecanergie", "semvam"}


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def list_examples(kit: Kit) -> Iterator[Example]:
    for step in kit.steps:
        yield from step.models
    for points in kit.topics.values():
        yield from points


def list_points(kit: Kit) -> Iterator[Point]:
    for step in kit.steps:
        for side in (step.founder, step.chamber):
            yield from (*side.do, *side.see)
    yield from (*kit.calendar, *kit.agenda, *kit.traps, *kit.checklist, *list_examples(kit))
    yield from (trap.instead for trap in kit.traps)


def list_grounds(entry: Entry) -> set[str]:
    """Every section or sheet that a club's record rests on."""
    club = entry.club
    told = {said.section for field in TEXT_FIELDS for said in statements(club, field) if said.section}
    return told | set(club.sections) | ({club.sheet} if club.sheet else set())


class TestContent:
    def test_every_club_exists(self, kit: Kit, real_atlas: Atlas) -> None:
        named = {example.club for example in list_examples(kit)} | {trap.club for trap in kit.traps if trap.club}
        assert (named | set(kit.examples)) - real_atlas.by_slug.keys() == set()

    def test_every_lesson_exists(self, kit: Kit, told_atlas: Atlas) -> None:
        named = {key for step in kit.steps for key in (step.lesson, *step.helps, *step.hurts)}
        named |= {trap.lesson for trap in kit.traps}
        assert named - {told.key for told in told_atlas.lessons} == set()

    def test_a_club_is_cited_from_where_the_study_speaks_of_it(self, kit: Kit, real_atlas: Atlas) -> None:
        told = [(e.club, e.sections) for e in list_examples(kit)]
        told += [(trap.club, trap.sections) for trap in kit.traps if trap.club]
        astray = {slug: set(codes) - list_grounds(real_atlas.by_slug[slug]) for slug, codes in told}
        assert {slug: codes for slug, codes in astray.items() if codes} == {}

    def test_steps_are_those_of_the_study(self, kit: Kit) -> None:
        assert [step.lesson for step in kit.steps] == [f"IV-B2-3_{n}" for n in (1, 2, 3, 4)]

    def test_each_level_has_five_topics_of_clubs_that_reached_it(self, kit: Kit, real_atlas: Atlas) -> None:
        assert list(kit.topics) == ["N1", "N2", "N3"]
        for level, topics in kit.topics.items():
            assert len({topic.club for topic in topics}) >= 5
            for topic in topics:
                club = real_atlas.by_slug[topic.club].club
                assert level in [ambition.level for ambition in club.ambition], topic.club
                assert club.achievements, topic.club

    def test_every_dissolved_club_is_a_trap_and_never_a_model(self, kit: Kit, real_atlas: Atlas) -> None:
        fates = {e.slug: e.club.situation.code for e in real_atlas.entries if e.club.situation}
        assert {slug for slug, fate in fates.items() if fate == "dissolved"} == DISSOLVED
        assert {trap.club for trap in kit.traps} >= DISSOLVED
        assert not DISSOLVED & {example.club for example in list_examples(kit)}

    def test_the_year_runs_forward(self, kit: Kit) -> None:
        assert [s.first for s in kit.calendar] == sorted(s.first for s in kit.calendar)
        assert all(stage.first <= stage.last for stage in kit.calendar)
        assert kit.calendar[-1].last == 12

    def test_keys_of_the_checklist_differ(self, kit: Kit) -> None:
        keys = [task.key for task in kit.checklist]
        assert len(keys) == len(set(keys)) == 10

    def test_no_line_is_written_twice(self, kit: Kit) -> None:
        lines = [point.words(language) for point in list_points(kit) for language in ("fr", "en")]
        assert sorted(line for line in set(lines) if lines.count(line) > 1) == []


class TestMoney:
    def test_limits_of_the_study_in_euros(self, told_atlas: Atlas) -> None:
        limit = find_limit(told_atlas, BRACKET)
        assert limit is not None
        assert [round(euros_of_2025(francs or 0)) for francs in (limit.min, limit.max)] == [4671, 11678]

    def test_an_unknown_limit_is_none(self, told_atlas: Atlas) -> None:
        assert find_limit(told_atlas, "no-such-limit") is None

    def test_worked_examples_come_from_the_records(self, kit: Kit, real_atlas: Atlas) -> None:
        incomes = list_incomes(kit, real_atlas)
        assert [income.entry.slug for income in incomes] == list(kit.examples)
        first = incomes[0]
        assert (first.companies, first.dues, first.francs) == (30, 500, 15_000)


class TestPage:
    def test_months(self, kit: Kit, french: Renderer, english: Renderer) -> None:
        stages = {(s.first, s.last): s for s in kit.calendar}
        assert name_months(stages[1, 1], french) == "Mois 1"
        assert name_months(stages[7, 9], french) == "Mois 7 à 9"
        assert name_months(stages[7, 9], english) == "Months 7 to 9"

    def test_a_line_without_section_is_said_to_be_the_editors_own(
        self, kit: Kit, told_atlas: Atlas, french: Renderer
    ) -> None:
        own = sum(not point.sections for point in list_points(kit))
        assert own > 0
        assert create_kit(told_atlas, french).count("selon l’équipe de l’atlas") == own

    def test_a_fate_is_told(self, told_atlas: Atlas, english: Renderer) -> None:
        page = create_kit(told_atlas, english)
        assert page.count("dissolved at the end of 1997") == len(DISSOLVED)
        assert "dormant at the end of 1997" in page
        assert "starting up at the end of 1997" in page

    def test_it_stands_without_the_clubs_and_lessons_it_names(self, small_atlas: Atlas, french: Renderer) -> None:
        page = create_kit(small_atlas, french)
        assert "/clubs/" not in page
        assert "data-low" not in page
        assert page.count('type="checkbox"') == 10

    def test_its_part_leads_to_it(self) -> None:
        assert (KIT_URI, "kit") in EXTRA["agir"]
