"""No way to reach a person stands in a record: numbers of 1997 now ring elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from build_atlas.candidates import Candidate
from build_atlas.problems import Problem

PHONE = re.compile(r"(?:(?:\+|\b00)33[\s.]*(?:\(0\))?|(?<![0-9]/)\b0)\s*[1-9](?:[\s./-]*\d\d){4}\b")
"""A French number; what follows a figure and a slash is the rest of a date, as in the addresses of archives."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
CONTACTS: Mapping[str, re.Pattern[str]] = {"phone": PHONE, "email": EMAIL}
"""What is refused, by the word that names it; the contribution form refuses the same."""


def check_contacts(candidate: Candidate) -> Iterator[Problem]:
    """Phone numbers and e-mail addresses never enter the repository."""
    for path, scalar in candidate.loaded.scalars.items():
        for found, value in find_contacts(scalar.raw):
            yield candidate.problem(*path, rule="contact_details", found=found, value=value)


def find_contacts(text: str) -> Iterator[tuple[str, str]]:
    """What a text holds of each kind, the first of it."""
    for found, pattern in CONTACTS.items():
        if match := pattern.search(text):
            yield found, match[0]
