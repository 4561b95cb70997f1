"""Addresses within the site: always relative, so that it works below any sub-path."""

from __future__ import annotations

import datetime
import posixpath
import re
from dataclasses import dataclass

from build_atlas.vocabulary import Language

DATA_FOLDER = "data/v1"


def url_of(uri: str) -> str:
    """The address of a document from the root: ``clubs/meito.md`` is served as ``clubs/meito/``."""
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


def relative(source: str, target: str) -> str:
    """The address of the document ``target`` as a link on the page ``source``; both are uris."""
    address, _, anchor = target.partition("#")
    fragment = f"#{anchor}" if anchor else ""
    if address in ("", source) and fragment:
        return fragment
    path = posixpath.relpath(url_of(address) or ".", url_of(source) or ".")
    folder = url_of(address).endswith("/") or not url_of(address)
    return f"{path}{'/' if folder and path != '.' else ''}{fragment}"


@dataclass(frozen=True, slots=True)
class Site:
    """Where one edition of the site stands: its language, its address, and its sources' address.

    ``url`` is the address of the whole site, French edition included, with a slash at its end.
    ``repository`` is the address where a file of the sources can be corrected, empty if there is none.
    ``day`` is the day the build bears, to which the age of what is known is counted.
    """

    language: Language
    url: str
    repository: str = ""
    day: datetime.date = datetime.date.min

    @property
    def root(self) -> str:
        """The path from this edition's root to that of the whole site."""
        return "" if self.language == "fr" else "../"

    def address(self, uri: str, language: Language | None = None) -> str:
        """The full address of a page in one edition."""
        edition = "en/" if (language or self.language) == "en" else ""
        return f"{self.url}{edition}{url_of(uri)}"

    def data_address(self, name: str) -> str:
        """The full address of an open-data file, the same for both editions."""
        return f"{self.url}{DATA_FOLDER}/{name}"

    def data_link(self, source: str, name: str) -> str:
        """The link from a page of this edition to an open-data file."""
        return relative(source, f"{self.root}{DATA_FOLDER}/{name}")

    def data_url(self, name: str) -> str:
        """The link from a hand-written page at the root: by its uri in French, which the engine checks."""
        return f"{DATA_FOLDER}/{name}" if self.language == "fr" else self.data_address(name)

    def edit_link(self, path: str) -> str:
        """Where a reader can correct a file of the sources; empty when no repository is set."""
        return f"{self.repository.rstrip('/')}/edit/main/{path}" if self.repository else ""


def bare(address: str) -> str:
    """A website as one says it: without its scheme, www and last slash."""
    return re.sub(r"^(https?://)?(www\.)?", "", address).rstrip("/")
