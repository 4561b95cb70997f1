"""The comparison of the records with the evidence finds what the evidence does not bear out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cited import LINE, create_citing, create_current

from tools.check_evidence import compare, create_evidence, main

CURRENT: list[dict[str, Any]] = [
    {
        "name": "Club A",
        "members": 120,
        "note": "about 1,500 jobs",
        "website": "www.c.example/",
        "sources": [
            {"url": "https://b.example/", "title": "Le club (B)", "date": "undated"},
            {"url": "https://b.example/autumn", "title": "Le club (B)", "date": "2012 (inferred)"},
            {"url": "https://a-name.example/", "title": "L'an du club (C)", "date": "2014-03", "members": 90},
        ],
    },
    {"name": "Club Z", "members": 77, "sources": [{"url": "https://z.example/", "date": "undated"}]},
]
THEN = [{"findings": [{"source_url": "https://a.example/p", "source_date": "2016-05-17", "claim": "12 members"}]}]
PAGES = create_evidence([CURRENT, THEN])


def test_the_newest_date_is_that_of_any_page() -> None:
    assert PAGES.newest == "2016-05-17"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("url: https://a.example/p, date: '2016-05-17'", ""),
        ("url: https://a.example/p, date: '2016'", ""),
        ("url: https://b.example/, date: undated", ""),
        ("url: https://b.example/autumn, date: undated", ""),
        ("url: https://b.example/autumn, date: '2012'", ""),
        ("url: http://www.c.example, date: undated", ""),
        ("url: withheld, title: L’an du club (C), date: 2014-03", ""),
        ("url: https://new.example/, date: '2026-11'", ""),
        ("url: https://a.example/q, date: undated", "https://a.example/q: not in the evidence"),
        ("url: withheld, title: L’an d’un club (C), date: 2014-03", "L’an d’un club (C): not in the evidence"),
        ("url: https://a.example/p, date: undated", "https://a.example/p: the evidence dates it 2016-05-17"),
        ("url: https://a.example/p, date: '2015'", "https://a.example/p: the evidence does not date it 2015"),
        ("url: https://b.example/, date: '2016'", "https://b.example/: the evidence does not date it 2016"),
    ],
)
def test_bears_out_each_source(source: str, expected: str) -> None:
    lines = list(compare(create_citing([source]), PAGES))
    assert lines == ([f"club-0.yml:{LINE}: {expected}"] if expected else [])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Il réunit 120 entreprises.", []),
        ("Les membres emploient 1 500 personnes, et 90 en 2014.", []),
        ("Il réunit 121 entreprises en 2013.", ["121, 2013"]),
        ("Il réunit 77 entreprises.", ["77"]),
        ("Il réunit des entreprises.", []),
    ],
)
def test_bears_out_each_number(told: str, expected: list[str]) -> None:
    lines = list(compare([create_current(told, "https://b.example/", "undated")], PAGES))
    assert [line.split(": ", 1)[1] for line in lines] == [
        f"{numbers}: no such number in the evidence" for numbers in expected
    ]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"summary": "Un club de 13 membres."}, 1),
        ({"members": {"companies": {"min": 120, "max": 130}}}, 1),
        ({"members": {"companies": 120}}, 0),
        ({"founded": {"year": 1990, "until": 2014}}, 1),
        ({"founded": {"year": 2012, "until": 2014}}, 0),
    ],
)
def test_holds_a_club_of_today_to_the_numbers_wherever_they_stand(keys: dict[str, Any], expected: int) -> None:
    candidate = create_current("Il réunit des entreprises.", "https://b.example/", "undated", **keys)
    assert len(list(compare([candidate], PAGES))) == expected


@pytest.mark.parametrize(("numbers", "expected"), [([1], 0), ([2], 1), ([1, 2], 0), ([], 0)])
def test_a_number_is_sought_beside_the_sources_it_rests_on(numbers: list[int], expected: int) -> None:
    cited = [("https://b.example/", "undated"), ("https://a.example/p", "2016-05-17")]
    sources = [{"title": "Un titre", "url": url, "date": date} for url, date in cited]
    told = {"text": "Il réunit 120 entreprises.", "sources": numbers}
    today = {"status": "unknown", "statements": [told], "sources": sources}
    candidate = create_current("", *cited[0], today=today, summary="Un club.")
    assert len(list(compare([candidate], PAGES))) == expected


@pytest.mark.parametrize(("told", "expected"), [("12 membres en 1997.", 0), ("13 membres.", 1)])
def test_holds_what_is_nearby_to_its_own_sources(told: str, expected: int) -> None:
    page = {"title": "Un titre", "url": "https://a.example/p", "date": "2016-05-17"}
    nearby = [{"relation": "other_body", "text": told, "sources": [page]}]
    candidate = create_current("Il réunit des entreprises.", "https://b.example/", "undated", nearby=nearby)
    assert len(list(compare([candidate], PAGES))) == expected


@pytest.mark.parametrize(
    ("website", "expected"), [("https://c.example", []), ("https://d.example/", ["https://d.example/"])]
)
def test_a_website_is_one_that_the_evidence_gives(website: str, expected: list[str]) -> None:
    page = {"title": "Un titre", "url": "https://b.example/", "date": "undated"}
    today = {"status": "unknown", "website": website, "statements": ["Il existe."], "sources": [page]}
    lines = list(compare([create_current("", "", "", today=today)], PAGES))
    assert [line.split(": ")[1] for line in lines] == expected


def test_a_sum_is_borne_out_for_its_club() -> None:
    candidate = create_current("La moitié des 120 entreprises, soit 60.", "https://b.example/", "undated")
    assert list(compare([candidate], PAGES, {"club": {60.0}})) == []
    assert len(list(compare([candidate], PAGES, {"other": {60.0}}))) == 1


def test_a_record_with_a_later_source_is_not_held_to_the_numbers() -> None:
    assert list(compare([create_current("Il réunit 121 entreprises.", "https://new.example/", "2026-11")], PAGES)) == []


def test_as_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([]) == 2
    (tmp_path / "e.json").write_text(json.dumps([{"url": "https://a.example/", "date": "2016"}]), encoding="utf-8")
    assert main(["."]) == 0
    assert capsys.readouterr().err.endswith("2 addresses and titles in the evidence, 0 lines to correct\n")
