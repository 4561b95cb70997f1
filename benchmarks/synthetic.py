"""Write N synthetic clubs, the same ones each time.

    python -m benchmarks.synthetic N DIR

Each takes the shape of a real record (which fields speak, in how many statements of which
length), fills it with runs of words out of all records, stands in a real commune, and says
something in every field that holds a code or a figure. `atlas check DIR` finds nothing wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from build_atlas.check import create_slug
from build_atlas.geo.folding import fold
from build_atlas.geo.gazetteer import Commune, load_gazetteer
from build_atlas.schema import TEXT_FIELDS
from build_atlas.vocabulary import load_outline, load_vocabularies

Record = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT / "clubs"
SEED = 1997
NAMES = (
    "Club d’entreprises de {}",
    "{} Entreprises",
    "Association des industriels de {}",
    "Comité de développement du pays de {}",
    "Chefs d’entreprise de {}",
)
WORDS_A_RUN = 6


@dataclass(frozen=True)
class Source:
    """What synthetic clubs are made of: shapes, words in order by language, places, sections."""

    shapes: Sequence[Record]
    words: Mapping[str, Sequence[str]]
    communes: Sequence[Commune]
    sections: Sequence[str]
    taken: frozenset[str]


class Author:
    """Writes one club: every choice comes from its own seed, so that the order of writing does not matter."""

    def __init__(self, position: int, source: Source) -> None:
        self.random = Random(f"{SEED}-{position}")
        self.source = source
        self.shape = self.random.choice(source.shapes)

    def prose(self, length: int, language: str = "fr") -> str:
        """A sentence of about that many characters."""
        words, found = self.source.words[language], ""
        while len(found) < min(length, 1150):
            start = self.random.randrange(len(words) - WORDS_A_RUN)
            found += " " + " ".join(words[start : start + WORDS_A_RUN])
        cut = found[: max(length, 8)].strip()
        return f"{cut[0].upper()}{cut[1:]}."

    def code(self, vocabulary: str) -> str:
        """A code of a controlled list."""
        return self.random.choice(list(load_vocabularies()[vocabulary]))

    def codes(self, vocabulary: str, most: int) -> list[str]:
        """One or several codes, each once."""
        return self.random.sample(list(load_vocabularies()[vocabulary]), self.random.randint(1, most))

    def section(self) -> str:
        """A section of the study."""
        return self.random.choice(self.source.sections)

    def range(self, low: int, high: int) -> Record:
        """A range between two bounds."""
        first, second = sorted((self.random.randint(low, high), self.random.randint(low, high)))
        return {"min": first, "max": second, "approximate": self.random.random() < 0.3}

    def lengths(self, field: str) -> list[int]:
        """How long the shape's statements are in one field."""
        return [len(item if isinstance(item, str) else item["text"]) for item in self.shape.get(field, ())]


def create_clubs(count: int, real: Path = REAL) -> Iterator[tuple[str, Record]]:
    """Slug and record of each synthetic club; no name or slug is that of a real one."""
    source = load_source(real)
    names, slugs = set(source.taken), [""]
    for position in range(count):
        author = Author(position, source)
        commune = author.random.choice(source.communes)
        name = _unique_name(author.random.choice(NAMES).format(commune.name), names)
        slug = create_slug(name)
        related = [other for other in author.random.sample(slugs, min(3, len(slugs))) if other]
        slugs.append(slug)
        yield slug, create_record(name, commune, related, author)


def load_source(real: Path = REAL) -> Source:
    """Read the real records and the places."""
    records = [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in sorted(real.glob("*.yml"))]
    taken = {fold(record["name"]) for record in records} | {path.stem for path in real.glob("*.yml")}
    shapes = [record for record in records if record["kind"] != "current"]
    words = {"fr": _list_words(shapes), "en": _list_words([record.get("en", {}) for record in shapes])}
    communes = list(load_gazetteer().communes.values())
    return Source(shapes, words, communes, list(load_outline().sections), frozenset(taken))


def _list_words(records: Sequence[Record]) -> list[str]:
    texts = [
        item if isinstance(item, str) else item["text"] for r in records for f in TEXT_FIELDS for item in r.get(f, ())
    ]
    words = (word.strip('.,;:!?«»“”()"') for text in texts for word in text.split())
    return [word for word in words if word.replace("’", "").replace("-", "").isalpha()]


def _unique_name(name: str, taken: set[str]) -> str:
    candidates = (name, *(f"{name} {number}" for number in range(2, 10_000)))
    found = next(c for c in candidates if fold(c) not in taken and create_slug(c) not in taken)
    taken.update((fold(found), create_slug(found)))
    return found


def create_record(name: str, commune: Commune, related: list[str], author: Author) -> Record:
    """One club, as its file states it."""
    texts = {field: author.lengths(field) for field in TEXT_FIELDS}
    record = {
        **_identity(name, commune, author),
        **_classes(author),
        "perimeter": _perimeter(author),
        **_figures(author),
        **{field: _statements(lengths, author) for field, lengths in texts.items() if lengths},
        "related": related,
        "divergences": _divergences(author),
        "today": _today(author),
    }
    return {**record, "en": _english(record, texts, author)}


