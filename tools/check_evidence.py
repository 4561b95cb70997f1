"""Compare what the records cite of today with the evidence they were made from, where it stands beside the checkout.

    python -m tools.check_evidence [FOLDER]

Every address of a source occurs in the evidence, as a page or as a club's website, and a date that the evidence
gives for a page is the one that the record gives. A source dated after the evidence was gathered came later, from
somebody else, and is not compared. Exit status: 0 all is found, 1 something is not, 2 there is no evidence to read.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_atlas.candidates import Candidate, list_files, load_candidates

EVIDENCE = Path("../shared/evidence")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The dates that the evidence gives for each page, empty for none, and the websites of clubs."""

    pages: Mapping[str, frozenset[str]]
    sites: frozenset[str]

    @property
    def newest(self) -> str:
        """The newest date of any page."""
        return max((date for dates in self.pages.values() for date in dates), default="")

    def knows(self, address: str) -> bool:
        """Whether an address is that of a page or of a website."""
        return address in self.pages or _bare(address) in self.sites


def create_evidence(contents: Iterable[Any]) -> Evidence:
    """What the files of the evidence say, wherever in them it stands."""
    pages: dict[str, set[str]] = {}
    sites: set[str] = set()
    for item in (found for content in contents for found in _walk(content)):
        if address := item.get("url") or item.get("source_url"):
            date = DATE.match(item.get("date") or item.get("source_date") or "")
            pages.setdefault(address, set()).update([date[0]] if date else [])
        if item.get("website"):
            sites.add(_bare(item["website"]))
    return Evidence({address: frozenset(dates) for address, dates in pages.items()}, frozenset(sites))


def _walk(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        yield content
    for inside in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from _walk(inside)


def _bare(address: str) -> str:
    """A website however it is written: without its scheme, www and last slash."""
    return re.sub(r"^(https?://)?(www\.)?", "", address).rstrip("/")


def compare(candidates: Iterable[Candidate], evidence: Evidence) -> Iterator[str]:
    """One line for each source that the evidence does not bear out."""
    for candidate in candidates:
        today = candidate.club.today if candidate.club else None
        for i, source in enumerate(today.sources if today else ()):
            if source.url is None or (source.date or "") > evidence.newest:
                continue
            line, _ = candidate.loaded.place(("today", "sources", i))
            if not evidence.knows(source.url):
                yield f"{candidate.loaded.path}:{line}: {source.url}: not in the evidence"
            elif source.date and not _agrees(source.date, evidence.pages.get(source.url, frozenset())):
                yield f"{candidate.loaded.path}:{line}: {source.url}: the evidence does not date it {source.date}"


def _agrees(date: str, dates: Iterable[str]) -> bool:
    """Whether a date is one of some others, or a part of one: 2016 of 2016-05."""
    return any(other.startswith(date) for other in dates)


def main(arguments: Sequence[str]) -> int:
    """Run the comparison."""
    folder = Path(arguments[0]) if arguments else EVIDENCE
    files = sorted(folder.glob("*.json"))
    if not files:
        print(f"no evidence in {folder}", file=sys.stderr)
        return 2
    evidence = create_evidence(json.loads(path.read_text(encoding="utf-8")) for path in files)
    lines = list(compare(load_candidates(list_files(Path("clubs"))), evidence))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    print(f"{len(evidence.pages)} pages in the evidence, {len(lines)} sources it does not bear out", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
