"""Compare what the records say of today with the evidence they were made from, where it stands beside the checkout.

    python -m tools.check_evidence [FOLDER]

* Every source occurs in the evidence: its address as a page or as a club's website, or, where the address is withheld,
  its title.
* Its date is the one that the evidence gives, whole or in part, and `undated` where the evidence gives none.
* The website of a club is one that the evidence gives.
* Every number that a record states in figures of today occurs in what the evidence says beside one of the sources
  it rests on, or is worked out from it, and then `derived_numbers.yml` gives the sum.

A source dated after the evidence was gathered came later, from somebody else, and what rests on one is not held to the
numbers. Exit status: 0 all is found, 1 something is not, 2 there is no evidence to read.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from build_atlas.candidates import Candidate, list_files, list_sources, load_candidates
from build_atlas.geo.folding import fold
from build_atlas.links import bare
from build_atlas.nodes import Keys
from build_atlas.numerals import list_numbers
from build_atlas.schema import STUDY_YEAR, Club, RangeRecord, Source

EVIDENCE = Path("../shared/evidence")
DERIVED = Path(__file__).with_name("derived_numbers.yml")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FINDINGS = ("findings", "later_findings")
"""The keys of the evidence that hold findings with pages of their own."""


Sums = Mapping[str, Set[float]]
"""The numbers that a club may state although the evidence does not give them, by its slug."""


@dataclass(slots=True)
class Page:
    """What the evidence says of a page: the dates it gives, how it words them, the numbers told beside it."""

    dates: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)

    def bears(self, date: str | None) -> bool:
        """Whether it gives a date, or a longer one that starts so; None asks whether it gives none."""
        if date is None:
            return not self.dates or any(not DATE.fullmatch(words) for words in self.words)
        return any(other.startswith(date) for other in self.dates)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The pages of the evidence by address, by website and by folded title."""

    pages: Mapping[str, Page]

    @property
    def newest(self) -> str:
        """The newest date of any page."""
        return max((date for page in self.pages.values() for date in page.dates), default="")

    def find(self, source: Source) -> Page | None:
        """The page that a source cites, None where the evidence has none."""
        keys = (source.address, bare(source.address)) if source.address else (_title(source.title),)
        return next((self.pages[key] for key in keys if key in self.pages), None)


def create_evidence(contents: Iterable[Iterable[Any]]) -> Evidence:
    """What files of the evidence say: each is a list of clubs, and what is found of a club stands beside its pages."""
    pages: dict[str, Page] = {}
    for found in (found for content in contents for club in content for found in _list_findings(club)):
        numbers = _numbers(json.dumps(found, ensure_ascii=False))
        for keys, words in _list_pages(found):
            for key in keys:
                page = pages.setdefault(key, Page())
                page.words.add(words)
                page.dates.update(date[0] for date in [DATE.match(words)] if date)
                page.numbers |= numbers
    return Evidence(pages)


