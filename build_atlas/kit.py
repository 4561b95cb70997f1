"""The starter kit: what a founder and a chamber do, when, with which examples. Its schema and its one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Annotated

from pydantic import Field

from build_atlas.own_data import read_data
from build_atlas.schema.base import AmbitionCode, Record, Section, Slug, Text
from build_atlas.schema.lesson import Both
from build_atlas.vocabulary import Language

LessonKey = Annotated[str, Field(pattern=r"^[IV]+(-\w+)*(_\d+)?$", description="a file of lessons/, without .yml")]
Month = Annotated[int, Field(ge=1, le=12)]


class Point(Record):
    """A line of the kit, and the sections or sheets it rests on; with none it is the editors' own advice."""

    fr: Text
    en: Text
    sections: tuple[Section, ...] = ()

    def words(self, language: Language) -> str:
        """The line in one language."""
        return self.fr if language == "fr" else self.en


class Example(Point):
    """A club to look at, and why."""

    club: Slug
    sections: tuple[Section, ...] = Field(min_length=1)


class Side(Record):
    """A step as one of the two parties sees it."""

    do: tuple[Point, ...] = Field(min_length=1)
    see: tuple[Point, ...] = Field(min_length=1)


class Step(Record):
    """One of the steps that the study proposes to a chamber, for both parties, with what helps or hurts it."""

    lesson: LessonKey
    title: Both
    founder: Side
    chamber: Side
    helps: tuple[LessonKey, ...]
    hurts: tuple[LessonKey, ...]
    models: tuple[Example, ...]


class Stage(Point):
    """A line of the first year's calendar: from one month to another, both included."""

    first: Month
    last: Month
    sections: tuple[Section, ...] = Field(min_length=1)


class Item(Point):
    """A line of the first meeting's agenda."""

    minutes: Annotated[int, Field(gt=0)]


class Trap(Point):
    """What stunts or ends a club, the lesson or the club that shows it, and what to do instead."""

    title: Both
    lesson: LessonKey
    club: Slug | None = None
    instead: Point


class Task(Point):
    """A line of the checklist, under the key that the reader's device remembers."""

    key: Slug


class Kit(Record):
    """The whole kit, in the order of its page."""

    steps: tuple[Step, ...]
    calendar: tuple[Stage, ...]
    agenda: tuple[Item, ...]
    topics: Mapping[AmbitionCode, tuple[Example, ...]]
    traps: tuple[Trap, ...]
    examples: tuple[Slug, ...] = Field(description="clubs whose sheet gives both dues and number of companies")
    checklist: tuple[Task, ...]


@cache
def load_kit() -> Kit:
    """The kit as its file states it; raises pydantic's ValidationError when the file does not keep to the schema."""
    return Kit.model_validate_json(json.dumps(read_data("kit.yml")))
