"""The documents of the place look-up: every place is found in them, and little is loaded."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from statistics import median
from typing import Any

import pytest
from places import VECTORS

from build_atlas.geo.folding import fold, list_readings
from build_atlas.geo.gazetteer import Gazetteer, distance_km
from build_atlas.geo.place_keys import list_inner_keys, list_leading_keys
from build_atlas.views.places import PLACES_FOLDER, bind, create_place_documents

LIMIT = 50_000
"""Gzipped bytes that one look-up may load."""


class Library:
    """The documents as the browser opens them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        documents = list(create_place_documents(gazetteer))
        self.texts = {d.uri.removeprefix(f"{PLACES_FOLDER}/").removesuffix(".json"): str(d.content) for d in documents}
        self.index: dict[str, Any] = json.loads(self.texts["index"])
        self.weights = {name: len(gzip.compress(text.encode(), 9)) for name, text in self.texts.items()}

    @cached_property
    def found(self) -> dict[str, set[tuple[str, str]]]:
        """INSEE code and name, or old name, of every row, by document of rows."""
        pages = {name: json.loads(text) for name, text in self.texts.items() if name.startswith(("names", "likely"))}
        return {name: {(row[0], (row[6:] or row[1:])[0]) for row in rows} for name, rows in pages.items()}

    def open(self, beginning: str) -> list[str]:
        """The documents a beginning leads to."""
        names: list[str] = self.index["names"]
        start, end = max(bisect_right(names, beginning) - 1, 0), bisect_right(names, beginning + "\uffff")
        if end - start > 2:
            return [f"likely-{max(bisect_right(self.index['likely'], beginning) - 1, 0)}"]
        return [f"names-{i}" for i in range(start, end)]

    def rows(self, beginning: str) -> set[tuple[str, str]]:
        """What those documents hold."""
        return set().union(*(self.found[name] for name in self.open(beginning)))

    def weigh(self, typed: str) -> int:
        """Bytes to type a text letter by letter: the index and all that each letter opens."""
        opened = {name for beginning in accumulate(typed) for name in self.open(beginning.strip())}
        return self.weights["index"] + sum(self.weights[name] for name in opened)


@pytest.fixture(scope="module")
def library(gazetteer: Gazetteer) -> Library:
    return Library(gazetteer)


def list_names(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """INSEE code of today and name, of today or old, as rows write it."""
    yield from ((commune.insee, commune.name.replace("'", "’")) for commune in gazetteer.communes.values())
    for old in gazetteer.old_codes.values():
        if old.name and fold(old.name) != fold(gazetteer.communes[old.today].name):
            yield old.today, old.name.replace("'", "’")


def test_every_name_of_today_or_before_is_found(gazetteer: Gazetteer, library: Library) -> None:
    lacking = [(insee, name) for insee, name in list_names(gazetteer) if (insee, name) not in library.rows(fold(name))]
    assert lacking == []


def test_every_name_is_found_without_its_article_and_by_its_later_words(gazetteer: Gazetteer, library: Library) -> None:
    """A word such as `montagne` starts too many names to show them all: the name is then found by its own beginning."""
    for insee, name in list_names(gazetteer):
        for key in [*list_leading_keys(name)[1:], *list_inner_keys(name)]:
            assert (insee, name) in library.rows(key) or library.open(key)[0].startswith("likely"), (name, key)


def test_every_postcode_and_code_is_found(gazetteer: Gazetteer, library: Library) -> None:
    for commune in gazetteer.communes.values():
        for key in [*commune.postcodes, f"insee {commune.insee.lower()}"]:
            assert commune.insee in {insee for insee, _ in library.rows(key)}, (commune, key)


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        ("s", "Strasbourg"),
        ("sa", "Saint-Étienne"),
        ("m", "Marseille"),
        ("7", "Paris"),
        ("y", "Y"),
        ("85", "La Roche-sur-Yon"),
    ],
)
def test_a_short_beginning_leads_to_the_likeliest(library: Library, beginning: str, name: str) -> None:
    assert name in {found for _, found in library.rows(beginning)}


def test_homonyms_all_stand_under_a_crowded_name(gazetteer: Gazetteer, library: Library) -> None:
    wanted = {(c.insee, c.name) for c in gazetteer.communes.values() if fold(c.name) == "saint martin"}
    assert len(wanted) > 3
    assert wanted <= library.rows("saint martin")


def test_a_look_up_loads_little(gazetteer: Gazetteer, library: Library) -> None:
    names = sorted({fold(name) for _, name in list_names(gazetteer)})
    codes = sorted({code for commune in gazetteer.communes.values() for code in commune.postcodes})
    weights = {typed: library.weigh(typed) for typed in [*names[::7], *codes[::7]]}
    worst = max(weights, key=lambda typed: weights[typed])
    assert weights[worst] <= LIMIT, f"{worst}: {weights[worst]} bytes"


def test_a_mistyped_name_loads_little(library: Library) -> None:
    """Five lists of beginnings and three pages come on top of what the typing loaded, two pages as a rule."""
    lists, pages = (
        median(weight for name, weight in library.weights.items() if name.startswith(kind))
        for kind in ("spelling", "names")
    )
    assert library.weights["index"] + 5 * lists + 5 * pages <= LIMIT


def test_rows_say_what_tells_homonyms_apart(library: Library) -> None:
    rows = [row for name in library.open("le vigan") for row in json.loads(library.texts[name])]
    vigan = [row for row in rows if row[0] in ("30350", "46334") and "Le Vigan" in row]
    assert [row[:3] for row in vigan] == [["30350", "Le Vigan", "30120"], ["46334", "Le Vigan-en-Quercy", "46300"]]
    assert vigan[1][6] == "Le Vigan"
    assert library.index["departments"]["30"] == "Gard"


def test_two_runs_are_the_same(gazetteer: Gazetteer) -> None:
    assert list(create_place_documents(gazetteer)) == list(create_place_documents(gazetteer))


def test_pages_are_filled_in_order_and_no_text_is_torn() -> None:
    content = {"a": [1, 2], "b": [3], "c": [4, 5, 6, 7], "d": [8]}
    assert bind(content, 3) == {"a": [1, 2, 3], "c": [4, 5, 6, 7], "d": [8]}


def vectors(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("vector", vectors("fold"), ids=lambda vector: vector["text"])
def test_texts_fold_as_in_the_browser(vector: dict[str, Any]) -> None:
    assert fold(vector["text"]) == vector["folded"]
    assert list(list_readings(vector["text"])) == vector["readings"]


@pytest.mark.parametrize("vector", vectors("place_keys"), ids=lambda vector: vector["name"])
def test_keys_are_those_of_the_browser(vector: dict[str, Any]) -> None:
    assert list(list_leading_keys(vector["name"])) == vector["leading"]
    assert list(list_inner_keys(vector["name"])) == vector["inner"]


@pytest.mark.parametrize("vector", vectors("distance"), ids=lambda vector: str(vector["to"]))
def test_distances_are_those_of_the_browser(vector: dict[str, Any]) -> None:
    assert distance_km(*vector["from"], *vector["to"]) == pytest.approx(vector["km"], abs=1e-6)
