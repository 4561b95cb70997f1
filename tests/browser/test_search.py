"""The search as readers use it: what they type, the keyboard, a link to a search, no script, no index."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .served import Served, build, copy_examples, only, serve
from .visit import Reader, Scheme

pytestmark = pytest.mark.browser

ASKED = {
    "metallurgie": "clubs/mecanergie/",
    "meito": "clubs/meito/",
    "r14": "clubs/meito/",
    "85500": "clubs/les-herbiers-entreprises/",
    "Sablésien": "clubs/club-du-pays-sabolien/",
    "Sabolien": "clubs/club-du-pays-sabolien/",
    "Sable": "clubs/club-du-pays-sabolien/",
    "l'entreprise": "clubs/achards-entreprises/",
}
"""What is typed on the real site, and a club that must be among the first."""

FIXTURE = """\
name: Cercle du château
kind: current
aliases: [Amis de la tour]
summary: L’entreprise au cœur du rétrécissement, une œuvre de chevaux et de recrutement à Saint-Étienne.
town: L’Haÿ-les-Roses
insee: "94038"
category: {code: B2, basis: editors, reason: Métiers mêlés.}
today:
  status: dissolved
  as_of: "2024"
  sources:
    - title: Journal officiel
      url: withheld
      date: "2024-02-29"
"""
TYPED = [
    *(
        "entreprise coeur",
        "l'entreprise coeur",
        "chateau",
        "CHÂTEAU",
        "coeur",
        "cœur",
        "oeuvre",
        "l’œuvre",
        "retrecissement",
    ),
    *("hay", "haÿ les roses", "saint etienne", "st etienne", "St-Étienne", "recruter", "cheval", "94240", "94038"),
    "amis de la tour",
]


@pytest.fixture(scope="module")
def small(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A small atlas with one club whose words are hard to find."""
    folder = tmp_path_factory.mktemp("search")
    copy_examples(folder / "clubs")
    (folder / "clubs" / "cercle-du-chateau.yml").write_text(FIXTURE, encoding="utf-8")
    with serve(folder / "site") as served:
        build(served, *only(folder / "clubs"))
        yield Reader(browser, served)


def ask(page: Page, typed: str) -> Locator:
    """Open the search, type, and wait for the answer; gives the dialog."""
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(typed)
    expect(dialog.locator(".search-count")).not_to_be_empty()
    return dialog


def first_clubs(dialog: Locator) -> Locator:
    return dialog.locator("[data-group=clubs] ol > li > a")


@pytest.mark.parametrize("folder", ["", "en/"])
def test_readers_find_what_they_type(reader: Reader, folder: str) -> None:
    with reader.open(folder) as visit:
        for typed, path in ASKED.items():
            if folder and typed in ("metallurgie", "l'entreprise"):
                continue
            visit.page.goto(f"{reader.served.url}{folder}?q={typed}")
            wanted = visit.page.locator(f"[data-group=clubs] ol > li > a[href$='/{folder}{path}']")
            expect(wanted).to_be_visible()
        visit.check()


@pytest.mark.parametrize("typed", TYPED)
def test_french_is_found_however_it_is_typed(small: Reader, typed: str) -> None:
    with small.open("listes/") as visit:
        expect(first_clubs(ask(visit.page, typed)).first).to_have_text("Cercle du château")
        visit.check()


def test_what_is_shown_is_written_as_on_the_page(small: Reader) -> None:
    with small.open("") as visit:
        excerpt = ask(visit.page, "coeur").locator("[data-group=clubs] li p").first
        expect(excerpt).to_contain_text("L’entreprise au cœur du rétrécissement, une œuvre")
        expect(excerpt.locator("mark")).to_have_text("cœur")


@pytest.mark.parametrize(
    ("typed", "years"), [("meito", "1997 · dissous"), ("bugey", "vu en 2012"), ("wissembourg", "1997")]
)
def test_a_club_found_bears_its_years(reader: Reader, typed: str, years: str) -> None:
    with reader.open("") as visit:
        first = ask(visit.page, typed).locator("[data-group=clubs] ol > li").first
        expect(first.locator(".tag")).to_have_text(years)


def test_a_lesson_is_reached_at_its_place(reader: Reader) -> None:
    with reader.open("") as visit:
        ask(visit.page, "III-D-2").locator("[data-group=lessons] ol > li > a").first.click()
        visit.page.wait_for_url("**/enseignements/regles/**#iii-d-2_*")
        visit.check()


@pytest.mark.parametrize(("one", "other"), [("chambre de commerce", "CCI"), ("adhérents", "adhérent")])
def test_two_wordings_find_the_same(reader: Reader, one: str, other: str) -> None:
    with reader.open("") as visit:
        found = []
        for typed in (one, other):
            visit.page.goto(f"{reader.served.url}?q={typed}")
            links = first_clubs(visit.page.get_by_role("dialog"))
            expect(links.first).to_be_visible()
            found.append(visit.page.locator("[data-group=clubs] .search-number").inner_text())
        assert found[0] == found[1]
        visit.check()


