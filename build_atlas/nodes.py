"""Turn the nodes of a YAML file into plain values, and note the place of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from build_atlas.problems import Problem, shorten

LONGEST_NUMBER = 10**15
"""Python refuses to print numbers of thousands of digits; none here has more than fifteen."""
REFUSED = yaml.reader.Reader.NON_PRINTABLE

Place = tuple[int, int]
Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it stands in the file: its text, and whether it bears quotes."""

    raw: str
    quoted: bool


def dotted(path: Keys) -> str:
    """``("members", "companies", "min")`` as ``members.companies.min``."""
    return ".".join(shorten(str(step)) for step in path)


def mark_of(node: yaml.Node | yaml.Event) -> Place:
    """Where a node starts; PyYAML counts from 0, and people from 1."""
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class Reader:
    """Builds plain values from nodes, and notes the place of each."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[Keys, Place] = {}
        self.keys: dict[Keys, Place] = {}
        self.scalars: dict[Keys, Scalar] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: Keys) -> Any:
        """The plain value of a node."""
        self.places[path] = mark_of(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(item, (*path, i)) for i, item in enumerate(node.value))
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Keys) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, path)
            if key is None:
                continue
            if key in first:
                self._report(key_node, (*path, key), "duplicate_key", first=first[key])
                continue
            first[key] = key_node.start_mark.line + 1
            self.keys[(*path, key)] = mark_of(key_node)
            result[key] = self.value(value_node, (*path, key))
        return result

    def _key(self, node: yaml.Node, path: Keys) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
            if (bad := REFUSED.search(node.value)) is None:
                return str(node.value)
            self._report(node, path, "control_character", character=f"U+{ord(bad[0]):04X}")
            return None
        shown = node.value if isinstance(node, yaml.ScalarNode) else "{…}" if _is_mapping(node) else "[…]"
        self._report(node, path, "key_not_text", key=shown)
        return None

    def _scalar(self, node: yaml.Node, path: Keys) -> Any:
        raw, quoted = str(node.value), bool(getattr(node, "style", None))
        self.scalars[path] = Scalar(raw, quoted)
        try:
            value = _construct(node)
        except (ValueError, OverflowError, yaml.YAMLError):
            self._report(node, path, "text_trap", raw=raw, found=_KINDS.get(node.tag, "other"))
            return raw
        if isinstance(value, str):
            return self._text(node, path, value)
        if value is None:
            self._report(node, path, "no_value")
        if isinstance(value, int) and not isinstance(value, bool):
            return self._number(node, path, value)
        return value

    def _text(self, node: yaml.Node, path: Keys, value: str) -> str:
        if bad := REFUSED.search(value):
            self._report(node, path, "control_character", character=f"U+{ord(bad[0]):04X}")
            return REFUSED.sub("\ufffd", value)
        if value and not any(character.isalnum() for character in value):
            self._report(node, path, "blank")
        return value

    def _number(self, node: yaml.Node, path: Keys, value: int) -> int | str:
        if abs(value) >= LONGEST_NUMBER:
            self._report(node, path, "number_too_long")
            return str(node.value)
        if not _plain_number(node.value):
            self._report(node, path, "number_form", raw=node.value, value=value)
        return value

    def _report(self, node: yaml.Node, path: Keys, rule: str, **details: Any) -> None:
        self.problems.append(Problem(self.name, *mark_of(node), dotted(path), rule, details))


_KINDS = {
    "tag:yaml.org,2002:timestamp": "date",
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "decimal",
}


def _is_mapping(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode)


def _construct(node: yaml.Node) -> Any:
    """The value YAML itself gives a scalar: text, number, true or false, date, or none."""
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    return yaml.constructor.SafeConstructor().construct_object(node)


def _plain_number(raw: str) -> bool:
    """Whether a whole number is written as people do: no 0 in front, no 1_000, no 12:30."""
    digits = raw.removeprefix("-")
    return digits.isascii() and digits.isdigit() and (digits == "0" or not digits.startswith("0"))
