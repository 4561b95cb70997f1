"""No way to reach a person stands in a record: numbers of 1997 now ring elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_atlas.candidates import Candidate
from build_atlas.problems import Problem

PHONE = re.compile(r"(?:(?:\+|\b00)33[\s.]*(?:\(0\))?|\b0)\s*[1-9](?:[\s./-]*\d\d){4}\b")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def check_contacts(candidate: Candidate) -> Iterator[Problem]:
    """Phone numbers and e-mail addresses never enter the repository."""
    for path, scalar in candidate.loaded.scalars.items():
        for pattern, found in ((PHONE, "phone"), (EMAIL, "email")):
            if match := pattern.search(scalar.raw):
                yield candidate.problem(*path, rule="contact_details", found=found, value=match[0])
