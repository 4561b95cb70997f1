"""The contribution form in a real browser: from empty to a file that `atlas check` accepts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from form_cases import ANSWERS, KNOWN, read_vectors
from playwright.sync_api import Browser, Page, expect

from build_atlas.strings import load_strings

from .served import Served, build, copy_examples, only, run_atlas, serve
from .visit import Reader, Scheme, Visit

pytestmark = pytest.mark.browser

FORM = "contribuer/"
REPOSITORY = "https://git.example/owner/atlas"
STUDY, CURRENT, PERIOD = "mecanergie", KNOWN, "adeto-toulon-ouest"
LOCK = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } })"
NOON = "2026-11-23T12:00:00"
IMPORT = "import(document.querySelector(\"script[src$='/form.js']\").src.replace('form.js', name))"
NASTY = (
    *(
        "no",
        "yes",
        "null",
        "~",
        "01",
        "0x1F",
        "1_000",
        "12:30",
        "1e3",
        ".inf",
        "---",
        "...",
        "- x",
        "? x",
        "key: value",
    ),
    *("# x", "a # b", "'", '"', '"""', "\\", "\\n", "%", "@x", "`x`", "&a", "*a", "!x", "| x", "> x", "{a: 1}", "[1]"),
    *(
        "",
        " ",
        " both ",
        "tab\tx",
        "\ttab",
        "two\nlines",
        "two\n\nlines\n",
        "\r\n",
        "« été »",
        "👩🏽‍🔧🏭",
        "\u00a0\u202f",
    ),
    *(
        "\u2028",
        "\u2029",
        "\x85",
        "\ufeff",
        "\x7f",
        "\ud7ff",
        "\ue000",
        "\U0010fffd",
        "x" * 3000,
        "<b>&amp;</b>",
        "{{ x }}",
    ),
)
SIGNS = "abé0 :#-'\"\\\n\t,[]{}&*!|>%@`?~=\u00a0\u2028\x85\ufeff😀"


@pytest.fixture(scope="module")
def clubs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("form") / "clubs"
    copy_examples(folder, CURRENT, PERIOD)
    return folder


