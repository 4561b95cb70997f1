"""The MkDocs adapter: hands it our documents, and its pages our policy."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from build_atlas.blocks import put_back, take_out
from build_atlas.compact import compact
from build_atlas.csp import apply_policy
from build_atlas.edition import Edition, Folders, RefusedError, load_edition
from build_atlas.links import Site, relative
from build_atlas.problems import render_problems
from build_atlas.publish import source_day
from build_atlas.search.pages import group_of
from build_atlas.views.terms import explain_terms
from build_atlas.vocabulary import Language

BLOCKS = "atlas_blocks"
IN_NAV = frozenset(
    {"carte.md", "clubs/index.md", "listes.md", "enseignements/index.md", "agir/index.md", "etude/index.md"}
)
"""Generated pages that the menu names; all others stay out of it, or the build is quadratic."""


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the records before any other plugin needs them; refuse to build from bad ones."""
    base = Path(config.config_file_path or ".").parent
    language: Language = "en" if config.extra["edition"] == "en" else "fr"
    day = source_day(base, os.environ)
    site = Site(language, config.site_url or "/", config.extra["repository"], day)
    if language == "en":
        config.site_url = site.address("index.md")
    # Both editions remember one theme: the theme keeps its memory by path.
    config.extra["scope"] = urlsplit(site.url).path or "/"
    try:
        folders = Folders(base / config.extra["clubs"], base / config.extra["lessons"], base / "docs" / "assets")
        config.extra["atlas"] = load_edition(folders, site, datetime.date.today())
    except RefusedError as error:
        raise Abort(render_problems(error.problems)) from error
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated document."""
    edition: Edition = config.extra["atlas"]
    for document in edition.documents():
        level = InclusionLevel.INCLUDED if document.uri in IN_NAV or not document.is_page else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, document.uri, content=document.content, inclusion=level)
        if document.edit_path:
            file.edit_uri = f"../{document.edit_path}"
        files.append(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the theme's templates link the other edition and say in which group a search shows a page."""
    env.globals["group_of"] = group_of
    env.globals["edition"] = config.extra["atlas"]
    env.globals["relative"] = relative
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep finished HTML out of Markdown's hands."""
    if page.file.generated_by is None:
        return markdown
    markdown, page.meta[BLOCKS] = take_out(markdown)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put it back, and explain the acronyms."""
    language: Language = "en" if config.extra["edition"] == "en" else "fr"
    return explain_terms(put_back(html, page.meta.pop(BLOCKS, ())), page.file.src_uri, language)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give each page its policy."""
    return apply_policy(compact(output))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the pages a theme makes by itself, such as the 404."""
    return apply_policy(output_content) if template_name.endswith(".html") else output_content
