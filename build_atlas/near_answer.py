"""What `atlas near` answers: the place meant, then the clubs around it, as text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from build_atlas.geo.gazetteer import Commune, Gazetteer
from build_atlas.links import Site
from build_atlas.model import Atlas
from build_atlas.near import Near, find_by_postcode, find_meant, find_near
from build_atlas.views.renderer import Renderer

LISTED = 5
MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Question:
    """A place, as a name or postcode, an INSEE code, or a point in degrees; the radius in km, None for any."""

    place: str | None = None
    insee: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    format: str = "text"


@dataclass(frozen=True, slots=True)
class Answer:
    """What to print, what to remark beside it, and the exit code."""

    output: str
    remark: str = ""
    code: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """Where to look from: degrees, and the commune when one is named."""

    lat: float
    lon: float
    commune: Commune | None = None
    remark: str = ""


class UnclearError(Exception):
    """The place is missing, unknown, or may be several; the message says what to do."""


def answer_near(atlas: Atlas, question: Question) -> Answer:
    """The clubs around the place of a question; exit code 2 when the place is not clear."""
    try:
        point = find_point(atlas.gazetteer, question)
    except UnclearError as error:
        return Answer("", str(error), 2)
    department = point.commune.department if point.commune else ""
    clubs = find_near(atlas, point.lat, point.lon, department=department, within_km=question.radius)
    write = write_json if question.format == "json" else write_text
    return Answer(write(point, clubs, atlas.gazetteer), point.remark)


def find_point(gazetteer: Gazetteer, question: Question) -> Point:
    """Where a question looks from; raises UnclearError."""
    given = (question.place is not None, question.insee is not None, (question.lat, question.lon) != (None, None))
    if sum(given) != 1:
        raise UnclearError("name one place: a commune, a postcode, --insee CODE, or --lat with --lon")
    if question.insee is not None:
        return _find_insee(gazetteer, question.insee)
    if question.place is None:
        return _find_degrees(question.lat, question.lon)
    digits = question.place.replace(" ", "")
    return _find_postcode(gazetteer, digits) if digits.isdigit() else _find_name(gazetteer, question.place.strip())


def _find_degrees(lat: float | None, lon: float | None) -> Point:
    if lat is None or lon is None:
        raise UnclearError("--lat and --lon go together, in degrees: --lat 46.87 --lon -1.01")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UnclearError(f"{lat}, {lon} is not on Earth: --lat is from -90 to 90, --lon from -180 to 180")
    return Point(lat, lon)


def _find_insee(gazetteer: Gazetteer, code: str) -> Point:
    commune = gazetteer.find(code.upper())
    if commune is None:
        raise UnclearError(f"no commune has the INSEE code {code}; a postcode goes without --insee")
    return _at(commune)


def _find_postcode(gazetteer: Gazetteer, code: str) -> Point:
    communes = find_by_postcode(gazetteer, code)
    if not communes:
        raise UnclearError(f"no commune has the postcode {code}; a CEDEX code is none: give the name of the commune")
    others = [commune.name for commune in communes[1:]]
    return _at(communes[0], f"{code} is also that of {_join(others)}" if others else "")


def _find_name(gazetteer: Gazetteer, name: str) -> Point:
    meant = find_meant(gazetteer, name)
    if meant.clear is not None:
        others = meant.once if meant.now else ()
        return _at(meant.clear, f"{name} is also an old name:\n{_list(others, gazetteer)}" if others else "")
    if communes := meant.now or meant.once:
        raise UnclearError(f"{len(communes)} communes are called {name}; choose one:\n{_list(communes, gazetteer)}")
    near = gazetteer.nearest_names(name)
    hint = f"; did you mean\n{_list(near, gazetteer)}" if near else "; check the spelling, or give the postcode"
    raise UnclearError(f"no commune is called {name}{hint}")


def _at(commune: Commune, remark: str = "") -> Point:
    return Point(commune.lat, commune.lon, commune, remark)


def _join(names: Sequence[str]) -> str:
    more = len(names) - LISTED
    return ", ".join(names[:LISTED]) + (f" and {more} more" if more > 0 else "")


def _list(communes: Sequence[Commune], gazetteer: Gazetteer) -> str:
    """One line a commune, with what tells it apart and how to ask for it."""
    lines = [f"  --insee {commune.insee}  {_describe(commune, gazetteer)}" for commune in communes[:MOST_LISTED]]
    more = len(communes) - len(lines)
    return "\n".join([*lines, f"  … and {more} more: add the INSEE code of yours"] if more > 0 else lines)


def _describe(commune: Commune, gazetteer: Gazetteer) -> str:
    department = gazetteer.departments[commune.department]
    return f"{commune.name}, {department.name} ({department.code})"


def write_text(point: Point, clubs: Sequence[Near], gazetteer: Gazetteer) -> str:
    """One line a club; those whose perimeter holds the place first."""
    place = _describe(point.commune, gazetteer) if point.commune else f"{point.lat}, {point.lon}"
    return "".join(f"{line}\n" for line in [f"Clubs near {place}", *_list_clubs(clubs)])


def _list_clubs(clubs: Sequence[Near]) -> Iterator[str]:
    inside, others = [near for near in clubs if near.inside], [near for near in clubs if not near.inside]
    if not clubs:
        yield "  none within this radius"
    if inside:
        yield from ("", "Your commune lies in the area these cover:", *_write_lines(inside))
    if others:
        yield from ("", "The nearest:", *_write_lines(others))


def _write_lines(clubs: Iterable[Near]) -> Iterator[str]:
    renderer = Renderer(Site("en", "/"))
    for near in clubs:
        entry = near.entry
        place = f"{entry.club.town} ({entry.commune.department})"
        yield f"  {near.km:4.0f} km  {entry.club.name}, {place}, {renderer.tag(entry.club)}  {entry.slug}"


def write_json(point: Point, clubs: Sequence[Near], gazetteer: Gazetteer) -> str:
    """The place and the clubs, distances in km to one decimal."""
    commune = point.commune
    place = {"insee": commune.insee, "name": commune.name, "department": commune.department} if commune else {}
    content = {"place": place | {"lat": point.lat, "lon": point.lon}, "clubs": [_create_item(near) for near in clubs]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _create_item(near: Near) -> dict[str, Any]:
    club, commune = near.entry.club, near.entry.commune
    identity = {"slug": near.entry.slug, "name": club.name, "kind": club.kind}
    place = {"town": club.town, "insee": club.insee, "department": commune.department}
    today = {"today": club.today and club.today.status, "today_as_of": club.today and club.today.as_of}
    return identity | today | place | {"km": round(near.km, 1), "inside": near.inside}
