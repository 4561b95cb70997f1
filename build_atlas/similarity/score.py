"""The score of two clubs, or of a plan and a club, part by part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from build_atlas.similarity.features import Features, Value
from build_atlas.similarity.parts import Part, load_parts


@dataclass(frozen=True, slots=True)
class Compared:
    """One part that both sides state: the two values and how alike they are."""

    part: Part
    ours: Value
    theirs: Value
    likeness: float

    @property
    def gain(self) -> float:
        """What the part brings to the score, before it is divided by the whole weight."""
        return self.part.weight * self.likeness


@dataclass(frozen=True)
class Comparison:
    """All parts that both sides state.

    ``likeness`` is Gower's coefficient: the weighted mean over what both state. It says
    nothing of how much was compared, so it does not rank: two clubs that state one thing
    alike would be as alike as two can be.
    """

    parts: tuple[Compared, ...]

    @cached_property
    def weight(self) -> float:
        """The weight of what was compared."""
        return sum(compared.part.weight for compared in self.parts)

    @cached_property
    def likeness(self) -> float:
        """The weighted mean of the likenesses, 0 to 1; 0 when nothing could be compared."""
        return sum(compared.gain for compared in self.parts) / self.weight if self.parts else 0.0

    @cached_property
    def confidence(self) -> float:
        """The share of the whole weight that could be compared, 0 to 1."""
        return self.weight / whole_weight()

    @cached_property
    def score(self) -> float:
        """What ranks: likeness times confidence, 0 to 1.

        What one side leaves out adds nothing, so that missing data never raise a score. No
        milder discount has that property: with likeness times any g(confidence) for which
        g(c)/c falls somewhere, dropping a part that is wholly unlike would pay.
        """
        return sum(compared.gain for compared in self.parts) / whole_weight()


@cache
def whole_weight() -> float:
    """The weight of all parts together."""
    return sum(part.weight for part in load_parts())


def compare(ours: Features, theirs: Features) -> Comparison:
    """Compare two sides; the score is the same whichever comes first."""
    return Comparison(tuple(_compare_parts(ours, theirs)))


def _compare_parts(ours: Features, theirs: Features) -> Iterable[Compared]:
    for part in load_parts():
        one, other = ours.value(part.key), theirs.value(part.key)
        if one is not None and other is not None:
            yield Compared(part, one, other, part.likeness(one, other))
