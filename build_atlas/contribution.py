"""The questions of the contribution form: which key of a record each fills, and by which rules of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from build_atlas.explain import schema_at
from build_atlas.schema import Club
from build_atlas.vocabulary import load_vocabularies

Way = Literal["add", "correct", "still"]
CONTRIBUTION_URI = "contribuer.md"
WAYS: tuple[Way, ...] = ("add", "correct", "still")
"""What somebody comes for: a new club, a mistake in a record, or the news that a club still exists."""

Control = Literal["line", "area", "lines", "year", "range", "decimal", "date", "choice", "several", "tick", "place"]
"""How a question is answered: a line, a text, facts (one a line, with the numbers of its sources), a figure, a code,
several codes, yes, a commune."""

SOURCES = 3
SOURCE: Mapping[str, Control] = {"title": "line", "url": "line", "date": "date"}
EVIDENCE = ("status", "source1_title", "source1_url", "source1_date")
"""What must be said as soon as a correction bears on today."""
AREA = ("words", "scale", "radius", "drawn")

RULES = (
    *("missing", "blank", "too_short", "too_long", "pattern", "control_character", "contact_details"),
    *("number_expected", "range_expected", "decimal_expected", "number_too_long", "reversed_range"),
    *("too_small", "not_above", "too_great", "year_too_early", "year_in_future", "no_such_date", "date_in_future"),
    *("reason_required", "name_taken", "no_such_source", "did_you_mean", "write_for_instance"),
    *("word.text", "word.decimal", "word.phone", "word.email"),
)
"""The messages of the checks that the form can give."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its key in `strings.yml` after ``contribute_``, the key of the record it fills, and who is asked.

    ``needs`` are the questions that an answer to this one makes obligatory; ``drops`` a key of the record that a new
    answer makes void; ``english`` the key under ``en`` that mirrors it; ``study`` whether it is asked of a club that
    the study describes: its figures are those of 1997.
    """

    name: str
    path: tuple[str | int, ...]
    control: Control
    group: str
    ways: tuple[Way, ...] = ("add", "correct")
    required: bool = False
    needs: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    english: str = ""
    missing: str = "missing"
    study: bool = False

    @property
    def label(self) -> str:
        """Its words: those of the three sources are the same."""
        return f"source_{self.path[-1]}" if self.group == "sources" else self.name

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes to choose from, in the order of their list."""
        node = schema_at(Club, self.path)
        return tuple(node.get("items", node).get("enum", ()))

    @property
    def vocabulary(self) -> str:
        """The controlled list of its codes."""
        return next((name for name, terms in load_vocabularies().items() if (*terms,) == self.codes), "")

    @property
    def limits(self) -> Mapping[str, Any]:
        """What the schema asks of a value, in the words of JSON Schema."""
        node = schema_at(Club, (*self.path, 0, "text") if self.control == "lines" else self.path)
        return {key: value for key, value in node.get("items", node).items() if key in LIMITS}


LIMITS = ("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum")


def list_source_questions() -> Iterator[Question]:
    """The questions on each source; the first source is asked of whoever says something of today."""
    for number in range(1, SOURCES + 1):
        names = {key: f"source{number}_{key}" for key in SOURCE}
        needs = (*names.values(), *EVIDENCE)
        for key, control in SOURCE.items():
            path = ("today", "sources", number - 1, key)
            yield Question(names[key], path, control, "sources", WAYS, required=number == 1, needs=needs, study=True)


QUESTIONS: tuple[Question, ...] = (
    Question("name", ("name",), "line", "club", required=True, study=True),
    Question("acronym", ("acronym",), "line", "club", study=True),
    Question("place", ("town",), "place", "club", required=True, study=True),
    Question("summary", ("summary",), "area", "club", required=True, english="summary", study=True),
    Question("year", ("founded", "year"), "year", "figures", drops=("founded", "until")),
    Question("approximate", ("founded", "approximate"), "tick", "figures", needs=("year",)),
    Question("companies", ("members", "companies"), "range", "figures"),
    Question("jobs", ("members", "jobs"), "range", "figures"),
    Question("branches", ("branches",), "several", "figures"),
    Question("initiators", ("initiators",), "several", "figures"),
    Question("words", ("perimeter", "words"), "line", "area", needs=AREA, english="perimeter"),
    Question("scale", ("perimeter", "scale"), "choice", "area", needs=AREA),
    Question(
        "radius",
        ("perimeter", "shape", "circle", "radius_km"),
        "decimal",
        "area",
        needs=AREA,
        drops=("perimeter", "shape", "departments"),
    ),
    Question(
        "drawn",
        ("perimeter", "shape", "drawn", "reason"),
        "line",
        "area",
        needs=AREA,
        english="drawn",
        missing="reason_required",
    ),
    Question("status", ("today", "status"), "choice", "today", required=True, needs=EVIDENCE, study=True),
    Question("successor", ("today", "successor"), "line", "today", needs=EVIDENCE, study=True),
    Question("website", ("today", "website"), "line", "today", needs=EVIDENCE, study=True),
    Question("as_of", ("today", "as_of"), "date", "today", ways=WAYS, needs=EVIDENCE, study=True),
    Question("statements", ("today", "statements"), "lines", "today", needs=EVIDENCE, english="today", study=True),
    *list_source_questions(),
)
"""Every question in the order of the form; in a correction only what changes is an answer."""
