"""What all charts share: their look, and the step from a specification to an SVG that a page can hold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup, escape

Rows = Sequence[Mapping[str, Any]]
Chart = Any
"""A chart of the library, whose methods are not typed further."""

WIDTH = 400
"""Width of the plot in CSS pixels: with its labels it can still be read on a phone 360 px wide."""
SMALLEST, LARGEST = 0.72, 1.3
"""How far a drawing shrinks (then it scrolls) and grows: its letters of 13 px stay between 9 and 17."""
COLOURS = {code: f"var(--{code.lower()})" for code in ("T1", "T2", "T3", "B1", "B2", "B3")}
SHAPES = {"B1": "circle", "B2": "square", "B3": "triangle-up"}
"""The same colours and shapes as on the map; a page's style sheet gives the colours, so both themes work."""
OPENING = re.compile(r"<svg [^>]*?viewBox=\"(?P<box>[^\"]+)\">")
PARTS = re.compile(r' (?:role|aria-[a-z]+|pointer-events)="[^"]*"')
"""What the renderer says of each part: the drawing is one image, and its table says the rest."""
NUMBER = re.compile(r"-?\d+\.\d{3,}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as a page shows it: the title says what is to be seen, the table holds the same data."""

    key: str
    title: str
    note: str
    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def data(rows: Rows) -> Any:
    """Rows as the library takes them, written into the specification."""
    return alt.InlineData(values=[dict(row) for row in rows])


def scale(codes: Sequence[str]) -> alt.Scale:
    """The colours of territory or category codes."""
    return alt.Scale(domain=list(codes), range=[COLOURS[code] for code in codes])


def draw(chart: Chart, name: str) -> Markup:
    """The chart as an image with a name for those who do not see it; nothing in it comes from another host."""
    svg: str = vl_convert.vegalite_to_svg(json.dumps(_dress(chart).to_dict()))
    match = OPENING.match(svg)
    if match is None:
        raise ValueError(f"no opening tag in the drawing: {svg[:80]}")
    width = round(float(match["box"].split()[2]))
    style = f"min-width:{width * SMALLEST:.0f}px;max-width:{width * LARGEST:.0f}px"
    opening = f'<svg class="chart" style="{style}" viewBox="{match["box"]}" role="img" aria-label="{escape(name)}">'
    return Markup(opening + NUMBER.sub(_shorten, PARTS.sub("", svg[match.end() :])))


def _shorten(match: re.Match[str]) -> str:
    return f"{float(match[0]):.2f}"


def _dress(chart: Chart) -> Chart:
    """Our ink and our rules; no background, no frame, no descriptions of parts (the whole has one)."""
    ink, rule = "var(--ink)", "var(--rule)"
    return (
        chart.configure(background="transparent", font="inherit", aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=ink,
            titleColor=ink,
            gridColor=rule,
            domainColor=rule,
            tickColor=rule,
            labelFontSize=13,
            titleFontSize=13,
            titleFontWeight="normal",
            labelLimit=260,
        )
        .configure_legend(
            labelColor=ink, titleColor=ink, labelFontSize=13, titleFontSize=13, orient="top", labelLimit=400
        )
    )
