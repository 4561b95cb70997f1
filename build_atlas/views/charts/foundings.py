"""When the clubs were founded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import altair as alt

from build_atlas.model import Atlas
from build_atlas.schema.parts import Founded
from build_atlas.views.charts.classes import category_of, entries_of_study
from build_atlas.views.charts.drawing import WIDTH, Chart, Figure, data, draw, scale
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import load_vocabularies

RECENT = 1990
"""The title counts the clubs founded since then: the decade of the study."""


def draw_foundings(atlas: Atlas, renderer: Renderer) -> Figure:
    """Clubs by founding year and category; those the study dates only to a period stand apart, at the right."""
    dated = [(e.club.founded, category_of(e.club) or "?") for e in entries_of_study(atlas) if e.club.founded]
    recent = sum(founded.year >= RECENT for founded, _ in dated)
    title = renderer.say("chart_foundings_title", count=recent, all=len(dated), year=RECENT)
    exact = Counter((name_period(founded), category) for founded, category in dated)
    return Figure(
        "foundings",
        title,
        renderer.say("chart_foundings_note"),
        draw(_bars(dated, renderer), title),
        (renderer.say("chart_year"), renderer.say("category"), renderer.say("chart_clubs")),
        tuple((when, code, str(count)) for (when, code), count in sorted(exact.items())),
    )


def name_period(founded: Founded) -> str:
    """A year, or the years between which it falls: 1994, 1990–95."""
    return str(founded.year) if founded.until is None else f"{founded.year}–{founded.until % 100:02}"


def _bars(dated: Sequence[tuple[Founded, str]], renderer: Renderer) -> Chart:
    apart, codes = renderer.say("chart_foundings_apart"), list(load_vocabularies()["category"])
    columns = Counter((str(f.year) if f.until is None else apart, code) for f, code in dated)
    rows = [{"when": when, "code": code, "count": count} for (when, code), count in sorted(columns.items())]
    years = sorted(founded.year for founded, _ in dated if founded.until is None)
    line = [str(year) for year in range(years[0], years[-1] + 1)] if years else []
    named = "datum.label % 5 == 0 || !isFinite(+datum.label) ? datum.label : ''"
    axis = alt.Axis(labelExpr=named, labelAngle=-45, ticks=False, labelOverlap=False)
    return (
        alt.Chart(data(rows), width=WIDTH, height=190)
        .mark_bar()
        .encode(
            x=alt.X("when:O", title=None, scale=alt.Scale(domain=[*line, apart]), axis=axis),
            y=alt.Y("sum(count):Q", title=renderer.say("chart_clubs"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color("code:N", title=renderer.say("category"), scale=scale(codes)),
        )
    )
