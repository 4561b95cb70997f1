"""The order and the tree of the study's sections, and which of them the lessons leave out."""

from __future__ import annotations

from collections.abc import Iterable

from build_atlas.vocabulary import load_outline


def order_of(key: str) -> tuple[int, str]:
    """The place of a section, or of a lesson named after one, in the order of the study."""
    section, _, number = key.partition("_")
    return list(load_outline().sections).index(section), number.zfill(3)


def parent_of(section: str) -> str | None:
    """The section that holds another: II-B for II-B1, III-E-T1 for III-E-T1-a; None for a chapter."""
    holders = [code for code in load_outline().sections if _holds(code, section)]
    return max(holders, key=len, default=None)


def _holds(code: str, section: str) -> bool:
    """Whether ``section`` is ``code`` and one level more: after a hyphen, or a digit after a letter."""
    if not section.startswith(code) or section == code:
        return False
    rest = section[len(code) :]
    return rest.startswith("-") or (rest[0].isdigit() and code[-1].isalpha() and "-" in code)


def children_of(section: str) -> list[str]:
    """The sections directly below one, in order."""
    return [code for code in load_outline().sections if parent_of(code) == section]


def missing_sections(told: Iterable[str]) -> list[str]:
    """The sections that no lesson tells: neither they nor anything below them is among ``told``."""
    known = set(told)
    return [code for code in load_outline().sections if not _told(code, known)]


def _told(section: str, known: set[str]) -> bool:
    """A section is told by a lesson of its own, or, when it only announces others, by all of them."""
    children = children_of(section)
    return section in known or (bool(children) and all(_told(child, known) for child in children))
