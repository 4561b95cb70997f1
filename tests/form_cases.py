"""Wrong answers to the contribution form: what `atlas check` says of the same mistake in a file."""

from __future__ import annotations

import copy
import json
from typing import Any

import yaml
from places import VECTORS

from build_atlas.candidates import Candidate, Reference, create_candidate
from build_atlas.check import check_candidates
from build_atlas.load import load_bytes
from build_atlas.problems import set_apart
from build_atlas.vocabulary import Language

KNOWN = "activ-est-rennes"
"""A club that the atlas has."""

BASE: dict[str, Any] = {
    "name": "Club d’essai de Crest",
    "kind": "current",
    "acronym": "CEC",
    "summary": "Il réunit les entreprises de Crest.",
    "town": "Crest",
    "insee": "26108",
    "perimeter": {
        "words": "le canton de Crest",
        "scale": "canton",
        "shape": {"circle": {"radius_km": 8}, "drawn": {"basis": "editors", "reason": "Il comprend le canton."}},
    },
    "founded": {"year": 1992},
    "members": {"companies": 40, "jobs": 1500},
    "today": {
        "status": "active",
        "as_of": "2025",
        "successor": "Autre club",
        "website": "https://exemple.fr",
        "statements": ["Il se réunit.", {"text": "Il compte 40 membres.", "sources": [1]}],
        "sources": [{"title": "Le Journal", "url": "https://exemple.fr/club", "date": "2025-05"}],
    },
}
"""A right record that answers every question that can be answered wrongly."""

ANSWERS = {
    "name": "Club d’essai de Crest",
    "acronym": "CEC",
    "summary": "Il réunit les entreprises de Crest.",
    "year": "1992",
    "companies": "40",
    "jobs": "1500",
    "words": "le canton de Crest",
    "scale": "canton",
    "radius": "8",
    "drawn": "Il comprend le canton.",
    "status": "active",
    "successor": "Autre club",
    "as_of": "2025",
    "website": "https://exemple.fr",
    "statements": "Il se réunit.\nIl compte 40 membres. [1]",
    "source1_title": "Le Journal",
    "source1_url": "https://exemple.fr/club",
    "source1_date": "2025-05",
}
"""The same, as it is typed into the form; the town is chosen from a list."""


def read_vectors(name: str) -> list[dict[str, Any]]:
    """One file of what Python and JavaScript must both answer."""
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def create_record(path: str, value: Any) -> dict[str, Any]:
    """The right record with another value at a path, or without what stands there."""
    record = copy.deepcopy(BASE)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    node: Any = record
    for step in steps:
        node = node[step]
    if value is None:
        del node[last]
    else:
        node[last] = value
    return record


def load_record(record: dict[str, Any], slug: str = "x") -> Candidate:
    """A record as a file of that slug."""
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    return create_candidate(slug, load_bytes(text.encode(), f"clubs/{slug}.yml"))


def messages_of(case: dict[str, Any], reference: Reference, language: Language) -> list[str]:
    """What the checks say of the record of a case, in the order of their rules."""
    known = load_record({**BASE, "name": "Activ’Est"}, KNOWN)
    problems = check_candidates([known, load_record(create_record(case["path"], case["value"]))], reference)
    mine = [problem for problem in set_apart(problems) if problem.path == "clubs/x.yml"]
    return [problem.message(language) for problem in sorted(mine, key=lambda problem: problem.rule)]
