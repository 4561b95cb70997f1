"""One record that somebody sends as YAML: a whole new one, or a correction that names the record it bears on."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from build_atlas.candidates import Candidate, Reference, create_candidate
from build_atlas.check import check_candidates, create_slug
from build_atlas.explain import hint
from build_atlas.importing.duplicates import Names
from build_atlas.importing.outcome import Outcome, Proposal
from build_atlas.importing.splice import Block, NotBlocksError, find_blocks, set_blocks
from build_atlas.importing.stamp import stamp_corrected, stamp_new
from build_atlas.importing.yaml_text import write_record
from build_atlas.load import Loaded, load_bytes
from build_atlas.problems import Problem, set_apart
from build_atlas.schema.parts import Today

OWN_NAME = re.compile(r"# clubs/[^\n]*\n")
"""The first line of what the form makes: where the file goes."""
MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Moved:
    """A block of a correction: its first line there, its first line and number of lines in the corrected record.

    ``whole`` is false for a block that was made from the old and the new one, whose lines are not those sent.
    """

    sent: int
    first: int
    count: int
    whole: bool


def read_record(
    content: bytes, path: str, existing: Sequence[Candidate], texts: Mapping[str, bytes], reference: Reference
) -> Outcome:
    """What a YAML file proposes beside the existing records, whose contents ``texts`` holds by slug."""
    loaded = load_bytes(content, path)
    if not loaded.readable:
        return _refuse(*loaded.problems)
    text = content.decode().removeprefix(MARK).replace("\r\n", "\n")
    if next(iter(loaded.data), "") == "slug":
        return _correct(text, loaded, existing, texts, reference)
    return _add(text, loaded, existing, reference)


def _refuse(*problems: Problem) -> Outcome:
    return Outcome((), tuple(set_apart(problems)), read=1, refused=1)


def _add(text: str, loaded: Loaded, existing: Sequence[Candidate], reference: Reference) -> Outcome:
    """A new record: it passes every check beside the others, and repeats none."""
    candidate = create_candidate(create_slug(str(loaded.data.get("name", ""))), loaded)
    problems = [*_find_double(candidate, existing, reference), *_check(candidate, existing, reference)]
    if problems:
        return _refuse(*problems)
    after = OWN_NAME.sub("", text, count=1) if OWN_NAME.match(text) else text
    stamped = stamp_new(after.rstrip("\n") + "\n", reference.today)
    return Outcome((Proposal(candidate.slug, None, stamped),), (), read=1, refused=0)


def _find_double(candidate: Candidate, existing: Sequence[Candidate], reference: Reference) -> Iterator[Problem]:
    stated = candidate.loaded.data
    known = Names(reference.gazetteer, existing).find(candidate.slug, stated) if "name" in stated else None
    if known is not None:
        yield candidate.problem(
            "name", rule="double_of_record", value=str(stated["name"]), slug=known.slug, town=known.town
        )


def _check(candidate: Candidate, others: Sequence[Candidate], reference: Reference) -> list[Problem]:
    """The problems of one candidate among the others, which come first: what they share is said of the new one."""
    problems = check_candidates([*others, candidate], reference)
    return [p for p in problems if p.path == candidate.loaded.path and p.rule != "name_taken"]


def _correct(
    text: str, loaded: Loaded, existing: Sequence[Candidate], texts: Mapping[str, bytes], reference: Reference
) -> Outcome:
    """A correction: its blocks take the place of those of the record, which must then pass every check."""
    slug = loaded.data["slug"]
    old = next((candidate for candidate in existing if candidate.slug == slug), None)
    if old is None:
        known = [candidate.slug for candidate in existing]
        return _refuse(loaded.problem(("slug",), "unknown_club", value=str(slug), hint=hint(slug, known)))
    if len(loaded.data) == 1:
        return _refuse(loaded.problem(("slug",), "correction_empty"))
    if loaded.problems or not old.loaded.readable:
        return _refuse(*loaded.problems, *old.loaded.problems)
    try:
        return _splice(text, loaded, old, texts[old.slug].decode(), existing, reference)
    except NotBlocksError:
        return _refuse(loaded.problem(("slug",), "correction_in_braces", value=old.loaded.path))


def _splice(
    text: str, loaded: Loaded, old: Candidate, before: str, existing: Sequence[Candidate], reference: Reference
) -> Outcome:
    sent = find_blocks(text)
    given = {key: block.cut(text) for key, block in sent.items() if key != "slug"}
    joined = _confirm(old.loaded.data.get("today"), loaded.data.get("today"))
    if joined is not None:
        given["today"] = write_record({"today": joined}).strip("\n")
    mark = MARK if before.startswith(MARK) else ""
    after = mark + set_blocks(before.removeprefix(MARK), given)
    candidate = create_candidate(old.slug, load_bytes(after.encode(), old.loaded.path))
    others = [other for other in existing if other is not old]
    moved = list(_list_moved(text, sent, after.removeprefix(mark), given, joined is None))
    renamed = _find_double(candidate, others, reference) if "name" in given or "aliases" in given else ()
    if found := [*renamed, *_check(candidate, others, reference)]:
        return _refuse(*(_move(problem, moved, loaded) for problem in found))
    stamped = mark + stamp_corrected(after.removeprefix(mark), given, reference.today)
    proposals = (Proposal(old.slug, before, stamped),) if after != before else ()
    return Outcome(proposals, (), read=1, refused=0)


def _confirm(old: Any, new: Any) -> dict[str, Any] | None:
    """What is known of today when somebody only says « still right »: a sound block without statements of its own.

    The old statements stay, and rest on the sources they had; the new status and date take the place of the old.
    None where there is nothing to join, and for a block that the schema refuses, whose problems are said instead.
    """
    try:
        was, now = Today.model_validate(old), Today.model_validate(new)
    except ValidationError:
        return None
    if now.statements or not was.statements:
        return None
    sources = [*old["sources"], *(source for source in new["sources"] if source not in old["sources"])]
    all_of_old = range(1, len(old["sources"]) + 1)
    told = [{"text": told.text, "sources": [*(told.sources or all_of_old)]} for told in was.statements]
    return {**old, **new, "statements": told, "sources": sources}


def _list_moved(
    text: str, sent: Mapping[str, Block], after: str, given: Mapping[str, str], today_whole: bool
) -> Iterator[Moved]:
    placed = find_blocks(after)
    for key, block in given.items():
        lines = block.count("\n") + 1
        whole = today_whole or key != "today"
        yield Moved(_line(text, sent[key].start), _line(after, placed[key].start), lines, whole)


def _line(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def _move(problem: Problem, moved: Sequence[Moved], loaded: Loaded) -> Problem:
    """A problem of the corrected record, at its place in the correction; at the slug when it lies elsewhere."""
    for block in moved:
        if 0 <= problem.line - block.first < block.count:
            line, column = block.sent + problem.line - block.first, problem.column
            place = (line, column) if block.whole else (block.sent, 1)
            return dataclasses.replace(problem, path=loaded.path, line=place[0], column=place[1])
    line, column = loaded.place(("slug",))
    return dataclasses.replace(problem, path=loaded.path, line=line, column=column)
