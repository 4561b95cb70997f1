"""What the explorer filters by: each facet with its choices, and the values of each club."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from build_atlas.geo.gazetteer import Gazetteer
from build_atlas.model import Atlas, Entry
from build_atlas.schema import Founded, RangeRecord
from build_atlas.views.renderer import Renderer, is_recent
from build_atlas.vocabulary import load_vocabularies

Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet: its code, its words, and how many clubs have it."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A question a reader filters by: its name in the address, the property of the map that answers it."""

    name: str
    key: str
    label: str
    options: tuple[Option, ...]


def _codes_of_territory(entry: Entry) -> Values:
    return (entry.club.territory.code,) if entry.club.territory else ()


def _codes_of_category(entry: Entry) -> Values:
    return (entry.club.category.code,) if entry.club.category else ()


def _codes_of_departments(entry: Entry) -> Values:
    return tuple(department.code for department in entry.departments)


def _codes_of_regions(entry: Entry) -> Values:
    return tuple(region.code for region in entry.regions)


def _codes_of_decade(entry: Entry) -> Values:
    return list_decades(entry.club.founded) if entry.club.founded else ()


def list_decades(founded: Founded) -> Values:
    """The decades a founding may fall in: 1990; or 1980 and 1990."""
    last = founded.until or founded.year
    return tuple(str(year) for year in range(founded.year // 10 * 10, last + 1, 10))


def _code_of_situation(entry: Entry) -> Values:
    return (entry.club.situation.code,) if entry.club.situation else ()


FACETS: Mapping[str, tuple[str, str, Callable[[Entry], Values]]] = {
    "territory": ("t", "territory", _codes_of_territory),
    "category": ("b", "category", _codes_of_category),
    "kind": ("kind", "kind", lambda entry: (entry.club.kind,)),
    "seen": ("now", "seen", lambda entry: ("1",) if is_recent(entry.club) else ()),
    "situation": ("s", "situation", _code_of_situation),
    "region": ("r", "", _codes_of_regions),
    "department": ("d", "", _codes_of_departments),
    "branch": ("br", "branch", lambda entry: entry.club.branches),
    "initiator": ("i", "initiator", lambda entry: entry.club.initiators),
    "form": ("f", "legal_form", lambda entry: (entry.club.legal_form,) if entry.club.legal_form else ()),
    "ambition": ("a", "ambition", lambda entry: tuple(ambition.level for ambition in entry.club.ambition)),
    "decade": ("dec", "", _codes_of_decade),
}
"""Name in the address → property on the map, controlled list of its words, values of a club."""


def create_facets(atlas: Atlas, renderer: Renderer) -> list[Facet]:
    """Every facet with the choices that at least one club answers to."""
    return [_create_facet(name, atlas, renderer) for name in FACETS]


def _create_facet(name: str, atlas: Atlas, renderer: Renderer) -> Facet:
    key, vocabulary, values = FACETS[name]
    counts = Counter(value for entry in atlas.entries for value in values(entry))
    order = list(load_vocabularies().get(vocabulary, ())) or sorted(counts)
    options = (
        Option(code, _label(name, vocabulary, code, atlas.gazetteer, renderer), counts[code])
        for code in order
        if counts[code]
    )
    return Facet(name, key, renderer.say(f"facet_{name}"), tuple(options))


def _label(name: str, vocabulary: str, code: str, gazetteer: Gazetteer, renderer: Renderer) -> str:
    if name == "region":
        return gazetteer.regions[code].name
    if name == "department":
        return f"{gazetteer.departments[code].name} ({code})"
    if name == "decade":
        return renderer.say("facet_decade_of", year=code)
    words = renderer.say("facet_seen_recently") if name == "seen" else renderer.label(vocabulary, code)
    return f"{code} {words}" if name in ("territory", "category", "ambition") else words


def create_values(entry: Entry) -> dict[str, str | Sequence[int | None] | int]:
    """The facets of one club under their short names, a list as words between spaces; what is not known is left out."""
    values: dict[str, str | Sequence[int | None] | int] = {
        key: " ".join(values(entry)) for key, _, values in FACETS.values()
    }
    companies = entry.club.members.companies if entry.club.members else None
    if companies:
        values["m"] = _bounds(companies)
    if entry.club.founded:
        values["y"] = entry.club.founded.year
    return {key: value for key, value in values.items() if value}


def _bounds(value: RangeRecord) -> list[int | None]:
    """[40] for a number, [20, 30] for a range, [200, null] for a floor."""
    return [value.min] if value.min == value.max else [value.min, value.max]
