"""The mkdocs-macros adapter: what hand-written pages may call, each a plain function elsewhere."""

from __future__ import annotations

from typing import Any

from build_atlas.edition import Edition
from build_atlas.views.home import create_example, create_figure_list, create_figures, create_home_map, create_latest
from build_atlas.views.place_box import create_place_box
from build_atlas.views.reference import create_field_table, create_vocabulary_tables


def define_env(env: Any) -> None:
    """Called by the plugin with its environment."""
    edition: Edition = env.conf["extra"]["atlas"]
    atlas, renderer = edition.atlas, edition.renderer
    env.variables["figures"] = create_figures(atlas)
    env.variables["legal"] = env.conf["extra"]["legal"]
    env.macro(edition.site.data_url, "data_url")
    env.macro(lambda: create_home_map(atlas, renderer), "home_map")
    env.macro(lambda: create_figure_list(atlas, renderer), "figure_list")
    env.macro(lambda: create_latest(atlas, renderer), "latest_clubs")
    env.macro(lambda slug: create_example(atlas, renderer, slug), "example")
    env.macro(lambda: create_place_box(renderer), "place_box")
    env.macro(lambda: create_field_table(renderer), "field_table")
    env.macro(lambda: create_vocabulary_tables(renderer), "vocabulary_tables")
