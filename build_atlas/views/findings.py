"""The pages on what the study concludes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_atlas.documents import Document
from build_atlas.findings import FindingsPage, lessons_by_page, link_to, load_findings
from build_atlas.model import Atlas, Entry, Told
from build_atlas.schema import Bearing
from build_atlas.schema.lesson import Threshold
from build_atlas.typography import NBSP, set_number
from build_atlas.views.concordance import CONCORDANCE_URI
from build_atlas.views.kit import KIT_URI
from build_atlas.views.renderer import Renderer

EXTRA: Mapping[str, Sequence[tuple[str, str]]] = {
    "enseignements": (("enseignements/epreuve.md", "trial"), ("enseignements/graphiques.md", "charts")),
    "agir": ((KIT_URI, "kit"), ("modeles/index.md", "models")),
    "etude": (
        (CONCORDANCE_URI, "concordance"),
        ("etude/divergences.md", "divergences"),
        ("etude/glossaire.md", "glossary"),
    ),
}
"""Pages of each part that other views make: their address and the stem of their strings."""


@dataclass(frozen=True, slots=True)
class Card:
    """A lesson as a page shows it: its clubs by side, each with its reason."""

    told: Told
    supports: tuple[tuple[Entry, Bearing], ...]
    contradicts: tuple[tuple[Entry, Bearing], ...]


def create_findings_documents(atlas: Atlas, renderer: Renderer) -> Iterator[Document]:
    """Every page of findings, overviews included."""
    shown = lessons_by_page(atlas.lessons)
    for page in load_findings():
        yield Document(page.uri, _create_page(page, shown, atlas, renderer))


def _create_page(page: FindingsPage, shown: Mapping[str, Sequence[Told]], atlas: Atlas, renderer: Renderer) -> str:
    meta = {
        "title": renderer.text(page.title[renderer.language]),
        "description": renderer.text(page.intro[renderer.language]),
        "hide": ["navigation", "toc"],
    }
    return renderer.page(
        "overview.md.jinja" if page.is_overview else "findings.md.jinja",
        page.uri,
        meta,
        page=page,
        parts=[other for other in load_findings() if other.part == page.part and other != page],
        shown=shown,
        extra=EXTRA,
        cards=[create_card(told, atlas) for told in shown[page.name]],
        threshold=lambda value: threshold_in_words(value, renderer),
        link_to=link_to,
    )


def create_card(told: Told, atlas: Atlas) -> Card:
    """A lesson with the entries of the clubs it names."""
    sides = {
        side: tuple((atlas.by_slug[b.club], b) for b in told.lesson.clubs if b.side == side)
        for side in ("supports", "contradicts")
    }
    return Card(told, sides["supports"], sides["contradicts"])


def threshold_in_words(threshold: Threshold, renderer: Renderer) -> str:
    """A limit as people say it: « entreprises membres : moins de 60 »."""
    scope = [code for code in (threshold.territory, threshold.category) if code]
    end = f" ({', '.join(scope)})" if scope else ""
    measure = renderer.label("measure", threshold.measure)
    return f"{measure}{renderer.say('colon')} {_limits(threshold, renderer)}{end}"


def _limits(threshold: Threshold, renderer: Renderer) -> str:
    about = f"{renderer.say('about')}{NBSP}" if threshold.approximate else ""
    low, high = (
        None if limit is None else f"{about}{set_number(limit, renderer.language)}"
        for limit in (threshold.min, threshold.max)
    )
    strict = "strictly_" if threshold.exclusive else ""
    if low is None:
        return renderer.say(f"limit_{strict}below", high=high)
    if high is None:
        return renderer.say(f"limit_{strict}above", low=low)
    return low if low == high else renderer.say("limit_between", low=low, high=high)
