"""One edition of the site as the engine's adapters need it: the atlas, its address, its documents."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_atlas.candidates import Reference, list_files
from build_atlas.check import check_paths
from build_atlas.documents import Document
from build_atlas.geo.gazetteer import load_gazetteer
from build_atlas.links import Site
from build_atlas.model import Atlas, create_atlas
from build_atlas.problems import Problem
from build_atlas.site import build_site
from build_atlas.views.renderer import Renderer


class RefusedError(Exception):
    """The records have problems: nothing is built from them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Edition:
    """The atlas in one language."""

    atlas: Atlas
    renderer: Renderer
    assets: Path

    @property
    def site(self) -> Site:
        """Its address and language."""
        return self.renderer.site

    def documents(self) -> list[Document]:
        """Everything that is generated for it."""
        return build_site(self.atlas, self.site, self.assets)


def load_edition(clubs: Path, assets: Path, site: Site, today: datetime.date) -> Edition:
    """Load and check every record; raises RefusedError when one has a problem."""
    return Edition(load_atlas(clubs, today), Renderer(site), assets)


def load_atlas(clubs: Path, today: datetime.date) -> Atlas:
    """The atlas of a folder of records; raises RefusedError when one has a problem."""
    if not clubs.is_dir():
        raise RefusedError([Problem(clubs.as_posix(), 1, 1, "", "unreadable", {"why": "no such folder"})])
    gazetteer = load_gazetteer()
    candidates, problems = check_paths(list_files(clubs), Reference(gazetteer, today))
    if problems:
        raise RefusedError(problems)
    return create_atlas({c.slug: c.club for c in candidates if c.club is not None}, gazetteer)
