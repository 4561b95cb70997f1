"""The glossary, and the acronyms explained where they stand."""

from __future__ import annotations

import pytest

from build_atlas.geo.folding import fold
from build_atlas.glossary import load_glossary
from build_atlas.views.terms import explain_terms
from build_atlas.vocabulary import load_outline

PAGE = "clubs/meito.md"


def explained(html: str) -> str:
    return explain_terms(html, PAGE, "fr")


def test_the_first_mention_links_to_the_glossary() -> None:
    html = explained("<p>La DATAR, puis la DATAR.</p>")
    assert html.startswith('<p>La <a class="term" href="../../etude/glossaire/#datar" data-explain="Délégation')
    assert html.endswith(">DATAR</a>, puis la DATAR.</p>")


def test_the_spelling_of_the_study_counts_too() -> None:
    assert '#cci" data-explain="Chambre' in explained("<p>la C.C.I. de Roanne</p>")
    assert ">C.C.I.</a>" in explained("<p>la C.C.I. de Roanne</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<a href='x'>DATAR</a>",
        "<h2>La DATAR</h2>",
        "<p title='DATAR'>rien</p>",
        "<svg><text>DATAR</text></svg>",
        "<script>DATAR</script>",
        "<code>DATAR</code>",
        "<p>DATARIN, xDATAR, DATAR-2, 2-DATAR</p>",
        "<th>DATAR</th>",
    ],
)
def test_what_is_left_alone(html: str) -> None:
    assert explained(html) == html


def test_text_after_a_closed_element_is_explained() -> None:
    assert ">DATAR</a>" in explained("<p><a href='x'>lien</a> de la DATAR</p>")


def test_an_english_page_explains_in_english() -> None:
    assert "Regional" in explain_terms("<p>DRIRE</p>", PAGE, "en")


@pytest.mark.parametrize(
    ("said", "anchor", "explained"),
    [
        ("two cantons", "canton", "The district that elects"),
        ("the chamber of commerce", "cci", "The public body"),
        ("under the law of 1901", "loi-1901", "The law that lets anyone"),
        ("a grouping of communes", "communaute-de-communes", "Communes joined"),
    ],
)
def test_an_english_page_explains_french_institutions(said: str, anchor: str, explained: str) -> None:
    html = explain_terms(f"<p>{said}</p>", PAGE, "en")
    assert f'etude/glossaire/#{anchor}" data-explain="{explained}' in html
    assert explain_terms(f"<p>{said}</p>", PAGE, "fr") == f"<p>{said}</p>" or anchor == "canton"


def test_every_term_is_whole() -> None:
    terms = load_glossary()
    outline = load_outline()
    assert len(terms) >= 90
    assert [fold(t.term) for t in terms] == sorted(fold(t.term) for t in terms)
    assert len({t.anchor for t in terms}) == len(terms)
    for term in terms:
        assert term.meaning.fr, term.term
        assert term.meaning.en, term.term
        assert bool(term.today) == bool(term.pages), term.term
        assert all(page.address for page in term.pages), term.term
        assert all(outline.cites(section) for section in term.sections), term.term


@pytest.mark.parametrize("term", ["DRIRE", "CIADT", "ANPE", "conseil général", "région", "DATAR", "CCI", "SIVOM"])
def test_the_terms_a_reader_asks_for(term: str) -> None:
    assert term in {one.term for one in load_glossary()}
