"""The one schema of a club: what a file may say, of which type, and what each field means.

The checks, the editor's JSON Schema and the documentation of the fields all come
from these classes. Keys are English; values are French, mirrored under ``en``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from build_atlas.vocabulary import load_outline, load_vocabularies

SCHEMA_VERSION = "1.0.0"
STUDY_YEAR = 1997
EARLIEST_YEAR = 1900

TEXT_FIELDS = (
    "origin",
    "history",
    "legal",
    "membership",
    "activity",
    "governance",
    "staffing",
    "funding",
    "relations",
    "objectives",
    "achievements",
    "assessment",
    "outlook",
    "needs",
    "remarks",
)
"""The fields that hold lists of statements, in the order a page shows them."""


class OneOf:
    """Marks a text that must be one of a list; a refusal names the rule and the list."""

    def __init__(self, rule: str, allowed: Callable[[], list[str]]) -> None:
        self.rule = rule
        self.allowed = allowed

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of a text, then the look-up."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The same list, for editors."""
        return {**handler(core), "enum": self.allowed()}

    def _check(self, value: str) -> str:
        if value not in (values := self.allowed()):
            details = {"value": value, "allowed": values}
            raise PydanticCustomError(self.rule, "{value}", details)
        return value


def _codes(vocabulary: str) -> OneOf:
    """The codes of one controlled list."""
    return OneOf("not_in_list", lambda: list(load_vocabularies()[vocabulary]))


class Shorthand:
    """Marks a value that a file may write in a shorter form, which ``widen`` turns into the full one."""

    def __init__(self, widen: Callable[[object], object], short: JsonSchemaValue) -> None:
        self.widen = widen
        self.short = short

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The short form is widened before anything is checked."""
        return core_schema.no_info_before_validator_function(self.widen, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Editors accept both forms."""
        return {"anyOf": [handler(core), self.short]}


def _widen(value: object) -> object:
    """A single number stands for the range that holds it alone."""
    if isinstance(value, int) and not isinstance(value, bool):
        return {"min": value, "max": value}
    return value


def _state(value: object) -> object:
    """A plain sentence stands for a statement that rests on the record's own sheet."""
    return {"text": value} if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1, max_length=1200)]
Section = Annotated[
    str,
    Field(description="section (II-B3-4) or sheet (R14, R11-1) of the study"),
    OneOf("no_such_section", lambda: load_outline().citable),
]
Sheet = Annotated[
    str,
    Field(description="sheet of the annex: R14, or R11-1 where a number covers several"),
    OneOf("no_such_sheet", lambda: list(load_outline().sheets)),
]
Insee = Annotated[str, Field(pattern=r"^(\d{2}|2[AB])\d{3}$", description="INSEE code of a commune, in quotes")]
DepartmentCode = Annotated[
    str, Field(pattern=r"^(\d{2,3}|2[AB])$", description="INSEE code of a département, in quotes")
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
WebAddress = Annotated[str, Field(pattern=r"^https?://\S+$", max_length=500)]
DateOrPart = Annotated[
    str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="2016, 2016-05 or 2016-05-17, in quotes")
]
Year = Annotated[int, Field(ge=EARLIEST_YEAR, le=2100)]
Count = Annotated[int, Field(ge=0)]

TerritoryCode = Annotated[str, _codes("territory")]
CategoryCode = Annotated[str, _codes("category")]
AmbitionCode = Annotated[str, _codes("ambition")]
KindCode = Annotated[str, _codes("kind")]
SituationCode = Annotated[str, _codes("situation")]
InitiatorCode = Annotated[str, _codes("initiator")]
LegalFormCode = Annotated[str, _codes("legal_form")]
BranchCode = Annotated[str, _codes("branch")]
ScaleCode = Annotated[str, _codes("scale")]
DuesModeCode = Annotated[str, _codes("dues_mode")]
PeriodCode = Annotated[str, _codes("period")]
SizeMixCode = Annotated[str, _codes("size_mix")]
BasisCode = Annotated[str, _codes("basis")]
ShownCode = Annotated[str, _codes("shown")]
TodayStatusCode = Annotated[str, _codes("today_status")]


class Record(BaseModel):
    """What every part of a record shares: frozen, strict types, no key but the known ones."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class RangeRecord(Record):
    """A number the study gives exactly (min = max) or between two bounds."""

    min: Count | None = Field(None, description="lower bound; absent when the study gives only an upper one")
    max: Count | None = Field(None, description="upper bound; absent when the study gives only a floor")
    approximate: bool = Field(False, description="true when the study says « environ », « une vingtaine »…")

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.min is None and self.max is None:
            raise PydanticCustomError("empty_range", "empty")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("reversed_range", "reversed", {"min": self.min, "max": self.max})
        return self


Range = Annotated[RangeRecord, Shorthand(_widen, {"type": "integer", "minimum": 0})]


class StatementRecord(Record):
    """One fact in our own words; without a section it rests on the record's sheet."""

    text: Text
    section: Section | None = Field(None, description="where in the study, when it is not the record's own sheet")


Statement = Annotated[StatementRecord, Shorthand(_state, {"type": "string", "minLength": 1, "maxLength": 1200})]
Statements = tuple[Statement, ...]


