"""Maps drawn at build time as SVG: a club's surroundings, and the whole of France."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_atlas.geo.projection import Box, Outline, Point, clip_outlines, create_outlines, is_metropolitan, project
from build_atlas.model import Atlas, Entry, covered_departments, radius_km

HALF_WIDTH_KM = 45.0
MARGIN = 1.3
RIM = 0.05
FRANCE_TOLERANCE_KM = 3.0

Points = Mapping[str, Point]


@dataclass(frozen=True, slots=True)
class Detail:
    """How finely a map is drawn: the least step kept, in km, and the drawing units in a km."""

    tolerance_km: float
    units: int

    def scale(self, point: Point) -> tuple[int, int]:
        """A point in drawing units."""
        return round(point[0] * self.units), round(point[1] * self.units)


DETAILS = ((140.0, Detail(1.8, 1)), (300.0, Detail(3.0, 1)), (float("inf"), Detail(8.0, 1)))
"""The detail for a map up to so many km wide: what no eye can see, no page carries."""


@dataclass(frozen=True, slots=True)
class Locator:
    """What the map of one club shows; every length in drawing units, ``unit`` the size of a small dot."""

    view: str
    outlines: tuple[Outline, ...]
    covered: tuple[str, ...]
    town: tuple[int, int]
    centre: tuple[int, int]
    radius: int
    unit: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A club on the map of France, in whole km."""

    entry: Entry
    x: int
    y: int


def project_entries(atlas: Atlas) -> Points:
    """Town and centre of every club in metropolitan France, in km of Lambert-93, by INSEE code of today."""
    communes = {c.insee: c for entry in atlas.entries for c in (entry.commune, entry.centre)}
    reached = [commune for commune in communes.values() if is_metropolitan(commune.department)]
    points = project([(commune.lat, commune.lon) for commune in reached])
    return {commune.insee: point for commune, point in zip(reached, points, strict=True)}


def create_locator(entry: Entry, points: Points) -> Locator | None:
    """The map around one club; None where Lambert-93 does not reach."""
    if entry.commune.insee not in points or entry.centre.insee not in points:
        return None
    box = _frame(entry, points, create_france())
    detail = next(detail for width, detail in DETAILS if box[2] - box[0] <= width)
    corner, size = detail.scale(box[:2]), round((box[2] - box[0]) * detail.units)
    return Locator(
        view=f"{corner[0]} {corner[1]} {size} {size}",
        outlines=clip_outlines(detail.tolerance_km, detail.units, _widen(box)),
        covered=covered_departments(entry.club),
        town=detail.scale(points[entry.commune.insee]),
        centre=detail.scale(points[entry.centre.insee]),
        radius=round((radius_km(entry.club) or 0) * detail.units),
        unit=round((box[2] - box[0]) * detail.units / 100, 1),
    )


def _frame(entry: Entry, points: Points, outlines: tuple[Outline, ...]) -> Box:
    """A square around the perimeter, never so small that nothing can be recognised."""
    covered = [outline.box for outline in outlines if outline.code in covered_departments(entry.club)]
    if covered:
        west, south_edge = min(box[0] for box in covered), max(box[3] for box in covered)
        north_edge, east = min(box[1] for box in covered), max(box[2] for box in covered)
        x, y, half = (west + east) / 2, (north_edge + south_edge) / 2, max(east - west, south_edge - north_edge) / 2
    else:
        (x, y), half = points[entry.centre.insee], radius_km(entry.club) or 0.0
    half = max(HALF_WIDTH_KM, half * MARGIN)
    return x - half, y - half, x + half, y + half


def _widen(box: Box) -> Box:
    """The box with a rim, so that the edges of what is cut fall out of sight."""
    rim = (box[2] - box[0]) * RIM
    return box[0] - rim, box[1] - rim, box[2] + rim, box[3] + rim


def create_france() -> tuple[Outline, ...]:
    """The départements for the map of the whole country, one unit per km."""
    return create_outlines(FRANCE_TOLERANCE_KM, 1)


def frame_france() -> str:
    """The view box that holds metropolitan France with a margin of 10 km."""
    boxes = [outline.box for outline in create_france()]
    west, north = min(box[0] for box in boxes) - 10, min(box[1] for box in boxes) - 10
    east, south = max(box[2] for box in boxes) + 10, max(box[3] for box in boxes) + 10
    return f"{round(west)} {round(north)} {round(east - west)} {round(south - north)}"


def create_marks(atlas: Atlas, points: Points) -> list[Mark]:
    """A mark for each club, from north to south so that the keyboard follows the eye.

    Clubs of one town stand side by side rather than on top of each other.
    """
    seen: dict[str, int] = {}
    marks = []
    for entry in atlas.entries:
        if entry.commune.insee in points:
            x, y = points[entry.commune.insee]
            shift = seen.get(entry.commune.insee, 0)
            seen[entry.commune.insee] = shift + 1
            marks.append(Mark(entry, round(x) + 14 * shift, round(y)))
    return sorted(marks, key=lambda mark: (mark.y, mark.x, mark.entry.slug))
