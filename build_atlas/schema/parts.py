"""The parts of a record: classification, place, members, money, divergences, sources."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from build_atlas.schema.base import (
    AmbitionCode,
    CategoryCode,
    ChangeKindCode,
    DateOrPart,
    Day,
    DepartmentCode,
    DuesModeCode,
    Insee,
    Justified,
    OrWord,
    PeriodCode,
    Range,
    Record,
    RelationCode,
    ScaleCode,
    Section,
    ShownCode,
    SituationCode,
    SizeMixCode,
    Slug,
    TerritoryCode,
    Text,
    TodayStatusCode,
    Told,
    WebAddress,
    Year,
)

UNDATED = "undated"
"""Stands for the date of a page that bears none."""
WITHHELD = "withheld"
"""Stands for an address that holds a person's name, which the atlas does not publish."""


class Territory(Justified):
    """The class of territory: T1, T2 or T3."""

    code: TerritoryCode
    collective: bool = Field(False, description="true when the study classes a group of clubs and not this one by name")


class Category(Justified):
    """The category of club: B1, B2 or B3."""

    code: CategoryCode
    collective: bool = Field(False, description="true when the study classes a group of clubs and not this one by name")


class Ambition(Record):
    """A level of ambition, always the editors' reading, with the words it rests on."""

    level: AmbitionCode
    words: Annotated[str, Field(min_length=3, max_length=90)] = Field(
        description="a few words of the sheet, as they stand there, that the reading rests on"
    )
    reason: Text


class Situation(Justified):
    """How the club stood at the end of 1997."""

    code: SituationCode


class Founded(Record):
    """The year of creation, or the years between which it falls."""

    year: Year
    until: Year | None = Field(None, description="last possible year, when the study gives a period")
    approximate: bool = False

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.until is not None and self.until < self.year:
            raise PydanticCustomError("reversed_range", "reversed", {"min": self.year, "max": self.until})
        return self


class Circle(Record):
    """A disc around a commune: the whole shape of a zone, a canton or a basin."""

    centre: Insee | None = Field(None, description="the commune at its centre, when it is not the club's own town")
    radius_km: Annotated[float, Field(gt=0, le=150, allow_inf_nan=False)]


class Shape(Record):
    """The drawing of a perimeter: a circle, or whole départements."""

    circle: Circle | None = None
    departments: tuple[DepartmentCode, ...] | None = None
    drawn: Justified = Field(description="what the drawing rests on: report (with section) or editors (with reason)")

    @model_validator(mode="after")
    def _check_one(self) -> Self:
        if (self.circle is None) == (not self.departments):
            raise PydanticCustomError("one_shape", "shape")
        return self


class Perimeter(Record):
    """The area the club covers: in words, in figures, and as a shape."""

    words: Text
    scale: ScaleCode
    shape: Shape
    cantons: Range | None = None
    communes: Range | None = None
    inhabitants: Range | None = None
    density: Range | None = Field(None, description="inhabitants per km², as the study states it")


class Members(Record):
    """Who belongs: companies, other members, and the jobs they stand for."""

    companies: Range | None = None
    partners: Range | None = Field(None, description="members that are not companies: bodies, notables, officials")
    jobs: Range | None = None
    company_size: Range | None = Field(None, description="employees of a member company, from the least to the most")
    size_mix: SizeMixCode | None = Field(None, description="only where the study says it in words")
    coverage_percent: Range | None = Field(None, description="share of the area's companies that belong, in percent")


class Dues(Record):
    """What a member company pays a year, in francs of the time."""

    mode: DuesModeCode
    francs: Range | None = Field(None, description="francs of 1997 per company a year")


class Budget(Record):
    """One line of money that the study states, in francs of the time."""

    label: Text
    francs: Range
    period: PeriodCode


class Person(Record):
    """Somebody the study names as founder or president, with the role held in 1997."""

    name: Annotated[str, Field(min_length=2, max_length=80)]
    role: Text


class Divergence(Record):
    """A disagreement between the sheet and the text of the study, kept as it is."""

    field: Annotated[str, Field(min_length=2, max_length=40, description="the key of the record it bears on")]
    sheet: Text = Field(description="what the sheet says (or the first passage, for a record without a sheet)")
    text: Text = Field(description="what the text says")
    section: Section = Field(description="where the text says it")
    shown: ShownCode = Field(description="which of the two the atlas shows")
    reason: Text = Field(description="why, in one sentence")


class Source(Record):
    """A public page, with the date it bears and not the date it was read; what it lacks is said, never left out."""

    title: Annotated[str, Field(min_length=2, max_length=300, description="the page's title, and who publishes it")]
    url: Annotated[WebAddress, OrWord(WITHHELD)] = Field(
        description="the page's address, or withheld when it holds a person's name"
    )
    date: Annotated[DateOrPart, OrWord(UNDATED)] = Field(
        description="the date the page bears, in quotes, or undated when it bears none"
    )

    @property
    def address(self) -> str | None:
        """The page's address, None where it is withheld."""
        return None if self.url == WITHHELD else self.url

    @property
    def dated(self) -> str | None:
        """The date the page bears, None for none."""
        return None if self.date == UNDATED else self.date


class Today(Record):
    """What public sources say since 1997: dated, sourced, and never mixed with the study."""

    status: TodayStatusCode
    as_of: DateOrPart | None = None
    successor: Annotated[str, Field(min_length=2, max_length=160)] | None = None
    website: WebAddress | None = Field(None, description="the club's own site, only where a source gives it")
    statements: tuple[Told, ...] = ()
    sources: tuple[Source, ...]

    @property
    def ended(self) -> bool:
        """Whether a source shows the club dissolved."""
        return self.status == "dissolved"

    @property
    def by_text_alone(self) -> bool:
        """Whether the year of what is seen was read in a page's text: no source that bears a date is as young."""
        year = (self.as_of or "")[:4]
        return bool(year) and not any((source.dated or "")[:4] >= year for source in self.sources)


class Nearby(Record):
    """Something found since 1997 in the same place, which no source ties to the club: never what became of it."""

    relation: RelationCode
    name: Annotated[str, Field(min_length=2, max_length=160)] | None = Field(
        None, description="the other body's name, if one is given and the atlas has no record of it"
    )
    club: Slug | None = Field(None, description="slug of the other body's own record, if the atlas has one")
    text: Text
    sources: tuple[Source, ...]


class Change(Record):
    """A day on which the record changed, as those who follow the atlas are told."""

    date: Day
    kind: ChangeKindCode
    words: Annotated[str, Field(min_length=3, max_length=300)] | None = Field(
        None, description="what changed, in one short sentence; its English stands in en.changes"
    )
