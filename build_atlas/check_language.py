"""A guess that a text stands in the wrong language: a warning, as no detector is sure of names and short sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from build_atlas.load import Loaded
from build_atlas.nodes import Keys
from build_atlas.pairs import Pair
from build_atlas.problems import Problem
from build_atlas.vocabulary import LANGUAGES, Language

SHORTEST = 8
"""Words of a text that can be judged: on all texts of the atlas, shorter ones gave the only false alarms."""
SURE = 0.9
NAMED = re.compile(r"«[^»]*»|“[^”]*”|\([^)]*\)|\b[A-ZÀ-Ý][\w’'-]*|\d[\d.,]*")
"""What says nothing of the language: a title, an explanation, a name, a number."""


def check_languages(loaded: Loaded, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A warning for each text that reads like the other language."""
    for pair in pairs:
        yield from _check_text(loaded, pair.french_path, pair.french, "fr")
        yield from _check_text(loaded, pair.english_path, pair.english, "en")


def _check_text(loaded: Loaded, path: Keys, text: str | None, expected: Language) -> Iterator[Problem]:
    guessed = guess_language(text or "")
    if guessed not in (None, expected):
        yield loaded.problem(path, f"reads_like_{guessed}", value=text)


def guess_language(text: str) -> Language | None:
    """French or English; None where the text is too short or the detector unsure."""
    plain = NAMED.sub(" ", text)
    if len(plain.split()) < SHORTEST:
        return None
    code, probability = _load_detector().classify(plain)
    return code if probability >= SURE else None


@cache
def _load_detector() -> Any:
    # Takes most of a second: not before a text is judged. py3langid is small, needs NumPy alone and no network.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages(LANGUAGES)
    return detector
