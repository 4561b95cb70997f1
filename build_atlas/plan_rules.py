"""A plan put to the rules of the study: what its answers say of each, and nothing where they say nothing.

The twin in the browser is ``docs/assets/javascripts/judge.js``; shared vectors hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from build_atlas.model import Told
from build_atlas.own_data import read_data
from build_atlas.rules import Verdict, judge
from build_atlas.schema import RangeRecord, Threshold
from build_atlas.vocabulary import Language

PlanVerdict = Verdict | Literal["unknown", "elsewhere"]
"""``unknown`` where an answer is missing or tells nothing; ``elsewhere`` where the rule speaks of other clubs."""

Answer = str | Sequence[str] | RangeRecord
Answers = Mapping[str, Answer]
Codes = tuple[str, ...]

CATEGORIES: Mapping[str, Mapping[str, Codes]] = {
    "B1": {"spread": ("one",)},
    "B2": {"spread": ("several",), "link": ("no",)},
    "B3": {"spread": ("several",), "link": ("yes",)},
}
"""The answers that make a category, after II-B."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form beyond the parts of the score; without codes it takes a number."""

    key: str
    codes: Codes = ()

    @property
    def measure(self) -> str:
        """How its answer is read, in the words of the parts."""
        return "equal" if self.codes else "ratio"


@dataclass(frozen=True, slots=True)
class PlanRule:
    """One rule of a lesson and the question that answers it.

    With a ``limit`` it is judged by a figure, and ``instead`` gives the range that a code of another
    question stands for; without one, by the codes that keep to it and those that do not.
    ``when`` lists the answers it supposes, by question; ``why`` is the reason that readers are told.
    """

    told: Told
    question: str
    when: Mapping[str, Codes] = field(default_factory=dict)
    limit: Threshold | None = None
    instead: Mapping[str, Mapping[str, RangeRecord]] = field(default_factory=dict)
    met: Codes = ()
    not_met: Codes = ()
    why: Mapping[Language, str] | None = None

    @property
    def key(self) -> str:
        """Its name among all rules: that of the limit, or lesson and question."""
        return self.limit.id if self.limit else f"{self.told.anchor}-{self.question}"


def judge_plan(rule: PlanRule, answers: Answers) -> PlanVerdict:
    """What the answers say of a rule."""
    supposed = [_holds(answers.get(question), codes) for question, codes in rule.when.items()]
    if False in supposed:
        return "elsewhere"
    if None in supposed:
        return "unknown"
    return _judge_code(rule, answers) if rule.limit is None else _judge_figure(rule, rule.limit, answers)


def _holds(answer: Answer | None, codes: Codes) -> bool | None:
    """Whether an answer is among these codes, or one of several is; None for no answer."""
    if answer is None or isinstance(answer, RangeRecord):
        return None
    given = (answer,) if isinstance(answer, str) else answer
    return any(code in codes for code in given)


def _judge_figure(rule: PlanRule, limit: Threshold, answers: Answers) -> PlanVerdict:
    value = figure_of(rule, answers)
    return "unknown" if value is None else judge(value, limit)


def figure_of(rule: PlanRule, answers: Answers) -> RangeRecord | None:
    """The figure that is judged: the one given, else what a code of another question stands for."""
    given = answers.get(rule.question)
    if isinstance(given, RangeRecord):
        return given
    stand_ins = [ranges.get(str(answers.get(question))) for question, ranges in rule.instead.items()]
    return next((value for value in stand_ins if value is not None), None)


def _judge_code(rule: PlanRule, answers: Answers) -> PlanVerdict:
    answer = answers.get(rule.question)
    if answer in rule.met:
        return "met"
    return "not_met" if answer in rule.not_met else "unknown"


def list_plan_rules(lessons: Iterable[Told]) -> list[PlanRule]:
    """Every rule that a plan can be asked about, in the order of the lessons."""
    return [rule for told in lessons for rule in (*_limits_of(told), *_codes_of(told))]


def is_asked(limit: Threshold) -> bool:
    """Whether a question of the form answers this limit."""
    return limit.measure in _read()["measures"]


@cache
def load_questions() -> Mapping[str, tuple[Question, ...]]:
    """The questions beyond the parts of the score, by group of the form."""
    return {
        group: tuple(Question(entry["key"], tuple(entry.get("codes", ()))) for entry in entries)
        for group, entries in _read()["questions"].items()
    }


def _limits_of(told: Told) -> Iterator[PlanRule]:
    for limit in told.lesson.thresholds:
        if is_asked(limit):
            measure = _read()["measures"][limit.measure]
            stand_ins = {
                question: {code: RangeRecord(**bounds) for code, bounds in codes.items()}
                for question, codes in measure.get("instead", {}).items()
            }
            yield PlanRule(
                told, measure["question"], _scope_of(limit), _bind(limit, measure), stand_ins, why=measure.get("why")
            )


def _bind(limit: Threshold, measure: Mapping[str, Any]) -> Threshold:
    """The limit with the only bound that binds a plan, where one alone does."""
    return limit.model_copy(update={"min": None}) if measure.get("only") == "max" else limit


def _scope_of(limit: Threshold) -> Mapping[str, Codes]:
    territory = {"territory": (limit.territory,)} if limit.territory else {}
    return {**territory, **(CATEGORIES[limit.category] if limit.category else {})}


def _codes_of(told: Told) -> Iterator[PlanRule]:
    for entry in _read()["rules"]:
        if entry["lesson"] == told.key:
            yield PlanRule(
                told,
                entry["question"],
                {question: tuple(codes) for question, codes in entry.get("when", {}).items()},
                met=tuple(entry["met"]),
                not_met=tuple(entry.get("not_met", ())),
                why=entry["why"],
            )


@cache
def _read() -> Mapping[str, Any]:
    content: Mapping[str, Any] = read_data("plan_rules.yml")
    return content
