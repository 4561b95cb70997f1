"""How the tests fill in the contribution form, and what they do with the file it makes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml
from form_cases import KNOWN
from playwright.sync_api import Page, expect

from ..served import Served, run_atlas

FORM = "contribuer/"
REPOSITORY = "https://git.example/owner/atlas"
STUDY, CURRENT, PERIOD = "mecanergie", KNOWN, "adeto-toulon-ouest"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()


def fault(page: Page, question: str) -> str:
    return plain(page.locator(f"#form-{question}-fault").inner_text())


def choose_town(page: Page, typed: str = "crest") -> None:
    page.locator("#place-input").fill(typed)
    page.locator("#place-answers [role=option]").first.click()


def unfold(page: Page) -> None:
    page.locator("form details").evaluate_all("(all) => all.forEach((details) => { details.open = true; })")


def answer(page: Page, answers: dict[str, str]) -> None:
    unfold(page)
    for name, text in answers.items():
        field = page.locator(f"#form-{name}")
        if field.evaluate("(field) => field.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def write(page: Page) -> str:
    page.locator("[type=submit]").click()
    expect(page.locator(".form-ready")).to_be_visible()
    return page.locator("#form-file").input_value()


def download(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator("[data-action=download]").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def check(path: Path, small_site: Served) -> str:
    done = run_atlas("check", path, url=small_site.url)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


def pinned(record: dict[str, Any]) -> list[dict[str, Any]] | None:
    """What a record says of today, each statement with the numbers of the sources that it rested on."""
    today = record.get("today")
    if today is None:
        return None
    told = [one if isinstance(one, dict) else {"text": one} for one in today["statements"]]
    return [{"sources": [*range(1, len(today["sources"]) + 1)], **one} for one in told]


def amend(clubs: Path, text: str, folder: Path) -> Path:
    """What an import does with a correction: the keys it gives take the place of those of the record."""
    shutil.copytree(clubs, folder)
    changes = yaml.safe_load(text)
    path = folder / f"{changes.pop('slug')}.yml"
    record = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
