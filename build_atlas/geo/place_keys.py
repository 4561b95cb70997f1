"""The folded forms under which a place name is looked up.

`docs/assets/javascripts/place-keys.js` does the same in the browser: `tests/data/vectors/place_keys.json` holds both to
one answer.
"""

from __future__ import annotations

from build_atlas.geo.folding import fold

OPENERS = frozenset({"la", "le", "les", "l", "saint", "sainte"})
"""Words at the start of a name that people leave out."""

SMALL_WORDS = OPENERS | {"de", "du", "des", "d", "sur", "sous", "en", "et", "a", "au", "aux", "lez", "pres"}
"""Words within a name that nobody looks a place up by."""


def list_leading_keys(name: str) -> tuple[str, ...]:
    """The name folded, then without each of its openers in turn: `les sables d olonne`, `sables d olonne`."""
    words = fold(name).split()
    return tuple(" ".join(words[start:]) for start in range(_count_openers(words) + 1))


def list_inner_keys(name: str) -> tuple[str, ...]:
    """The name from each later word that matters, to its end: `olonne` for Les Sables-d'Olonne."""
    words = fold(name).split()
    later = range(_count_openers(words) + 1, len(words))
    inner = (start for start in later if len(words[start]) > 2 and words[start] not in SMALL_WORDS)
    return tuple(" ".join(words[start:]) for start in inner)


def _count_openers(words: list[str]) -> int:
    """How many openers the name starts with; its last word is never one."""
    count = 0
    while count < len(words) - 1 and words[count] in OPENERS:
        count += 1
    return count
