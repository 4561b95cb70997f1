"""Which page shows which lesson: every lesson stands on one page, every page knows its lessons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from build_atlas.model import Told
from build_atlas.outline import parent_of
from build_atlas.own_data import read_data
from build_atlas.vocabulary import Language

Words = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """One page of findings: its address, its words, the sections and single lessons it takes."""

    name: str
    title: Words
    intro: Words
    sections: tuple[str, ...]
    lessons: tuple[str, ...]

    @property
    def uri(self) -> str:
        """Its document."""
        return f"{self.name}.md"

    @property
    def part(self) -> str:
        """The folder it belongs to: enseignements, agir or etude."""
        return self.name.split("/")[0]

    @property
    def is_overview(self) -> bool:
        """Whether it opens its part rather than showing lessons."""
        return self.name.endswith("/index")


@cache
def load_findings() -> tuple[FindingsPage, ...]:
    """The pages in the order of the file."""
    return tuple(
        FindingsPage(
            name,
            MappingProxyType(page["title"]),
            MappingProxyType(page["intro"]),
            tuple(page.get("sections", ())),
            tuple(page.get("lessons", ())),
        )
        for name, page in read_data("findings.yml").items()
    )


def page_of(told: Told) -> FindingsPage:
    """The page that shows a lesson: the one that names it, else the one that takes its section."""
    named = [page for page in load_findings() if told.key in page.lessons]
    return named[0] if named else page_of_section(told.lesson.section)


def page_of_section(section: str) -> FindingsPage:
    """The page that takes a section, or the nearest section above it; raises KeyError when none does."""
    code: str | None = section
    while code is not None:
        for page in load_findings():
            if code in page.sections:
                return page
        code = parent_of(code)
    raise KeyError(section)


def lessons_by_page(lessons: Sequence[Told]) -> Mapping[str, Sequence[Told]]:
    """The lessons of each page, by its name, in the order of the study."""
    found: dict[str, list[Told]] = {page.name: [] for page in load_findings()}
    for told in lessons:
        found[page_of(told).name].append(told)
    return found


def link_to(told: Told) -> str:
    """The address of a lesson's card: its page's uri and its anchor."""
    return f"{page_of(told).uri}#{told.anchor}"
