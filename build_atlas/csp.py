"""The Content-Security-Policy of a page: our own files, and the theme's known snippets by hash."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

PLACEHOLDER = "atlas-content-security-policy"
INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
DATA_TYPES = ("application/json", "application/ld+json")

KNOWN = (
    re.compile(r'__md_scope=new URL\("[./\w-]*",location\),__md_hash=.{1,400}', re.DOTALL),
    re.compile(r'var palette=__md_get\("__palette"\);.{1,1200}', re.DOTALL),
    re.compile(r"var target=document\.getElementById\(location\.hash\.slice\(1\)\);.{1,200}", re.DOTALL),
)
"""The snippets that Material 9 writes into a page: the scope of its storage, the theme, the tabs."""


class UnknownScriptError(Exception):
    """A page holds a script that is neither a file nor one of the theme's snippets."""


def apply_policy(html: str) -> str:
    """The page with its policy in place of the placeholder; raises UnknownScriptError."""
    return html.replace(PLACEHOLDER, create_policy(list_hashes(html)), 1)


def list_hashes(html: str) -> list[str]:
    """The SHA-256 of every inline script that runs, sorted; raises UnknownScriptError for one we do not know."""
    bodies = [match["body"] for match in INLINE.finditer(html) if _runs(match["attributes"])]
    for body in bodies:
        if not any(known.fullmatch(body) for known in KNOWN):
            raise UnknownScriptError(f"inline script not known: {body.strip()[:80]!r}; write it to a file")
    return sorted({_hash(body) for body in bodies})


def create_policy(hashes: Iterable[str]) -> str:
    """The policy as a header or a meta element states it.

    Styles may be inline: Leaflet and the theme set positions that way. ``data:`` images are
    the theme's own icons in its style sheet.
    """
    scripts = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"
    )


def _runs(attributes: str) -> bool:
    """Whether a browser would run the content: no source of its own, no data type."""
    return "src=" not in attributes and not any(data in attributes for data in DATA_TYPES)


def _hash(body: str) -> str:
    return base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
