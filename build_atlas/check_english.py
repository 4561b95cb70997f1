"""The English of a record or a lesson mirrors its French: nothing more, nothing less, the same numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from build_atlas.candidates import Candidate, Reference
from build_atlas.explain import hint
from build_atlas.load import Loaded
from build_atlas.numerals import list_numbers
from build_atlas.pairs import Pair, list_pairs
from build_atlas.problems import Problem
from build_atlas.schema import TEXT_FIELDS, Club
from build_atlas.schema.english import English


def check_english(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A record that is translated is translated whole; one without ``en`` is shown in French."""
    if club.en is None:
        return
    yield from _check_lengths(candidate, club)
    yield from _check_pending(candidate, club.en)
    pairs = tuple(list_pairs(club))
    for pair in pairs:
        waits = pair.english is None and pair.english_path[1] in club.en.pending
        if (pair.french is None) != (pair.english is None) and not waits:
            rule = "english_missing" if pair.english is None else "english_extra"
            yield candidate.problem(*pair.english_path, rule=rule, value=pair.french or pair.english)
    yield from check_numbers(candidate.loaded, pairs)


def _check_lengths(candidate: Candidate, club: Club) -> Iterator[Problem]:
    for name, expected in _lengths(club).items():
        length = len(getattr(club.en, name))
        waits = not length and club.en is not None and name in club.en.pending
        if length != expected and not waits:
            yield candidate.problem("en", name, rule="english_length", length=length, expected=expected)


def _check_pending(candidate: Candidate, english: English) -> Iterator[Problem]:
    """What waits for a translator is one of the keys, and has no English yet."""
    for i, name in enumerate(english.pending):
        if name not in English.model_fields or name == "pending":
            near = hint(name, English.model_fields)
            yield candidate.problem("en", "pending", i, rule="unknown_field", value=name, hint=near)
        elif getattr(english, name):
            yield candidate.problem("en", "pending", i, rule="english_not_pending", value=name)


def remind_pending(candidate: Candidate) -> Iterator[Problem]:
    """A warning for each text that waits for a translator."""
    waiting = candidate.club.en.pending if candidate.club and candidate.club.en else ()
    for i, name in enumerate(waiting):
        yield candidate.problem("en", "pending", i, rule="english_pending", value=name)


def _lengths(club: Club) -> Mapping[str, int]:
    """How many items each translated list has in French."""
    lists = ("ambition", "people", "budget", "nearby", "divergences", *TEXT_FIELDS)
    today = len(club.today.statements) if club.today else 0
    told = sum(change.words is not None for change in club.changes)
    return {"today": today, "changes": told, **{name: len(getattr(club, name)) for name in lists}}


def check_numbers(loaded: Loaded, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A text states the same numbers in both languages."""
    for pair in pairs:
        if pair.french is None or pair.english is None:
            continue
        french, english = list_numbers(pair.french), list_numbers(pair.english)
        if french != english:
            ours, theirs = _list(french - english), _list(english - french)
            yield loaded.problem(pair.english_path, "english_numbers", french=ours, english=theirs)


def _list(numbers: Collection[str]) -> str:
    return ", ".join(sorted(numbers, key=float)) or "–"
