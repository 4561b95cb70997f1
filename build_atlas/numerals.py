"""The numbers that a text states, in French or in English, so that the two can be compared."""

from __future__ import annotations

import re

THOUSANDS = re.compile(r"(?<=\d)[\s\u00a0\u202f,](?=\d{3}(?!\d))")
DECADE = re.compile(r"(?:années|et|ou)\s+(\d0)\b")
KILOFRANCS = re.compile(r"(\d+)( à (\d+))? ?KF\b")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def list_numbers(text: str) -> frozenset[str]:
    """The numbers written in figures, whatever their language puts between thousands, decades or thousands of francs.

    « 1 500 », “1,500” are 1500; « les années 80 », “the 1980s” are 1980; « 100 KF » is 100000; « 2,7 » is 2.7.
    """
    plain = THOUSANDS.sub("", text)
    plain = KILOFRANCS.sub(lambda found: " ".join(f"{figure}000" for figure in (found[1], found[3]) if figure), plain)
    if "années" in plain:
        plain = DECADE.sub(r" 19\1", plain)
    return frozenset(number.replace(",", ".") for number in NUMBER.findall(plain))
