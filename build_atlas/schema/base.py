"""What every schema shares: frozen records, short forms, codes, citations, ranges, statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from build_atlas.vocabulary import load_outline, load_vocabularies

EARLIEST_YEAR = 1900


class OneOf:
    """Marks a text that must be one of a list; a refusal names the rule and the list."""

    def __init__(self, rule: str, allowed: Iterable[str]) -> None:
        self.rule = rule
        self.allowed = tuple(allowed)
        self.known = frozenset(self.allowed)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of a text, then the look-up."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The same list, for editors."""
        return {**handler(core), "enum": list(self.allowed)}

    def _check(self, value: str) -> str:
        if value not in self.known:
            details = {"value": value, "allowed": list(self.allowed)}
            raise PydanticCustomError(self.rule, "{value}", details)
        return value


def codes_of(vocabulary: str) -> OneOf:
    """The codes of one controlled list."""
    return OneOf("not_in_list", load_vocabularies()[vocabulary])


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


class OrWord:
    """Marks a value in whose place a file may write one word, which says that there is none to give."""

    def __init__(self, word: str) -> None:
        self.word = word

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The word passes, anything else is checked."""
        return core_schema.no_info_wrap_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Editors accept both."""
        return {"anyOf": [handler(core), {"const": self.word}]}

    def _check(self, value: object, check: ValidatorFunctionWrapHandler) -> object:
        return value if value == self.word else check(value)


def _widen(value: object) -> object:
    """A single number stands for the range that holds it alone."""
    if isinstance(value, int) and not isinstance(value, bool):
        return {"min": value, "max": value}
    return value


def _state(value: object) -> object:
    """A plain sentence stands for a statement that names nothing to rest on."""
    return {"text": value} if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1, max_length=1200)]
Section = Annotated[
    str,
    Field(description="section (II-B3-4) or sheet (R14, R11-1) of the study"),
    OneOf("no_such_section", load_outline().citable),
]
Sheet = Annotated[
    str,
    Field(description="sheet of the annex: R14, or R11-1 where a number covers several"),
    OneOf("no_such_sheet", load_outline().sheets),
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
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="2026-11-23, in quotes")]
Year = Annotated[int, Field(ge=EARLIEST_YEAR, le=2100)]
Count = Annotated[int, Field(ge=0)]

TerritoryCode = Annotated[str, codes_of("territory")]
CategoryCode = Annotated[str, codes_of("category")]
AmbitionCode = Annotated[str, codes_of("ambition")]
KindCode = Annotated[str, codes_of("kind")]
SituationCode = Annotated[str, codes_of("situation")]
InitiatorCode = Annotated[str, codes_of("initiator")]
LegalFormCode = Annotated[str, codes_of("legal_form")]
BranchCode = Annotated[str, codes_of("branch")]
ScaleCode = Annotated[str, codes_of("scale")]
DuesModeCode = Annotated[str, codes_of("dues_mode")]
PeriodCode = Annotated[str, codes_of("period")]
SizeMixCode = Annotated[str, codes_of("size_mix")]
BasisCode = Annotated[str, codes_of("basis")]
ShownCode = Annotated[str, codes_of("shown")]
TodayStatusCode = Annotated[str, codes_of("today_status")]
RelationCode = Annotated[str, codes_of("relation")]
ChangeKindCode = Annotated[str, codes_of("change_kind")]


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


class ToldRecord(Record):
    """One fact of today in our own words; without numbers it rests on all the sources beside it."""

    text: Text
    sources: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        (), description="numbers of the sources it rests on, the first of the list being 1"
    )


SENTENCE: JsonSchemaValue = {"type": "string", "minLength": 1, "maxLength": 1200}
"""What a file may write in place of a statement: its text alone."""

Statement = Annotated[StatementRecord, Shorthand(_state, SENTENCE)]
Statements = tuple[Statement, ...]
Told = Annotated[ToldRecord, Shorthand(_state, SENTENCE)]


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
