"""Turn the schema's own errors into problems that people can act on."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from build_atlas.load import Loaded
from build_atlas.nodes import Keys
from build_atlas.problems import Problem

Model = TypeVar("Model", bound=BaseModel)
Explanation = tuple[str, dict[str, Any]]

EXAMPLES: Mapping[str, str] = {
    "name": "name: Club des entreprises de Gâtine",
    "kind": "kind: surveyed",
    "summary": "summary: Il réunit les entreprises du canton de Crest.",
    "town": "town: Parthenay",
    "insee": 'insee: "79202"',
    "centre": 'centre: "79202"',
    "departments": 'departments: ["18"]',
    "words": "words: le canton de Crest",
    "scale": "scale: basin",
    "shape": "shape: {circle: {radius_km: 12}, drawn: {basis: editors, reason: why}}",
    "drawn": "drawn: {basis: editors, reason: why}",
    "radius_km": "radius_km: 12",
    "level": "level: N1",
    "reason": "reason: why, in one sentence",
    "mode": "mode: fixed",
    "francs": "francs: 1500",
    "period": "period: year",
    "status": "status: active",
    "website": "website: https://example.org",
    "sources": "sources: a list of pages, each with its title, url and date",
    "relation": "relation: other_body",
    "shown": "shown: both",
    "year": "year: 1976",
    "code": "code: B2",
    "basis": "basis: report",
    "text": "text: one fact in our own words",
    "section": "section: II-B2-4",
    "as_of": 'as_of: "2016-05"',
    "date": 'date: "2016-05"',
    "title": "title: La vie du club (Le Journal du canton)",
    "url": "url: https://example.org/page",
    "slug": "slug: club-de-gatine",
    "related": "related: [club-de-gatine]",
    "territory": "territory: {code: T2, basis: report, section: R26}",
    "category": "category: {code: B2, basis: report, section: II-B2-2}",
    "situation": "situation: {code: active, basis: report, section: R26}",
    "perimeter": "perimeter: with words, scale and shape",
    "ambition": "ambition: a list of levels, each with words and reason",
    "today": "today: with status, as_of and sources",
    "changes.date": 'date: "2026-11-23"',
    "changes.kind": "kind: corrected",
}
"""A correct line for the keys most often missing or malformed, under their list where it matters; values are French."""

MISSING: Mapping[str, str] = {"url": "address_missing", "date": "date_missing"}
"""The rule that a source breaks by leaving a key out: there is a word that says so."""

WORD = re.compile(r"[\w-]+")
LIKE = 0.65
"""How alike two words must be for one to be meant (difflib's ratio): above that of `year` and `nearby`, 0.6."""

FOUND: Mapping[type, str] = {
    str: "text",
    bool: "truth",
    int: "number",
    float: "decimal",
    tuple: "list",
    dict: "mapping",
    datetime.date: "date",
    datetime.datetime: "date",
}
"""What a value is, as a word of the messages."""


def create_model(model: type[Model], loaded: Loaded) -> tuple[Model | None, list[Problem]]:
    """The model that a file states, or the problems that keep it from being one."""
    try:
        return model.model_validate(loaded.data), []
    except ValidationError as error:
        return None, list(explain(error.errors(), loaded, model))


def explain(errors: Iterable[ErrorDetails], loaded: Loaded, model: type[BaseModel]) -> Iterator[Problem]:
    """One problem for each error of the schema."""
    for error in errors:
        path: Keys = error["loc"]
        if path[:-1] in loaded.scalars:  # a short form, which the schema has widened
            path = path[:-1]
        if error["type"] == "extra_forbidden" and not WORD.fullmatch(str(path[-1])):
            yield loaded.problem(path, "colon_makes_key", at_key=True, key=path[-1])
        elif error["type"] == "extra_forbidden":
            yield loaded.problem(path, "unknown_key", at_key=True, hint=hint(path[-1], known_keys(model, path[:-1])))
        elif error["type"] == "missing":
            rule = MISSING.get(str(path[-1]), "missing") if "sources" in path else "missing"
            yield loaded.problem(path, rule, example=example_at(path))
        else:
            rule, details = _rule(error, loaded, model)
            yield loaded.problem(path, rule, **details)


def example(key: object) -> str:
    """A correct line for a key."""
    return EXAMPLES.get(str(key), f"{key}: …")


def example_at(path: Keys) -> str:
    """A correct line for the value at a place: a date of ``changes`` names its day, others need not."""
    key = _last_key(path)
    return EXAMPLES.get(f"{path[0]}.{key}") or example(key)


def hint(value: object, known: Iterable[str]) -> str:
    """The nearest known word, or nothing when none is near."""
    text, words = str(value)[:80], list(known)
    same = [word for word in words if word.casefold() == text.casefold() or word.startswith(f"{text}-")]
    near = same or difflib.get_close_matches(text, words, n=1, cutoff=LIKE)
    return near[0] if near else ""


def year_hint(value: int, earliest: int, latest: int) -> str:
    """The likely year when two neighbouring digits were swapped: 1892 for 1982."""
    digits = str(abs(value))
    swapped = {int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]) for i in range(len(digits) - 1)}
    likely = sorted(year for year in swapped if earliest <= year <= latest)
    return str(likely[-1]) if likely else ""


