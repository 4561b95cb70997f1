"""The page of the glossary."""

from __future__ import annotations

from build_atlas.glossary import load_glossary
from build_atlas.model import Atlas
from build_atlas.views.renderer import Renderer
from build_atlas.views.terms import GLOSSARY_URI

__all__ = ["GLOSSARY_URI", "create_glossary"]


def create_glossary(atlas: Atlas, renderer: Renderer) -> str:
    """The document; the same for every atlas."""
    meta = {
        "title": renderer.say("glossary_title"),
        "description": renderer.say("glossary_intro"),
        "hide": ["navigation", "toc"],
        "filter": True,
    }
    return renderer.page("glossary.md.jinja", GLOSSARY_URI, meta, terms=load_glossary())
