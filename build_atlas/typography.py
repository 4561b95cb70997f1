"""Spaces, quotation marks, numbers and money by each language's rules."""

from __future__ import annotations

import re
from functools import lru_cache

from babel.numbers import format_decimal

from build_atlas.schema import RangeRecord
from build_atlas.vocabulary import Language

NBSP = "\u00a0"
NARROW = "\u202f"
HIGH = re.compile(r"[ \u00a0\u202f]*([;!?:]+)(?=\s|$|[»”)])")
OPEN = re.compile(r"«[ \u00a0]?")
CLOSE = re.compile(r"[ \u00a0]?»")
SPACED = re.compile(r" (?=[;!?:»])|(?<=«) ")
UNITS = re.compile(r"(?<=\d) (?=(?:%|F|MF|kF|km|km²|€|h|salariés|emplois|hab)\b|%|€)")
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")


def set_text(text: str, language: Language) -> str:
    """A text as it is printed: one line, with the no-break spaces its language asks for.

    French rules are those of the Imprimerie nationale's Lexique: a no-break space before a
    colon and inside « guillemets », a narrow one before ; ! ? and between thousands.
    """
    line = " ".join(text.split()).replace("'", "’")
    if language == "en":
        return line
    line = CLOSE.sub(NBSP + "»", OPEN.sub("«" + NBSP, line))
    line = HIGH.sub(lambda found: (NBSP if found[1][0] == ":" else NARROW) + found[1], line)
    return UNITS.sub(NBSP, THOUSANDS.sub(NARROW, line))


def set_message(text: str, language: Language) -> str:
    """A message of the checks as it is printed: it quotes files, so no space is added, and those before signs hold."""
    if language == "en":
        return text
    return SPACED.sub(NBSP, text)


@lru_cache(maxsize=10_000)
def set_number(value: float, language: Language) -> str:
    """2000 as « 2 000 » or “2,000”."""
    return format_decimal(value, locale=language)


def set_range(value: RangeRecord, language: Language, unit: str = "") -> str:
    """A range in words: exact, bounded, floor, ceiling, with « environ » where it is approximate."""
    set_one = {("en", "%"): "{}%", ("en", "€"): "€{}"}.get((language, unit), "{}")
    suffix = f"{NBSP}{unit}" if unit and set_one == "{}" else ""
    return f"{_bounds(value, _about(value, language), language, set_one)}{suffix}"


def set_euros(value: float, language: Language) -> str:
    """An amount in whole euros: « 2 000 € » or “€2,000”."""
    return set_range(RangeRecord(min=round(value), max=round(value)), language, "€")


def _about(value: RangeRecord, language: Language) -> str:
    if not value.approximate:
        return ""
    return f"environ{NBSP}" if language == "fr" else f"about{NBSP}"


def _bounds(value: RangeRecord, about: str, language: Language, set_one: str) -> str:
    words = {
        "fr": ("au moins", "au plus", "{} à {}"),
        "en": ("at least", "at most", "{} to {}"),
    }[language]
    low, high = (set_one.format(set_number(limit or 0, language)) for limit in (value.min, value.max))
    if value.min is None:
        return f"{words[1]}{NBSP}{about}{high}"
    if value.max is None:
        return f"{words[0]}{NBSP}{about}{low}"
    return about + (low if value.min == value.max else words[2].format(low, high))


def set_distance(km: float, language: Language) -> str:
    """A distance a person would say: « 12 km », « moins de 1 km »."""
    if km < 1:
        return f"moins de 1{NBSP}km" if language == "fr" else f"under 1{NBSP}km"
    return f"{set_number(round(km), language)}{NBSP}km"
