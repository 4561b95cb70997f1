"""The clubs near a point, and whether the point lies in the area each covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from build_atlas.geo.folding import fold, list_readings
from build_atlas.geo.gazetteer import Commune, Gazetteer, distance_km
from build_atlas.geo.place_keys import list_leading_keys
from build_atlas.model import Atlas, Entry, covered_departments, radius_km


@dataclass(frozen=True, slots=True)
class Near:
    """A club, how far its town is in km, and whether the point lies in its perimeter."""

    entry: Entry
    km: float
    inside: bool


def find_near(
    atlas: Atlas, lat: float, lon: float, *, department: str = "", within_km: float | None = None, count: int = 10
) -> list[Near]:
    """The clubs nearest to a point in degrees, those whose perimeter holds it first.

    ``department`` is the INSEE code of the point's département, for perimeters that are whole départements; without it
    that of the nearest commune is taken. Within ``within_km``, when given, are the clubs whose town is no farther, and
    those whose perimeter holds the point.
    """
    code = department or nearest_commune(atlas.gazetteer, lat, lon).department
    clubs = [_measure(entry, lat, lon, code) for entry in atlas.entries]
    wanted = [near for near in clubs if within_km is None or near.inside or near.km <= within_km]
    return sorted(wanted, key=lambda near: (not near.inside, near.km, near.entry.slug))[:count]


def _measure(entry: Entry, lat: float, lon: float, department: str) -> Near:
    km = distance_km(lat, lon, entry.commune.lat, entry.commune.lon)
    return Near(entry, km, is_inside(entry, lat, lon, department))


def is_inside(entry: Entry, lat: float, lon: float, department: str) -> bool:
    """Whether a point in degrees, in that département, lies in the perimeter of a club; False when none is stated.

    A club that is no more covers nobody.
    """
    if entry.club.gone:
        return False
    if covered := covered_departments(entry.club):
        return department in covered
    radius = radius_km(entry.club)
    return radius is not None and distance_km(lat, lon, entry.centre.lat, entry.centre.lon) <= radius


def nearest_commune(gazetteer: Gazetteer, lat: float, lon: float) -> Commune:
    """The commune whose main village is nearest to a point in degrees: near a border it may be the neighbour."""
    return min(gazetteer.communes.values(), key=lambda commune: distance_km(lat, lon, commune.lat, commune.lon))


@dataclass(frozen=True, slots=True)
class Meant:
    """What a place typed stands for: communes of today that bear the name now, and those where it is an old name."""

    now: tuple[Commune, ...]
    once: tuple[Commune, ...] = ()

    @property
    def clear(self) -> Commune | None:
        """The one commune meant, None when there are several or none: a name of today wins over an old one."""
        candidates = self.now or self.once
        return candidates[0] if len(candidates) == 1 else None


def find_meant(gazetteer: Gazetteer, name: str) -> Meant:
    """What a name stands for, the most populous first; names without their article count when none is whole."""
    readings = frozenset(list_readings(name))
    return _find_named(gazetteer, readings, _whole) or _find_named(gazetteer, readings, list_leading_keys) or Meant(())


def _whole(name: str) -> tuple[str, ...]:
    return (fold(name),)


def _find_named(
    gazetteer: Gazetteer, readings: frozenset[str], keys_of: Callable[[str], Sequence[str]]
) -> Meant | None:
    now = [commune for commune in gazetteer.communes.values() if readings & set(keys_of(commune.name))]
    old = [old.today for old in gazetteer.old_codes.values() if readings & set(keys_of(old.name))]
    once = [gazetteer.communes[code] for code in old if gazetteer.communes[code] not in now]
    return Meant(_by_population(now), _by_population(once)) if now or once else None


def find_by_postcode(gazetteer: Gazetteer, code: str) -> tuple[Commune, ...]:
    """The communes that share a postcode, the most populous first."""
    return _by_population(commune for commune in gazetteer.communes.values() if code in commune.postcodes)


def _by_population(communes: Iterable[Commune]) -> tuple[Commune, ...]:
    return tuple(sorted(dict.fromkeys(communes), key=lambda commune: (-(commune.population or 0), commune.insee)))
