"""The draft of a form stays on the device, and is forgotten."""

from __future__ import annotations

import json

import pytest
import yaml
from playwright.sync_api import expect

from ..visit import Reader
from .filling import (
    CURRENT,
    FORM,
    answer,
    choose_town,
    write,
)

pytestmark = pytest.mark.browser

LOCK = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } })"


class TestDraft:
    def test_it_survives_a_reload_and_the_other_language_and_is_forgotten(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            answer(page, {"name": "Club d’essai", "statements": "Un.\nDeux."})
            choose_town(page)
            page.locator("input[name=branches][value=wood]").check()
            expect(page.locator(".form-memory")).to_contain_text("gardé sur cet appareil")
            page.reload()
            expect(page.locator("#form-name")).to_have_value("Club d’essai")
            expect(page.locator("#form-statements")).to_have_value("Un.\nDeux.")
            expect(page.locator("input[name=branches][value=wood]")).to_be_checked()
            expect(page.locator("input[name=insee]")).to_have_value("26108")
            page.goto(f"{reader.served.url}en/{FORM}")
            expect(page.locator("#form-name")).to_have_value("Club d’essai")
            page.get_by_role("button", name="Forget this draft").click()
            expect(page.locator("#form-name")).to_have_value("")
            expect(page.locator(".form-memory")).to_have_text("Draft erased from this device.")
            page.reload()
            expect(page.locator("#form-name")).to_have_value("")
            assert page.evaluate("localStorage.length") == page.evaluate(
                "Object.values(localStorage).filter((kept) => !kept.includes('essai')).length"
            )
            visit.check()

    def test_each_club_has_its_own(self, reader: Reader) -> None:
        with reader.open(f"{FORM}?club={CURRENT}") as visit:
            page = visit.page
            page.locator("#form-acronym").fill("AE")
            page.get_by_label("Ajouter un club").check()
            expect(page.locator("#form-acronym")).to_have_value("")
            page.get_by_label("Corriger un club").check()
            expect(page.locator("#form-acronym")).to_have_value("AE")
            page.goto(f"{reader.served.url}{FORM}")
            expect(page.locator("#form-acronym")).to_have_value("AE")
            assert yaml.safe_load(write(page)) == {"slug": CURRENT, "acronym": "AE"}

    def test_only_what_differs_from_the_record_is_kept(self, reader: Reader) -> None:
        with reader.open(f"{FORM}?club={CURRENT}") as visit:
            visit.page.locator("#form-acronym").fill("AE")
            kept = visit.page.evaluate("Object.values(localStorage).find((kept) => kept.includes('drafts'))")
            assert json.loads(kept)["drafts"] == {f"correct:{CURRENT}": {"acronym": "AE"}}

    def test_closed_storage_is_said_and_breaks_nothing(self, reader: Reader) -> None:
        with reader.open("") as visit:
            page = visit.page
            page.add_init_script(LOCK)
            page.goto(f"{reader.served.url}{FORM}")
            page.locator("#form-name").fill("Club")
            page.keyboard.press("Tab")
            expect(page.locator(".form-memory")).to_contain_text("ne laisse rien garder")
            page.get_by_role("button", name="Oublier ce brouillon").click()
            expect(page.locator("#form-name")).to_have_value("")
            visit.check()
