"""Both languages state the same numbers: every text of the records and the lessons, each pair apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from places import ROOT

from build_atlas.schema import TEXT_FIELDS

THOUSANDS = re.compile(r"(?<=\d)[\s\u00a0\u202f,](?=\d{3}(?!\d))")
DECADE = re.compile(r"(?:années|et|ou)\s+(\d0)\b")
KILOFRANCS = re.compile(r"(\d+)( à (\d+))? ?KF\b")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
WORDS = ("sheet", "text", "reason")


def numbers(text: str) -> set[str]:
    """The numbers of a text, whatever its language writes between thousands, decades and thousands of francs."""
    plain = THOUSANDS.sub("", text)
    plain = KILOFRANCS.sub(lambda m: " ".join(f"{figure}000" for figure in (m[1], m[3]) if figure), plain)
    if "années" in plain:
        plain = DECADE.sub(r" 19\1", plain)
    return {number.replace(",", ".") for number in NUMBER.findall(plain)}


def text_of(item: Any) -> str:
    """A statement, a reason or a divergence as one text."""
    if isinstance(item, dict):
        return " ".join(str(item[key]) for key in WORDS if key in item)
    return str(item)


def pairs_of_record(record: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    english = record.get("en", {})
    if "summary" in english:
        yield "summary", record["summary"], english["summary"]
    lists = {name: record.get(name, []) for name in (*TEXT_FIELDS, "divergences")}
    lists["today"] = record.get("today", {}).get("statements", [])
    for name, french in lists.items():
        for place, (one, other) in enumerate(zip(french, english.get(name, []), strict=False)):
            yield f"{name}.{place}", text_of(one), text_of(other)


def pairs_of_lesson(lesson: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    whole: dict[str, dict[str, str]] = {name: lesson[name] for name in ("title", "statement", "note") if name in lesson}
    whole |= {f"figures.{place}": figure for place, figure in enumerate(lesson.get("figures", []))}
    whole |= {f"clubs.{bearing['club']}": bearing["why"] for bearing in lesson.get("clubs", [])}
    for name, words in whole.items():
        yield name, words["fr"], words["en"]


@pytest.mark.parametrize("folder", ["clubs", "lessons"])
def test_both_languages_state_the_same_numbers(folder: str) -> None:
    pairs = {"clubs": pairs_of_record, "lessons": pairs_of_lesson}[folder]
    unlike = [
        f"{path.name}: {name}: {sorted(numbers(french) ^ numbers(english))}"
        for path in sorted((ROOT / folder).glob("*.yml"))
        for name, french, english in pairs(yaml.safe_load(path.read_text(encoding="utf-8")))
        if numbers(french) != numbers(english)
    ]
    assert unlike == []


def test_numbers_are_read_in_both_languages() -> None:
    assert numbers("2,7 MF et 1 500 F, dans les années 80") == numbers(
        "2.7 million francs and 1,500 francs, in the 1980s"
    )
    assert numbers("environ 100 KF") == {"100000"}
