"""The map page, made with Folium: the only place that imports it.

Folium writes its page with inline scripts and with addresses of other hosts. Here its
parts are taken apart: the element goes into our page, the script into a file of its own,
and the library comes from the site itself.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import folium
from branca.element import Element
from folium.utilities import JsCode
from markupsafe import Markup

from build_atlas.documents import Document
from build_atlas.geo.shapes import load_neighbours, load_outlines
from build_atlas.model import Atlas, Entry, covered_departments, radius_km
from build_atlas.views.assets import LEAFLET_FOLDER
from build_atlas.views.explorer import create_facets, create_values
from build_atlas.views.locator import Points, create_france, create_marks, frame_france
from build_atlas.views.place_box import create_place_words
from build_atlas.views.renderer import Renderer
from build_atlas.views.table import sort_by_name
from build_atlas.vocabulary import load_vocabularies

MAP_URI = "carte.md"
SCRIPT_URI = "assets/map/atlas-map.js"
MAP_NAME = "atlas_map"
FRANCE = ((41.2, -5.3), (51.2, 9.7))
WRITTEN = 500
"""Clubs written into the page itself; beyond, the script adds them and the lists lead to the others without it."""
WORDS = (
    *("open", "now", "then", "ended", "zoom_in", "zoom_out", "count", "none", "ignored", "copied", "copy_failed"),
    *("show_list", "show_map", "within", "nobody_near", "placed", "away", "downloading", "data_failed"),
)
"""Strings of the map that its scripts show."""
BRACE = "\ufdd0"
"""Stands for ``{`` in a club's texts while Folium renders: it runs its own output as a Jinja template."""


class MissingAssetError(Exception):
    """Folium asks for a script or style sheet that the site has no copy of."""


class LocalMap(folium.Map):
    """A Folium map that needs Leaflet alone, from our own site; the class of Folium stays as it is."""

    default_js = [("leaflet", f"{LEAFLET_FOLDER}/leaflet.js")]  # noqa: RUF012
    default_css = [("leaflet_css", f"{LEAFLET_FOLDER}/leaflet.css")]  # noqa: RUF012


def create_map_documents(atlas: Atlas, points: Points, renderer: Renderer) -> Iterator[Document]:
    """The map's page and its script."""
    folium_map = create_map(atlas, renderer)
    _require_local(folium_map)
    html, script = _take_apart(folium_map)
    yield Document(MAP_URI, _create_page(html, atlas, points, renderer))
    yield Document(SCRIPT_URI, script)


def create_map(atlas: Atlas, renderer: Renderer) -> folium.Map:
    """One GeoJSON layer of clubs over our own outlines; marks and popups are made by our module."""
    # Without tiles Folium drops min_zoom and max_zoom: Leaflet gets them under its own names.
    result = LocalMap(tiles=None, control_scale=True, zoom_control=False, minZoom=4, maxZoom=12, prefer_canvas=False)
    layers = (
        ("neighbours", _outline_layer(load_neighbours(), renderer.say("map_neighbours"), "atlas-neighbour")),
        ("departments", _outline_layer(load_outlines(), renderer.say("map_departments"), "atlas-land")),
        ("clubs", _club_layer(atlas, renderer)),
    )
    for name, layer in layers:
        layer.add_to(result)
        layer._id = name
    folium.LayerControl(collapsed=False).add_to(result)
    result.fit_bounds(FRANCE)
    _name_elements(result)
    return result


def _outline_layer(shapes: dict[str, Any], name: str, css_class: str) -> folium.GeoJson:
    style = {"className": css_class, "weight": 1}
    return folium.GeoJson(shapes, name=name, style_function=lambda feature: style, interactive=False)


def _club_layer(atlas: Atlas, renderer: Renderer) -> folium.GeoJson:
    features = {
        "type": "FeatureCollection",
        "features": [_shield(feature) for feature in create_features(atlas, renderer)],
    }
    return folium.GeoJson(
        features,
        name=renderer.say("map_clubs"),
        point_to_layer=JsCode(f"atlasMarks.createMark({len(atlas)})"),
        on_each_feature=JsCode("(feature, layer) => atlasMarks.describe(feature, layer)"),
    )


def _shield(feature: dict[str, Any]) -> dict[str, Any]:
    texts = {key: value.replace("{", BRACE) for key, value in feature["properties"].items() if isinstance(value, str)}
    return {**feature, "properties": {**feature["properties"], **texts}}


def create_features(atlas: Atlas, renderer: Renderer) -> Iterator[dict[str, Any]]:
    """Every club as a feature; those of one town are numbered, to stand side by side.

    A club that the page itself does not hold brings along the years that its row speaks of.
    """
    seen: Counter[str] = Counter()
    written = {entry.slug for entry in list_written(atlas)}
    for entry in atlas.entries:
        feature = create_feature(entry, seen[entry.commune.insee])
        if entry.slug not in written:
            feature["properties"]["tag"] = renderer.tag(entry.club)
        yield feature
        seen[entry.commune.insee] += 1


def list_written(atlas: Atlas) -> Sequence[Entry]:
    """The first clubs by name, which the page itself holds."""
    return sort_by_name(atlas.entries)[:WRITTEN]


def create_feature(entry: Entry, shift: int) -> dict[str, Any]:
    """A club as the map needs it, under short names: each stands once for every club."""
    club = entry.club
    properties = {
        "slug": entry.slug,
        "name": club.name,
        "town": club.town,
        "km": radius_km(club),
        "of": [entry.centre.lat, entry.centre.lon] if entry.centre != entry.commune else None,
        "in": covered_departments(club) or None,
        "n": shift or None,
        "ended": 1 if club.today and club.today.ended else None,
        "gone": 1 if club.gone else None,
        **create_values(entry),
    }
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [entry.commune.lon, entry.commune.lat]},
        "properties": {key: value for key, value in properties.items() if value is not None},
    }


