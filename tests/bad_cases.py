"""The tables of bad files: how tests/data/bad/*.txt are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

TABLES = Path(__file__).parent / "data" / "bad"
BASE = {
    "name": "name: Un club d’essai",
    "kind": "kind: mentioned",
    "sections": "sections: [II-B3-6]",
    "summary": "summary: Un club qui n’existe pas.",
    "town": "town: Crest",
    "insee": 'insee: "26108"',
    "territory": "territory: {code: T3, basis: report, section: II-B3-6}",
    "category": "category: {code: B3, basis: report, section: II-B3-6}",
    "situation": "situation: {code: active, basis: report, section: II-B3-6}",
    "perimeter": "perimeter: {words: la vallée, scale: basin, "
    "shape: {circle: {radius_km: 12}, drawn: {basis: editors, reason: Ainsi.}}}",
}
TITLE = re.compile(r"(?P<title>[^(\n]+?)(?: \((?P<option>alone|without (?P<keys>[\w, ]+))\))?\n")


@dataclass(frozen=True, slots=True)
class Case:
    """One bad file: what it is called, its text, and the lines that it must give, without its path."""

    title: str
    text: str
    expected: tuple[str, ...]


def create_text(head: str, without: frozenset[str] = frozenset()) -> str:
    """A right record with some lines in place of its own."""
    given = set(re.findall(r"^(\w+):", head, re.MULTILINE)) | without
    return "\n".join([head, *(line for key, line in BASE.items() if key not in given), ""])


def read_cases(table: str, folder: Path = TABLES) -> list[Case]:
    """Every case of a table."""
    text = (folder / f"{table}.txt").read_text(encoding="utf-8")
    return [_create_case(block) for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def _create_case(block: str) -> Case:
    found = TITLE.match(block)
    if found is None:
        raise ValueError(f"no title: {block[:40]}")
    head, expected = re.split(r"^---$\n?", block[found.end() :], maxsplit=1, flags=re.MULTILINE)
    head = head.removesuffix("\n")
    if found["option"] == "alone":
        text = f"{head}\n"
    else:
        text = create_text(head, frozenset((found["keys"] or "").split(", ")))
    return Case(found["title"], text, tuple(line for line in expected.splitlines() if line))
