"""The rules of the study against its own sheets, at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from build_atlas.rules import Trial
from build_atlas.views.charts.drawing import WIDTH, Chart, Figure, data, draw
from build_atlas.views.renderer import Renderer

COLOURS = {"met": "var(--accent)", "straddles": "var(--rule)", "not_met": "var(--ink-soft)"}


def draw_verdicts(trials: Sequence[Trial], words: Sequence[str], renderer: Renderer) -> Figure:
    """A bar a rule: clubs that keep to it, lie on both sides, do not keep to it; ``words`` names the rules."""
    rows = [
        {"rule": word, "verdict": renderer.say(f"trial_{verdict}"), "count": len(entries), "order": place}
        for trial, word in zip(trials, words, strict=True)
        for place, (verdict, entries) in enumerate(trial.by_verdict.items())
    ]
    title = renderer.say("trial_chart")
    names = [renderer.say(f"trial_{verdict}") for verdict in COLOURS]
    return Figure(
        "verdicts",
        title,
        "",
        draw(_bars(rows, list(dict.fromkeys(words)), names, renderer), title),
        (renderer.say("trial_rule"), *names),
        tuple(
            (word, *(str(len(trial.by_verdict[verdict])) for verdict in trial.by_verdict))
            for trial, word in zip(trials, words, strict=True)
        ),
    )


def _bars(rows: list[dict[str, Any]], order: list[str], names: list[str], renderer: Renderer) -> Chart:
    colours = alt.Scale(domain=names, range=list(COLOURS.values()))
    return (
        alt.Chart(data(rows), width=WIDTH - 130, height=alt.Step(26))
        .mark_bar(stroke="var(--paper)", strokeWidth=1)
        .encode(
            y=alt.Y("rule:N", title=None, sort=order, axis=alt.Axis(labelLimit=0)),
            x=alt.X("count:Q", title=renderer.say("chart_clubs"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color("verdict:N", title=None, scale=colours, sort=names),
            order=alt.Order("order:Q"),
        )
    )
