"""The atlas in memory: every club with its place, frozen, in the order of the slugs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from build_atlas.geo.gazetteer import Commune, Department, Gazetteer, Region
from build_atlas.outline import order_of
from build_atlas.schema import Bearing, Club, Lesson, StatementRecord


@dataclass(frozen=True, slots=True)
class Entry:
    """A club of the atlas with its slug, the commune of today that holds its town, and where it is.

    ``centre`` is the commune its perimeter is drawn around, most often its own.
    ``department`` is that of the commune; ``departments`` and ``regions`` are those of
    today that the club reaches: the whole départements of its perimeter when it covers
    some, else those of its commune.
    """

    slug: str
    club: Club
    commune: Commune
    centre: Commune
    department: Department
    departments: tuple[Department, ...]
    regions: tuple[Region, ...]

    @property
    def uri(self) -> str:
        """The page of the club, from the root of the site's documents."""
        return f"clubs/{self.slug}.md"

    @property
    def source_path(self) -> str:
        """The file that states the club, from the root of the repository."""
        return f"clubs/{self.slug}.yml"

    @property
    def merged(self) -> bool:
        """Whether the town of 1997 is now part of a commune with another name or code."""
        return self.club.insee != self.commune.insee or self.club.town != self.commune.name


@dataclass(frozen=True, slots=True)
class Told:
    """A lesson of the study under its key, such as III-D-2_1: the section that says it, and a number."""

    key: str
    lesson: Lesson

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        return self.key.lower()


@dataclass(frozen=True, slots=True)
class Shown:
    """A lesson that a club bears out or contradicts."""

    told: Told
    bearing: Bearing


@dataclass(frozen=True)
class Atlas:
    """All clubs, the places they stand in, and the lessons of the study in its own order."""

    entries: tuple[Entry, ...]
    gazetteer: Gazetteer
    lessons: tuple[Told, ...] = ()

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        """The entries by slug."""
        return MappingProxyType({entry.slug: entry for entry in self.entries})

    @cached_property
    def lessons_of(self) -> Mapping[str, tuple[Shown, ...]]:
        """The lessons each club bears on, by slug."""
        found: dict[str, list[Shown]] = {}
        for told in self.lessons:
            for bearing in told.lesson.clubs:
                found.setdefault(bearing.club, []).append(Shown(told, bearing))
        return MappingProxyType({slug: tuple(shown) for slug, shown in found.items()})

    def __len__(self) -> int:
        return len(self.entries)


def create_atlas(clubs: Mapping[str, Club], gazetteer: Gazetteer, lessons: Mapping[str, Lesson] | None = None) -> Atlas:
    """The atlas of records that have passed the checks; raises KeyError for an unknown commune."""
    entries = (create_entry(slug, clubs[slug], gazetteer) for slug in sorted(clubs))
    told = (Told(key, lesson) for key, lesson in (lessons or {}).items())
    return Atlas(tuple(entries), gazetteer, tuple(sorted(told, key=lambda one: order_of(one.key))))


def create_entry(slug: str, club: Club, gazetteer: Gazetteer) -> Entry:
    """A club with its places resolved."""
    commune = gazetteer.find(club.insee)
    if commune is None:
        raise KeyError(club.insee)
    own = gazetteer.departments[commune.department]
    codes = covered_departments(club) or (own.code,)
    departments = tuple(gazetteer.departments[code] for code in codes)
    regions = tuple(gazetteer.regions[code] for code in _unique(department.region for department in departments))
    return Entry(slug, club, commune, find_centre(club, commune, gazetteer), own, departments, regions)


def find_centre(club: Club, commune: Commune, gazetteer: Gazetteer) -> Commune:
    """The commune at the centre of the perimeter's circle; the club's own when the file names none."""
    circle = club.perimeter.shape.circle if club.perimeter else None
    return (gazetteer.find(circle.centre) if circle and circle.centre else None) or commune


def covered_departments(club: Club) -> tuple[str, ...]:
    """The INSEE codes of the whole départements that the perimeter covers, if it covers some."""
    return (club.perimeter.shape.departments or ()) if club.perimeter else ()


def radius_km(club: Club) -> float | None:
    """The radius of the perimeter's circle, when it is one."""
    circle = club.perimeter.shape.circle if club.perimeter else None
    return circle.radius_km if circle else None


def statements(club: Club, field: str) -> tuple[StatementRecord, ...]:
    """The statements of one text field."""
    found: tuple[StatementRecord, ...] = getattr(club, field)
    return found


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
