"""How the file of a form leaves the page, and what leads to the form."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from form_cases import ANSWERS
from playwright.sync_api import Page, expect

from ..visit import Reader
from .filling import (
    CURRENT,
    FORM,
    REPOSITORY,
    STUDY,
    answer,
    choose_town,
    write,
)

pytestmark = pytest.mark.browser


class TestSending:
    def ready(self, page: Page, **others: str) -> str:
        answer(page, {**ANSWERS, **others})
        choose_town(page)
        return write(page)

    def test_addresses_carry_the_file(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            text = self.ready(page, name="Club & Cie #1 + « été »")
            file, issue = (
                urlsplit(page.locator(f".form-send-{name}").get_attribute("href") or "") for name in ("file", "issue")
            )
            assert f"{file.scheme}://{file.netloc}{file.path}" == f"{REPOSITORY}/new/main/clubs"
            assert parse_qs(file.query) == {"filename": ["club-cie-1-ete.yml"], "value": [text]}
            assert f"{issue.scheme}://{issue.netloc}{issue.path}" == f"{REPOSITORY}/issues/new"
            assert parse_qs(issue.query) == {
                "title": ["Nouveau club\u202f: Club & Cie #1 + « été »".replace("\u202f", "\u00a0")],
                "body": [f"```yaml\n{text}```\n"],
            }
            expect(page.locator(".form-long")).to_be_hidden()

    def test_a_correction_goes_as_a_message(self, reader: Reader) -> None:
        with reader.open(f"en/{FORM}?club={CURRENT}") as visit:
            page = visit.page
            page.locator("#form-acronym").fill("AE")
            write(page)
            expect(page.locator(".form-send-file")).to_be_hidden()
            expect(page.locator(".form-send-issue")).to_be_visible()

    def test_what_is_too_long_for_an_address_is_to_be_copied(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            text = self.ready(page, statements="\n".join(["Un fait de plus, et un autre."] * 200))
            expect(page.locator(".form-send-file")).to_be_hidden()
            expect(page.locator(".form-send-issue")).to_be_hidden()
            expect(page.locator(".form-long")).to_contain_text("trop long")
            assert (page.locator(".form-send-empty").get_attribute("href") or "").startswith(
                f"{REPOSITORY}/issues/new?"
            )
            page.get_by_role("button", name="Copier le texte").click()
            expect(page.locator(".form-copied")).to_have_text("Texte copié.")
            assert page.evaluate("navigator.clipboard.readText()") == text
            visit.check()

    def test_a_refused_copy_selects_the_text(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
            text = self.ready(page)
            page.locator("[data-action=copy]").click()
            expect(page.locator(".form-copied")).to_contain_text("copiez-le avec le clavier")
            assert (
                page.evaluate("getSelection().toString()") == text
                or page.evaluate("document.querySelector('#form-file').selectionEnd")
                == len(text.encode("utf-16-le")) // 2
            )

    def test_a_new_answer_takes_the_old_file_away(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            self.ready(visit.page)
            visit.page.locator("#form-acronym").fill("CE")
            visit.page.keyboard.press("Tab")
            expect(visit.page.locator(".form-ready")).to_be_hidden()


class TestAddresses:
    def test_a_commune_in_the_address_is_filled_in(self, reader: Reader) -> None:
        with reader.open(f"{FORM}?lieu=26108") as visit:
            expect(visit.page.locator("#place-input")).to_have_value("Crest (26)")
            expect(visit.page.locator("input[name=town]")).to_have_value("Crest")
            visit.check()

    @pytest.mark.parametrize("folder", ["", "en/"])
    def test_pages_lead_here(self, reader: Reader, folder: str) -> None:
        with reader.open(f"{folder}clubs/{STUDY}/") as visit:
            foot = visit.page.locator(".club-foot")
            links = foot.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
            assert links[:2] == [f"../../contribuer/?club={STUDY}", f"../../contribuer/?way=still&club={STUDY}"]
            assert f"{REPOSITORY}/edit/main/clubs/{STUDY}.yml" in links
            foot.locator("a").nth(1).click()
            expect(visit.page.locator("#form-club")).to_have_value("MECANERGIE")
            expect(visit.page.locator("input[name=way][value=still]")).to_be_checked()
            visit.page.goto(f"{reader.served.url}{folder}")
            assert visit.page.locator(".doors a[href='contribuer/']").count() == 1
            assert visit.page.locator(".foot-links a[href='contribuer/']").count() == 1
            visit.check()

    def test_nothing_near_leads_here_with_the_place(self, reader: Reader) -> None:
        with reader.open("carte/?lieu=29019") as visit:
            link = visit.page.locator(".explorer-start a", has_text="Ajouter un club")
            expect(link).to_be_visible()
            link.click()
            expect(visit.page.locator("#place-input")).to_have_value("Brest (29)")
