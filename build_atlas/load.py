"""Read a YAML file into plain values with the place of each, or into problems.

A file that cannot be read is a value too: it flows on with its problems, so that
one bad file never hides the others. PyYAML counts lines and columns from 0; here
and in every message they count from 1.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from build_atlas.faults import bad_character, bad_escape, bad_syntax, not_utf8
from build_atlas.nodes import Keys, Place, Reader, Scalar, dotted, mark_of
from build_atlas.problems import Problem

MAX_BYTES = 200_000
"""A large club file is under 20 kB; ten times that is a mistake or an attack."""
MAX_DEPTH = 20
FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNLIKE = re.compile(rf"[\t\ufeff]|\?(?=\S)|{yaml.reader.Reader.NON_PRINTABLE.pattern}")
"""What libyaml takes otherwise than PyYAML: tabs, stray marks of byte order, `?` before a sign, control characters."""


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
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _failed(name, not_utf8(name, content, error))
    if not text.strip():
        return _failed(name, Problem(name, 1, 1, "", "empty_file", {}))
    return _load_text(text, name)


def _load_text(text: str, name: str) -> Loaded:
    """What the fast parser reads; what it stumbles on is read again by the one whose words people know."""
    try:
        root = _compose_fast(text, name)
    except (yaml.YAMLError, ValueError, OverflowError):
        return _explain(text, name)
    return _explain(text, name) if root is None else _read(root, name)


def _compose_fast(text: str, name: str) -> yaml.Node | None:
    """The nodes of a sound file, by libyaml where PyYAML has it (ten times faster); None if anything is refused."""
    if UNLIKE.search(text) or next(_refuse_events(text, name, FAST), None):
        return None
    return yaml.compose(text, Loader=FAST)


def _explain(text: str, name: str) -> Loaded:
    """The same by PyYAML's own parser, whose messages are the same on every machine."""
    try:
        faults = tuple(_refuse_events(text, name, yaml.SafeLoader))
        root = None if faults else yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        return _failed(name, bad_character(name, text, error))
    except yaml.MarkedYAMLError as error:
        return _failed(name, bad_syntax(name, error))
    except (ValueError, OverflowError) as error:
        return _failed(name, bad_escape(name, text, error))
    if faults:
        return _failed(name, *faults)
    return _empty(name) if root is None else _read(root, name)


def _read(root: yaml.Node, name: str) -> Loaded:
    if not isinstance(root, yaml.MappingNode):
        return _failed(name, Problem(name, *mark_of(root), "", "not_a_mapping", {}))
    reader = Reader(name)
    data = reader.value(root, ())
    return Loaded(name, data, reader.places, reader.keys, reader.scalars, tuple(reader.problems))


def _failed(name: str, *problems: Problem) -> Loaded:
    return Loaded(name, None, {}, {}, {}, problems)


def _empty(name: str) -> Loaded:
    return _failed(name, Problem(name, 1, 1, "", "empty_file", {}))


def _refuse_events(text: str, name: str, loader: Any) -> Iterator[Problem]:
    """What is refused before anything is built: a bomb must not go off while it is read."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=loader):
        depth += _step(event)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield Problem(name, *mark_of(event), "", "alias", {})
            return
        if isinstance(event, yaml.DocumentStartEvent) and documents > 1:
            yield Problem(name, *mark_of(event), "", "many_documents", {})
            return
        if depth > MAX_DEPTH:
            yield Problem(name, *mark_of(event), "", "too_deep", {"limit": MAX_DEPTH})
            return
        if isinstance(event, yaml.NodeEvent) and _has_tag(event):
            yield Problem(name, *mark_of(event), "", "tag", {"tag": _short_tag(event)})


def _step(event: yaml.Event) -> int:
    return isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _short_tag(event: yaml.Event) -> str:
    return str(getattr(event, "tag", "")).replace("tag:yaml.org,2002:", "!!")


def _has_tag(event: yaml.Event) -> bool:
    return getattr(event, "tag", None) is not None
