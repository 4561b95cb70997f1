"""A plan put to the rules in a real browser: the verdicts of Python, the cards in their groups, the commune."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .served import ROOT
from .visit import Reader

pytestmark = pytest.mark.browser

JUDGE = """async ({ figures, rules, plans }) => {
  const address = new URL("../assets/javascripts/judge.js", location.href).href;
  const { judge, judgePlan } = await import(address);
  return {
    figures: figures.map(({ value, limit }) => judge(value, limit)),
    plans: plans.map(({ answers }) => rules.map((rule) => judgePlan(rule, answers))),
  };
}"""
PLAN = (
    "territory=T2&companies=45&scale=cantons&cantons=4&spread=several&link=no&sizes=mixed&initiator=company_heads"
    "&dues=yes&francs=2000&public=no&ambition=N1&outside=40&leader=yes"
)


def group(page: Page, verdict: str) -> list[str]:
    """The rules that stand in a group, by their names."""
    cards = page.locator(f".rules-group[data-verdict={verdict}] > ul > li")
    names: list[str] = cards.evaluate_all("cards => cards.map((card) => card.id)")
    return names


def test_the_browser_judges_as_python_does(reader: Reader) -> None:
    vectors = json.loads((ROOT / "tests/data/judge-vectors.json").read_text(encoding="utf-8"))
    with reader.open("modeles/") as visit:
        made = visit.page.evaluate(JUDGE, vectors)
        assert made["figures"] == [figure["verdict"] for figure in vectors["figures"]]
        assert made["plans"] == [plan["verdicts"] for plan in vectors["plans"]]
        visit.check()


def test_a_plan_finds_its_rules_sorted(reader: Reader) -> None:
    with reader.open(f"modeles/?{PLAN}") as visit:
        page = visit.page
        met, not_met, elsewhere = (group(page, name) for name in ("met", "not_met", "elsewhere"))
        assert {"members-under-60", "companies-thirty-to-sixty", "cantons-one-to-five"} <= {*met}
        assert {"companies-at-most-fifty-for-industry", "iii-d-1_1-initiator", "iii-d-1_2-leader"} <= {*met}
        assert set(not_met) == {"outside-at-most-30-percent", "dues-500-to-1500-francs", "iii-d-2_1-sizes"}
        assert {"members-ten-to-fifteen-in-depressed-country", "density-over-80"} <= {*elsewhere}
        assert "density-40-to-80" in group(page, "unknown")
        expect(page.locator("#members-under-60 .rule-given b")).to_have_text("45")
        expect(page.locator("#iii-d-2_1-sizes .rule-given b")).to_have_text("tailles mêlées")
        money = page.locator("#public-money-up-to-half .rule-given")
        expect(money).to_have_text("Argent public\u00a0: non")
        expect(page.locator(".rules-said")).to_contain_text("non respectées\u00a0: 3")
        visit.check()


def test_no_answer_tells_nothing(reader: Reader) -> None:
    with reader.open("modeles/") as visit:
        page = visit.page
        assert group(page, "met") == group(page, "not_met") == group(page, "elsewhere") == []
        count = page.locator(".plan-rules [data-rule]").count()
        assert len(group(page, "unknown")) == count > 20
        expect(page.locator("[data-verdict=unknown] h3")).to_have_text(f"On ne peut pas dire ({count})")
        assert set(page.locator(".call-rules .rule-verdict").all_inner_texts()) == {"On ne peut pas dire"}
        visit.check()


def test_answers_typed_sort_rules_and_stay_in_the_address(reader: Reader) -> None:
    with reader.open("modeles/") as visit:
        page = visit.page
        order = group(page, "unknown")
        page.get_by_label("Nombre d’entreprises").fill("50-70")
        straddling = page.locator("[data-verdict=unknown] #members-under-60 .rule-given b")
        expect(straddling).to_have_text("50-70 (de part et d’autre de la limite)")
        for more in page.locator(".models-form summary").all():
            more.click()
        page.get_by_label("Des élus parmi les membres").select_option("yes")
        assert group(page, "not_met") == ["iii-d-4-officials"]
        page.get_by_label("Qui présente le projet").select_option("minority")
        page.get_by_label("Mois qu’il faut").fill("3")
        expect(page.locator("#iv-b1_1-applicant .rule-verdict")).to_have_text("Non rempli")
        expect(page.locator("#six-months-to-apply .rule-verdict")).to_have_text("Rempli")
        answers = {"companies": ["50-70"], "officials": ["yes"], "applicant": ["minority"], "months": ["3"]}
        assert parse_qs(urlsplit(page.url).query) == answers
        page.reload()
        expect(page.get_by_label("Mois qu’il faut")).to_be_visible()
        expect(page.locator("#six-months-to-apply .rule-verdict")).to_have_text("Rempli")
        assert group(page, "not_met") == ["iii-d-4-officials"]
        page.get_by_role("button", name="Tout effacer").click()
        assert group(page, "unknown") == order
        visit.check()


def test_a_commune_gives_its_departement_and_stays_in_the_address(reader: Reader) -> None:
    with reader.open("modeles/?companies=40") as visit:
        page = visit.page
        page.get_by_label("Votre commune").fill("les herbiers")
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        said = page.locator(".plan-place span")
        expect(said).to_have_text("Votre commune\u00a0: Les Herbiers, département Vendée (85).")
        assert parse_qs(urlsplit(page.url).query) == {"companies": ["40"], "lieu": ["85109"]}
        page.reload()
        expect(said).to_contain_text("Vendée")
        page.get_by_role("button", name="Oublier").click()
        expect(page.locator(".plan-place")).to_be_hidden()
        assert "lieu" not in page.url
        assert page.evaluate("document.activeElement.id") == "place-input"
        visit.check()


def test_a_commune_that_does_not_exist_is_passed_over(reader: Reader) -> None:
    with reader.open("modeles/?lieu=99999&companies=40") as visit:
        expect(visit.page.locator(".plan-place")).to_be_hidden()
        assert "members-under-60" in group(visit.page, "met")
        visit.check()


def test_the_keyboard_keeps_its_place_while_cards_move(reader: Reader) -> None:
    with reader.open(f"modeles/?{PLAN}") as visit:
        page = visit.page
        page.locator("#plan-companies").focus()
        page.keyboard.press("End")
        page.keyboard.type("0")
        assert "members-under-60" in group(page, "not_met")
        assert page.evaluate("document.activeElement.id") == "plan-companies"
        page.locator("#members-under-60 summary").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#members-under-60 details p").first).to_be_visible()
        visit.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("folder", "width"), [("", 360), ("en/", 1280)])
def test_sorted_rules_are_clean(reader: Reader, folder: str, width: int, scheme: Any) -> None:
    path = f"{folder}modeles/?{PLAN}&lieu=85109&applicant=companies&participants=4&months=6"
    with reader.open(path, width=width, scheme=scheme) as visit:
        visit.page.locator("#members-under-60 summary").click()
        assert visit.overflow() == 0
        assert visit.list_barriers() == []
        visit.check()


def test_without_scripts_the_rules_are_a_list_to_read(reader: Reader) -> None:
    with reader.open("modeles/", scripts=False) as visit:
        page = visit.page
        assert page.locator(".plan-rules .rule:visible").count() > 20
        assert page.locator(".call-rules .rule:visible").count() == 7
        expect(page.locator(".plan-rules h3:visible")).to_have_text("Les règles de l’étude")
        assert page.locator(".rule-verdict:visible, .rule-given:visible").count() == 0
        visit.check()
