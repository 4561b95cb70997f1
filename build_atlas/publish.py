"""Build both editions apart, join them, index them, and put the whole in place in one move."""

from __future__ import annotations

import ctypes
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_atlas.search.index import write_indexes
from build_atlas.search.stable import IndexFailedError
from build_atlas.sitemap import SITEMAP, create_sitemap
from build_atlas.vocabulary import Language

EDITIONS = {"fr": "mkdocs.yml", "en": "mkdocs.en.yml"}
AT_FDCWD = -100
RENAME_EXCHANGE = 2
Report = Callable[[str], None]


class BuildFailedError(Exception):
    """An engine stopped with an error; its words are the message."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was put in place."""

    pages: int
    size: int


def publish(root: Path, site: Path, environment: Mapping[str, str], report: Report) -> Built:
    """Build both editions of ``root`` and put them in place at ``site``.

    Whatever happens before the last step, the site that stands there stays whole. Raises
    BuildFailedError when an edition does not build.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    _sweep(site)
    with tempfile.TemporaryDirectory(prefix=f".{site.name}-", dir=site.parent) as folder:
        fresh = _build_editions(root, Path(folder), environment, report)
        _index(fresh, Path(folder) / "indexed", environment, report)
        built = Built(
            sum(1 for _ in fresh.rglob("*.html")), sum(f.stat().st_size for f in fresh.rglob("*") if f.is_file())
        )
        replace_folder(fresh, site)
    return built


def _build_editions(root: Path, folder: Path, environment: Mapping[str, str], report: Report) -> Path:
    running = [
        (language, _start(root, config, folder / language, environment)) for language, config in EDITIONS.items()
    ]
    try:
        for language, process in running:
            _wait(language, process, report)
    finally:
        for _, process in running:
            process.kill()
    whole = folder / "fr"
    (folder / "en").rename(whole / "en")
    _join_sitemaps(whole)
    return whole


def _join_sitemaps(site: Path) -> None:
    """One site map at the root in place of those that the engine wrote for each edition."""
    maps: dict[Language, Path] = {"fr": site / SITEMAP, "en": site / "en" / SITEMAP}
    whole = create_sitemap({language: path.read_text(encoding="utf-8") for language, path in maps.items()})
    for path in (written for one in maps.values() for written in one.parent.glob(f"{SITEMAP}*")):
        path.unlink()
    maps["fr"].write_text(whole, encoding="utf-8")


def _index(fresh: Path, folder: Path, environment: Mapping[str, str], report: Report) -> None:
    try:
        write_indexes(fresh, folder, environment)
    except IndexFailedError as error:
        raise BuildFailedError(str(error)) from error
    report("search indexes built")


def _start(root: Path, config: str, target: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    # Not --quiet: the engine would not count its warnings either, and --strict would let them pass.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(target)]
    output = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=root, env=dict(environment), stdout=output, stderr=subprocess.STDOUT, text=True
    )


def _wait(language: str, process: subprocess.Popen[str], report: Report) -> None:
    output, _ = process.communicate()
    if process.returncode:
        raise BuildFailedError(f"the edition in {language} did not build:\n{_without_news(output)}")
    report(f"edition built: {language}")


def _without_news(output: str) -> str:
    return "\n".join(line for line in output.splitlines() if line.strip() and not line.startswith("INFO"))


def replace_folder(fresh: Path, place: Path) -> None:
    """Put ``fresh`` at ``place``; what stood there ends up at ``fresh``, to be thrown away.

    One system call exchanges the two where the system has it (Linux, renameat2); elsewhere
    two renames, and the first thing of the next build is to mend a stop between them.
    """
    if not place.exists():
        fresh.rename(place)
    elif not _exchange(fresh, place):
        old = place.with_name(f".{place.name}-old")
        place.rename(old)
        fresh.rename(place)
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two paths at once; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    names = (os.fsencode(one.absolute()), os.fsencode(other.absolute()))
    return bool(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


def _sweep(site: Path) -> None:
    """Mend what a killed build left: an old site without a new one, and half-built folders."""
    old = site.with_name(f".{site.name}-old")
    if old.exists() and not site.exists():
        old.rename(site)
    for left in site.parent.glob(f".{site.name}-*"):
        shutil.rmtree(left, ignore_errors=True)


def source_date(root: Path, environment: Mapping[str, str]) -> str:
    """The date a build bears, in seconds: SOURCE_DATE_EPOCH if set, else that of the last commit, else 0.

    The engine writes it into the site map; with the time of day there, no two builds would
    be alike.
    """
    if "SOURCE_DATE_EPOCH" in environment:
        return environment["SOURCE_DATE_EPOCH"]
    command: Sequence[str] = ("git", "-C", str(root), "log", "-1", "--format=%ct")
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() or "0"
    except (OSError, subprocess.CalledProcessError):
        return "0"


def source_day(root: Path, environment: Mapping[str, str]) -> datetime.date:
    """The same as a day, in universal time: the day that ages are counted to."""
    seconds = int(source_date(root, environment))
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
