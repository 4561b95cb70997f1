"""Bring the many spellings of a place name to one.

`docs/assets/javascripts/fold.js` does the same in the browser: `tests/data/vectors/fold.json` holds both to one answer.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_UNDER = re.compile(r"(?<![^\W_])s\s*/\s*s(?![^\W_])")
_SLASH = re.compile(r"(?<![^\W_])s\s*/")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "\u02bc": " "})  # U+02BC: an apostrophe that counts as a letter
_ABBREVIATIONS = {"st": "saint", "ste": "sainte"}


def fold(text: str) -> str:
    """Return `text` as lower-case words without accents, separated by single spaces.

    Apostrophes, hyphens and other signs separate words; `œ` is `oe`; `St` and `Ste` are written out:
    `St-Étienne` and `saint etienne` fold alike; `s/` is `sur` and `s/s` is `sous`. Folding twice changes nothing more.
    """
    plain = _strip_accents(text).translate(_LIGATURES)
    words = _WORD.findall(_SLASH.sub(" sur ", _UNDER.sub(" sous ", plain)))
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def list_readings(text: str) -> tuple[str, ...]:
    """What somebody who typed `text` may mean, folded, the likeliest first.

    `s/` may stand for `sous` too, and `st` at the end may be the beginning of `strasbourg`.
    """
    plain = _strip_accents(text).translate(_LIGATURES)
    readings = [fold(text), fold(_SLASH.sub(" sous ", plain))]
    words = _WORD.findall(plain)
    if words and words[-1] in _ABBREVIATIONS:
        readings.append(" ".join([*fold(text).split()[:-1], words[-1]]))
    return tuple(dict.fromkeys(readings))


def _strip_accents(text: str) -> str:
    """Lower the case and drop combining marks; done again until stable, since each step can feed the other."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return plain if plain == text else _strip_accents(plain)
