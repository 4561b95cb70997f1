"""Why a club is proposed, and in what it differs most: codes and values, which the views put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from build_atlas.similarity.features import Value
from build_atlas.similarity.score import Compared, Comparison

Degree = Literal["same", "near", "differs"]
NEAR = 0.5
"""From this likeness on, a part speaks for a model; below it, against."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One part in short: both values, as the two records state them, and how they stand to each other."""

    part: str
    degree: Degree
    ours: Value
    theirs: Value


def list_reasons(comparison: Comparison, count: int) -> list[Reason]:
    """What makes two sides alike, in the order of the parts: what says most about a club first."""
    return _shorten([compared for compared in comparison.parts if compared.likeness >= NEAR], count)


def list_differences(comparison: Comparison, count: int) -> list[Reason]:
    """What sets two sides apart, what takes most from the score first."""
    unlike = [compared for compared in comparison.parts if compared.likeness < NEAR]
    return _shorten(sorted(unlike, key=lambda compared: compared.gain - compared.part.weight), count)


def _shorten(parts: Sequence[Compared], count: int) -> list[Reason]:
    return [Reason(c.part.key, degree_of(c), c.ours, c.theirs) for c in parts[:count]]


def degree_of(compared: Compared) -> Degree:
    """Same for equal values only: two ranges that overlap are near."""
    if compared.ours == compared.theirs:
        return "same"
    return "near" if compared.likeness >= NEAR else "differs"
