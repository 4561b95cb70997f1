"""Measure the search for models: the file a reader downloads, the ranking in Chromium, the pages' models in Python.

    python -m benchmarks.models [--clubs N]

On N synthetic clubs (10,000 by default), which all state different things.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.weight import create_synthetic_atlas
from build_atlas.geo.gazetteer import load_gazetteer
from build_atlas.model import Atlas
from build_atlas.similarity.models import models_of
from build_atlas.views.models import create_models_file
from tools.find_chromium import ADVICE, find_chromium

NAMES = ("slug", "name", "town", "department")
SCRIPT = Path(__file__).resolve().parent.parent / "docs/assets/javascripts/similar.js"
RUNS = 20
TARGET_BYTES, TARGET_MS = 40, 100
RANK = """async ([address, text, runs]) => {
  const { rank, readClubs } = await import(address);
  const file = JSON.parse(text);
  const clubs = readClubs(file);
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    rank(file.parts, clubs[run].features, clubs);
    times.push(performance.now() - start);
  }
  return times;
}"""


def weigh_features(text: str) -> tuple[int, int]:
    """Gzipped size of the whole file, and what its features add to its names."""
    content = json.loads(text)
    names = json.dumps({key: content[key] for key in NAMES}, ensure_ascii=False, separators=(",", ":"))
    whole = len(gzip.compress(text.encode(), mtime=0))
    return whole, whole - len(gzip.compress(names.encode(), mtime=0))


def time_browser(text: str) -> list[float]:
    """Milliseconds of each ranking in Chromium, sorted; the questions are clubs of the file."""
    path = find_chromium()
    if path is None:
        raise SystemExit(ADVICE)
    address = f"data:text/javascript;base64,{base64.b64encode(SCRIPT.read_bytes()).decode()}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        times: list[float] = browser.new_page().evaluate(RANK, [address, text, RUNS])
        browser.close()
    return sorted(times)


def time_pages(atlas: Atlas) -> float:
    """Seconds to find the models of every club for its page."""
    start = time.perf_counter()
    models_of(atlas.entries)
    return time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.models", description="Measure the search for models.")
    parser.add_argument("--clubs", type=int, default=10_000, metavar="N")
    options = parser.parse_args(arguments)
    atlas = create_synthetic_atlas(options.clubs, load_gazetteer())
    text = create_models_file(atlas)
    whole, features = weigh_features(text)
    times, seconds = time_browser(text), time_pages(atlas)
    print(f"{options.clubs:,} clubs: models.json {whole / 1000:,.0f} kB gzipped, ", end="")
    print(f"{features / options.clubs:.1f} bytes a club beyond names (target ≤ {TARGET_BYTES})")
    print(f"ranking in Chromium: median {times[RUNS // 2]:.0f} ms, worst {times[-1]:.0f} ms (target < {TARGET_MS})")
    print(f"models of every page in Python: {seconds:.1f} s, {1000 * seconds / options.clubs:.2f} ms a page")
    return 0


if __name__ == "__main__":
    sys.exit(main())
