"""The page of one club."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_atlas.findings import link_to
from build_atlas.geo.gazetteer import distance_km
from build_atlas.model import Atlas, Entry, statements
from build_atlas.schema import TEXT_FIELDS, Club
from build_atlas.similarity.ranking import Match
from build_atlas.typography import set_text
from build_atlas.views.divergences import field_label, words_of_divergences
from build_atlas.views.facts import create_facts
from build_atlas.views.locator import Points, create_locator
from build_atlas.views.reasons import Model, create_model
from build_atlas.views.renderer import Renderer, script_json
from build_atlas.views.search import list_known
from build_atlas.views.stale import create_mark
from build_atlas.views.today import list_nearby, list_told, state_of_knowledge
from build_atlas.vocabulary import load_outline

NEIGHBOURS = 5
REASONS = 2
DIFFERENCES = 1
DESCRIPTION_LENGTH = 155


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as a page shows it: its words, the language they are in, and where the study says so."""

    text: str
    section: str | None
    translated: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One section of a page, with the divergences that bear on it."""

    field: str
    lines: tuple[Line, ...]
    diverges: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another club and how far its town is, in km."""

    entry: Entry
    km: float


Nearest = Mapping[str, Sequence[Entry]]
Models = Mapping[str, Sequence[Match]]


def create_club_page(
    entry: Entry, atlas: Atlas, points: Points, near: Nearest, models: Models, renderer: Renderer
) -> str:
    """The document of one club: everything its record states, and where to go from there."""
    club = entry.club
    related = [atlas.by_slug[slug] for slug in club.related]
    return renderer.page(
        "club.md.jinja",
        entry.uri,
        _meta(entry, renderer),
        entry=entry,
        club=club,
        gloss=_english(club, "gloss", renderer),
        summary=_english(club, "summary", renderer) or club.summary,
        foreign=renderer.language == "en" and not (club.en and club.en.summary),
        facts=create_facts(entry, renderer),
        diverging=frozenset(divergence.field for divergence in club.divergences),
        blocks=list(create_blocks(club, renderer)),
        reasons=_reasons(club, renderer),
        divergences=words_of_divergences(club, renderer),
        today=list_told(club, renderer),
        nearby=list_nearby(club, atlas, renderer),
        locator=create_locator(entry, points),
        near=_with_distance(entry, near[entry.slug]),
        models=_models(models[entry.slug], atlas, renderer),
        related=_with_distance(entry, related),
        band=state_of_knowledge(club, renderer),
        stale=create_mark(entry, renderer),
        json_ld=script_json(create_organization(entry, renderer)),
        data=renderer.site.data_link(entry.uri, f"clubs/{entry.slug}.json"),
        edit=renderer.site.edit_link(entry.source_path),
        sections=cited_sections(club),
        lessons=atlas.lessons_of.get(entry.slug, ()),
        link_to=link_to,
        known=list_known(entry),
        field_label=lambda field: field_label(field, renderer),
    )


def create_blocks(club: Club, renderer: Renderer) -> Iterator[Block]:
    """The sections that have something to say, in the order of the schema."""
    diverging = {divergence.field for divergence in club.divergences}
    for field in TEXT_FIELDS:
        found = statements(club, field)
        english: Sequence[str] = getattr(club.en, field) if club.en and renderer.language == "en" else ()
        lines = tuple(
            Line(english[i] if english else statement.text, statement.section, bool(english))
            for i, statement in enumerate(found)
        )
        if lines:
            yield Block(field, lines, field in diverging)


def create_organization(entry: Entry, renderer: Renderer) -> dict[str, Any]:
    """The club as a schema.org Organization: only what the record states."""
    club, commune = entry.club, entry.commune
    organization: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": renderer.site.address(entry.uri, "fr") + "#club",
        "name": club.name,
        "url": renderer.site.address(entry.uri),
        "description": _english(club, "summary", renderer) or club.summary,
        "location": {
            "@type": "Place",
            "name": club.town,
            "address": {
                "@type": "PostalAddress",
                "addressLocality": commune.name,
                "addressRegion": entry.regions[0].name,
                "addressCountry": "FR",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": commune.lat, "longitude": commune.lon},
        },
        "subjectOf": {"@type": "Dataset", "url": renderer.site.data_address(f"clubs/{entry.slug}.json")},
    }
    if club.acronym or club.aliases:
        organization["alternateName"] = [name for name in (club.acronym, *club.aliases) if name]
    if club.website:
        organization["sameAs"] = [club.website]
    if club.founded and club.founded.until is None and not club.founded.approximate:
        organization["foundingDate"] = str(club.founded.year)
    return organization


def _meta(entry: Entry, renderer: Renderer) -> dict[str, Any]:
    summary = _english(entry.club, "summary", renderer) or entry.club.summary
    return {
        "title": set_text(entry.club.name, "fr"),
        "description": shorten(renderer.text(summary), DESCRIPTION_LENGTH),
        "hide": ["navigation", "toc"],
    }


def shorten(text: str, length: int) -> str:
    """The first words of a text, with an ellipsis where it was cut."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _english(club: Club, field: str, renderer: Renderer) -> str | None:
    """The English of a single text, on the English pages, where there is one."""
    value: str | None = getattr(club.en, field) if club.en and renderer.language == "en" else None
    return value


def _reasons(club: Club, renderer: Renderer) -> Mapping[str, str | None]:
    """Why the editors class the club as they do, in the page's language where it exists."""
    english = club.en if renderer.language == "en" else None
    reasons = {
        name: getattr(getattr(english, name, None), "reason", None) or getattr(getattr(club, name), "reason", None)
        for name in ("territory", "category", "situation")
    }
    drawn = club.perimeter.shape.drawn.reason if club.perimeter else None
    reasons["drawn"] = (english.drawn if english else None) or drawn
    for i, ambition in enumerate(club.ambition):
        reasons[ambition.level] = english.ambition[i].reason if english and english.ambition else ambition.reason
    return reasons


def _models(matches: Sequence[Match], atlas: Atlas, renderer: Renderer) -> list[Model]:
    """The clubs most like this one, as far as a reason can be given."""
    models = (create_model(match, atlas, renderer, REASONS, DIFFERENCES) for match in matches)
    return [model for model in models if model.reasons]


def _with_distance(entry: Entry, others: Sequence[Entry]) -> list[Neighbour]:
    here = entry.commune
    return [Neighbour(o, distance_km(here.lat, here.lon, o.commune.lat, o.commune.lon)) for o in others]


def cited_sections(club: Club) -> list[str]:
    """The sections of the study that the record rests on, in the study's order."""
    order = load_outline().citable
    return sorted(club.sections, key=order.index)
