"""What the clubs cost: dues and budgets in francs of 1997, with euros of 2025 beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt

from build_atlas.model import Atlas, Entry
from build_atlas.money import euros_of_2025
from build_atlas.rules import dues_of
from build_atlas.schema import RangeRecord
from build_atlas.views.charts.classes import entries_of_study
from build_atlas.views.charts.drawing import WIDTH, Chart, Figure, data, draw
from build_atlas.views.renderer import Renderer

MARKS = (100, 1_000, 10_000, 100_000, 1_000_000)
"""Francs that the scale names."""
LISTED = "listed"


def draw_money(atlas: Atlas, renderer: Renderer) -> Figure:
    """A line a club: dues of a company a year, then the budget of a year, on one logarithmic scale."""
    rows = [*_list_dues(atlas, renderer), *_list_budgets(atlas, renderer)]
    shown = [row for row in rows if row["high"]]
    dues = sorted(row["high"] for row in shown if row["what"] == renderer.say("chart_money_dues"))
    middle = dues[len(dues) // 2] if dues else 0
    amounts = {"francs": renderer.number(middle), "euros": renderer.number(round(euros_of_2025(middle)))}
    title = renderer.say("chart_money_title", **amounts)
    return Figure(
        "money",
        title,
        renderer.say("chart_money_note"),
        draw(_bars(shown, renderer), title),
        tuple(renderer.say(f"chart_money_{key}") for key in ("what", "club", "francs", "euros")),
        tuple((row["what"], row["name"], row["words"], row["euros"]) for row in rows),
    )


def _list_dues(atlas: Atlas, renderer: Renderer) -> Iterator[dict[str, Any]]:
    """The dues of each club; the Vendée directory states one range for all its clubs: one line."""
    entries = [entry for entry in entries_of_study(atlas) if dues_of(entry.club)]
    listed = [entry for entry in entries if entry.club.kind == LISTED]
    for entry in [e for e in entries if e.club.kind != LISTED] + listed[:1]:
        value = dues_of(entry.club)
        name = renderer.say("chart_money_listed", count=len(listed)) if entry in listed else _name(entry, renderer)
        if value:
            yield _row("chart_money_dues", name, value, renderer)


def _list_budgets(atlas: Atlas, renderer: Renderer) -> Iterator[dict[str, Any]]:
    """The largest amount that a club states for one year."""
    for entry in entries_of_study(atlas):
        yearly = [line.francs for line in entry.club.budget if line.period == "year"]
        if yearly:
            largest = max(yearly, key=lambda francs: francs.max or francs.min or 0)
            yield _row("chart_money_budget", _name(entry, renderer), largest, renderer)


def _name(entry: Entry, renderer: Renderer) -> str:
    return renderer.text(entry.club.acronym or entry.club.name, "fr")


def _row(what: str, name: str, value: RangeRecord, renderer: Renderer) -> dict[str, Any]:
    low = value.min if value.min is not None else value.max or 0
    high = value.max if value.max is not None else low
    in_euros = RangeRecord(min=round(euros_of_2025(low)), max=round(euros_of_2025(high)))
    return {
        "what": renderer.say(what),
        "name": name,
        "low": low,
        "high": high,
        "words": renderer.range(value, "F"),
        "euros": renderer.range(in_euros, "€"),
    }


def _bars(rows: list[dict[str, Any]], renderer: Renderer) -> Chart:
    names = [renderer.say(f"chart_money_{what}") for what in ("dues", "budget")]
    panels = [_panel([row for row in rows if row["what"] == name], name, renderer) for name in names]
    return alt.vconcat(*panels, spacing=18).resolve_scale(x="shared")


def _panel(rows: list[dict[str, Any]], name: str, renderer: Renderer) -> Chart:
    labels = {v: [f"{renderer.number(v)} F", renderer.euros(euros_of_2025(v))] for v in MARKS}
    expression = "{" + ", ".join(f"'{v}': {lines!r}" for v, lines in labels.items()) + "}[datum.value]"
    scale = alt.Scale(type="log", domain=[80, 4_000_000])
    axis = alt.Axis(values=list(MARKS), labelExpr=expression, labelFontSize=11)
    order = list(dict.fromkeys(row["name"] for row in sorted(rows, key=lambda row: (row["high"], row["name"]))))
    base = alt.Chart(data(rows)).encode(
        x=alt.X("low:Q", title=None, scale=scale, axis=axis),
        y=alt.Y("name:N", title=None, sort=order, axis=alt.Axis(labelLimit=0, labelFontSize=12)),
    )
    lines = base.mark_rule(strokeWidth=5, color="var(--accent)", opacity=0.45).encode(x2="high:Q")
    ends = base.mark_point(filled=True, size=45, color="var(--accent)", opacity=1)
    tops = ends.encode(x=alt.X("high:Q", scale=scale))
    title = alt.TitleParams(name, color="var(--ink)", fontSize=13, anchor="start", offset=6)
    return alt.layer(lines, ends, tops, title=title, width=WIDTH - 130, height=alt.Step(20))
