"""Read a YAML file into plain values with the place of each, or into problems.

A file that cannot be read is a value too: it flows on with its problems, so that
one bad file never hides the others. PyYAML counts lines and columns from 0; here
and in every message they count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from build_atlas.problems import Problem

MAX_BYTES = 200_000
"""A large club file is under 20 kB; ten times that is a mistake or an attack."""
MAX_DEPTH = 20

Place = tuple[int, int]
Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it stands in the file: its text, and whether it bears quotes."""

    raw: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as read: its values, where each stands, and what went wrong on the way."""

    path: str
    data: Any
    places: Mapping[Keys, Place]
    keys: Mapping[Keys, Place]
    scalars: Mapping[Keys, Scalar]
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there is anything to check."""
        return self.data is not None

    def place(self, path: Keys) -> Place:
        """Line and column of the value at ``path``, or of the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, path: Keys, rule: str, *, at_key: bool = False, **details: Any) -> Problem:
        """A problem of the value (or of the key) at ``path``."""
        line, column = self.keys.get(path, self.place(path)) if at_key else self.place(path)
        return Problem(self.path, line, column, dotted(path), rule, details)


def dotted(path: Keys) -> str:
    """``("members", "companies", "min")`` as ``members.companies.min``."""
    return ".".join(map(str, path))


def load_file(path: Path, shown_as: str | None = None) -> Loaded:
    """Read one file; every fault is a problem of the result, never an exception."""
    name = shown_as or path.as_posix()
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return _failed(name, Problem(name, 1, 1, "", "too_large", {"size": size, "limit": MAX_BYTES}))
        return load_bytes(path.read_bytes(), name)
    except OSError as error:
        return _failed(name, Problem(name, 1, 1, "", "unreadable", {"why": error.strerror or str(error)}))


def load_bytes(content: bytes, name: str) -> Loaded:
    """Read the content of one file, shown under ``name`` in its problems."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _failed(name, _not_utf8(name, content, error))
    if not text.strip():
        return _failed(name, Problem(name, 1, 1, "", "empty_file", {}))
    return _load_text(text, name)


def _load_text(text: str, name: str) -> Loaded:
    try:
        faults = tuple(_refuse_events(text, name))
        root = None if faults else yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        return _failed(name, _bad_character(name, text, error))
    except yaml.MarkedYAMLError as error:
        return _failed(name, _syntax(name, error))
    if faults:
        return _failed(name, *faults)
    return _empty(name) if root is None else _read(root, name)


def _read(root: yaml.Node, name: str) -> Loaded:
    if not isinstance(root, yaml.MappingNode):
        return _failed(name, Problem(name, *_mark(root), "", "not_a_mapping", {}))
    reader = _Reader(name)
    data = reader.value(root, ())
    return Loaded(name, data, reader.places, reader.keys, reader.scalars, tuple(reader.problems))


def _failed(name: str, *problems: Problem) -> Loaded:
    return Loaded(name, None, {}, {}, {}, problems)


def _empty(name: str) -> Loaded:
    return _failed(name, Problem(name, 1, 1, "", "empty_file", {}))


def _not_utf8(name: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = error.start - (before.rfind(b"\n") + 1) + 1
    return Problem(name, line, column, "", "not_utf8", {"byte": f"0x{content[error.start]:02X}"})


def _bad_character(name: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    position = int(error.position)
    before = text[:position]
    line = before.count("\n") + 1
    column = position - (before.rfind("\n") + 1) + 1
    character = f"U+{ord(text[position]):04X}" if position < len(text) else "?"
    return Problem(name, line, column, "", "control_character", {"character": character})


def _syntax(name: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    why = " ".join(part for part in (error.context, error.problem) if part)
    return Problem(name, line, column, "", "syntax", {"why": why})


def _mark(node: yaml.Node | yaml.Event) -> Place:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _refuse_events(text: str, name: str) -> Iterator[Problem]:
    """What is refused before anything is built: a bomb must not go off while it is read."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += _step(event)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield Problem(name, *_mark(event), "", "alias", {})
            return
        if isinstance(event, yaml.DocumentStartEvent) and documents > 1:
            yield Problem(name, *_mark(event), "", "many_documents", {})
            return
        if depth > MAX_DEPTH:
            yield Problem(name, *_mark(event), "", "too_deep", {"limit": MAX_DEPTH})
            return
        if isinstance(event, yaml.NodeEvent) and _has_tag(event):
            yield Problem(name, *_mark(event), "", "tag", {"tag": getattr(event, "tag", "")})


def _step(event: yaml.Event) -> int:
    return isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _has_tag(event: yaml.Event) -> bool:
    return getattr(event, "tag", None) is not None


class _Reader:
    """Builds plain values from nodes, and notes the place of each."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[Keys, Place] = {}
        self.keys: dict[Keys, Place] = {}
        self.scalars: dict[Keys, Scalar] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: Keys) -> Any:
        """The plain value of a node."""
        self.places[path] = _mark(node)
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
            self.keys[(*path, key)] = _mark(key_node)
            result[key] = self.value(value_node, (*path, key))
        return result

    def _key(self, node: yaml.Node, path: Keys) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
            return str(node.value)
        shown = node.value if isinstance(node, yaml.ScalarNode) else "(a list or a mapping)"
        self._report(node, path, "key_not_text", key=shown)
        return None

    def _scalar(self, node: yaml.Node, path: Keys) -> Any:
        raw, quoted = str(node.value), getattr(node, "style", None) is not None
        self.scalars[path] = Scalar(raw, quoted)
        try:
            value = _construct(node)
        except (ValueError, yaml.YAMLError):
            self._report(node, path, "text_trap", raw=raw, found="date")
            return raw
        if isinstance(value, int) and not isinstance(value, bool) and not _plain_number(raw):
            self._report(node, path, "number_form", raw=raw, value=value)
        return value

    def _report(self, node: yaml.Node, path: Keys, rule: str, **details: Any) -> None:
        self.problems.append(Problem(self.name, *_mark(node), dotted(path), rule, details))


def _construct(node: yaml.Node) -> Any:
    """The value YAML itself gives a scalar: text, number, true or false, date, or none."""
    return yaml.constructor.SafeConstructor().construct_object(node)


def _plain_number(raw: str) -> bool:
    """Whether a whole number is written as people do: no 0 in front, no 1_000, no 12:30."""
    digits = raw.removeprefix("-")
    return digits.isascii() and digits.isdigit() and (digits == "0" or not digits.startswith("0"))