def _list_findings(club: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What is said of a club, taken apart as far as each part has pages of its own."""
    yield {key: value for key, value in club.items() if key not in FINDINGS}
    for key in FINDINGS:
        yield from club.get(key, ())


def _list_pages(item: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Under which keys each page is found, and the evidence's words on its date."""
    if isinstance(item, dict):
        if address := item.get("url") or item.get("source_url"):
            words = item.get("date") or item.get("source_date") or ""
            yield (address, _title(item.get("title") or item.get("source_title") or address)), words
        if item.get("website"):
            yield (bare(item["website"]),), ""
    for inside in item.values() if isinstance(item, dict) else item if isinstance(item, list) else ():
        yield from _list_pages(inside)


def _title(title: str) -> str:
    """A title however its apostrophes are written."""
    return f"title {fold(title)}"


def _numbers(text: str) -> set[float]:
    """The numbers of a text, and the parts of its dates."""
    return {float(number) for number in list_numbers(re.sub(r"(?<=\d)-(?=\d)", " ", text))}


def compare(candidates: Iterable[Candidate], evidence: Evidence, sums: Sums | None = None) -> Iterator[str]:
    """One line for each source and for each text of today that the evidence does not bear out."""
    for candidate in candidates:
        club = candidate.club
        if club is None:
            continue
        if club.today and club.today.website and bare(club.today.website) not in evidence.pages:
            yield f"{_place(candidate, ('today', 'website'))}: {club.today.website}: not in the evidence"
        for keys, source in list_sources(club):
            if why := _fault(source, evidence):
                yield f"{_place(candidate, keys)}: {why}"
        for keys, strange in _list_strange(club, evidence, (sums or {}).get(candidate.slug, frozenset())):
            numbers = ", ".join(f"{number:g}" for number in sorted(strange))
            yield f"{_place(candidate, keys)}: {numbers}: no such number in the evidence"


def _is_later(source: Source, evidence: Evidence) -> bool:
    return (source.dated or "") > evidence.newest


def _fault(source: Source, evidence: Evidence) -> str:
    """What the evidence says against a source, empty for nothing."""
    if _is_later(source, evidence):
        return ""
    name, page = source.address or source.title, evidence.find(source)
    if page is None:
        return f"{name}: not in the evidence"
    if page.bears(source.dated):
        return ""
    if source.dated is None:
        return f"{name}: the evidence dates it {', '.join(sorted(page.dates))}"
    return f"{name}: the evidence does not date it {source.date}"


def _list_strange(club: Club, evidence: Evidence, sums: Set[float]) -> Iterator[tuple[Keys, Set[float]]]:
    """Where a record tells of today with numbers that nothing beside its sources gives, and which."""
    for keys, text, sources in _list_told(club):
        if any(_is_later(source, evidence) for source in sources):
            continue
        pages = [evidence.find(source) for source in sources]
        known = {number for page in pages if page for number in page.numbers} | sums | {STUDY_YEAR}
        if strange := _numbers(text) - known:
            yield keys, strange


def _list_told(club: Club) -> Iterator[tuple[Keys, str, Sequence[Source]]]:
    """Where a record speaks of today, its words and their sources; of a club of today, all but the drawing."""
    for i, found in enumerate(club.nearby):
        yield ("nearby", i, "text"), found.text, found.sources
    if club.today is None:
        return
    sources = club.today.sources
    for i, told in enumerate(club.today.statements):
        cited = [source for number, source in enumerate(sources, 1) if number in told.sources]
        yield ("today", "statements", i), told.text, cited or sources
    if club.kind == "current":
        for keys, text in _list_stated(club):
            yield keys, text, sources


def _list_stated(club: Club) -> Iterator[tuple[Keys, str]]:
    """What a club of today states outside its statements."""
    yield ("summary",), club.summary
    if club.perimeter:
        yield ("perimeter", "words"), club.perimeter.words
    if club.founded:
        yield ("founded",), f"{club.founded.year}; {club.founded.until}"
    for name in type(club.members).model_fields if club.members else ():
        if isinstance(stated := getattr(club.members, name), RangeRecord):
            yield ("members", name), f"{stated.min}; {stated.max}"


def _place(candidate: Candidate, keys: Keys) -> str:
    line, _ = candidate.loaded.place(keys)
    return f"{candidate.loaded.path}:{line}"


def _load_sums() -> Sums:
    items: list[dict[str, Any]] = yaml.safe_load(DERIVED.read_text(encoding="utf-8"))
    return {
        item["club"]: frozenset(other["number"] for other in items if other["club"] == item["club"]) for item in items
    }


def main(arguments: Sequence[str]) -> int:
    """Run the comparison."""
    folder = Path(arguments[0]) if arguments else EVIDENCE
    files = sorted(folder.glob("*.json"))
    if not files:
        print(f"no evidence in {folder}", file=sys.stderr)
        return 2
    evidence = create_evidence(json.loads(path.read_text(encoding="utf-8")) for path in files)
    lines = list(compare(load_candidates(list_files(Path("clubs"))), evidence, _load_sums()))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    print(f"{len(evidence.pages)} addresses and titles in the evidence, {len(lines)} lines to correct", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
