"""The fact column of a club: what its record states, as short labelled values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_atlas.model import Entry
from build_atlas.schema import Club, Founded
from build_atlas.typography import NBSP, set_range
from build_atlas.views.renderer import Renderer

HONORIFICS = {"M.": "Mr", "Mme": "Mrs"}
SHORT = 26
"""Characters that fit in half of the fact column."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the column: the field it states, its label, and one or several values."""

    field: str
    label: str
    values: tuple[str, ...]

    @property
    def wide(self) -> bool:
        """Whether it needs the whole width of the column."""
        return len(self.values) > 1 or any(len(value) > SHORT for value in self.values)


def create_facts(entry: Entry, renderer: Renderer) -> list[Fact]:
    """The facts that the record states, in the order a reader asks for them; nothing stands for silence."""
    club = entry.club
    sources = (_list_origins, _list_members, _list_money, _list_means, _list_places)
    return [fact for source in sources for fact in source(club, renderer) if any(fact.values)]


def founded_in_words(founded: Founded, renderer: Renderer) -> str:
    """A year of creation with its hedge."""
    if founded.until is not None:
        key = "founded_between_about" if founded.approximate else "founded_between"
        return renderer.say(key, year=founded.year, until=founded.until)
    return renderer.say("founded_about", year=founded.year) if founded.approximate else str(founded.year)


def _fact(renderer: Renderer, field: str, name: str, *values: str) -> Fact:
    return Fact(field, renderer.say(f"field_{name}"), values)


def _list_origins(club: Club, renderer: Renderer) -> Iterator[Fact]:
    if club.founded:
        yield _fact(renderer, "founded", "founded", founded_in_words(club.founded, renderer))
    yield _fact(renderer, "initiators", "initiators", *(renderer.label("initiator", code) for code in club.initiators))
    if club.situation:
        yield _fact(renderer, "situation", "situation", renderer.label("situation", club.situation.code))


def _list_members(club: Club, renderer: Renderer) -> Iterator[Fact]:
    members = club.members
    if members is None:
        return
    language, percent = renderer.language, "%"
    ranges = (
        ("companies", members.companies, ""),
        ("partners", members.partners, ""),
        ("jobs", members.jobs, ""),
        ("company_size", members.company_size, renderer.say("unit_employees")),
        ("coverage", members.coverage_percent, percent),
    )
    for name, value, unit in ranges:
        if value is not None:
            yield _fact(renderer, "members", name, set_range(value, language, unit))
    if members.size_mix:
        yield _fact(renderer, "members", "size_mix", renderer.label("size_mix", members.size_mix))


def _list_money(club: Club, renderer: Renderer) -> Iterator[Fact]:
    if club.dues:
        yield _fact(renderer, "dues", "dues", _dues_in_words(club, renderer))
    labels = club.en.budget if club.en and renderer.language == "en" and club.en.budget else None
    lines = [
        f"{set_range(line.francs, renderer.language, renderer.say('unit_francs'))}{NBSP}"
        f"{renderer.label('period', line.period)} ({renderer.text(labels[i] if labels else line.label)})"
        for i, line in enumerate(club.budget)
    ]
    yield _fact(renderer, "budget", "budget", *lines)
    if club.public_funding_percent:
        share = set_range(club.public_funding_percent, renderer.language, "%")
        yield _fact(renderer, "public_funding_percent", "public_funding", share)


def _dues_in_words(club: Club, renderer: Renderer) -> str:
    if club.dues is None or club.dues.francs is None:
        return renderer.label("dues_mode", club.dues.mode) if club.dues else ""
    return set_range(club.dues.francs, renderer.language, renderer.say("unit_francs_a_year"))


def _list_means(club: Club, renderer: Renderer) -> Iterator[Fact]:
    if club.staff:
        none = club.staff.max == 0
        yield _fact(
            renderer, "staff", "staff", renderer.say("nobody") if none else set_range(club.staff, renderer.language)
        )
    if club.legal_form:
        yield _fact(renderer, "legal_form", "legal_form", renderer.label("legal_form", club.legal_form))
    yield _fact(renderer, "branches", "branches", ", ".join(renderer.label("branch", code) for code in club.branches))
    roles = club.en.people if club.en and renderer.language == "en" and club.en.people else None
    people = [
        f"{_address(person.name, renderer)}, {renderer.text(roles[i] if roles else person.role)}"
        for i, person in enumerate(club.people)
    ]
    yield _fact(renderer, "people", "people", *people)


def _address(name: str, renderer: Renderer) -> str:
    """A name as the study gives it, its « M. » or « Mme » in the language of the page."""
    title, _, rest = name.partition(" ")
    said = HONORIFICS.get(title) if renderer.language == "en" else None
    return renderer.text(f"{said} {rest}" if said else name)


def _list_places(club: Club, renderer: Renderer) -> Iterator[Fact]:
    perimeter = club.perimeter
    if perimeter is None:
        return
    translated = club.en.perimeter if club.en and renderer.language == "en" else None
    yield _fact(renderer, "perimeter", "perimeter", renderer.text(translated or perimeter.words))
    ranges = (
        ("cantons", perimeter.cantons, ""),
        ("communes", perimeter.communes, ""),
        ("inhabitants", perimeter.inhabitants, ""),
        ("density", perimeter.density, renderer.say("unit_density")),
    )
    for name, value, unit in ranges:
        if value is not None:
            yield _fact(renderer, "perimeter", name, set_range(value, renderer.language, unit))
