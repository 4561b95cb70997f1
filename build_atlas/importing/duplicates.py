"""Whether a club is in the atlas already, or twice in one list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_atlas.candidates import Candidate
from build_atlas.geo.folding import fold
from build_atlas.geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Known:
    """A club that a new one may repeat: its slug, its town, and the row that states it, 0 for a record."""

    slug: str
    town: str
    line: int = 0


class Names:
    """Every name of the clubs known so far: a name or alias counts anywhere, an acronym within one commune."""

    def __init__(self, gazetteer: Gazetteer, candidates: Sequence[Candidate]) -> None:
        self.gazetteer = gazetteer
        self.known: dict[str, Known] = {}
        for candidate in candidates:
            stated = candidate.loaded.data if isinstance(candidate.loaded.data, dict) else {}
            self.add(candidate.slug, stated)

    def find(self, slug: str, record: Mapping[str, Any]) -> Known | None:
        """The club that a record repeats, if any."""
        return next((self.known[key] for key in self._keys(slug, record) if key in self.known), None)

    def add(self, slug: str, record: Mapping[str, Any], line: int = 0) -> None:
        """Know a club too; the first to bear a name keeps it."""
        known = Known(slug, str(record.get("town", "")), line)
        for key in self._keys(slug, record):
            self.known.setdefault(key, known)

    def _keys(self, slug: str, record: Mapping[str, Any]) -> Iterator[str]:
        yield f"slug {slug}"
        aliases = record.get("aliases", ())
        names = [record.get("name"), *(aliases if isinstance(aliases, list | tuple) else ())]
        yield from (f"name {fold(name)}" for name in names if isinstance(name, str) and fold(name))
        commune = self.gazetteer.find(str(record.get("insee")))
        short = [record.get("acronym"), *names]
        if commune is not None:
            yield from (f"{commune.insee} {fold(name)}" for name in short if isinstance(name, str) and fold(name))
