"""The one schema of a lesson: a finding of the study, its figures, and the clubs that bear on it."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from build_atlas.schema.base import BasisCode, CategoryCode, Record, Section, Slug, TerritoryCode, Text, codes_of

TITLE_LENGTH = 80
STATEMENT_WORDS = 60

KindCode = Annotated[str, codes_of("lesson_kind")]
AudienceCode = Annotated[str, codes_of("audience")]
SideCode = Annotated[str, codes_of("side")]
MeasureCode = Annotated[str, codes_of("measure")]


class Both(Record):
    """A text of ours in both languages."""

    fr: Text
    en: Text


class Title(Record):
    """A title in both languages, under 80 characters each."""

    fr: Annotated[str, Field(min_length=3, max_length=TITLE_LENGTH)]
    en: Annotated[str, Field(min_length=3, max_length=TITLE_LENGTH)]


class Threshold(Record):
    """A figure the study gives as a limit, in a form that can be tested."""

    id: Slug = Field(description="unique among all lessons: members-under-60")
    measure: MeasureCode
    min: Annotated[float, Field(allow_inf_nan=False)] | None = Field(None, description="lower limit, itself allowed")
    max: Annotated[float, Field(allow_inf_nan=False)] | None = Field(None, description="upper limit, itself allowed")
    exclusive: bool = Field(False, description="true when the limits themselves are not allowed (« moins de »)")
    approximate: bool = Field(False, description="true when the study says « environ », « une vingtaine »…")
    territory: TerritoryCode | None = Field(None, description="the only class of territory it holds for")
    category: CategoryCode | None = Field(None, description="the only category it holds for")

    @model_validator(mode="after")
    def _check_limits(self) -> Self:
        if self.min is None and self.max is None:
            raise PydanticCustomError("empty_range", "empty")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("reversed_range", "reversed", {"min": self.min, "max": self.max})
        return self


class Bearing(Record):
    """A club that bears a lesson out or contradicts it, and why, in one sentence."""

    club: Slug
    side: SideCode
    basis: BasisCode = Field(description="report when the study itself names the club there, else editors")
    section: Section = Field(description="the sheet or section that shows it")
    why: Both


class Lesson(Record):
    """One finding of the study, as one file of ``lessons/`` states it."""

    section: Section = Field(description="the section of the study that says it; the file name begins with it")
    title: Title
    statement: Both = Field(description="the finding in our own words, under 60 words in each language")
    kind: KindCode
    matters_to: tuple[AudienceCode, ...] = Field(min_length=1)
    thresholds: tuple[Threshold, ...] = ()
    figures: tuple[Both, ...] = Field((), description="other figures that the passage gives, each with its unit")
    clubs: tuple[Bearing, ...] = Field((), description="the clubs that support or contradict it")
    note: Both | None = Field(None, description="a remark of the editors")
