"""Measure the place look-up in Chromium: bytes fetched and milliseconds, typed letter by letter.

    python -m benchmarks.places [--site DIR] [--slips N]

Needs a built site, by default the one of `make site`. Bytes are those of the documents, gzipped as a host would send
them; the first time includes fetching from this machine, the second is with all documents loaded. Slips are made at
random, with a seed, in names of five letters or more: a letter wrong, lacking, too many, or two swapped, anywhere.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from build_atlas.geo.folding import fold
from build_atlas.geo.gazetteer import load_gazetteer
from tools.find_chromium import ADVICE, find_chromium
from tools.local_server import serve_folder

TYPED = (
    "le vigan",
    "85500",
    "la chataigneraie",
    "olonne-sur-mer",
    "saint-martin-de-ré",
    "st etienne",
    "paris",
    "xhataigneraie",
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TARGET_BYTES = 50_000
TARGET_MS = 50
TYPE = """async (typed) => {
  const { find } = await import("./assets/javascripts/places.js");
  const time = async (text) => {
    const start = performance.now();
    const { places } = await find(text);
    return [performance.now() - start, places.map((place) => place.old || place.name)];
  };
  const letters = [...typed].map((_, i) => typed.slice(0, i + 1));
  const first = [], again = [];
  for (const text of letters) first.push((await time(text))[0]);
  for (const text of letters) again.push((await time(text))[0]);
  return { first: Math.max(...first), again: Math.max(...again), found: (await time(typed))[1] };
}"""


@dataclass(frozen=True, slots=True)
class Served:
    """A site on disk and the address it is read at."""

    folder: Path
    url: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """One text typed on a fresh page: gzipped bytes, worst milliseconds of a letter, names found."""

    typed: str
    size: int
    documents: int
    first_ms: float
    again_ms: float
    found: Sequence[str]


def look_up(browser: Browser, served: Served, typed: str) -> LookUp:
    """Type a text letter by letter with an empty memory."""
    page = browser.new_page()
    asked: list[str] = []
    page.goto(served.url)
    page.on("request", lambda request: asked.append(request.url.removeprefix(served.url)))
    answer: dict[str, Any] = page.evaluate(TYPE, typed)
    page.close()
    places = [name for name in asked if name.startswith("assets/places/")]
    size = sum(len(gzip.compress((served.folder / name).read_bytes(), 9)) for name in places)
    return LookUp(typed, size, len(places), answer["first"], answer["again"], answer["found"])


def make_slip(name: str, chance: random.Random) -> str:
    """The folded name with one slip."""
    text, letter = fold(name), chance.choice(LETTERS)
    at = chance.randrange(len(text) - 1)
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    lacking, wrong, extra = (
        text[:at] + text[at + 1 :],
        text[:at] + letter + text[at + 1 :],
        text[:at] + letter + text[at:],
    )
    return chance.choice((swapped, lacking, wrong, extra))


def compare_typical(browser: Browser, served: Served) -> Iterator[str]:
    """A line for each typical text."""
    head = ("typed", "documents", f"kB gzipped (≤ {TARGET_BYTES // 1000})", "ms, first", f"ms, loaded (≤ {TARGET_MS})")
    yield f"| {' | '.join(head)} | first answer |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for typed in TYPED:
        one = look_up(browser, served, typed)
        figures = f"{one.documents} | {one.size / 1000:.1f} | {one.first_ms:.0f} | {one.again_ms:.0f}"
        yield f"| {typed} | {figures} | {one.found[0] if one.found else 'none'} |"


def compare_slips(browser: Browser, served: Served, count: int) -> Iterator[str]:
    """What one slip costs, and how often the name is among the answers."""
    chance = random.Random(1997)
    names = [commune.name for commune in load_gazetteer().communes.values() if len(fold(commune.name)) > 4]
    chosen = chance.sample(names, count)
    done = [(name, look_up(browser, served, make_slip(name, chance))) for name in chosen]
    missed = [f"{one.typed} ({name})" for name, one in done if fold(name) not in map(fold, one.found)]
    sizes, times = [one.size / 1000 for _, one in done], [one.again_ms for _, one in done]
    yield f"{count} slips: {count - len(missed)} names found"
    yield f"kB: median {median(sizes):.1f}, 95 % {quantiles(sizes, n=20)[-1]:.1f}, max {max(sizes):.1f}"
    yield f"ms a letter once loaded: median {median(times):.0f}, max {max(times):.0f}"
    yield f"not found: {', '.join(missed) or 'none'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places", description="Measure the place look-up.")
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="a built site")
    parser.add_argument("--slips", type=int, default=100, metavar="N")
    options = parser.parse_args(arguments)
    path = find_chromium()
    if not path or not (options.site / "assets" / "places").is_dir():
        print(f"build {options.site} first" if path else ADVICE, file=sys.stderr)
        return 2
    with serve_folder(options.site) as url, sync_playwright() as playwright:
        browser, served = (
            playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]),
            Served(options.site, url),
        )
        print("\n".join(compare_typical(browser, served)), "\n", sep="\n")
        print("\n".join(compare_slips(browser, served, options.slips)))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
