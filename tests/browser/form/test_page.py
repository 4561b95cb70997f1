"""The page of the form: clean for everybody, and useful without scripts."""

from __future__ import annotations

import pytest
from form_cases import ANSWERS
from playwright.sync_api import expect

from ..visit import Reader, Scheme, Visit
from .filling import (
    CURRENT,
    FORM,
    REPOSITORY,
    answer,
    write,
)

pytestmark = pytest.mark.browser


def show_faults(visit: Visit) -> None:
    visit.page.locator("[type=submit]").click()
    expect(visit.page.locator(".form-faults")).to_be_visible()


def show_file(visit: Visit) -> None:
    answer(visit.page, {key: ANSWERS[key] for key in ANSWERS if key.startswith("source1")})
    write(visit.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("folder", ["", "en/"])
def test_page_is_clean(reader: Reader, folder: str, width: int, scheme: Scheme) -> None:
    for query, act in (("", show_faults), (f"?way=still&club={CURRENT}", show_file)):
        with reader.open(folder + FORM + query, width=width, scheme=scheme) as visit:
            assert visit.list_barriers() == []
            act(visit)
            assert visit.overflow() == 0
            assert visit.list_barriers() == []
            visit.check()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_without_scripts_the_page_says_how(reader: Reader, folder: str) -> None:
    with reader.open(folder + FORM, scripts=False) as visit:
        page = visit.page
        expect(page.locator(".form-page")).to_be_hidden()
        assert page.locator(".form-static li").count() == 22
        assert page.locator(f".form-static a[href='{REPOSITORY}/issues/new']").is_visible()
        assert visit.overflow() == 0
