"""Made-up clubs and questions with the ranking that Python gives them, for the twin in the browser."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

from build_atlas.schema import RangeRecord
from build_atlas.similarity.features import Features
from build_atlas.similarity.parts import Part, load_parts
from build_atlas.similarity.ranking import rank
from build_atlas.similarity.reasons import Reason, list_differences, list_reasons
from build_atlas.views.models import describe_part, encode, encode_features

NAME = "similarity-vectors.json"
SEED = 1997
CLUBS = 24
QUESTIONS = 8
ALL = 99


def create_vectors() -> str:
    """Clubs as the file of the site holds them, questions, and for each the whole ranking."""
    dice = Random(SEED)
    clubs = {f"club-{place:02}": _draw(dice, 0.75) for place in range(CLUBS)}
    clubs |= {"twin-1": clubs["club-03"], "twin-2": clubs["club-03"], "silent": Features()}
    questions = [_draw(dice, 0.6) for _ in range(QUESTIONS)] + [clubs["club-03"], Features()]
    file = {
        "parts": [describe_part(part) for part in load_parts()],
        **{column: list(clubs) for column in ("slug", "name", "town", "department", "situation")},
        "current": [0],
        "recent": [1],
        **encode_features(list(clubs.values())),
    }
    cases = [{"ours": _encode(question), "ranking": _rank(question, clubs)} for question in questions]
    return json.dumps({"file": file, "cases": cases}, separators=(",", ":"), sort_keys=True) + "\n"


def _draw(dice: Random, stated: float) -> Features:
    values = {part.key: _draw_value(dice, part) for part in load_parts() if dice.random() < stated}
    return replace(Features(), **values)


def _draw_value(dice: Random, part: Part) -> Any:
    if part.measure == "ratio":
        low, high = sorted(dice.randint(0, 300) for _ in range(2))
        bounds = dice.choice([(low, high), (low, low), (low, None), (None, high)])
        return RangeRecord(min=bounds[0], max=bounds[1], approximate=dice.random() < 0.3)
    if part.measure == "overlap":
        return tuple(sorted(dice.sample(part.codes, dice.randint(1, len(part.codes)))))
    return dice.choice(part.codes)


def _encode(features: Features) -> dict[str, Any]:
    return {part.key: encode(part, features.value(part.key)) for part in load_parts()}


def _rank(ours: Features, clubs: dict[str, Features]) -> list[dict[str, Any]]:
    return [
        {
            "slug": match.slug,
            "twins": list(match.twins),
            "score": match.comparison.score,
            "likeness": match.comparison.likeness,
            "confidence": match.comparison.confidence,
            "parts": {compared.part.key: compared.likeness for compared in match.comparison.parts},
            "reasons": [_name(reason) for reason in list_reasons(match.comparison, ALL)],
            "differences": [_name(reason) for reason in list_differences(match.comparison, ALL)],
        }
        for match in rank(ours, clubs)
    ]


def _name(reason: Reason) -> str:
    return f"{reason.part} {reason.degree}"
