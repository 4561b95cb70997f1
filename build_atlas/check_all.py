"""Check what was asked for, with all that stands beside it: what a file names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_atlas.candidates import Reference, list_files
from build_atlas.check import check_paths
from build_atlas.check_lessons import check_lesson_paths, check_outline
from build_atlas.problems import Problem

CLUBS = "clubs"
LESSONS = "lessons"
"""The names of the two folders: a file is a lesson when its folder is named so."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were asked for, and their problems."""

    files: int
    problems: tuple[Problem, ...]


def check_wanted(wanted: Sequence[Path], reference: Reference) -> Checked:
    """The problems of the files and folders asked for, and of no other."""
    asked = {file for path in wanted for file in (list_files(path) if path.is_dir() else [path])}
    problems = [*_check_files(asked, reference), *(problem for path in wanted for problem in _check_whole(path))]
    shown = {*asked, *wanted}
    return Checked(len(asked), tuple(problem for problem in problems if Path(problem.path) in shown))


def _check_files(asked: set[Path], reference: Reference) -> Iterable[Problem]:
    lessons = {file for file in asked if file.parent.name == LESSONS}
    folders = {file.parent.parent / CLUBS for file in lessons} | {file.parent for file in asked - lessons}
    beside = {file for folder in folders if folder.is_dir() for file in list_files(folder)}
    clubs, problems = check_paths(beside | (asked - lessons), reference)
    told = {file for folder in {lesson.parent for lesson in lessons} for file in list_files(folder)} | lessons
    return [*problems, *check_lesson_paths(told, {club.slug for club in clubs})[1]]


def _check_whole(path: Path) -> Iterable[Problem]:
    """What only a whole folder of lessons can lack: a section of the study."""
    if not path.is_dir() or path.name != LESSONS:
        return ()
    files, _ = check_lesson_paths(list_files(path), ())
    return check_outline(files, path)
