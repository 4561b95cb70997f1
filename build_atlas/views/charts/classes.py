"""How the clubs fall into classes: territory by category, who started them, how they stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import altair as alt

from build_atlas.model import Atlas, Entry
from build_atlas.schema import Club
from build_atlas.views.charts.drawing import WIDTH, Figure, data, draw, scale
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import load_vocabularies

Pairs = Counter[tuple[str, str]]
Code = Callable[[Club], str | None]
_HEADINGS = {"initiator": "field_initiators", "situation": "situation"}


def territory_of(club: Club) -> str | None:
    """T1, T2 or T3."""
    return club.territory.code if club.territory else None


def category_of(club: Club) -> str | None:
    """B1, B2 or B3."""
    return club.category.code if club.category else None


def initiator_of(club: Club) -> str | None:
    """The main one."""
    return club.initiators[0] if club.initiators else None


def situation_of(club: Club) -> str | None:
    """At the end of 1997."""
    return club.situation.code if club.situation else None


def entries_of_study(atlas: Atlas) -> list[Entry]:
    """The clubs the study speaks of: those of today have no part in its charts."""
    return [entry for entry in atlas.entries if entry.club.kind != "current"]


def count_pairs(entries: Sequence[Entry], one: Code, other: Code) -> Pairs:
    """How many clubs have each pair of codes; clubs that lack one of them are left out."""
    pairs = ((one(entry.club), other(entry.club)) for entry in entries)
    return Counter((a, b) for a, b in pairs if a and b)


def draw_classes(atlas: Atlas, renderer: Renderer) -> Figure:
    """Territory by category: a square for each pair, deeper where there are more clubs."""
    entries = entries_of_study(atlas)
    counts = count_pairs(entries, territory_of, category_of)
    rows: list[dict[str, Any]] = [
        {"t": t, "b": b, "count": counts[t, b], "share": counts[t, b] / max(1, *counts.values())}
        for t in load_vocabularies()["territory"]
        for b in load_vocabularies()["category"]
    ]
    (territory, category), most = counts.most_common(1)[0] if counts else (("T1", "B1"), 0)
    title = renderer.say("chart_classes_title", count=most, all=counts.total(), category=category, territory=territory)
    base = alt.Chart(data(rows), width=WIDTH, height=170).encode(
        x=alt.X("b:N", title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("t:N", title=None),
    )
    cells = base.mark_rect(stroke="var(--paper)", strokeWidth=3).encode(
        color=alt.Color("t:N", legend=None, scale=scale(["T1", "T2", "T3"])),
        opacity=alt.Opacity("share:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.06, 0.45])),
    )
    figures = base.mark_text(fontSize=18, fontWeight="bold", color="var(--ink)").encode(text="count:Q")
    return Figure(
        "classes",
        title,
        renderer.say("chart_classes_note"),
        draw(cells + figures, title),
        (renderer.say("territory"), renderer.say("category"), renderer.say("chart_clubs")),
        tuple((row["t"], row["b"], str(row["count"])) for row in rows),
    )


def draw_initiators(atlas: Atlas, renderer: Renderer) -> Figure:
    """Who started the clubs, by territory."""
    entries = entries_of_study(atlas)
    counts = count_pairs(entries, initiator_of, territory_of)
    heads = sum(n for (who, _), n in counts.items() if who == "company_heads")
    title = renderer.say("chart_initiators_title", count=heads, all=counts.total())
    return _stacked("initiators", title, counts, ("initiator", "territory"), renderer)


def draw_situations(atlas: Atlas, renderer: Renderer) -> Figure:
    """How the clubs of each category stood at the end of 1997."""
    entries = entries_of_study(atlas)
    counts = count_pairs(entries, situation_of, category_of)
    active = sum(n for (state, _), n in counts.items() if state == "active")
    title = renderer.say("chart_situations_title", count=active, all=counts.total())
    return _stacked("situations", title, counts, ("situation", "category"), renderer)


def _stacked(key: str, title: str, counts: Pairs, names: tuple[str, str], renderer: Renderer) -> Figure:
    """Bars, one for each code of the first list, in pieces coloured by the second; longest first."""
    rows = list(_list_rows(counts, names, renderer))
    order = [row["label"] for row in sorted(rows, key=lambda row: (-row["total"], row["label"]))]
    codes = list(load_vocabularies()[names[1]])
    chart = (
        alt.Chart(data(rows), width=WIDTH - 90, height=alt.Step(26))
        .mark_bar(stroke="var(--paper)", strokeWidth=1)
        .encode(
            y=alt.Y("label:N", title=None, sort=list(dict.fromkeys(order)), axis=alt.Axis(labelLimit=0)),
            x=alt.X("count:Q", title=renderer.say("chart_clubs"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color("code:N", title=renderer.say(names[1]), scale=scale(codes)),
            order=alt.Order("code:N"),
        )
    )
    head = (renderer.say(_HEADINGS[names[0]]), *codes)
    table = tuple(
        (label, *(str(sum(r["count"] for r in rows if r["label"] == label and r["code"] == code)) for code in codes))
        for label in dict.fromkeys(order)
    )
    return Figure(key, title, renderer.say(f"chart_{key}_note"), draw(chart, title), head, table)


def _list_rows(counts: Pairs, names: tuple[str, str], renderer: Renderer) -> Iterator[dict[str, Any]]:
    totals: Counter[str] = Counter()
    for (one, _), count in counts.items():
        totals[one] += count
    for (one, other), count in sorted(counts.items()):
        yield {"label": renderer.label(names[0], one), "code": other, "count": count, "total": totals[one]}
