"""What is known of a club grows old: the words that say so, and the page of those to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_atlas.contribution import CONTRIBUTION_URI
from build_atlas.freshness import Freshness, freshness_of, list_by_age
from build_atlas.geo.gazetteer import Department
from build_atlas.links import relative
from build_atlas.model import Atlas, Entry
from build_atlas.views.renderer import Renderer

STALE_URI = "a-verifier.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One club to look at again: what is known of it and since when, and where to say more."""

    entry: Entry
    source: str
    age: str
    link: str


@dataclass(frozen=True, slots=True)
class Place:
    """The clubs of one département."""

    department: Department
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """The warning on the page of a club: its words, and its place among those to look at again, if it is one."""

    words: str
    target: str | None


def create_stale(atlas: Atlas, renderer: Renderer) -> str:
    """The document of the clubs that somebody should look at again, by département."""
    found = [pair for pair in list_by_age(atlas.entries, renderer.site.day) if pair[1].wants_a_look]
    meta = {
        "title": renderer.say("stale_title"),
        "description": renderer.say("stale_description"),
        "hide": ["navigation", "toc"],
        "filter": True,
    }
    return renderer.page(
        "stale.md.jinja",
        STALE_URI,
        meta,
        places=list(_places(found, atlas, renderer)),
        count=len(found),
        never=sum(not fresh.looked_up for _, fresh in found),
        all=len(atlas),
        anchor_of=anchor_of,
        how=CONTRIBUTION_URI,
    )


def _places(found: Iterable[tuple[Entry, Freshness]], atlas: Atlas, renderer: Renderer) -> Iterable[Place]:
    rows: dict[str, list[Row]] = {}
    for entry, fresh in found:
        rows.setdefault(entry.commune.department, []).append(_row(entry, fresh, renderer))
    for code, department in atlas.gazetteer.departments.items():
        if code in rows:
            yield Place(department, tuple(rows[code]))


def _row(entry: Entry, fresh: Freshness, renderer: Renderer) -> Row:
    link = contribution_link(entry, STALE_URI)
    return Row(entry, source_in_words(fresh, renderer), age_in_words(fresh, renderer), link)


def create_mark(entry: Entry, renderer: Renderer) -> Mark | None:
    """The warning that a club's page bears; None where what it says is fresh."""
    fresh = freshness_of(entry.club, renderer.site.day)
    if not (fresh.wants_a_look or fresh.mark):
        return None
    source, age = source_in_words(fresh, renderer), age_in_words(fresh, renderer)
    said = f"{source}, {age}" if age and fresh.looked_up else source
    words = renderer.say("stale_last", source=said)
    place = f"{STALE_URI}#{anchor_of(entry.commune.department)}"
    return Mark(words, place if fresh.wants_a_look else None)


def source_in_words(fresh: Freshness, renderer: Renderer) -> str:
    """The last source of a club: its date, the study, or a page without a date."""
    if not fresh.looked_up:
        return renderer.say("stale_study")
    return renderer.date(fresh.last) if fresh.last else renderer.say("stale_undated")


def age_in_words(fresh: Freshness, renderer: Renderer) -> str:
    """« il y a plus de cinq ans »; nothing where the last source is fresh or bears no date."""
    return renderer.say(f"stale_over_{fresh.mark}") if fresh.mark else ""


def contribution_link(entry: Entry, source: str) -> str:
    """Where a reader of the page ``source`` says what they know of a club: the form, with the club chosen."""
    return f"{relative(source, CONTRIBUTION_URI)}?club={entry.slug}"


def anchor_of(department: str) -> str:
    """Where the clubs of a département stand on the page."""
    return f"d{department.lower()}"
