"""How many companies the clubs bring together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt

from build_atlas.model import Atlas, Entry
from build_atlas.rules import judge, list_limits, members_of
from build_atlas.schema.lesson import Threshold
from build_atlas.views.charts.classes import category_of, entries_of_study, territory_of
from build_atlas.views.charts.drawing import SHAPES, WIDTH, Chart, Figure, data, draw, scale
from build_atlas.views.renderer import Renderer

BAND = "companies-thirty-to-sixty"
"""The limit of the study that the chart shows as a band."""


def draw_sizes(atlas: Atlas, renderer: Renderer) -> Figure:
    """Member companies on a logarithmic scale, by territory, against the band that the study recommends."""
    rows = list(_list_rows(atlas, renderer))
    band = next((limit for _, limit in list_limits(atlas) if limit.id == BAND), None)
    within = _count_within(atlas, band)
    title = renderer.say("chart_sizes_title", count=within, all=len(rows))
    layers = [*([_band(band)] if band else []), _ranges(rows), _points(rows, renderer)]
    return Figure(
        "sizes",
        title,
        renderer.say("chart_sizes_note"),
        draw(alt.layer(*layers, width=WIDTH, height=230), title),
        (
            renderer.say("column_name"),
            renderer.say("territory"),
            renderer.say("category"),
            renderer.say("column_members"),
        ),
        tuple((row["name"], row["t"], row["b"], row["words"]) for row in rows),
    )


def _list_rows(atlas: Atlas, renderer: Renderer) -> Iterator[dict[str, Any]]:
    lanes: dict[str, int] = {}
    for entry in sorted(entries_of_study(atlas), key=_size_then_slug):
        value = members_of(entry.club)
        if value is None:
            continue
        low, high = (value.min or value.max or 1), (value.max or value.min or 1)
        territory = territory_of(entry.club) or "?"
        lane = lanes[territory] = lanes.get(territory, -1) + 1
        yield {
            "name": renderer.text(entry.club.name, "fr"),
            "t": territory,
            "b": category_of(entry.club) or "?",
            "low": max(1, low),
            "high": max(1, high),
            "middle": max(1, (low * high) ** 0.5),
            "lane": (lane % 8) / 8,
            "words": renderer.range(value),
        }


def _size_then_slug(entry: Entry) -> tuple[int, str]:
    value = members_of(entry.club)
    return (value.min or value.max or 0) if value else 0, entry.slug


def _count_within(atlas: Atlas, band: Threshold | None) -> int:
    values = (members_of(entry.club) for entry in entries_of_study(atlas))
    return sum(band is not None and judge(value, band) == "met" for value in values if value)


def _band(band: Threshold) -> Chart:
    rows = [{"from": band.min, "to": band.max}]
    return alt.Chart(data(rows)).mark_rect(fill="var(--accent)", opacity=0.14).encode(x="from:Q", x2="to:Q")


def _x(field: str) -> alt.X:
    axis = alt.Axis(values=[5, 10, 20, 30, 60, 100, 200], format="d")
    return alt.X(field, title=None, scale=alt.Scale(type="log", domain=[3, 300]), axis=axis)


def _ranges(rows: list[dict[str, Any]]) -> Chart:
    return (
        alt.Chart(data(rows))
        .mark_rule(opacity=0.5, strokeWidth=2)
        .encode(x=_x("low:Q"), x2="high:Q", y="t:N", yOffset="lane:Q", color=alt.Color("t:N", legend=None))
    )


def _points(rows: list[dict[str, Any]], renderer: Renderer) -> Chart:
    shapes = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    return (
        alt.Chart(data(rows))
        .mark_point(size=60, strokeWidth=2, fillOpacity=0)
        .encode(
            x=_x("middle:Q"),
            y=alt.Y("t:N", title=None),
            yOffset=alt.YOffset("lane:Q", scale=alt.Scale(domain=[-0.2, 1.1])),
            color=alt.Color("t:N", legend=None, scale=scale(["T1", "T2", "T3"])),
            shape=alt.Shape("b:N", title=renderer.say("category"), scale=shapes),
        )
    )
