"""Communes of today, what old codes became, départements and regions: the rows of the CSV files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from build_atlas.geo.folding import fold
from tools.reference_geography.points import Record, Sources, locate

Rows = list[list[str]]  # the first one is the header

ZONES = ("metro", "drom")
STUDY_DAY = "1997-12-31"
KINDS = {
    "commune-deleguee": "delegated",
    "commune-associee": "associated",
    "arrondissement-municipal": "arrondissement",
}


def create_communes(records: list[Record], sources: Sources) -> tuple[Rows, Counter[str]]:
    """Return one row per commune of today, sorted by code, and how many points each way of finding gave."""
    header = ["insee", "name", "postcodes", "department", "region", "population", "lat", "lon"]
    ways: Counter[str] = Counter()
    rows: Rows = []
    for record in list_current(records):
        (lat, lon), way = locate(record, sources)
        ways[way] += 1
        rows.append([*_describe(record), f"{lat:.4f}", f"{lon:.4f}"])
    return [header, *sorted(rows)], ways


def list_current(records: Iterable[Record]) -> list[Record]:
    """Return the communes of today in metropolitan France and the five overseas départements."""
    return [r for r in records if r["type"] == "commune-actuelle" and r["zone"] in ZONES]


def _describe(record: Record) -> list[str]:
    population = record.get("population")
    postcodes = " ".join(record["codesPostaux"])
    return [
        record["code"],
        record["nom"],
        postcodes,
        record["departement"],
        record["region"],
        "" if population is None else str(population),
    ]


def create_old_communes(records: list[Record], history: list[Record]) -> Rows:
    """Return one row per code that stood, or stands, for something else than the commune of today of that code.

    In order of weight: `anciensCodes`; then parts which still have a status; then names borne at the end of 1997
    by codes which live on. A part whose code and name are those of the commune of today says nothing: no row.
    """
    today = {r["code"]: r["nom"] for r in list_current(records)}
    old = _find_other_names(history, today)
    old |= _find_former_codes(records, history)
    old |= _find_parts(records)
    rows = [[code, *what] for code, what in sorted(old.items())]
    told = [row for row in rows if fold(row[1]) != fold(today.get(row[0], "")) and row[2] in today]
    return [["insee_old", "name", "insee_today", "kind"], *told]


def _find_parts(records: list[Record]) -> dict[str, tuple[str, str, str]]:
    """Délégué(e)s, associées and municipal arrondissements: code to (name, code of today, kind)."""
    parts = [r for r in records if r["type"] in KINDS]
    return {r["code"]: (r["nom"], r.get("chefLieu") or r["commune"], KINDS[r["type"]]) for r in parts}


def _find_former_codes(records: list[Record], history: list[Record]) -> dict[str, tuple[str, str, str]]:
    """`anciensCodes` of the communes of today, with the last name which the history knows for the code."""
    names = {r["code"]: r["nom"] for r in sorted(history, key=_get_end)}
    return {
        code: (names.get(code, ""), record["code"], "former")
        for record in list_current(records)
        for code in record.get("anciensCodes", [])
    }


def _find_other_names(history: list[Record], today: dict[str, str]) -> dict[str, tuple[str, str, str]]:
    """Codes of today whose commune bore another name at the end of 1997: renamed since, or grown by a merger."""
    return {
        r["code"]: (r["nom"], r["code"], _get_kind(r))
        for r in history
        if r["code"] in today and r["type"] == "COM" and _lived_on_study_day(r)
    }


def _lived_on_study_day(record: Record) -> bool:
    return str(record.get("dateDebut", "")) <= STUDY_DAY < _get_end(record)


def _get_end(record: Record) -> str:
    return str(record.get("dateFin", "9999"))


def _get_kind(record: Record) -> str:
    return "renamed" if record.get("raisonFin") == "changement de nom" else "former"


def create_departments(records: list[Record]) -> Rows:
    """Return code, name and region of the 101 départements."""
    rows = [[r["code"], r["nom"], r["region"]] for r in records if r["zone"] in ZONES]
    return [["code", "name", "region"], *sorted(rows)]


def create_regions(records: list[Record]) -> Rows:
    """Return code and name of the 18 regions."""
    return [["code", "name"], *sorted([r["code"], r["nom"]] for r in records if r["zone"] in ZONES)]
