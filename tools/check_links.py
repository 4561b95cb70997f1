"""Ask the web for every address that the records and the glossary cite, and list those that may be dead.

    .venv/bin/python -m tools.check_links [FILE …] [--list] [--timeout 15] [--pause 1]

Run by hand, since it needs the network: neither the build nor the tests do. Hosts are asked one after the other, and
no host twice within the pause. An address that may fail for a known reason stands in
`build_atlas/data/links.yml`. Exit status: 0 nothing to look at, 1 some addresses are, 2 unusable arguments.
"""

from __future__ import annotations

import argparse
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

import yaml

from build_atlas.candidates import Candidate, list_files, list_sources, load_candidates
from build_atlas.glossary import Term, load_glossary
from build_atlas.nodes import Keys
from build_atlas.schema import Club

EXCEPTIONS = Path("build_atlas/data/links.yml")
AGENT = "atlas-clubs-entreprises link check (run by hand, a few requests)"
NO_HEAD = frozenset({403, 404, 405, 501, 503})
"""What hosts answer that serve a page and refuse to say only whether it is there."""
CLOSED = frozenset({401, 403, 429})
"""The host is alive and turns programs away: a person must look."""

Fetch = Callable[[str], "int | str"]
"""Asks for an address: the status of the answer, or in words why there was none."""


@dataclass(frozen=True, slots=True)
class Cited:
    """An address and the places that cite it: ``path:line`` of a record, or the term of the glossary."""

    address: str
    places: tuple[str, ...]

    @property
    def host(self) -> str:
        """The host that answers for it."""
        return urllib.parse.urlsplit(self.address).netloc.lower()


@dataclass(frozen=True, slots=True)
class Suspect:
    """An address that a person should look at, and why."""

    cited: Cited
    why: str


def list_cited(candidates: Iterable[Candidate], terms: Iterable[Term] = ()) -> list[Cited]:
    """Every address that records and the terms of the glossary cite, by host, each once."""
    places: dict[str, list[str]] = {}
    for candidate in candidates:
        for path, address in _list_addresses(candidate.club) if candidate.club else ():
            line, _ = candidate.loaded.place(path)
            places.setdefault(address, []).append(f"{candidate.loaded.path}:{line}")
    for term in terms:
        for page in term.pages:
            places.setdefault(page.url, []).append(f"glossary: {term.term}")
    return sorted((Cited(url, tuple(found)) for url, found in places.items()), key=lambda c: (c.host, c.address))


def _list_addresses(club: Club) -> Iterator[tuple[Keys, str]]:
    """The address of every page that a record cites, and of the club's own site, with the place of each."""
    for path, source in list_sources(club):
        if source.address:
            yield (*path, "url"), source.address
    if club.today and club.today.website:
        yield ("today", "website"), club.today.website


def read_exceptions(items: Sequence[Mapping[str, Any]], cited: Iterable[Cited]) -> dict[str, str]:
    """The reason of each excepted address; raises ValueError for one without reason or date, or that nothing cites."""
    known = {one.address for one in cited}
    for item in items:
        if set(item) != {"address", "reason", "date"} or not all(isinstance(v, str) and v for v in item.values()):
            raise ValueError(f"{item}: an exception has an address, a reason and a date, in quotes")
        if item["address"] not in known:
            raise ValueError(f"{item['address']}: no record cites it any more; take the exception out")
    return {item["address"]: item["reason"] for item in items}


def find_suspects(
    cited: Sequence[Cited], exceptions: Mapping[str, str], fetch: Fetch, pause: Callable[[], None]
) -> Iterator[Suspect]:
    """Ask for each address in turn, with a pause between two of one host; those that did not answer well."""
    last = ""
    for one in cited:
        if one.address in exceptions:
            continue
        if one.host == last:
            pause()
        last = one.host
        if why := judge(fetch(one.address)):
            yield Suspect(one, why)


def judge(answer: int | str) -> str:
    """Why an answer needs a look; empty for a good one."""
    if isinstance(answer, str):
        return answer
    if answer in CLOSED:
        return f"{answer}: the host turns programs away; look yourself"
    return "" if 200 <= answer < 300 else str(answer)


def render_suspects(suspects: Iterable[Suspect]) -> str:
    """One line for each place that cites a suspect."""
    lines = (f"{place}: {found.cited.address}: {found.why}\n" for found in suspects for place in found.cited.places)
    return "".join(sorted(lines))


def create_fetch(timeout: float) -> Fetch:
    """Ask for the head of a page first, and for the page itself where the host refuses that; seconds of patience."""

    def fetch(address: str) -> int | str:
        answer = _ask(address, "HEAD", timeout)
        return _ask(address, "GET", timeout) if answer in NO_HEAD else answer

    return fetch


def _ask(address: str, method: str, timeout: float) -> int | str:
    request = urllib.request.Request(_in_ascii(address), method=method, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except urllib.error.URLError as error:
        return f"no answer ({error.reason})"
    except (OSError, HTTPException, ValueError) as error:
        return f"no answer ({error or type(error).__name__})"


def _in_ascii(address: str) -> str:
    """An address as it goes over the wire: accents of its path are coded."""
    return urllib.parse.quote(address, safe="%/:=&?~#+!$,;'@()*[]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check."""
    options = _create_parser().parse_args(arguments)
    try:
        whole = list_cited(load_candidates(list_files(Path("clubs"))), load_glossary())
        exceptions = read_exceptions(yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8")), whole)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    cited = list_cited(load_candidates(options.files)) if options.files else whole
    if options.list:
        sys.stdout.write("".join(f"{one.address}\n" for one in cited))
        return 0
    fetch, pause = create_fetch(options.timeout), lambda: time.sleep(options.pause)
    suspects = list(find_suspects(cited, exceptions, fetch, pause))
    sys.stdout.write(render_suspects(suspects))
    print(f"{len(cited)} addresses, {len(exceptions)} excepted, {len(suspects)} to look at", file=sys.stderr)
    return 1 if suspects else 0


def _create_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="List the addresses of the records that may be dead.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="records (default: all of clubs)")
    parser.add_argument("--list", action="store_true", help="list the addresses, and ask for none")
    parser.add_argument("--timeout", type=float, default=15, metavar="SECONDS")
    parser.add_argument("--pause", type=float, default=1, metavar="SECONDS", help="between two requests of one host")
    return parser


if __name__ == "__main__":
    sys.exit(main())
