"""Write a record as the YAML of its neighbours: plain where that cannot be misread, in double quotes otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

PLAIN = re.compile(r"[^\W\d_][\w ’;',.()/€%°·«»–-]*|https?://[\w./?=&%~+-]+")
"""What no reader of YAML takes for anything but text, if it is none of the words below and ends in no space."""
APART = ("town", "today", "en")
"""The keys that a blank line sets apart from what stands above."""
NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
BREAKS = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON leaves as it is and YAML takes for a line end or refuses."""


def write_record(record: Mapping[str, Any]) -> str:
    """A record as a file; reading it back gives the same values."""
    lines = (line for key, value in record.items() for line in _write_part(key, value))
    return "".join(f"{line}\n" for line in lines)


def _write_part(key: str, value: Any) -> Iterator[str]:
    if key in APART:
        yield ""
    yield from _write_entry(key, value, "")


def write_scalar(value: str | int | bool) -> str:
    """One value; text keeps to one line."""
    if not isinstance(value, str):
        return json.dumps(value)
    if PLAIN.fullmatch(value) and not value.endswith(" ") and value.lower() not in NOT_TEXT:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _write_entry(key: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and all(isinstance(item, int) for item in value.values()):
        yield f"{indent}{key}: {{{', '.join(f'{name}: {write_scalar(item)}' for name, item in value.items())}}}"
    elif isinstance(value, Mapping):
        yield f"{indent}{key}:"
        for name, item in value.items():
            yield from _write_entry(name, item, f"{indent}  ")
    elif isinstance(value, Sequence) and value and all(isinstance(item, int) for item in value):
        yield f"{indent}{key}: [{', '.join(map(write_scalar, value))}]"
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield f"{indent}{key}:"
        for item in value:
            yield from _write_item(item, f"{indent}  ")
    else:
        yield f"{indent}{key}: {write_scalar(value)}"


def _write_item(item: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"{indent}- {write_scalar(item)}"
        return
    lines = [line for key, value in item.items() for line in _write_entry(key, value, f"{indent}  ")]
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]
