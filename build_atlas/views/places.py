"""The places of France as small documents, for a look-up by name or postcode that loads only what it needs.

All keys of all places, sorted, are cut into pages of some kilobytes, like a telephone directory: whoever knows the
first key of each page opens the right one. A beginning that stands on too many pages, such as `sa`, has the places that
its reader most likely means on a page of a second book; a third holds beginnings of names, for what is mistyped.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, TypeVar

from build_atlas.documents import Document
from build_atlas.geo.folding import fold
from build_atlas.geo.gazetteer import Commune, Gazetteer
from build_atlas.geo.place_keys import list_inner_keys, list_leading_keys

T = TypeVar("T")
Book = Mapping[str, list[T]]
"""The pages of a book by the text from which on each holds all, in order."""

PLACES_FOLDER = "assets/places"
PAGE = 200
"""Keys on a page of names: about 4.7 kB gzipped."""

OPENED = 2
"""Pages of names that one look-up may open; a beginning that stands on more has its places in the second book."""

SHOWN = 12
"""Places for such a beginning, those that bear the whole name apart."""

BEGINNING = 9
"""Letters of a beginning: fewer leave too many guesses for a word mistyped, more weigh too much."""

PAGE_OF_LIKELY = 150
PAGE_OF_BEGINNINGS = 300
LAST = "\uffff"
"""Sorts after every letter of a key."""


@dataclass(frozen=True, slots=True)
class Place:
    """A name that leads to a commune of today: its own, or ``old``, that of a commune it took in."""

    commune: Commune
    old: str = ""

    @property
    def name(self) -> str:
        """The name it is looked up by."""
        return self.old or self.commune.name

    @property
    def row(self) -> list[Any]:
        """INSEE code, name, postcodes, population, latitude and longitude in degrees, and the old name if it is one."""
        commune = self.commune
        codes, point = " ".join(commune.postcodes), (round(commune.lat, 3), round(commune.lon, 3))
        row = [commune.insee, _set_apostrophes(commune.name), codes, commune.population or 0, *point]
        return [*row, _set_apostrophes(self.old)] if self.old else row


@dataclass(frozen=True, slots=True)
class Key:
    """A name or code that leads to a place; ``inner`` when it is only a later part of the name."""

    text: str
    place: Place
    inner: bool = False


def create_place_documents(gazetteer: Gazetteer) -> Iterator[Document]:
    """Every document of the look-up; ``place-pages.js`` reads them."""
    places = list_places(gazetteer)
    keys = sort_keys(places)
    names = bind_names(keys)
    likely = bind(list_crowded(keys, list(names)), PAGE_OF_LIKELY)
    spelling = bind(sort_beginnings(places), PAGE_OF_BEGINNINGS)
    departments = {department.code: department.name for department in gazetteer.departments.values()}
    books = {"names": list(names), "likely": list(likely), "spelling": list(spelling)}
    yield _document("index", {"departments": departments, **books})
    yield from (_document(f"names-{i}", list_rows(page)) for i, page in enumerate(names.values()))
    yield from (_document(f"likely-{i}", list_rows(page)) for i, page in enumerate(likely.values()))
    yield from (_document(f"spelling-{i}", sorted(set(page))) for i, page in enumerate(spelling.values()))


def _document(name: str, content: Any) -> Document:
    return Document(f"{PLACES_FOLDER}/{name}.json", json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _set_apostrophes(name: str) -> str:
    return name.replace("'", "’")


def list_places(gazetteer: Gazetteer) -> list[Place]:
    """Every commune of today, and every old name that is not that of its commune of today."""
    places = [Place(commune) for commune in gazetteer.communes.values()]
    for old in gazetteer.old_codes.values():
        commune = gazetteer.communes[old.today]
        if old.name and fold(old.name) != fold(commune.name):
            places.append(Place(commune, old.name))
    return places


def sort_keys(places: Iterable[Place]) -> list[Key]:
    """The keys of all places in order."""
    keys = (key for place in places for key in list_keys(place))
    return sorted(keys, key=lambda key: (key.text, key.place.commune.insee, key.place.old))


def list_keys(place: Place) -> Iterator[Key]:
    """All that leads to a place: names and their later parts; for a commune of today its codes too."""
    yield from (Key(text, place) for text in list_leading_keys(place.name))
    yield from (Key(text, place, inner=True) for text in list_inner_keys(place.name))
    if not place.old:
        yield from (Key(code, place) for code in place.commune.postcodes)
        yield Key(f"insee {place.commune.insee.lower()}", place)


def bind_names(keys: Sequence[Key]) -> Book[Key]:
    """Sorted keys as pages of about ``PAGE``; keys that are alike stay on one page."""
    alike = {text: list(group) for text, group in groupby(keys, key=lambda key: key.text)}
    pages = list(bind(alike, PAGE).values())
    firsts = (_shortest_after(before[-1].text, page[0].text) for before, page in pairwise(pages))
    return dict(zip(["", *firsts], pages, strict=True))


def _shortest_after(before: str, text: str) -> str:
    """The shortest beginning of ``text`` that sorts after ``before``."""
    return next(text[:end] for end in range(1, len(text) + 1) if text[:end] > before)


def bind(content: Mapping[str, list[T]], size: int) -> Book[T]:
    """What belongs to each text, in order, as pages of at least ``size``; no text is torn between two pages."""
    book: dict[str, list[T]] = {}
    page: list[T] = []
    for text, items in content.items():
        if not book or len(page) >= size:
            page = book.setdefault(text, [])
        page += items
    return book


def list_rows(keys: Iterable[Key]) -> list[list[Any]]:
    """The rows of some keys, each place once."""
    return [place.row for place in dict.fromkeys(key.place for key in keys)]


def count_opened(beginning: str, firsts: Sequence[str]) -> int:
    """How many pages of names may hold keys with this beginning."""
    return bisect_right(firsts, beginning + LAST) - max(bisect_right(firsts, beginning) - 1, 0)


def list_crowded(keys: Sequence[Key], firsts: Sequence[str]) -> Mapping[str, list[Key]]:
    """Each beginning that stands on too many pages, with the keys most likely meant; some page's first text has it."""
    texts = [key.text for key in keys]
    crowded: dict[str, list[Key]] = {}
    for beginning in sorted({text[:end] for text in firsts for end in range(1, len(text) + 1)}):
        if count_opened(beginning, firsts) > OPENED and not beginning.endswith(" "):
            start, end = bisect_left(texts, beginning), bisect_left(texts, beginning + LAST)
            crowded[beginning] = choose_likely(beginning, keys[start:end])
    return crowded


