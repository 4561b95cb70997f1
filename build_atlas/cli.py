"""The command `atlas`: check, build, new, import, near, similar, stale, stage."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from build_atlas import cli_import, cli_similar, cli_stale
from build_atlas.candidates import Reference
from build_atlas.check import create_slug
from build_atlas.check_all import check_wanted
from build_atlas.edition import Folders, RefusedError, load_atlas, load_edition
from build_atlas.geo.gazetteer import load_gazetteer
from build_atlas.links import Site
from build_atlas.near_answer import Question, answer_near
from build_atlas.problems import Problem, render_problems
from build_atlas.publish import BuildFailedError, publish, source_date, source_day
from build_atlas.similarity.plan import AnswerError
from build_atlas.stage import write_stage
from build_atlas.template import create_file
from build_atlas.vocabulary import LANGUAGES

CLUBS = Path("clubs")
LESSONS = Path("lessons")
DOCS = Path("docs")
ASSETS = Path("docs/assets")
SITE = Path("site")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something is wrong with the records, 2 for a bad call."""
    options = create_parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def create_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="atlas", description="Check the records and build the atlas.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="say every problem of every file, in one run")
    check.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: clubs lessons docs)"
    )
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--language", choices=LANGUAGES, default="en")
    check.set_defaults(run=run_check)

    build = commands.add_parser("build", help="check, then build both languages and put them in place")
    build.add_argument("--clubs", type=Path, default=CLUBS, metavar="DIR")
    build.add_argument("--lessons", type=Path, default=LESSONS, metavar="DIR")
    build.add_argument("--site", type=Path, default=SITE, metavar="DIR")
    build.set_defaults(run=run_build)

    new = commands.add_parser("new", help="write a commented file for a club, to fill in")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--clubs", type=Path, default=CLUBS, metavar="DIR")
    new.set_defaults(run=run_new)

    cli_similar.add_parser(commands, run_similar)
    cli_stale.add_parser(commands, run_stale, CLUBS)
    cli_import.add_parser(commands, run_import, CLUBS)

    stage = commands.add_parser("stage", help="write all documents as one folder, for another engine")
    stage.add_argument("folder", type=Path, metavar="DIR")
    stage.add_argument("--clubs", type=Path, default=CLUBS, metavar="DIR")
    stage.add_argument("--lessons", type=Path, default=LESSONS, metavar="DIR")
    stage.add_argument("--language", choices=LANGUAGES, default="fr")
    stage.set_defaults(run=run_stage)

    near = commands.add_parser("near", help="say which clubs are near a commune, a postcode or a point")
    near.add_argument("place", nargs="?", metavar="PLACE", help="a commune, of today or before, or a postcode")
    near.add_argument("--insee", metavar="CODE", help="the INSEE code, where several communes share a name")
    near.add_argument("--lat", type=float, metavar="DEGREES")
    near.add_argument("--lon", type=float, metavar="DEGREES")
    near.add_argument("--radius", type=float, metavar="KM", help="only clubs so near, or whose area holds the place")
    near.add_argument("--format", choices=("text", "json"), default="text")
    near.add_argument("--clubs", type=Path, default=CLUBS, metavar="DIR")
    near.set_defaults(run=run_near)
    return parser


def run_check(options: argparse.Namespace) -> int:
    """`atlas check`: the records together are read whole, so that links between them hold."""
    wanted = options.paths or [path for path in (CLUBS, LESSONS, DOCS) if path.is_dir()] or [CLUBS]
    missing = [path for path in wanted if not path.exists()]
    if missing:
        return _refuse(f"no such file or folder: {', '.join(map(str, missing))}")
    checked = check_wanted(wanted, Reference(load_gazetteer(), datetime.date.today()))
    sys.stdout.write(render_problems(checked.problems, options.format, options.language))
    _say(_summary(checked.files, checked.problems))
    return 1 if any(problem.severity == "error" for problem in checked.problems) else 0


def _summary(files: int, problems: Sequence[Problem]) -> str:
    warnings = sum(problem.severity == "warning" for problem in problems)
    said = f"{files} files checked, {len(problems) - warnings} problems"
    return f"{said}, {warnings} warnings" if warnings else said


