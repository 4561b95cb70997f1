"""What holds for any input: nothing raises, addresses lead back, text set once stays set."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from typing import Any
from urllib.parse import urljoin

import yaml
from bad_cases import BASE
from hypothesis import example, given, settings
from hypothesis import strategies as st
from places import ROOT

from build_atlas.candidates import Reference, create_candidate
from build_atlas.check import SLUG, check_candidates, create_slug
from build_atlas.links import Site, relative, url_of
from build_atlas.load import load_bytes
from build_atlas.model import Atlas
from build_atlas.problems import Problem, render_problems
from build_atlas.schema import Club, RangeRecord
from build_atlas.typography import set_distance, set_range, set_text
from build_atlas.views.exports import create_csv
from build_atlas.views.renderer import script_json
from build_atlas.vocabulary import LANGUAGES, load_vocabularies

TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
PIECES = [
    *(ROOT / "tests/data/yaml_pieces.txt").read_text(encoding="utf-8").split(),
    *("\t", "\r", "\x85", "\u2028", "\ufeff", "\ue000", "\n", "\n  ", ": ", "- ", " "),
]
YAMLISH = st.lists(
    st.sampled_from([*PIECES, "\n", "\n  ", ": ", "- ", "? ", ", ", "[", "]", "{", "}", " "]), max_size=40
)
SIGNS = st.text(st.sampled_from("aé1 0\u00a0\u202f\n:;!?«»“”'’%F€.,("), max_size=30)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), TEXT,
    st.sampled_from([code for terms in load_vocabularies().values() for code in terms]),
    st.sampled_from(["II-B3-6", "R14", "26108", "26", "x", "2016-02-30", "0000", "04 75 25 10 10", "a@b.fr", "…"]),
)  # fmt: skip
KEYS = st.sampled_from([*Club.model_fields, "code", "basis", "section", "reason", "text", "min", "max", "year", "until",
                        "level", "words", "shape", "circle", "radius_km", "departments", "drawn", "status", "sources",
                        "title", "date", "as_of", "field", "shown", "sheet", "companies", "francs", "zzz"])  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5) | st.dictionaries(TEXT, inner),
    max_leaves=12,
)
RIGHT: dict[str, Any] = yaml.safe_load("\n".join(BASE.values()))
SEGMENTS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
FOLDERS = st.lists(SEGMENTS, max_size=4)
PAGES = st.builds(lambda folders, name: "/".join([*folders, f"{name}.md"]), FOLDERS, SEGMENTS | st.just("index"))
FILES = st.builds(lambda folders, name: "/".join([*folders, f"{name}.json"]), FOLDERS, SEGMENTS)
RANGES = st.builds(
    lambda low, more, about: RangeRecord(min=low, max=more + (low or 0), approximate=about),
    st.none() | st.integers(0, 10**9), st.integers(0, 10**9), st.booleans(),
) | st.builds(lambda low: RangeRecord(min=low), st.integers(0, 10**9))  # fmt: skip


def assert_sound(problems: list[Problem]) -> None:
    """Every problem has a place that an editor can go to, and words in both languages, on one line."""
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        for language in LANGUAGES:
            assert problem.message(language).strip()
    for language in LANGUAGES:
        lines = render_problems(problems, "text", language)
        lines.encode()
        assert all(re.match(r"x\.yml:\d+:\d+: ", line) for line in lines.split("\n")[:-1])
        assert json.loads(render_problems(problems, "json", language)) is not None
        assert render_problems(problems, "github", language).count("\n") == lines.count("\n")


def check(content: bytes, reference: Reference) -> list[Problem]:
    return list(check_candidates([create_candidate("x", load_bytes(content, "x.yml"))], reference))


class TestCheck:
    @given(st.binary(max_size=200))
    def test_any_bytes(self, reference: Reference, content: bytes) -> None:
        assert_sound(check(content, reference))

    @given(TEXT)
    def test_any_text(self, reference: Reference, text: str) -> None:
        assert_sound(check(text.encode(), reference))

    @settings(max_examples=400)
    @given(YAMLISH)
    def test_anything_like_yaml(self, reference: Reference, pieces: list[str]) -> None:
        assert_sound(check("".join(pieces).encode(), reference))

    @settings(max_examples=300)
    @given(st.dictionaries(KEYS, VALUES, max_size=6))
    def test_any_values(self, reference: Reference, values: dict[str, Any]) -> None:
        assert_sound(check(yaml.safe_dump(RIGHT | values, allow_unicode=True).encode(), reference))

    @given(st.dictionaries(st.sampled_from(sorted(RIGHT)), VALUES, max_size=2))
    def test_values_in_place_of_right_ones(self, reference: Reference, values: dict[str, Any]) -> None:
        assert_sound(check(yaml.safe_dump(RIGHT | values, sort_keys=False).encode(), reference))

    @given(TEXT)
    def test_any_line_after_a_right_record(self, reference: Reference, line: str) -> None:
        content = "\n".join([*BASE.values(), line])
        problems = check(content.encode(), reference)
        assert_sound(problems)
        assert all(problem.line <= len(re.split("\r\n|[\n\r\x85\u2028\u2029]", content)) for problem in problems)


class TestSlug:
    @given(TEXT)
    def test_is_a_slug_and_stays_one(self, name: str) -> None:
        slug = create_slug(name)
        assert SLUG.fullmatch(slug)
        assert len(slug) <= 80
        assert create_slug(slug) == slug

    @given(st.lists(SEGMENTS, min_size=1, max_size=5))
    def test_keeps_every_word(self, words: list[str]) -> None:
        name = " ".join(words)
        assert create_slug(name.upper()) == "-".join(name.replace("-", " ").split())[:80].strip("-")


class TestLinks:
    @given(PAGES, PAGES | FILES, st.sampled_from(["", "#part"]))
    def test_lead_to_their_target(self, source: str, target: str, anchor: str) -> None:
        base = "https://atlas.example/sub/"
        assert urljoin(base + url_of(source), relative(source, target + anchor)) == base + url_of(target) + anchor

    @given(PAGES, SEGMENTS, st.sampled_from(LANGUAGES))
    def test_lead_to_the_data_from_both_editions(self, source: str, name: str, language: Any) -> None:
        site = Site(language, "https://atlas.example/sub/")
        assert urljoin(site.address(source), site.data_link(source, f"{name}.json")) == site.data_address(
            f"{name}.json"
        )

    @given(PAGES, PAGES)
    def test_are_relative(self, source: str, target: str) -> None:
        assert not relative(source, target).startswith(("/", "http"))


class TestTypography:
    @example("Quoi?! Non!! Si:", "fr")
    @example("« a:» ;: b", "fr")
    @given(SIGNS | TEXT, st.sampled_from(LANGUAGES))
    def test_text_set_once_stays_set(self, text: str, language: Any) -> None:
        once = set_text(text, language)
        assert set_text(once, language) == once
        assert "\n" not in once

    @given(TEXT)
    def test_loses_no_letter(self, text: str) -> None:
        letters = [c for c in text.replace("'", "’") if not c.isspace()]
        assert [c for c in set_text(text, "fr") if not c.isspace()] == letters

    @given(RANGES, st.sampled_from(LANGUAGES), st.sampled_from(["", "%", "F"]))
    def test_a_range_is_never_silent(self, value: RangeRecord, language: Any, unit: str) -> None:
        words = set_range(value, language, unit)
        assert re.search(r"\d", words)
        assert words.endswith(unit)
        assert words == words.strip()
        assert value.approximate == bool(re.search("environ|about", words))

    @given(st.floats(0, 20_000), st.sampled_from(LANGUAGES))
    def test_a_distance_has_its_unit(self, km: float, language: Any) -> None:
        assert set_distance(km, language).endswith("\u00a0km")


class TestData:
    @given(name=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), town=TEXT)
    def test_the_table_reads_back_and_runs_nothing(self, small_atlas: Atlas, name: str, town: str) -> None:
        entry = small_atlas.entries[0]
        club = entry.club.model_copy(update={"name": name, "town": town})
        atlas = Atlas((dataclasses.replace(entry, club=club), *small_atlas.entries[1:]), small_atlas.gazetteer)
        rows = list(csv.DictReader(io.StringIO(create_csv(atlas, Site("fr", "https://a.example/")), newline="")))
        assert len(rows) == len(atlas)
        assert rows[0]["name"].removeprefix("'") == name.removeprefix("'")
        assert rows[0]["town"].removeprefix("'") == town.removeprefix("'")
        cells = [cell for row in rows for key, cell in row.items() if key not in ("lat", "lon")]
        assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]

    @given(VALUES.filter(lambda value: "datetime" not in repr(value) and "nan" not in repr(value)))
    def test_json_in_a_page_ends_no_script(self, value: Any) -> None:
        text = script_json(json.loads(json.dumps(value)))
        assert not set("<>&\u2028\u2029") & set(text)
        assert json.loads(text) == json.loads(json.dumps(value))
