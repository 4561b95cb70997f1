"""Every kind of page, in both languages, at both widths, in both themes: quiet, whole, open to all."""

from __future__ import annotations

import pytest

from .visit import Reader, Scheme

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "club": "clubs/club-de-gatine/",
    "club with others nearby": "clubs/antigny-entreprises/",
    "club of today": "clubs/cap-nord-dijon/",
    "map": "carte/",
    "table": "clubs/",
    "lists": "listes/",
    "list": "territoires/t2/",
    "about": "a-propos/",
    "data": "donnees/",
    "findings": "enseignements/regles/",
    "overview": "agir/",
    "trial": "enseignements/epreuve/",
    "charts": "enseignements/graphiques/",
    "concordance": "etude/concordance/",
    "divergences": "etude/divergences/",
    "glossary": "etude/glossaire/",
    "models": "modeles/",
    "kit": "agir/lancer-un-club/",
    "stale": "a-verifier/",
    "changes": "changements/",
}
LANGUAGES = {"fr": "", "en": "en/"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_clean(reader: Reader, name: str, language: str, width: int, scheme: Scheme) -> None:
    with reader.open(LANGUAGES[language] + PAGES[name], width=width, scheme=scheme) as visit:
        assert visit.page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
        assert visit.overflow() == 0
        assert visit.list_barriers() == []
        visit.check()


SCHEMES = {"light": "default", "dark": "slate"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["nulle-part/", "clubs/inconnu/plus/loin", "en/nowhere/"])
def test_missing_page_leads_back(reader: Reader, path: str, width: int, scheme: Scheme) -> None:
    with reader.open(path, width=width, scheme=scheme, status=404) as visit:
        assert visit.overflow() == 0
        assert visit.list_barriers() == []
        visit.check()
        visit.page.locator("article").get_by_role("link").first.click()
        assert visit.page.url == reader.served.url
