"""Both languages say the same: numbers, a guess at the language, pages side by side."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

from build_atlas.candidates import Reference
from build_atlas.check_all import check_wanted
from build_atlas.check_language import guess_language
from build_atlas.check_pages import check_twins
from build_atlas.numerals import list_numbers
from build_atlas.problems import render_problems
from build_atlas.typography import set_number

FRENCH = "Chaque entreprise du canton paie une cotisation et reçoit en retour des conseils."
ENGLISH = "Every company of the canton pays dues and is given advice in return for them."
LESSON = """\
section: III-D-3
title: {{fr: Un petit périmètre, en: A small area}}
statement: {{fr: {fr}, en: {en}}}
kind: rule
matters_to: [founder]
"""


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("2,7 MF et 1 500 F, dans les années 80", "2.7 million francs and 1,500 francs, in the 1980s"),
        ("environ 100 KF", "about 100,000 francs"),
        ("de 20 à 50 KF", "20,000 to 50,000 francs"),
        ("les années 70 et 80", "the 1970s and 1980s"),
        ("deux clubs", "two clubs"),
    ],
)
def test_numbers_are_read_in_both_languages(french: str, english: str) -> None:
    assert list_numbers(french) == list_numbers(english)


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_is_the_same_as_each_language_writes_it(number: int) -> None:
    assert list_numbers(set_number(number, "fr")) == list_numbers(set_number(number, "en")) == {str(number)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        ("Une cotisation modeste.", None),
        ("The initiative came from “Ingénieurs et Scientifiques du Cher”, a body of the engineers of the area.", "en"),
        ("the Technopole de la Loue, in Montluçon, Saint-Victor and Domérat", None),
    ],
)
def test_a_language_is_guessed_only_when_sure(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_the_wrong_language_is_a_warning(tmp_path: Path, reference: Reference) -> None:
    (tmp_path / "lessons").mkdir()
    path = tmp_path / "lessons" / "III-D-3.yml"
    path.write_text(LESSON.format(fr=ENGLISH, en=FRENCH), encoding="utf-8")
    problems = check_wanted([path], reference).problems
    assert [problem.severity for problem in problems] == ["warning", "warning"]
    assert render_problems(problems).replace(f"{path.as_posix()}:", "").splitlines() == [
        f"3:17: warning: statement.fr: reads like English: {ENGLISH}",
        f"3:100: warning: statement.en: reads like French: {FRENCH}",
    ]


def test_what_waits_for_its_english_is_a_warning(tmp_path: Path, reference: Reference) -> None:
    path = tmp_path / "clubs" / "meito.yml"
    path.parent.mkdir()
    text = (ROOT / "clubs" / "meito.yml").read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"\nen:\n(.*\n)*", "\nen: {pending: [summary, territory, category]}\n", text), encoding="utf-8"
    )
    problems = check_wanted([path], reference).problems
    said = [problem.message() for problem in problems if problem.severity == "warning"]
    assert said == [f"{key} waits for its English" for key in ("summary", "territory", "category")]
    assert all(problem.rule != "english_missing" or "summary" not in problem.field for problem in problems)


def test_a_page_without_its_twin_is_said(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "en", tmp_path / "docs" / "en")
    shutil.copytree(ROOT / "docs" / "fr", tmp_path / "docs" / "fr")
    assert list(check_twins(tmp_path / "docs")) == []
    (tmp_path / "docs" / "en" / "a-propos.md").unlink()
    (tmp_path / "docs" / "en" / "more.md").touch()
    lines = render_problems(check_twins(tmp_path / "docs"), "text", "fr").replace(f"{tmp_path.as_posix()}/", "")
    said = "1:1: cette page n’existe pas dans l’autre langue ; écrivez"
    assert lines.splitlines() == [
        f"docs/en/more.md:{said} docs/fr/more.md",
        f"docs/fr/a-propos.md:{said} docs/en/a-propos.md",
    ]
