"""The box that finds a commune, typed in, used with the keyboard alone, with a finger, with the device's position."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .visit import Reader, Visit

pytestmark = pytest.mark.browser

VECTORS = Path(__file__).parents[1] / "data" / "vectors"
INPUT = "#place-input"
OPTIONS = "#place-answers [role=option]"
FIND = """async (typed) => {
  const { find } = await import(document.querySelector("script[src$='place-box.js']").src.replace("-box", "s"));
  const { places, guessed } = await find(typed);
  return { guessed, found: places.map((place) => [place.old || place.name, place.department.code]) };
}"""
IMPORT = "import(document.querySelector(\"script[src$='place-box.js']\").src.replace('place-box', name))"


def ask(page: Page, typed: str) -> tuple[bool, list[list[str]]]:
    answer: dict[str, Any] = page.evaluate(FIND, typed)
    return answer["guessed"], answer["found"]


def say(page: Page, key: str) -> str:
    words: dict[str, str] = json.loads(page.locator("form.place-box").get_attribute("data-words") or "")
    return words[key]


def vectors(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("name", "call", "expected"),
    [
        ("fold", "module.fold(v.text)", "v.folded"),
        ("fold", "module.listReadings(v.text)", "v.readings"),
        ("place_keys", "module.listLeadingKeys(v.name)", "v.leading"),
        ("place_keys", "module.listInnerKeys(v.name)", "v.inner"),
        ("distance", "Math.round(1e6 * module.distanceKm(...[v.from, v.to].map(([lat, lon]) => ({ lat, lon }))))",
         "Math.round(1e6 * v.km)"),
    ],
)  # fmt: skip
def test_answers_are_those_of_python(reader: Reader, name: str, call: str, expected: str) -> None:
    wrong = f"vectors.map((v) => [{call}, {expected}].map(JSON.stringify)).filter(([a, b]) => a !== b)"
    with reader.open("") as visit:
        script = f"async ([name, vectors]) => {{ const module = await {IMPORT}; return {wrong}; }}"
        assert visit.page.evaluate(script, [name.replace("_", "-"), vectors(name)]) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("le vigan", ["Le Vigan", "30"]),
        ("VIGAN", ["Le Vigan", "30"]),
        ("85500", ["Les Herbiers", "85"]),
        ("85 500", ["Les Herbiers", "85"]),
        ("l'haÿ", ["L’Haÿ-les-Roses", "94"]),
        ("L’Hay les roses", ["L’Haÿ-les-Roses", "94"]),
        ("chataigneraie", ["La Châtaigneraie", "85"]),
        ("le chataigneraie", ["La Châtaigneraie", "85"]),
        ("st etienne", ["Saint-Étienne", "42"]),
        ("ste marie aux mines", ["Sainte-Marie-aux-Mines", "68"]),
        ("strasb", ["Strasbourg", "67"]),
        ("villiers s/ marne", ["Villiers-sur-Marne", "94"]),
        ("la ferté s/ jouarre", ["La Ferté-sous-Jouarre", "77"]),
        ("olonne sur mer", ["Olonne-sur-Mer", "85"]),
        ("saint denis 93", ["Saint-Denis", "93"]),
        ("Les Herbiers (85)", ["Les Herbiers", "85"]),
        ("30120 le vigan", ["Le Vigan", "30"]),
        ("y", ["Y", "80"]),
    ],
)
def test_what_is_typed_finds_its_commune(reader: Reader, typed: str, first: list[str]) -> None:
    with reader.open("en/") as visit:
        guessed, found = ask(visit.page, typed)
        assert found[0] == first
        assert not guessed
        visit.check()


SLIPS = {
    "La Châtaigneraie": (
        "xhataigneraie",
        "hataigneraie",
        "hcataigneraie",
        "cchataigneraie",
        "chtaaigneraie",
        "la chatigneraie",
        "chataignezaie",
        "chataignerai e",
    ),
    "Parthenay": ("aprthenay", "xarthenay", "parhenay", "partthenay", "parthenxy", "partehnay"),
    "Lyon": ("luon", "lyob", "lyyon"),
    "Saint-Martin-de-Ré": ("siant martin de re", "saint nartin de re", "saint martim de re", "st martin d ere"),
}
"""A letter wrong, lacking, too many, or swapped with its neighbour, at the start, in the middle, at the end."""


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_is_forgiven(reader: Reader, name: str) -> None:
    with reader.open("") as visit:
        for slip in SLIPS[name]:
            _, found = ask(visit.page, slip)
            assert name in [place for place, _ in found], slip
        visit.check()


def test_a_code_is_never_guessed(reader: Reader) -> None:
    with reader.open("") as visit:
        assert ask(visit.page, "99999") == (False, [])


def test_a_code_of_insee_restores_its_commune(reader: Reader) -> None:
    script = f"async ([name, code]) => (await {IMPORT}).findByInsee(code)"
    with reader.open("en/") as visit:
        found = visit.page.evaluate(script, ["places", "2A004"])
        assert (found["name"], found["department"]) == ("Ajaccio", {"code": "2A", "name": "Corse-du-Sud"})
        assert visit.page.evaluate(script, ["places", "99999"]) is None


@pytest.mark.parametrize(("folder", "count"), [("", "2 communes trouvées"), ("en/", "2 communes found")])
def test_homonyms_are_told_apart_with_the_keyboard_alone(reader: Reader, folder: str, count: str) -> None:
    with reader.open(folder) as visit:
        page, field = visit.page, visit.page.locator(INPUT)
        field.focus()
        page.keyboard.type("le vigan")
        expect(page.locator(OPTIONS)).to_have_count(2)
        expect(page.locator("#place-status")).to_have_text(count)
        expect(field).to_have_attribute("aria-expanded", "true")
        assert "Gard (30)" in page.locator(OPTIONS).first.inner_text()
        assert "Lot (46)" in page.locator(OPTIONS).last.inner_text()
        page.keyboard.press("Enter")
        expect(page.locator("#place-status")).to_have_text(say(page, "choose").replace("{count}", "2"))
        page.keyboard.press("ArrowDown")
        expect(field).to_have_attribute("aria-activedescendant", "place-answers-0")
        assert visit.list_barriers() == []
        page.keyboard.press("End")
        expect(page.locator("#place-answers-1")).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Home")
        page.keyboard.press("ArrowUp")
        assert field.get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{reader.served.url}{folder}carte/?lieu=46334")


def test_escape_closes_then_empties(reader: Reader) -> None:
    with reader.open("") as visit:
        page, field = visit.page, visit.page.locator(INPUT)
        field.press_sequentially("herbiers")
        expect(page.locator(OPTIONS).first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#place-answers")).to_be_hidden()
        expect(field).to_have_value("herbiers")
        page.keyboard.press("Escape")
        expect(field).to_have_value("")
        expect(page.locator("#place-status")).to_have_text("")
        visit.check()


def test_enter_takes_the_only_answer_even_while_it_loads(reader: Reader) -> None:
    with reader.open("") as visit:
        visit.page.locator(INPUT).fill("chataigneraie")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url(f"{reader.served.url}carte/?lieu=85059")


def test_a_phone_chooses_by_touch(reader: Reader) -> None:
    with reader.open("", width=360) as visit:
        page = visit.page
        box = page.locator(INPUT).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 640
        page.locator(INPUT).fill("olonne sur mer")
        option = page.locator(OPTIONS)
        expect(option).to_contain_text("aujourd’hui Les Sables-d’Olonne")
        assert visit.overflow() == 0
        assert visit.list_barriers() == []
        option.click()
        page.wait_for_url(f"{reader.served.url}carte/?lieu=85194")


def test_a_guess_and_a_miss_are_said(reader: Reader) -> None:
    with reader.open("") as visit:
        page = visit.page
        page.locator(INPUT).fill("xhataigneraie")
        expect(page.locator("#place-status")).to_have_text(say(page, "guessed").replace("{count}", "1"))
        page.locator(INPUT).fill("zzzzzz")
        expect(page.locator("#place-status")).to_have_text(say(page, "none"))
        expect(page.locator("#place-answers")).to_be_hidden()
        page.route("**/assets/places/*", lambda route: route.abort())
        page.locator(INPUT).fill("brest")
        expect(page.locator("#place-status")).to_have_text(say(page, "failed"))


def test_the_last_letters_win(reader: Reader) -> None:
    """An older search that answers late changes nothing."""
    with reader.open("") as visit:
        page = visit.page
        page.locator(INPUT).press_sequentially("brest", delay=5)
        page.locator(INPUT).fill("les herbiers")
        expect(page.locator(OPTIONS)).to_have_count(1)
        page.wait_for_load_state("networkidle")
        expect(page.locator(OPTIONS)).to_contain_text("Les Herbiers")
        visit.check()


def test_on_the_explorer_the_page_is_told(reader: Reader) -> None:
    with reader.open("") as visit:
        page = visit.page
        listen = "window.told = new Promise((tell) => document.addEventListener('atlas:place', (e) => tell(e.detail)))"
        page.evaluate(f"() => {{ {listen}; document.querySelector('form.place-box').dataset.stay = ''; }}")
        page.locator(INPUT).fill("85500 les herbiers")
        page.locator(OPTIONS).first.click()
        told = page.evaluate("window.told")
        assert (told["insee"], told["name"], told["department"]["code"]) == ("85109", "Les Herbiers", "85")
        assert (round(told["lat"], 1), round(told["lon"], 1)) == (46.9, -1.0)
        assert page.url == reader.served.url
        visit.check()


def around(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Autour de moi").click()


def test_a_position_goes_behind_the_hash(reader: Reader) -> None:
    with reader.open("") as visit:
        visit.page.context.grant_permissions(["geolocation"])
        visit.page.context.set_geolocation({"latitude": 46.87123, "longitude": -1.01678})
        around(visit)
        visit.page.wait_for_url(f"{reader.served.url}carte/#position=46.871,-1.017")


def test_a_refused_position_is_said(reader: Reader) -> None:
    with reader.open("") as visit:
        visit.page.context.clear_permissions()
        around(visit)
        expect(visit.page.locator("#place-status")).to_have_text(say(visit.page, "refused"))
        assert visit.page.url == reader.served.url


@pytest.mark.parametrize(
    ("key", "fake"),
    [
        ("timeout", "navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code: 3 })"),
        ("unavailable", "navigator.geolocation.getCurrentPosition = (_, fail) => fail({ code: 2 })"),
        ("unavailable", "Object.defineProperty(navigator, 'geolocation', { value: undefined })"),
        ("insecure", "Object.defineProperty(window, 'isSecureContext', { value: false })"),
        ("locating", "navigator.geolocation.getCurrentPosition = () => {}"),
    ],
)
def test_a_position_that_does_not_come_is_said(reader: Reader, key: str, fake: str) -> None:
    with reader.open("") as visit:
        visit.page.evaluate(f"() => {{ {fake}; }}")
        around(visit)
        expect(visit.page.locator("#place-status")).to_have_text(say(visit.page, key))
        visit.check()


def test_without_scripts_the_lists_are_offered(reader: Reader) -> None:
    with reader.open("", scripts=False) as visit:
        expect(visit.page.locator(INPUT)).to_be_hidden()
        visit.page.get_by_role("link", name="par département").click()
        assert visit.page.url == f"{reader.served.url}listes/#departements"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_list_is_open_to_all(reader: Reader, scheme: Any) -> None:
    with reader.open("en/", width=360, scheme=scheme) as visit:
        visit.page.locator(INPUT).fill("saint")
        expect(visit.page.locator(OPTIONS)).to_have_count(10)
        visit.page.keyboard.press("ArrowDown")
        assert visit.list_barriers() == []
        assert visit.overflow() == 0
        visit.check()
