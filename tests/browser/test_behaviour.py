"""What the pages do when somebody uses them, with the mouse, the keyboard, or no script at all."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .visit import Reader

pytestmark = pytest.mark.browser

ROWS = ".clubs-table tbody tr:visible"
MARKS = ".leaflet-marker-icon"


@pytest.mark.parametrize("folder", ["", "en/"])
def test_table_filters_and_sorts_in_place(reader: Reader, folder: str) -> None:
    with reader.open(f"{folder}clubs/") as visit:
        page, rows = visit.page, visit.page.locator(ROWS)
        everything = rows.count()
        page.evaluate("window.stillHere = true")
        page.locator("#filter-territory").select_option("T1")
        page.locator("#filter-text").fill("VENDEE")
        assert 0 < rows.count() < everything
        page.locator("th[data-key=jobs] button").click()
        page.locator("th[data-key=jobs] button").click()
        jobs = [int(cell) for cell in rows.locator("td:nth-child(8)").evaluate_all(VALUES) if cell]
        assert jobs == sorted(jobs, reverse=True)
        assert page.evaluate("window.stillHere")
        assert page.url.endswith("?words=VENDEE&territory=T1&sort=-jobs")
        visit.check()


VALUES = "cells => cells.map((cell) => cell.dataset.value)"


def test_table_comes_back_as_it_was(reader: Reader) -> None:
    with reader.open("clubs/?words=vendee&territory=T1&sort=-jobs") as visit:
        page, rows = visit.page, visit.page.locator(ROWS)
        names = rows.locator("th").all_inner_texts()
        assert page.locator("#filter-text").input_value() == "vendee"
        assert page.locator("#filter-territory").input_value() == "T1"
        expect(page.locator("th[data-key=jobs]")).to_have_attribute("aria-sort", "descending")
        page.reload()
        expect(rows.locator("th")).to_have_text(names)
        first = rows.locator("a").first
        name = first.inner_text()
        first.click()
        expect(page.locator("article h1")).to_contain_text(name)
        page.go_back()
        expect(rows.locator("th")).to_have_text(names)
        page.get_by_role("button", name="Tout montrer").click()
        expect(rows.nth(len(names))).to_be_visible()
        visit.check()


def test_table_says_when_nothing_answers(reader: Reader) -> None:
    with reader.open("clubs/") as visit:
        visit.page.locator("#filter-text").fill("zzzz")
        expect(visit.page.locator(ROWS)).to_have_count(0)
        expect(visit.page.locator("output.table-count")).to_have_text("Aucun club ne répond à ces choix.")


def test_map_is_read_with_the_keyboard(reader: Reader) -> None:
    with reader.open("carte/?kind=surveyed,listed,mentioned") as visit:
        page = visit.page
        names = [mark.get_attribute("aria-label") or "" for mark in page.locator(MARKS).all()]
        assert len(names) > 60
        assert all(", " in name for name in names)
        page.locator(".map-canvas .leaflet-container").focus()
        page.keyboard.press("Tab")
        chosen = page.evaluate("document.activeElement.getAttribute('aria-label')")
        assert chosen in names
        page.keyboard.press("Enter")
        popup = page.locator(".map-popup")
        expect(popup.locator("strong")).to_have_text(chosen.rsplit(", ", 1)[0])
        expect(popup.locator("p").first).to_have_text(chosen.rsplit(", ", 1)[1])
        expect(popup.locator("p.small").first).to_contain_text("T")
        expect(page.locator("path.atlas-reach")).not_to_have_count(0)
        popup.get_by_role("link", name="Ouvrir la notice").click()
        expect(page.locator("article h1")).to_contain_text(chosen.rsplit(", ", 1)[0])
        visit.check()


@pytest.mark.parametrize("slug", ["club-de-gatine", "plates-formes-de-l-aveyron"])
def test_map_opens_the_club_of_the_address(reader: Reader, slug: str) -> None:
    with reader.open(f"carte/?club={slug}") as visit:
        page = visit.page
        expect(page.locator(".map-popup a")).to_have_attribute("href", f"../clubs/{slug}/")
        expect(page.locator("path.atlas-reach")).not_to_have_count(0)
        page.locator(".map-popup a").focus()
        page.keyboard.press("Escape")
        expect(page.locator("path.atlas-reach")).to_have_count(0)
        visit.check()


@pytest.mark.parametrize(
    ("slug", "state"),
    [
        ("club-de-gatine", "état de fin 1997"),
        ("meito", "état de fin 1997 · dissous depuis"),
        ("club-entreprises-pays-marandais", "club d’aujourd’hui · dissous depuis"),
    ],
)
def test_map_says_which_club_is_dissolved(reader: Reader, slug: str, state: str) -> None:
    with reader.open(f"carte/?club={slug}") as visit:
        expect(visit.page.locator(".map-popup p.small").last).to_have_text(state)
        visit.check()


def test_map_changes_colours(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        page = visit.page
        colour = "getComputedStyle(document.querySelector('.leaflet-marker-icon.t1 svg')).stroke"
        before = page.evaluate(colour)
        expect(page.locator(".by-territory")).to_be_visible()
        page.get_by_label("Catégorie").check()
        assert page.evaluate(colour) != before
        expect(page.locator(".by-territory")).to_be_hidden()
        expect(page.locator(".by-category")).to_be_visible()
        visit.check()


def test_map_hides_a_layer(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        page = visit.page
        page.locator(".leaflet-control-layers").hover()
        page.locator(".leaflet-control-layers").get_by_label("Clubs").uncheck()
        expect(page.locator(MARKS)).to_have_count(0)
        page.locator(".leaflet-control-layers").get_by_label("Clubs").check()
        expect(page.locator(MARKS)).not_to_have_count(0)
        visit.check()


def test_map_fills_the_screen(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        button = visit.page.locator("button.map-full")
        button.click()
        expect(button).to_have_text("Quitter le plein écran")
        assert visit.page.evaluate("document.fullscreenElement.className") == "map-frame"
        button.click()
        expect(button).to_have_text("Plein écran")
        visit.check()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_without_scripts_all_can_be_reached(reader: Reader, folder: str) -> None:
    with reader.open(f"{folder}carte/", scripts=False, width=360) as visit:
        marks = visit.page.locator(".map-still a.mark")
        assert marks.count() > 60
        expect(visit.page.locator(".map-tools")).to_be_hidden()
        assert "/clubs/" in (marks.first.get_attribute("href") or "")
        visit.page.locator("#liste ul a").first.click()
        expect(visit.page.locator("article h1")).to_be_visible()
    with reader.open(f"{folder}clubs/", scripts=False) as visit:
        assert visit.page.locator(ROWS).count() > 60
        expect(visit.page.locator("form.table-tools")).to_be_hidden()
        assert visit.page.locator(".clubs-table button").count() == 0
    with reader.open(f"{folder}listes/", scripts=False) as visit:
        visit.page.locator("ul.index a").first.click()
        visit.page.locator(".card a").first.click()
        expect(visit.page.locator("article h1")).to_be_visible()
        assert not visit.faults


@pytest.mark.parametrize("path", ["", "carte/", "clubs/club-de-gatine/"])
def test_theme_is_kept_from_page_to_page(reader: Reader, path: str) -> None:
    with reader.open(path) as visit:
        body = visit.page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        visit.page.get_by_title("Passer au thème sombre").click()
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        visit.page.goto(f"{reader.served.url}clubs/")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        visit.page.goto(f"{reader.served.url}en/clubs/")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        visit.check()


@pytest.mark.parametrize("path", ["", "carte/", "clubs/", "clubs/club-de-gatine/", "territoires/t2/", "donnees/"])
def test_language_switch_leads_to_the_same_page_and_back(reader: Reader, path: str) -> None:
    with reader.open(path) as visit:
        page = visit.page
        page.locator(".language-switch").click()
        page.wait_for_url(f"{reader.served.url}en/{path}")
        assert page.evaluate("document.documentElement.lang") == "en"
        page.locator(".language-switch").click()
        page.wait_for_url(f"{reader.served.url}{path}")
        assert page.evaluate("document.documentElement.lang") == "fr"
        visit.check()


@pytest.mark.parametrize("path", ["carte/?territory=T3&sort=founded", "etude/glossaire/?mots=cci#cci"])
def test_language_switch_takes_filters_and_place_along(reader: Reader, path: str) -> None:
    with reader.open(path) as visit:
        visit.page.locator(".language-switch").click()
        visit.page.wait_for_url(f"{reader.served.url}en/{path}")
        visit.check()
