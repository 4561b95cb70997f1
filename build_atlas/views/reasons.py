"""Reasons for a model as sentences, in the words of one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from build_atlas.model import Atlas, Entry
from build_atlas.schema import RangeRecord
from build_atlas.similarity.features import Value
from build_atlas.similarity.ranking import Match
from build_atlas.similarity.reasons import Reason, list_differences, list_reasons
from build_atlas.similarity.score import Comparison
from build_atlas.views.renderer import Renderer

LABELS: Mapping[str, Callable[[str, Renderer], str]] = MappingProxyType(
    {
        "scale": lambda code, renderer: renderer.label("scale", code),
        "branch": lambda code, renderer: renderer.label("branch", code),
        "sizes": lambda code, renderer: renderer.label("size_mix", code),
        "initiator": lambda code, renderer: renderer.say(f"by_{code}"),
    }
)
"""Parts whose codes have words within a sentence; T2 and N1 stand as they are."""

BY_CODE = frozenset({"spread", "link", "dues", "staff", "public"})
"""Parts with two codes, whose sentence is written out for each."""


@dataclass(frozen=True, slots=True)
class Model:
    """A club proposed as a model, in words; ``twins`` are the clubs that state exactly the same."""

    entry: Entry
    comparison: Comparison
    reasons: str
    differences: str
    fate: str
    twins: tuple[Entry, ...] = ()


def create_model(match: Match, atlas: Atlas, renderer: Renderer, reasons: int, differences: int) -> Model:
    """A model with so many reasons and differences at most."""
    entry = atlas.by_slug[match.slug]
    return Model(
        entry,
        match.comparison,
        _join(list_reasons(match.comparison, reasons), renderer),
        _join(list_differences(match.comparison, differences), renderer),
        say_fate(entry, renderer),
        tuple(atlas.by_slug[slug] for slug in match.twins),
    )


def _join(reasons: Sequence[Reason], renderer: Renderer) -> str:
    return f"{renderer.say('model_between')} ".join(say_reason(reason, renderer) for reason in reasons)


def say_reason(reason: Reason, renderer: Renderer) -> str:
    """One reason: « même type de territoire, T2 »."""
    key = f"model_{reason.part}_{reason.degree}"
    if reason.part in BY_CODE:
        return renderer.say(f"{key}_{reason.theirs}")
    ours, theirs = (say_value(reason.part, value, renderer) for value in (reason.ours, reason.theirs))
    return renderer.say(key, ours=ours, theirs=theirs)


def say_value(part: str, value: Value, renderer: Renderer) -> str:
    """A value as it stands within a sentence."""
    if isinstance(value, RangeRecord):
        return renderer.range(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return LABELS[part](value, renderer) if part in LABELS else value


def say_fate(entry: Entry, renderer: Renderer) -> str:
    """How the club stood at the end of 1997; empty for a club of today and where the study does not say."""
    situation = entry.club.situation
    if situation is None or entry.club.kind == "current":
        return ""
    return renderer.say("model_fate", situation=renderer.label("situation", situation.code))
