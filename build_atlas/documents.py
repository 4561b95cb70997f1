"""A document of the site: what every engine is given, whatever it does with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One generated file: its address among the documents, its content, and where it comes from.

    ``edit_path`` is the file a reader would correct, from the root of the repository; empty
    for files that no single source states.
    """

    uri: str
    content: str | bytes
    edit_path: str = ""

    @property
    def is_page(self) -> bool:
        """Whether an engine turns it into a page rather than copying it."""
        return self.uri.endswith(".md")