def _rule(error: ErrorDetails, loaded: Loaded, model: type[BaseModel]) -> Explanation:
    kind, value, limits = error["type"], error["input"], error.get("ctx", {})
    if value is None:
        return "no_value", {}
    if kind == "too_short":  # an empty list where the schema asks for an item
        return "no_value", {}
    if kind in _LISTED:
        return kind, _listed(limits)
    if kind in _TYPES:
        return _wrong_type(error, loaded, model)
    if kind in ("string_too_short", "string_too_long"):
        return _length(kind, str(value), limits)
    if kind in ("greater_than_equal", "greater_than", "less_than_equal", "less_than"):
        return _bound(error["loc"], kind, value, limits)
    if kind in ("string_pattern_mismatch", "finite_number"):
        return "pattern", {"value": value, "example": example_at(error["loc"])}
    return kind, dict(limits)


_LISTED = frozenset({"not_in_list", "no_such_section", "no_such_sheet"})
_TYPES = {
    "string_type": "text_expected",
    "int_type": "number_expected",
    "int_from_float": "number_expected",
    "float_type": "decimal_expected",
    "bool_type": "boolean_expected",
    "tuple_type": "list_expected",
    "model_type": "mapping_expected",
    "model_attributes_type": "mapping_expected",
}


def _last_key(path: Keys) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _listed(limits: Mapping[str, Any]) -> dict[str, Any]:
    value, allowed = str(limits["value"]), list(limits["allowed"])
    return {"value": value, "allowed": ", ".join(allowed), "hint": hint(value, allowed)}


def _wrong_type(error: ErrorDetails, loaded: Loaded, model: type[BaseModel]) -> Explanation:
    rule, value, path = _TYPES[error["type"]], error["input"], error["loc"]
    expected = error.get("ctx", {}).get("class_name", "")
    found = FOUND.get(type(value), "other")
    if expected == "RangeRecord":
        return "range_expected", {"found": found}
    scalar = loaded.scalars.get(path)
    if (rule == "text_expected" or expected in ("StatementRecord", "ToldRecord")) and scalar and not scalar.quoted:
        return "text_trap", {"raw": scalar.raw, "found": FOUND.get(type(value), "other")}
    if rule == "mapping_expected":
        return rule, {"found": found, "keys": ", ".join(known_keys(model, path))}
    return rule, {"found": found}


def _length(kind: str, value: str, limits: Mapping[str, Any]) -> Explanation:
    if not value:
        return "no_value", {}
    if kind == "string_too_short":
        return "too_short", {"limit": limits["min_length"]}
    return "too_long", {"limit": limits["max_length"], "length": len(value)}


def _bound(path: Keys, kind: str, value: Any, limits: Mapping[str, Any]) -> Explanation:
    limit = next(iter(limits.values()))
    if path[-1] in ("year", "until") and kind.startswith("greater"):
        return "year_too_early", {"value": value, "limit": limit, "hint": year_hint(value, limit, 1997)}
    rule = {"greater_than": "not_above", "greater_than_equal": "too_small"}.get(kind, "too_great")
    return rule, {"value": value, "limit": f"{limit:g}"}


@cache
def _json_schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def known_keys(model: type[BaseModel], path: Keys) -> list[str]:
    """The keys the schema allows in the mapping at ``path``."""
    return list(schema_at(model, path).get("properties", {}))


def schema_at(model: type[BaseModel], path: Keys) -> dict[str, Any]:
    """The JSON Schema of the value at ``path``, empty where the schema knows none."""
    root = _json_schema(model)
    node = _resolve(root, root)
    for step in path:
        inner = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
        node = _resolve(root, inner)
    return node


def _resolve(root: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Follow references and optional types to the schema that matters."""
    while "$ref" in node or "anyOf" in node or "allOf" in node:
        options = node.get("anyOf") or node.get("allOf")
        if options:
            node = next(option for option in options if option.get("type") != "null")
        else:
            node = root["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return node
