"""A correction, or the news that a club still exists, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from form_cases import ANSWERS
from playwright.sync_api import expect

from build_atlas.strings import load_strings

from ..served import Served
from ..visit import Reader
from .filling import (
    CURRENT,
    FORM,
    PERIOD,
    STUDY,
    amend,
    answer,
    check,
    fault,
    pinned,
    write,
)

pytestmark = pytest.mark.browser


class TestCorrection:
    def test_only_what_changes_is_written(
        self, reader: Reader, clubs: Path, tmp_path: Path, small_site: Served
    ) -> None:
        with reader.open(f"{FORM}?club={PERIOD}") as visit:
            page = visit.page
            expect(page.locator("#form-year")).to_have_value("1995")
            page.locator("[type=submit]").click()
            assert fault(page, "club") == load_strings("fr")["form_unchanged"]
            answer(page, {"year": "1996"})
            text = write(page)
            assert text == f'# correction: clubs/{PERIOD}.yml\nslug: "{PERIOD}"\nfounded:\n  year: 1996\n'
            check(amend(clubs, text, tmp_path / "clubs"), small_site)
            page.locator("#form-name").fill("")
            page.locator("[type=submit]").click()
            assert fault(page, "name") == load_strings("fr")["form_emptied"]
            visit.check()

    def test_what_is_said_of_today_keeps_its_sources_and_loses_its_old_english(
        self, reader: Reader, clubs: Path, tmp_path: Path, small_site: Served
    ) -> None:
        record = yaml.safe_load((clubs / f"{CURRENT}.yml").read_text(encoding="utf-8"))
        with reader.open(f"en/{FORM}?club={CURRENT}") as visit:
            page = visit.page
            page.locator("#form-statements").fill("Elle compte 150 membres.")
            page.locator("[type=submit]").click()
            assert fault(page, "status").startswith("missing")
            assert fault(page, "source1_url").startswith("missing")
            answer(page, {"status": "active", **{key: ANSWERS[key] for key in ANSWERS if key.startswith("source1")}})
            text = write(page)
            changes = yaml.safe_load(text)
            assert list(changes) == ["slug", "today", "en"]
            assert changes["today"]["as_of"] == "2025-05"
            assert changes["today"]["sources"][:-1] == record["today"]["sources"]
            translated = {key: value for key, value in record["en"].items() if key != "today"}
            assert changes["en"] == {**translated, "pending": ["today"]}
            check(amend(clubs, text, tmp_path / "clubs"), small_site)
            visit.check()

    def test_a_fact_more_rests_on_the_source_that_its_line_names(
        self, reader: Reader, clubs: Path, tmp_path: Path, small_site: Served
    ) -> None:
        record = yaml.safe_load((clubs / f"{PERIOD}.yml").read_text(encoding="utf-8"))
        known = len(record["today"]["sources"])
        with reader.open(f"{FORM}?club={PERIOD}") as visit:
            page = visit.page
            titles = page.locator(".form-known li").all_inner_texts()
            assert titles == [source["title"] for source in record["today"]["sources"]]
            lines = page.locator("#form-statements").input_value()
            assert all(line.endswith("]") for line in lines.splitlines())
            page.locator("#form-statements").fill(f"{lines}\nElle a un nouveau siège. [{known + 1}]")
            page.locator("[type=submit]").click()
            assert f"source {known + 1}" in fault(page, "statements")
            legends = page.locator(".form-source > legend").all_text_contents()
            assert legends == [f"Source {known + slot}" for slot in (1, 2, 3)]
            answer(page, {key: ANSWERS[key] for key in ANSWERS if key.startswith("source1")})
            changes = yaml.safe_load(text := write(page))
            added = {"text": "Elle a un nouveau siège.", "sources": [known + 1]}
            assert changes["today"]["statements"] == [*(pinned(record) or ()), added]
            check(amend(clubs, text, tmp_path / "clubs"), small_site)
            visit.check()

    def test_other_numbers_leave_the_english_alone(self, reader: Reader, clubs: Path) -> None:
        record = yaml.safe_load((clubs / f"{PERIOD}.yml").read_text(encoding="utf-8"))
        with reader.open(f"{FORM}?club={PERIOD}") as visit:
            page = visit.page
            lines = page.locator("#form-statements").input_value().splitlines()
            answer(page, {"statements": "\n".join([*lines[:-1], lines[-1].rpartition(" [")[0] + " [1]"])})
            answer(page, {key: ANSWERS[key] for key in ANSWERS if key.startswith("source1")})
            changes = yaml.safe_load(write(page))
            assert list(changes) == ["slug", "today"]
            assert changes["today"]["statements"][-1]["sources"] == [1]
            assert changes["today"]["statements"][:-1] == (pinned(record) or [])[:-1]
            visit.check()

    def test_a_club_of_the_study_keeps_its_figures(self, reader: Reader) -> None:
        with reader.open(f"{FORM}?club={STUDY}") as visit:
            page = visit.page
            expect(page.locator(".form-study")).to_be_visible()
            for name in ("year", "companies", "branches", "words"):
                expect(page.locator(f"[data-question={name}]")).to_be_hidden()
            expect(page.locator("[data-question=status]")).to_be_visible()

    @pytest.mark.parametrize("slug", [STUDY, CURRENT, PERIOD])
    def test_still_right_today(
        self, reader: Reader, clubs: Path, tmp_path: Path, small_site: Served, slug: str
    ) -> None:
        record = yaml.safe_load((clubs / f"{slug}.yml").read_text(encoding="utf-8"))
        with reader.open(f"{FORM}?way=still&club={slug}") as visit:
            page = visit.page
            assert page.locator("[data-question=name]").is_hidden()
            page.locator("[type=submit]").click()
            assert page.locator(".form-faults li").count() == 3
            answer(page, {key: ANSWERS[key] for key in ANSWERS if key.startswith("source1")})
            text = write(page)
            assert text.startswith(f'# correction: clubs/{slug}.yml\nslug: "{slug}"\ntoday:\n  status: "active"\n')
            today = yaml.safe_load(text)["today"]
            assert today["sources"][-1]["url"] == ANSWERS["source1_url"]
            assert today["sources"][:-1] == record.get("today", {}).get("sources", [])
            assert today.get("statements") == pinned(record)
            check(amend(clubs, text, tmp_path / "clubs"), small_site)
            visit.check()

    def test_a_club_is_found_as_one_types(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            page.get_by_label("Corriger un club").check()
            expect(page.locator("[type=submit]")).to_be_hidden()
            box = page.get_by_role("combobox", name="Quel club")
            box.focus()
            page.keyboard.type("rennes activ")
            expect(page.locator("#form-club-answers [role=option]")).to_have_count(1)
            page.keyboard.press("ArrowDown")
            assert visit.list_barriers() == []
            page.keyboard.press("Enter")
            expect(page.locator("#form-name")).to_have_value("Activ’Est")
            assert page.url.endswith(f"?way=correct&club={CURRENT}")
            page.get_by_role("link", name="Notice : Activ’Est, Rennes").click()
            assert page.url.endswith(f"clubs/{CURRENT}/")
            visit.check()

    def test_a_club_that_is_unknown_is_not_asked_for(self, reader: Reader) -> None:
        with reader.open(f"{FORM}?way=correct&club=../../etc") as visit:
            expect(visit.page.locator("#form-club")).to_have_value("")
            expect(visit.page.locator("[data-group=club]")).to_be_hidden()
            visit.page.locator("#form-club").fill("zzz")
            expect(visit.page.locator(".form-club [role=status]")).to_contain_text("Aucun club")
            visit.check()
