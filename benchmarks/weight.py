"""Weigh what a reader downloads, against plain Material for MkDocs and against Folium's own markers, in one run.

    python -m benchmarks.weight [--clubs N ...]

Every size is gzipped. Builds the French edition of the real records in a folder of its own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

import folium

from benchmarks.build import copy_repository, run_build
from benchmarks.plain import write_plain
from benchmarks.synthetic import REAL, create_clubs
from build_atlas.geo.gazetteer import Gazetteer, load_gazetteer
from build_atlas.links import Site
from build_atlas.model import Atlas, create_atlas
from build_atlas.schema import Club
from build_atlas.views.locator import project_entries
from build_atlas.views.map import create_map_documents
from build_atlas.views.renderer import Renderer

TARGET_PAGE = 8_000
TARGET_CLUB = 60
LOADED = re.compile(r"<(?:script|img|iframe|link)\b[^>]*>")
ADDRESS = re.compile(r"""\b(?:src|href)=["']?([^"'\s>]+)""")
IN_STYLES = re.compile(r"""url\(["']?((?:https?:)?//[^)"']+)""")
FETCHED = ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "manifest")


def weigh(content: str | bytes) -> int:
    """Bytes over the wire."""
    return len(gzip.compress(content.encode() if isinstance(content, str) else content, 9, mtime=0))


def list_loaded(html: str) -> Iterator[str]:
    """The addresses that a browser fetches for a page: scripts, style sheets, images, frames."""
    for tag in LOADED.findall(html):
        if not tag.startswith("<link") or any(f'rel="{kind}"' in tag.replace("'", '"') for kind in FETCHED):
            yield from ADDRESS.findall(tag)[:1]


def list_foreign(html: str) -> list[str]:
    """Those that are on another host."""
    return [address for address in list_loaded(html) if urlsplit(address).netloc]


def weigh_assets(page: Path) -> int:
    """The scripts and style sheets that one page of a built site loads."""
    local = {a for a in list_loaded(page.read_text(encoding="utf-8")) if not urlsplit(a).netloc}
    files = {(page.parent / urlsplit(address).path).resolve() for address in local}
    return sum(weigh(file.read_bytes()) for file in files if file.suffix in (".js", ".css"))


def find_club_pages(site: Path) -> list[Path]:
    """The pages of the clubs."""
    return sorted(site.glob("clubs/*/index.html"))


def compare_pages(ours: Path, plain: Path) -> list[str]:
    """A club page, ours and plain."""
    lines = [
        "| club page, gzipped | median | p95 | max | its CSS and JS |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, site in (("atlas (target ≤ 8 kB)", ours), ("plain Material, same text", plain)):
        pages = find_club_pages(site)
        sizes = [weigh(page.read_bytes()) for page in pages]
        shown = (median(sizes), quantiles(sizes, n=20)[-1], max(sizes), weigh_assets(pages[0]))
        lines.append(f"| {name} | {' | '.join(f'{size / 1000:.1f} kB' for size in shown)} |")
    return lines


def count_foreign(site: Path) -> int:
    """How many times the whole site would ask another host for something."""
    pages = sum(len(list_foreign(page.read_text(encoding="utf-8"))) for page in site.rglob("*.html"))
    return pages + sum(len(IN_STYLES.findall(sheet.read_text(encoding="utf-8"))) for sheet in site.rglob("*.css"))


def create_synthetic_atlas(clubs: int, gazetteer: Gazetteer) -> Atlas:
    """An atlas of N synthetic clubs, straight from the generator."""
    records = {slug: Club.model_validate_json(json.dumps(record)) for slug, record in create_clubs(clubs)}
    return create_atlas(records, gazetteer)


def weigh_map(atlas: Atlas) -> int:
    """Everything that our map loads for its clubs, its page apart."""
    documents = create_map_documents(atlas, project_entries(atlas), Renderer(Site("fr", "https://example.org/")))
    return sum(weigh(document.content) for document in documents if not document.is_page)


def render_markers(atlas: Atlas) -> str:
    """The same clubs as Folium's own markers, each with a popup."""
    result = folium.Map()
    for entry in atlas.entries:
        place = (entry.commune.lat, entry.commune.lon)
        folium.Marker(place, popup=f"{entry.club.name}, {entry.club.town}", tooltip=entry.club.name).add_to(result)
    return str(result.get_root().render())


def compare_maps(counts: Sequence[int]) -> list[str]:
    """Bytes a club, ours and Folium's own."""
    gazetteer = load_gazetteer()
    empty = create_atlas({}, gazetteer)
    base, base_folium = weigh_map(empty), weigh(render_markers(empty))
    lines = [
        f"| map, gzipped bytes a club (target ≤ {TARGET_CLUB}) | atlas | Folium’s markers | whole: atlas | Folium |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for count in counts:
        atlas = create_synthetic_atlas(count, gazetteer)
        ours, theirs = weigh_map(atlas), weigh(render_markers(atlas))
        each = f"{(ours - base) / count:.0f} | {(theirs - base_folium) / count:.0f}"
        lines.append(f"| {count:,} | {each} | {ours / 1000:,.0f} kB | {theirs / 1000:,.0f} kB |")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, weigh, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.weight", description="Weigh pages and maps.")
    parser.add_argument("--clubs", type=int, nargs="+", default=[64, 1_000, 10_000], metavar="N")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as name:
        folder = Path(name)
        copy, plain = copy_repository(folder / "atlas"), write_plain(REAL, folder / "plain")
        run_build(copy, REAL, str(plain), str(folder / "site-plain"), "--plain")
        run_build(copy, REAL, str(copy / "mkdocs.yml"), str(folder / "site"))
        print("\n".join(compare_pages(folder / "site", folder / "site-plain")))
        foreign = count_foreign(folder / "site")
    markers = len(list_foreign(render_markers(create_atlas({}, load_gazetteer()))))
    print(f"\nRequests to other hosts: the whole atlas {foreign}, one page of Folium’s own {markers} and its tiles.\n")
    print("\n".join(compare_maps(options.clubs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
