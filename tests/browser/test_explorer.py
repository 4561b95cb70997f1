"""The explorer: one state, told by the address, shown by the form, the list and the map."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from .served import ROOT
from .visit import Reader

pytestmark = pytest.mark.browser

CLUBS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "clubs").glob("*.yml"))
}
MARKS = ".leaflet-marker-icon:visible"
FACETS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "territory=T3": lambda club: club.get("territory", {}).get("code") == "T3",
    "category=B1": lambda club: club.get("category", {}).get("code") == "B1",
    "category=B1,B2": lambda club: club.get("category", {}).get("code") in ("B1", "B2"),
    "kind=listed": lambda club: club["kind"] == "listed",
    "situation=dissolved": lambda club: club.get("situation", {}).get("code") == "dissolved",
    "branch=textile": lambda club: "textile" in club.get("branches", []),
    "initiator=municipality": lambda club: "municipality" in club.get("initiators", []),
    "form=association_1901": lambda club: club.get("legal_form") == "association_1901",
    "ambition=N3": lambda club: "N3" in [level["level"] for level in club.get("ambition", [])],
    "territory=T2&ambition=N3": lambda club: (
        club.get("territory", {}).get("code") == "T2" and "N3" in [level["level"] for level in club.get("ambition", [])]
    ),
}


def listed(page: Page) -> list[str]:
    slugs: list[str] = page.locator(".explorer-list li").evaluate_all("items => items.map((item) => item.dataset.slug)")
    return slugs


def ready(page: Page) -> Locator:
    count = page.locator(".explorer-count")
    expect(count).not_to_be_empty()
    return count


@pytest.mark.parametrize("query", FACETS)
def test_each_facet_keeps_the_clubs_that_answer(reader: Reader, query: str) -> None:
    expected = {slug for slug, club in CLUBS.items() if FACETS[query](club)}
    with reader.open(f"carte/?{query}") as visit:
        expect(ready(visit.page)).to_have_text(f"{len(expected)} sur {len(CLUBS)} clubs")
        assert set(listed(visit.page)) == expected
        assert visit.page.locator(MARKS).count() == len(expected)
        visit.check()


@pytest.mark.parametrize(("folder", "language"), [("", "fr"), ("en/", "en")])
def test_the_nearest_say_what_they_do(reader: Reader, folder: str, language: str) -> None:
    with reader.open(f"{folder}carte/?lieu=85109") as visit:
        first = visit.page.locator(".explorer-list li").first
        slug = first.get_attribute("data-slug") or ""
        club = CLUBS[slug]
        summary = club["summary"] if language == "fr" else club["en"]["summary"]
        expect(first.locator(".does")).to_have_text(summary.strip())
        assert visit.page.locator(".explorer-list .does").count() == 10
        visit.page.locator("[data-action=forget]").click()
        expect(visit.page.locator(".does:visible")).to_have_count(0)
        visit.check()


def test_a_club_whose_file_does_not_answer_keeps_its_line(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        visit.page.route("**/data/v1/clubs/*.json", lambda route: route.fulfill(json="no record"))
        visit.page.evaluate(
            "document.querySelector('.explorer').dispatchEvent(new CustomEvent('atlas:place',"
            " { bubbles: true, detail: { insee: '85109', name: 'Les Herbiers', lat: 46.87, lon: -1.01 } }))"
        )
        expect(visit.page.locator(".explorer-list li").first).to_contain_text("Les Herbiers Entreprises")
        expect(visit.page.locator(".explorer-list .does")).to_have_count(0)
        visit.check()


def test_a_club_that_is_no_more_does_not_come_first_at_home(reader: Reader) -> None:
    with reader.open("carte/?lieu=35238&sort=distance") as visit:
        expect(ready(visit.page)).to_contain_text("Rennes")
        first = visit.page.locator(".explorer-list li").first
        assert first.get_attribute("data-slug") != "meito"
        meito = visit.page.locator(".explorer-list li[data-slug=meito]")
        expect(meito).to_contain_text("dissous")
        expect(meito).not_to_contain_text("périmètre")
        visit.check()


@pytest.mark.parametrize(("query", "some"), [("department=85", 17), ("region=52", 20), ("decade=1990", 30)])
def test_facets_of_place_and_time(reader: Reader, query: str, some: int) -> None:
    with reader.open(f"carte/?{query}") as visit:
        ready(visit.page)
        assert some <= len(listed(visit.page)) < len(CLUBS)
        visit.check()


def test_members_between_two_numbers(reader: Reader) -> None:
    with reader.open("carte/?members=200-&kind=surveyed") as visit:
        ready(visit.page)
        assert listed(visit.page) == ["club-de-gatine"]


def test_ticking_filters_and_each_choice_says_what_it_would_leave(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        page = visit.page
        ready(page)
        page.get_by_text("Tous les filtres").click()
        box = page.locator("label", has=page.locator("input[name=category][value=B3]"))
        number = int(box.locator(".count").inner_text())
        box.click()
        expect(ready(page)).to_have_text(f"{number} sur {len(CLUBS)} clubs")
        empty = page.locator(".facet-grid label.empty")
        assert empty.count() > 0
        assert set(empty.locator(".count").all_inner_texts()) == {"0"}
        page.locator(".explorer-chosen button").click()
        expect(ready(page)).to_have_text(f"{len(CLUBS)} sur {len(CLUBS)} clubs")
        visit.check()


def test_back_and_forward_and_a_link_restore_what_was_seen(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        page = visit.page
        ready(page)
        page.get_by_text("Tous les filtres").click()
        page.check("input[name=territory][value=T1]")
        page.check("input[name=category][value=B1]")
        page.select_option("[name=sort]", "founded")
        assert page.url.endswith("?category=B1&territory=T1&sort=founded")
        seen = listed(page)
        page.go_back()
        page.go_back()
        expect(page.locator("input[name=category][value=B1]")).not_to_be_checked()
        assert len(listed(page)) > len(seen)
        page.go_forward()
        page.go_forward()
        assert listed(page) == seen
        page.goto(page.url)
        ready(page)
        assert listed(page) == seen
        assert page.input_value("[name=sort]") == "founded"
        visit.check()


def test_what_an_address_cannot_mean_is_named(reader: Reader) -> None:
    with reader.open("carte/?territory=T9,T1&sort=beauty&colour=blue&foo=1&at=here") as visit:
        status = visit.page.locator(".explorer-status")
        for name in ("territory=T9", "sort=beauty", "colour=blue", "foo", "at=here"):
            expect(status).to_contain_text(name)
        dense = sum(club.get("territory", {}).get("code") == "T1" for club in CLUBS.values())
        expect(ready(visit.page)).to_contain_text(f"{dense} sur ")
        visit.check()


def test_the_map_stands_where_the_link_says(reader: Reader) -> None:
    with reader.open("carte/?at=46.500,-1.000,8") as visit:
        ready(visit.page)
        place = visit.page.evaluate("[atlas_map.getCenter().lat, atlas_map.getCenter().lng, atlas_map.getZoom()]")
        assert place == pytest.approx([46.5, -1.0, 8], abs=0.01)
        visit.page.locator(".atlas-map").focus()
        visit.page.keyboard.press("+")
        visit.page.wait_for_url("**at=*,9")
        visit.check()


def test_list_and_map_point_at_each_other(reader: Reader) -> None:
    with reader.open("carte/?territory=T3") as visit:
        page = visit.page
        ready(page)
        page.locator(".explorer-list li[data-slug=uvea] a").focus()
        expect(page.locator(".mark.pointed")).to_have_count(1)
        page.locator(MARKS).first.press("Enter")
        expect(page.locator(".explorer-list li.selected")).to_have_count(1)
        assert "club=" in page.url
        visit.check()


def test_words_are_folded_and_typing_is_one_step_back(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        page = visit.page
        ready(page)
        page.get_by_label("Filtrer par mot").press_sequentially("CHATAIGNERAIE")
        expect(ready(page)).to_have_text(f"1 sur {len(CLUBS)} clubs")
        assert listed(page) == ["antigny-entreprises"]
        page.get_by_label("Filtrer par mot").fill("zzz")
        expect(ready(page)).to_contain_text("Aucun club")
        visit.check()


def test_files_hold_the_clubs_shown(reader: Reader) -> None:
    with reader.open("carte/?territory=T3") as visit:
        page = visit.page
        ready(page)
        expected = set(listed(page))
        with page.expect_download() as saved:
            page.get_by_role("button", name="CSV").click()
        rows = list(csv.DictReader(saved.value.path().read_text(encoding="utf-8-sig").splitlines(keepends=True)))
        assert {row["slug"] for row in rows} == expected
        with page.expect_download() as saved:
            page.get_by_role("button", name="GeoJSON").click()
        collection = json.loads(saved.value.path().read_text(encoding="utf-8"))
        assert {feature["properties"]["slug"] for feature in collection["features"]} == expected
        visit.check()


def test_the_frame_shows_the_same_clubs_on_a_small_screen(reader: Reader) -> None:
    with reader.open("carte/?territory=T1&category=B1") as visit:
        page = visit.page
        ready(page)
        seen = listed(page)
        page.get_by_role("button", name="Intégrer").click()
        code = page.get_by_label("Le code").input_value()
        assert code.startswith('<iframe src="http')
        address = code.split('"')[1].replace("&amp;", "&")
        page.set_viewport_size({"width": 320, "height": 500})
        page.goto(address)
        ready(page)
        assert listed(page) == seen
        assert visit.overflow() == 0
        assert not page.locator(".md-header").is_visible()
        visit.check()


def test_a_phone_has_the_list_first_and_the_map_one_tap_away(reader: Reader) -> None:
    with reader.open("carte/", width=360) as visit:
        page = visit.page
        ready(page)
        assert page.locator(".explorer-list").is_visible()
        assert not page.locator(".map-frame").is_visible()
        page.get_by_role("button", name="Carte", exact=True).click()
        assert page.locator(".atlas-map").is_visible()
        assert page.url.endswith("?view=map")
        assert visit.overflow() == 0
        assert visit.list_barriers() == []
        page.go_back()
        expect(page.locator(".explorer-list")).to_be_visible()
        visit.check()


def test_everything_by_the_keyboard(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        page = visit.page
        ready(page)
        page.get_by_text("Tous les filtres").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.wait_for_url("**territory=T1*")
        expect(page.locator(".explorer-chosen button")).to_have_count(1)
        assert visit.list_barriers() == []
        visit.check()


def test_position_of_the_device_stays_out_of_the_query(reader: Reader) -> None:
    with reader.open("carte/#position=46.050,4.070") as visit:
        page = visit.page
        ready(page)
        assert page.input_value("[name=sort]") == "distance"
        expect(page.locator(".explorer-list li").first).to_contain_text("votre commune est dans son périmètre")
        assert "?" not in page.url
        page.get_by_role("button", name="Oublier ce lieu").click()
        expect(page.locator(".explorer-list .km").first).to_be_empty()
        visit.check()
