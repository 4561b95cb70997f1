"""The day of an import, kept in the `changes` of the records that it makes or corrects."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from build_atlas.importing.splice import find_blocks, set_blocks

KEY = "changes"


def stamp_new(text: str, day: datetime.date) -> str:
    """The text of a new record with the day it was added, unless it names one."""
    if KEY in find_blocks(text):
        return text
    return set_blocks(text, {KEY: f"{KEY}:\n{_line(day, 'added')}"})


def stamp_corrected(text: str, given: Collection[str], day: datetime.date) -> str:
    """The text of a corrected record with one change more: verified when only ``today`` (and its English)
    was given, else corrected.

    A record without changes stays without, as nobody knows when it was added; so does one that the same day has
    already seen changed so.
    """
    blocks = find_blocks(text)
    line = _line(day, "verified" if set(given) <= {"today", "en"} else "corrected")
    if KEY in given or KEY not in blocks or line in blocks[KEY].cut(text):
        return text
    return set_blocks(text, {KEY: f"{blocks[KEY].cut(text)}\n{line}"})


def _line(day: datetime.date, kind: str) -> str:
    return f'  - {{date: "{day.isoformat()}", kind: {kind}}}'
