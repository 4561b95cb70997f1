"""The words of the study that a reader of today may not know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from build_atlas.geo.folding import fold
from build_atlas.own_data import read_data
from build_atlas.schema import Source
from build_atlas.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    fr: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Term:
    """An acronym or a word: what it stands for, what it was in 1997, what became of it and by which law.

    ``inline`` terms are explained where a page first has one of their ``forms``; for readers
    who know no French institutions, the English edition explains the ``english`` ones too.
    """

    term: str
    forms: tuple[str, ...]
    kind: str
    full: Words | None
    meaning: Words
    today: Words | None
    law: str
    pages: tuple[Source, ...]
    sections: tuple[str, ...]
    inline: bool
    english: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page of the glossary."""
        return "-".join(fold(self.term).split())

    def list_forms(self, language: Language) -> tuple[str, ...]:
        """The spellings that a page of this language explains."""
        forms = (self.term, *self.forms) if self.inline else ()
        return (*forms, *self.english) if language == "en" else forms

    def explain(self, form: str, language: Language) -> str:
        """The shortest explanation of a spelling: what it stands for, else (or if that says no more) what it means."""
        return self.full[language] if self.full and form not in self.english else self.meaning[language]


@cache
def load_glossary() -> tuple[Term, ...]:
    """Every term, in alphabetical order, accents and case apart."""
    return tuple(sorted(map(_create_term, read_data("glossary.yml")), key=lambda term: fold(term.term)))


def _create_term(item: dict[str, object]) -> Term:
    today = item.get("today")
    return Term(
        term=str(item["term"]),
        forms=_texts(item.get("forms")),
        kind=str(item["kind"]),
        full=_words(item.get("full")),
        meaning=_words(item["meaning"]) or Words("", ""),
        today=_words(today),
        law=str(today.get("law", "")) if isinstance(today, dict) else "",
        pages=tuple(map(Source.model_validate, today["pages"])) if isinstance(today, dict) else (),
        sections=_texts(item.get("sections")),
        inline=item.get("inline") is True,
        english=_texts(item.get("english")),
    )


def _words(value: object) -> Words | None:
    return Words(str(value["fr"]), str(value["en"])) if isinstance(value, dict) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
