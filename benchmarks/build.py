"""Time the build of N synthetic clubs against plain Material for MkDocs on the same text, in the same run.

    python -m benchmarks.build [--clubs N ...] [--rounds R]

Both sides run in turn on one machine, so that the ratios hold where the milliseconds do not.
Time is that of the processor, user and system, which other work on the machine hardly moves. The folder of N clubs
holds the real records too: hand-written pages name some of them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.plain import write_plain
from benchmarks.synthetic import REAL, ROOT, write_clubs

TARGET_RATIO = 1.5
TARGET_LINEARITY = 1.1
PARTS = ("load", "check", "views", "mkdocs")
COPIED = ("build_atlas", "benchmarks", "docs", "overrides", "clubs", "lessons", "mkdocs.yml", "mkdocs.en.yml")


@dataclass(frozen=True)
class Run:
    """One build: its whole processor time, and our parts of it, in seconds."""

    seconds: float
    parts: Mapping[str, float]


@dataclass(frozen=True)
class Result:
    """All builds of N clubs, ours and the plain ones."""

    clubs: int
    ours: Sequence[Run]
    plain: Sequence[Run]

    def a_page(self, runs: Sequence[Run]) -> float:
        """Milliseconds of processor time a club page, the median of the rounds."""
        return median(run.seconds for run in runs) * 1000 / self.clubs

    @property
    def ratio(self) -> float:
        """Ours against plain: the median over the rounds, each pair in its own moment."""
        return median(ours.seconds / plain.seconds for ours, plain in zip(self.ours, self.plain, strict=True))

    def part(self, name: str) -> float:
        """Milliseconds a page of one part of our build."""
        return median(run.parts.get(name, 0.0) for run in self.ours) * 1000 / self.clubs


def measure(clubs: int, rounds: int) -> Result:
    """Build both sides in turn."""
    with tempfile.TemporaryDirectory(prefix="atlas-benchmark-") as name:
        folder = Path(name)
        copy = copy_repository(folder / "atlas")
        records = write_records(clubs, folder / "records")
        plain = write_plain(records, folder / "plain")
        ours, others = [], []
        for _ in range(rounds):
            others.append(run_build(copy, records, str(plain), str(folder / "site-plain"), "--plain"))
            ours.append(run_build(copy, records, str(copy / "mkdocs.yml"), str(folder / "site")))
    return Result(clubs, ours, others)


def copy_repository(target: Path) -> Path:
    """The sources, apart from the working copy, so that nobody's edit falls into a measurement."""
    target.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy2(source, target / name)
    return target


def write_records(clubs: int, folder: Path) -> Path:
    """The real records, and synthetic ones to make up the number."""
    shutil.copytree(REAL, folder)
    write_clubs(max(0, clubs - len(list(folder.glob("*.yml")))), folder)
    return folder


def run_build(copy: Path, records: Path, *arguments: str) -> Run:
    """One build in a process of its own; raises CalledProcessError when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "ATLAS_CLUBS": str(records), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "benchmarks.measured_build", *arguments]
    done = subprocess.run(command, cwd=copy, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, json.loads(done.stdout.splitlines()[-1]))


def render(results: Sequence[Result]) -> str:
    """The figures as Markdown tables."""
    lines = [
        "| clubs | plain, ms a page | atlas, ms a page | ratio (target ≤ 1.5) | load | check | views | MkDocs |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for result in results:
        parts = " | ".join(f"{result.part(name):.1f}" for name in PARTS)
        plain, ours = result.a_page(result.plain), result.a_page(result.ours)
        lines.append(f"| {result.clubs:,} | {plain:.1f} | {ours:.1f} | **{result.ratio:.2f}** | {parts} |")
    if len(results) > 1:
        first, last = results[0], results[-1]
        growth = last.a_page(last.ours) / first.a_page(first.ours)
        plain = last.a_page(last.plain) / first.a_page(first.plain)
        lines += [
            "",
            f"Time a page at {last.clubs:,} against {first.clubs:,}: {growth:.2f} (plain: {plain:.2f}; "
            f"linear is 1 or less, target ≤ {TARGET_LINEARITY}).",
        ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__.splitlines()[0])
    parser.add_argument("--clubs", type=int, nargs="+", default=[1_000, 2_000, 10_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=1, metavar="R")
    options = parser.parse_args(arguments)
    results = [measure(clubs, options.rounds) for clubs in sorted(options.clubs)]
    print(render(results))
    return 0 if all(result.ratio <= TARGET_RATIO for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
