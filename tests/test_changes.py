"""What changed: events in order, the page by month, the data file, and the Atom feed."""

from __future__ import annotations

import dataclasses
import datetime
import json
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ADDRESS

from build_atlas.changes import Event, list_events, newest_day
from build_atlas.model import Atlas, Entry
from build_atlas.schema import Change
from build_atlas.views.changes import create_changes, list_months
from build_atlas.views.exports import create_exports
from build_atlas.views.feed import LATEST, NAMESPACE, create_feed, create_feed_document
from build_atlas.views.renderer import Renderer

ATOM = {"a": NAMESPACE}
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)).map(datetime.date.isoformat)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=3, max_size=60)
CHANGES = st.builds(
    lambda date, kind, words: Change(date=date, kind=kind, words=words),
    DAYS, st.sampled_from(["corrected", "verified"]), st.none() | WORDS,
)  # fmt: skip


def atlas_of(atlas: Atlas, journals: dict[str, list[Change]]) -> Atlas:
    """The same clubs with other journals, and without English."""

    def change(entry: Entry) -> Entry:
        update = {"changes": tuple(journals.get(entry.slug, ())), "en": None}
        return dataclasses.replace(entry, club=entry.club.model_copy(update=update))

    return Atlas(tuple(map(change, atlas.entries)), atlas.gazetteer)


def text_of(element: ElementTree.Element, path: str) -> str:
    found = element.findtext(path, namespaces=ATOM)
    assert found is not None, path
    return found


class TestEvents:
    def test_newest_first(self, small_atlas: Atlas) -> None:
        assert [(event.change.date, event.entry.slug, event.change.kind) for event in list_events(small_atlas)] == [
            ("2026-11-02", "atelier-de-la-vallee", "verified"),
            ("2026-10-05", "atelier-de-la-vallee", "corrected"),
            ("2026-10-05", "ruche-de-gatine", "added"),
            ("2026-03-01", "atelier-de-la-vallee", "added"),
        ]
        assert newest_day(small_atlas) == datetime.date(2026, 11, 2)

    def test_english_goes_to_the_change_that_has_words(self, small_atlas: Atlas) -> None:
        english = {event.anchor: event.english for event in list_events(small_atlas) if event.english}
        assert english == {"corrected-2026-10-05": "The founding year: 1982 & not <1983>."}

    def test_words_without_english_stay_french(self, small_atlas: Atlas) -> None:
        event = list_events(small_atlas)[1]
        assert event.words("en") == ("The founding year: 1982 & not <1983>.", "en")
        assert dataclasses.replace(event, english=None).words("en") == (event.change.words, "fr")

    def test_of_one_record_and_day_the_last_one_first(self, small_atlas: Atlas) -> None:
        journal = [Change(date="2026-01-01", kind=kind) for kind in ("added", "corrected")]
        events = list_events(atlas_of(small_atlas, {"ruche-de-gatine": journal}))
        assert [event.change.kind for event in events] == ["corrected", "added"]

    def test_an_atlas_without_journals(self, small_atlas: Atlas) -> None:
        bare = atlas_of(small_atlas, {})
        assert (list_events(bare), newest_day(bare)) == ([], datetime.date.min)


class TestPage:
    @given(st.lists(CHANGES, max_size=8), st.lists(CHANGES, max_size=8))
    def test_months_hold_every_event_once_and_run_backwards(
        self, small_atlas: Atlas, one: list[Change], other: list[Change]
    ) -> None:
        events = list_events(atlas_of(small_atlas, {"ruche-de-gatine": one, "pont-des-metiers": other}))
        months = list(list_months(events))
        names = [month.date for month in months]
        assert names == sorted(set(names), reverse=True)
        held = [event for month in months for day in month.days for event in day.events]
        assert sorted(map(repr, held)) == sorted(map(repr, events))
        assert [event.change.date for event in held] == [event.change.date for event in events]
        assert all(day.date.startswith(month.date) for month in months for day in month.days)

    def test_words_are_data(self, small_atlas: Atlas, french: Renderer, english: Renderer) -> None:
        assert "1982 &amp; non &lt;1983&gt;." in create_changes(small_atlas, french)
        assert "1982 &amp; not &lt;1983&gt;." in create_changes(small_atlas, english)

    def test_without_any(self, small_atlas: Atlas, english: Renderer) -> None:
        assert "No change is noted as yet." in create_changes(atlas_of(small_atlas, {}), english)


def test_the_data_file_has_the_envelope_of_the_others(small_atlas: Atlas, french: Renderer) -> None:
    files = {document.uri: document.content for document in create_exports(small_atlas, french.site)}
    clubs, changes = (json.loads(files[f"data/v1/{name}.json"]) for name in ("clubs", "changes"))
    rows = changes.pop("changes")
    assert changes.keys() == clubs.keys() - {"clubs"}
    assert changes["count"] == len(rows) == 4
    assert rows[1] == {
        "date": "2026-10-05",
        "kind": "corrected",
        "slug": "atelier-de-la-vallee",
        "name": "Atelier de la vallée",
        "url": f"{ADDRESS}clubs/atelier-de-la-vallee/",
        "words": "La date de création : 1982 & non <1983>.",
        "en": "The founding year: 1982 & not <1983>.",
    }


