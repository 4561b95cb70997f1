"""Pages and data files of the small atlas, character for character (rewrite with --update-golden)."""

from __future__ import annotations

import pytest
from conftest import CompareGolden
from places import GOLDEN, ROOT

from build_atlas.model import Atlas
from build_atlas.site import build_site
from build_atlas.views.renderer import Renderer

PAGES = (
    "clubs/atelier-de-la-vallee.md",
    "clubs/pont-des-metiers.md",
    "clubs/relais-des-iles.md",
    "clubs/index.md",
    "listes.md",
    "territoires/t2.md",
    "territoires/t1.md",
    "categories/b2.md",
    "departements/79.md",
    "a-verifier.md",
    "changements.md",
    "feed.xml",
)
DATA = (
    "data/v1/clubs.json",
    "data/v1/clubs.geojson",
    "data/v1/clubs.csv",
    "data/v1/club.schema.json",
    "data/v1/changes.json",
)


@pytest.fixture(scope="module")
def sites(small_atlas: Atlas, french: Renderer, english: Renderer) -> dict[str, dict[str, str]]:
    """The text documents of both editions by address."""
    return {
        renderer.language: {
            document.uri: document.content
            for document in build_site(small_atlas, renderer.site, ROOT / "docs" / "assets")
            if isinstance(document.content, str)
        }
        for renderer in (french, english)
    }


@pytest.mark.parametrize("uri", PAGES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages(sites: dict[str, dict[str, str]], language: str, uri: str, compare_golden: CompareGolden) -> None:
    compare_golden(f"{language}/{uri}", sites[language][uri])


@pytest.mark.parametrize("uri", DATA)
def test_data(sites: dict[str, dict[str, str]], uri: str, compare_golden: CompareGolden) -> None:
    compare_golden(uri, sites["fr"][uri])


def test_data_and_places_stand_in_the_french_edition_alone(sites: dict[str, dict[str, str]]) -> None:
    once = ("data/", "assets/places/")
    assert not [uri for uri in sites["en"] if uri.startswith(once)]
    assert sites["en"].keys() == {uri for uri in sites["fr"] if not uri.startswith(once)}


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{language}/{uri}" for language in ("fr", "en") for uri in PAGES} | set(DATA)
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()} == expected


def test_two_builds_are_the_same(small_atlas: Atlas, french: Renderer) -> None:
    one, other = (build_site(small_atlas, french.site, ROOT / "docs" / "assets") for _ in range(2))
    assert one == other
    assert [document.uri for document in one] == sorted(document.uri for document in one)


def test_a_difference_is_shown_line_by_line(
    compare_golden: CompareGolden, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pytestconfig.option, "update_golden", False)
    text = (GOLDEN / "fr/listes.md").read_text(encoding="utf-8")
    with pytest.raises(pytest.fail.Exception) as failure:
        compare_golden("fr/listes.md", text.replace("title:", "TITLE:", 1))
    lines = str(failure.value).splitlines()
    assert "-title: Parcourir les clubs" in lines
    assert "+TITLE: Parcourir les clubs" in lines
    assert len(lines) < 12
