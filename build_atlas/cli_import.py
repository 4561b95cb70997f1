"""The command `atlas import`: records from what the form makes, or from a chamber's list."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from build_atlas.candidates import Reference, list_files, load_candidates
from build_atlas.importing.lists import read_list
from build_atlas.importing.outcome import Outcome, Proposal, show_changes
from build_atlas.importing.records import read_record
from build_atlas.problems import render_problems, say
from build_atlas.put_files import put_files
from build_atlas.vocabulary import LANGUAGES, Language

LARGEST = 50_000_000
"""What is not even read; each reader has a smaller limit of its own, with its reason."""


class UnusableError(Exception):
    """A file or folder that cannot be used; the message says why."""


def add_parser(commands: Any, run: Callable[[argparse.Namespace], int], clubs: Path) -> None:
    """The options of the command."""
    parser = commands.add_parser("import", help="make records from what the form gives, or from a list in CSV")
    parser.add_argument("file", type=Path, metavar="FILE", help="a record or a correction (.yml), or a list (.csv)")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("--only-good", action="store_true", help="write the good rows of a list that has bad ones")
    parser.add_argument("--clubs", type=Path, default=clubs, metavar="DIR")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.set_defaults(run=run)


def run_import(options: argparse.Namespace, reference: Reference) -> int:
    """Say what is wrong, show what would change, and write it; 0 when all is well, 1 when something is refused.

    Without --only-good one bad row keeps all from being written. Raises UnusableError.
    """
    outcome = _read(options.file, options.clubs, reference)
    sys.stdout.write(render_problems(outcome.problems, "text", options.language))
    wanted = outcome.proposals if options.only_good or not outcome.problems else ()
    _show(outcome, options.clubs, options.language)
    if wanted and not options.dry_run:
        _write(wanted, options.clubs)
    print(_summary(outcome, 0 if options.dry_run else len(wanted), options.language), file=sys.stderr, flush=True)
    return 1 if outcome.problems else 0


def _write(proposals: Sequence[Proposal], clubs: Path) -> None:
    try:
        put_files(clubs, {f"{proposal.slug}.yml": proposal.after for proposal in proposals})
    except OSError as error:
        raise UnusableError(f"{clubs}: {error.strerror or error}; nothing was written") from error


def _read(file: Path, clubs: Path, reference: Reference) -> Outcome:
    if not clubs.is_dir():
        raise UnusableError(f"no such folder: {clubs}")
    content = _read_bytes(file)
    existing = load_candidates(list_files(clubs))
    if file.suffix.lower() == ".csv":
        return read_list(content, file.as_posix(), existing, reference)
    texts = {
        candidate.slug: Path(candidate.loaded.path).read_bytes() for candidate in existing if candidate.loaded.readable
    }
    return read_record(content, file.as_posix(), existing, texts, reference)


def _read_bytes(file: Path) -> bytes:
    if file.suffix.lower() not in (".csv", ".yml", ".yaml"):
        raise UnusableError(
            f"{file}: a record or a correction ends in .yml, a list in .csv; a spreadsheet saves as CSV UTF-8"
        )
    try:
        if file.stat().st_size > LARGEST:
            raise UnusableError(f"{file}: more than {LARGEST // 1_000_000} MB")
        return file.read_bytes()
    except OSError as error:
        raise UnusableError(f"{file}: {error.strerror}") from error


def _show(outcome: Outcome, clubs: Path, language: Language) -> None:
    """What the proposals change, as far as a screen holds it."""
    changes, hidden = show_changes(outcome.proposals, clubs.as_posix())
    sys.stdout.write(changes)
    if hidden:
        print(say("import_more", language, count=hidden))
    sys.stdout.flush()


def _summary(outcome: Outcome, written: int, language: Language) -> str:
    counts = {"read": outcome.read, "good": len(outcome.proposals), "refused": outcome.refused}
    return say("import_summary", language, **counts, problems=len(outcome.problems), written=written)
