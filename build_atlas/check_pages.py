"""The pages written by hand stand in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from build_atlas.problems import Problem
from build_atlas.vocabulary import LANGUAGES


def check_twins(docs: Path) -> Iterator[Problem]:
    """A page of ``docs/fr`` or ``docs/en`` has its twin of the same name in the other."""
    pages = {language: _list_pages(docs / language) for language in LANGUAGES}
    for language, there in pages.items():
        for other in LANGUAGES:
            for page in sorted(there - pages[other]):
                details = {"value": (docs / other / page).as_posix()}
                yield Problem((docs / language / page).as_posix(), 1, 1, "", "page_without_twin", details)


def _list_pages(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*.md")}
