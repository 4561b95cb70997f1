"""The pages of a built site, read back: links, anchors, language, policy, scripts."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from browser.served import Served


@dataclass
class BuiltPage(HTMLParser):
    """One HTML file: the address it is read at, and what the tests ask of it."""

    path: Path
    url: str
    language: str = ""
    canonical: str = ""
    policies: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=lambda: {"", "__skip"})
    inline: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    script: dict[str, str] | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.anchors |= {found[name] for name in ("id", "name") if name in found and tag != "meta"}
        self.links += [found[name] for name in ("href", "src") if name in found]
        if tag == "html":
            self.language = found.get("lang", "")
        elif tag == "link" and "hreflang" in found:
            self.alternates[found["hreflang"]] = found["href"]
        elif tag == "link" and found.get("rel") == "canonical":
            self.canonical = found["href"]
        elif tag == "meta" and found.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(found["content"])
        elif tag == "script" and "src" not in found:
            self.script = found

    def handle_endtag(self, tag: str) -> None:
        self.script = None

    def handle_data(self, data: str) -> None:
        if self.script is not None:
            kind = self.script.get("type", "")
            if "json" not in kind:
                self.inline.append(data)
            elif kind == "application/ld+json":
                self.data.append(data)

    def targets(self) -> list[tuple[str, str]]:
        """Every link of the page as (address without query, anchor)."""
        whole = (urldefrag(urljoin(self.url, link)) for link in self.links)
        return [(address.partition("?")[0], unquote(anchor)) for address, anchor in whole]


def read_pages(site: Served) -> dict[str, BuiltPage]:
    """Every page of the site by its address; those a host shows at other addresses (404) left out."""
    found = sorted(site.folder.rglob("*.html"))
    pages = (BuiltPage(path, site.url + _address(path, site)) for path in found if path.name != "404.html")
    return {page.url: page for page in pages}


def _address(path: Path, site: Served) -> str:
    return path.relative_to(site.folder).as_posix().removesuffix("index.html")


def file_of(address: str, site: Served) -> Path:
    """The file a host would answer with."""
    inside = unquote(urlsplit(address).path).removeprefix(urlsplit(site.url).path)
    path = site.folder / inside
    return path / "index.html" if path.is_dir() else path
