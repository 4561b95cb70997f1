"""Name the points which an editor should look at: far from every other commune of the same postcode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from build_atlas.geo.gazetteer import distance_km
from tools.reference_geography.points import Point

FAR_KM = 12.0


def find_doubtful(rows: Iterable[list[str]]) -> Iterator[str]:
    """Yield one line per commune more than 12 km from the nearest one which shares its postcode.

    Large communes and emptied country are among them, and right: a doubt is a reason to look, not a verdict. What
    proves wrong goes to `overrides.csv`. Takes rows as `create_communes` makes them, without the header.
    """
    places = [(row[0], row[1], row[2].split(), (float(row[6]), float(row[7]))) for row in rows]
    sharing: dict[str, dict[str, Point]] = defaultdict(dict)
    for insee, _, postcodes, point in places:
        for postcode in postcodes:
            sharing[postcode][insee] = point
    for insee, name, postcodes, point in places:
        others = [p for code in postcodes for other, p in sharing[code].items() if other != insee]
        nearest = min((distance_km(*point, *other) for other in others), default=0.0)
        if nearest > FAR_KM:
            yield f"{insee} {name}: {nearest:.0f} km from the nearest commune of {' '.join(postcodes)}"
