"""The open data: every record as JSON, GeoJSON and CSV, and the schema they keep."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from build_atlas.documents import Document
from build_atlas.links import DATA_FOLDER, Site
from build_atlas.model import Atlas, Entry
from build_atlas.schema import SCHEMA_VERSION, Club
from build_atlas.views.changes import CHANGES_FILE, list_change_lines

SOURCE = {
    "title": "Étude sur les coopérations locales inter-entreprises",
    "authors": "AIMVER, avec Sol et Civilisation, pour la DATAR",
    "date": "1997",
}
LICENCE = "CC-BY-4.0"
COLUMNS = (
    "slug",
    "name",
    "kind",
    "sheet",
    "territory",
    "category",
    "town",
    "insee",
    "lat",
    "lon",
    "departments",
    "region",
    "founded",
    "companies_min",
    "companies_max",
    "jobs_min",
    "jobs_max",
    "legal_form",
    "branches",
    "situation_1997",
    "today",
    "today_as_of",
    "url",
    "website",
)
FORMULA = tuple("=+-@\t\r")


def create_exports(atlas: Atlas, site: Site) -> Iterator[Document]:
    """Every data file of the site."""
    records = {entry.slug: _line(create_record(entry, site)) for entry in atlas.entries}
    yield _document("clubs.json", create_json(records.values()))
    yield _document("clubs.geojson", create_geojson(atlas, site))
    yield _document("clubs.csv", create_csv(atlas, site))
    yield _document(CHANGES_FILE, create_changes_json(list_change_lines(atlas, site)))
    yield _document("club.schema.json", create_schema(site))
    for slug, record in records.items():
        yield _document(f"clubs/{slug}.json", record + "\n")


def _document(name: str, content: str) -> Document:
    return Document(f"{DATA_FOLDER}/{name}", content)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _line(value: Any) -> str:
    """Compact JSON: a record is a line, which is smaller, quicker to write and good to compare."""
    return json.dumps(value, ensure_ascii=False)


def _collection(head: dict[str, Any], name: str, lines: Iterable[str]) -> str:
    """An object whose last member is a list with one line for each item."""
    return f'{_line(head)[:-1]}, "{name}": [\n' + ",\n".join(lines) + "\n]}\n"


def create_record(entry: Entry, site: Site) -> dict[str, Any]:
    """One record: the names the outside relies on first, always present, then all the rest of the file."""
    stated = entry.club.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    promised = {
        "slug": entry.slug,
        "name": entry.club.name,
        "kind": entry.club.kind,
        "sheet": entry.club.sheet,
        "sections": stated.get("sections", []),
        "territory": stated.get("territory"),
        "category": stated.get("category"),
        "town": entry.club.town,
        "insee": entry.club.insee,
        "lat": entry.commune.lat,
        "lon": entry.commune.lon,
        "departments": [department.code for department in entry.departments],
        "region": entry.regions[0].name,
        "url": site.address(entry.uri, "fr"),
        "divergences": stated.get("divergences", []),
    }
    return promised | {key: value for key, value in stated.items() if key not in promised}


def create_json(records: Collection[str]) -> str:
    """All records, each as its JSON, in one envelope."""
    return _collection(_envelope(len(records)), "clubs", records)


def create_changes_json(changes: Collection[str]) -> str:
    """What changed, newest first, in the same envelope."""
    return _collection(_envelope(len(changes)), "changes", changes)


def _envelope(count: int) -> dict[str, Any]:
    return {"schema_version": SCHEMA_VERSION, "count": count, "source": SOURCE, "licence": LICENCE}


def create_geojson(atlas: Atlas, site: Site) -> str:
    """The clubs as points (RFC 7946): longitude first, WGS 84."""
    features = [
        {
            "type": "Feature",
            "id": entry.slug,
            "geometry": {"type": "Point", "coordinates": [entry.commune.lon, entry.commune.lat]},
            "properties": {
                "slug": entry.slug,
                "name": entry.club.name,
                "town": entry.club.town,
                "departments": [department.code for department in entry.departments],
                "region": entry.regions[0].name,
                "kind": entry.club.kind,
                "territory": entry.club.territory.code if entry.club.territory else None,
                "category": entry.club.category.code if entry.club.category else None,
                "situation_1997": entry.club.situation.code if entry.club.situation else None,
                "today": entry.club.today.status if entry.club.today else None,
                "today_as_of": entry.club.today.as_of if entry.club.today else None,
                "url": site.address(entry.uri, "fr"),
            },
        }
        for entry in atlas.entries
    ]
    return _collection({"type": "FeatureCollection"}, "features", map(_line, features))


def create_csv(atlas: Atlas, site: Site) -> str:
    """The clubs as a table for spreadsheets; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in atlas.entries:
        writer.writerow([safe_cell(value) for value in _columns(entry, site)])
    return out.getvalue()


def _columns(entry: Entry, site: Site) -> Iterator[object]:
    club, commune = entry.club, entry.commune
    companies, jobs = (club.members.companies, club.members.jobs) if club.members else (None, None)
    yield from (entry.slug, club.name, club.kind, club.sheet)
    yield from (getattr(club.territory, "code", None), getattr(club.category, "code", None))
    yield from (club.town, club.insee, commune.lat, commune.lon)
    yield from (" ".join(department.code for department in entry.departments), entry.regions[0].name)
    yield club.founded.year if club.founded else None
    for value in (companies, jobs):
        yield from (value.min, value.max) if value else (None, None)
    yield from (club.legal_form, " ".join(club.branches), getattr(club.situation, "code", None))
    yield from (getattr(club.today, "status", None), getattr(club.today, "as_of", None), site.address(entry.uri, "fr"))
    yield club.website


def safe_cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else ("" if value is None else value)


def create_schema(site: Site) -> str:
    """The JSON Schema of a file of ``clubs/``, for editors and for whoever writes one."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": site.data_address("club.schema.json")}
    return _dump(schema | Club.model_json_schema())
