"""A plan for a club, from the answers of whoever makes it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from build_atlas.schema import RangeRecord
from build_atlas.similarity.features import Features
from build_atlas.similarity.parts import load_parts

OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "territory": "territory",
        "density": "density",
        "perimeter": "scale",
        "cantons": "cantons",
        "branches": "spread",
        "branch": "branch",
        "initiator": "initiator",
        "link": "link",
        "companies": "companies",
        "sizes": "sizes",
        "ambition": "ambition",
    }
)
"""The part that each question of a plan is about; ``means`` answers several."""

MEANS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {f"{no}{name}": (name, said) for name in ("dues", "staff", "public") for no, said in (("", "yes"), ("no-", "no"))}
)
NUMBER = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
Answers = Mapping[str, str | Sequence[str]]


class AnswerError(Exception):
    """An answer outside what its question takes: the allowed ones, and the nearest of them if one is near."""

    def __init__(self, question: str, answer: str, allowed: tuple[str, ...]) -> None:
        self.question = question
        self.allowed = allowed
        near = difflib.get_close_matches(answer, allowed, 1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        super().__init__(f"{question} {answer!r}{hint}: write {', '.join(allowed)}")


def create_plan(answers: Answers) -> Features:
    """The features of a plan; an answer left out says nothing. Raises AnswerError for one outside its list."""
    values: dict[str, object] = {}
    for question, answer in answers.items():
        if question == "means":
            values |= dict(MEANS[_choose("means", one, tuple(MEANS))] for one in _listed(answer))
        else:
            values[OPTIONS[question]] = _read_answer(question, answer)
    return Features(**values)  # type: ignore[arg-type]  # each value was read by the measure of its part


def choices_of(question: str) -> tuple[str, ...]:
    """The codes a question takes; none for a number."""
    return tuple(MEANS) if question == "means" else _codes()[OPTIONS[question]]


def _codes() -> Mapping[str, tuple[str, ...]]:
    return {part.key: part.codes for part in load_parts()}


def _read_answer(question: str, answer: str | Sequence[str]) -> object:
    codes = choices_of(question)
    if not codes:
        return read_number(question, str(answer))
    if question == "ambition":
        return tuple(sorted({_choose(question, one, codes) for one in _listed(answer)})) or None
    return _choose(question, str(answer), codes)


def read_number(question: str, text: str) -> RangeRecord:
    """A number or two with a hyphen between: 40, 30-60; raises AnswerError for anything else."""
    found = NUMBER.fullmatch(text.replace(" ", ""))
    if found is None:
        raise AnswerError(question, text, ("a number (40)", "two (30-60)"))
    low, high = sorted((int(found[1]), int(found[2] or found[1])))
    return RangeRecord(min=low, max=high)


def _listed(answer: str | Sequence[str]) -> Sequence[str]:
    return [one for one in answer.split(",") if one] if isinstance(answer, str) else answer


def _choose(question: str, answer: str, allowed: tuple[str, ...]) -> str:
    if answer not in allowed:
        raise AnswerError(question, answer, allowed)
    return answer
