"""The page that searches for models, and the file it searches in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from build_atlas.model import Atlas
from build_atlas.plan_rules import Question, load_questions
from build_atlas.schema import RangeRecord
from build_atlas.similarity.features import Features, Value, features_of
from build_atlas.similarity.parts import Part, load_parts
from build_atlas.strings import load_strings
from build_atlas.typography import set_text
from build_atlas.views.place_box import create_place_words
from build_atlas.views.plan_rules import create_rules
from build_atlas.views.reasons import LABELS
from build_atlas.views.renderer import Renderer, is_recent, script_json
from build_atlas.vocabulary import load_vocabularies

MODELS_URI = "modeles/index.md"
FILE_URI = "assets/models.json"
FORM: Mapping[str, Sequence[str]] = {
    "place": ("territory", "density", "scale", "cantons"),
    "people": ("companies", "sizes", "spread", "branch"),
    "bodies": ("initiator", "link"),
    "means": ("ambition", "dues", "staff", "public"),
}
"""The questions in the order of the form, under the title of their group."""

SPOKEN = ("model_", "models_", "limit_", "about")
"""Beginnings of the keys that the script says."""


def create_models(atlas: Atlas, renderer: Renderer) -> str:
    """The document of the search."""
    meta = {
        "title": renderer.say("models_title"),
        "description": renderer.say("models_intro"),
        "hide": ["navigation", "toc"],
        "models": True,
        "places": True,
    }
    parts = {part.key: part for part in load_parts()}
    return renderer.page(
        "models.md.jinja",
        MODELS_URI,
        meta,
        groups={**{name: [parts[key] for key in keys] for name, keys in FORM.items()}, **load_questions()},
        parts=parts.values(),
        file=FILE_URI,
        words=script_json(create_words(renderer)),
        choice=lambda part, code: say_choice(part, code, renderer),
        place_words=create_place_words(renderer),
        **create_rules(atlas, renderer),
    )


def say_choice(part: Part | Question, code: str, renderer: Renderer) -> str:
    """A code as a choice of the form."""
    if part.key in ("territory", "ambition"):
        return f"{code} {renderer.label(part.key, code)}"
    if part.key == "initiator":
        return renderer.label("initiator", code)
    return LABELS[part.key](code, renderer) if part.key in LABELS else renderer.say(f"answer_{code}")


def create_words(renderer: Renderer) -> dict[str, Any]:
    """What the script says, in the language of the page; braces are left for it to fill."""
    strings = {
        key: renderer.text(words) for key, words in load_strings(renderer.language).items() if key.startswith(SPOKEN)
    }
    labels: dict[str, dict[str, str]] = {
        part.key: {code: _within_sentence(part, code, renderer) for code in part.codes} for part in load_parts()
    }
    labels["situation"] = {code: renderer.label("situation", code) for code in load_vocabularies()["situation"]}
    labels["part"] = {part.key: renderer.say(f"part_{part.key}") for part in load_parts()}
    return {"strings": strings, "labels": labels, "language": renderer.language}


def _within_sentence(part: Part, code: str, renderer: Renderer) -> str:
    if part.key in LABELS:
        return LABELS[part.key](code, renderer)
    return code if part.vocabulary else renderer.say(f"answer_{code}")


def create_models_file(atlas: Atlas) -> str:
    """Features of all clubs, one list for each part, and how the parts are compared: what the browser ranks by."""
    entries = atlas.entries
    clubs = [entry.club for entry in entries]
    situations = [c.situation.code if c.situation and c.kind != "current" else None for c in clubs]
    content = {
        "parts": [describe_part(part) for part in load_parts()],
        "slug": [entry.slug for entry in entries],
        "name": [set_text(club.name, "fr") for club in clubs],
        "town": [club.town for club in clubs],
        "department": [entry.commune.department for entry in entries],
        "situation": situations,
        "current": [place for place, club in enumerate(clubs) if club.kind == "current"],
        "ended": [place for place, club in enumerate(clubs) if club.today and club.today.ended],
        "recent": [place for place, club in enumerate(clubs) if is_recent(club)],
        **encode_features([features_of(club) for club in clubs]),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def describe_part(part: Part) -> dict[str, Any]:
    """A part as the browser needs it."""
    return {
        "key": part.key,
        "measure": part.measure,
        "weight": part.weight,
        "codes": part.codes,
        "span": part.span,
        "times": part.times,
        "related": part.related,
        "families": [sorted(family) for family in part.families],
    }


def encode_features(clubs: Sequence[Features]) -> dict[str, list[Any]]:
    """One list of values for each part, null where nothing is stated."""
    return {part.key: [encode(part, club.value(part.key)) for club in clubs] for part in load_parts()}


def encode(part: Part, value: Value | None) -> Any:
    """A code as its place in its list, several as a sum of bits, a range as a number or [min, max, about]."""
    if value is None:
        return None
    if isinstance(value, RangeRecord):
        exact = value.min == value.max and not value.approximate
        return value.min if exact else [value.min, value.max, *([1] if value.approximate else [])]
    if isinstance(value, tuple):
        return sum(1 << part.codes.index(code) for code in value)
    return part.codes.index(value)
