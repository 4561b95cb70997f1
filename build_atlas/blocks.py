"""Let Markdown read only our own headings: what is finished HTML already goes around it.

A generated page is headings in Markdown between blocks of escaped HTML. Python-Markdown
would parse each of those blocks twice and leave it as it was; a mark stands in for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

HEADING = re.compile(r"^(## [^\n]*\n\n)", re.MULTILINE)


def take_out(markdown: str) -> tuple[str, list[str]]:
    """The document with a mark for each block of HTML, and the blocks."""
    parts = HEADING.split(markdown)
    blocks = [part.strip() for part in parts[::2]]
    headings = [*parts[1::2], ""]
    marked = "".join(f"{_mark(i)}\n\n{heading}" for i, heading in enumerate(headings))
    return marked, blocks


def put_back(html: str, blocks: Sequence[str]) -> str:
    """The rendered document with each block in the place of its mark."""
    for i, block in enumerate(blocks):
        html = html.replace(_mark(i), block, 1)
    return html


def _mark(position: int) -> str:
    return f"<!--atlas-block-{position}-->"
