"""Every disagreement: between sheets and text, and of the study with itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from build_atlas.model import Atlas, Entry
from build_atlas.own_data import read_data
from build_atlas.schema import Club, Divergence
from build_atlas.schema.english import DivergenceEnglish
from build_atlas.views.renderer import Renderer
from build_atlas.views.table import sort_by_name
from build_atlas.vocabulary import LANGUAGES, Language

DIVERGENCES_URI = "etude/divergences.md"
Spoken = Divergence | DivergenceEnglish
"""Where the words of a divergence stand: the record itself, or its English."""


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Something the study says of itself that does not fit together."""

    title: Mapping[Language, str]
    text: Mapping[Language, str]
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One disagreement: the clubs that share it, and its words in the language of the page."""

    entries: tuple[Entry, ...]
    divergence: Divergence
    words: Spoken


@cache
def load_inconsistencies() -> tuple[Inconsistency, ...]:
    """What the study says against itself, in the order of the file."""
    return tuple(
        Inconsistency(_words(item["title"]), _words(item["text"]), tuple(item["where"]))
        for item in read_data("inconsistencies.yml")
    )


def _words(words: dict[Language, str]) -> Mapping[Language, str]:
    return MappingProxyType({language: words[language] for language in LANGUAGES})


def create_divergences(atlas: Atlas, renderer: Renderer) -> str:
    """The document of all disagreements."""
    rows = list_rows(atlas, renderer)
    meta = {
        "title": renderer.say("divergences_title"),
        "description": renderer.say("divergences_intro"),
        "hide": ["navigation", "toc"],
        "filter": True,
    }
    return renderer.page(
        "divergences.md.jinja",
        DIVERGENCES_URI,
        meta,
        rows=rows,
        clubs=len({entry.slug for row in rows for entry in row.entries}),
        inconsistencies=load_inconsistencies(),
        field_label=lambda field: field_label(field, renderer),
    )


def list_rows(atlas: Atlas, renderer: Renderer) -> list[Row]:
    """One row a disagreement, by name of club; records that share one word for word share a row."""
    shared: dict[Divergence, list[tuple[Entry, Spoken]]] = {}
    for entry in sort_by_name(atlas.entries):
        for divergence, words in words_of_divergences(entry.club, renderer):
            shared.setdefault(divergence, []).append((entry, words))
    return [
        Row(tuple(entry for entry, _ in holders), divergence, holders[0][1]) for divergence, holders in shared.items()
    ]


def words_of_divergences(club: Club, renderer: Renderer) -> list[tuple[Divergence, Spoken]]:
    """Each divergence of a record with its words in the page's language."""
    english = club.en.divergences if club.en and renderer.language == "en" else ()
    return list(zip(club.divergences, english or club.divergences, strict=True))


def field_label(field: str, renderer: Renderer) -> str:
    """The words for a field of the record, for the divergences that bear on it."""
    for key in (f"section_{field}", f"field_{field}", field):
        try:
            return renderer.say(key)
        except KeyError:
            continue
    return field
