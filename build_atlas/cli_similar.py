"""The command `atlas similar`: the models of a club, or of a plan for one."""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Callable, Mapping
from typing import Any

from build_atlas.links import Site
from build_atlas.model import Atlas
from build_atlas.similarity.features import Features, features_of
from build_atlas.similarity.plan import OPTIONS, choices_of, create_plan
from build_atlas.similarity.ranking import Match, rank
from build_atlas.views.reasons import Model, create_model
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import LANGUAGES

QUESTIONS: Mapping[str, str] = {
    "territory": "T1 dense, T2 medium, T3 sparse",
    "density": "inhabitants per km²: 46, 40-80",
    "perimeter": "extent of the area",
    "cantons": "cantons covered: 4, 1-5",
    "branches": "one branch of trade or several",
    "branch": "the branch that leads",
    "initiator": "who starts the club",
    "link": "whether a public body backs it",
    "companies": "number of companies: 40, 30-60",
    "sizes": "size of the companies",
    "ambition": "levels aimed at, with commas: N1,N2",
    "means": "what it has, with commas: dues,no-staff",
}
REASONS = 6


class QuestionError(Exception):
    """A call that names no club and no plan, both, or what the atlas does not know."""


def add_parser(commands: Any, run: Callable[[argparse.Namespace], int]) -> None:
    """The options of the command; an answer to a plan is free text here, and `create_plan` reads it."""
    parser = commands.add_parser("similar", help="the clubs most like one of them, or like a plan, and why")
    parser.add_argument("slug", nargs="?", metavar="SLUG", help="a club of the atlas; without one, state a plan")
    parser.add_argument("--count", type=int, default=5, metavar="N")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    plan = parser.add_argument_group("plan", "what is left out is not compared")
    for question, words in QUESTIONS.items():
        codes = ", ".join(choices_of(question))
        plan.add_argument(f"--{question}", metavar="VALUE", help=f"{words}{': ' if codes else ''}{codes}")
    parser.set_defaults(run=run)


def answer(options: argparse.Namespace, atlas: Atlas) -> str:
    """The text of the answer; raises QuestionError or AnswerError for a question that has none."""
    renderer = Renderer(Site(options.language, "/"))
    ours, clubs = _read_question(options, atlas)
    matches = rank(ours, clubs)[: max(options.count, 0)]
    if options.format == "json":
        return json.dumps([_describe(match, atlas, renderer) for match in matches], ensure_ascii=False, indent=1) + "\n"
    return "".join(_write(create_model(match, atlas, renderer, REASONS, REASONS), renderer) for match in matches)


def _read_question(options: argparse.Namespace, atlas: Atlas) -> tuple[Features, Mapping[str, Features]]:
    """Whose models are asked for, and among which clubs: those of the study for a club, all of them for a plan."""
    given = {name: value for name in (*OPTIONS, "means") if (value := getattr(options, name)) is not None}
    if bool(options.slug) == bool(given):
        raise QuestionError("name a club, or state a plan with at least one of its options")
    if not options.slug:
        return create_plan(given), {entry.slug: features_of(entry.club) for entry in atlas.entries}
    asked = _find_slug(options.slug, atlas)
    study = (entry for entry in atlas.entries if entry.club.kind != "current" and entry.slug != asked)
    return features_of(atlas.by_slug[asked].club), {entry.slug: features_of(entry.club) for entry in study}


def _find_slug(slug: str, atlas: Atlas) -> str:
    if slug in atlas.by_slug:
        return slug
    near = difflib.get_close_matches(slug, atlas.by_slug, 3, 0.4)
    raise QuestionError(f"no club is called {slug!r}" + (f"; the nearest names: {', '.join(near)}" if near else ""))


def _write(model: Model, renderer: Renderer) -> str:
    compared = model.comparison
    share = renderer.say(
        "model_likeness", likeness=round(100 * compared.likeness), confidence=round(100 * compared.confidence)
    )
    but = renderer.say("model_but", differences=model.differences) if model.differences else ""
    twins = ", ".join(entry.slug for entry in model.twins)
    lines = (model.reasons, but, model.fate, f"= {twins}" if twins else "")
    head = f"{compared.score:.3f}  {model.entry.slug}  ({share})\n"
    return head + "".join(f"       {line}\n" for line in lines if line)


def _describe(match: Match, atlas: Atlas, renderer: Renderer) -> dict[str, Any]:
    model = create_model(match, atlas, renderer, REASONS, REASONS)
    return {
        "slug": match.slug,
        "score": match.comparison.score,
        "likeness": match.comparison.likeness,
        "confidence": match.comparison.confidence,
        "parts": [
            {"part": c.part.key, "weight": c.part.weight, "likeness": c.likeness} for c in match.comparison.parts
        ],
        "reasons": model.reasons,
        "differences": model.differences,
        "situation": model.fate,
        "same_features": list(match.twins),
    }
