"""The English of a record mirrors its French: same keys, same number of items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_atlas.candidates import Candidate, Reference
from build_atlas.problems import Problem
from build_atlas.schema import TEXT_FIELDS, Club


def check_english(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A list that is translated is translated whole."""
    if club.en is None:
        return
    for name, expected in _lengths(club).items():
        length = len(getattr(club.en, name))
        if length and length != expected:
            yield candidate.problem("en", name, rule="english_length", length=length, expected=expected)


def _lengths(club: Club) -> Mapping[str, int]:
    """How many items each translated list has in French."""
    lists = ("ambition", "people", "budget", "divergences", *TEXT_FIELDS)
    today = len(club.today.statements) if club.today else 0
    return {"today": today, **{name: len(getattr(club, name)) for name in lists}}
