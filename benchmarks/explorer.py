"""Weigh and time the explorer with N synthetic clubs, against as many of Folium's own markers, in one run.

    python -m benchmarks.explorer [--clubs N ...] [--site DIR]

The page is the built one with N other clubs in it, read by a real Chromium from this machine. First view: from the
request to the first count of clubs. Filter and pan: from the act to the second frame after it.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.synthetic import ROOT
from benchmarks.weight import create_synthetic_atlas, render_markers, weigh
from build_atlas.geo.gazetteer import load_gazetteer
from build_atlas.links import Site
from build_atlas.model import Atlas
from build_atlas.views.locator import project_entries
from build_atlas.views.map import MAP_URI, SCRIPT_URI, create_map_documents
from build_atlas.views.renderer import Renderer
from tools.find_chromium import find_chromium
from tools.local_server import serve_folder

TARGET_VIEW, TARGET_ACT = 2_000, 200
EXPLORER = re.compile(r'<div class="explorer".*?(?=</article>)', re.DOTALL)
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
FOLIUM_HOST = re.compile(r"<(?:script|link)[^>]+https?://[^>]+>(?:</script>)?")


@dataclass(frozen=True)
class Figures:
    """Milliseconds of each act, and kilobytes gzipped of what the clubs add."""

    view: float
    filtered: float
    panned: float
    kilobytes: float


LOCAL = """<script src="assets/leaflet/leaflet.js"></script><link rel="stylesheet" href="assets/leaflet/leaflet.css">
<script>window.$ = (html) => [Object.assign(document.createElement("div"), { innerHTML: html }).firstChild]</script>"""
"""Leaflet from this machine, and the one use that Folium's popups make of jQuery."""


def put_clubs(site: Path, atlas: Atlas) -> float:
    """Write the explorer of other clubs into a copy of the site; kilobytes of page and script."""
    renderer = Renderer(Site("fr", "https://example.org/"))
    documents = {d.uri: str(d.content) for d in create_map_documents(atlas, project_entries(atlas), renderer)}
    page, body = site / "carte" / "index.html", documents[MAP_URI].split("---\n\n", 1)[1]
    html = EXPLORER.sub(lambda _: body, page.read_text(encoding="utf-8"), count=1)
    page.write_text(html, encoding="utf-8")
    (site / SCRIPT_URI).write_text(documents[SCRIPT_URI], encoding="utf-8")
    return (weigh(html) + weigh(documents[SCRIPT_URI])) / 1000


def put_markers(site: Path, atlas: Atlas) -> float:
    """The same clubs as a plain Folium page that takes Leaflet from this machine."""
    html = FOLIUM_HOST.sub("", render_markers(atlas)).replace("</head>", f"{LOCAL}</head>", 1)
    (site / "folium.html").write_text(html, encoding="utf-8")
    return weigh(html) / 1000


@contextmanager
def open_page(browser: Browser, address: str, ready: str) -> Iterator[tuple[Page, float]]:
    """A page and the milliseconds until ``ready``, a condition in its own language, held."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    start = page.evaluate("performance.timeOrigin + performance.now()")
    page.goto(address, wait_until="commit")
    page.wait_for_function(ready, timeout=120_000, polling=20)
    end = page.evaluate("performance.timeOrigin + performance.now()")
    try:
        yield page, end - start
    finally:
        page.close()


def time_act(page: Page, act: str) -> float:
    """Milliseconds from an act to the second frame after it."""
    timed = f"const start = performance.now(); {act}; await ({FRAMES})(); return performance.now() - start;"
    return float(page.evaluate(f"async () => {{ {timed} }}"))


def measure_explorer(browser: Browser, url: str, kilobytes: float) -> Figures:
    """First view, one box ticked, one pan."""
    ready = "document.querySelector('.explorer-count')?.textContent"
    with open_page(browser, f"{url}carte/", ready) as (page, view):
        filtered = time_act(page, "document.querySelector('input[name=category][value=B2]').click()")
        panned = time_act(page, "atlas_map.panBy([200, 100], { animate: false })")
        return Figures(view, filtered, panned, kilobytes)


def measure_folium(browser: Browser, url: str, clubs: int, kilobytes: float) -> Figures:
    """First view and one pan: plain Folium has no filter."""
    ready = f"document.querySelectorAll('.leaflet-marker-icon').length >= {clubs}"
    with open_page(browser, f"{url}folium.html", ready) as (page, view):
        name = page.evaluate("Object.keys(window).find((key) => key.startsWith('map_'))")
        return Figures(view, 0, time_act(page, f"window['{name}'].panBy([200, 100], {{ animate: false }})"), kilobytes)


def render(clubs: int, name: str, figures: Figures) -> str:
    """One line of the table."""
    filtered = f"{figures.filtered:,.0f}" if figures.filtered else "–"
    return (
        f"| {clubs:,} | {name} | {figures.kilobytes:,.0f} | {figures.view:,.0f} | {filtered} | {figures.panned:,.0f} |"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Copy the built site, put clubs in, read it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.explorer", description="Time the explorer.")
    parser.add_argument("--clubs", type=int, nargs="+", default=[64, 1_000, 10_000], metavar="N")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site (default: site)")
    options = parser.parse_args(arguments)
    print(f"| clubs | page | kB gzipped | first view, ms (≤ {TARGET_VIEW:,}) | filter, ms (≤ {TARGET_ACT}) | pan, ms |")
    print("| ---: | --- | ---: | ---: | ---: | ---: |")
    gazetteer = load_gazetteer()
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=["--no-sandbox"])
        site = Path(name) / "site"
        shutil.copytree(options.site, site)
        with serve_folder(site) as url:
            for clubs in options.clubs:
                atlas = create_synthetic_atlas(clubs, gazetteer)
                ours, theirs = put_clubs(site, atlas), put_markers(site, atlas)
                print(render(clubs, "explorer", measure_explorer(browser, url, ours)))
                print(render(clubs, "Folium’s markers", measure_folium(browser, url, clubs, theirs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
