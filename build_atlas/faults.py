"""Why a text is not YAML, in words that a beginner can act on."""

from __future__ import annotations

import re

import yaml

from build_atlas.nodes import Place
from build_atlas.problems import Problem

ESCAPE = re.compile(r"\\U(?!00(?:0[\da-fA-F]|10))[\da-fA-F]{8}")
"""An escape beyond the last character there is."""


def not_utf8(name: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    """The first byte that is not UTF-8."""
    line, column = _locate(content[: error.start].decode())
    return Problem(name, line, column, "", "not_utf8", {"byte": f"0x{content[error.start]:02X}"})


def bad_character(name: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    """A character that YAML does not allow."""
    position = int(error.position)
    character = f"U+{ord(text[position]):04X}" if position < len(text) else "?"
    return Problem(name, *_locate(text[:position]), "", "control_character", {"character": character})


def _locate(before: str) -> Place:
    """Line and column of what comes after a text."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def bad_escape(name: str, text: str, error: Exception) -> Problem:
    """PyYAML lets Python's own error through where an escape names no character."""
    if found := ESCAPE.search(text):
        return Problem(name, *_locate(text[: found.start()]), "", "backslash", {})
    return Problem(name, 1, 1, "", "syntax", {"why": str(error)})


def bad_syntax(name: str, error: yaml.MarkedYAMLError) -> Problem:
    """What the parser stumbled on, in our words where we have some."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for pattern, rule in KNOWN_FAULTS:
        if known := pattern.fullmatch(error.problem or ""):
            return Problem(name, line, column, "", rule, known.groupdict())
    why = " ".join(part for part in (error.context, error.problem) if part)
    return Problem(name, line, column, "", "syntax", {"why": why})


KNOWN_FAULTS = (
    (re.compile(r"mapping values are not allowed here"), "colon_in_text"),
    (re.compile(r"found character '\\t' that cannot start any token"), "tab"),
    (re.compile(r"found character '(?P<sign>.)' that cannot start any token"), "reserved_sign"),
    (re.compile(r"found unknown escape character .*"), "backslash"),
)
"""The faults of a beginner, told in our words rather than the parser's."""
