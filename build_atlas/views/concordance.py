"""The outline of the study, section by section, with the pages of the atlas that draw on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_atlas.findings import link_to
from build_atlas.model import Atlas, Entry, Told
from build_atlas.outline import order_of, parent_of
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import load_outline

CONCORDANCE_URI = "etude/concordance.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One section or sheet: its lessons and the clubs that rest on it; ``depth`` counts from 0, the chapter."""

    code: str
    depth: int
    lessons: Sequence[Told]
    entries: Sequence[Entry]


def create_concordance(atlas: Atlas, renderer: Renderer) -> str:
    """The document of the concordance."""
    meta = {
        "title": renderer.say("concordance_title"),
        "description": renderer.say("concordance_intro"),
        "hide": ["navigation", "toc"],
    }
    return renderer.page(
        "concordance.md.jinja",
        CONCORDANCE_URI,
        meta,
        rows=list_sections(atlas),
        sheets=list_sheets(atlas),
        link_to=link_to,
    )


def list_sections(atlas: Atlas) -> list[Row]:
    """Every section of chapters I to V, in order."""
    lessons: dict[str, list[Told]] = {}
    for told in sorted(atlas.lessons, key=lambda one: order_of(one.key)):
        lessons.setdefault(told.lesson.section, []).append(told)
    clubs = _entries_by_section(atlas)
    return [Row(code, _depth(code), lessons.get(code, ()), clubs.get(code, ())) for code in load_outline().sections]


def list_sheets(atlas: Atlas) -> list[Row]:
    """Every sheet and every number that covers several, with the clubs they describe or serve."""
    described = {entry.club.sheet: entry for entry in atlas.entries if entry.club.sheet}
    clubs = _entries_by_section(atlas)
    outline = load_outline()
    codes = sorted({*outline.sheets, *outline.sheet_numbers})
    return [
        Row(code, int("-" in code), (), [*filter(None, [described.get(code)]), *clubs.get(code, ())]) for code in codes
    ]


def _entries_by_section(atlas: Atlas) -> Mapping[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in atlas.entries:
        for section in entry.club.sections:
            found.setdefault(section, []).append(entry)
    return found


def _depth(code: str) -> int:
    holder = parent_of(code)
    return 0 if holder is None else 1 + _depth(holder)
