"""Bring the many spellings of a place name to one."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_ABBREVIATIONS = {"st": "saint", "ste": "sainte"}


def fold(text: str) -> str:
    """Return `text` as lower-case words without accents, separated by single spaces.

    Apostrophes, hyphens and other signs separate words; `œ` is `oe`; `St` and `Ste` are written out:
    `St-Étienne` and `saint etienne` fold alike. Folding twice changes nothing more.
    """
    words = _WORD.findall(_strip_accents(text).translate(_LIGATURES))
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def _strip_accents(text: str) -> str:
    """Lower the case and drop combining marks; done again until stable, since each step can feed the other."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return plain if plain == text else _strip_accents(plain)