@pytest.fixture(scope="module")
def small_site(clubs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    os.environ["ATLAS_REPOSITORY"] = REPOSITORY
    try:
        with serve(tmp_path_factory.mktemp("form-site") / "site") as served:
            build(served, *only(clubs))
            yield served
    finally:
        del os.environ["ATLAS_REPOSITORY"]


@pytest.fixture(scope="module")
def reader(browser: Browser, small_site: Served) -> Reader:
    return Reader(browser, small_site)


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


def amend(clubs: Path, text: str, folder: Path) -> Path:
    """What an import does with a correction: the keys it gives take the place of those of the record."""
    shutil.copytree(clubs, folder)
    changes = yaml.safe_load(text)
    path = folder / f"{changes.pop('slug')}.yml"
    record = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


class TestModules:
    @pytest.mark.parametrize(
        ("vectors", "module", "call", "expected"),
        [
            ("slug", "form-slug.js", "module.createSlug(v.name)", "v.slug"),
            ("contacts", "form-rules.js", "module.findContacts(v.text, spec).map(([, d]) => Object.values(d))",
             "v.found"),
        ],
    )  # fmt: skip
    def test_answers_are_those_of_python(
        self, reader: Reader, vectors: str, module: str, call: str, expected: str
    ) -> None:
        wrong = f"vectors.map((v) => [{call}, {expected}].map(JSON.stringify)).filter(([a, b]) => a !== b)"
        spec = "JSON.parse(document.getElementById('form-spec').textContent)"
        with reader.open(FORM) as visit:
            script = f"async ([name, vectors]) => {{ const module = await {IMPORT}, spec = {spec}; return {wrong}; }}"
            assert visit.page.evaluate(script, [module, read_vectors(vectors)]) == []

    def test_python_reads_back_what_was_typed(self, reader: Reader) -> None:
        dice = Random(1997)
        drawn = ["".join(dice.choices(SIGNS, k=dice.randint(1, 30))) for _ in range(400)]
        texts = [*NASTY, *drawn]
        record = {
            "text": texts,
            "deep": {"list": [{"a": text, "b": [text, {}], "c": {"d": text}} for text in texts[:60]], "none": []},
            "numbers": [0, -5, 7.5, 1500, True, False],
        }
        with reader.open(FORM) as visit:
            script = f"async ([name, record]) => (await {IMPORT}).writeYaml(record)"
            written = visit.page.evaluate(script, ["form-yaml.js", record])
        assert yaml.safe_load(written) == record
        assert yaml.load(written, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == record

    def test_a_taken_slug_gives_way(self, reader: Reader) -> None:
        script = f"async ([name, taken]) => (await {IMPORT}).createFreeSlug('Activ’Est', 'Crest', new Set(taken))"
        with reader.open(FORM) as visit:
            for taken, slug in (
                ([], "activ-est"),
                (["activ-est"], "activ-est-crest"),
                (["activ-est", "activ-est-crest"], "activ-est-crest-2"),
            ):
                assert visit.page.evaluate(script, ["form-slug.js", taken]) == slug


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
                    "statements": ["Il se réunit.", "Il compte 40 membres."],
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
            page.locator("#form-source2_title").evaluate("(field) => { field.value = 'Une page'; }")
            page.locator("[type=submit]").click()
            assert "https://example.org/page" in fault(page, "source2_url")
            page.locator(".form-faults a").last.click()
            expect(page.locator("#form-source2_date")).to_be_focused()
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
            assert today.get("statements") == record.get("today", {}).get("statements")
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


class TestDraft:
    def test_it_survives_a_reload_and_the_other_language_and_is_forgotten(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            answer(page, {"name": "Club d’essai", "statements": "Un.\nDeux."})
            choose_town(page)
            page.locator("input[name=branches][value=wood]").check()
            expect(page.locator(".form-memory")).to_contain_text("gardé sur cet appareil")
            page.reload()
            expect(page.locator("#form-name")).to_have_value("Club d’essai")
            expect(page.locator("#form-statements")).to_have_value("Un.\nDeux.")
            expect(page.locator("input[name=branches][value=wood]")).to_be_checked()
            expect(page.locator("input[name=insee]")).to_have_value("26108")
            page.goto(f"{reader.served.url}en/{FORM}")
            expect(page.locator("#form-name")).to_have_value("Club d’essai")
            page.get_by_role("button", name="Forget this draft").click()
            expect(page.locator("#form-name")).to_have_value("")
            expect(page.locator(".form-memory")).to_have_text("Draft erased from this device.")
            page.reload()
            expect(page.locator("#form-name")).to_have_value("")
            assert page.evaluate("localStorage.length") == page.evaluate(
                "Object.values(localStorage).filter((kept) => !kept.includes('essai')).length"
            )
            visit.check()

    def test_each_club_has_its_own(self, reader: Reader) -> None:
        with reader.open(f"{FORM}?club={CURRENT}") as visit:
            page = visit.page
            page.locator("#form-acronym").fill("AE")
            page.get_by_label("Ajouter un club").check()
            expect(page.locator("#form-acronym")).to_have_value("")
            page.get_by_label("Corriger un club").check()
            expect(page.locator("#form-acronym")).to_have_value("AE")
            page.goto(f"{reader.served.url}{FORM}")
            expect(page.locator("#form-acronym")).to_have_value("AE")
            assert yaml.safe_load(write(page)) == {"slug": CURRENT, "acronym": "AE"}

    def test_closed_storage_is_said_and_breaks_nothing(self, reader: Reader) -> None:
        with reader.open("") as visit:
            page = visit.page
            page.add_init_script(LOCK)
            page.goto(f"{reader.served.url}{FORM}")
            page.locator("#form-name").fill("Club")
            page.keyboard.press("Tab")
            expect(page.locator(".form-memory")).to_contain_text("ne laisse rien garder")
            page.get_by_role("button", name="Oublier ce brouillon").click()
            expect(page.locator("#form-name")).to_have_value("")
            visit.check()


class TestSending:
    def ready(self, page: Page, **others: str) -> str:
        answer(page, {**ANSWERS, **others})
        choose_town(page)
        return write(page)

    def test_addresses_carry_the_file(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            text = self.ready(page, name="Club & Cie #1 + « été »")
            file, issue = (
                urlsplit(page.locator(f".form-send-{name}").get_attribute("href") or "") for name in ("file", "issue")
            )
            assert f"{file.scheme}://{file.netloc}{file.path}" == f"{REPOSITORY}/new/main/clubs"
            assert parse_qs(file.query) == {"filename": ["club-cie-1-ete.yml"], "value": [text]}
            assert f"{issue.scheme}://{issue.netloc}{issue.path}" == f"{REPOSITORY}/issues/new"
            assert parse_qs(issue.query) == {
                "title": ["Nouveau club\u202f: Club & Cie #1 + « été »".replace("\u202f", "\u00a0")],
                "body": [f"```yaml\n{text}```\n"],
            }
            expect(page.locator(".form-long")).to_be_hidden()

    def test_a_correction_goes_as_a_message(self, reader: Reader) -> None:
        with reader.open(f"en/{FORM}?club={CURRENT}") as visit:
            page = visit.page
            page.locator("#form-acronym").fill("AE")
            write(page)
            expect(page.locator(".form-send-file")).to_be_hidden()
            expect(page.locator(".form-send-issue")).to_be_visible()

    def test_what_is_too_long_for_an_address_is_to_be_copied(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            text = self.ready(page, statements="\n".join(["Un fait de plus, et un autre."] * 200))
            expect(page.locator(".form-send-file")).to_be_hidden()
            expect(page.locator(".form-send-issue")).to_be_hidden()
            expect(page.locator(".form-long")).to_contain_text("trop long")
            assert (page.locator(".form-send-empty").get_attribute("href") or "").startswith(
                f"{REPOSITORY}/issues/new?"
            )
            page.get_by_role("button", name="Copier le texte").click()
            expect(page.locator(".form-copied")).to_have_text("Texte copié.")
            assert page.evaluate("navigator.clipboard.readText()") == text
            visit.check()

    def test_a_refused_copy_selects_the_text(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            page = visit.page
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
            text = self.ready(page)
            page.locator("[data-action=copy]").click()
            expect(page.locator(".form-copied")).to_contain_text("copiez-le avec le clavier")
            assert (
                page.evaluate("getSelection().toString()") == text
                or page.evaluate("document.querySelector('#form-file').selectionEnd")
                == len(text.encode("utf-16-le")) // 2
            )

    def test_a_new_answer_takes_the_old_file_away(self, reader: Reader) -> None:
        with reader.open(FORM) as visit:
            self.ready(visit.page)
            visit.page.locator("#form-acronym").fill("CE")
            visit.page.keyboard.press("Tab")
            expect(visit.page.locator(".form-ready")).to_be_hidden()


class TestAddresses:
    def test_a_commune_in_the_address_is_filled_in(self, reader: Reader) -> None:
        with reader.open(f"{FORM}?lieu=26108") as visit:
            expect(visit.page.locator("#place-input")).to_have_value("Crest (26)")
            expect(visit.page.locator("input[name=town]")).to_have_value("Crest")
            visit.check()

    @pytest.mark.parametrize("folder", ["", "en/"])
    def test_pages_lead_here(self, reader: Reader, folder: str) -> None:
        with reader.open(f"{folder}clubs/{STUDY}/") as visit:
            foot = visit.page.locator(".club-foot")
            links = foot.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
            assert links[:2] == [f"../../contribuer/?club={STUDY}", f"../../contribuer/?way=still&club={STUDY}"]
            assert f"{REPOSITORY}/edit/main/clubs/{STUDY}.yml" in links
            foot.locator("a").nth(1).click()
            expect(visit.page.locator("#form-club")).to_have_value("MECANERGIE")
            expect(visit.page.locator("input[name=way][value=still]")).to_be_checked()
            visit.page.goto(f"{reader.served.url}{folder}")
            assert visit.page.locator(".doors a[href='contribuer/']").count() == 1
            assert visit.page.locator(".foot-links a[href='contribuer/']").count() == 1
            visit.check()

    def test_nothing_near_leads_here_with_the_place(self, reader: Reader) -> None:
        with reader.open("carte/?lieu=29019") as visit:
            link = visit.page.locator(".explorer-start a", has_text="Ajouter un club")
            expect(link).to_be_visible()
            link.click()
            expect(visit.page.locator("#place-input")).to_have_value("Brest (29)")


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
        assert page.locator(".form-static li").count() == 21
        assert page.locator(f".form-static a[href='{REPOSITORY}/issues/new']").is_visible()
        assert visit.overflow() == 0
