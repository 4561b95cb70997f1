"""The page of charts."""

from __future__ import annotations

from build_atlas.model import Atlas
from build_atlas.views.charts import CHARTS
from build_atlas.views.renderer import Renderer

CHARTS_URI = "enseignements/graphiques.md"


def create_charts(atlas: Atlas, renderer: Renderer) -> str:
    """The document: every chart with its table."""
    meta = {
        "title": renderer.say("charts_title"),
        "description": renderer.say("charts_intro"),
        "hide": ["navigation", "toc"],
    }
    charts = [draw(atlas, renderer) for draw in CHARTS]
    return renderer.page("charts.md.jinja", CHARTS_URI, meta, charts=charts)
