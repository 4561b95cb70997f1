"""What the search indexes of a page, the words it suggests, the file its script reads."""

from __future__ import annotations

import gzip
import json

import pytest

from build_atlas.model import Atlas
from build_atlas.search.pages import create_indexed_page, group_of, join_words, split_words, text_of
from build_atlas.search.stable import IndexFailedError, name_index, sort_filters
from build_atlas.search.words import LIMIT, create_vocabulary
from build_atlas.views.renderer import Renderer
from build_atlas.views.search import create_search_document, list_known, list_synonyms


def page(article: str, language: str = "fr") -> str:
    return f'<!doctype html><html lang="{language}" class="no-js"><body><p>menu</p>{article}<p>pied</p></body></html>'


@pytest.mark.parametrize(
    ("uri", "group"),
    [
        ("clubs/meito.md", "clubs"),
        ("clubs/index.md", "pages"),
        ("departements/85.md", "places"),
        ("regions/52.md", "places"),
        ("enseignements/regles.md", "lessons"),
        ("enseignements/index.md", "pages"),
        ("etude/glossaire.md", "pages"),
        ("territoires/t1.md", "pages"),
        ("index.md", "pages"),
    ],
)
def test_every_page_has_its_group(uri: str, group: str) -> None:
    assert group_of(uri) == group


def test_an_elision_and_a_ligature_are_split() -> None:
    assert split_words("L’œuvre d'un club&#39;s cœur").replace("\u2060", "") == "L’ oeuvre d’ un club’ s coeur"


@pytest.mark.parametrize(
    "text", ["L’œuvre du cœur, aujourd’hui", "Œdème et ÆTHER", "« d’abord »", "the clubs’ dues", "a b"]
)
def test_splitting_can_be_undone(text: str) -> None:
    assert join_words(split_words(text)) == text


def test_the_article_alone_is_indexed() -> None:
    found = create_indexed_page(page("<article class=a data-pagefind-body><h1>Nom</h1></article>", "en"))
    assert found is not None
    assert found.language == "en"
    assert "Nom" in found.content
    assert "menu" not in found.content
    assert "pied" not in found.content


def test_a_page_that_asks_for_no_place_is_left_out() -> None:
    assert create_indexed_page(page("<article><h1>404</h1></article>")) is None


def test_facts_read_as_sentences() -> None:
    found = create_indexed_page(page("<article data-pagefind-body><dt>Sigle</dt><dd>CCI</dd><dd>Oui.</dd></article>"))
    assert found is not None
    assert "<dt>Sigle :</dt><dd>CCI.</dd><dd>Oui.</dd>" in found.content


def test_text_is_what_can_be_searched() -> None:
    text = text_of('<div data-known="85500 Sabl&eacute;sien">a<script>b</script><nav>c</nav> &lt;d&gt;</div>')
    assert text.split() == ["a", "<d>", "85500", "Sablésien"]


def test_the_vocabulary_stands_by_frequency() -> None:
    rows = json.loads(create_vocabulary(["Cœur métal rare", "métal cœur", "métal, le R14 métal", "métal"]))
    assert rows == ["rare", "cœur", "métal"]
    assert json.loads(create_vocabulary([])) == []


def test_the_vocabulary_keeps_the_frequent_words() -> None:
    words = [f"mot{a}{b}{c}" for a in LETTERS for b in LETTERS for c in LETTERS]
    rows = json.loads(create_vocabulary([" ".join(words), "zebre zones", "zebre"]))
    assert sum(len(row.split()) for row in rows) == LIMIT
    assert rows[-1] == "zebre"


CODES = ("T1", "T2", "T3", "B1", "B2", "B3")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def test_acronyms_and_full_names_are_synonyms() -> None:
    assert ("cci", "chambre de commerce") in list(list_synonyms("fr"))
    assert ("cci", "chamber of commerce and industry") in list(list_synonyms("en"))
    assert all("(" not in full for _, full in list_synonyms("en"))


def test_each_edition_names_both_indexes(french: Renderer, english: Renderer) -> None:
    one, other = (json.loads(create_search_document(renderer).content) for renderer in (french, english))
    assert (one["index"], one["other"]) == ("pagefind/fr/", "pagefind/en/")
    assert (other["index"], other["other"]) == ("../pagefind/en/", "../pagefind/fr/")
    assert [group["code"] for group in one["groups"]] == ["clubs", "lessons", "places", "pages"]
    assert [choice["code"] for facet in one["facets"] for choice in facet["choices"]] == [*CODES]
    assert one["words"].keys() == other["words"].keys()


def test_a_club_is_known_by_its_postcodes_and_codes(small_atlas: Atlas) -> None:
    for entry in small_atlas.entries:
        known = list_known(entry).split()
        assert set(entry.commune.postcodes) | {entry.club.insee} <= set(known)
        assert set(entry.club.sections) <= set(known)


def meta(*filters: str) -> bytes:
    """What Pagefind writes: other things, then each filter with the name of its file."""
    pairs = b"".join(bytes((0x82, 0x60 + len(name))) + f"{name}jfr_{i:07x}".encode() for i, name in enumerate(filters))
    return gzip.compress(b"pagefind_dcd\x83csevcvim" + pairs + b"\x80")


def test_filters_are_sorted_and_nothing_else_is_touched() -> None:
    content = gzip.decompress(sort_filters(meta("pages", "B2", "clubs"), 3))
    assert content.startswith(b"pagefind_dcd\x83csevcvim\x82bB2")
    assert content.index(b"B2") < content.index(b"clubs") < content.index(b"pages")
    assert sorted(content) == sorted(gzip.decompress(meta("pages", "B2", "clubs")))


def test_an_index_of_another_kind_is_refused() -> None:
    with pytest.raises(IndexFailedError, match="renewed"):
        sort_filters(meta("pages", "clubs"), 3)


def test_an_index_is_named_after_its_content() -> None:
    entry = '{"version":"1.5.2","languages":{"fr":{"hash":"fr_1","wasm":"fr","page_count":2}}}'
    one, other = name_index(entry, b"a"), name_index(entry, b"b")
    assert one[1] != other[1]
    assert json.loads(one[0])["languages"]["fr"] == {"hash": one[1], "wasm": "fr", "page_count": 2}