class TestFeed:
    def parse(self, atlas: Atlas, renderer: Renderer) -> ElementTree.Element:
        document = create_feed_document(atlas, renderer)
        assert isinstance(document.content, str)
        assert document.uri == "feed.xml"
        return ElementTree.fromstring(document.content)

    def assert_sound(self, feed: ElementTree.Element) -> None:
        """What RFC 4287 requires: sections 4.1.1 and 4.1.2, and an author for every entry by that of the feed."""
        assert feed.tag == f"{{{NAMESPACE}}}feed"
        assert text_of(feed, "a:author/a:name")
        relations = [link.get("rel") for link in feed.findall("a:link", ATOM)]
        assert sorted(map(str, relations)) == ["alternate", "self"]
        entries = feed.findall("a:entry", ATOM)
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"a:{name}", ATOM)) == 1
            assert urlsplit(text_of(element, "a:id")).scheme == "https"
            assert datetime.datetime.fromisoformat(text_of(element, "a:updated")).tzinfo is not None
        for entry in entries:
            assert len(entry.findall("a:link[@rel='alternate']", ATOM)) == 1
            assert len(entry.findall("a:summary", ATOM)) == 1
        ids = [text_of(entry, "a:id") for entry in entries]
        assert len(ids) == len(set(ids))
        updated = [text_of(entry, "a:updated") for entry in entries]
        assert updated == sorted(updated, reverse=True)
        assert not updated or text_of(feed, "a:updated") == updated[0]

    def test_of_the_real_clubs(self, real_atlas: Atlas, french: Renderer) -> None:
        feed = self.parse(real_atlas, french)
        self.assert_sound(feed)
        assert len(feed.findall("a:entry", ATOM)) == LATEST

    def test_one_entry(self, small_atlas: Atlas, english: Renderer) -> None:
        feed = self.parse(small_atlas, english)
        self.assert_sound(feed)
        assert text_of(feed, "a:id") == f"{ADDRESS}en/feed.xml"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
        entry = feed.findall("a:entry", ATOM)[1]
        page = f"{ADDRESS}en/clubs/atelier-de-la-vallee/"
        assert text_of(entry, "a:id") == f"{page}#corrected-2026-10-05"
        assert text_of(entry, "a:title") == "Atelier de la vallée: record corrected"
        assert text_of(entry, "a:updated") == "2026-10-05T00:00:00Z"
        assert text_of(entry, "a:summary") == "The founding year: 1982 & not <1983>."
        link = entry.find("a:link", ATOM)
        assert link is not None
        assert link.get("href") == page

    def test_a_change_without_words_says_what_the_club_is(self, small_atlas: Atlas, english: Renderer) -> None:
        entry = small_atlas.by_slug["pont-des-metiers"]
        feed = ElementTree.fromstring(create_feed([Event(entry, Change(date="2026-01-01", kind="added"))], english))
        summary = feed.find("a:entry/a:summary", ATOM)
        assert summary is not None
        assert summary.text == "Un groupement de la Drôme, dissous avant l’étude."
        assert summary.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"

    @given(st.lists(CHANGES, max_size=6, unique_by=lambda change: (change.date, change.kind)), WORDS)
    def test_any_words(self, small_atlas: Atlas, french: Renderer, changes: list[Change], name: str) -> None:
        entry = small_atlas.by_slug["ruche-de-gatine"]
        club = entry.club.model_copy(update={"changes": tuple(changes), "name": name})
        atlas = Atlas((dataclasses.replace(entry, club=club),), small_atlas.gazetteer)
        feed = self.parse(atlas, french)
        self.assert_sound(feed)
        said = [text_of(element, "a:summary") for element in feed.findall("a:entry", ATOM)]
        assert said == [french.text(event.change.words or club.summary) for event in list_events(atlas)]

    def test_without_any_change_it_bears_the_day_of_the_build(self, small_atlas: Atlas, french: Renderer) -> None:
        feed = self.parse(atlas_of(small_atlas, {}), french)
        self.assert_sound(feed)
        assert text_of(feed, "a:updated") == f"{french.site.day.isoformat()}T00:00:00Z"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_feed_is_in_the_language_of_its_edition(
    language: str, small_atlas: Atlas, french: Renderer, english: Renderer
) -> None:
    content = create_feed(list_events(small_atlas), french if language == "fr" else english)
    assert f'xml:lang="{language}"' in content
    assert ("notice ajoutée" in content) == (language == "fr")
