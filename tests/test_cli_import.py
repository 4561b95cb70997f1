"""The command `atlas import` as its users call it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from places import ROOT, SMALL, Run

from build_atlas import cli

HEAD = "nom;commune;résumé;source;adresse de la source;date de la source\n"
GOOD = "Club {};Crest;Un club.;Annuaire;https://example.org;2026\n"
BAD = "Club {};Crest;;Annuaire;https://example.org;2026\n"
LIST = HEAD + GOOD.format(1) + BAD.format(2) + GOOD.format(3)
SUFFIXES = "a record or a correction ends in .yml, a list in .csv; a spreadsheet saves as CSV UTF-8"
STILL_RIGHT = """\
slug: ruche-de-gatine
today:
  status: active
  as_of: "2026-10"
  sources: [{title: Compte rendu, url: https://example.org/ag, date: "2026-10-03"}]
"""


@pytest.fixture
def run(run: Run, tmp_path: Path) -> Run:
    """Run `atlas import` beside a copy of the five made-up clubs, on the fixed day."""
    shutil.copytree(SMALL, tmp_path / "clubs")

    def call(name: str, content: str | bytes, *options: str) -> tuple[int, str, str]:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return run("import", name, *options)

    return call


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "clubs").iterdir()}


def test_one_bad_row_keeps_all_from_being_written(run: Run, tmp_path: Path) -> None:
    before = files(tmp_path)
    code, out, remarks = run("x.csv", LIST)
    assert (code, files(tmp_path)) == (1, before)
    assert out.startswith("x.csv:3:3: résumé: the cell is empty; write for instance L’association réunit")
    assert remarks == "clubs read: 3; proposed: 2; refused: 1 (problems: 1); files written: 0\n"


def test_only_good(run: Run, tmp_path: Path) -> None:
    before = files(tmp_path)
    code, out, remarks = run("x.csv", LIST, "--only-good", "--language", "fr")
    after = files(tmp_path)
    assert code == 1
    assert {name: after[name] for name in before} == before
    assert sorted(after.keys() - before.keys()) == ["club-1.yml", "club-3.yml"]
    assert yaml.safe_load(after["club-3.yml"])["insee"] == "26108"
    assert "x.csv:3:3: résumé: la case est vide ; écrivez par exemple L’association" in out
    assert remarks == "clubs lus : 3 ; proposés : 2 ; refusés : 1 (problèmes : 1) ; fichiers écrits : 2\n"


def test_dry_run_shows_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    before = files(tmp_path)
    code, out, remarks = run("x.csv", HEAD + GOOD.format(1), "--dry-run")
    assert (code, files(tmp_path)) == (0, before)
    assert out.startswith("--- /dev/null\n+++ clubs/club-1.yml\n@@ -0,0 +1,17 @@\n+name: Club 1\n+kind: current\n")
    assert remarks == "clubs read: 1; proposed: 1; refused: 0 (problems: 0); files written: 0\n"


def test_a_correction_is_shown_as_a_difference_then_written(run: Run, tmp_path: Path) -> None:
    code, out, remarks = run("x.yml", STILL_RIGHT)
    assert (code, remarks) == (0, "clubs read: 1; proposed: 1; refused: 0 (problems: 0); files written: 1\n")
    assert out.startswith("--- clubs/ruche-de-gatine.yml\n+++ clubs/ruche-de-gatine.yml\n@@ ")
    assert {'-  as_of: "2025-03-01"', '+  as_of: "2026-10"'} <= set(out.splitlines())
    assert yaml.safe_load(files(tmp_path)["ruche-de-gatine.yml"])["today"]["as_of"] == "2026-10"


def test_a_second_time_is_refused(run: Run, tmp_path: Path) -> None:
    run("x.csv", HEAD + GOOD.format(1))
    before = files(tmp_path)
    code, out, _ = run("x.csv", HEAD + GOOD.format(1))
    assert (code, files(tmp_path)) == (1, before)
    assert out.startswith("x.csv:2:1: nom: Club 1 is already in the atlas: club-1 (Crest)")


def test_a_long_list_is_counted(run: Run) -> None:
    code, out, _ = run("x.csv", HEAD + "".join(GOOD.format(i) for i in range(60)), "--dry-run")
    assert code == 0
    assert out.count("+++ ") == 20
    assert out.endswith("… and 40 more files\n")


def test_the_example_of_the_guide(run: Run, tmp_path: Path) -> None:
    content = (ROOT / "build_atlas" / "data" / "import_example.csv").read_bytes()
    assert run("x.csv", content)[0] == 0
    assert cli.main(["check", str(tmp_path / "clubs")]) == 0


def test_a_failure_while_writing_leaves_the_records_as_they_were(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rename = files(tmp_path), Path.replace

    def fail(self: Path, target: Path) -> Path:
        if self.name == "club-3.yml":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    code, _, remarks = run("x.csv", LIST, "--only-good")
    assert (code, files(tmp_path)) == (2, before)
    assert remarks == "atlas: clubs: No space left on device; nothing was written\n"


def test_a_thousand_rows_stopped_in_the_middle_then_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(tmp_path)
    content = HEAD + "".join((BAD if i % 20 == 7 else GOOD).format(i) for i in range(1000))
    with monkeypatch.context() as patched:
        rename, done = Path.replace, list[str]()

        def stop(self: Path, target: Path) -> Path:
            done.append(self.name)
            if len(done) == 500:
                raise KeyboardInterrupt
            return rename(self, target)

        patched.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            run("x.csv", content, "--only-good")
    assert len(done) == 500
    assert files(tmp_path) == before
    code, out, remarks = run("x.csv", content, "--only-good")
    said = {line for line in out.splitlines() if line.startswith("x.csv:")}  # the stopped run said them too
    after = files(tmp_path)
    assert (code, len(said), len(after) - len(before)) == (1, 50, 950)
    assert {name: after[name] for name in before} == before
    assert remarks == "clubs read: 1000; proposed: 950; refused: 50 (problems: 50); files written: 950\n"


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("x.csv", ("--clubs", "absent"), "no such folder: absent"),
        ("x.xlsx", (), f"x.xlsx: {SUFFIXES}"),
    ],
)
def test_a_bad_call(run: Run, name: str, options: tuple[str, ...], expected: str) -> None:
    assert run(name, "", *options) == (2, "", f"atlas: {expected}\n")


def test_no_such_file(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", "absent.csv"]) == 2
    assert capsys.readouterr().err == "atlas: absent.csv: No such file or directory\n"
