"""Check what was asked for, with all that stands beside it: what a file names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_atlas.candidates import Candidate, Reference, list_files
from build_atlas.check import check_paths
from build_atlas.check_english import remind_pending
from build_atlas.check_language import check_languages
from build_atlas.check_lessons import LessonFile, check_lesson_paths, check_outline
from build_atlas.check_pages import check_twins
from build_atlas.check_today import remind_source_numbers
from build_atlas.pairs import list_lesson_pairs, list_pairs
from build_atlas.problems import Problem

CLUBS = "clubs"
LESSONS = "lessons"
"""The names of the two folders: a file is a lesson when its folder is named so."""
DOCS = "docs"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were asked for, and their problems."""

    files: int
    problems: tuple[Problem, ...]


def check_wanted(wanted: Sequence[Path], reference: Reference) -> Checked:
    """The problems of the files and folders asked for, and of no other."""
    asked = {file for path in wanted for file in (list_files(path) if path.is_dir() else [path])}
    problems = [problem for problem in _check_files(asked, reference) if Path(problem.path) in asked]
    return Checked(len(asked), (*problems, *(problem for path in wanted for problem in _check_whole(path))))


def _check_files(asked: set[Path], reference: Reference) -> Iterable[Problem]:
    lessons = {file for file in asked if file.parent.name == LESSONS}
    folders = {file.parent.parent / CLUBS for file in lessons} | {file.parent for file in asked - lessons}
    beside = {file for folder in folders if folder.is_dir() for file in list_files(folder)}
    clubs, problems = check_paths(beside | (asked - lessons), reference)
    told = {file for folder in {lesson.parent for lesson in lessons} for file in list_files(folder)} | lessons
    texts, more = check_lesson_paths(told, {club.slug for club in clubs})
    return [*problems, *more, *_warn(asked, clubs, texts)]


def _warn(asked: set[Path], clubs: Iterable[Candidate], lessons: Iterable[LessonFile]) -> Iterator[Problem]:
    """Only of what was asked for: to judge a text takes longer than all the rest."""
    for club in clubs:
        if club.club and Path(club.loaded.path) in asked:
            yield from remind_pending(club)
            yield from remind_source_numbers(club)
            yield from check_languages(club.loaded, list_pairs(club.club))
    for lesson in lessons:
        if lesson.lesson and Path(lesson.loaded.path) in asked:
            yield from check_languages(lesson.loaded, list_lesson_pairs(lesson.lesson))


def _check_whole(path: Path) -> Iterable[Problem]:
    """What only a whole folder can lack: a section of the study, the twin of a page."""
    if path.name == DOCS and path.is_dir():
        return check_twins(path)
    if not path.is_dir() or path.name != LESSONS:
        return ()
    files, _ = check_lesson_paths(list_files(path), ())
    return check_outline(files, path)
