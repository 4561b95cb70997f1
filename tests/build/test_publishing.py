"""Builds of a small atlas: alike, all or nothing, and readable by another engine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from browser.served import ROOT, Served, copy_examples, only, run_atlas

pytestmark = pytest.mark.build

URL = "https://example.org/atlas/"
OTHERS = ("meito", "club-de-gatine")
SOURCES = ("build_atlas", "clubs", "docs", "lessons", "mkdocs.en.yml", "mkdocs.yml", "overrides")
Tree = dict[str, bytes]


def read_tree(folder: Path) -> Tree:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def clubs(tmp_path: Path) -> Path:
    copy_examples(tmp_path / "clubs", *OTHERS)
    return tmp_path / "clubs"


@pytest.fixture
def site(clubs: Path, tmp_path: Path) -> Path:
    build_small(clubs, tmp_path / "site")
    return tmp_path / "site"


def build_small(clubs: Path, site: Path, cwd: Path = ROOT) -> None:
    done = run_atlas("build", *only(clubs), "--site", site, url=URL, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr


def assert_kept_then_renewed(site: Path, before: Tree, clubs: Path, cwd: Path = ROOT) -> None:
    """The old site is whole; the next build works and leaves nothing beside it."""
    assert read_tree(site) == before
    build_small(clubs, site, cwd)
    assert read_tree(site) == before
    assert [path.name for path in site.parent.iterdir() if path.name.startswith(".site")] == []


def test_two_builds_are_the_same_bytes(real_site: Served, tmp_path: Path) -> None:
    done = run_atlas("build", "--site", tmp_path / "again", url=real_site.url)
    assert done.returncode == 0, done.stderr
    one, two = read_tree(real_site.folder), read_tree(tmp_path / "again")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_bad_record_changes_nothing(clubs: Path, site: Path) -> None:
    before = read_tree(site)
    bad = clubs / "bad.yml"
    bad.write_text("name: Club\nkind: unknown\n", encoding="utf-8")
    done = run_atlas("build", *only(clubs), "--site", site, url=URL)
    assert done.returncode != 0
    assert "bad.yml:2:7" in done.stdout
    bad.unlink()
    assert_kept_then_renewed(site, before, clubs)


def test_a_killed_build_changes_nothing(clubs: Path, site: Path) -> None:
    before = read_tree(site)
    command = [sys.executable, "-m", "build_atlas", "build", *map(str, only(clubs)), "--site", str(site)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "ATLAS_URL": URL},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        wait_for_half_a_site(site.parent)
        os.killpg(process.pid, signal.SIGKILL)
    assert_kept_then_renewed(site, before, clubs)


def wait_for_half_a_site(folder: Path) -> None:
    """Until an edition has begun to be written beside the site."""
    end = time.monotonic() + 60
    while not any(path.is_file() for path in folder.glob(".site-*/*/**/*")):
        assert time.monotonic() < end, "the build wrote nothing"
        time.sleep(0.02)


def test_an_edition_that_fails_changes_nothing(clubs: Path, site: Path, tmp_path: Path) -> None:
    before, root = read_tree(site), tmp_path / "root"
    copy_sources(root)
    page = root / "docs" / "en" / "a-propos.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(f"{good}\n[nowhere](nowhere.md)\n", encoding="utf-8")
    done = run_atlas("build", *only(clubs), "--site", site, url=URL, cwd=root)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    page.write_text(good, encoding="utf-8")
    assert_kept_then_renewed(site, before, clubs, root)


def copy_sources(root: Path) -> None:
    """Everything a build reads, with the date of the last commit."""
    root.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    shutil.copytree(ROOT / ".git", root / ".git")


def test_zensical_builds_the_stage(clubs: Path, tmp_path: Path) -> None:
    """Without our hook and its macros: every staged page becomes one, club text as inert as elsewhere."""
    stage, config = tmp_path / "staged", tmp_path / "zensical.yml"
    done = run_atlas("stage", stage, *only(clubs), url=URL)
    assert done.returncode == 0, done.stderr
    config.write_text(
        f"site_name: Atlas\nsite_url: {URL}\ndocs_dir: staged\nsite_dir: out\n"
        "theme: {name: material, font: false}\nmarkdown_extensions: [attr_list, tables, admonition]\n",
        encoding="utf-8",
    )
    command = [str(Path(sys.executable).with_name("zensical")), "build", "-f", str(config)]
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    staged = {path.relative_to(stage).with_suffix("").as_posix() for path in stage.rglob("*.md")}
    pages = {path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("index.html")}
    expected = {name.removesuffix("index").strip("/") or "." for name in staged}
    assert {page.parent.as_posix() for page in pages} == expected
    club = (tmp_path / "out" / "clubs" / "meito" / "index.html").read_text(encoding="utf-8")
    assert 'id="divergences"' in club or 'id="sources"' in club
    assert "Rennes" in club
