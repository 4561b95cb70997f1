"""Patterns of the checks for scripts: what Python's signs mean in all alphabets, said in JavaScript's."""

from __future__ import annotations

import re

SIGN = re.compile(r"\\.|\[\^?|\]|.", re.DOTALL)
WORD = r"\p{L}\p{N}_"
SETS = {r"\w": WORD, r"\d": r"\p{Nd}", r"\s": r"\t-\r\x1c-\x20\x85\p{Z}"}
"""What stands for a sign within brackets."""
EDGE = rf"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"


def script_pattern(pattern: str) -> str:
    """A pattern of ours for ``new RegExp(…, "u")``: JavaScript's own ``\\w`` knows no « é »."""
    inside = False
    signs = []
    for sign in SIGN.findall(pattern):
        inside = sign.startswith("[") or (inside and sign != "]")
        signs.append(_sign(sign, inside))
    return "".join(signs)


def _sign(sign: str, inside: bool) -> str:
    if sign in SETS:
        return SETS[sign] if inside else f"[{SETS[sign]}]"
    if sign == r"\b":
        return EDGE
    return sign if sign.isascii() and sign.isprintable() else f"\\u{{{ord(sign):x}}}"
