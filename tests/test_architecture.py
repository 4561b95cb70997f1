"""The modules keep their places: who may import whom, who may write, who may ask for the date."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "build_atlas"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

OWNERS = {
    "geopandas": ("geo/",),
    "shapely": ("geo/",),
    "pyproj": ("geo/",),
    "folium": ("views/map.py",),
    "branca": ("views/map.py",),
    "altair": ("views/charts/",),
    "vl_convert": ("views/charts/",),
    "py3langid": ("check_language.py",),
    "mkdocs": ("hooks.py", "macros.py"),
    "mkdocs_macros": ("hooks.py", "macros.py"),
    **dict.fromkeys(("urllib.request", "http.client", "socket", "requests"), ()),
}
"""Libraries that one place alone may import, as path prefixes; nothing of the package asks the network."""

EDGE = (
    "cli",
    "cli_import",
    "cli_similar",
    "cli_stale",
    "publish",
    "put_files",
    "stage",
    "hooks",
    "edition",
    "macros",
    "search.index",
)
"""Modules at the edge, which views and the model know nothing of."""

INSIDE = ("model", "schema", "load", "check", "geo/", "importing/", "similarity/")
WRITERS = ("cli.py", "publish.py", "put_files.py", "stage.py", "search/index.py")
WRITES = {
    "write_text",
    "write_bytes",
    "mkdir",
    "touch",
    "unlink",
    "rmdir",
    "rename",
    "symlink_to",
    "rmtree",
    "copytree",
}
CLOCKS = ("cli.py", "hooks.py")
LONGEST_MODULE = 250
LONGER = {"schema.py": 420, "schema/parts.py": 420}
MEDIAN_FUNCTION = 10


@cache
def parse(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Dotted names that a module imports, wherever in it, relative ones refused."""
    for node in ast.walk(parse(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: write the import in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports_any(module: str, wanted: Iterable[str]) -> list[str]:
    return [name for name in imports(module) if any(name == w or name.startswith(f"{w}.") for w in wanted)]


def calls(module: str) -> Iterator[tuple[int, str, ast.Call]]:
    """Line, last name and node of every call."""
    for node in ast.walk(parse(module)):
        if isinstance(node, ast.Call):
            target = node.func
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            yield node.lineno, name, node


def opens_to_write(call: ast.Call) -> bool:
    """Whether `open(path, mode)` or `path.open(mode)` asks for more than reading."""
    positional = call.args[0 if isinstance(call.func, ast.Attribute) else 1 :][:1]
    modes = [*positional, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    return any(isinstance(m, ast.Constant) and isinstance(m.value, str) and set(m.value) & set("wax+") for m in modes)


def functions() -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for module in MODULES:
        for node in ast.walk(parse(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


@pytest.mark.parametrize("module", MODULES)
def test_libraries_are_imported_in_one_place(module: str) -> None:
    foreign = [library for library, owners in OWNERS.items() if not module.startswith(owners)]
    assert imports_any(module, foreign) == []


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("views/")])
def test_views_know_nothing_of_the_edge(module: str) -> None:
    assert imports_any(module, [f"build_atlas.{name}" for name in EDGE]) == []


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith(INSIDE)])
def test_the_inside_knows_no_views(module: str) -> None:
    wanted = [f"build_atlas.{name}" for name in ("views", "site", *EDGE)]
    assert imports_any(module, wanted) == []


@pytest.mark.parametrize("module", [m for m in MODULES if m not in WRITERS])
def test_only_the_edge_writes(module: str) -> None:
    found = [
        f"{line}: {name}"
        for line, name, call in calls(module)
        if name in WRITES or (name == "open" and opens_to_write(call))
    ]
    assert found == []


@pytest.mark.parametrize("module", [m for m in MODULES if m not in CLOCKS])
def test_only_the_edge_asks_for_the_date(module: str) -> None:
    assert [f"{line}: {name}" for line, name, _ in calls(module) if name in ("now", "today", "utcnow")] == []


@pytest.mark.parametrize("module", MODULES)
def test_modules_are_short(module: str) -> None:
    lines = (PACKAGE / module).read_text(encoding="utf-8").count("\n")
    assert lines <= LONGER.get(module, LONGEST_MODULE)


def test_functions_are_short() -> None:
    assert median((node.end_lineno or node.lineno) - node.lineno + 1 for node in functions()) < MEDIAN_FUNCTION


def test_a_write_is_seen() -> None:
    """The guard itself: without it the two tests above could pass for nothing."""
    samples = {'open("a", "w")': True, 'path.open(mode="ab")': True, 'open("a")': False, 'path.open("rb")': False}
    for source, expected in samples.items():
        call = ast.parse(source, mode="eval").body
        assert isinstance(call, ast.Call)
        assert opens_to_write(call) is expected
