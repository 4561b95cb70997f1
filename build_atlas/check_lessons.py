"""The rules that lessons must keep: one small generator each, and the run over all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_atlas.check_english import check_numbers
from build_atlas.explain import create_model, hint
from build_atlas.load import Loaded, load_file
from build_atlas.outline import missing_sections
from build_atlas.pairs import list_lesson_pairs
from build_atlas.problems import Problem
from build_atlas.schema import Lesson
from build_atlas.schema.lesson import STATEMENT_WORDS


@dataclass(frozen=True, slots=True)
class LessonFile:
    """One file of ``lessons/``; ``lesson`` is None when the schema refuses it."""

    key: str
    loaded: Loaded
    lesson: Lesson | None
    problems: tuple[Problem, ...]


Rule = Callable[[LessonFile, Lesson, Collection[str]], Iterator[Problem]]


def check_lesson_paths(paths: Iterable[Path], slugs: Collection[str]) -> tuple[list[LessonFile], list[Problem]]:
    """Read and check lessons together; ``slugs`` are those of the clubs they may name."""
    files = [create_lesson_file(path.stem, load_file(path)) for path in sorted(paths)]
    return files, list(check_lessons(files, slugs))


def create_lesson_file(key: str, loaded: Loaded) -> LessonFile:
    """What one loaded file states."""
    if not loaded.readable:
        return LessonFile(key, loaded, None, loaded.problems)
    lesson, problems = create_model(Lesson, loaded)
    return LessonFile(key, loaded, lesson, (*loaded.problems, *problems))


def check_lessons(files: Sequence[LessonFile], slugs: Collection[str]) -> Iterator[Problem]:
    """The problems of each lesson, and of the lessons together."""
    for file in files:
        yield from file.problems
        if file.lesson is not None:
            for rule in RULES:
                yield from rule(file, file.lesson, slugs)
    yield from check_threshold_ids(files)


def check_key(file: LessonFile, lesson: Lesson, slugs: Collection[str]) -> Iterator[Problem]:
    """A lesson's file is named after its section: III-D-2.yml, or III-D-2_1.yml where there are several."""
    section, mark, number = file.key.partition("_")
    if section != lesson.section or (mark and not number.isdecimal()):
        yield file.loaded.problem(("section",), "lesson_file_name", value=lesson.section)


def check_length(file: LessonFile, lesson: Lesson, slugs: Collection[str]) -> Iterator[Problem]:
    """A statement stays under 60 words in each language."""
    for language in ("fr", "en"):
        count = len(getattr(lesson.statement, language).split())
        if count >= STATEMENT_WORDS:
            path = ("statement", language)
            yield file.loaded.problem(path, "statement_too_long", count=count, limit=STATEMENT_WORDS)


def check_clubs(file: LessonFile, lesson: Lesson, slugs: Collection[str]) -> Iterator[Problem]:
    """A lesson names clubs that have a record, each once."""
    seen: set[str] = set()
    for i, bearing in enumerate(lesson.clubs):
        path = ("clubs", i, "club")
        if bearing.club not in slugs:
            yield file.loaded.problem(path, "unknown_club", value=bearing.club, hint=hint(bearing.club, slugs))
        if bearing.club in seen:
            yield file.loaded.problem(path, "said_twice", value=bearing.club)
        seen.add(bearing.club)


def check_both(file: LessonFile, lesson: Lesson, slugs: Collection[str]) -> Iterator[Problem]:
    """A lesson states the same numbers in both languages."""
    yield from check_numbers(file.loaded, list_lesson_pairs(lesson))


def check_threshold_ids(files: Sequence[LessonFile]) -> Iterator[Problem]:
    """A threshold's id is its own among all lessons: rules and self-assessment refer to it."""
    owners: dict[str, str] = {}
    for file in files:
        for i, threshold in enumerate(file.lesson.thresholds if file.lesson else ()):
            if threshold.id in owners:
                details = {"value": threshold.id, "other": owners[threshold.id]}
                yield Problem(*_where(file, i), "threshold_taken", details)
            owners.setdefault(threshold.id, file.loaded.path)


def _where(file: LessonFile, i: int) -> tuple[str, int, int, str]:
    path = ("thresholds", i, "id")
    return (file.loaded.path, *file.loaded.place(path), ".".join(map(str, path)))


def check_outline(files: Sequence[LessonFile], folder: Path) -> Iterator[Problem]:
    """Every section of chapters I to V has a lesson; only a folder with lessons is held to that."""
    if not files:
        return
    for section in missing_sections(file.lesson.section for file in files if file.lesson):
        yield Problem(folder.as_posix(), 1, 1, "", "section_without_lesson", {"value": section})


RULES: tuple[Rule, ...] = (check_key, check_length, check_clubs, check_both)
