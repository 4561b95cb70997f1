"""In a real browser nothing of a hostile record runs, and all of it can be read."""

from __future__ import annotations

import pytest
from browser.visit import Reader, Visit
from playwright.sync_api import expect

from .conftest import Records

pytestmark = pytest.mark.browser

FOLDERS = ["", "en/"]
TYPED = ("<script>window.__pwned=1</script> no 0", '"><svg onload=window.__pwned=9>', "{{ 7*7 }}", "\\new")
MAP_QUERIES = ['?club="><img src=x onerror=window.__pwned=1>', "?club=javascript:alert(1)#<script>"]
TABLE_QUERIES = ["?words=<img src=x onerror=window.__pwned=1>", '?sort="]<script>', "?territory=<b>&sort=-x"]


def check_unharmed(visit: Visit) -> None:
    assert visit.page.evaluate("window.__pwned === undefined")
    assert visit.page.locator("img[src=x], [onerror], [onload], [onmouseover]").count() == 0
    visit.check()


@pytest.mark.parametrize("folder", FOLDERS)
def test_club_pages(reader: Reader, records: Records, folder: str) -> None:
    with reader.open(folder) as visit:
        for slug in records:
            visit.page.goto(f"{reader.served.url}{folder}clubs/{slug}/")
            assert f"no {int(slug[-2:])}" in visit.page.locator("h1").inner_text()
            check_unharmed(visit)


@pytest.mark.parametrize("folder", FOLDERS)
def test_long_words_do_not_widen_a_page(reader: Reader, records: Records, folder: str) -> None:
    slug = next(slug for slug, record in records.items() if record["name"].startswith("Incompréhensiblement"))
    for path in (f"clubs/{slug}/", "clubs/", "carte/", "territoires/t2/"):
        with reader.open(folder + path, width=360) as visit:
            assert visit.overflow() == 0, path


def test_home_map(reader: Reader, records: Records) -> None:
    with reader.open("") as visit:
        labels = visit.page.locator(".france a.mark").evaluate_all(
            "marks => marks.map((mark) => mark.getAttribute('aria-label'))"
        )
        assert len(labels) == len(records) + 3
        assert any(label.startswith("<script>window.__pwned=1</script> no 0") for label in labels)
        check_unharmed(visit)


@pytest.mark.parametrize("folder", FOLDERS)
def test_map_popups(reader: Reader, records: Records, folder: str) -> None:
    with reader.open(f"{folder}carte/") as visit:
        names = set()
        for mark in visit.page.locator(".leaflet-marker-icon").all():
            mark.evaluate("mark => mark.focus()")
            visit.page.keyboard.press("Enter")
            title = visit.page.locator(".map-popup strong").last
            names.add(title.text_content())
            assert title.locator("*").count() == 0
            visit.page.keyboard.press("Escape")
        assert {record["name"] for record in records.values()} <= names
        check_unharmed(visit)


@pytest.mark.parametrize("folder", FOLDERS)
def test_table_and_its_filter(reader: Reader, folder: str) -> None:
    with reader.open(f"{folder}clubs/") as visit:
        rows = visit.page.locator(".clubs-table tbody tr:visible")
        for typed in TYPED:
            visit.page.locator("#filter-text").fill(typed)
            expect(rows.filter(has_text=typed)).to_have_count(1)
            visit.page.reload()
            expect(visit.page.locator("#filter-text")).to_have_value(typed)
            expect(rows.filter(has_text=typed)).to_have_count(1)
        check_unharmed(visit)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("typed", ["onerror", "onload", "script", "heading"])
def test_search_results(reader: Reader, folder: str, typed: str) -> None:
    with reader.open(folder) as visit:
        visit.page.keyboard.press("/")
        visit.page.get_by_role("dialog").get_by_role("textbox").press_sequentially(typed)
        results = visit.page.locator(".search-results ol > li")
        expect(results.first).to_be_visible()
        assert results.locator("script, img, svg[onload], style, body").count() == 0
        check_unharmed(visit)


@pytest.mark.parametrize("query", MAP_QUERIES)
def test_map_address(reader: Reader, query: str) -> None:
    with reader.open(f"carte/{query}") as visit:
        assert visit.page.locator(".map-popup").count() == 0
        check_unharmed(visit)


@pytest.mark.parametrize("query", TABLE_QUERIES)
def test_table_address(reader: Reader, query: str) -> None:
    with reader.open(f"clubs/{query}") as visit:
        expect(visit.page.locator("output.table-count")).not_to_be_empty()
        check_unharmed(visit)
