"""The nearest of many points, fast enough for ten thousand clubs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

CHUNK = 512


def find_nearest(points: Sequence[tuple[float, float]], count: int) -> list[list[int]]:
    """For each (latitude, longitude), the positions of the ``count`` other points nearest to it, nearest first.

    Points are compared as unit vectors: the larger the dot product, the nearer; equal
    distances keep the order of the sequence.
    """
    vectors = _unit_vectors(points)
    rows: list[list[int]] = []
    for start in range(0, len(points), CHUNK):
        closeness = np.round(vectors[start : start + CHUNK] @ vectors.T, 12)
        closeness[np.arange(len(closeness)), np.arange(start, start + len(closeness))] = -2.0
        rows += [pick_best(row, min(count, len(points) - 1)) for row in closeness]
    return rows


def pick_best(closeness: NDArray[np.float64], count: int) -> list[int]:
    """The positions of the ``count`` largest values, largest first, equal ones in their order."""
    if count < 1:
        return []
    threshold = np.partition(closeness, len(closeness) - count)[len(closeness) - count]
    likely = np.flatnonzero(closeness >= threshold)
    order = np.argsort(-closeness[likely], kind="stable")[:count]
    return [int(position) for position in likely[order]]


def _unit_vectors(points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    lat, lon = np.radians(np.array(points, dtype=np.float64).reshape(-1, 2)).T
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
