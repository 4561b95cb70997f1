"""A club: what its file may say, of which type, and what each field means.

Keys are English; values are French, mirrored under ``en``.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from build_atlas.schema.base import (
    BranchCode,
    InitiatorCode,
    Insee,
    KindCode,
    LegalFormCode,
    Range,
    Record,
    Section,
    Sheet,
    Slug,
    Statements,
    Text,
)
from build_atlas.schema.english import English
from build_atlas.schema.parts import (
    Ambition,
    Budget,
    Category,
    Change,
    Divergence,
    Dues,
    Founded,
    Members,
    Nearby,
    Perimeter,
    Person,
    Situation,
    Territory,
    Today,
)

SCHEMA_VERSION = "1.2.0"
STUDY_YEAR = 1997

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
    nearby: tuple[Nearby, ...] = Field((), description="bodies of the same place that no source ties to the club")
    changes: tuple[Change, ...] = Field((), description="the days the record changed, oldest first")
    en: English | None = None

    @property
    def website(self) -> str | None:
        """The club's own site; None where no source gives it, or one shows the club dissolved."""
        return None if self.today is None or self.today.ended else self.today.website

    @property
    def gone(self) -> bool:
        """Whether the club is known to be no more: a source shows it dissolved, or the study and nothing since."""
        if self.today is not None and self.today.status != "unknown":
            return self.today.ended
        return self.situation is not None and self.situation.code == "dissolved"