def test_a_slip_is_mended(reader: Reader) -> None:
    with reader.open("") as visit:
        dialog = ask(visit.page, "métalurgie")
        dialog.get_by_role("button", name="métallurgie").click()
        expect(dialog.get_by_role("textbox")).to_have_value("métallurgie")
        expect(first_clubs(dialog).filter(has_text="MECANERGIE")).to_be_visible()
        visit.check()


@pytest.mark.parametrize(("folder", "typed", "twin"), [("", "neighbours", "en/"), ("en/", "adhérents", "")])
def test_a_word_of_the_other_language_leads_there(reader: Reader, folder: str, typed: str, twin: str) -> None:
    with reader.open(f"{folder}listes/") as visit:
        ask(visit.page, typed).locator(".search-aside a").click()
        visit.page.wait_for_url(lambda url: url.startswith(f"{reader.served.url}{twin}listes/?q="))
        expect(first_clubs(visit.page.get_by_role("dialog")).first).to_be_visible()
        visit.check()


def test_nothing_found_is_said(reader: Reader) -> None:
    with reader.open("") as visit:
        expect(ask(visit.page, "zzzzqqq").locator("[role=status]")).to_contain_text("Aucun résultat")
        visit.check()


def test_the_keyboard_is_enough(reader: Reader) -> None:
    with reader.open("clubs/meito/") as visit:
        page = visit.page
        opener = page.get_by_role("button", name="Rechercher")
        opener.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("textbox")).to_be_focused()
        page.keyboard.type("gatine")
        expect(first_clubs(dialog).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(first_clubs(dialog).first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(dialog.get_by_role("textbox")).to_be_focused()
        for _ in range(40):
            page.keyboard.press("Tab")
            assert page.evaluate(
                "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            )
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(opener).to_be_focused()
        page.wait_for_url(f"{reader.served.url}clubs/meito/")
        page.keyboard.press("Control+k")
        expect(dialog).to_be_visible()
        visit.check()


def test_a_slash_in_a_field_is_a_slash(reader: Reader) -> None:
    with reader.open("clubs/") as visit:
        visit.page.locator("#filter-text").press_sequentially("a/b")
        expect(visit.page.locator("#filter-text")).to_have_value("a/b")
        expect(visit.page.locator("dialog[open]")).to_have_count(0)


def test_the_address_keeps_the_search(reader: Reader) -> None:
    with reader.open("carte/") as visit:
        dialog = ask(visit.page, "gâtine")
        expect(first_clubs(dialog).first).to_be_visible()
        assert visit.page.url.endswith("carte/?q=g%C3%A2tine")
        visit.page.reload()
        expect(dialog.get_by_role("textbox")).to_have_value("gâtine")
        expect(first_clubs(dialog).first).to_be_visible()
        visit.check()


def test_facets_and_more(reader: Reader) -> None:
    with reader.open("") as visit:
        dialog = ask(visit.page, "entreprise")
        expect(first_clubs(dialog)).to_have_count(5)
        dialog.locator("[data-group=clubs] .search-more").click()
        expect(first_clubs(dialog)).to_have_count(15)
        everything = int(dialog.locator("[data-group=clubs] .search-number").inner_text())
        facet = dialog.get_by_role("button", name="T1")
        facet.click()
        expect(facet).to_have_attribute("aria-pressed", "true")
        expect(dialog.locator("[data-group=pages]")).to_have_count(0)
        assert 0 < int(dialog.locator("[data-group=clubs] .search-number").inner_text()) < everything
        visit.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["clubs/meito/", "en/"])
def test_the_dialog_is_open_to_all(reader: Reader, path: str, width: int, scheme: Scheme) -> None:
    with reader.open(f"{path}?q=entreprise", width=width, scheme=scheme) as visit:
        expect(first_clubs(visit.page.get_by_role("dialog")).first).to_be_visible()
        assert visit.overflow() == 0
        assert visit.list_barriers() == []
        visit.check()


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_the_lists_stand_in(reader: Reader, width: int) -> None:
    with reader.open("clubs/meito/", scripts=False, width=width) as visit:
        link = visit.page.locator(".search-open")
        expect(link).to_contain_text("sans JavaScript")
        assert visit.overflow() == 0
        link.click()
        visit.page.wait_for_url("**/listes/")


def test_without_an_index_the_search_says_so(small: Reader, tmp_path: Path) -> None:
    shutil.copytree(small.served.folder, tmp_path / "site", ignore=shutil.ignore_patterns("pagefind"))
    with serve(tmp_path / "site") as served, Reader(small.browser, Served(served.folder, served.url)).open("") as visit:
        expect(ask(visit.page, "club").locator("[role=status]")).to_contain_text("site construit")
