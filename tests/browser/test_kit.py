"""The starter kit in a real browser: ticks that stay, a text to take away, a live sum, two sheets of paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .test_print import SHEETS, count_sheets
from .visit import Reader, Scheme

pytestmark = pytest.mark.browser

KIT = "agir/lancer-un-club/"
LOCK = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } })"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(page: Page) -> str:
    return plain(page.locator(".kit-answer output").inner_text())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("folder", ["", "en/"])
def test_page_is_clean(reader: Reader, folder: str, width: int, scheme: Scheme) -> None:
    with reader.open(folder + KIT, width=width, scheme=scheme) as visit:
        assert visit.overflow() == 0
        assert visit.list_barriers() == []
        visit.check()


def test_ticks_stay_and_are_shared_by_both_languages(reader: Reader) -> None:
    with reader.open(KIT) as visit:
        page = visit.page
        page.get_by_label("Les écouter un par un.").check()
        expect(page.locator(".kit-count output")).to_have_text("1 sur 10")
        expect(page.locator(".kit-memory")).to_contain_text("rien n’est envoyé")
        page.goto(f"{reader.served.url}en/{KIT}")
        expect(page.get_by_label("Listen to them one by one.")).to_be_checked()
        page.get_by_role("button", name="Clear my ticks").click()
        expect(page.locator(".kit-count output")).to_have_text("0 of 10")
        page.reload()
        expect(page.get_by_label("Listen to them one by one.")).not_to_be_checked()
        visit.check()


def test_the_keyboard_ticks(reader: Reader) -> None:
    with reader.open(KIT) as visit:
        box = visit.page.locator(".kit-checklist input").first
        box.focus()
        visit.page.keyboard.press("Space")
        expect(box).to_be_checked()
        expect(visit.page.locator(".kit-count output")).to_have_text("1 sur 10")


def test_closed_storage_is_said_and_breaks_nothing(reader: Reader) -> None:
    with reader.open("") as visit:
        visit.page.add_init_script(LOCK)
        visit.page.goto(f"{reader.served.url}{KIT}")
        visit.page.locator(".kit-checklist input").first.check()
        expect(visit.page.locator(".kit-count output")).to_have_text("1 sur 10")
        expect(visit.page.locator(".kit-memory")).to_contain_text("vos coches disparaîtront")
        visit.check()


def test_the_list_is_taken_away_as_text(reader: Reader) -> None:
    with reader.open(KIT) as visit:
        visit.page.locator(".kit-checklist input").nth(2).check()
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="Télécharger en texte").click()
        assert download.value.suggested_filename == "lancer-un-club.txt"
        lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
        assert lines[:2] == ["Lancer un club", f"{reader.served.url}{KIT}"]
        assert lines[5] == "[x] 3. Les écouter un par un. (IV-B2-3)"
        assert lines[9] == "[ ] 7. Mettre au clair ce que feront la chambre et la mairie. (IV-B2-3, III-D-6)"
        visit.check()


def test_dues_are_worked_out_as_they_are_typed(reader: Reader) -> None:
    with reader.open(KIT) as visit:
        page = visit.page
        assert said(page).startswith("30 entreprises : 3 503 € de 2025 par an, soit 15 000 F de 1997. C’est moins")
        page.get_by_label("Entreprises", exact=True).fill("40")
        assert "20 000 F de 1997. C’est le cas" in said(page)
        page.get_by_label("euros de 2025").check()
        assert said(page).startswith("40 entreprises : 20 000 € de 2025 par an, soit 85 634 F de 1997. C’est plus")
        page.get_by_label("Entreprises", exact=True).fill("0")
        assert said(page).startswith("Donnez un nombre entier")
        visit.check()


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("scripts", [True, False])
def test_it_prints_on_two_sheets(reader: Reader, folder: str, scripts: bool) -> None:
    with reader.open(folder + KIT, scripts=scripts) as visit:
        visit.page.emulate_media(media="print")
        assert count_sheets(visit.page.pdf(format="A4")) <= SHEETS
        assert visit.page.locator(".kit-checklist input").first.is_visible()
        assert not visit.page.locator(".kit-tools").is_visible()


def test_it_is_whole_without_scripts(reader: Reader) -> None:
    with reader.open(KIT, scripts=False) as visit:
        assert visit.page.locator(".kit-checklist input").count() == 10
        assert not visit.page.locator(".kit-tools").is_visible()
        assert not visit.page.locator(".kit-calculator").is_visible()
        assert visit.page.locator(".kit-incomes tbody tr").count() == 5
        assert "4 671 € à 11 678 €" in plain(visit.page.locator(".kit-dues").inner_text())


@pytest.mark.parametrize("folder", ["", "en/"])
def test_home_and_explorer_lead_to_it(reader: Reader, folder: str) -> None:
    with reader.open(folder) as visit:
        visit.page.locator(".doors section:nth-child(2)").locator("a[href='agir/lancer-un-club/']").click()
        assert visit.page.url == f"{reader.served.url}{folder}{KIT}"
        visit.page.goto(f"{reader.served.url}{folder}carte/")
        links = visit.page.locator(".explorer-start a").evaluate_all("all => all.map((a) => a.href)")
        assert links == [f"{reader.served.url}{folder}{path}" for path in (KIT, "contribuer/")]
