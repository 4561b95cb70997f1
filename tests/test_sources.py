"""What is said of today can be traced: a source for each block, an address that leads somewhere, dates that hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cited import LINE, create_citing

from build_atlas.candidates import Candidate, list_statements
from build_atlas.schema import Club
from build_atlas.schema.parts import Source
from tools.check_evidence import Evidence, compare, create_evidence, main


def blocks(candidates: list[Candidate]) -> Iterator[tuple[str, Club]]:
    return ((c.slug, c.club) for c in candidates if c.club is not None and c.club.today is not None)


def sources(candidates: list[Candidate]) -> list[tuple[str, Source]]:
    return [(slug, source) for slug, club in blocks(candidates) if club.today for source in club.today.sources]


class TestRecords:
    def test_every_club_of_today_has_a_source(self, real_candidates: list[Candidate]) -> None:
        clubs = [candidate for candidate in real_candidates if candidate.club and candidate.club.kind == "current"]
        bare = [c.slug for c in clubs if not (c.club and c.club.today and c.club.today.sources)]
        assert len(clubs) > 100
        assert bare == []

    def test_every_statement_of_today_stands_beside_a_source(self, real_candidates: list[Candidate]) -> None:
        told = [(slug, club.today) for slug, club in blocks(real_candidates)]
        assert sum(len(today.statements) for _, today in told if today) > 300
        assert [slug for slug, today in told if today and today.statements and not today.sources] == []

    def test_every_source_has_a_title_and_most_an_address_or_a_date(self, real_candidates: list[Candidate]) -> None:
        found = sources(real_candidates)
        bare = [slug for slug, source in found if source.url is None and source.date is None]
        assert [slug for slug, source in found if not re.search(r"\w{2}", source.title)] == []
        assert len(bare) <= len(found) * 0.02, "a source with neither address nor date can hardly be found again"

    def test_addresses_have_the_shape_of_one(self, real_candidates: list[Candidate]) -> None:
        parts = [(slug, urlsplit(source.url)) for slug, source in sources(real_candidates) if source.url]
        assert len(parts) > 200
        assert {url.scheme for _, url in parts} == {"http", "https"}
        assert [slug for slug, url in parts if not re.search(r"\w\.\w{2,}\.?$", url.netloc)] == []
        assert [slug for slug, url in parts if url.username or url.port] == []

    def test_nobody_is_seen_active_at_no_date(self, real_candidates: list[Candidate]) -> None:
        undated = {
            slug
            for slug, club in blocks(real_candidates)
            if club.today and club.today.status != "unknown" and not club.today.as_of
            and not any(source.date for source in club.today.sources)
        }  # fmt: skip
        assert undated == set()

    def test_a_club_of_today_says_nothing_of_itself_outside_its_block(self, real_candidates: list[Candidate]) -> None:
        clubs = [(c.slug, c.club) for c in real_candidates if c.club and c.club.kind == "current"]
        assert [slug for slug, club in clubs for _, statement in list_statements(club) if not statement.section] == []


class TestEvidence:
    PAGES = Evidence(
        {"https://a.example/p": frozenset({"2016-05-17"}), "https://b.example/": frozenset()},
        frozenset({"c.example"}),
    )

    def test_is_read_wherever_it_stands(self) -> None:
        current = [{"website": "www.c.example/", "sources": [{"url": "https://b.example/", "date": "undated"}]}]
        then = [
            {"findings": [{"source_url": "https://a.example/p", "source_date": "2016-05-17 (lu)", "website": None}]}
        ]
        assert create_evidence([current, then]) == self.PAGES
        assert self.PAGES.newest == "2016-05-17"

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("url: https://a.example/p, date: '2016-05-17'", ""),
            ("url: https://a.example/p, date: '2016'", ""),
            ("url: https://a.example/p", ""),
            ("url: http://www.c.example", ""),
            ("date: '2010'", ""),
            ("url: https://new.example/, date: '2026-11'", ""),
            ("url: https://a.example/q", "https://a.example/q: not in the evidence"),
            ("url: https://a.example/p, date: '2015'", "https://a.example/p: the evidence does not date it 2015"),
            ("url: https://b.example/, date: '2016'", "https://b.example/: the evidence does not date it 2016"),
        ],
    )
    def test_bears_out_each_source(self, source: str, expected: str) -> None:
        lines = list(compare(create_citing([source]), self.PAGES))
        assert lines == ([f"club-0.yml:{LINE}: {expected}"] if expected else [])

    def test_as_a_program(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main([]) == 2
        (tmp_path / "e.json").write_text(json.dumps([{"url": "https://a.example/", "date": "2016"}]), encoding="utf-8")
        assert main(["."]) == 0
        assert capsys.readouterr().err.endswith("1 pages in the evidence, 0 sources it does not bear out\n")