def _identity(name: str, commune: Commune, author: Author) -> Record:
    return {
        "name": name,
        "acronym": "".join(word[0].upper() for word in name.split())[:12] + "X",
        "aliases": [f"Club de {commune.name}"],
        "kind": "mentioned",
        "sections": author.random.sample(author.source.sections, 3),
        "summary": author.prose(len(author.shape["summary"])),
        "town": commune.name,
        "insee": commune.insee,
    }


def _classes(author: Author) -> Record:
    levels = sorted(author.codes("ambition", 2))
    return {
        "territory": {"code": author.code("territory"), "basis": "report", "section": author.section()},
        "category": {"code": author.code("category"), "basis": "editors", "reason": author.prose(120)},
        "situation": {"code": author.code("situation"), "basis": "editors", "reason": author.prose(90)},
        "ambition": [{"level": level, "words": author.prose(40), "reason": author.prose(110)} for level in levels],
    }


def _perimeter(author: Author) -> Record:
    return {
        "words": author.prose(70),
        "scale": author.code("scale"),
        "shape": {
            "circle": {"radius_km": author.random.randint(3, 40)},
            "drawn": {"basis": "editors", "reason": author.prose(110)},
        },
        "cantons": author.range(1, 9),
        "communes": author.range(5, 90),
        "inhabitants": author.range(5_000, 120_000),
        "density": author.range(15, 300),
    }


def _figures(author: Author) -> Record:
    year = author.random.randint(1960, 1996)
    branches = author.codes("branch", 4)
    return {
        "founded": {"year": year, "until": min(1997, year + 2), "approximate": author.random.random() < 0.2},
        "initiators": author.codes("initiator", 3),
        "legal_form": author.code("legal_form"),
        "branches": branches,
        "dominant_branch": branches[0],
        "members": _members(author),
        "dues": {"mode": author.code("dues_mode"), "francs": author.range(500, 5_000)},
        "budget": [
            {"label": author.prose(25), "francs": author.range(20_000, 900_000), "period": author.code("period")}
        ],
        "public_funding_percent": author.range(0, 100),
        "staff": author.range(0, 6),
        "people": [{"name": "Camille Exemple", "role": author.prose(30)}],
    }


def _members(author: Author) -> Record:
    return {
        "companies": author.range(8, 200),
        "partners": author.range(1, 20),
        "jobs": author.range(100, 9_000),
        "company_size": author.range(1, 500),
        "size_mix": author.code("size_mix"),
        "coverage_percent": author.range(5, 100),
    }


def _statements(lengths: Sequence[int], author: Author) -> list[Record]:
    return [{"text": author.prose(length), "section": author.section()} for length in lengths]


def _divergences(author: Author) -> list[Record]:
    return [
        {
            "field": author.random.choice(("founded", "members", "relations")),
            "sheet": author.prose(60),
            "text": author.prose(60),
            "section": author.section(),
            "shown": author.code("shown"),
            "reason": author.prose(120),
        }
        for _ in author.shape.get("divergences", ())
    ]


def _today(author: Author) -> Record:
    year = author.random.randint(2010, 2025)
    return {
        "status": "active",
        "as_of": f"{year}-05",
        "statements": [author.prose(110)],
        "sources": [{"title": author.prose(50), "url": "https://example.org/club", "date": f"{year}-05-17"}],
    }


def _english(record: Record, texts: Mapping[str, Sequence[int]], author: Author) -> Record:
    """The mirror of every translated field, as long as the French."""
    return {
        "gloss": author.prose(35, "en"),
        "summary": author.prose(len(record["summary"]), "en"),
        "category": {"reason": author.prose(120, "en")},
        "situation": {"reason": author.prose(90, "en")},
        "ambition": [{"reason": author.prose(110, "en")} for _ in record["ambition"]],
        "perimeter": author.prose(70, "en"),
        "drawn": author.prose(110, "en"),
        "people": [author.prose(30, "en") for _ in record["people"]],
        "budget": [author.prose(25, "en") for _ in record["budget"]],
        "divergences": [
            {key: author.prose(70, "en") for key in ("sheet", "text", "reason")} for _ in record["divergences"]
        ],
        "today": [author.prose(110, "en")],
        **{field: [author.prose(length, "en") for length in lengths] for field, lengths in texts.items() if lengths},
    }


def write_clubs(count: int, folder: Path) -> None:
    """Write the files of N clubs into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for slug, record in create_clubs(count):
        text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
        (folder / f"{slug}.yml").write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write them, and say so."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description="Write N synthetic clubs.")
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="DIR")
    options = parser.parse_args(arguments)
    write_clubs(options.count, options.folder)
    print(f"{options.count} clubs in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
