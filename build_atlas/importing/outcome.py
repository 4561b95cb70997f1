"""What an import comes to: the files it would write, and what is refused and why."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_atlas.problems import Problem

MOST_SHOWN = 400
"""Lines of a preview: a list of a thousand clubs would fill the screen for nothing."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One file as it would be written; ``before`` is its present text, None for a new file."""

    slug: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The proposals, the problems, how many clubs were read and how many of them are refused."""

    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]
    read: int
    refused: int


def show_changes(proposals: Sequence[Proposal], folder: str, most: int = MOST_SHOWN) -> tuple[str, int]:
    """The differences that proposals make, up to ``most`` lines, and how many files are not shown."""
    shown: list[str] = []
    for position, proposal in enumerate(proposals):
        lines = list(_differ(proposal, folder))
        if shown and len(shown) + len(lines) > most:
            return "".join(shown), len(proposals) - position
        shown += lines
    return "".join(shown), 0


def _differ(proposal: Proposal, folder: str) -> Iterator[str]:
    """A unified difference, as git shows it; each line ends, the last of a file too."""
    path = f"{folder}/{proposal.slug}.yml"
    before = proposal.before.split("\n") if proposal.before is not None else []
    after = proposal.after.split("\n")
    old = path if proposal.before is not None else "/dev/null"
    lines = difflib.unified_diff(_without_last(before), _without_last(after), old, path, lineterm="")
    yield from (f"{line.rstrip()}\n" for line in lines)


def _without_last(lines: list[str]) -> list[str]:
    """The lines of a text without the empty one that its last line end opens."""
    return lines[:-1] if lines and not lines[-1] else lines
