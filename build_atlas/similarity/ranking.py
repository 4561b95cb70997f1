"""Who is proposed as a model, from the most alike on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from build_atlas.similarity.features import Features
from build_atlas.similarity.score import Comparison, compare

DIGITS = 9
"""Scores are equal when they agree to this many digits: sums in another order end on other last bits."""

Groups = Mapping[Features, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Match:
    """A club proposed as a model, and those that state exactly the same as it does."""

    slug: str
    comparison: Comparison
    twins: tuple[str, ...] = ()


def rank(ours: Features, clubs: Mapping[str, Features]) -> list[Match]:
    """The clubs from the most alike on, equal scores by slug; the order of ``clubs`` plays no part.

    Clubs that state the same in every part, such as those the study describes together,
    are one line: the first by slug, with the others as its twins.
    """
    return sort_matches(create_match(ours, theirs, slugs) for theirs, slugs in group(clubs).items())


def group(clubs: Mapping[str, Features]) -> Groups:
    """The slugs of the clubs that state the same, in their order."""
    groups: dict[Features, list[str]] = {}
    for slug in sorted(clubs):
        groups.setdefault(clubs[slug], []).append(slug)
    return groups


def create_match(ours: Features, theirs: Features, slugs: Sequence[str]) -> Match:
    """What one group of clubs is to us."""
    return Match(slugs[0], compare(ours, theirs), tuple(slugs[1:]))


def sort_matches(matches: Iterable[Match]) -> list[Match]:
    """The best first; equal scores by slug."""
    return sorted(matches, key=lambda match: (-round(match.comparison.score, DIGITS), match.slug))
