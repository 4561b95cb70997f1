"""Pieces of the home page that are computed from the data."""

from __future__ import annotations

from collections.abc import Mapping

from build_atlas.freshness import freshness_of
from build_atlas.model import Atlas
from build_atlas.views.locator import create_france, create_marks, frame_france, project_entries
from build_atlas.views.renderer import Renderer, is_recent
from build_atlas.views.stale import age_in_words

HOME_URI = "index.md"
LATEST = 4


def create_figures(atlas: Atlas) -> Mapping[str, int]:
    """The figures of the atlas, each counted from the records; those of the study leave out the clubs of today."""
    everyone = [entry.club for entry in atlas.entries]
    clubs = [club for club in everyone if club.kind != "current"]
    kinds = {
        kind: sum(club.kind == kind for club in everyone) for kind in ("surveyed", "listed", "mentioned", "current")
    }
    return {
        "clubs": len(clubs),
        **kinds,
        "departments": len({department for entry in atlas.entries for department in entry.departments}),
        "regions": len({region for entry in atlas.entries for region in entry.regions}),
        "companies": sum(club.members.companies.min or 0 for club in clubs if club.members and club.members.companies),
        "oldest": min((club.founded.year for club in clubs if club.founded), default=0),
        "divergences": sum(len(club.divergences) for club in clubs),
    }


def create_figure_list(atlas: Atlas, renderer: Renderer) -> str:
    """Six figures, set large."""
    figures = create_figures(atlas)
    shown = [
        ("figure_clubs", renderer.number(figures["clubs"])),
        ("figure_current", renderer.number(figures["current"])),
        ("figure_departments", renderer.number(figures["departments"])),
        ("figure_companies", renderer.number(figures["companies"])),
        ("figure_oldest", str(figures["oldest"])),
        ("figure_divergences", renderer.number(figures["divergences"])),
    ]
    return renderer.render("figures.html.jinja", HOME_URI, figures=shown)


def create_latest(atlas: Atlas, renderer: Renderer) -> str:
    """The clubs that a dated source shows active most recently, with the date."""
    seen = [(entry.club.today.as_of, entry) for entry in atlas.entries if entry.club.today and is_recent(entry.club)]
    latest = sorted(((date or "", entry.slug, entry) for date, entry in seen), reverse=True)[:LATEST]
    shown = [(date, entry, freshness_of(entry.club, renderer.site.day)) for date, _, entry in latest]
    words = [(date, entry, age_in_words(fresh, renderer)) for date, entry, fresh in shown]
    return renderer.render("latest.html.jinja", HOME_URI, latest=words)


def create_home_map(atlas: Atlas, renderer: Renderer) -> str:
    """The map of France with every club as a link."""
    marks = create_marks(atlas, project_entries(atlas))
    return renderer.render("france.html.jinja", HOME_URI, outlines=create_france(), view=frame_france(), marks=marks)


def create_example(atlas: Atlas, renderer: Renderer, slug: str) -> str:
    """One club as a living example; raises KeyError when no record has the slug."""
    return renderer.render("example.html.jinja", HOME_URI, entry=atlas.by_slug[slug])
