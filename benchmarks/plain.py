"""The same clubs as plain Material for MkDocs would show them: Markdown pages with the same text, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

CONFIG = """\
site_name: Plain
site_url: https://example.org/plain/
theme: {name: material, font: false}
nav: [index.md]
not_in_nav: /clubs/
plugins: [search]
"""


def write_plain(clubs: Path, folder: Path) -> Path:
    """Write a MkDocs project with one page for each record of ``clubs``; returns its configuration."""
    pages = folder / "docs" / "clubs"
    pages.mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Clubs\n", encoding="utf-8")
    for path in clubs.glob("*.yml"):
        record = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        (pages / f"{path.stem}.md").write_text(create_page(record), encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(CONFIG, encoding="utf-8")
    return config


def create_page(record: Mapping[str, Any]) -> str:
    """A heading for each field and a line for each thing it says, in French."""
    parts = [f"# {record['name']}\n", f"{record['summary']}\n"]
    for field, value in record.items():
        if field not in ("name", "summary", "en"):
            parts += [f"## {field}\n", *(f"- {leaf}" for leaf in _leaves(value)), ""]
    return "\n".join(parts)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _leaves(item)
    else:
        yield " ".join(str(value).split())
