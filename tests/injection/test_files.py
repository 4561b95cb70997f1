"""What attacks stands on the pages as text, in the data as data, and nowhere as markup or code."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from browser.served import EXAMPLES, Served

from build_atlas.typography import set_text
from build_atlas.views.exports import FORMULA
from build_atlas.vocabulary import LANGUAGES, Language

from .conftest import Records
from .corpus import HOSTILE
from .parsed import Page

pytestmark = pytest.mark.build
ATOM = "{http://www.w3.org/2005/Atom}"

NOT_SHOWN = {"aliases", "successor", "url", "field", "code", "level", "basis", "section", "kind", "scale", "shown"} | {
    "changes"
}
"""Keys whose values the page of a club does not print as they are."""


@pytest.fixture(scope="module")
def pages(hostile_site: Served) -> dict[str, Page]:
    found = hostile_site.folder.rglob("*.html")
    return {path.relative_to(hostile_site.folder).as_posix(): Page(path) for path in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_shown_as_text(records: Records, pages: dict[str, Page], language: Language) -> None:
    folder = "en/" if language == "en" else ""
    missing: list[tuple[str, str]] = []
    for slug, record in records.items():
        shown = pages[f"{folder}clubs/{slug}/index.html"].text
        spoken = record["en"] if language == "en" else {key: value for key, value in record.items() if key != "en"}
        missing += [(slug, text) for text in list_texts(spoken) if _printed(text, language) not in shown]
    assert missing == []


def list_texts(value: Any, key: str = "") -> Iterator[str]:
    """Every free text of a record that its page prints."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in NOT_SHOWN:
                yield from list_texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from list_texts(inner, key)
    elif isinstance(value, str) and any(text[:8] in value for text in HOSTILE):
        yield value


def _printed(text: str, language: Language) -> str:
    return " ".join(set_text(text, language).split())


def test_texts_make_no_element_and_no_attribute(pages: dict[str, Page]) -> None:
    """Pages of hostile records hold no (element, attribute) that those of harmless ones do not."""
    harmless: set[tuple[str, str]] = set()
    for path, page in pages.items():
        if any(f"clubs/{slug}/" in path for slug in EXAMPLES):
            harmless |= page.attributes()
    for path, page in pages.items():
        if "clubs/hostile-" in path:
            assert page.attributes() - harmless - {("a", "rel")} == set(), path


def test_no_page_runs_or_leads_to_a_text(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        handlers = [name for _, name in page.attributes() if name.startswith("on")]
        assert handlers == [], path
        assert [link for link in page.links() if link.lower().startswith(("javascript:", "data:", "x"))] == [], path
        assert not any("__pwned" in script and "schema.org" not in script for script in page.scripts), path


def test_json_ld_is_one_valid_script(records: Records, pages: dict[str, Page]) -> None:
    for slug, record in records.items():
        blocks = [script for script in pages[f"clubs/{slug}/index.html"].scripts if "schema.org" in script]
        assert [json.loads(block)["name"] for block in blocks] == [record["name"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_stand_as_text_on_their_page_and_in_the_feed(
    records: Records, pages: dict[str, Page], hostile_site: Served, language: Language
) -> None:
    folder = "en/" if language == "en" else ""
    english = {slug: record["en"]["changes"][0] for slug, record in records.items()}
    french = {slug: record["changes"][0]["words"] for slug, record in records.items()}
    words = {slug: _printed(text, language) for slug, text in (english if language == "en" else french).items()}
    shown = pages[f"{folder}changements/index.html"].text
    assert [slug for slug, text in words.items() if text not in shown] == []
    feed = ElementTree.parse(hostile_site.folder / folder / "feed.xml")
    entries = list(feed.iter(f"{ATOM}entry"))
    addresses = [str(entry.findtext(f"{ATOM}id")) for entry in entries]
    hostile = [address for address in addresses if not any(f"/{slug}/#" in address for slug in EXAMPLES)]
    told = {text for slug, text in words.items() if any(f"/{slug}/#" in address for address in hostile)}
    assert len(told) == len(hostile) > len(EXAMPLES)
    assert told <= {" ".join(str(entry.findtext(f"{ATOM}summary")).split()) for entry in entries}


def test_open_data_hold_the_texts_as_they_are(records: Records, hostile_site: Served) -> None:
    data = hostile_site.folder / "data" / "v1"
    clubs = {club["slug"]: club for club in _read(data / "clubs.json")["clubs"]}
    features = {feature["id"]: feature for feature in _read(data / "clubs.geojson")["features"]}
    for slug, record in records.items():
        assert clubs[slug]["name"] == features[slug]["properties"]["name"] == record["name"]
        assert _read(data / "clubs" / f"{slug}.json")["summary"] == record["summary"]


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_no_cell_is_a_formula(records: Records, hostile_site: Served) -> None:
    with (hostile_site.folder / "data" / "v1" / "clubs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(records) + len(EXAMPLES)
    numbers = ("lat", "lon")
    cells = [cell for row in rows for column, cell in row.items() if column not in numbers]
    assert [cell for cell in cells if cell.startswith(FORMULA)] == []
    names = {row["slug"]: row["name"] for row in rows}
    assert all(names[slug] in (record["name"], f"'{record['name']}") for slug, record in records.items())


WRITES_MARKUP = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "setHTML")


def test_search_never_writes_markup(hostile_site: Served) -> None:
    """The index holds texts as they are: what shows them must not read them as HTML."""
    scripts = sorted((hostile_site.folder / "assets" / "javascripts").glob("search*.js"))
    assert len(scripts) > 3
    assert [(path.name, word) for path in scripts for word in WRITES_MARKUP if word in path.read_text("utf-8")] == []
