"""A page as a browser without scripts would understand it: its elements and its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Page(HTMLParser):
    """The elements of a page, its text on one line, and the content of its scripts."""

    path: Path
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    inside: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts.append(data)
        elif self.inside != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        """What a reader sees, on one line."""
        return " ".join("".join(self.texts).split())

    def attributes(self) -> set[tuple[str, str]]:
        """Every (element, attribute) of the page."""
        return {(tag, name) for tag, attributes in self.elements for name in attributes}

    def links(self) -> list[str]:
        """Every address that something on the page leads to or loads."""
        names = ("href", "src", "action", "formaction", "data", "srcset")
        return [attributes[name] for _, attributes in self.elements for name in names if name in attributes]
