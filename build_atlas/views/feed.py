"""The news of the atlas as an Atom feed (RFC 4287): the last changes of its records, for whoever follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from build_atlas.changes import Event, list_events
from build_atlas.documents import Document
from build_atlas.model import Atlas
from build_atlas.views.changes import CHANGES_URI, FEED_URI
from build_atlas.views.renderer import Renderer

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
LATEST = 50
RIGHTS = "CC BY 4.0"


def create_feed_document(atlas: Atlas, renderer: Renderer) -> Document:
    """The feed of one edition."""
    return Document(FEED_URI, create_feed(list_events(atlas)[:LATEST], renderer))


def create_feed(events: Sequence[Event], renderer: Renderer) -> str:
    """The feed of these changes, which stand newest first; without any it bears the day of the build."""
    site = renderer.site
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": site.language})
    _add(feed, "id", site.address(FEED_URI))
    _add(feed, "title", renderer.say("feed_title"))
    _add(feed, "subtitle", renderer.say("changes_description"))
    _add(feed, "updated", _instant(events[0].change.date if events else site.day.isoformat()))
    _add(feed, "rights", RIGHTS)
    _add(SubElement(feed, "author"), "name", renderer.say("atlas_name"))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": site.address(FEED_URI)})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": site.address(CHANGES_URI)})
    for event in events:
        _add_entry(feed, event, renderer)
    ElementTree.indent(feed, "")
    content: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content.decode() + "\n"


def _add_entry(feed: Element, event: Event, renderer: Renderer) -> None:
    club, address = event.entry.club, renderer.site.address(event.entry.uri)
    what = renderer.label("change_kind", event.change.kind)
    entry = SubElement(feed, "entry")
    _add(entry, "id", f"{address}#{event.anchor}")
    _add(entry, "title", renderer.say("change_title", name=club.name, what=what))
    _add(entry, "updated", _instant(event.change.date))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    SubElement(entry, "category", {"term": event.change.kind, "label": what})
    _add_summary(entry, event, renderer)


def _add_summary(entry: Element, event: Event, renderer: Renderer) -> None:
    """What changed, in the words of the record; without any, what the club is; each in its own language."""
    words, language = event.words(renderer.language)
    if words is None:
        club = event.entry.club
        english = club.en.summary if club.en and renderer.language == "en" else None
        words, language = (english, "en") if english else (club.summary, "fr")
    _add(entry, "summary", renderer.text(words, language)).set("xml:lang", language)


def _add(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element


def _instant(date: str) -> str:
    """A day as the instant it begins in universal time (RFC 3339)."""
    return f"{date}T00:00:00Z"
