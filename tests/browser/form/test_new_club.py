"""A new club in a real browser: from an empty form to a file that `atlas check` accepts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from form_cases import ANSWERS, read_vectors
from playwright.sync_api import Page, expect

from build_atlas.strings import load_strings

from ..served import Served
from ..visit import Reader
from .filling import (
    FORM,
    answer,
    check,
    choose_town,
    download,
    fault,
    plain,
    write,
)

pytestmark = pytest.mark.browser

NOON = "2026-11-23T12:00:00"


class TestNewClub:
    @pytest.mark.parametrize("folder", ["", "en/"])
    def test_from_empty_to_a_file_that_the_checks_accept(
        self, reader: Reader, folder: str, tmp_path: Path, small_site: Served
    ) -> None:
        with reader.open(folder + FORM) as visit:
            page = visit.page
            answer(page, {**ANSWERS, "companies": "30-40", "jobs": "1 500+", "radius": "7,5", "as_of": ""})
            choose_town(page)
            page.locator("input[name=branches][value=food]").check()
            page.locator("input[name=branches][value=wood]").check()
            page.locator("#form-approximate").check()
            answer(
                page, {"source2_title": "Une autre page", "source2_url": "https://exemple.fr/2", "source2_date": "2026"}
            )
            text = write(page)
            expect(page.locator("#form-ready")).to_be_focused()
            path = download(page, tmp_path)
            assert path.name == "club-d-essai-de-crest.yml"
            assert path.read_text(encoding="utf-8") == text
            assert text.startswith("# clubs/club-d-essai-de-crest.yml\nname: ")
            assert "1 files checked, 0 problems" in check(path, small_site)
            assert yaml.safe_load(text) == {
                "name": "Club d’essai de Crest",
                "acronym": "CEC",
                "kind": "current",
                "summary": "Il réunit les entreprises de Crest.",
                "town": "Crest",
                "insee": "26108",
                "perimeter": {
                    "words": "le canton de Crest",
                    "scale": "canton",
                    "shape": {
                        "circle": {"radius_km": 7.5},
                        "drawn": {"reason": "Il comprend le canton.", "basis": "editors"},
                    },
                },
                "founded": {"year": 1992, "approximate": True},
                "branches": ["food", "wood"],
                "members": {"companies": {"min": 30, "max": 40}, "jobs": {"min": 1500}},
                "today": {
                    "status": "active",
                    "as_of": "2026",
                    "successor": "Autre club",
                    "website": "https://exemple.fr",
                    "statements": ["Il se réunit.", {"text": "Il compte 40 membres.", "sources": [1]}],
                    "sources": [
                        {"title": "Le Journal", "url": "https://exemple.fr/club", "date": "2025-05"},
                        {"title": "Une autre page", "url": "https://exemple.fr/2", "date": "2026"},
                    ],
                },
            }
            visit.check()

    def test_the_least_that_is_asked_is_enough_with_the_keyboard_alone(
        self, reader: Reader, tmp_path: Path, small_site: Served
    ) -> None:
        steps = {
            "form-name": "Club : des « Quatre # Vents »",
            "place-input": "crest",
            "form-summary": 'Il dit "no", 01, --- et 🏭.\nSur deux lignes.',
            "form-source1_title": "Le Journal",
            "form-source1_url": "https://exemple.fr/club",
            "form-source1_date": "2025-05",
        }
        with reader.open(FORM) as visit:
            page = visit.page
            page.locator("input[name=way]").first.focus()
            for name, text in steps.items():
                for _ in range(60):
                    page.keyboard.press("Tab")
                    if page.evaluate("document.activeElement.id") == name:
                        break
                page.keyboard.type(text)
                if name == "place-input":
                    expect(page.locator("#place-answers [role=option]").first).to_be_visible()
                    page.keyboard.press("ArrowDown")
                    page.keyboard.press("Enter")
            page.keyboard.press("Enter")
            expect(page.locator("#form-ready")).to_be_focused()
            path = download(page, tmp_path)
            record = yaml.safe_load(path.read_text(encoding="utf-8"))
            assert path.name == "club-des-quatre-vents.yml"
            assert (record["name"], record["summary"]) == (steps["form-name"], steps["form-summary"])
            assert record["today"]["as_of"] == "2025-05"
            check(path, small_site)
            visit.check()

    @pytest.mark.parametrize(("folder", "language"), [("", "fr"), ("en/", "en")])
    def test_wrong_answers_are_refused_in_the_words_of_the_checks(
        self, reader: Reader, folder: str, language: str
    ) -> None:
        with reader.open(folder + FORM) as visit:
            page = visit.page
            page.clock.set_fixed_time(NOON)
            answer(page, ANSWERS)
            choose_town(page)
            write(page)
            said = {
                f"{case['question']} {case['typed'][:30]}": self.refuse(page, case) for case in read_vectors("form")
            }
            expected = {
                f"{case['question']} {case['typed'][:30]}": " · ".join(case[language]) for case in read_vectors("form")
            }
            assert len(said) > 40
            assert said == {name: plain(" ".join(words.split())) for name, words in expected.items()}
            visit.check()

    def refuse(self, page: Page, case: dict[str, Any]) -> str:
        """What stands beside a question with a wrong answer, once the form is sent; then the right one is back."""
        name = case["question"]
        field = page.locator("#place-input" if name == "place" else f"#form-{name}")
        if name == "scale":
            field.select_option("")
        else:
            field.fill(case["typed"])
        page.locator("[type=submit]").click()
        assert field.get_attribute("aria-invalid") == "true", case
        assert f"form-{name}-fault" in (field.get_attribute("aria-describedby") or "")
        assert page.locator(".form-faults li").count() == len(case["fr"])
        expect(page.locator(".form-faults")).to_be_focused()
        told = fault(page, name)
        if name == "place":
            choose_town(page)
        else:
            answer(page, {name: ANSWERS[name]})
        page.locator("[type=submit]").click()
        expect(page.locator(".form-ready")).to_be_visible()
        assert field.get_attribute("aria-invalid") is None
        return told

    @pytest.mark.parametrize("folder", ["", "en/"])
    def test_rules_of_the_form_alone(self, reader: Reader, folder: str) -> None:
        words = load_strings("en" if folder else "fr")
        with reader.open(folder + FORM) as visit:
            page = visit.page
            answer(page, {**ANSWERS, "source1_url": "http://exemple.fr/club"})
            page.locator("#place-input").fill("Crest")
            page.locator("[type=submit]").click()
            assert fault(page, "source1_url") == words["form_https"]
            assert fault(page, "place") == words["form_place"]
            page.locator("#form-statements").fill("Il [1] se réunit.")
            page.locator("[type=submit]").click()
            assert fault(page, "statements") == words["form_number"]
            page.locator("#form-source2_title").evaluate("(field) => { field.value = 'Une page'; }")
            page.locator("[type=submit]").click()
            assert "https://example.org/page" in fault(page, "source2_url")
            page.locator(".form-faults a").last.click()
            expect(page.locator("#form-source2_date")).to_be_focused()
            visit.check()

    def test_a_slot_left_empty_moves_the_numbers_behind_it_up(
        self, reader: Reader, tmp_path: Path, small_site: Served
    ) -> None:
        third = {key.replace("source1", "source3"): text for key, text in ANSWERS.items() if key.startswith("source1")}
        with reader.open(FORM) as visit:
            page = visit.page
            answer(page, {**ANSWERS, **third, "statements": "Il se réunit [1].\nIl grandit. [1, 3]\nIl dure. [2]"})
            choose_town(page)
            page.locator("[type=submit]").click()
            assert "source 2" in fault(page, "statements")
            page.locator("#form-statements").fill("Il se réunit [1].\nIl grandit. [1, 3]")
            record = yaml.safe_load(write(page))
            assert record["today"]["statements"] == [
                {"text": "Il se réunit.", "sources": [1]},
                {"text": "Il grandit.", "sources": [1, 2]},
            ]
            assert len(record["today"]["sources"]) == 2
            check(download(page, tmp_path), small_site)
            visit.check()

    def test_an_empty_form_says_all_that_is_missing_and_leads_there(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            page.locator("[type=submit]").click()
            expect(page.locator(".form-faults")).to_be_focused()
            expect(page.locator("#form-faults")).to_have_text("6 réponses sont à revoir")
            links = page.locator(".form-faults a")
            assert [plain(text).split(" : ")[0] for text in links.all_inner_texts()] == [
                *("Nom du club", "Commune du siège", "Le club en une phrase"),
                *("Titre de la page", "Son adresse", "La date qu’elle porte"),
            ]
            links.nth(1).press("Enter")
            expect(page.locator("#place-input")).to_be_focused()
            assert visit.list_barriers() == []

    def test_a_phone_number_is_refused_as_soon_as_it_is_typed(self, reader: Reader) -> None:
        with reader.open("en/" + FORM) as visit:
            page = visit.page
            page.locator("#form-summary").fill("Call 02 51 12 34 56.")
            page.keyboard.press("Tab")
            assert fault(page, "summary").startswith("this looks like a phone number (02 51 12 34 56)")
            page.locator("#form-summary").fill("Do not call.")
            page.keyboard.press("Tab")
            expect(page.locator("#form-summary-fault")).to_be_hidden()
