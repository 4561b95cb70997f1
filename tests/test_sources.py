"""What is said of today can be traced: a source for each block, its address and its date, or that it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from cited import create_current

from build_atlas.candidates import Candidate, list_sources, list_statements
from build_atlas.check_today import remind_source_numbers
from build_atlas.schema import Club, Source


def blocks(candidates: list[Candidate]) -> Iterator[tuple[str, Club]]:
    return ((c.slug, c.club) for c in candidates if c.club is not None and c.club.today is not None)


def sources(candidates: list[Candidate]) -> list[tuple[str, Source]]:
    return [(c.slug, source) for c in candidates if c.club for _, source in list_sources(c.club)]


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

    def test_what_is_only_nearby_has_sources_of_its_own(self, real_candidates: list[Candidate]) -> None:
        found = [(c.slug, one) for c in real_candidates if c.club for one in c.club.nearby]
        assert len(found) > 20
        assert [slug for slug, one in found if not one.sources] == []

    def test_every_source_has_a_title_an_address_and_a_date_or_says_that_it_has_none(
        self, real_candidates: list[Candidate]
    ) -> None:
        found = sources(real_candidates)
        assert [slug for slug, source in found if not re.search(r"\w{2}", source.title)] == []
        assert [slug for slug, source in found if not source.address and source.url != "withheld"] == []
        assert [slug for slug, source in found if not source.dated and source.date != "undated"] == []

    def test_a_withheld_address_is_the_exception_and_its_title_names_who_published_it(
        self, real_candidates: list[Candidate]
    ) -> None:
        titles = [source.title for _, source in sources(real_candidates) if source.address is None]
        assert 0 < len(titles) <= 12
        assert [title for title in titles if not re.search(r"\(.{2,}\)$", title)] == []

    def test_some_date_is_known_for_whoever_is_called_active(self, real_candidates: list[Candidate]) -> None:
        active = [(slug, club.today) for slug, club in blocks(real_candidates) if club.today]
        seen = [slug for slug, today in active if today.status == "active" and not today.as_of]
        assert seen == []

    def test_addresses_have_the_shape_of_one(self, real_candidates: list[Candidate]) -> None:
        parts = [(slug, urlsplit(source.address)) for slug, source in sources(real_candidates) if source.address]
        assert len(parts) > 200
        assert {url.scheme for _, url in parts} == {"http", "https"}
        assert [slug for slug, url in parts if not re.search(r"\w\.\w{2,}\.?$", url.netloc)] == []
        assert [slug for slug, url in parts if url.username or url.port] == []

    def test_nobody_is_seen_active_at_no_date(self, real_candidates: list[Candidate]) -> None:
        undated = {
            slug
            for slug, club in blocks(real_candidates)
            if club.today and club.today.status != "unknown" and not club.today.as_of
            and not any(source.dated for source in club.today.sources)
        }  # fmt: skip
        assert undated == set()

    def test_a_club_of_today_says_nothing_of_itself_outside_its_block(self, real_candidates: list[Candidate]) -> None:
        clubs = [(c.slug, c.club) for c in real_candidates if c.club and c.club.kind == "current"]
        assert [slug for slug, club in clubs for _, statement in list_statements(club) if not statement.section] == []


class TestReminder:
    def say(self, *, sources: int, told: object) -> list[tuple[int, str]]:
        cited = [{"title": f"Page {number}", "url": "withheld", "date": "undated"} for number in range(sources)]
        today = {"status": "unknown", "statements": [told], "sources": cited}
        problems = remind_source_numbers(create_current("", "withheld", "undated", today=today))
        return [(problem.details["limit"], problem.severity) for problem in problems]

    def test_one_source_needs_no_number(self) -> None:
        assert self.say(sources=1, told="Un fait.") == []

    def test_two_ask_for_it(self) -> None:
        assert self.say(sources=2, told="Un fait.") == [(2, "warning")]

    def test_a_number_is_enough(self) -> None:
        assert self.say(sources=2, told={"text": "Un fait.", "sources": [2]}) == []
