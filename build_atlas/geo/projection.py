"""Flat coordinates for drawing: Lambert-93 (EPSG:2154), in kilometres, y growing southwards as in SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

import geopandas as gpd
import shapely

from build_atlas.geo.shapes import GLOBE, load_outlines

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]

FLAT = "EPSG:2154"
METROPOLE_CODES = 3
"""INSEE codes of the overseas départements have three characters; Lambert-93 does not reach them."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A département as an SVG path in units of 1/``scale`` km, with its bounding box in km."""

    code: str
    name: str
    path: str
    box: Box


def is_metropolitan(department: str) -> bool:
    """Whether Lambert-93 can draw this département."""
    return len(department) < METROPOLE_CODES


def project(points: Sequence[tuple[float, float]]) -> list[Point]:
    """(latitude, longitude) in degrees to (x, y) in km; meaningless outside metropolitan France."""
    if not points:
        return []
    flat = gpd.GeoSeries.from_xy([lon for _, lon in points], [lat for lat, _ in points], crs=GLOBE).to_crs(FLAT)
    return [(x / 1000, -y / 1000) for x, y in zip(flat.x, flat.y, strict=True)]


@cache
def create_outlines(tolerance_km: float, scale: int) -> tuple[Outline, ...]:
    """The metropolitan départements, simplified together so that neighbours keep a common border.

    Whole units keep the paths short: at ``scale`` 2, one unit is 500 m.
    """
    return tuple(
        Outline(code, name, _create_path(shape, scale), _create_box(shape))
        for code, name, shape in _simplify(tolerance_km)
    )


def clip_outlines(tolerance_km: float, scale: int, box: Box) -> tuple[Outline, ...]:
    """What of the same outlines falls within a box in km; each still bears the box of the whole."""
    outlines = zip(create_outlines(tolerance_km, scale), _simplify(tolerance_km), strict=True)
    near = [(outline, shape) for outline, (_, _, shape) in outlines if _overlap(outline.box, box)]
    west, north, east, south = (1000 * value for value in box)
    clipped = shapely.clip_by_rect([shape for _, shape in near], west, -south, east, -north)
    return tuple(
        replace(outline, path=path)
        for (outline, _), shape in zip(near, clipped, strict=True)
        if (path := _create_path(shape, scale))
    )


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@cache
def _simplify(tolerance_km: float) -> tuple[tuple[str, str, Any], ...]:
    """Code, name and shape (in metres, y growing northwards) of each metropolitan département."""
    features = [f for f in load_outlines()["features"] if is_metropolitan(f["properties"]["code"])]
    frame = gpd.GeoDataFrame.from_features(features, crs=GLOBE).to_crs(FLAT)
    simple = shapely.coverage_simplify(frame.geometry.to_numpy(), tolerance_km * 1000)
    return tuple(zip(frame["code"], frame["name"], simple, strict=True))


def _create_box(shape: Any) -> Box:
    west, south, east, north = shape.bounds
    return west / 1000, -north / 1000, east / 1000, -south / 1000


def _create_path(shape: Any, scale: int) -> str:
    parts = getattr(shape, "geoms", [shape])
    rings = [part.exterior.coords for part in parts if part.geom_type == "Polygon" and part.area > 4e6]
    return "".join(
        _create_ring([(round(x * scale / 1000), round(-y * scale / 1000)) for x, y in ring]) for ring in rings
    )


def _create_ring(points: Iterable[tuple[int, int]]) -> str:
    """A closed path of relative steps, the shortest that SVG allows."""
    unique = list(dict.fromkeys(points))
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(unique)]
    return f"M{unique[0][0]} {unique[0][1]}l{' '.join(f'{x} {y}' for x, y in steps)}z".replace(" -", "-")
