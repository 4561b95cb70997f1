"""Lists of clubs in CSV: what becomes a record."""

from __future__ import annotations

import pytest
from csv_lists import BASE, record_of, say, write_csv
from places import ROOT

from build_atlas.candidates import Reference, create_candidate
from build_atlas.check import check_candidates
from build_atlas.geo.folding import fold
from build_atlas.importing.columns import load_columns
from build_atlas.importing.lists import read_list
from build_atlas.load import load_bytes
from build_atlas.schema import Club
from build_atlas.vocabulary import LANGUAGES

EXAMPLE = ROOT / "build_atlas" / "data" / "import_example.csv"


class TestRows:
    def test_the_example_becomes_records_that_pass_every_check(self, reference: Reference) -> None:
        outcome = read_list(EXAMPLE.read_bytes(), "example.csv", [], reference)
        assert (say(outcome), outcome.read, outcome.refused) == ([], 2, 0)
        drafts = [create_candidate(p.slug, load_bytes(p.after.encode(), f"{p.slug}.yml")) for p in outcome.proposals]
        assert list(check_candidates(drafts, reference)) == []
        assert [draft.slug for draft in drafts] == [
            "club-d-exemple-de-parthenay",
            "les-entreprises-avenir-zone-d-exemple",
        ]
        assert outcome.proposals[0].after == FIRST

    def test_the_documentation_gives_a_right_cell_for_each_column(self, reference: Reference) -> None:
        row = {column.key: column.example for column in load_columns().values()}
        record = record_of(read_list(write_csv([row]), "x.csv", [], reference))
        assert record["founded"] == {"year": 1998}
        assert record["members"] == {"companies": 60, "jobs": 1500}
        assert [source["url"] for source in record["today"]["sources"]] == [row["source_url"]]
        assert record["today"]["website"] == row["website"]

    def test_english_begun_and_left_waits_for_the_rest(self, reference: Reference) -> None:
        row = {**BASE, "facts": "Un fait.", "summary_en": "A club."}
        record = record_of(read_list(write_csv([row]), "x.csv", [], reference))
        assert record["en"] == {"pending": ["today"], "summary": "A club."}

    @pytest.mark.parametrize("delimiter", [",", ";"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_separators_and_marks(self, reference: Reference, delimiter: str, mark: bytes) -> None:
        row = {**BASE, "name": 'Club, "du" ; lac', "summary": "Une phrase,\nsur deux ; lignes."}
        outcome = read_list(mark + write_csv([row], delimiter), "x.csv", [], reference)
        assert record_of(outcome)["name"] == 'Club, "du" ; lac'
        assert record_of(outcome)["summary"] == "Une phrase, sur deux ; lignes."

    def test_french_headers(self, reference: Reference) -> None:
        rows = [{load_columns()[key].names[0].upper(): value for key, value in BASE.items()}]
        assert record_of(read_list(write_csv(rows), "x.csv", [], reference))["town"] == "Crest"

    @pytest.mark.parametrize(
        ("cells", "town", "insee"),
        [
            ({"town": "CREST"}, "Crest", "26108"),
            ({"town": "CREST", "insee": "26108"}, "Crest", "26108"),
            ({"town": "saint denis", "postcode": "93200"}, "Saint-Denis", "93066"),
            ({"town": "Bourg-en-Bresse", "postcode": "1000"}, "Bourg-en-Bresse", "01053"),
            ({"town": "", "insee": "1053"}, "Bourg-en-Bresse", "01053"),
            ({"town": "Ajaccio", "insee": "2a004"}, "Ajaccio", "2A004"),
            ({"town": "SAINT-DENIS CEDEX 9", "postcode": "97498"}, "Saint-Denis", "97411"),
            ({"town": "Roumazières-Loubert"}, "Roumazières-Loubert", "16192"),
        ],
    )
    def test_towns(self, reference: Reference, cells: dict[str, str], town: str, insee: str) -> None:
        record = record_of(read_list(write_csv([BASE | {"insee": ""} | cells]), "x.csv", [], reference))
        assert (record["town"], record["insee"]) == (town, insee)

    @pytest.mark.parametrize(
        ("cell", "expected"),
        [
            ("1 500", 1500),
            ("50-70", {"min": 50, "max": 70}),
            ("environ 60", {"min": 60, "max": 60, "approximate": True}),
            ("~ 1 200 – 1 500", {"min": 1200, "max": 1500, "approximate": True}),
        ],
    )
    def test_numbers(self, reference: Reference, cell: str, expected: object) -> None:
        record = record_of(read_list(write_csv([{**BASE, "companies": cell}]), "x.csv", [], reference))
        assert record["members"] == {"companies": expected}

    @pytest.mark.parametrize(
        ("cell", "expected"),
        [
            ("1998", {"year": 1998}),
            ("1997-1999", {"year": 1997, "until": 1999}),
            ("vers 1998", {"year": 1998, "approximate": True}),
        ],
    )
    def test_years(self, reference: Reference, cell: str, expected: object) -> None:
        assert (
            record_of(read_list(write_csv([{**BASE, "founded": cell}]), "x.csv", [], reference))["founded"] == expected
        )

    def test_a_status_by_its_label(self, reference: Reference) -> None:
        row = {**BASE, "status": "Vu actif", "as_of": "2025"}
        today = record_of(read_list(write_csv([row]), "x.csv", [], reference))["today"]
        assert (today["status"], today["as_of"]) == ("active", "2025")


FIRST = """\
name: Club d’exemple de Parthenay
acronym: CEP
kind: current
summary: Un club inventé, pour montrer comment remplir la liste.

town: Parthenay
insee: "79202"
founded: {year: 1998}
members:
  companies: {min: 60, max: 60, approximate: true}
  jobs: 1500

today:
  status: active
  as_of: "2026-05"
  website: https://example.org/parthenay
  statements:
    - Il réunit ses membres deux fois par an.
    - Il achète l’énergie en commun.
  sources:
    - title: Annuaire des clubs (exemple)
      url: https://example.org/annuaire
      date: "2026-05"

changes:
  - {date: "2026-11-23", kind: added}

en:
  summary: A made-up club, to show how to fill in the list.
  today:
    - It meets its members twice a year.
    - It buys energy in common.
"""


def test_columns_are_sound() -> None:
    columns = load_columns()
    names = [fold(name) for column in columns.values() for name in (column.key, *column.names)]
    assert len(set(names)) == len(names)
    for column in columns.values():
        assert column.field.split(".")[0] in Club.model_fields
        assert set(column.means) == set(LANGUAGES)
