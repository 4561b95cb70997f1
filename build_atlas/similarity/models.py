"""The models of every club of an atlas, for its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from build_atlas.model import Entry
from build_atlas.similarity.features import Features, features_of
from build_atlas.similarity.matrix import find_models
from build_atlas.similarity.ranking import Match, create_match, group, sort_matches

COUNT = 5


def models_of(entries: Sequence[Entry]) -> Mapping[str, Sequence[Match]]:
    """The clubs of the study most like each club, by its slug.

    Clubs of today are models for plans alone: how one of them fared no study says.
    """
    features = {entry.slug: features_of(entry.club) for entry in entries}
    return match_all(features, {e.slug: features[e.slug] for e in entries if e.club.kind != "current"}, COUNT)


def match_all(clubs: Mapping[str, Features], models: Mapping[str, Features], count: int) -> dict[str, list[Match]]:
    """What ``rank`` would put first for each club among the models without itself, for all at once."""
    groups = group(models)
    stated = list(groups)
    # One more than is shown, for the club's own group, which stands apart: it may be empty without the club.
    found = find_models(list(clubs.values()), stated, count + 1)
    return {
        slug: _match(slug, ours, [stated[i] for i in row if stated[i] != ours][:count], groups, count)
        for (slug, ours), row in zip(clubs.items(), found, strict=True)
    }


def _match(
    slug: str, ours: Features, others: Sequence[Features], groups: Mapping[Features, Sequence[str]], count: int
) -> list[Match]:
    matches = [create_match(ours, theirs, groups[theirs]) for theirs in others]
    own = [other for other in groups.get(ours, ()) if other != slug]
    return sort_matches([*matches, *([create_match(ours, ours, own)] if own else [])])[:count]
