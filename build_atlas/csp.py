"""The Content-Security-Policy of a page: files of the site and nothing else."""

from __future__ import annotations

import re

PLACEHOLDER = "atlas-content-security-policy"
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
DATA_TYPES = ("application/json", "application/ld+json")

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""No script may stand in a page, and no text become one: ``wasm-unsafe-eval`` lets the search compile its engine,
a WebAssembly file of the site, and nothing else. Styles may: Leaflet and the theme set positions that way.
``data:`` images are the theme's own icons in its style sheet."""


class InlineScriptError(Exception):
    """A page holds a script that is not a file."""


def apply_policy(html: str) -> str:
    """The page with its policy in place of the placeholder; raises InlineScriptError when it could not keep it."""
    for match in SCRIPT.finditer(html):
        if _runs(match["attributes"]):
            raise InlineScriptError(f"a script stands in the page: {match['body'].strip()[:80]!r}; write it to a file")
    return html.replace(PLACEHOLDER, POLICY, 1)


def _runs(attributes: str) -> bool:
    """Whether a browser would run the content: no source of its own, no data type."""
    return "src=" not in attributes and not any(data in attributes for data in DATA_TYPES)
