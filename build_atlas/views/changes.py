"""What changed in the atlas: a page by month, and a data file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from build_atlas.changes import Event, list_events
from build_atlas.links import Site
from build_atlas.model import Atlas
from build_atlas.views.renderer import Renderer

CHANGES_URI = "changements.md"
FEED_URI = "feed.xml"
CHANGES_FILE = "changes.json"
MONTH = len("2026-11")


@dataclass(frozen=True, slots=True)
class Day:
    """What changed in one way on one day."""

    date: str
    kind: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The days of one month on which something changed, the last one first."""

    date: str
    days: tuple[Day, ...]


def create_changes(atlas: Atlas, renderer: Renderer) -> str:
    """The document of all changes."""
    meta = {
        "title": renderer.say("changes_title"),
        "description": renderer.say("changes_description"),
        "hide": ["navigation", "toc"],
    }
    months = list(list_months(list_events(atlas)))
    data = renderer.site.data_link(CHANGES_URI, CHANGES_FILE)
    return renderer.page("changes.md.jinja", CHANGES_URI, meta, months=months, feed=FEED_URI, data=data)


def list_months(events: Sequence[Event]) -> Iterator[Month]:
    """The months of events that stand newest first; on one day, each kind of change apart."""
    ordered = sorted(events, key=lambda event: (event.change.date, event.change.kind), reverse=True)
    for month, of_month in groupby(ordered, lambda event: event.change.date[:MONTH]):
        days = groupby(of_month, lambda event: (event.change.date, event.change.kind))
        yield Month(month, tuple(Day(date, kind, tuple(found)) for (date, kind), found in days))


def create_change(event: Event, site: Site) -> dict[str, Any]:
    """One change as data: always its day, its kind and its record; its words where it has some."""
    stated = {
        "date": event.change.date,
        "kind": event.change.kind,
        "slug": event.entry.slug,
        "name": event.entry.club.name,
        "url": site.address(event.entry.uri, "fr"),
        "words": event.change.words,
        "en": event.english,
    }
    return {key: value for key, value in stated.items() if value is not None}


def list_change_lines(atlas: Atlas, site: Site) -> list[str]:
    """Every change as a line of JSON, newest first."""
    return [json.dumps(create_change(event, site), ensure_ascii=False) for event in list_events(atlas)]
