"""Weigh and time the first search among N synthetic clubs, against plain Material's own index, in one run.

    python -m benchmarks.search [--clubs N ...]

Bytes are those over the wire, gzipped as a host would, for everything that the reader's first search loads: our
scripts, Pagefind, its index, the pages' extracts. Milliseconds run from opening the search to the answers on the
screen of this machine. Material's index is what its search loads whole before the first answer.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from benchmarks.build import copy_repository, run_build, write_records
from benchmarks.plain import write_plain
from build_atlas.search.index import write_indexes
from tools.find_chromium import find_chromium
from tools.local_server import serve_folder

COMMON = "entreprise"
"""A word of nearly every page: the heaviest query there is."""
RARE = "mecanergie"
"""The name of one club, which stands on few pages."""
TARGET = 300_000


@dataclass(frozen=True)
class Result:
    """The first search among N clubs; sizes in bytes, gzipped."""

    clubs: int
    loaded: int
    loaded_rare: int
    milliseconds: float
    indexing: float
    material: int


def weigh(path: Path) -> int:
    """Bytes over the wire; Pagefind's own files are compressed as they stand."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0)) if path.suffix in (".js", ".json") else path.stat().st_size


def search_once(site: Path, query: str) -> tuple[int, float]:
    """Bytes and milliseconds of the first search of a reader who has just come."""
    asked: list[str] = []
    with serve_folder(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{url}a-propos/", wait_until="networkidle")
        page.on("request", lambda request: asked.append(request.url))
        start = time.perf_counter()
        page.keyboard.press("/")
        page.get_by_role("dialog").get_by_role("textbox").fill(query)
        page.locator(".search-results li").first.wait_for(timeout=120_000)
        took = (time.perf_counter() - start) * 1000
        page.wait_for_load_state("networkidle")
        browser.close()
    files = {site / unquote(urlsplit(address).path).lstrip("/") for address in asked}
    return sum(weigh(file) for file in files if file.is_file()), took


def measure(clubs: int) -> Result:
    """Build the French edition and the plain one, index the first, search it."""
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as name:
        folder = Path(name)
        copy, records = copy_repository(folder / "atlas"), write_records(clubs, folder / "records")
        run_build(copy, records, str(write_plain(records, folder / "plain")), str(folder / "site-plain"), "--plain")
        run_build(copy, records, str(copy / "mkdocs.yml"), str(folder / "site"))
        start = time.perf_counter()
        write_indexes(folder / "site", folder / "indexed", os.environ)
        indexing = time.perf_counter() - start
        loaded, milliseconds = search_once(folder / "site", COMMON)
        loaded_rare, _ = search_once(folder / "site", RARE)
        material = weigh(folder / "site-plain" / "search" / "search_index.json")
    return Result(clubs, loaded, loaded_rare, milliseconds, indexing, material)


def render(results: Sequence[Result]) -> str:
    """The figures as a Markdown table; sizes gzipped."""
    lines = [
        "| clubs | first search (target ≤ 300 kB) | the same, a name | Material’s index | first answer | indexing |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for result in results:
        weights = (result.loaded, result.loaded_rare, result.material)
        sizes = " | ".join(f"{weight / 1000:,.0f} kB" for weight in weights)
        lines.append(f"| {result.clubs:,} | {sizes} | {result.milliseconds:,.0f} ms | {result.indexing:.1f} s |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when the target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="Weigh and time a first search.")
    parser.add_argument("--clubs", type=int, nargs="+", default=[64, 1_000, 10_000], metavar="N")
    options = parser.parse_args(arguments)
    results = [measure(clubs) for clubs in sorted(options.clubs)]
    print(render(results))
    return 0 if all(result.loaded <= TARGET for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
