"""The charts: drawn alike twice, with no script and no address of elsewhere, and as much in their table as in them."""

from __future__ import annotations

import re

import pytest

from build_atlas.model import Atlas
from build_atlas.money import euros_of_2025
from build_atlas.views.charts import CHARTS, Figure
from build_atlas.views.charts.classes import entries_of_study
from build_atlas.views.charts.foundings import name_period
from build_atlas.views.graphs import create_charts
from build_atlas.views.renderer import Renderer


@pytest.fixture(scope="module")
def figures(told_atlas: Atlas, french: Renderer) -> dict[str, Figure]:
    return {figure.key: figure for figure in (draw(told_atlas, french) for draw in CHARTS)}


def test_six_charts(figures: dict[str, Figure]) -> None:
    assert list(figures) == ["foundings", "classes", "sizes", "money", "initiators", "situations"]


def test_a_chart_is_an_image_with_a_name_and_nothing_that_runs(figures: dict[str, Figure]) -> None:
    for figure in figures.values():
        svg = str(figure.svg)
        assert svg.count("<svg") == 1
        assert f'role="img" aria-label="{figure.title}"' in svg
        assert not re.search(r"<script|href|url\(http|\son\w+=|<style|<image", svg), figure.key


def test_colours_come_from_the_style_sheet(figures: dict[str, Figure]) -> None:
    """So that both themes work: a colour written out would show one theme's on the other's ground."""
    for figure in figures.values():
        written = re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]{3,8}|rgb[^"]*)"', str(figure.svg))
        assert set(written) <= {"#888"}, figure.key


def test_tables_hold_every_club(figures: dict[str, Figure], told_atlas: Atlas) -> None:
    dated = [entry.club.founded for entry in entries_of_study(told_atlas) if entry.club.founded]
    assert sum(int(row[-1]) for row in figures["foundings"].rows) == len(dated)
    assert {row[0] for row in figures["foundings"].rows} == {name_period(founded) for founded in dated}
    assert sum(int(row[-1]) for row in figures["classes"].rows) == len(entries_of_study(told_atlas))
    stated = [e for e in entries_of_study(told_atlas) if e.club.members and e.club.members.companies]
    assert len(figures["sizes"].rows) == len(stated)
    for key in ("initiators", "situations"):
        assert all(len(row) == len(figures[key].head) for row in figures[key].rows)


def test_euros_of_2025() -> None:
    """One thousand francs of 1997: 152.449 € at the rate, times 1.532."""
    assert euros_of_2025(1000) == pytest.approx(233.552, abs=0.001)


def test_the_page_is_the_same_twice(told_atlas: Atlas, french: Renderer, english: Renderer) -> None:
    assert create_charts(told_atlas, french) == create_charts(told_atlas, french)
    assert "41 of the 55" in create_charts(told_atlas, english) or "dated clubs" in create_charts(told_atlas, english)
