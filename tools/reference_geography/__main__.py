"""Rebuild `build_atlas/data`: `python -m tools.reference_geography [--packages FOLDER]`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from build_atlas.geo.gazetteer import DATA
from tools.reference_geography import communes, fetch
from tools.reference_geography.doubts import find_doubtful
from tools.reference_geography.outlines import create_departments, create_neighbours
from tools.reference_geography.points import load_sources
from tools.reference_geography.write import write_csv, write_geojson


def main() -> None:
    """Fetch the packages, into a folder to keep or a temporary one, and write every file."""
    parser = argparse.ArgumentParser(prog="python -m tools.reference_geography", description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder of downloaded packages, kept (default: a temporary one)")
    folder: Path | None = parser.parse_args().packages
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        rebuild(folder)
        return
    with tempfile.TemporaryDirectory() as temporary:
        rebuild(Path(temporary))


def rebuild(folder: Path) -> None:
    """Write the data files from the packages in `folder`, and print what was found."""
    fetch.fetch_packages(folder)
    write_places(folder)
    write_outlines(folder)


def write_places(folder: Path) -> None:
    """Write communes, old communes, départements and regions."""
    records = fetch.read_npm_json(folder, fetch.COG, "data/communes.json")
    history = fetch.read_npm_json(folder, fetch.HISTORY, "data/historique-communes.json")
    rows, ways = communes.create_communes(records, load_sources(folder))
    write_csv(DATA / "communes.csv.gz", rows)
    print(f"{len(rows) - 1} communes; points by way: {dict(ways.most_common())}")
    for line in find_doubtful(rows[1:]):
        print(f"  look at {line}")
    old = communes.create_old_communes(records, history)
    write_csv(DATA / "old_communes.csv.gz", old)
    print(f"{len(old) - 1} old codes, {sum(not row[1] for row in old)} without a name")
    departments = fetch.read_npm_json(folder, fetch.COG, "data/departements.json")
    write_csv(DATA / "departments.csv", communes.create_departments(departments))
    regions = fetch.read_npm_json(folder, fetch.COG, "data/regions.json")
    write_csv(DATA / "regions.csv", communes.create_regions(regions))


def write_outlines(folder: Path) -> None:
    """Write the outlines of the départements and of the neighbouring countries."""
    departments, residuals = create_departments(folder)
    write_geojson(DATA / "departments.geojson", departments)
    print(f"{len(departments)} départements; affine fit: {residuals}")
    neighbours = create_neighbours(folder)
    write_geojson(DATA / "neighbours.geojson", neighbours)
    print(f"{len(neighbours)} neighbours")


if __name__ == "__main__":
    main()
