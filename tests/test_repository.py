"""The repository's own ways in: issue forms, workflows, the guide; held to the schema and the lists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from places import ROOT

from build_atlas.geo.folding import fold
from build_atlas.importing.columns import CONTACT_WORDS, load_columns
from build_atlas.schema import Club
from build_atlas.vocabulary import load_vocabularies

FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
VOCABULARIES = {"status": "today_status"}
FREE = "correction"
"""The one field that is no key of a record: what is wrong, in words."""


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def fields(path: Path) -> list[dict[str, Any]]:
    return [item for item in read(path)["body"] if item["type"] != "markdown"]


def needed(path: Path) -> set[str]:
    return {field["id"] for field in fields(path) if field.get("validations", {}).get("required")}


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        ("github-issue-forms", FORMS),
        ("github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("github-workflows", WORKFLOWS),
        ("citation-file-format", [ROOT / "CITATION.cff"]),
    ],
)
def test_files_for_the_host_are_what_its_schema_asks(kind: str, paths: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "ok -- validation done\n")


def test_there_are_three_forms() -> None:
    assert [path.stem for path in FORMS] == ["1-ajouter", "2-corriger", "3-toujours-exact"]
    assert read(ROOT / ".github/ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": True}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
class TestForms:
    def test_is_a_form(self, path: Path) -> None:
        form = read(path)
        assert set(form) == {"name", "description", "title", "body"}
        assert {item["type"] for item in form["body"]} <= {"markdown", "input", "textarea", "dropdown"}
        for field in fields(path):
            assert set(field) <= {"type", "id", "attributes", "validations"}
            assert set(field["attributes"]) <= {"label", "description", "placeholder", "options"}

    def test_is_in_both_languages(self, path: Path) -> None:
        form = read(path)
        texts = [form["name"], form["description"], *(field["attributes"]["label"] for field in fields(path))]
        assert [text for text in texts if text.count(" / ") != 1] == []

    def test_fields_are_keys_of_a_record(self, path: Path) -> None:
        ids = [field["id"] for field in fields(path)]
        assert len(set(ids)) == len(ids)
        keys = {key: column.field.split(".")[0] for key, column in load_columns().items()} | {"slug": "slug"}
        assert [name for name in ids if name != FREE and keys.get(name) not in Club.model_fields] == []

    def test_options_are_those_of_the_lists(self, path: Path) -> None:
        for field in fields(path):
            assert (field["type"] == "dropdown") == (field["id"] in VOCABULARIES)
            if field["type"] == "dropdown":
                terms = [
                    term for term in load_vocabularies()[VOCABULARIES[field["id"]]].values() if term.code != "unknown"
                ]
                expected = [f"{term.code} — {term.label['fr']} / {term.label['en']}" for term in terms]
                assert field["attributes"]["options"] == expected

    def test_asks_for_no_way_to_reach_a_person(self, path: Path) -> None:
        words = {word for field in fields(path) for word in fold(field["attributes"]["label"]).split()}
        assert not words & (CONTACT_WORDS | {"personne", "person", "president", "responsable"})
        assert "No phone number" in read(path)["body"][0]["attributes"]["value"]


def test_a_new_club_is_asked_what_a_list_is() -> None:
    always = {column.key for column in load_columns().values() if column.need}
    assert needed(FORMS[0]) == always | {"status"}


class TestWorkflows:
    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
    def test_asks_for_little_and_pins_its_actions(self, path: Path) -> None:
        workflow = read(path)
        assert workflow["permissions"] == {"contents": "read"}
        used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
        assert [action for action in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", action)] == []

    def test_a_pull_request_is_annotated_and_built(self) -> None:
        (job,) = read(ROOT / ".github/workflows/pull-request.yml")["jobs"].values()
        runs = [step["run"] for step in job["steps"] if "run" in step]
        assert "permissions" not in job
        assert any(".venv/bin/atlas check --format github" in run for run in runs)
        assert runs[-1] == "make site"
        assert job["steps"][-1]["with"]["path"] == "site"

    def test_the_template_of_a_pull_request_names_real_commands(self) -> None:
        text = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
        assert {"`atlas check`", "`make test`", "`CHANGELOG.md`"} <= set(re.findall(r"`[^`]+`", text))


class TestGuide:
    TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    def test_the_table_says_every_column(self) -> None:
        rows = re.findall(r"^\| (.+) \| `(\w+)` \| (✓ )?\| (.+) \| (.+) \|$", self.TEXT, re.MULTILINE)
        expected = [
            (
                column.names[0],
                column.key,
                "✓ " if column.need == "always" else "",
                *(column.means[language].replace("|", "\\|") for language in ("fr", "en")),
            )
            for column in load_columns().values()
        ]
        assert rows == expected

    def test_what_it_links_to_is_there(self) -> None:
        links = [link for link in re.findall(r"\]\(([^)#]+)\)", self.TEXT) if "://" not in link]
        assert len(links) > 8
        assert [link for link in links if not (ROOT / link).exists()] == []

    def test_both_languages_say_the_same_parts(self) -> None:
        french, english = self.TEXT.split("## Français\n")[1].split("## English\n")
        french_parts, english_parts = french.count("\n### "), english.count("\n### ")
        assert (french_parts, french.count("\n* ")) == (english_parts, english.count("\n* "))
