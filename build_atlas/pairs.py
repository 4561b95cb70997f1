"""Each text of a record or a lesson in both languages, with the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_atlas.nodes import Keys
from build_atlas.schema import TEXT_FIELDS, Club, Lesson
from build_atlas.schema.english import English
from build_atlas.schema.lesson import Both, Title

CLASSES = ("territory", "category", "situation")
DIVERGENCE_TEXTS = ("sheet", "text", "reason")


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of ours: where its French and its English stand, and what they say; None where one is not there."""

    french_path: Keys
    english_path: Keys
    french: str | None
    english: str | None


def list_pairs(club: Club) -> Iterator[Pair]:
    """Every text of a record that has its English under ``en``; the lists as far as the shorter of the two goes."""
    english = club.en or English()
    yield Pair(("summary",), ("en", "summary"), club.summary, english.summary)
    yield from _list_grounds(club, english)
    yield from _list_perimeter(club, english)
    yield from _list_changes(club, english)
    for french_path, english_path, ours, theirs in _list_lists(club, english):
        for i, (one, other) in enumerate(zip(ours, theirs, strict=False)):
            yield Pair(_insert(french_path, i), _insert(english_path, i), one, other)


def _list_grounds(club: Club, english: English) -> Iterator[Pair]:
    """Why the club is classed as it is."""
    for name in CLASSES:
        ground, translated = getattr(club, name), getattr(english, name)
        ours, theirs = ground and ground.reason, translated and translated.reason
        yield Pair((name, "reason"), ("en", name, "reason"), ours, theirs)


def _list_perimeter(club: Club, english: English) -> Iterator[Pair]:
    """The area in words, and what its drawing rests on."""
    words, drawn = None, None
    if club.perimeter:
        words, drawn = club.perimeter.words, club.perimeter.shape.drawn.reason
    yield Pair(("perimeter", "words"), ("en", "perimeter"), words, english.perimeter)
    yield Pair(("perimeter", "shape", "drawn", "reason"), ("en", "drawn"), drawn, english.drawn)


def _list_changes(club: Club, english: English) -> Iterator[Pair]:
    """What was said of a change; most say nothing, and have no place in the English list."""
    told = [(i, change.words) for i, change in enumerate(club.changes) if change.words]
    for place, ((i, words), theirs) in enumerate(zip(told, english.changes, strict=False)):
        yield Pair(("changes", i, "words"), ("en", "changes", place), words, theirs)


Texts = tuple[str, ...]


def _list_lists(club: Club, english: English) -> Iterator[tuple[Keys, Keys, Texts, Texts]]:
    """The lists of texts: the place of an item in French and in English, with None for its number."""
    item = "#"
    yield ("ambition", item, "reason"), ("en", "ambition", item, "reason"), *_both(club, english, "ambition", "reason")
    for name in DIVERGENCE_TEXTS:
        ours, theirs = _both(club, english, "divergences", name)
        yield ("divergences", item, name), ("en", "divergences", item, name), ours, theirs
    yield ("people", item, "role"), ("en", "people", item), tuple(one.role for one in club.people), english.people
    yield ("budget", item, "label"), ("en", "budget", item), tuple(one.label for one in club.budget), english.budget
    said = tuple(told.text for told in club.today.statements) if club.today else ()
    yield ("today", "statements", item), ("en", "today", item), said, english.today
    yield ("nearby", item, "text"), ("en", "nearby", item), tuple(one.text for one in club.nearby), english.nearby
    for name in TEXT_FIELDS:
        ours = tuple(statement.text for statement in getattr(club, name))
        yield (name, item), ("en", name, item), ours, getattr(english, name)


def _both(club: Club, english: English, name: str, part: str) -> tuple[Texts, Texts]:
    ours, theirs = (tuple(getattr(one, part) for one in getattr(record, name)) for record in (club, english))
    return ours, theirs


def _insert(path: Keys, number: int) -> Keys:
    """The path with the number of the item in place of its sign."""
    return tuple(number if step == "#" else step for step in path)


def list_lesson_pairs(lesson: Lesson) -> Iterator[Pair]:
    """Every text of a lesson; the schema asks for both languages of each."""
    texts: dict[Keys, Title | Both | None] = {
        ("title",): lesson.title,
        ("statement",): lesson.statement,
        ("note",): lesson.note,
    }
    texts |= {("figures", i): figure for i, figure in enumerate(lesson.figures)}
    texts |= {("clubs", i, "why"): bearing.why for i, bearing in enumerate(lesson.clubs)}
    for path, both in texts.items():
        if both is not None:
            yield Pair((*path, "fr"), (*path, "en"), both.fr, both.en)
