"""The lessons: bad files with their exact message, the real ones, and the pages that show them."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_atlas.candidates import Reference
from build_atlas.check_all import check_wanted
from build_atlas.check_lessons import LessonFile, check_lessons, check_outline, create_lesson_file
from build_atlas.findings import link_to, load_findings, page_of, page_of_section
from build_atlas.load import load_bytes
from build_atlas.model import Atlas
from build_atlas.outline import missing_sections, parent_of
from build_atlas.problems import render_problems
from build_atlas.schema import Threshold
from build_atlas.views.concordance import list_sections, list_sheets
from build_atlas.views.findings import threshold_in_words
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import load_outline

ROOT = Path(__file__).resolve().parents[1]
SLUGS = {path.stem for path in (ROOT / "clubs").glob("*.yml")}
GOOD = """\
section: III-D-3
title: {fr: Un petit périmètre, en: A small area}
statement: {fr: Il est petit., en: It is small.}
kind: rule
matters_to: [founder]
"""
LONG = " ".join(["mot"] * 60)


def read(text: str, key: str = "III-D-3") -> LessonFile:
    return create_lesson_file(key, load_bytes(text.encode(), f"lessons/{key}.yml"))


def said(*files: LessonFile) -> list[str]:
    return render_problems(check_lessons(files, SLUGS)).splitlines()


BAD = {
    "unknown club": (
        GOOD
        + "clubs:\n"
        + "  - {club: meitto, side: supports, basis: editors, section: R14, why: {fr: Oui., en: Yes.}}\n",
        "lessons/III-D-3.yml:7:12: clubs.0.club: no record has the slug meitto; did you mean meito?",
    ),
    "unknown section": (
        GOOD.replace("III-D-3", "III-D-9"),
        "lessons/III-D-3.yml:1:10: section: the study has no section or sheet III-D-9; did you mean III-D-6?",
    ),
    "a language missing": (
        GOOD.replace(", en: A small area", ""),
        "lessons/III-D-3.yml:2:8: title.en: missing; write for instance en: …",
    ),
    "a measure that links to nothing": (
        GOOD + "thresholds:\n  - {id: few, measure: membres, max: 60}\n",
        "lessons/III-D-3.yml:7:24: thresholds.0.measure: membres is not one of ",
    ),
    "a limit without a figure": (
        GOOD + "thresholds:\n  - {id: few, measure: members}\n",
        "lessons/III-D-3.yml:7:5: thresholds.0: a range needs min, max or both, such as {min: 20, max: 30}",
    ),
    "a statement too long": (
        GOOD.replace("Il est petit.", LONG),
        "lessons/III-D-3.yml:3:17: statement.fr: 60 words; a statement has fewer than 60",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_lessons_say_what_is_wrong(name: str) -> None:
    text, expected = BAD[name]
    lines = said(read(text))
    assert len(lines) == 1
    assert lines[0].startswith(expected)


def test_a_lesson_is_named_after_its_section() -> None:
    expected = "section: the file is named after its section: III-D-3.yml, or III-D-3_1.yml where the section holds"
    assert expected in said(read(GOOD, "III-D-4"))[0]
    assert said(read(GOOD, "III-D-3_2")) == []


def test_a_threshold_has_a_name_of_its_own() -> None:
    text = GOOD + "thresholds:\n  - {id: few, measure: members, max: 60}\n"
    assert said(read(text, "III-D-3_1"), read(text, "III-D-3_2")) == [
        "lessons/III-D-3_2.yml:7:10: thresholds.0.id: few is already a threshold of lessons/III-D-3_1.yml; "
        "each has a name of its own"
    ]


def test_a_section_without_a_lesson_is_a_problem() -> None:
    lines = render_problems(check_outline([read(GOOD)], Path("lessons"))).splitlines()
    assert "lessons:1:1: no lesson tells section V of the study; add V.yml" in lines
    assert not any("III-D-3" in line for line in lines)
    assert list(check_outline([], Path("lessons"))) == []


def test_parents_of_sections() -> None:
    assert [parent_of(code) for code in ("III-E-T1-a", "II-B1-2bis", "IV-B2-3", "II-A-P1", "V")] == [
        "III-E-T1",
        "II-B1",
        "IV-B2",
        "II-A",
        None,
    ]


def test_the_real_lessons_pass_and_leave_no_section_out(told_atlas: Atlas, reference: Reference) -> None:
    assert check_wanted([ROOT / "lessons"], reference).problems == ()
    assert missing_sections(one.lesson.section for one in told_atlas.lessons) == []


LIMITS = {
    "members-under-60": (None, 60, True),
    "cantons-one-to-five": (1, 5, False),
    "companies-thirty-to-sixty": (30, 60, False),
    "outside-at-most-30-percent": (None, 30, False),
    "dues-500-to-1500-francs": (500, 1500, False),
    "dues-total-20000-to-50000-francs": (20_000, 50_000, False),
    "density-over-80": (80, None, True),
    "companies-per-canton-over-50": (50, None, True),
    "density-40-to-80": (40, 80, False),
    "companies-per-canton-20-to-50": (20, 50, False),
    "density-under-30": (None, 30, True),
    "companies-per-canton-under-20": (None, 20, True),
    "members-ten-to-fifteen-in-depressed-country": (10, 15, False),
    "members-at-start-about-twenty": (20, 20, False),
    "members-about-fifty-after-growth": (50, 50, False),
    "companies-at-most-fifty-for-industry": (None, 50, False),
    "pole-over-ten-years": (10, None, True),
    "independent-club-set-up-two-to-three-years": (2, 3, False),
    "independent-club-renewed-at-five-to-six-years": (5, 6, False),
    "project-of-ten-companies": (10, None, False),
    "public-money-up-to-half": (None, 50, False),
    "six-months-to-apply": (6, 6, False),
    "pilot-operation-of-two-years": (2, 2, False),
    "first-review-after-one-year": (1, 1, False),
    "three-quarters-of-the-country": (75, 75, False),
    "country-covered-in-five-or-six-years": (5, 6, False),
}


def test_the_limits_of_the_study_are_data(told_atlas: Atlas) -> None:
    stated = {limit.id: limit for one in told_atlas.lessons for limit in one.lesson.thresholds}
    found = {key: (stated[key].min, stated[key].max, stated[key].exclusive) for key in LIMITS if key in stated}
    assert found == LIMITS


def test_every_lesson_stands_on_one_page(told_atlas: Atlas) -> None:
    for code in load_outline().sections:
        assert page_of_section(code) in load_findings()
    anchors = [link_to(one) for one in told_atlas.lessons]
    assert len(anchors) == len(set(anchors))
    assert all(page_of(one).part in ("enseignements", "agir", "etude") for one in told_atlas.lessons)


def test_the_concordance_holds_the_whole_outline(told_atlas: Atlas) -> None:
    assert [row.code for row in list_sections(told_atlas)] == list(load_outline().sections)
    assert sum(len(row.lessons) for row in list_sections(told_atlas)) == len(told_atlas.lessons)
    assert {row.code for row in list_sheets(told_atlas) if row.entries} >= set(load_outline().sheets)


def test_lessons_and_clubs_point_at_each_other(told_atlas: Atlas) -> None:
    for slug, shown in told_atlas.lessons_of.items():
        for one in shown:
            assert one.bearing in one.told.lesson.clubs
            assert one.bearing.club == slug


def test_limits_in_words(french: Renderer) -> None:
    cases = {
        "entreprises membres\u00a0: moins de 60": Threshold(id="a", measure="members", max=60, exclusive=True),
        "cantons couverts\u00a0: 1 à 5": Threshold(id="a", measure="cantons", min=1, max=5),
        "entreprises membres\u00a0: environ\u00a020": Threshold(
            id="a", measure="members", min=20, max=20, approximate=True
        ),
        "habitants au km²\u00a0: plus de 80": Threshold(id="a", measure="density", min=80, exclusive=True),
    }
    assert [threshold_in_words(limit, french) for limit in cases.values()] == list(cases)