class Justified(Record):
    """Something the study says (with where) or the editors decide (with why)."""

    basis: BasisCode
    section: Section | None = Field(None, description="where the study says so; required when basis is report")
    reason: Text | None = Field(None, description="why, in one sentence; required when basis is editors")

    @model_validator(mode="after")
    def _check_ground(self) -> Self:
        if self.basis == "report" and self.section is None:
            raise PydanticCustomError("section_required", "section")
        if self.basis == "editors" and self.reason is None:
            raise PydanticCustomError("reason_required", "reason")
        return self


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
    radius_km: Annotated[float, Field(gt=0, le=150, strict=False)]


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
    """A public page, with the date it bears and not the date it was read."""

    title: Annotated[str, Field(min_length=2, max_length=300)]
    url: WebAddress | None = Field(None, description="left out when the address holds a person's name")
    date: DateOrPart | None = Field(None, description="absent when the page bears no date")


class Today(Record):
    """What public sources say since 1997: dated, sourced, and never mixed with the study."""

    status: TodayStatusCode
    as_of: DateOrPart | None = None
    successor: Annotated[str, Field(min_length=2, max_length=160)] | None = None
    statements: tuple[Text, ...] = ()
    sources: tuple[Source, ...]


class ClassificationEnglish(Record):
    """The English of a classification's reason."""

    reason: Text


class AmbitionEnglish(Record):
    """The English of the reason for one level of ambition."""

    reason: Text


class DivergenceEnglish(Record):
    """The English of one divergence."""

    sheet: Text
    text: Text
    reason: Text


class English(Record):
    """The English of the free-text fields: same keys, same order, same number of statements."""

    gloss: Text | None = Field(None, description="what the French name means")
    summary: Text | None = None
    territory: ClassificationEnglish | None = None
    category: ClassificationEnglish | None = None
    situation: ClassificationEnglish | None = None
    ambition: tuple[AmbitionEnglish, ...] = ()
    perimeter: Text | None = None
    drawn: Text | None = Field(None, description="the English of perimeter.shape.drawn.reason")
    people: tuple[Text, ...] = ()
    budget: tuple[Text, ...] = ()
    divergences: tuple[DivergenceEnglish, ...] = ()
    today: tuple[Text, ...] = ()
    origin: tuple[Text, ...] = ()
    history: tuple[Text, ...] = ()
    legal: tuple[Text, ...] = ()
    membership: tuple[Text, ...] = ()
    activity: tuple[Text, ...] = ()
    governance: tuple[Text, ...] = ()
    staffing: tuple[Text, ...] = ()
    funding: tuple[Text, ...] = ()
    relations: tuple[Text, ...] = ()
    objectives: tuple[Text, ...] = ()
    achievements: tuple[Text, ...] = ()
    assessment: tuple[Text, ...] = ()
    outlook: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()
    remarks: tuple[Text, ...] = ()


class Club(Record):
    """One association, as one file of ``clubs/`` states it."""

    slug: Slug | None = Field(None, description="optional: the file's own name, without .yml")
    name: Annotated[str, Field(min_length=2, max_length=160, description="the club's name, in French")]
    acronym: Annotated[str, Field(min_length=2, max_length=30)] | None = None
    aliases: tuple[Annotated[str, Field(min_length=2, max_length=160)], ...] = Field(
        (), description="other names or spellings a reader may look for"
    )
    kind: KindCode
    sheet: Sheet | None = Field(None, description="the sheet of the annex; surveyed records only")
    sections: tuple[Section, ...] = Field((), description="every section of the text that speaks of the club")
    summary: Text = Field(description="the club in one sentence of ours, under 45 words")
    territory: Territory | None = None
    category: Category | None = None
    ambition: tuple[Ambition, ...] = ()
    town: Annotated[
        str, Field(min_length=1, max_length=80, description="the seat or main town, under its name of 1997")
    ]
    insee: Insee
    perimeter: Perimeter | None = None
    founded: Founded | None = None
    initiators: tuple[InitiatorCode, ...] = Field((), description="who started it, the main one first")
    legal_form: LegalFormCode | None = None
    branches: tuple[BranchCode, ...] = Field((), description="the dominant one first; various where trades are mixed")
    dominant_branch: BranchCode | None = Field(None, description="only where one branch clearly leads")
    members: Members | None = None
    dues: Dues | None = None
    budget: tuple[Budget, ...] = ()
    public_funding_percent: Range | None = Field(None, description="share of public money in the running costs")
    staff: Range | None = Field(None, description="people paid or seconded to run the club")
    people: tuple[Person, ...] = ()
    situation: Situation | None = Field(None, description="at the end of 1997")
    origin: Statements = ()
    history: Statements = ()
    legal: Statements = ()
    membership: Statements = ()
    activity: Statements = ()
    governance: Statements = ()
    staffing: Statements = ()
    funding: Statements = ()
    relations: Statements = ()
    objectives: Statements = ()
    achievements: Statements = ()
    assessment: Statements = ()
    outlook: Statements = ()
    needs: Statements = ()
    remarks: Statements = ()
    related: tuple[Slug, ...] = Field((), description="slugs of clubs the study ties to this one")
    divergences: tuple[Divergence, ...] = ()
    today: Today | None = None
    en: English | None = None
