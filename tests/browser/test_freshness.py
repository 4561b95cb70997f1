"""What grows old, in a real browser: from a club to its département, which the filter finds."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .visit import Reader

pytestmark = pytest.mark.browser


def test_a_mark_leads_to_the_clubs_of_its_department_and_the_filter_keeps_them(reader: Reader) -> None:
    with reader.open("clubs/club-de-bressuire/", width=360) as visit:
        visit.page.locator(".stale-mark").get_by_role("link", name="À vérifier").click()
        visit.page.wait_for_url("**/a-verifier/#d79")
        places = visit.page.locator(".stale-places > li")
        total = places.count()
        visit.page.get_by_role("searchbox", name="Département ou club").fill("deux sevres")
        assert places.locator("visible=true").count() == 1
        assert visit.page.locator("#d79").locator(".entries > li").count() == 2
        assert visit.page.locator(".list-filter output").inner_text() == f"1 sur {total} départements"
        assert visit.page.url.endswith("?mots=deux+sevres#d79")
        visit.check()


def test_a_number_behind_a_statement_leads_to_its_source(reader: Reader) -> None:
    with reader.open("clubs/cap-nord-dijon/", width=360) as visit:
        number = visit.page.locator(".statements a.told-by").last
        assert number.get_attribute("aria-label") == f"source {number.inner_text()}"
        number.press("Enter")
        expect(visit.page.locator(".sources li:target")).to_be_in_viewport()
        assert visit.page.url.endswith(f"#source-{number.inner_text()}")
        visit.check()


def test_without_scripts_all_clubs_stand_there(reader: Reader) -> None:
    with reader.open("en/a-verifier/", scripts=False) as visit:
        assert visit.page.locator(".stale-places .entries > li").locator("visible=true").count() > 100
        assert not visit.page.locator(".list-filter").is_visible()
