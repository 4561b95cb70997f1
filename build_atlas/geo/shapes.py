"""Circles, unions and outlines as plain GeoJSON: the only place of the project which imports geopandas.

Shapes go in and out as dicts (RFC 7946: degrees, longitude first, outer rings counter-clockwise), so that no other
module needs to know the libraries. The outlines come from `build_atlas/data` (see its `CREDITS.md`).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from functools import cache
from math import cos, pi, sin
from typing import Any, TypeAlias, cast

import geopandas as gpd
import shapely

from build_atlas.geo.gazetteer import DATA

Geometry: TypeAlias = dict[str, Any]
FeatureCollection: TypeAlias = dict[str, Any]
Bounds: TypeAlias = tuple[float, float, float, float]

DECIMALS = 4  # 11 m
GLOBE = "EPSG:4326"


def create_circle(lat: float, lon: float, radius_km: float, points: int = 64) -> Geometry:
    """Return the circle of that radius on the ground (WGS 84) around a point in degrees, as a polygon.

    Drawn in an azimuthal equidistant projection centred on the point, where distances from the centre are true;
    64 points lose 0.2 % of the area. Raises ValueError if the radius is not above zero or the points are under 3.
    """
    if radius_km <= 0 or points < 3:
        raise ValueError(f"a circle needs a radius above 0 km and 3 points or more, not {radius_km} and {points}")
    turns = [2 * pi * step / points for step in range(points)]
    ring = [(1000 * radius_km * cos(turn), 1000 * radius_km * sin(turn)) for turn in turns]
    around = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m"
    return _to_geojson(gpd.GeoSeries([shapely.Polygon(ring)], crs=around).to_crs(GLOBE).iloc[0])


def create_union(codes: Iterable[str]) -> Geometry:
    """Return the outline of départements taken together; the inner borders vanish.

    Raises KeyError naming every code which is no département, ValueError if there is no code.
    """
    shapes, wanted = _load_shapes(), sorted(set(codes))
    unknown = [code for code in wanted if code not in shapes]
    if unknown:
        raise KeyError(", ".join(unknown))
    if not wanted:
        raise ValueError("a union needs at least one département")
    return _to_geojson(shapely.union_all([shapes[code] for code in wanted]))


def load_outlines() -> FeatureCollection:
    """Return the 101 départements; properties `code` and `name`. Each call returns a new dict."""
    return _read_geojson("departments.geojson")


def load_neighbours() -> FeatureCollection:
    """Return the countries around metropolitan France, cut at 11° W, 38° N, 16° E and 56° N; property `name`."""
    return _read_geojson("neighbours.geojson")


def create_region_outlines() -> FeatureCollection:
    """Return the 18 regions, their départements dissolved; properties `code` and `name`, sorted by code."""
    departments = _read_csv("departments.csv")
    features = [
        {
            "type": "Feature",
            "properties": region,
            "geometry": create_union(d["code"] for d in departments if d["region"] == region["code"]),
        }
        for region in _read_csv("regions.csv")
    ]
    return {"type": "FeatureCollection", "features": features}


def bounds(geometry: Geometry) -> Bounds:
    """Return west, south, east and north of a geometry, in its own units."""
    west, south, east, north = shapely.geometry.shape(geometry).bounds
    return west, south, east, north


@cache
def _load_shapes() -> dict[str, Any]:
    """Département code to shapely geometry; read once, never changed."""
    frame = gpd.GeoDataFrame.from_features(load_outlines()["features"], crs=GLOBE)
    return dict(zip(frame["code"], frame.geometry, strict=True))


def _read_geojson(name: str) -> FeatureCollection:
    return cast(FeatureCollection, json.loads((DATA / name).read_text(encoding="utf-8")))


def _read_csv(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _to_geojson(shape: Any) -> Geometry:
    """Round to four decimals, wind the rings, and return plain lists and floats."""
    turned = shapely.orient_polygons(shapely.set_precision(shape, 10.0**-DECIMALS), exterior_cw=False)
    geometry = json.loads(shapely.to_geojson(turned))
    return {"type": geometry["type"], "coordinates": _round(geometry["coordinates"])}


def _round(value: Any) -> Any:
    return [_round(item) for item in value] if isinstance(value, list) else round(value, DECIMALS)
