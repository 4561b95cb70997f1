"""Files that go to the site as they are: ours, and Leaflet's from its Python package."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from build_atlas.documents import Document

LEAFLET_FILES = ("leaflet.js", "leaflet.css", "images")
LEAFLET_FOLDER = "assets/leaflet"


def create_leaflet_documents() -> Iterator[Document]:
    """Leaflet's script, style sheet and images."""
    data = files("xstatic.pkg.leaflet").joinpath("data")
    for name in LEAFLET_FILES:
        yield from _copy(data.joinpath(name), f"{LEAFLET_FOLDER}/{name}")


def _copy(source: Traversable, uri: str) -> Iterator[Document]:
    if source.is_dir():
        for child in sorted(source.iterdir(), key=lambda item: item.name):
            yield from _copy(child, f"{uri}/{child.name}")
    else:
        yield Document(uri, source.read_bytes())


def create_own_documents(folder: Path) -> Iterator[Document]:
    """Our style sheets, scripts and images, from ``docs/assets``."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Document(f"assets/{path.relative_to(folder).as_posix()}", path.read_bytes())
