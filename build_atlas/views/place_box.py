"""The box that finds a commune, for pages written by hand and for views."""

from __future__ import annotations

import json

from build_atlas.views.home import HOME_URI
from build_atlas.views.renderer import Renderer

SENTENCES = (
    "one",
    "count",
    "more",
    "choose",
    "guessed",
    "none",
    "failed",
    "today",
    "locating",
    "located",
    "refused",
    "timeout",
    "unavailable",
    "insecure",
)
"""What the box says by itself: keys of `strings.yml` after ``place_``, and of ``data-words``."""


def create_place_box(renderer: Renderer, uri: str = HOME_URI) -> str:
    """The box for the page ``uri``, by default a page at the root."""
    return renderer.render("place-box.html.jinja", uri, words=create_place_words(renderer)).strip()


def create_place_words(renderer: Renderer) -> str:
    """The sentences of the box as JSON, their values left in braces; for ``place_box`` of `places.jinja`."""
    values = {"count": "{count}", "name": "{name}"}
    return json.dumps({key: renderer.say(f"place_{key}", **values) for key in SENTENCES}, ensure_ascii=False)
