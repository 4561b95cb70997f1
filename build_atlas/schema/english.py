"""The English of a record: the same keys, order and number of items as its French."""

from __future__ import annotations

from pydantic import Field

from build_atlas.schema.base import (
    Record,
    Text,
)


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

    pending: tuple[str, ...] = Field(
        (), description="keys of this block that wait for a translator; their French is shown meanwhile"
    )
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
    nearby: tuple[Text, ...] = ()
    changes: tuple[Text, ...] = Field((), description="the words of those changes that have some")
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
