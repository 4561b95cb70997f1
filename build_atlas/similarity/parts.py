"""The parts of the score, read from their file: how each is compared and what it weighs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from build_atlas.own_data import read_data
from build_atlas.schema import RangeRecord
from build_atlas.similarity.features import Value
from build_atlas.vocabulary import LANGUAGES, Language, load_vocabularies


@dataclass(frozen=True, slots=True)
class Part:
    """One question put to two clubs; ``likeness`` answers between 0 and 1.

    ``span`` is the number of steps, ``times`` the factor, at which nothing is left in common;
    ``families`` are groups of codes that are worth ``related`` to each other.
    """

    key: str
    measure: str
    weight: float
    why: Mapping[Language, str]
    vocabulary: str = ""
    codes: tuple[str, ...] = ()
    span: int = 1
    times: float = 1
    related: float = 0
    families: tuple[frozenset[str], ...] = ()

    def likeness(self, one: Value, other: Value) -> float:
        """How alike two stated values are, from 0 to 1, whichever comes first."""
        return MEASURES[self.measure](self, one, other)


def bounds(value: RangeRecord) -> tuple[float, float]:
    """The logarithms of the bounds of a range; a bound that is not stated is the other one.

    To read « at least 10 » as « 10 » rather than « 10 to any number » keeps the rule that
    less knowledge never makes two clubs more alike.
    """
    low = value.min if value.min is not None else value.max
    high = value.max if value.max is not None else value.min
    return math.log(max(low or 0, 1)), math.log(max(high or 0, 1))


def _equal(part: Part, one: Any, other: Any) -> float:
    if one == other:
        return 1.0
    return part.related if any(one in family and other in family for family in part.families) else 0.0


def _steps(part: Part, one: Any, other: Any) -> float:
    return max(0.0, 1 - abs(part.codes.index(one) - part.codes.index(other)) / part.span)


def _overlap(part: Part, one: Any, other: Any) -> float:
    return len({*one} & {*other}) / len({*one, *other})


def _ratio(part: Part, one: Any, other: Any) -> float:
    (low, high), (lower, higher) = bounds(one), bounds(other)
    gap = max(0.0, low - higher, lower - high)
    return max(0.0, 1 - gap / math.log(part.times))


MEASURES: Mapping[str, Callable[[Part, Any, Any], float]] = MappingProxyType(
    {"equal": _equal, "steps": _steps, "overlap": _overlap, "ratio": _ratio}
)
"""The measures of J. C. Gower's general coefficient (Biometrics 27, 1971) for each kind of value."""


@cache
def load_parts() -> tuple[Part, ...]:
    """The parts of ``similarity.yml``, in its order; raises KeyError for a measure or a list it lacks."""
    return tuple(_create_part(**entry) for entry in read_data("similarity.yml"))


def _create_part(measure: str, why: dict[Language, str], **rest: Any) -> Part:
    MEASURES[measure]
    vocabulary = rest.get("vocabulary")
    codes = tuple(load_vocabularies()[vocabulary]) if vocabulary else tuple(rest.pop("codes", ()))
    families = tuple(frozenset(family) for family in rest.pop("families", ()))
    reasons = MappingProxyType({language: why[language] for language in LANGUAGES})
    return Part(measure=measure, why=reasons, codes=codes, families=families, **rest)
