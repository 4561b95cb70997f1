"""The records of clubs/ themselves: which they are, what they rest on, and what they must not hold."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from places import ROOT

from build_atlas.candidates import Candidate, Reference, list_statements
from build_atlas.check_contacts import EMAIL, PHONE
from build_atlas.geo.gazetteer import Gazetteer
from build_atlas.model import Atlas
from build_atlas.schema import Club
from build_atlas.vocabulary import load_outline

REPORT = ROOT.parent / "shared" / "report" / "rapport.txt"
"""The text of the study, which stands beside the checkout where it may be read and nowhere else."""
MENTIONED = """action-textile-de-roanne centre-de-productique-de-roanne club-de-bressuire club-de-niort
comite-de-developpement-de-l-avallonnais district-du-val-de-drome maillage-roannais picardie-maritime-industries
plate-forme-de-die pole-de-la-mecanique-du-cher sidem-va vi-ganges"""
STUDY = ("surveyed", "listed", "mentioned")


def clubs_of(candidates: list[Candidate], *kinds: str) -> dict[str, Club]:
    return {c.slug: c.club for c in candidates if c.club is not None and c.club.kind in kinds}


def fold_spaces(text: str) -> str:
    """Words in lower case without accents, with one space wherever the text has some, and plain apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe")).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def absent_words(clubs: dict[str, Club], report: str) -> list[str]:
    """The words an ambition is said to rest on that the report does not hold."""
    folded = fold_spaces(report)
    ambitions = ((slug, ambition) for slug, club in clubs.items() for ambition in club.ambition)
    return [f"{slug}: {a.level}: {a.words}" for slug, a in ambitions if fold_spaces(a.words) not in folded]


@pytest.mark.parametrize(
    ("situation", "status", "gone"),
    [
        ("dissolved", None, True),
        ("dissolved", "unknown", True),
        ("dissolved", "active", False),
        ("active", "dissolved", True),
        ("active", "succeeded", False),
        ("dormant", None, False),
        (None, "dissolved", True),
        (None, "unknown", False),
    ],
)
def test_which_clubs_are_known_to_be_no_more(situation: str | None, status: str | None, gone: bool) -> None:
    stood = {"situation": {"code": situation, "basis": "report", "section": "II-B3-6"}} if situation else {}
    page = {"title": "Un titre", "url": "withheld", "date": "undated"}
    since = {"today": {"status": status, "as_of": "2016", "sources": (page,)}} if status else {}
    club = Club.model_validate(
        {
            "name": "Un club",
            "kind": "mentioned",
            "summary": "Un club.",
            "town": "Crest",
            "insee": "26108",
            **stood,
            **since,
        }
    )
    assert club.gone is gone


class TestWhichTheyAre:
    def test_kinds(self, real_candidates: list[Candidate]) -> None:
        kinds = Counter(club.kind for club in clubs_of(real_candidates, *STUDY).values())
        assert kinds == {"surveyed": 36, "listed": 16, "mentioned": 12}

    def test_one_record_for_each_sheet(self, real_candidates: list[Candidate]) -> None:
        sheets = [club.sheet for club in clubs_of(real_candidates, "surveyed").values()]
        assert sorted(map(str, sheets)) == sorted(load_outline().sheets)
        assert len(sheets) == 36

    def test_those_the_text_mentions(self, real_candidates: list[Candidate]) -> None:
        assert sorted(clubs_of(real_candidates, "mentioned")) == MENTIONED.split()

    def test_the_directory_is_of_vendee(self, real_candidates: list[Candidate], gazetteer: Gazetteer) -> None:
        towns = {slug: gazetteer.find(club.insee) for slug, club in clubs_of(real_candidates, "listed").items()}
        assert [slug for slug, town in towns.items() if town is None or town.department != "85"] == []


class TestWhatTheyRestOn:
    def test_statements_without_a_sheet_have_their_section(self, real_candidates: list[Candidate]) -> None:
        bare = [
            f"{slug}: {path}"
            for slug, club in clubs_of(real_candidates, "listed", "mentioned").items()
            for path, statement in list_statements(club)
            if statement.section is None
        ]
        assert bare == []

    def test_divergences_are_kept(self, real_candidates: list[Candidate]) -> None:
        clubs = clubs_of(real_candidates, *STUDY)
        assert sum(len(club.divergences) for club in clubs.values()) >= 50

    def test_every_record_is_in_both_languages(self, real_candidates: list[Candidate]) -> None:
        clubs = clubs_of(real_candidates, *STUDY)
        assert [slug for slug, club in clubs.items() if club.en is None or not club.en.summary] == []

    def test_summaries_are_short(self, real_candidates: list[Candidate]) -> None:
        clubs = clubs_of(real_candidates, *STUDY)
        assert [slug for slug, club in clubs.items() if len(club.summary.split()) > 50] == []

    def test_every_record_says_when_it_was_added(self, real_candidates: list[Candidate]) -> None:
        journals = {c.slug: c.club.changes for c in real_candidates if c.club is not None}
        assert [slug for slug, changes in journals.items() if not changes or changes[0].kind != "added"] == []

    def test_every_place_is_of_the_gazetteer(self, real_atlas: Atlas, gazetteer: Gazetteer) -> None:
        for entry in real_atlas.entries:
            assert gazetteer.communes[entry.commune.insee] is entry.commune
            assert gazetteer.communes[entry.centre.insee] is entry.centre
            assert all(gazetteer.departments[d.code] is d for d in entry.departments)


class TestWhatTheyMustNotHold:
    def test_no_way_to_reach_anybody(self) -> None:
        for path in sorted((ROOT / "clubs").glob("*.yml")):
            text = path.read_text(encoding="utf-8")
            assert PHONE.search(text) is None, path.name
            assert EMAIL.search(text) is None, path.name

    def test_nothing_of_today_in_the_study(self, real_candidates: list[Candidate], reference: Reference) -> None:
        for slug, club in clubs_of(real_candidates, *STUDY).items():
            assert club.founded is None or club.founded.year <= 1997, slug
            assert club.today is None or club.today.sources, slug
            for source in club.today.sources if club.today else ():
                assert source.dated is None or 1998 <= int(source.dated[:4]) <= reference.today.year, slug


class TestAmbitions:
    def test_folding(self) -> None:
        assert fold_spaces("Se  CONNAÎTRE\n mieux l’œuvre") == "se connaitre mieux l'oeuvre"

    def test_words_that_are_not_there_are_named(self, small_atlas: Atlas) -> None:
        clubs = {entry.slug: entry.club for entry in small_atlas.entries}
        assert absent_words(clubs, "Il faut se  connaitre\nMIEUX.") == []
        assert absent_words(clubs, "Il faut se connaître.") == ["atelier-de-la-vallee: N1: se connaître mieux"]

    @pytest.mark.parametrize("report", [path for path in (REPORT,) if path.is_file()], ids=lambda path: path.name)
    def test_words_stand_in_the_study(self, report: object, real_candidates: list[Candidate]) -> None:
        assert absent_words(clubs_of(real_candidates, *STUDY), REPORT.read_text(encoding="utf-8")) == []
        assert str(report).endswith("rapport.txt")