def run_build(options: argparse.Namespace) -> int:
    """`atlas build`: nothing is touched unless every record is right and both editions build."""
    start = time.monotonic()
    root = Path.cwd()
    try:
        _say(f"checking {options.clubs} …")
        atlas = load_atlas(_folders(options), datetime.date.today())
        _say(f"{len(atlas)} clubs; building both editions …")
        built = publish(root, options.site, _environment(root, options), _say)
    except RefusedError as error:
        return _refuse_records(error, "nothing was built")
    except BuildFailedError as error:
        return _refuse(f"{error}\nnothing was changed at {options.site}", 1)
    seconds = time.monotonic() - start
    _say(f"{len(atlas)} clubs, {built.pages} pages, {built.size / 1e6:.1f} MB in {seconds:.1f} s: {options.site}")
    return 0


def _records_alone(clubs: Path) -> Folders:
    """What a question about clubs reads: the lessons, of which there are none in that folder, say nothing of it."""
    return Folders(clubs, clubs / "no-lessons", ASSETS)


def _folders(options: argparse.Namespace) -> Folders:
    return Folders(options.clubs, options.lessons, ASSETS)


def _environment(root: Path, options: argparse.Namespace) -> dict[str, str]:
    return {
        **os.environ,
        "ATLAS_CLUBS": str(options.clubs.absolute()),
        "ATLAS_LESSONS": str(options.lessons.absolute()),
        "SOURCE_DATE_EPOCH": source_date(root, os.environ),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
    }


def run_new(options: argparse.Namespace) -> int:
    """`atlas new`: a file to fill in, named after the club."""
    path: Path = options.clubs / f"{create_slug(options.name)}.yml"
    if path.exists():
        return _refuse(f"{path} exists already; choose another name, or correct that file")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(create_file(options.name, datetime.date.today()), encoding="utf-8")
    _say(f"{path}: remplissez-le, puis lancez `atlas check {path}`")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """`atlas import`: records from what somebody sends; nothing is written unless all of it is right."""
    try:
        return cli_import.run_import(options, Reference(load_gazetteer(), datetime.date.today()))
    except cli_import.UnusableError as error:
        return _refuse(str(error))


def run_similar(options: argparse.Namespace) -> int:
    """`atlas similar`: the models of a club or of a plan, of the records in the folder one stands in."""
    try:
        atlas = load_atlas(Folders(CLUBS, LESSONS, ASSETS), datetime.date.today())
        sys.stdout.write(cli_similar.answer(options, atlas))
    except RefusedError as error:
        return _refuse_records(error, "nothing can be compared")
    except (cli_similar.QuestionError, AnswerError) as error:
        return _refuse(str(error))
    return 0


def run_stale(options: argparse.Namespace) -> int:
    """`atlas stale`: the age of what is known of each club, told on the current day."""
    today = datetime.date.today()
    try:
        atlas = load_atlas(_records_alone(options.clubs), today)
        sys.stdout.write(cli_stale.answer(options, atlas, today))
    except RefusedError as error:
        return _refuse_records(error, "mend them first")
    except cli_stale.UnknownDepartmentError as error:
        return _refuse(str(error))
    return 0


def run_stage(options: argparse.Namespace) -> int:
    """`atlas stage`: the documents of one edition as files."""
    day = source_day(Path.cwd(), os.environ)
    site = Site(options.language, os.environ.get("ATLAS_URL", "https://example.org/atlas/"), day=day)
    try:
        edition = load_edition(_folders(options), site, datetime.date.today())
        pages = write_stage(edition, Path("docs") / options.language, options.folder)
    except RefusedError as error:
        return _refuse_records(error, "nothing was written")
    except FileExistsError as error:
        return _refuse(str(error))
    _say(f"{pages} pages in {options.folder}")
    return 0


def run_near(options: argparse.Namespace) -> int:
    """`atlas near`: the clubs around a place, from the records alone."""
    try:
        atlas = load_atlas(_records_alone(options.clubs), datetime.date.today())
    except RefusedError as error:
        return _refuse_records(error, "mend them first")
    asked = {name: getattr(options, name) for name in ("place", "insee", "lat", "lon", "radius", "format")}
    answer = answer_near(atlas, Question(**asked))
    sys.stdout.write(answer.output)
    if answer.remark:
        _say(f"atlas: {answer.remark}")
    return answer.code


def _refuse_records(error: RefusedError, outcome: str) -> int:
    sys.stdout.write(render_problems(error.problems))
    return _refuse(f"{error}; {outcome}")


def _refuse(message: str, code: int = 2) -> int:
    _say(f"atlas: {message}")
    return code


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
