"""The vocabulary that answers « did you mean »: the words of the pages, the frequent ones first."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable

LIMIT = 12_000
"""Words kept; as many gzip to some 45 kB."""
WORD = re.compile(r"[^\W\d_]{4,24}")


def list_words(text: str) -> set[str]:
    """The words of a page that are worth a suggestion, in lower case, accents kept."""
    return set(WORD.findall(text.lower()))


def create_vocabulary(texts: Iterable[str]) -> str:
    """JSON: a list of texts, each the words that stand in 1, 2 to 3, 4 to 7, 8 to 15 … pages, separated by spaces.

    ``texts`` are those of the pages. Alphabetical order within a class is what compresses best.
    """
    pages: Counter[str] = Counter()
    for text in texts:
        pages.update(list_words(text))
    kept = sorted(pages, key=lambda word: (-pages[word], word))[:LIMIT]
    classes: dict[int, list[str]] = {}
    for word in sorted(kept):
        classes.setdefault(pages[word].bit_length() - 1, []).append(word)
    rows = [" ".join(classes.get(rank, ())) for rank in range(max(classes, default=-1) + 1)]
    return json.dumps(rows, ensure_ascii=False, indent=0) + "\n"
