"""Lists of clubs in CSV: what becomes a record, and what is said of each row that does not."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from places import ROOT, SMALL

from build_atlas.candidates import Candidate, Reference, create_candidate, list_files, load_candidates
from build_atlas.check import check_candidates, create_slug
from build_atlas.geo.folding import fold
from build_atlas.geo.gazetteer import Gazetteer
from build_atlas.importing.columns import load_columns
from build_atlas.importing.lists import read_list
from build_atlas.importing.outcome import Outcome, show_changes
from build_atlas.importing.sheet import MAX_SHEET_BYTES
from build_atlas.importing.yaml_text import write_record
from build_atlas.load import load_bytes
from build_atlas.problems import render_problems
from build_atlas.schema import Club
from build_atlas.vocabulary import LANGUAGES

BASE = {
    "name": "Club du lac",
    "town": "Crest",
    "insee": "26108",
    "postcode": "",
    "summary": "Un club d’essai.",
    "source_title": "Annuaire",
    "source_url": "https://example.org/a",
    "source_date": "2026-05",
}
EXAMPLE = ROOT / "build_atlas" / "data" / "import_example.csv"


@pytest.fixture(scope="module")
def existing() -> list[Candidate]:
    return load_candidates(list_files(SMALL))


def write_csv(rows: Sequence[Mapping[str, str]], delimiter: str = ";") -> bytes:
    """A list with the columns of its rows, as a spreadsheet saves it."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([row.get(key, "") for key in columns] for row in rows)
    return out.getvalue().encode()


def say(outcome: Outcome) -> list[str]:
    return render_problems(outcome.problems).splitlines()


def record_of(outcome: Outcome) -> dict[str, Any]:
    assert say(outcome) == []
    record: dict[str, Any] = yaml.safe_load(outcome.proposals[0].after)
    return record


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
        assert [source["url"] for source in record["today"]["sources"]] == [row["source_url"], row["website"]]

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
  statements:
    - Il réunit ses membres deux fois par an.
    - Il achète l’énergie en commun.
  sources:
    - title: Annuaire des clubs (exemple)
      url: https://example.org/annuaire
      date: "2026-05"
    - title: Site de l’association
      url: https://example.org/parthenay
      date: undated

changes:
  - {date: "2026-11-23", kind: added}

en:
  summary: A made-up club, to show how to fill in the list.
  today:
    - It meets its members twice a year.
    - It buys energy in common.
