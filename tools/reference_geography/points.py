"""Give each commune a point: GeoNames postal file, else GeoNames towns, else the median of its postcode."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from build_atlas.geo.folding import fold
from build_atlas.geo.gazetteer import distance_km
from tools.reference_geography import fetch

Point = tuple[float, float]  # latitude, longitude in degrees
Record = dict[str, Any]  # one commune of the Code officiel géographique

COUNTRIES = frozenset(("FR", "GP", "MQ", "GF", "RE", "YT"))
DOUBT_KM = 5.0
OVERRIDES = Path(__file__).with_name("overrides.csv")


@dataclass(frozen=True, slots=True)
class Sources:
    """Points by what they can be joined on."""

    by_name: dict[tuple[str, str], Point]  # folded name, postcode
    by_postcode: dict[str, Point]  # median of the places which share it
    by_insee: dict[str, list[tuple[str, int, Point]]]  # folded name, population, point
    overrides: dict[str, Point]


def load_sources(folder: Path) -> Sources:
    """Read the two GeoNames extracts and the overrides."""
    by_name, by_postcode = _load_postal(fetch.iter_postal_lines(folder))
    cities = fetch.read_npm_text(folder, fetch.CITIES, "dist/cities500.txt")
    return Sources(by_name, by_postcode, _load_cities(cities), load_overrides())


def load_overrides() -> dict[str, Point]:
    """Read the points which the editors corrected; each row of the table says why."""
    with OVERRIDES.open(encoding="utf-8", newline="") as lines:
        return {row["insee"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines)}


def locate(commune: Record, sources: Sources) -> tuple[Point, str]:
    """Return the point of a commune and the way it was found: override, postal, town or postcode.

    Raises LookupError if no source knows any of its postcodes.
    """
    insee = commune["code"]
    if insee in sources.overrides:
        return sources.overrides[insee], "override"
    postal = _find_postal(commune, sources)
    town = _find_town(commune, sources)
    if town and (postal is None or distance_km(*postal, *town) > DOUBT_KM):
        return town, "town"
    if postal:
        return postal, "postal"
    return _find_postcode_median(commune, sources), "postcode"


def _find_postal(commune: Record, sources: Sources) -> Point | None:
    keys = [(fold(commune["nom"]), postcode) for postcode in commune["codesPostaux"]]
    return next((sources.by_name[key] for key in keys if key in sources.by_name), None)


def _find_town(commune: Record, sources: Sources) -> Point | None:
    """Return the town of that name which GeoNames places in the commune, else its most populous one."""
    name = fold(commune["nom"])
    towns = sources.by_insee.get(commune["code"], [])
    best = max(towns, key=lambda town: (town[0] == name, town[1], town[0]), default=None)
    return best[2] if best else None


def _find_postcode_median(commune: Record, sources: Sources) -> Point:
    for postcode in commune["codesPostaux"]:
        if postcode in sources.by_postcode:
            return sources.by_postcode[postcode]
    raise LookupError(f"{commune['code']} {commune['nom']}: no point for {commune['codesPostaux']}")


def _load_postal(lines: Iterable[str]) -> tuple[dict[tuple[str, str], Point], dict[str, Point]]:
    """Index the French rows by (folded name, postcode) and by postcode; CEDEX rows are left out."""
    named: dict[tuple[str, str], Counter[Point]] = defaultdict(Counter)
    coded: dict[str, set[Point]] = defaultdict(set)
    for row in _iter_french(lines):
        point = (row["latitude"], row["longitude"])
        named[fold(row["city"]), row["postal_code"]][point] += 1
        coded[row["postal_code"]].add(point)
    most_common = {key: max(sorted(points), key=points.__getitem__) for key, points in named.items()}
    return most_common, {code: median_point(points) for code, points in coded.items()}


def _iter_french(lines: Iterable[str]) -> Iterable[Record]:
    starts = tuple(f'{{"country_code": "{country}"' for country in COUNTRIES)
    rows = (json.loads(line) for line in lines if line.startswith(starts))
    return (row for row in rows if "CEDEX" not in row["postal_code"].upper())


def _load_cities(text: str) -> dict[str, list[tuple[str, int, Point]]]:
    """Index the towns by INSEE code.

    Columns of GeoNames: 1 name, 4 latitude, 5 longitude, 8 country, 13 admin4 (INSEE code), 14 population.
    """
    towns: dict[str, list[tuple[str, int, Point]]] = defaultdict(list)
    for row in (line.split("\t") for line in text.splitlines()):
        if row[8] in COUNTRIES and row[13]:
            towns[row[13]].append((fold(row[1]), int(row[14] or 0), (float(row[4]), float(row[5]))))
    return towns


def median_point(points: Iterable[Point]) -> Point:
    """Return the median latitude and the median longitude."""
    latitudes, longitudes = zip(*points, strict=True)
    return median(latitudes), median(longitudes)
