"""The search for models in a real browser: the same scores as Python, answers in the address, clubs side by side."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from build_atlas.cli import create_parser
from build_atlas.cli_similar import answer
from build_atlas.model import Atlas

from .served import ROOT
from .visit import Reader

pytestmark = pytest.mark.browser

RANK = """async ({ file, cases }) => {
  const address = new URL("../assets/javascripts/similar.js", location.href).href;
  const { rank, readClubs, readFeatures, listReasons, listDifferences } = await import(address);
  const clubs = readClubs(file);
  const name = ({ part, degree }) => `${part} ${degree}`;
  const describe = ({ club, twins, comparison }) => ({
    ...comparison,
    slug: club.slug,
    twins: twins.map(({ slug }) => slug),
    parts: Object.fromEntries(comparison.parts.map(({ part, likeness }) => [part.key, likeness])),
    reasons: listReasons(comparison).map(name),
    differences: listDifferences(comparison).map(name),
  });
  const read = (ours) => readFeatures(file.parts, (key) => ours[key]);
  return cases.map(({ ours }) => rank(file.parts, read(ours), clubs).map(describe));
}"""
PLAN = "territory=T2&companies=40&scale=canton&spread=several&initiator=municipality&link=yes&ambition=N1&dues=yes"
CALL = (
    *("--territory", "T2", "--companies", "40", "--perimeter", "canton", "--branches", "several", "--initiator"),
    *("municipality", "--link", "yes", "--ambition", "N1", "--means", "dues", "--format", "json", "--count", "10"),
)
NAMES = ".models-list .model h3 a"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def slugs(page: Page) -> list[str]:
    links: list[str] = page.locator(NAMES).evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    return [link.rstrip("/").rpartition("/")[2] for link in links]


def test_the_browser_scores_as_python_does(reader: Reader) -> None:
    vectors = json.loads((ROOT / "tests/data/similarity-vectors.json").read_text(encoding="utf-8"))
    with reader.open("modeles/") as visit:
        found: list[list[dict[str, Any]]] = visit.page.evaluate(RANK, vectors)
        for case, ranking in zip(vectors["cases"], found, strict=True):
            for expected, made in zip(case["ranking"], ranking, strict=True):
                for key in ("slug", "twins", "reasons", "differences"):
                    assert made[key] == expected[key]
                for key in ("score", "likeness", "confidence", "parts"):
                    assert made[key] == pytest.approx(expected[key], abs=1e-9)
        visit.check()


@pytest.mark.parametrize(("folder", "language"), [("", "fr"), ("en/", "en")])
def test_the_page_says_what_the_command_says(reader: Reader, real_atlas: Atlas, folder: str, language: str) -> None:
    options = create_parser().parse_args(["similar", *CALL, "--language", language])
    said = json.loads(answer(options, real_atlas))
    with reader.open(f"{folder}modeles/?{PLAN}") as visit:
        assert slugs(visit.page) == [match["slug"] for match in said]
        for card, match in zip(visit.page.locator(".model").all(), said, strict=True):
            shown = plain(card.locator(".why").inner_text())
            assert all(piece in shown for piece in plain(match["reasons"]).split("; ")[:3]), (shown, match["reasons"])
            assert plain(match["situation"]) in plain(card.locator(".fate").inner_text())
        visit.check()


def test_answers_go_into_the_address_and_come_back(reader: Reader) -> None:
    with reader.open("modeles/") as visit:
        page = visit.page
        expect(page.locator(".models-empty")).to_be_visible()
        page.get_by_label("T1 dense et industriel").check()
        page.get_by_label("Nombre d’entreprises").fill("5-9")
        page.get_by_label("Branche en tête").select_option("mechanical")
        page.get_by_label("N3 développement professionnel").check()
        query = parse_qs(urlsplit(page.url).query)
        assert query == {"territory": ["T1"], "companies": ["5-9"], "branch": ["mechanical"], "ambition": ["N3"]}
        before = slugs(page)
        assert before[0] == "mecanergie"
        expect(page.locator(".model .fate").first).to_have_text("Fin 1997\u00a0: dissous")
        page.reload()
        expect(page.locator(NAMES).first).to_have_text("MECANERGIE")
        assert slugs(page) == before
        assert page.get_by_label("Nombre d’entreprises").input_value() == "5-9"
        page.get_by_role("button", name="Tout effacer").click()
        expect(page.locator(".model")).to_have_count(0)
        assert "?" not in page.url
        visit.check()


def test_an_address_with_answers_that_nobody_offers_is_passed_over(reader: Reader) -> None:
    with reader.open("modeles/?territory=T9&companies=many&branch=%3Cimg%3E&club=nobody&compare=nobody") as visit:
        expect(visit.page.locator(".models-empty")).to_be_visible()
        expect(visit.page.locator(".models-comparison")).to_be_hidden()
        visit.check()


def test_the_page_of_a_club_leads_to_more_models(reader: Reader) -> None:
    with reader.open("clubs/mecanergie/") as visit:
        page = visit.page
        own = page.locator("ul.models > li > a").evaluate_all("links => links.map((link) => link.textContent)")
        assert len(own) == 5
        page.get_by_role("link", name="D’autres modèles").click()
        page.locator(".model").first.wait_for()
        assert page.locator(NAMES).all_inner_texts()[:5] == own
        assert "mecanergie" not in slugs(page)
        visit.check()


def test_up_to_four_clubs_stand_side_by_side(reader: Reader) -> None:
    with reader.open(f"modeles/?{PLAN}") as visit:
        page = visit.page
        for box in page.get_by_role("checkbox", name="Comparer").all()[:5]:
            box.check()
        table = page.locator(".compare-table")
        expect(table.locator("thead th")).to_have_count(5)
        expect(page.locator(".models-list input:checked")).to_have_count(4)
        chosen = parse_qs(urlsplit(page.url).query)["compare"]
        assert chosen == slugs(page)[1:5]
        row = table.get_by_role("row", name="Nombre d’entreprises")
        assert row.locator("td").first.inner_text() == "40"
        page.reload()
        expect(table.locator("thead th")).to_have_count(5)
        assert visit.list_barriers() == []
        visit.check()


def test_the_keyboard_alone_is_enough(reader: Reader) -> None:
    with reader.open("modeles/") as visit:
        page = visit.page
        page.locator("#plan-companies").focus()
        page.keyboard.type("12")
        expect(page.locator(".model")).to_have_count(10)
        page.locator(".models-more").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".model")).to_have_count(20)
        assert page.evaluate("document.activeElement.closest('.model') === document.querySelectorAll('.model')[10]")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator(".compare-table")).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".model").nth(10).locator(".parts-table")).to_be_visible()
        visit.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("folder", "width"), [("", 360), ("en/", 1280)])
def test_results_are_clean(reader: Reader, folder: str, width: int, scheme: Any) -> None:
    path = f"{folder}modeles/?{PLAN}&compare=mecanergie&compare=meito"
    with reader.open(path, width=width, scheme=scheme) as visit:
        visit.page.locator(".model summary").first.click()
        assert visit.overflow() == 0
        assert visit.list_barriers() == []
        visit.check()


def test_without_scripts_the_page_leads_to_the_lists(reader: Reader) -> None:
    with reader.open("modeles/", scripts=False) as visit:
        assert visit.page.locator(".models-static").is_visible()
        assert not visit.page.locator(".models-form").is_visible()
        visit.page.locator(".models-static a").first.click()
        expect(visit.page.locator("h1")).to_have_text("Parcourir les clubs")
