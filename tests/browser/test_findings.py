"""Findings in a real browser: lists that narrow, acronyms that explain themselves, charts that need no script."""

from __future__ import annotations

import pytest

from .visit import Reader

pytestmark = pytest.mark.browser


def test_divergences_narrow_and_the_link_keeps_them(reader: Reader) -> None:
    with reader.open("etude/divergences/") as visit:
        rows = visit.page.locator(".divergence-list > li")
        total = rows.count()
        visit.page.get_by_role("searchbox", name="Filtrer les divergences").fill("gatine")
        shown = rows.locator("visible=true").count()
        assert 0 < shown < total
        assert visit.page.locator(".list-filter output").inner_text() == f"{shown} sur {total} divergences"
        link = visit.page.url
        assert link.endswith("?mots=gatine")
        visit.page.goto(link)
        assert rows.locator("visible=true").count() == shown
        visit.page.get_by_role("searchbox").fill("zzz")
        assert "Aucune divergence" in visit.page.locator(".list-filter output").inner_text()
        visit.check()


def test_glossary_is_searched_without_accents(reader: Reader) -> None:
    with reader.open("etude/glossaire/") as visit:
        visit.page.get_by_role("searchbox").fill("conseil general departemental")
        assert visit.page.locator("#conseil-general").is_visible()
        assert not visit.page.locator("#drire").is_visible()
        visit.check()


def test_an_acronym_explains_itself_to_the_keyboard_and_the_pointer(reader: Reader) -> None:
    with reader.open("clubs/meito/") as visit:
        term = visit.page.locator("a.term").first
        term.focus()
        bubble = visit.page.get_by_role("tooltip")
        assert bubble.inner_text() == term.get_attribute("data-explain")
        assert term.get_attribute("aria-describedby") == bubble.get_attribute("id")
        assert visit.list_barriers() == []
        visit.page.keyboard.press("Escape")
        assert not visit.page.locator("#term-bubble").is_visible()
        term.hover()
        assert bubble.is_visible()
        bubble.hover()
        visit.page.wait_for_timeout(400)
        assert bubble.is_visible()
        visit.check()


def test_a_tooltip_stays_in_a_narrow_window(reader: Reader) -> None:
    with reader.open("clubs/meito/", width=360) as visit:
        for term in visit.page.locator("a.term").all()[:6]:
            term.focus()
            box = visit.page.get_by_role("tooltip").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
            assert visit.overflow() == 0


def test_a_term_leads_to_its_entry(reader: Reader) -> None:
    with reader.open("clubs/meito/") as visit:
        term = visit.page.locator("a.term").first
        anchor = (term.get_attribute("href") or "").partition("#")[2]
        term.click()
        visit.page.wait_for_url(f"**/etude/glossaire/#{anchor}")
        assert visit.page.locator(f"#{anchor}").is_visible()


@pytest.mark.parametrize("path", ["enseignements/graphiques/", "en/enseignements/epreuve/"])
def test_charts_follow_the_theme_and_have_their_table(reader: Reader, path: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        with reader.open(path, scheme=scheme) as visit:
            text = visit.page.locator("svg.chart text").first
            colours.append(text.evaluate("element => getComputedStyle(element).fill"))
            for figure in visit.page.locator("figure.chart-figure").all():
                figure.locator("summary").click()
                assert figure.locator("table tbody tr").count() > 0
    assert colours[0] != colours[1]


def test_a_lesson_and_a_club_lead_to_each_other(reader: Reader) -> None:
    with reader.open("clubs/club-de-gatine/") as visit:
        lesson = visit.page.locator(".shown-lessons a").first
        anchor = (lesson.get_attribute("href") or "").partition("#")[2]
        lesson.click()
        card = visit.page.locator(f"section.lesson:has(#{anchor})")
        card.wait_for()
        card.get_by_role("link", name="Club des entreprises de Gâtine").click()
        visit.page.wait_for_url("**/clubs/club-de-gatine/")
