"""Records that differ by the one source of today they cite."""

from __future__ import annotations

from collections.abc import Sequence

from bad_cases import create_text

from build_atlas.candidates import Candidate, create_candidate
from build_atlas.load import load_bytes

HEAD = "kind: current\ntoday:\n  status: unknown\n  sources:\n  - {title: Un titre, "
LINE = 5
"""The line on which the source stands."""


def create_citing(sources: Sequence[str]) -> list[Candidate]:
    """One record for each source, given as keys of YAML: club-0.yml, club-1.yml …"""
    texts = [create_text(f"{HEAD}{source}}}") for source in sources]
    return [create_candidate(f"club-{i}", load_bytes(t.encode(), f"club-{i}.yml")) for i, t in enumerate(texts)]
