"""One edition of the site as the engine's adapters need it: the atlas, its address, its documents."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_atlas.candidates import Reference, list_files
from build_atlas.changes import newest_day
from build_atlas.check import check_paths
from build_atlas.check_lessons import check_lesson_paths, check_outline
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


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the records, the lessons and our assets stand."""

    clubs: Path
    lessons: Path
    assets: Path


def load_edition(folders: Folders, site: Site, today: datetime.date) -> Edition:
    """Load and check everything; raises RefusedError when a file has a problem.

    Where the build bears no day of its own (a copy without its history), that of the newest change
    stands for it: no reader is told that old news is fresh.
    """
    atlas = load_atlas(folders, today)
    return Edition(atlas, Renderer(replace(site, day=max(site.day, newest_day(atlas)))), folders.assets)


def load_atlas(folders: Folders, today: datetime.date) -> Atlas:
    """The atlas of two folders; raises RefusedError when a file has a problem.

    A folder of lessons that is not there, or empty, makes an atlas of clubs alone.
    """
    if not folders.clubs.is_dir():
        raise RefusedError([Problem(folders.clubs.as_posix(), 1, 1, "", "unreadable", {"why": "no such folder"})])
    gazetteer = load_gazetteer()
    clubs, problems = check_paths(list_files(folders.clubs), Reference(gazetteer, today))
    slugs = {candidate.slug for candidate in clubs}
    lessons, more = check_lesson_paths(list_files(folders.lessons), slugs)
    problems += [*more, *check_outline(lessons, folders.lessons)]
    if problems:
        raise RefusedError(problems)
    stated = {candidate.slug: candidate.club for candidate in clubs if candidate.club}
    return create_atlas(stated, gazetteer, {file.key: file.lesson for file in lessons if file.lesson})
