"""Charts drawn while the site is built: SVG without a script, each with its table."""

from build_atlas.views.charts.classes import draw_classes, draw_initiators, draw_situations
from build_atlas.views.charts.drawing import Figure
from build_atlas.views.charts.foundings import draw_foundings
from build_atlas.views.charts.money import draw_money
from build_atlas.views.charts.sizes import draw_sizes
from build_atlas.views.charts.verdicts import draw_verdicts

CHARTS = (draw_foundings, draw_classes, draw_sizes, draw_money, draw_initiators, draw_situations)
"""The charts of the page of charts, in its order; each takes an atlas and a renderer."""

__all__ = ["CHARTS", "Figure", "draw_verdicts"]
