"""The starter kit: the page that takes a founder, or a chamber, through a first year."""

from __future__ import annotations

from dataclasses import dataclass

from build_atlas.findings import link_to
from build_atlas.kit import Kit, Stage, load_kit
from build_atlas.model import Atlas, Entry
from build_atlas.money import euros_of_2025
from build_atlas.rules import dues_of
from build_atlas.schema import RangeRecord
from build_atlas.schema.lesson import Threshold
from build_atlas.views.renderer import Renderer

KIT_URI = "agir/lancer-un-club.md"
BRACKET = "dues-total-20000-to-50000-francs"
"""The limit of the study on what all dues bring in a year."""


@dataclass(frozen=True, slots=True)
class Income:
    """What a club takes in a year if every company pays, in francs of 1997."""

    entry: Entry
    companies: int
    dues: int

    @property
    def francs(self) -> int:
        """Companies × dues: our product, not a budget that the study states."""
        return self.companies * self.dues


def create_kit(atlas: Atlas, renderer: Renderer) -> str:
    """The document; clubs and lessons that the atlas lacks are left out."""
    meta = {
        "title": renderer.say("kit_title"),
        "description": renderer.say("kit_intro"),
        "hide": ["navigation", "toc"],
        "kit": True,
    }
    kit = load_kit()
    return renderer.page(
        "kit.md.jinja",
        KIT_URI,
        meta,
        kit=kit,
        clubs=atlas.by_slug,
        lessons={told.key: told for told in atlas.lessons},
        link_to=link_to,
        incomes=list_incomes(kit, atlas),
        bracket=find_limit(atlas, BRACKET),
        rate=euros_of_2025(1),
        euros=lambda francs: renderer.euros(euros_of_2025(francs)),
        when=lambda stage: name_months(stage, renderer),
    )


def list_incomes(kit: Kit, atlas: Atlas) -> list[Income]:
    """The worked examples of the atlas: clubs that state one number of companies and one amount of dues."""
    return [income for slug in kit.examples if slug in atlas.by_slug for income in _incomes(atlas.by_slug[slug])]


def _incomes(entry: Entry) -> list[Income]:
    companies = _single(entry.club.members.companies if entry.club.members else None)
    dues = _single(dues_of(entry.club))
    return [] if companies is None or dues is None else [Income(entry, companies, dues)]


def _single(value: RangeRecord | None) -> int | None:
    """The number that a range holds alone."""
    return value.min if value and value.min == value.max else None


def find_limit(atlas: Atlas, name: str) -> Threshold | None:
    """A limit of the study by its id, if a lesson of the atlas states it."""
    limits = (limit for told in atlas.lessons for limit in told.lesson.thresholds)
    return next((limit for limit in limits if limit.id == name), None)


def name_months(stage: Stage, renderer: Renderer) -> str:
    """When a line of the calendar falls: « mois 7 à 9 »."""
    key = "kit_month" if stage.first == stage.last else "kit_months"
    return renderer.say(key, first=stage.first, last=stage.last)
