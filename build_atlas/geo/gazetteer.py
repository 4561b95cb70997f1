"""Communes, départements and regions of today, and what became of the codes of 1997.

Reads the files of `build_atlas/data`, which `python -m tools.reference_geography` makes from the Code officiel
géographique of 2026 and GeoNames (see `build_atlas/data/CREDITS.md`). Needs the standard library only.
"""

from __future__ import annotations

import csv
import difflib
import gzip
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, cast

from build_atlas.geo.folding import fold

DATA = Path(__file__).resolve().parent.parent / "data"
EARTH_RADIUS_KM = 6371.0088

OldKind = Literal["delegated", "associated", "former", "renamed", "arrondissement"]
Row = dict[str, str]
T = TypeVar("T", bound="Commune | OldCommune | Department | Region")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today. `department` and `region` are INSEE codes; `lat`, `lon` are degrees (WGS 84) of its
    main village or town, not of its centroid; `population` is the last legal one."""

    insee: str
    name: str
    postcodes: tuple[str, ...]
    department: str
    region: str
    population: int | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class OldCommune:
    """What a code stood for before, and the code of the commune of today which holds it.

    `kind`: `delegated` or `associated` (merged, and still has that status), `former` (merged), `renamed`
    (same commune, other name at the end of 1997), `arrondissement` (of Paris, Lyon or Marseille).
    A code can be both old and of today: 16192 was Roumazières-Loubert and is Terres-de-Haute-Charente.
    """

    insee: str
    name: str
    today: str
    kind: OldKind


@dataclass(frozen=True, slots=True)
class Department:
    """A département of today; `region` is an INSEE code."""

    code: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class Region:
    """One of the 18 regions since 2016."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The reference places, each mapping by INSEE code."""

    communes: Mapping[str, Commune]
    old_codes: Mapping[str, OldCommune]
    departments: Mapping[str, Department]
    regions: Mapping[str, Region]

    def find(self, insee: str) -> Commune | None:
        """Return the commune of today for a code of today or an old one; None if the code is unknown."""
        if insee in self.communes:
            return self.communes[insee]
        old = self.old_codes.get(insee)
        return self.communes[old.today] if old else None

    def is_merged(self, insee: str) -> bool:
        """Tell whether the code is, or was, that of a commune which is now part of another."""
        old = self.old_codes.get(insee)
        return old is not None and old.kind in ("delegated", "associated", "former")

    def nearest_names(self, name: str, department: str | None = None) -> list[Commune]:
        """Return up to five communes of today whose name, or a former name, is `name` or most resembles it.

        Exact matches (folded) stand alone, the most populous first; else the closest, best first (difflib).
        """
        names = self._index_names(department)
        wanted = fold(name)
        found = [wanted] if wanted in names else difflib.get_close_matches(wanted, names, n=5, cutoff=0.75)
        communes = [commune for match in found for commune in _sort_by_population(names[match])]
        return list(dict.fromkeys(communes))[:5]

    def _index_names(self, department: str | None) -> dict[str, list[Commune]]:
        """Map each folded name, of today or before, to its communes of today, in `department` if given."""
        index: dict[str, list[Commune]] = {}
        named = [(commune.name, commune) for commune in self.communes.values()]
        named += [(old.name, self.communes[old.today]) for old in self.old_codes.values() if old.name]
        for name, commune in named:
            if department in (None, commune.department):
                index.setdefault(fold(name), []).append(commune)
        return index


def load_gazetteer() -> Gazetteer:
    """Read the four data files, about a quarter of a second; each call reads them again."""
    return Gazetteer(
        communes=_index((_create_commune(row) for row in _read_rows("communes.csv.gz")), "insee"),
        old_codes=_index((_create_old_commune(row) for row in _read_rows("old_communes.csv.gz")), "insee"),
        departments=_index((Department(**row) for row in _read_rows("departments.csv")), "code"),
        regions=_index((Region(**row) for row in _read_rows("regions.csv")), "code"),
    )


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in kilometres between two points in degrees, by the haversine formula.

    Source: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (2), 1984; mean Earth radius R1 of
    the IUGG, 6371.0088 km. Against the ellipsoid the error stays under 0.6 %.
    """
    lat_step, lon_step = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    h = sin(lat_step) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(lon_step) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, h)))


def _read_rows(name: str) -> Iterable[Row]:
    data = (DATA / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    # The official files write straight apostrophes, the records the curly ones of print: one form for both.
    return csv.DictReader(io.StringIO(text.replace("'", "’")))


def _create_commune(row: Row) -> Commune:
    return Commune(
        insee=row["insee"],
        name=row["name"],
        postcodes=tuple(row["postcodes"].split()),
        department=row["department"],
        region=row["region"],
        population=int(row["population"]) if row["population"] else None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
    )


def _create_old_commune(row: Row) -> OldCommune:
    return OldCommune(row["insee_old"], row["name"], row["insee_today"], cast(OldKind, row["kind"]))


def _index(things: Iterable[T], key: str) -> Mapping[str, T]:
    return MappingProxyType({getattr(thing, key): thing for thing in things})


def _sort_by_population(communes: list[Commune]) -> list[Commune]:
    return sorted(communes, key=lambda commune: (-(commune.population or 0), commune.insee))
