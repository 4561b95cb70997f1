"""Rules and answers with the verdicts that Python gives, for the twin in the browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from build_atlas.model import Told
from build_atlas.plan_rules import Answer, Answers, PlanRule, Question, judge_plan, list_plan_rules, load_questions
from build_atlas.rules import judge
from build_atlas.schema import RangeRecord, Threshold
from build_atlas.similarity.parts import Part, load_parts
from build_atlas.views.plan_rules import describe_limit, describe_rule

NAME = "judge-vectors.json"
SEED = 1997
FIGURES = 150
PLANS = 24


def create_vectors(lessons: Sequence[Told]) -> str:
    """Figures against made-up limits, and made-up plans against every rule of the study."""
    dice = Random(SEED)
    rules = list_plan_rules(lessons)
    plans: list[Answers] = [{}, *(_draw_plan(dice) for _ in range(PLANS))]
    content = {
        "figures": [_draw_figure(dice) for _ in range(FIGURES)],
        "rules": [describe_rule(rule) for rule in rules],
        "plans": [_try_plan(plan, rules) for plan in plans],
    }
    return json.dumps(content, separators=(",", ":"), sort_keys=True) + "\n"


def _try_plan(plan: Answers, rules: Sequence[PlanRule]) -> dict[str, Any]:
    verdicts = [judge_plan(rule, plan) for rule in rules]
    return {"answers": {key: _encode(answer) for key, answer in plan.items()}, "verdicts": verdicts}


def _encode(answer: Answer) -> Any:
    return {"min": answer.min, "max": answer.max} if isinstance(answer, RangeRecord) else answer


def _draw_figure(dice: Random) -> dict[str, Any]:
    """Small numbers, so that limits are often met exactly."""
    low, high = _draw_bounds(dice)
    least, most = _draw_bounds(dice)
    exclusive, approximate = dice.random() < 0.5, dice.random() < 0.3
    limit = Threshold(
        id="made-up", measure="members", min=least, max=most, exclusive=exclusive, approximate=approximate
    )
    value = RangeRecord(min=low, max=high)
    return {"value": _encode(value), "limit": describe_limit(limit), "verdict": judge(value, limit)}


def _draw_bounds(dice: Random) -> tuple[int | None, int | None]:
    low, high = sorted(5 * dice.randint(0, 8) for _ in range(2))
    choices: list[tuple[int | None, int | None]] = [(low, high), (low, low), (low, None), (None, high)]
    return dice.choice(choices)


def _draw_plan(dice: Random) -> dict[str, Answer]:
    questions: list[Part | Question] = [
        *load_parts(),
        *(question for group in load_questions().values() for question in group),
    ]
    return {q.key: _draw_answer(dice, q.key, q.codes) for q in questions if dice.random() < 0.7}


def _draw_answer(dice: Random, key: str, codes: Sequence[str]) -> Answer:
    if not codes:
        low, high = sorted(dice.choice([0, 1, 2, 5, 6, 12, 20, 30, 45, 50, 60, 80, 1000]) for _ in range(2))
        return RangeRecord(min=low, max=dice.choice([low, high]))
    return [dice.choice(codes)] if key == "ambition" else dice.choice(codes)
