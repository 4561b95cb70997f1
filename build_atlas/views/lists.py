"""The cross-cutting lists: one page for each value of each way to look at the clubs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_atlas.documents import Document
from build_atlas.model import Atlas, Entry
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import load_vocabularies

LISTS_URI = "listes.md"
MANY = 60
"""Clubs that a list shows as cards; a longer one is read for its names."""
ORDER = ("study", "today")
PLACE_ORDER = ("today", "study")
"""Who looks at a place wants a club to join; who looks at a class of the study, its examples."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One way to look at the clubs: its folder, its values in order, and the values of a club.

    ``everywhere`` is whether a value without a club has its page too, ``place`` whether the values are places.
    """

    name: str
    folder: str
    values: Callable[[Atlas], Sequence[str]]
    of: Callable[[Entry], Sequence[str]]
    words: Callable[[str, Atlas, Renderer], str]
    everywhere: bool = False
    place: bool = False

    def uri(self, value: str) -> str:
        """The page of one value."""
        return f"{self.folder}/{value.lower().replace('_', '-')}.md"


@dataclass(frozen=True, slots=True)
class Part:
    """The clubs of a list that are of the study, or those that are of today."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def brief(self) -> bool:
        """Whether there are so many that each stands on a line, without its summary."""
        return len(self.entries) > MANY


@dataclass(frozen=True, slots=True)
class Group:
    """The clubs that share one value of an axis."""

    axis: Axis
    value: str
    title: str
    label: str
    entries: tuple[Entry, ...]

    @property
    def parts(self) -> Sequence[Part]:
        """The clubs of the study and those of today, the latter first in a place; a part without any is left out."""
        parts: dict[str, list[Entry]] = {name: [] for name in (PLACE_ORDER if self.axis.place else ORDER)}
        for entry in self.entries:
            parts["today" if entry.club.kind == "current" else "study"].append(entry)
        return [Part(name, tuple(entries)) for name, entries in parts.items() if entries]

    @property
    def uri(self) -> str:
        """Its page."""
        return self.axis.uri(self.value)


def _of_vocabulary(name: str) -> Callable[[Atlas], Sequence[str]]:
    return lambda atlas: list(load_vocabularies()[name])


def _in_words(name: str) -> Callable[[str, Atlas, Renderer], str]:
    return lambda value, atlas, renderer: renderer.label(name, value)


def _regions(atlas: Atlas) -> Sequence[str]:
    regions = atlas.gazetteer.regions
    return sorted(regions, key=lambda code: regions[code].name)


def _code(value: object) -> Sequence[str]:
    code = getattr(value, "code", None)
    return (code,) if code else ()


AXES: tuple[Axis, ...] = (
    Axis(
        "territories",
        "territoires",
        _of_vocabulary("territory"),
        lambda entry: _code(entry.club.territory),
        _in_words("territory"),
        everywhere=True,
    ),
    Axis(
        "categories",
        "categories",
        _of_vocabulary("category"),
        lambda entry: _code(entry.club.category),
        _in_words("category"),
        everywhere=True,
    ),
    Axis(
        "regions",
        "regions",
        _regions,
        lambda entry: [region.code for region in entry.regions],
        lambda value, atlas, renderer: atlas.gazetteer.regions[value].name,
        place=True,
    ),
    Axis(
        "departments",
        "departements",
        lambda atlas: list(atlas.gazetteer.departments),
        lambda entry: [department.code for department in entry.departments],
        lambda value, atlas, renderer: atlas.gazetteer.departments[value].name,
        place=True,
    ),
    Axis("branches", "branches", _of_vocabulary("branch"), lambda entry: entry.club.branches, _in_words("branch")),
    Axis(
        "initiators",
        "origines",
        _of_vocabulary("initiator"),
        lambda entry: entry.club.initiators,
        _in_words("initiator"),
    ),
    Axis(
        "situations",
        "situations",
        _of_vocabulary("situation"),
        lambda entry: _code(entry.club.situation),
        _in_words("situation"),
        everywhere=True,
    ),
)


def create_groups(atlas: Atlas, renderer: Renderer) -> Mapping[Axis, Sequence[Group]]:
    """The groups of every axis; a value with no club has a page only where the list is short and fixed."""
    return {axis: list(_groups(axis, atlas, renderer)) for axis in AXES}


def _groups(axis: Axis, atlas: Atlas, renderer: Renderer) -> Iterator[Group]:
    members: dict[str, list[Entry]] = {}
    for entry in atlas.entries:
        for value in axis.of(entry):
            members.setdefault(value, []).append(entry)
    for value in axis.values(atlas):
        if value in members or axis.everywhere:
            words = axis.words(value, atlas, renderer)
            title = renderer.say(f"title_{axis.name}", code=value, label=words)
            yield Group(axis, value, title, words, tuple(members.get(value, ())))


def create_list_pages(atlas: Atlas, renderer: Renderer) -> Iterator[Document]:
    """The hub of the lists, then every list."""
    groups = create_groups(atlas, renderer)
    yield Document(LISTS_URI, _hub(groups, renderer))
    for of_axis in groups.values():
        for group in of_axis:
            yield Document(group.uri, _page(group, of_axis, renderer))


def _hub(groups: Mapping[Axis, Sequence[Group]], renderer: Renderer) -> str:
    meta = {"title": renderer.say("lists_title"), "description": renderer.say("lists_description")}
    return renderer.page("lists.md.jinja", LISTS_URI, meta, groups=groups)


def _page(group: Group, siblings: Sequence[Group], renderer: Renderer) -> str:
    count = count_in_words(len(group.entries), renderer)
    meta = {
        "title": group.title,
        "description": renderer.say("list_description", title=group.title, count=count),
        "hide": ["navigation", "toc"],
    }
    return renderer.page(
        "list.md.jinja",
        group.uri,
        meta,
        group=group,
        siblings=siblings,
        explanation=_explanation(group, renderer),
        hub=LISTS_URI,
    )


def _explanation(group: Group, renderer: Renderer) -> str:
    vocabulary = {"territories": "territory", "categories": "category"}.get(group.axis.name)
    return renderer.note(vocabulary, group.value) if vocabulary else ""


def count_in_words(count: int, renderer: Renderer) -> str:
    """« 1 club », « 12 clubs »."""
    return renderer.say("one_club") if count == 1 else renderer.say("clubs_count", count=count)
