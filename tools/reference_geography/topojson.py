"""Read a quantised TopoJSON file (the format is described in the TopoJSON specification, section 2)."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

Position = tuple[float, float]
Arc = list[Position]


def create_features(topology: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the polygons of one object of the topology as GeoJSON features; raises KeyError if it is not there."""
    arcs = [_decode_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    geometries = topology["objects"][name]["geometries"]
    return [_create_feature(g, arcs) for g in geometries if g["type"] in ("Polygon", "MultiPolygon")]


def _decode_arc(arc: list[list[int]], transform: dict[str, Any]) -> Arc:
    """Sum the steps, then scale and move them: degrees."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    xs = accumulate(step[0] for step in arc)
    ys = accumulate(step[1] for step in arc)
    return [(x * scale_x + move_x, y * scale_y + move_y) for x, y in zip(xs, ys, strict=True)]


def _create_feature(geometry: dict[str, Any], arcs: list[Arc]) -> dict[str, Any]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    coordinates = [[_join_ring(ring, arcs) for ring in polygon] for polygon in polygons]
    shape = {"type": "MultiPolygon", "coordinates": coordinates}
    return {"type": "Feature", "properties": geometry["properties"], "geometry": shape}


def _join_ring(indexes: list[int], arcs: list[Arc]) -> Arc:
    """Chain arcs, each starting where the one before ends; `~i` stands for arc i backwards."""
    ring: Arc = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring
