"""The rules that records must keep: one small generator each, and the run over all of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from build_atlas.candidates import Candidate, Reference, list_statements, load_candidates
from build_atlas.check_changes import check_arrival, check_change_dates, check_change_order
from build_atlas.check_contacts import check_contacts
from build_atlas.check_english import check_english
from build_atlas.check_today import check_dates, check_source_numbers, check_sources
from build_atlas.explain import example, hint, year_hint
from build_atlas.geo.folding import fold
from build_atlas.model import covered_departments
from build_atlas.nodes import Keys
from build_atlas.problems import Problem, set_apart
from build_atlas.schema import EARLIEST_YEAR, STUDY_YEAR, Club, RangeRecord
from build_atlas.vocabulary import load_outline

Rule = Callable[[Candidate, Club, Reference], Iterator[Problem]]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REQUIRED = {
    "surveyed": ("territory", "category", "ambition", "perimeter", "situation"),
    "listed": ("territory", "category", "perimeter", "situation"),
    "mentioned": ("territory", "category", "perimeter", "situation"),
    "current": ("today",),
}
"""What each kind of record cannot do without, beyond what the schema requires of all."""


def check_paths(paths: Iterable[Path], reference: Reference) -> tuple[list[Candidate], list[Problem]]:
    """Read and check files together; every problem of every file is in the result."""
    candidates = load_candidates(paths)
    return candidates, set_apart(check_candidates(candidates, reference))


def check_candidates(candidates: Sequence[Candidate], reference: Reference) -> Iterator[Problem]:
    """The problems of reading, of the schema, of each record, and of the records together."""
    for candidate in candidates:
        yield from candidate.problems
        yield from check_file_name(candidate)
        yield from check_contacts(candidate)
        if candidate.club is not None:
            for rule in RULES:
                yield from rule(candidate, candidate.club, reference)
    for together in TOGETHER:
        yield from together(candidates)


def check_file_name(candidate: Candidate) -> Iterator[Problem]:
    """A file is named after its slug: lowercase letters, digits, hyphens, then .yml."""
    if not SLUG.fullmatch(candidate.slug) or not candidate.loaded.path.endswith(".yml"):
        suggestion = create_slug(candidate.slug)
        yield candidate.loaded.problem((), "bad_file_name", suggestion=suggestion)


def create_slug(name: str) -> str:
    """A slug for a name: « Club de l’Œuf » becomes ``club-de-l-oeuf``."""
    plain = unicodedata.normalize("NFKD", re.sub(r"[’'`]", " ", name.replace("œ", "oe").replace("Œ", "Oe")))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join(words)[:80].strip("-") or "club"


def check_slug(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A slug that is written in the file is the file's name."""
    if club.slug is not None and club.slug != candidate.slug:
        yield candidate.problem("slug", rule="slug_differs", value=club.slug, expected=candidate.slug)


def check_sheet(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A surveyed record names its sheet; no other has one."""
    if club.kind == "surveyed" and club.sheet is None:
        yield candidate.problem("kind", rule="sheet_required")
    if club.kind != "surveyed" and club.sheet is not None:
        yield candidate.problem("sheet", rule="sheet_not_expected", kind=club.kind)


def check_required(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """Each kind of record says what readers of that kind rely on."""
    for name in REQUIRED[club.kind]:
        if not getattr(club, name):
            yield candidate.problem(name, rule="required_for_kind", kind=club.kind, example=example(name))


def check_family(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """The territory of a sheet is that of its family in the annex: R1 is T1, R2 is T2, R3 is T3."""
    if club.sheet is None or club.territory is None or club.territory.basis != "report":
        return
    expected = load_outline().families[club.sheet[:2]]
    if club.territory.code != expected:
        value = club.territory.code
        yield candidate.problem(
            "territory", "code", rule="wrong_family", sheet=club.sheet, expected=expected, value=value
        )


def check_years(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A club of the study was founded by 1997, a club of today by now."""
    if club.founded is None:
        return
    latest, rule = _latest_year(club, reference)
    for name in ("year", "until"):
        value = getattr(club.founded, name)
        if value is not None and value > latest:
            suggestion = year_hint(value, EARLIEST_YEAR, latest)
            yield candidate.problem("founded", name, rule=rule, value=value, limit=latest, hint=suggestion)


def _latest_year(club: Club, reference: Reference) -> tuple[int, str]:
    if club.kind == "current":
        return reference.today.year, "year_in_future"
    return STUDY_YEAR, "year_after_study"


def check_town(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """The INSEE code exists, and is that of the town named beside it."""
    commune = reference.gazetteer.find(club.insee)
    if commune is None:
        near = reference.gazetteer.nearest_names(club.town)
        yield candidate.problem("insee", rule="unknown_insee", value=club.insee, hint=near[0].insee if near else "")
        return
    old = reference.gazetteer.old_codes.get(club.insee)
    names = {commune.name} | ({old.name} if old and old.name else set())
    if fold(club.town) not in {fold(name) for name in names}:
        expected = " / ".join(sorted(names))
        yield candidate.problem("town", rule="town_differs", value=club.town, insee=club.insee, expected=expected)


def check_shape(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """The places a perimeter is drawn from exist."""
    if club.perimeter is None:
        return
    shape, path = club.perimeter.shape, ("perimeter", "shape")
    if shape.circle and shape.circle.centre and reference.gazetteer.find(shape.circle.centre) is None:
        yield candidate.problem(*path, "circle", "centre", rule="unknown_insee", value=shape.circle.centre, hint="")
    for i, code in enumerate(shape.departments or ()):
        if code not in reference.gazetteer.departments:
            yield candidate.problem(*path, "departments", i, rule="unknown_department", value=code)


def check_percentages(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A share is at most 100 percent."""
    shares: list[tuple[Keys, RangeRecord | None]] = [(("public_funding_percent",), club.public_funding_percent)]
    if club.members:
        shares.append((("members", "coverage_percent"), club.members.coverage_percent))
    for path, share in shares:
        if share is not None and (worst := max(share.min or 0, share.max or 0)) > 100:
            yield candidate.problem(*path, rule="percent_too_great", value=worst)


def check_sections(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """Without a sheet of its own, a record of the study gives the section of every statement."""
    if club.kind not in ("listed", "mentioned"):
        return
    for path, statement in list_statements(club):
        if statement.section is None:
            yield candidate.problem(*path, rule="statement_without_section", kind=club.kind)


def check_repeats(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """No code stands twice in one list."""
    lists: dict[Keys, tuple[str, ...]] = {
        ("sections",): club.sections,
        ("branches",): club.branches,
        ("initiators",): club.initiators,
        ("related",): club.related,
        ("ambition",): tuple(ambition.level for ambition in club.ambition),
        ("perimeter", "shape", "departments"): covered_departments(club),
    }
    for path, values in lists.items():
        for i, value in enumerate(values):
            if value in values[:i]:
                yield candidate.problem(*path, i, rule="said_twice", value=value)


def check_divergences(candidate: Candidate, club: Club, reference: Reference) -> Iterator[Problem]:
    """A divergence bears on a field of the record."""
    for i, divergence in enumerate(club.divergences):
        if divergence.field not in Club.model_fields:
            near = hint(divergence.field, Club.model_fields)
            yield candidate.problem("divergences", i, "field", rule="unknown_field", value=divergence.field, hint=near)


def check_same_sheet(candidates: Sequence[Candidate]) -> Iterator[Problem]:
    """One sheet, one record."""
    yield from _taken(candidates, "sheet", "sheet_taken")


def check_same_name(candidates: Sequence[Candidate]) -> Iterator[Problem]:
    """No two records bear one name."""
    yield from _taken(candidates, "name", "name_taken")


def _taken(candidates: Sequence[Candidate], name: str, rule: str) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for candidate in candidates:
        value = getattr(candidate.club, name, None)
        if value is None:
            continue
        if fold(value) in owners:
            yield candidate.problem(name, rule=rule, value=value, other=owners[fold(value)])
        owners.setdefault(fold(value), candidate.loaded.path)


def check_related(candidates: Sequence[Candidate]) -> Iterator[Problem]:
    """A club that another names, as related or as found nearby, has a record, and is another one."""
    slugs = {candidate.slug for candidate in candidates}
    for candidate in candidates:
        for path, slug in _list_named(candidate.club) if candidate.club else ():
            if slug == candidate.slug:
                yield candidate.problem(*path, rule="related_to_itself", value=slug)
            elif slug not in slugs:
                yield candidate.problem(*path, rule="unknown_club", value=slug, hint=hint(slug, slugs))


def _list_named(club: Club) -> Iterator[tuple[Keys, str]]:
    """The slugs of other clubs that a record names, with the place of each."""
    yield from ((("related", i), slug) for i, slug in enumerate(club.related))
    yield from ((("nearby", i, "club"), found.club) for i, found in enumerate(club.nearby) if found.club)


RULES: tuple[Rule, ...] = (
    check_slug,
    check_sheet,
    check_required,
    check_family,
    check_years,
    check_town,
    check_shape,
    check_percentages,
    check_sections,
    check_repeats,
    check_divergences,
    check_sources,
    check_source_numbers,
    check_dates,
    check_change_dates,
    check_change_order,
    check_arrival,
    check_english,
)
TOGETHER = (check_same_sheet, check_same_name, check_related)
