"""The controlled lists and the outline of the study, read from their data files.

Both are immutable once read; nothing here changes while the program runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from build_atlas.own_data import read_data

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a controlled list, with its label and explanation in each language."""

    code: str
    label: Mapping[Language, str]
    note: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Outline:
    """The study's own table: sections (code to title) and the sheets of its annex."""

    sections: Mapping[str, Mapping[Language, str]]
    sheets: Mapping[str, Mapping[Language, str]]
    families: Mapping[str, str]

    def cites(self, code: str) -> bool:
        """Whether a citation may name this code: a section, a sheet, or a sheet number."""
        return code in self.sections or code in self.sheets or code in self.sheet_numbers

    @property
    def citable(self) -> list[str]:
        """Every code that a citation may name."""
        return [*self.sections, *self.sheets, *sorted(self.sheet_numbers - self.sheets.keys())]

    @property
    def sheet_numbers(self) -> frozenset[str]:
        """R11, R12 …: the numbers of the annex, several sheets to some of them."""
        return frozenset(sheet.split("-")[0] for sheet in self.sheets)


def _read(name: str) -> dict[str, dict[str, object]]:
    content: dict[str, dict[str, object]] = read_data(name)
    return content


def _term(code: str, entry: dict[str, object]) -> Term:
    note = entry.get("note", {})
    label = {language: str(entry[language]) for language in LANGUAGES}
    notes = {language: str(note[language]) for language in LANGUAGES} if isinstance(note, dict) and note else {}
    return Term(code, MappingProxyType(label), MappingProxyType(notes))


@cache
def load_vocabularies() -> Mapping[str, Mapping[str, Term]]:
    """Every controlled list by name: ``load_vocabularies()["territory"]["T1"]``."""
    lists = _read("vocabularies.yml")
    return MappingProxyType(
        {
            name: MappingProxyType(
                {code: _term(code, entry) for code, entry in terms.items() if isinstance(entry, dict)}
            )
            for name, terms in lists.items()
        }
    )


@cache
def load_outline() -> Outline:
    """The outline of the study."""
    data = _read("report.yml")
    sections = {code: _titles(title) for code, title in data["sections"].items() if isinstance(title, dict)}
    sheets = {code: _titles(title) for code, title in data["sheets"].items()}
    families = {code: str(territory) for code, territory in data["families"].items()}
    return Outline(MappingProxyType(sections), MappingProxyType(sheets), MappingProxyType(families))


def _titles(title: Any) -> Mapping[Language, str]:
    """The title in each language; a name alone is the same in all."""
    named = title if isinstance(title, dict) else dict.fromkeys(LANGUAGES, title)
    return MappingProxyType({language: str(named[language]) for language in LANGUAGES})


def label(vocabulary: str, code: str, language: Language) -> str:
    """The words for a code; raises KeyError for a code outside its list."""
    return load_vocabularies()[vocabulary][code].label[language]


def note(vocabulary: str, code: str, language: Language) -> str:
    """The explanation of a code, empty where its label says it all."""
    return load_vocabularies()[vocabulary][code].note.get(language, "")
