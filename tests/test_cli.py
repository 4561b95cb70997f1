"""The command as its users call it: arguments in, lines and an exit code out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from bad_cases import create_text
from places import ROOT, SAID, SMALL, TODAY, Run


@pytest.fixture
def two_bad(tmp_path: Path) -> Path:
    """A folder with a good record and two bad ones."""
    folder = tmp_path / "clubs"
    folder.mkdir()
    (folder / "bon.yml").write_text(create_text(""), encoding="utf-8")
    (folder / "a,b.yml").write_text(create_text("name: Deux\nkind: Mentioned"), encoding="utf-8")
    bad = "name: Trois\nstaff: {min: 3, max: 2}\npeople: [{name: À 100 %, role: no}]\nrelated: [bon]\nyear: 1"
    (folder / "c.yml").write_text(create_text(bad), encoding="utf-8")
    return folder


TEXT = {name: (SAID / f"{name}.txt").read_text(encoding="utf-8") for name in ("en", "fr", "github")}


class TestCheck:
    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_text(self, run: Run, two_bad: Path, language: str) -> None:
        assert run("check", "--language", language) == (1, TEXT[language], "3 files checked, 5 problems\n")

    def test_github(self, run: Run, two_bad: Path) -> None:
        assert run("check", "--format", "github") == (1, TEXT["github"], "3 files checked, 5 problems\n")

    def test_github_escapes_what_its_commands_would_read(self, run: Run, two_bad: Path) -> None:
        (two_bad / "100%,a:b\n.yml").write_text("name: 100%\nname: b", encoding="utf-8")
        _, out, _ = run("check", "--format", "github")
        assert "::error file=clubs/100%25%2Ca%3Ab%0A.yml,line=2,col=1::name: the key is already" in out
        assert len(out.splitlines()) == len(re.findall("^::error file=", out, re.MULTILINE))

    def test_json(self, run: Run, two_bad: Path) -> None:
        code, out, _ = run("check", "--format", "json")
        rows: list[dict[str, Any]] = json.loads(out)
        assert code == 1
        assert rows[1] == {
            "path": "clubs/a,b.yml",
            "line": 2,
            "column": 7,
            "field": "kind",
            "rule": "not_in_list",
            "severity": "error",
            "message": "Mentioned is not one of surveyed, listed, mentioned, current; did you mean mentioned?",
        }
        assert [f"{row['path']}:{row['line']}:{row['column']}" for row in rows] == [
            ":".join(line.split(":")[:3]) for line in TEXT["en"].splitlines()
        ]

    def test_nothing_wrong(self, run: Run) -> None:
        assert run("check", str(SMALL)) == (0, "", "5 files checked, 0 problems\n")
        assert run("check", str(SMALL), "--format", "github") == (0, "", "5 files checked, 0 problems\n")
        assert run("check", str(SMALL), "--format", "json") == (0, "[]\n", "5 files checked, 0 problems\n")

    def test_one_file_sees_its_neighbours(self, run: Run, two_bad: Path) -> None:
        (two_bad / "d.yml").write_text(create_text("name: Quatre\nrelated: [bon, c, absent]"), encoding="utf-8")
        expected = "clubs/d.yml:2:19: related.2: no record has the slug absent\n"
        assert run("check", "clubs/d.yml") == (1, expected, "1 files checked, 1 problems\n")

    def test_one_good_file_among_bad_ones(self, run: Run, two_bad: Path) -> None:
        assert run("check", "clubs/bon.yml") == (0, "", "1 files checked, 0 problems\n")

    def test_a_file_and_its_folder_count_once(self, run: Run, two_bad: Path) -> None:
        code, out, remarks = run("check", "clubs/c.yml", "clubs")
        assert (code, out, remarks) == (1, TEXT["en"], "3 files checked, 5 problems\n")

    def test_an_empty_folder(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "clubs").mkdir()
        assert run("check") == (0, "", "0 files checked, 0 problems\n")

    def test_no_such_path(self, run: Run) -> None:
        assert run("check", "absent.yml") == (2, "", "atlas: no such file or folder: absent.yml\n")

    @pytest.mark.parametrize(
        "arguments", [(), ("chek",), ("check", "--format", "xml"), ("check", "--language", "de"), ("new",)]
    )
    def test_a_bad_call(self, run: Run, arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as stop:
            run(*arguments)
        assert stop.value.code == 2
        assert capsys.readouterr().err.startswith("usage: atlas")

    def test_as_a_program(self, two_bad: Path) -> None:
        command = [sys.executable, "-m", "build_atlas", "check", "clubs"]
        done = subprocess.run(command, cwd=two_bad.parent, capture_output=True, check=False)
        assert (done.returncode, done.stdout.decode()) == (1, TEXT["en"])


class TestNew:
    NAME = "Club de l’Œuvre « à part » : Crest"
    FILE = "clubs/club-de-l-oeuvre-a-part-crest.yml"
    VALUES: ClassVar = {
        "town": "Crest",
        "insee": "26108",
        "as_of": "2024-05",
        "url": "https://example.org/",
        "date": "2024-05",
    }

    def fill(self, text: str) -> str:
        """The template with a word for each blank that is not commented out."""

        def put(match: re.Match[str]) -> str:
            return f'{match["head"]}"{self.VALUES.get(match["key"] or "", "Ceci est rempli")}"'

        lines = (
            line if line.lstrip().startswith("#") else re.sub(r'(?P<head>^.*?(?:(?P<key>\w+): |- ))"…"', put, line)
            for line in text.splitlines(keepends=True)
        )
        return "".join(lines)

    def test_fails_as_it_is_and_passes_once_filled(self, run: Run, tmp_path: Path) -> None:
        assert run("new", self.NAME) == (0, "", f"{self.FILE}: remplissez-le, puis lancez `atlas check {self.FILE}`\n")
        path = tmp_path / self.FILE
        code, out, _ = run("check", "--language", "fr")
        blanks = [
            line for line in out.splitlines() if line.endswith("reste à remplir ; écrivez le texte ou supprimez la clé")
        ]
        assert code == 1
        assert len(blanks) == len(out.splitlines()) == 8
        path.write_text(self.fill(path.read_text(encoding="utf-8")), encoding="utf-8")
        assert run("check") == (0, "", "1 files checked, 0 problems\n")
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["name"] == self.NAME

    def test_passes_with_every_field_uncommented(self, run: Run, tmp_path: Path) -> None:
        run("new", self.NAME)
        path = tmp_path / self.FILE
        text = re.sub(r"^# (?=\w+:|  )", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        text = re.sub(r'(reason|words|name): "…"', r'\1: "Ceci est rempli"', text).replace("acronym: …", "acronym: ABC")
        path.write_text(self.fill(text), encoding="utf-8")
        assert run("check")[:2] == (0, "")
        keys = yaml.safe_load(path.read_text(encoding="utf-8")).keys()
        assert {"acronym", "territory", "perimeter", "founded", "members", "origin", "achievements"} <= keys

    def test_begins_the_journal_of_the_record(self, run: Run, tmp_path: Path) -> None:
        run("new", "__TODAY__")
        record = yaml.safe_load((tmp_path / "clubs/today.yml").read_text(encoding="utf-8"))
        assert record["name"] == "__TODAY__"
        assert record["changes"] == [{"date": TODAY.isoformat(), "kind": "added"}]

    def test_refuses_to_overwrite(self, run: Run, tmp_path: Path) -> None:
        run("new", self.NAME)
        path = tmp_path / self.FILE
        path.write_text("à moi", encoding="utf-8")
        code, out, remarks = run("new", self.NAME)
        assert (code, out, path.read_text(encoding="utf-8")) == (2, "", "à moi")
        assert remarks == f"atlas: {self.FILE} exists already; choose another name, or correct that file\n"

    def test_a_name_that_yaml_could_misread(self, run: Run, tmp_path: Path) -> None:
        run("new", 'no: "12" \\ #', "--clubs", "neuf")
        path = tmp_path / "neuf" / "no-12.yml"
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["name"] == 'no: "12" \\ #'


class TestStage:
    @pytest.fixture
    def docs(self, tmp_path: Path) -> None:
        for name in ("docs/fr/index.md", "docs/en/index.md", "docs/assets/own.css"):
            (tmp_path / name).parent.mkdir(parents=True)
            (tmp_path / name).write_text(name, encoding="utf-8")

    @pytest.mark.usefixtures("docs")
    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_writes_a_folder(self, run: Run, tmp_path: Path, language: str) -> None:
        code, out, remarks = run("stage", "out", "--clubs", str(SMALL), "--language", language)
        pages = list((tmp_path / "out").rglob("*.md"))
        assert (code, out, remarks) == (0, "", f"{len(pages)} pages in out\n")
        assert (tmp_path / "out/index.md").read_text(encoding="utf-8") == f"docs/{language}/index.md"
        assert (tmp_path / "out/assets/own.css").read_text(encoding="utf-8") == "docs/assets/own.css"
        assert {path.stem for path in (tmp_path / "out/clubs").glob("*.md")} == {
            *(path.stem for path in SMALL.glob("*.yml")),
            "index",
        }
        assert (tmp_path / "out/data/v1/clubs.json").exists() == (language == "fr")
        title = {"fr": "Faits et chiffres", "en": "Facts and figures"}[language]
        assert title in (tmp_path / "out/clubs/pont-des-metiers.md").read_text(encoding="utf-8")

    @pytest.mark.usefixtures("docs")
    def test_makes_its_own_folder_anew(self, run: Run, tmp_path: Path) -> None:
        run("stage", "out", "--clubs", str(SMALL))
        (tmp_path / "out" / "stale.md").write_text("old", encoding="utf-8")
        assert run("stage", "out", "--clubs", str(SMALL))[0] == 0
        assert not (tmp_path / "out" / "stale.md").exists()

    @pytest.mark.usefixtures("docs")
    def test_refuses_a_folder_of_somebody_else(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
        code, out, remarks = run("stage", "mine", "--clubs", str(SMALL))
        assert (code, out) == (2, "")
        assert remarks == "atlas: mine holds files that are not a stage; name an empty folder\n"
        assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]

    @pytest.mark.usefixtures("docs", "two_bad")
    def test_writes_nothing_from_bad_records(self, run: Run, tmp_path: Path) -> None:
        assert run("stage", "out") == (2, TEXT["en"], "atlas: 5 problems; nothing was written\n")
        assert not (tmp_path / "out").exists()

    @pytest.mark.usefixtures("docs")
    def test_refuses_a_folder_of_records_that_is_not_there(self, run: Run) -> None:
        expected = "absent:1:1: the file cannot be read: no such folder\n"
        assert run("stage", "out", "--clubs", "absent") == (2, expected, "atlas: 1 problems; nothing was written\n")


def test_the_template_says_every_code_it_names() -> None:
    text = (ROOT / "build_atlas/templates/new-club.yml").read_text(encoding="utf-8")
    for word in ("surveyed", "listed", "mentioned", "current", "business_park", "departments", "succeeded"):
        assert word in text


class TestStale:
    def test_counts_to_the_current_day(self, run: Run) -> None:
        assert run("stale", "--clubs", str(SMALL), "--over", "2") == (
            0,
            "1997        over 28 years  85   cercle-du-bocage\n"
            "1997        over 28 years  26   pont-des-metiers\n"
            "2016-05     over 10 years  79   atelier-de-la-vallee\n",
            "",
        )

    def test_an_unknown_department(self, run: Run) -> None:
        code, out, remarks = run("stale", "--clubs", str(SMALL), "--department", "99")
        assert (code, out) == (2, "")
        assert remarks == "atlas: no département has the code '99'; write for instance --department 79\n"

    @pytest.mark.parametrize("years", ["-1", "two", "1.5"])
    def test_years_are_a_whole_number(self, run: Run, capsys: pytest.CaptureFixture[str], years: str) -> None:
        with pytest.raises(SystemExit):
            run("stale", f"--over={years}")
        assert f"{years!r} is not a whole number of years" in capsys.readouterr().err

    def test_bad_records(self, run: Run, two_bad: Path) -> None:
        assert run("stale") == (2, TEXT["en"], "atlas: 5 problems; mend them first\n")


class TestNear:
    def test_says_the_clubs_around_a_place(self, run: Run) -> None:
        code, out, remarks = run("near", "--lat", "46.65", "--lon", "-0.25", "--clubs", str(SMALL), "--radius", "1")
        assert (code, remarks) == (0, "")
        assert out.startswith("Clubs near 46.65, -0.25\n")

    def test_a_name_of_several_communes(self, run: Run) -> None:
        code, out, remarks = run("near", "Saint-Denis", "--clubs", str(SMALL))
        assert (code, out) == (2, "")
        assert remarks.startswith("atlas: 4 communes are called Saint-Denis; choose one:\n  --insee 97411")

    def test_bad_records(self, run: Run, two_bad: Path) -> None:
        assert run("near", "Niort") == (2, TEXT["en"], "atlas: 5 problems; mend them first\n")