"""

BAD: Mapping[str, tuple[Mapping[str, str], Sequence[str]]] = {
    "no name": ({"name": ""}, ["1: name: the cell is empty; write for instance Club d’entreprises de la Sèvre"]),
    "no town": ({"town": "", "insee": ""}, ["2: town: the cell is empty; write for instance Parthenay"]),
    "no source": (
        {"source_title": "", "source_url": " ", "source_date": ""},
        [
            "6: source_title: the cell is empty; write for instance Annuaire des clubs (CCI des Deux-Sèvres)",
            "7: source_url: the cell is empty; write for instance https://example.org/annuaire",
            "8: source_date: the cell is empty; write for instance 2026-05",
        ],
    ),
    "a slip in the town": (
        {"town": "Crestt", "postcode": "26400", "insee": ""},
        ["2: town: no commune is called Crestt; did you mean Crest?"],
    ),
    "a slip without a postcode": (
        {"town": "Parthenai", "insee": ""},
        ["2: town: no commune is called Parthenai; did you mean Parthenay?"],
    ),
    "no such town": ({"town": "Zzyzx", "insee": ""}, ["2: town: no commune is called Zzyzx"]),
    "several communes": (
        {"town": "Saint-Denis", "insee": ""},
        [
            "2: town: several communes are called Saint-Denis: Saint-Denis (11339, 11310), Saint-Denis (30247, 30500), "
            "Saint-Denis (93066, 93200), Saint-Denis (97411, 97400); add the column insee"
        ],
    ),
    "the postcode of another": (
        {"postcode": "79200", "insee": ""},
        ["4: postcode: Crest does not have the postcode 79200; choose among Crest (26108, 26400)"],
    ),
    "no such code": ({"insee": "26999"}, ["3: insee: no commune has the INSEE code 26999; did you mean 26108?"]),
    "the code of another": ({"insee": "79202"}, ["2: town: Crest is not the commune 79202, which is Parthenay"]),
    "a formula": (
        {"summary": "=cmd|' /C calc'!A0"},
        ["5: summary: =cmd|' /C calc'!A0 starts with =, as a formula does; write the text without it"],
    ),
    "a phone number": (
        {"summary": "Appelez le 05 49 00 00 00."},
        ["5: summary: this looks like a phone number (05 49 00 00 00); contact details never enter the atlas"],
    ),
    "an e-mail address": (
        {"name": "Club a@example.org"},
        ["1: name: this looks like an e-mail address (a@example.org); contact details never enter the atlas"],
    ),
    "a control character": (
        {"summary": "Un\0club"},
        ["5: summary: the character U+0000 is not allowed in YAML; remove it"],
    ),
    "an address without https": (
        {"source_url": "example.org"},
        ["7: source_url: example.org does not have the expected form; write for instance url: https://example.org/page"],
    ),
    "a date of a spreadsheet": (
        {"source_date": "17/05/2026"},
        ['8: source_date: 17/05/2026 does not have the expected form; write for instance date: "2016-05"'],
    ),
    "a date that is none": (
        {"source_date": "2026-02-30"},
        ["8: source_date: 2026-02-30 is not a date of the calendar"],
    ),
    "a date to come": (
        {"source_date": "2027"},
        ["8: source_date: 2027 is after 2026-11-23, the current day"],
    ),
    "a year to come": ({"founded": "2072"}, ["9: founded: 2072 is after 2026, the current year"]),
    "years the wrong way round": (
        {"founded": "1999-1997"},
        ["9: founded: the range runs backwards: 1999 is more than 1997"],
    ),
    "no number": (
        {"companies": "beaucoup"},
        ["9: companies: beaucoup is not a number or two; write for instance 60, 50-70 or about 60"],
    ),
    "no such status": (
        {"status": "actife"},
        ["9: status: actife is not one of active, dissolved, succeeded, unknown; did you mean active?"],
    ),
    "a record of that name": (
        {"name": "CERCLE DU BOCAGE"},
        [
            "1: name: CERCLE DU BOCAGE is already in the atlas: cercle-du-bocage (La Mothe-Achard); correct "
            "that record, or write the commune into the name if this is another club"
        ],
    ),
    "an alias of a record": (
        {"name": "Atelier des Patrons"},
        [
            "1: name: Atelier des Patrons is already in the atlas: atelier-de-la-vallee (Parthenay); correct "
            "that record, or write the commune into the name if this is another club"
        ],
    ),
    "an acronym of the same commune": (
        {"name": "A.D.V", "acronym": "ADV", "town": "Parthenay", "insee": "79202"},
        [
            "1: name: A.D.V is already in the atlas: atelier-de-la-vallee (Parthenay); correct "
            "that record, or write the commune into the name if this is another club"
        ],
    ),
    "two faults": (
        {"town": "Zzyzx", "insee": "", "summary": "x" * 1201},
        ["2: town: no commune is called Zzyzx", "5: summary: too long: 1201 characters, at most 1200"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_row_says_exactly(case: str, existing: list[Candidate], reference: Reference) -> None:
    cells, expected = BAD[case]
    outcome = read_list(write_csv([{**BASE, **cells}]), "x.csv", existing, reference)
    assert say(outcome) == [f"x.csv:2:{line}" for line in expected]
    assert (outcome.proposals, outcome.read, outcome.refused) == ((), 1, 1)


def test_an_acronym_of_another_commune_is_free(existing: list[Candidate], reference: Reference) -> None:
    assert say(read_list(write_csv([{**BASE, "acronym": "ADV"}]), "x.csv", existing, reference)) == []


def test_twice_in_one_list(reference: Reference) -> None:
    rows = [
        BASE,
        BASE | {"name": "Autre"},
        BASE | {"name": "CLUB DU LAC"},
        BASE | {"name": "x" * 90},
        BASE | {"name": "x" * 95},
    ]
    assert say(read_list(write_csv(rows), "x.csv", [], reference)) == [
        "x.csv:4:1: name: CLUB DU LAC is already on line 2: club-du-lac; keep one, or write the commune into the name "
        "if this is another club",
        f"x.csv:6:1: name: {'x' * 95} is already on line 5: {'x' * 80}; keep one, or write the commune into the name "
        "if this is another club",
    ]


HEAD = "name;town;summary;source_title;source_url;source_date"
GOOD = "Club;Crest;Un club.;Annuaire;https://example.org;2026"
EMPTY = ["1:1: the file is empty; its first row names the columns, such as name;town;summary"]
DOUBLE = "name: Club is already on line 2: club; keep one, or write the commune into the name if this is another club"
FILES: Mapping[str, tuple[bytes, Sequence[str]]] = {
    "empty": (b"", EMPTY),
    "blank": (b"\xef\xbb\xbf\r\n;;;\r\n", EMPTY),
    "latin-1": (
        f"{HEAD}\nClub de l’été;".encode() + "Évian".encode("latin-1"),
        ["2:15: byte 0xC9 is not UTF-8; in the spreadsheet, save as “CSV UTF-8”"],
    ),
    "utf-16": (HEAD.encode("utf-16"), ["1:1: byte 0xFF is not UTF-8; in the spreadsheet, save as “CSV UTF-8”"]),
    "10 MB": (
        b"x" * 10_000_000,
        [f"1:1: the file weighs 10000000 bytes; a list fits in {MAX_SHEET_BYTES}: cut it into several"],
    ),
    "no header": (
        b"Xyz;Lyon\n",
        [
            "1:1: Xyz: unknown column; rename it, or take it out",
            *(
                f"1:1: {key}: the column is missing; the first row names the columns, such as name;town;summary"
                for key in ("name", "source_date", "source_title", "source_url", "summary", "town")
            ),
            "1:2: Lyon: unknown column; rename it, or take it out",
        ],
    ),
    "a slip in a header": (
        f"{HEAD};Comune\n{GOOD};".encode(),
        ["1:7: Comune: unknown column; rename it, or take it out; did you mean commune?"],
    ),
    "a column of phone numbers": (
        f"{HEAD};Tél. portable\n{GOOD};".encode(),
        ["1:7: Tél. portable: contact details never enter the atlas; take this column out"],
    ),
    "a column twice": (
        f"{HEAD};Nom\n{GOOD};Autre".encode(),
        ["1:7: Nom: column 1 is the column name already; keep one"],
    ),
    "too many cells": (
        f"{HEAD}\n{GOOD};de trop\n{GOOD};;;\n".encode(),
        [
            "2:7: 7 cells, where the first row has 6; put quotes around a text that holds the separator",
            f"3:1: {DOUBLE}",
        ],
    ),
    "a column without a name": (
        f"{HEAD};\n{GOOD};note".encode(),
        ["2:7: note stands in a column without a name; name it, or take it out"],
    ),
    "a quote left open": (
        f'{HEAD}\n{GOOD}\n"Club 2;Crest\n{GOOD}\n'.encode(),
        ["3:1: a quote of this row is not closed, or stands inside a text; write it twice: \"Club \"\"Avenir\"\"\""],
    ),
    "a quote inside a text": (
        f'{HEAD}\n"Club "Avenir"";Crest\n'.encode(),
        ["2:1: a quote of this row is not closed, or stands inside a text; write it twice: \"Club \"\"Avenir\"\"\""],
    ),
    "a cell of 200,000 characters": (
        f"{HEAD}\n{'x' * 200_000};Crest\n".encode(),
        ["2:1: a quote of this row is not closed, or stands inside a text; write it twice: \"Club \"\"Avenir\"\"\""],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_says_exactly(case: str, reference: Reference) -> None:
    content, expected = FILES[case]
    outcome = read_list(content, "x.csv", [], reference)
    assert say(outcome) == [f"x.csv:{line}" for line in expected]
    if case not in ("too many cells", "a column without a name"):
        assert outcome.proposals == ()


def test_empty_rows_and_rows_cut_short(reference: Reference) -> None:
    content = f"{HEAD};website\n;;;;\n{GOOD}\n\n  ;\n".encode()
    assert record_of(read_list(content, "x.csv", [], reference))["name"] == "Club"


def test_a_thousand_rows_with_fifty_bad_ones(gazetteer: Gazetteer, reference: Reference) -> None:
    communes = sorted(gazetteer.communes.values(), key=lambda commune: commune.insee)[:1000]
    rows = [
        BASE | {"name": f"Club {i}", "town": commune.name, "insee": "99999" if i % 20 == 7 else commune.insee}
        for i, commune in enumerate(communes)
    ]
    outcome = read_list(write_csv(rows), "x.csv", [], reference)
    assert (outcome.read, len(outcome.proposals), outcome.refused) == (1000, 950, 50)
    assert len({problem.line for problem in outcome.problems}) == 50
    assert {(problem.field, problem.rule) for problem in outcome.problems} == {("insee", "unknown_insee")}
    shown, hidden = show_changes(outcome.proposals, "clubs")
    assert shown.count("\n+name: ") + hidden == 950
    assert shown.count("\n") <= 400


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=60)
SIGNS = st.text(st.sampled_from("aé1: #-?&*!|>'\"%@`{}[],\\\n\t\u2028\u00a0\u0085\ufeff😀"), max_size=20)


@given(st.dictionaries(st.sampled_from(sorted(Club.model_fields)), TEXT | SIGNS | st.text(), min_size=1))
@settings(max_examples=300)
def test_a_record_reads_back_as_it_was_written(record: dict[str, str]) -> None:
    nested: dict[str, Any] = {
        **record,
        "list": [*record.values(), {"a": "b", **record}],
        "map": {"low": 1, "about": True},
    }
    text = write_record(nested)
    assert yaml.safe_load(text) == nested
    assert yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == nested


WORDS = st.sampled_from(
    ["no", "01", "---", "null", "1998", "2016-05-17", "Été", "y: 1", "a #b", "« Avenir »", "it's", '"x"']
)


@given(
    st.lists(st.tuples(WORDS | TEXT, WORDS | TEXT, st.integers(0, 10**6)), min_size=1, max_size=4),
    st.sampled_from(",;"),
)
@settings(max_examples=60)
def test_records_say_what_their_rows_said(
    reference: Reference, said: list[tuple[str, str, int]], delimiter: str
) -> None:
    rows = [
        {**BASE, "name": f"Club {name}", "summary": f"Un club {summary}", "companies": str(count)}
        for name, summary, count in said
    ]
    outcome = read_list(write_csv(rows, delimiter), "x.csv", [], reference)
    wanted = {create_slug(row["name"]): row for row in reversed(rows)}
    assert outcome.read == len(rows)
    for proposal in outcome.proposals:
        record, row = yaml.safe_load(proposal.after), wanted[proposal.slug]
        assert record["name"] == " ".join(row["name"].split())
        assert record["summary"] == " ".join(row["summary"].split())
        assert record["members"]["companies"] == int(row["companies"])
        assert record["today"]["sources"] == [
            {"title": row["source_title"], "url": row["source_url"], "date": row["source_date"]}
        ]
    refused = {problem.line for problem in outcome.problems}
    assert len(refused) == outcome.refused
    assert len(outcome.proposals) == len(rows) - outcome.refused


def test_columns_are_sound() -> None:
    columns = load_columns()
    names = [fold(name) for column in columns.values() for name in (column.key, *column.names)]
    assert len(set(names)) == len(names)
    for column in columns.values():
        assert column.field.split(".")[0] in Club.model_fields
        assert set(column.means) == set(LANGUAGES)
