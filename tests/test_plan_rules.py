"""A plan against the rules of the study: the table of the rules, the verdicts, the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from places import ROOT
from plan_vectors import NAME, create_vectors

from build_atlas.model import Atlas
from build_atlas.plan_rules import Answers, PlanVerdict, judge_plan, list_plan_rules, load_questions
from build_atlas.schema import RangeRecord
from build_atlas.similarity.parts import load_parts
from build_atlas.views.models import create_models
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import LANGUAGES, load_vocabularies

TABLE: Mapping[str, Any] = yaml.safe_load((ROOT / "build_atlas/data/plan_rules.yml").read_text(encoding="utf-8"))
CODES = {question.key: question.codes for group in load_questions().values() for question in group} | {
    part.key: part.codes for part in load_parts()
}


def number(low: int, high: int | None = None) -> RangeRecord:
    return RangeRecord(min=low, max=low if high is None else high)


def verdicts(atlas: Atlas, answers: Answers) -> dict[str, PlanVerdict]:
    return {rule.key: judge_plan(rule, answers) for rule in list_plan_rules(atlas.lessons)}


CASES: list[tuple[str, Answers, PlanVerdict]] = [
    ("members-under-60", {"companies": number(45)}, "met"),
    ("members-under-60", {"companies": number(60)}, "not_met"),
    ("members-under-60", {"companies": number(50, 70)}, "straddles"),
    ("companies-thirty-to-sixty", {"companies": number(45)}, "met"),
    ("members-ten-to-fifteen-in-depressed-country", {"companies": number(12)}, "unknown"),
    ("members-ten-to-fifteen-in-depressed-country", {"companies": number(12), "territory": "T2"}, "elsewhere"),
    ("members-ten-to-fifteen-in-depressed-country", {"companies": number(12), "territory": "T3"}, "met"),
    ("companies-at-most-fifty-for-industry", {"companies": number(45), "spread": "several"}, "unknown"),
    ("companies-at-most-fifty-for-industry", {"companies": number(70), "spread": "several", "link": "no"}, "not_met"),
    ("companies-at-most-fifty-for-industry", {"companies": number(70), "link": "yes"}, "elsewhere"),
    ("cantons-one-to-five", {"scale": "canton"}, "met"),
    ("cantons-one-to-five", {"scale": "department"}, "not_met"),
    ("cantons-one-to-five", {"scale": "department", "cantons": number(4)}, "met"),
    ("cantons-one-to-five", {"scale": "basin"}, "unknown"),
    ("dues-500-to-1500-francs", {"dues": "no"}, "not_met"),
    ("dues-500-to-1500-francs", {"dues": "yes"}, "unknown"),
    ("public-money-up-to-half", {"public": "no"}, "met"),
    ("public-money-up-to-half", {"public_share": number(51)}, "not_met"),
    ("six-months-to-apply", {"months": number(2)}, "met"),
    ("six-months-to-apply", {"months": number(8)}, "not_met"),
    ("ii-b2-3-public", {"public": "no"}, "unknown"),
    ("ii-b2-3-public", {"public": "no", "dues": "yes"}, "met"),
    ("iii-d-1_1-initiator", {"initiator": "company_heads"}, "met"),
    ("iii-d-1_1-initiator", {"initiator": "municipality"}, "unknown"),
    ("iii-d-2_1-sizes", {"sizes": "mixed"}, "not_met"),
    ("iii-c-n3-b_1-spread", {"spread": "one", "ambition": ["N1", "N3"]}, "met"),
    ("iii-c-n3-b_1-spread", {"spread": "one", "ambition": ["N1"]}, "elsewhere"),
    ("iv-b1_1-applicant", {"applicant": "minority"}, "not_met"),
]


@pytest.mark.parametrize(("rule", "answers", "expected"), CASES)
def test_a_plan_against_a_rule(told_atlas: Atlas, rule: str, answers: Answers, expected: PlanVerdict) -> None:
    assert verdicts(told_atlas, answers)[rule] == expected


def test_no_answer_tells_nothing(told_atlas: Atlas) -> None:
    assert set(verdicts(told_atlas, {}).values()) == {"unknown"}


def test_one_more_answer_never_takes_a_verdict_back(told_atlas: Atlas) -> None:
    """From no answers on, each new one may settle rules, and leaves those that were settled."""
    full: dict[str, Any] = {"territory": "T2", "spread": "several", "link": "no", "companies": number(45)}
    full |= {"scale": "basin", "cantons": number(4), "dues": "yes", "francs": number(900), "ambition": ["N1", "N3"]}
    before = verdicts(told_atlas, {})
    for count in range(1, len(full) + 1):
        after = verdicts(told_atlas, dict(list(full.items())[:count]))
        assert {key: after[key] for key in after if before[key] != "unknown"} == {
            key: verdict for key, verdict in before.items() if verdict != "unknown"
        }
        before = after


def test_the_table_names_what_exists(told_atlas: Atlas) -> None:
    lessons = {told.key for told in told_atlas.lessons}
    assert set(TABLE["measures"]) <= set(load_vocabularies()["measure"])
    assert {measure["question"] for measure in TABLE["measures"].values()} <= CODES.keys()
    for rule in TABLE["rules"]:
        assert rule["lesson"] in lessons
        assert {*rule["met"], *rule.get("not_met", ())} <= set(CODES[rule["question"]])
        assert not {*rule["met"]} & {*rule.get("not_met", ())}
        assert set(rule["why"]) == set(LANGUAGES)
        for question, codes in rule.get("when", {}).items():
            assert {*codes} <= set(CODES[question])
    for measure in TABLE["measures"].values():
        for question, codes in measure.get("instead", {}).items():
            assert set(codes) <= set(CODES[question])


def test_every_question_beyond_the_score_serves_a_rule(told_atlas: Atlas) -> None:
    asked = {rule.question for rule in list_plan_rules(told_atlas.lessons)}
    assert {question.key for group in load_questions().values() for question in group} <= asked


def test_rules_have_names_of_their_own(told_atlas: Atlas) -> None:
    keys = [rule.key for rule in list_plan_rules(told_atlas.lessons)]
    assert len(keys) == len(set(keys))


def test_the_page_shows_every_rule_once(told_atlas: Atlas, french: Renderer) -> None:
    page = create_models(told_atlas, french)
    for rule in list_plan_rules(told_atlas.lessons):
        assert page.count(f'<li class="rule" id="{rule.key}"') == 1
    assert "Suppose\u00a0: Type de territoire\u00a0: T1\u202f; Une branche ou plusieurs\u00a0: plusieurs<" in page
    assert "un groupement en place ou un organisme public irait plus vite" in page.split("{: #appel }")[1]
    assert "L’étude s’accorde elle-même 20\u00a0% d’exceptions" in page


def test_without_lessons_the_page_has_no_rules(real_atlas: Atlas, french: Renderer) -> None:
    page = create_models(real_atlas, french)
    assert "data-rule" not in page
    assert "#regles" not in page


def test_the_vectors_stand_as_python_judges(told_atlas: Atlas, request: pytest.FixtureRequest) -> None:
    """The twin in the browser is held to this file (tests/browser/test_plan_rules.py)."""
    path = ROOT / "tests/data" / NAME
    if request.config.getoption("--update-golden"):
        path.write_text(create_vectors(told_atlas.lessons), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == create_vectors(told_atlas.lessons)