def create_words(renderer: Renderer) -> str:
    """The strings and labels that the map's own script shows, as JSON."""
    words = {key: renderer.raw(f"map_{key}") for key in WORDS}
    labels = {
        code: renderer.label(name, code) for name in ("territory", "category") for code in load_vocabularies()[name]
    }
    return json.dumps(words | labels, ensure_ascii=False)


def _name_elements(folium_map: folium.Map) -> None:
    """Give every element a fixed name: Folium's are random, and no two builds would be alike."""
    folium_map._name, folium_map._id = "atlas", "map"
    for position, child in enumerate(_descendants(folium_map)):
        if child._id not in ("neighbours", "departments", "clubs"):
            child._id = f"part{position}"


def _descendants(element: Element) -> Iterator[Element]:
    for child in element._children.values():
        yield child
        yield from _descendants(child)


def _require_local(folium_map: folium.Map) -> None:
    """Raise MissingAssetError when any part of the map would load a file that is not the site's own."""
    figure: Any = folium_map.get_root()
    figure.render()
    links = (getattr(part, "url", None) for part in _descendants(figure.header))
    foreign = sorted({url for url in links if url and not url.startswith(LEAFLET_FOLDER)})
    if foreign:
        raise MissingAssetError(f"no local copy of {', '.join(foreign)}; serve it from views/assets.py")


def _take_apart(folium_map: folium.Map) -> tuple[str, str]:
    """The map's element, and its script; the header, which names other hosts, is left aside."""
    figure: Any = folium_map.get_root()
    figure.render()
    script = figure.script.render()
    return f'<div id="{folium_map.get_name()}" class="atlas-map"></div>', _tidy(script)


def _tidy(script: str) -> str:
    """The script without the blank lines that templates leave, and with the texts' braces back as escapes."""
    return re.sub(r"\n\s*\n+", "\n", script).strip().replace(r"\ufdd0", r"\u007b") + "\n"


def _create_page(html: str, atlas: Atlas, points: Points, renderer: Renderer) -> str:
    meta = {
        "title": renderer.say("map_title"),
        "description": renderer.say("map_description"),
        "hide": ["navigation", "toc"],
        "map": True,
        "places": True,
    }
    return renderer.page(
        "map.md.jinja",
        MAP_URI,
        meta,
        canvas=Markup(html),
        words=create_words(renderer),
        place_words=create_place_words(renderer),
        entries=list_written(atlas),
        rest=max(0, len(atlas) - WRITTEN),
        facets=create_facets(atlas, renderer),
        data=renderer.site.data_link(MAP_URI, "clubs.json").removesuffix("clubs.json"),
        marks=create_marks(atlas, points) if len(atlas) <= WRITTEN else [],
        outlines=create_france(),
        view=frame_france(),
    )