def choose_likely(beginning: str, keys: Sequence[Key]) -> list[Key]:
    """All that bear the whole name, then the most populous; one key a commune."""
    whole = [key for key in keys if key.text == beginning and not key.inner]
    others: dict[str, Key] = {}
    for key in sorted(keys, key=_order_of):
        others.setdefault(key.place.commune.insee, key)
    return whole + list(others.values())[:SHOWN]


def _order_of(key: Key) -> tuple[int, int, str, str]:
    """As ``places.js`` ranks beginnings: names of today, old names, later parts; then by population, greatest first."""
    place = key.place
    return (2 if key.inner else int(bool(place.old)), -(place.commune.population or 0), place.commune.insee, place.old)


def sort_beginnings(places: Iterable[Place]) -> Mapping[str, list[str]]:
    """The first letters of every name, listed under letters 1 and 2, and again under letters 3 and 4.

    One slip leaves one of the two pairs as it was, or shifts it by one letter: five lists hold every name that one slip
    can have made of what was typed.
    """
    beginnings = sorted({key[:BEGINNING] for place in places for key in list_leading_keys(place.name)})
    lists: dict[str, list[str]] = {}
    for beginning in beginnings:
        lists.setdefault(f"1{beginning[:2]}", []).append(beginning)
        lists.setdefault(f"3{beginning[2:4]}", []).append(beginning)
    return dict(sorted(lists.items()))
