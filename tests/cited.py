"""Records that differ by the one source of today they cite, or by what they say of today."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bad_cases import create_text

from build_atlas.candidates import Candidate, create_candidate
from build_atlas.load import load_bytes

HEAD = "kind: current\ntoday:\n  status: unknown\n  sources:\n  - {"
LINE = 5
"""The line on which the source stands."""


def create_citing(sources: Sequence[str]) -> list[Candidate]:
    """One record for each source, given as keys of YAML: club-0.yml, club-1.yml …"""
    titled = [source if "title:" in source else f"title: Un titre, {source}" for source in sources]
    return [_create(f"club-{i}", create_text(f"{HEAD}{source}}}")) for i, source in enumerate(titled)]


def create_current(told: str, url: str, date: str, **keys: Any) -> Candidate:
    """A club of today with one statement and one source, and some keys in place of its own."""
    today = {"status": "unknown", "statements": [told], "sources": [{"title": "Un titre", "url": url, "date": date}]}
    stated = {"kind": "current", "today": today, **keys}
    return _create("club", create_text("\n".join(f"{key}: {json.dumps(value)}" for key, value in stated.items())))


def _create(slug: str, text: str) -> Candidate:
    return create_candidate(slug, load_bytes(text.encode(), f"{slug}.yml"))
