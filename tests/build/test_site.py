"""The whole site, as it lies on the disk: links, languages, policies, weights."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import statistics
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from browser.served import ROOT, Served

from build_atlas.sitemap import NAMES, XHTML

from .pages import BuiltPage, file_of, read_pages

pytestmark = pytest.mark.build

CLUB_LIMIT = 8_000
SCRIPTS_LIMIT = 40_000
Pages = dict[str, BuiltPage]


@pytest.fixture(scope="module")
def pages(real_site: Served) -> Pages:
    return read_pages(real_site)


def test_every_link_leads_to_a_file_and_a_place(real_site: Served, pages: Pages) -> None:
    broken = []
    for page in pages.values():
        for address, anchor in page.targets():
            if address.startswith(real_site.url) and (
                not file_of(address, real_site).is_file() or (address in pages and anchor not in pages[address].anchors)
            ):
                broken.append(f"{page.url} -> {address}#{anchor}")
    assert broken == []


def test_links_out_of_the_site_are_not_loaded(real_site: Served, pages: Pages) -> None:
    """Only <a> may name another host; what a page loads is the browser tests' business."""
    schemes = {address.partition(":")[0] for page in pages.values() for address, _ in page.targets()}
    assert schemes <= {"http", "https"}


@pytest.mark.parametrize("folder", ["", "en/"])
def test_every_page_is_reached_from_home(real_site: Served, pages: Pages, folder: str) -> None:
    home = real_site.url + folder
    reached, waiting = {home}, [home]
    while waiting:
        for address, _ in pages[waiting.pop()].targets():
            if address in pages and address not in reached and _same_edition(address, real_site, folder):
                reached.add(address)
                waiting.append(address)
    assert {address for address in pages if _same_edition(address, real_site, folder)} - reached == set()


def _same_edition(address: str, site: Served, folder: str) -> bool:
    return address.startswith(f"{site.url}en/") == (folder == "en/")


def test_every_page_exists_in_both_languages(real_site: Served, pages: Pages) -> None:
    inside = {address.removeprefix(real_site.url) for address in pages}
    french = {address for address in inside if not address.startswith("en/")}
    assert {address.removeprefix("en/") for address in inside - french} == french
    assert len(french) > 150


def test_every_page_says_where_it_is_and_what_it_speaks(real_site: Served, pages: Pages) -> None:
    for address, page in pages.items():
        inside = address.removeprefix(real_site.url)
        french = real_site.url + inside.removeprefix("en/")
        english = f"{real_site.url}en/{inside.removeprefix('en/')}"
        assert page.canonical == address
        assert page.language == ("en" if inside.startswith("en/") else "fr"), address
        assert page.alternates == {"fr": french, "en": english, page.language: address, "x-default": french} | (
            {("fr" if page.language == "en" else "en"): french if page.language == "en" else english}
        ), address


def test_policies_allow_no_unknown_script(real_site: Served) -> None:
    for path in sorted(real_site.folder.rglob("*.html")):
        page = BuiltPage(path, real_site.url)
        assert len(page.policies) == 1, path
        rules = dict(rule.strip().split(" ", 1) for rule in page.policies[0].split(";"))
        assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'self'"
        allowed = rules["script-src"].split()
        assert allowed[0] == "'self'"
        assert set(allowed[1:]) == {"'wasm-unsafe-eval'", *map(_hash, page.inline)}, path


def _hash(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


def test_club_pages_describe_themselves_to_machines(pages: Pages) -> None:
    clubs = [page for address, page in pages.items() if re.search(r"/clubs/[^/]+/$", address)]
    assert len(clubs) == 2 * len(list((ROOT / "clubs").glob("*.yml")))
    for page in clubs:
        organization = json.loads("".join(page.data))
        assert organization["@type"] == "Organization"
        assert organization["url"] == page.url


def test_club_pages_are_light(pages: Pages) -> None:
    weights = {
        address: len(gzip.compress(page.path.read_bytes(), 9))
        for address, page in pages.items()
        if re.search(r"/clubs/[^/]+/$", address)
    }
    # The longest records carry more text and lessons than the limit holds; the typical page keeps to it.
    assert statistics.median(weights.values()) < CLUB_LIMIT
    assert max(weights.values()) < CLUB_LIMIT * 1.6


def test_site_map_lists_every_page_with_its_twin(real_site: Served, pages: Pages) -> None:
    tree = ET.fromstring((real_site.folder / "sitemap.xml").read_text(encoding="utf-8"))
    listed = [page.findtext(f"{{{NAMES}}}loc", "") for page in tree]
    assert sorted(listed) == sorted(pages)
    twins = [[link.get("href", "") for link in page.iter(f"{{{XHTML}}}link")] for page in tree]
    assert all(address in pair and set(pair) <= pages.keys() for address, pair in zip(listed, twins, strict=True))
    assert not list(real_site.folder.glob("**/sitemap.xml.gz"))


def test_scripts_of_the_explorer_stay_light(real_site: Served) -> None:
    """Ours, the search dialog included. Leaflet, Pagefind, the theme and the map that Folium writes stand apart."""
    page = (real_site.folder / "carte" / "index.html").read_text(encoding="utf-8")
    sources = re.findall(r"<script[^>]*\bsrc=\"?([^\s\">]+\.js)", page)
    found = {(real_site.folder / "carte" / source).resolve() for source in sources}
    waiting = [path for path in found if not {"leaflet", "map"} & {*path.parts} and ".min." not in path.name]
    ours: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in ours:
            ours.add(path)
            waiting += [path.parent / name for name in re.findall(r"[\"']\./([\w-]+\.js)", path.read_text("utf-8"))]
    assert {"explorer.js", "marks.js", "search-dialog.js"} <= {path.name for path in ours}
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in ours) < SCRIPTS_LIMIT
