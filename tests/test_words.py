"""Every word of ours stands in both languages, and every rule has its words and an example."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from string import Formatter

import pytest
import yaml
from bad_cases import TABLES, read_cases
from places import ROOT

from build_atlas.candidates import Reference, create_candidate
from build_atlas.check import check_candidates
from build_atlas.load import load_bytes
from build_atlas.strings import load_strings
from build_atlas.vocabulary import LANGUAGES, load_outline, load_vocabularies

PIECES = frozenset({"did_you_mean", "write_for_instance", "warning", "import_more", "import_summary"})
ELSEWHERE = (
    frozenset({"unreadable", "too_large", "not_utf8", "bad_file_name", "sheet_taken", "name_taken"})
    | frozenset({"lesson_file_name", "statement_too_long", "threshold_taken", "section_without_lesson"})
    | frozenset({"reads_like_fr", "reads_like_en", "page_without_twin", "english_pending", "source_unsaid"})
)
"""What a table of clubs cannot hold: test_bad_files.py, test_lessons.py and test_parity.py have an example of each."""
SENT = frozenset(
    {"sheet_too_large", "sheet_not_utf8", "sheet_empty", "sheet_quotes", "column_missing", "column_unknown"}
    | {"column_twice", "column_contact", "row_too_long", "cell_missing", "cell_without_header", "cell_formula"}
    | {"cell_number", "unknown_town", "postcode_differs", "town_unclear", "double_of_record", "double_in_list"}
    | {"correction_empty", "correction_in_braces"}
)
"""Rules of files that somebody sends; test_import_refusals.py and test_import_records.py have an example of each."""
CALLS = {"problem", "_report", "Problem", "PydanticCustomError", "OneOf"}


def read(name: str) -> dict[str, dict[str, str]]:
    text = files("build_atlas").joinpath("data", name).read_text(encoding="utf-8")
    entries: dict[str, dict[str, str]] = yaml.safe_load(text)
    return entries


MESSAGES = read("messages.yml")
RULES = frozenset(key for key in MESSAGES if not key.startswith("word.")) - PIECES


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", ["messages.yml", "strings.yml"])
def test_both_languages_say_the_same(name: str) -> None:
    for key, entry in read(name).items():
        assert set(entry) == {"fr", "en"}, key
        assert all(entry.values()), key
        assert placeholders(entry["fr"]) == placeholders(entry["en"]), key


@pytest.mark.parametrize("name", ["messages.yml", "strings.yml"])
def test_no_key_is_written_twice(name: str) -> None:
    text = files("build_atlas").joinpath("data", name).read_text(encoding="utf-8")
    keys = re.findall(r"^([\w.]+):", text, re.MULTILINE)
    assert sorted(keys) == sorted(set(keys))
    assert set(keys) == set(read(name))


def test_strings_load_in_both_languages() -> None:
    assert load_strings("fr").keys() == load_strings("en").keys()


def test_every_code_has_its_label() -> None:
    for terms in load_vocabularies().values():
        for term in terms.values():
            assert set(term.label) == set(LANGUAGES), term.code
            assert set(term.note) in (set(), set(LANGUAGES)), term.code
    assert all(set(title) == set(LANGUAGES) for title in load_outline().sections.values())


def used_rules() -> Iterator[tuple[str, str]]:
    """Every rule that the code names where it makes a problem, with its module."""
    for path in sorted((ROOT / "build_atlas").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                given = [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
                if called in CALLS:
                    given += node.args[:5]
                for value in given:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str) and "_" in value.value:
                        yield path.name, value.value


def strings_of_code() -> set[str]:
    paths = (ROOT / "build_atlas").rglob("*.py")
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in paths)
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_rule_of_the_code_has_its_words() -> None:
    used = {rule for _, rule in used_rules()}
    assert len(used) > 30
    assert used - {"min_length"} <= RULES


def test_every_rule_with_words_is_used() -> None:
    known = strings_of_code()
    assert [rule for rule in sorted(RULES | PIECES) if rule not in known] == []
    words = {key.removeprefix("word.") for key in MESSAGES if key.startswith("word.")}
    assert words <= known


def test_every_rule_has_an_example_in_the_tables(reference: Reference) -> None:
    seen = set()
    for table in sorted(TABLES.glob("*.txt")):
        for case in read_cases(table.stem):
            candidate = create_candidate("x", load_bytes(case.text.encode(), "x.yml"))
            seen |= {problem.rule for problem in check_candidates([candidate], reference)}
    assert sorted(RULES - seen - ELSEWHERE - SENT) == []
