"""The rules of the study as cards that a plan sorts, and the criteria of the call for projects."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_atlas.findings import link_to
from build_atlas.model import Atlas, Told
from build_atlas.plan_rules import PlanRule, is_asked, list_plan_rules, load_questions
from build_atlas.rules import ABOUT, list_limits
from build_atlas.schema import Threshold
from build_atlas.views.findings import Card, create_card, threshold_in_words
from build_atlas.views.renderer import Renderer

CALL = "IV-B1"
"""The section of the call for projects."""

EXCEPTIONS = "exceptions_percent"


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as the page shows it: what it asks in words, its lesson with the clubs, and ``data`` for the script.

    ``supposes`` are the answers it is for, which a limit says by itself; ``note`` is what a limit leaves out.
    """

    rule: PlanRule
    said: str
    note: str
    supposes: str
    card: Card
    data: str


def create_rules(atlas: Atlas, renderer: Renderer) -> Mapping[str, Any]:
    """What the template of the rules needs; all of it empty where the atlas has no lessons."""
    cards = [_create_card(rule, atlas, renderer) for rule in list_plan_rules(atlas.lessons)]
    unasked = [(told, limit) for told, limit in list_limits(atlas) if not is_asked(limit)]
    return {
        "rules": [one for one in cards if not _is_of_call(one.card.told)],
        "call": [one for one in cards if _is_of_call(one.card.told)],
        "call_lessons": [told for told in atlas.lessons if _is_of_call(told)],
        "granted": next(((told, limit) for told, limit in unasked if limit.measure == EXCEPTIONS), None),
        "unasked": [
            (told, threshold_in_words(limit, renderer)) for told, limit in unasked if limit.measure != EXCEPTIONS
        ],
        "questions": describe_questions(),
        "link_to": link_to,
    }


def _is_of_call(told: Told) -> bool:
    return told.lesson.section == CALL


def _create_card(rule: PlanRule, atlas: Atlas, renderer: Renderer) -> RuleCard:
    why = renderer.text(rule.why[renderer.language]) if rule.why else ""
    words = (why, "", _say_when(rule, renderer))
    if rule.limit is not None:
        words = (threshold_in_words(rule.limit, renderer), why, "")
    return RuleCard(rule, *words, card=create_card(rule.told, atlas), data=_write(describe_rule(rule)))


def _say_when(rule: PlanRule, renderer: Renderer) -> str:
    """« Type de territoire : T1 ; Une branche ou plusieurs : plusieurs »."""
    colon = renderer.say("colon")
    supposed = [
        f"{renderer.say(f'part_{question}')}{colon} {', '.join(_say_code(code, renderer) for code in codes)}"
        for question, codes in rule.when.items()
    ]
    return renderer.say("model_between").join(f" {one}" for one in supposed).strip()


def _say_code(code: str, renderer: Renderer) -> str:
    return renderer.say(f"answer_{code}") if code.islower() else code


def describe_rule(rule: PlanRule) -> dict[str, Any]:
    """A rule as the browser needs it."""
    common = {"question": rule.question, "when": rule.when}
    if rule.limit is None:
        return {**common, "met": rule.met, "not_met": rule.not_met}
    stand_ins = {
        question: {code: {"min": value.min, "max": value.max} for code, value in codes.items()}
        for question, codes in rule.instead.items()
    }
    return {**common, "limit": describe_limit(rule.limit), "instead": stand_ins}


def describe_limit(limit: Threshold) -> dict[str, Any]:
    """A limit as the browser needs it; ``about`` is how far it gives way, as a share of it."""
    about = ABOUT if limit.approximate else 0
    return {"min": limit.min, "max": limit.max, "exclusive": limit.exclusive, "about": about}


def describe_questions() -> str:
    """The questions beyond the parts of the score, for the script, which reads answers to both alike."""
    groups: Sequence[Any] = tuple(load_questions().values())
    return _write([{"key": q.key, "measure": q.measure, "codes": q.codes} for group in groups for q in group])


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
