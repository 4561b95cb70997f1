"""What the tests share: the places of France, a fixed day, a small atlas of our own, the real one, golden files."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from places import ADDRESS, GOLDEN, LATER, ROOT, SMALL, TODAY, Run

from build_atlas import cli, edition
from build_atlas.candidates import Candidate, Reference, list_files
from build_atlas.check import check_paths
from build_atlas.check_lessons import create_lesson_file
from build_atlas.geo.gazetteer import Gazetteer, load_gazetteer
from build_atlas.links import Site
from build_atlas.load import load_bytes
from build_atlas.model import Atlas, create_atlas
from build_atlas.views.renderer import Renderer

CompareGolden = Callable[[str, str], None]

# The first example pays for what is read once, and a loaded machine is slow: time is no part of these promises.
settings.register_profile("atlas", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("atlas")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew from what the views make")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def reference(gazetteer: Gazetteer) -> Reference:
    return Reference(gazetteer, TODAY)


def _load(folder: Path, reference: Reference) -> list[Candidate]:
    candidates, problems = check_paths(list_files(folder), reference)
    assert [(problem.place, problem.message()) for problem in problems] == []
    return candidates


def _join(candidates: list[Candidate], gazetteer: Gazetteer) -> Atlas:
    return create_atlas({c.slug: c.club for c in candidates if c.club is not None}, gazetteer)


@pytest.fixture(scope="session")
def small_atlas(reference: Reference) -> Atlas:
    """The five made-up clubs of tests/data/clubs: one of each kind, and a second one in Parthenay."""
    return _join(_load(SMALL, reference), reference.gazetteer)


@pytest.fixture(scope="session")
def real_candidates(reference: Reference) -> list[Candidate]:
    """The records of clubs/ with what stands in their files, on a day that later records have seen come too."""
    return _load(ROOT / "clubs", Reference(reference.gazetteer, LATER))


@pytest.fixture(scope="session")
def real_atlas(real_candidates: list[Candidate], gazetteer: Gazetteer) -> Atlas:
    return _join(real_candidates, gazetteer)


@pytest.fixture(scope="session")
def told_atlas(real_atlas: Atlas) -> Atlas:
    """The real clubs with the lessons of the study."""
    paths = (ROOT / "lessons").glob("*.yml")
    read = [create_lesson_file(path.stem, load_bytes(path.read_bytes(), path.name)) for path in paths]
    lessons = {file.key: file.lesson for file in read if file.lesson}
    return create_atlas({entry.slug: entry.club for entry in real_atlas.entries}, real_atlas.gazetteer, lessons)


@pytest.fixture(scope="session")
def french() -> Renderer:
    return Renderer(Site("fr", ADDRESS, "https://git.example/atlas", TODAY))


@pytest.fixture(scope="session")
def english() -> Renderer:
    return Renderer(Site("en", ADDRESS, "https://git.example/atlas", TODAY))


@pytest.fixture
def compare_golden(request: pytest.FixtureRequest) -> CompareGolden:
    """Compare a text with a file of tests/golden/, or write that file under --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        expected = path.read_bytes().decode()
        if text != expected:
            lines = difflib.unified_diff(
                expected.splitlines(), text.splitlines(), f"tests/golden/{name}", "made now", n=1, lineterm=""
            )
            pytest.fail("\n".join([*lines, "", "right? then run pytest --update-golden"]), pytrace=False)

    return compare


class Day(datetime.date):
    """The fixed day, as a class of which the command can ask today's date."""

    @classmethod
    def today(cls) -> Day:
        return cls(TODAY.year, TODAY.month, TODAY.day)


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, gazetteer: Gazetteer
) -> Run:
    """Run `atlas` in an empty folder on the fixed day; gives the exit code, the output and the remarks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("build_atlas.cli.datetime.date", Day)
    for module in (cli, edition):
        monkeypatch.setattr(module, "load_gazetteer", lambda: gazetteer)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        out, remarks = capsys.readouterr()
        return code, out, remarks

    return call
