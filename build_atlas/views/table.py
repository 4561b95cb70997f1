"""The table of all clubs, which a script sorts and filters and which stands without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_atlas.geo.folding import fold
from build_atlas.model import Atlas, Entry
from build_atlas.typography import set_range
from build_atlas.views.facts import founded_in_words
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import load_vocabularies

TABLE_URI = "clubs/index.md"
CHOICES = ("territory", "category", "kind", "situation")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value to show and the value to sort by (empty sorts last)."""

    shown: str
    key: str


@dataclass(frozen=True, slots=True)
class Row:
    """One club: the codes it is filtered by and its cells after the name."""

    entry: Entry
    codes: dict[str, str]
    founded: Cell
    companies: Cell
    jobs: Cell


def create_table(atlas: Atlas, renderer: Renderer) -> str:
    """The document of the table."""
    meta = {
        "title": renderer.say("table_title"),
        "description": renderer.say("table_description"),
        "hide": ["navigation", "toc"],
        "table": True,
    }
    choices = {name: list(load_vocabularies()[name]) for name in CHOICES}
    rows = [create_row(entry, renderer) for entry in sort_by_name(atlas.entries)]
    return renderer.page("table.md.jinja", TABLE_URI, meta, rows=rows, choices=choices)


def sort_by_name(entries: Sequence[Entry]) -> list[Entry]:
    """The entries in the order of their names, accents and case apart."""
    return sorted(entries, key=lambda entry: (fold(entry.club.name), entry.slug))


def create_row(entry: Entry, renderer: Renderer) -> Row:
    """The row of one club."""
    club = entry.club
    companies = club.members.companies if club.members else None
    jobs = club.members.jobs if club.members else None
    language = renderer.language
    codes = {name: getattr(getattr(club, name), "code", "") for name in ("territory", "category", "situation")}
    return Row(
        entry,
        {**codes, "kind": club.kind},
        Cell(founded_in_words(club.founded, renderer), str(club.founded.year)) if club.founded else Cell("", ""),
        Cell(set_range(companies, language), str(companies.min or companies.max)) if companies else Cell("", ""),
        Cell(set_range(jobs, language), str(jobs.min or jobs.max)) if jobs else Cell("", ""),
    )
