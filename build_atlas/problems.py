"""A problem in a file: where it is, which field, which rule, and how it is printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from typing import Any, Literal

from build_atlas.own_data import read_data
from build_atlas.vocabulary import Language

Format = Literal["text", "json", "github"]
Severity = Literal["error", "warning"]

WARNINGS = frozenset({"reads_like_fr", "reads_like_en", "english_pending", "source_unsaid"})
"""The rules that guess or remind: what they say is shown, and refuses nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a place (line and column count from 1), a field and a rule."""

    path: str
    line: int
    column: int
    field: str
    rule: str
    details: Mapping[str, Any] = dataclass_field(default_factory=dict)

    @property
    def place(self) -> tuple[str, int, int, str]:
        """The order in which problems are reported."""
        return (self.path, self.line, self.column, self.field)

    @property
    def severity(self) -> Severity:
        """Whether it keeps a record out of the atlas."""
        return "warning" if self.rule in WARNINGS else "error"

    def message(self, language: Language = "en") -> str:
        """What is wrong, what was expected, and an example where one helps."""
        return say(self.rule, language, **{key: _spoken(key, value, language) for key, value in self.details.items()})


def say(rule: str, language: Language, **details: Any) -> str:
    """The sentence of a rule in one language."""
    return load_messages()[rule][language].format(**details)


def _spoken(key: str, value: Any, language: Language) -> Any:
    """A detail as a reader sees it: a suggestion, an example or a word of the language."""
    if key == "hint":
        return say("did_you_mean", language, value=value) if value else ""
    if key == "example":
        return say("write_for_instance", language, value=value)
    if key == "found":
        return say(f"word.{value}", language)
    return shorten(value) if isinstance(value, str) and key not in ("allowed", "keys", "why") else value


def shorten(text: str, length: int = 120) -> str:
    """A value on one line, cut where it would fill the screen."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


@cache
def load_messages() -> Mapping[str, Mapping[Language, str]]:
    """Every message and piece of one, by rule, its values in braces."""
    messages: dict[str, dict[Language, str]] = read_data("messages.yml")
    return messages


def render_problems(problems: Iterable[Problem], style: Format = "text", language: Language = "en") -> str:
    """All problems, sorted by place, as lines of text, annotations, or one JSON list."""
    ordered = sorted(set_apart(problems), key=lambda problem: (*problem.place, problem.rule))
    return _STYLES[style](ordered, language)


def set_apart(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those said twice of the same place."""
    return list({(*problem.place, problem.rule, problem.message()): problem for problem in problems}.values())


def _render_text(problems: list[Problem], language: Language) -> str:
    return "".join(f"{_where(problem)}: {_what(problem, language)}\n" for problem in problems)


def _where(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}:{problem.column}"


def _what(problem: Problem, language: Language) -> str:
    said = f"{problem.field}: {problem.message(language)}" if problem.field else problem.message(language)
    return f"{say('warning', language)}{said}" if problem.severity == "warning" else said


def _render_github(problems: list[Problem], language: Language) -> str:
    """Workflow commands, escaped as GitHub Actions asks (percent, line ends, comma, colon)."""
    return "".join(
        f"::{problem.severity} file={_escape(problem.path, ',:')},line={problem.line},col={problem.column}"
        f"::{_escape(_what(problem, language))}\n"
        for problem in problems
    )


def _escape(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _render_json(problems: list[Problem], language: Language) -> str:
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "field": problem.field,
            "rule": problem.rule,
            "severity": problem.severity,
            "message": problem.message(language),
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


_STYLES: Mapping[Format, Callable[[list[Problem], Language], str]] = {
    "text": _render_text,
    "github": _render_github,
    "json": _render_json,
}
