"""Explains the acronyms of a page where they first stand in its text."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import escape

from build_atlas.glossary import Term, load_glossary
from build_atlas.links import relative
from build_atlas.typography import set_text
from build_atlas.vocabulary import Language

GLOSSARY_URI = "etude/glossaire.md"
TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
CONTROLS = {
    "a",
    "abbr",
    "button",
    "code",
    "dt",
    "figcaption",
    "label",
    "option",
    "script",
    "small",
    "style",
    "summary",
    "svg",
}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption"}
ASIDES = {"small"}
CLOSED = frozenset(CONTROLS | HEADINGS | ASIDES)
"""Elements whose text is left alone."""


def explain_terms(html: str, uri: str, language: Language) -> str:
    """The page with a link to the glossary on the first mention of each acronym.

    The link carries the explanation; a script shows it on focus and hover, and without one
    the link leads to it. Only text between tags is touched.
    """
    page = relative(uri, GLOSSARY_URI)
    pattern, by_form = _forms(language)
    seen: set[str] = set()
    depth = 0

    def link(match: re.Match[str]) -> str:
        term = by_form[match[0]]
        if term.term in seen:
            return match[0]
        seen.add(term.term)
        words = escape(set_text(term.explain(match[0], language), language))
        return f'<a class="term" href="{page}#{term.anchor}" data-explain="{words}">{match[0]}</a>'

    pieces = TAG.split(html)
    for place, piece in enumerate(pieces):
        if place % 2:
            depth += _step(piece)
        elif depth == 0 and piece.strip():
            pieces[place] = pattern.sub(link, piece)
    return "".join(pieces)


def _step(tag: str) -> int:
    """How a tag changes the number of closed elements around the text."""
    match = NAME.match(tag)
    if match is None or match[1].lower() not in CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


@cache
def _forms(language: Language) -> tuple[re.Pattern[str], dict[str, Term]]:
    """One pattern for every spelling that is explained in place, longest first."""
    by_form = {str(escape(form)): term for term in load_glossary() for form in term.list_forms(language)}
    forms = sorted(by_form, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])"), by_form
