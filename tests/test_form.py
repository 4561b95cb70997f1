"""The contribution form before any browser: its questions rest on the schema, its words on those of the checks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from form_cases import BASE, load_record, messages_of, read_vectors
from places import ADDRESS, ROOT

from build_atlas.candidates import Reference
from build_atlas.check import check_candidates, create_slug
from build_atlas.check_contacts import find_contacts
from build_atlas.contribution import QUESTIONS, RULES, SOURCES, WAYS
from build_atlas.explain import schema_at
from build_atlas.links import Site
from build_atlas.model import Atlas
from build_atlas.patterns import script_pattern
from build_atlas.problems import load_messages
from build_atlas.schema import Club
from build_atlas.typography import set_message
from build_atlas.views.contribution import create_clubs_file, create_contribution, create_messages, create_spec
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import Language

SCRIPTS = sorted((ROOT / "docs" / "assets" / "javascripts").glob("form-*.js"))
CASES = read_vectors("form")


class TestVectors:
    def test_the_base_record_is_right(self, reference: Reference) -> None:
        assert list(check_candidates([load_record(BASE)], reference)) == []

    @pytest.mark.parametrize("language", ["fr", "en"])
    @pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['question']} {case['typed'][:20]!r}")
    def test_the_checks_say_so(self, case: dict[str, Any], language: Language, reference: Reference) -> None:
        assert messages_of(case, reference, language) == case[language]

    def test_slugs(self) -> None:
        assert [create_slug(case["name"]) for case in read_vectors("slug")] == [v["slug"] for v in read_vectors("slug")]

    def test_contacts(self) -> None:
        for case in read_vectors("contacts"):
            assert [list(found) for found in find_contacts(case["text"])] == case["found"], case["text"]


class TestQuestions:
    def test_each_fills_a_key_of_the_schema(self) -> None:
        assert [question.name for question in QUESTIONS if not schema_at(Club, question.path)] == []

    def test_what_the_schema_requires_of_a_club_is_asked(self) -> None:
        asked = {question.path[0] for question in QUESTIONS if question.required} | {"kind", "insee"}
        assert {name for name, field in Club.model_fields.items() if field.is_required()} <= asked

    def test_codes_come_from_their_list(self) -> None:
        lists = {question.name: question.vocabulary for question in QUESTIONS if question.codes}
        assert lists == {
            "branches": "branch",
            "initiators": "initiator",
            "scale": "scale",
            "status": "today_status",
        }

    def test_nobody_is_asked_about_a_person(self) -> None:
        assert not {"people", "contact"} & {str(step) for question in QUESTIONS for step in question.path}

    def test_a_club_of_the_study_keeps_its_figures(self) -> None:
        kept = {question.group for question in QUESTIONS if not question.study}
        assert kept == {"figures", "area"}

    def test_every_way_asks_for_a_source(self) -> None:
        for way in WAYS:
            assert len([q for q in QUESTIONS if way in q.ways and q.group == "sources"]) == 3 * SOURCES


class TestWords:
    def test_every_rule_that_a_script_names_has_its_words(self, french: Renderer) -> None:
        told = create_messages(french)
        quoted = {name for script in SCRIPTS for name in re.findall(r'"([a-z]+(?:_[a-z]+)+)"', script.read_text())}
        assert len(quoted & told.keys()) > 20
        assert quoted & load_messages().keys() <= told.keys()

    def test_every_message_is_used(self) -> None:
        text = "\n".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
        rules = {question.missing for question in QUESTIONS} | {rule for rule in RULES if rule.startswith("word.")}
        assert [rule for rule in RULES if rule not in rules and rule not in text] == []

    def test_messages_keep_the_examples_of_files(self, french: Renderer) -> None:
        told = create_messages(french)
        assert "comme {min: 20, max: 30} est" in told["range_expected"]
        assert told["did_you_mean"] == "\u00a0; vouliez-vous dire {value}\u00a0?"

    def test_a_message_gains_no_space(self) -> None:
        assert set_message("écrivez name: « x » !", "fr") == "écrivez name: «\u00a0x\u00a0»\u00a0!"
        assert set_message("write name: x ?", "en") == "write name: x ?"

    @pytest.mark.parametrize(
        ("pattern", "expected"),
        [
            (r"\d{4}", r"[\p{Nd}]{4}"),
            (r"[\w.+-]+@", r"[\p{L}\p{N}_.+-]+@"),
            (r"[^\s]\S", r"[^\t-\r\x1c-\x20\x85\p{Z}]\S"),
            ("[\ud7ff\x85]", r"[\u{d7ff}\u{85}]"),
        ],
    )
    def test_patterns_for_scripts(self, pattern: str, expected: str) -> None:
        assert script_pattern(pattern) == expected


class TestPage:
    def test_it_lists_every_question_without_scripts(self, small_atlas: Atlas, french: Renderer) -> None:
        page = create_contribution(small_atlas, french)
        listed = page[page.index('<div class="form-static">') : page.index('<script type="application/json"')]
        for question in QUESTIONS[: len(QUESTIONS) - 3 * (SOURCES - 1)]:
            assert f"<strong>{french.say(f'contribute_{question.label}')}</strong>" in listed
        assert 'href="https://git.example/atlas/issues/new"' in listed

    def test_without_a_repository_nothing_leads_there(self, small_atlas: Atlas) -> None:
        page = create_contribution(small_atlas, Renderer(Site("en", ADDRESS)))
        assert "issues/new" not in page
        assert 'data-repository=""' in page
        assert page.count('href="../a-propos/"') == 2

    def test_both_editions_check_alike(self, french: Renderer, english: Renderer) -> None:
        specs = [create_spec(renderer) for renderer in (french, english)]
        for spec in specs:
            assert spec.pop("messages")
            assert spec.pop("language")
        assert specs[0] == specs[1]

    def test_the_clubs_to_choose_from(self, small_atlas: Atlas) -> None:
        lines = create_clubs_file(small_atlas)
        assert lines.count("[") == len(small_atlas) + 1
        assert '["relais-des-iles",' in lines
