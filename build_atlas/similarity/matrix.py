"""The models of every club at once, fast enough for ten thousand clubs.

The same likenesses as one comparison at a time, arranged for a processor: a part with codes
becomes a table of likenesses and its share of all scores one product of matrices; a part with
ranges is computed on whole rows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from build_atlas.geo.nearest import pick_best
from build_atlas.schema import RangeRecord
from build_atlas.similarity.features import Features, Value
from build_atlas.similarity.parts import Part, bounds, load_parts
from build_atlas.similarity.ranking import DIGITS

CHUNK = 256
Matrix = NDArray[np.float64]


def find_models(clubs: Sequence[Features], models: Sequence[Features], count: int) -> list[list[int]]:
    """For each club the positions of the ``count`` models most like it, best first, equal ones in their order.

    A club whose own features stand among the models may find them.
    """
    left, right = _spread_codes(clubs, models)
    ranges = [(part, _bounds(part, clubs), _bounds(part, models)) for part in _by_measure(ratio=True)]
    rows: list[list[int]] = []
    for start in range(0, len(clubs), CHUNK):
        part_of = slice(start, start + CHUNK)
        scores = left[part_of] @ right.T
        for part, ours, theirs in ranges:
            scores += _compare_ranges(part, ours[part_of], theirs)
        rows += [pick_best(row, min(count, len(models))) for row in np.round(scores, DIGITS)]
    return rows


def _by_measure(*, ratio: bool) -> Iterator[Part]:
    return (part for part in load_parts() if (part.measure == "ratio") is ratio)


def _spread_codes(clubs: Sequence[Features], models: Sequence[Features]) -> tuple[Matrix, Matrix]:
    """Two matrices whose product is the weighted likeness of all parts with codes."""
    pairs = [_spread_part(part, clubs, models) for part in _by_measure(ratio=False)]
    return np.hstack([pair[0] for pair in pairs]), np.hstack([pair[1] for pair in pairs])


def _spread_part(part: Part, clubs: Sequence[Features], models: Sequence[Features]) -> tuple[Matrix, Matrix]:
    """For a club the weighted likeness to each value that a model may state; for a model which one it states."""
    values = sorted({value for model in models if (value := model.value(part.key)) is not None}, key=str)
    rows: dict[Value | None, Matrix] = {None: np.zeros(len(values))}
    for value in {club.value(part.key) for club in clubs}:
        if value is not None:
            rows[value] = part.weight * np.array([part.likeness(value, other) for other in values])
    stated = [[model.value(part.key) == value for value in values] for model in models]
    left = np.array([rows[club.value(part.key)] for club in clubs]).reshape(len(clubs), len(values))
    return left, np.array(stated, dtype=np.float64).reshape(len(models), len(values))


def _compare_ranges(part: Part, ours: Matrix, theirs: Matrix) -> Matrix:
    """The weighted likeness of one part with ranges; nothing where one side is silent."""
    gap = ours[:, :1] - theirs[:, 1]
    np.maximum(gap, theirs[:, 0] - ours[:, 1:], out=gap)
    # Gaps below nothing are ranges that overlap: they are wholly alike, as a gap of nothing is.
    likeness = np.clip(1 - gap / math.log(part.times), 0.0, 1.0)
    return np.nan_to_num(part.weight * likeness, copy=False)


def _bounds(part: Part, sides: Sequence[Features]) -> Matrix:
    """The bounds of each side as two columns of logarithms; not a number where nothing is stated."""
    found = [side.value(part.key) for side in sides]
    pairs = [bounds(value) if isinstance(value, RangeRecord) else (math.nan, math.nan) for value in found]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)
