"""The documentation of the fields and of the controlled lists, made from the schema itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build_atlas.schema import Club
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import load_vocabularies

URI = "donnees.md"


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: where it stands, what it holds, and what it means."""

    path: str
    form: str
    meaning: str
    required: bool


def create_field_table(renderer: Renderer) -> str:
    """Every key of a record as a table; the English block, which repeats them, is left to its own line."""
    schema = Club.model_json_schema()
    return renderer.render("fields.html.jinja", URI, fields=list(_fields(schema, schema, "")))


def create_vocabulary_tables(renderer: Renderer) -> str:
    """Every controlled list as a table of codes and words."""
    return renderer.render("vocabularies.html.jinja", URI, vocabularies=load_vocabularies())


def _fields(root: Mapping[str, Any], node: Mapping[str, Any], prefix: str) -> Iterator[Field]:
    for name, value in node.get("properties", {}).items():
        target, many = _target(root, value)
        meaning = value.get("description") or target.get("description") or ""
        path = f"{prefix}{name}{'[]' if many else ''}"
        yield Field(path, _form(target, many), meaning, name in node.get("required", ()))
        if "properties" in target and name != "en":
            yield from _fields(root, target, f"{path}.")


def _target(root: Mapping[str, Any], node: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """The schema that a value really has, and whether it is a list of them."""
    many = False
    while "$ref" in node or "anyOf" in node or node.get("type") == "array":
        if node.get("type") == "array":
            node, many = node["items"], True
        elif "anyOf" in node:
            node = next(option for option in node["anyOf"] if option.get("type") != "null")
        else:
            node = root["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return node, many


def _form(target: Mapping[str, Any], many: bool) -> str:
    form = "code" if "enum" in target else {"object": "…"}.get(target.get("type", ""), target.get("type", ""))
    return f"[{form}]" if many else form
