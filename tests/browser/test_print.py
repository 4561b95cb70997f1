"""A club's page fits on two sheets of A4."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .served import ROOT
from .visit import Reader

pytestmark = pytest.mark.browser

PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
SHEETS = 2


def list_by_length() -> list[str]:
    """The slugs of the real clubs, the shortest file first."""
    return [path.stem for path in sorted((ROOT / "clubs").glob("*.yml"), key=_length)]


def _length(path: Path) -> tuple[int, str]:
    return path.stat().st_size, path.stem


@pytest.mark.parametrize("place", [0, 0.5, 1], ids=["shortest", "middle", "longest"])
@pytest.mark.parametrize("folder", ["", "en/"])
def test_club_prints_on_two_sheets(reader: Reader, place: float, folder: str) -> None:
    slugs = list_by_length()
    slug = slugs[round(place * (len(slugs) - 1))]
    with reader.open(f"{folder}clubs/{slug}/") as visit:
        visit.page.emulate_media(media="print")
        assert count_sheets(visit.page.pdf(format="A4")) <= SHEETS, slug
        for part in (".md-header", ".md-tabs", ".md-footer", ".crumbs"):
            assert not visit.page.locator(part).first.is_visible(), part


def count_sheets(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has: their objects are never compressed."""
    return len(PAGE.findall(pdf))
