"""How densely people live around a commune, from the legal populations of the gazetteer."""

from __future__ import annotations

from math import pi

from build_atlas.geo.gazetteer import Commune, Gazetteer, distance_km


def density_around(place: Commune, gazetteer: Gazetteer, radius_km: float) -> float:
    """Inhabitants per km² of the disc around a commune: those of the communes whose town lies within the radius.

    The sea and foreign land count as land where nobody lives, so that near them the density comes out low.
    """
    inside = (
        commune.population or 0
        for commune in gazetteer.communes.values()
        if distance_km(place.lat, place.lon, commune.lat, commune.lon) <= radius_km
    )
    return sum(inside) / (pi * radius_km**2)
