"""Lists of clubs in CSV: what is said of each row that does not become a record, and of files that are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from csv_lists import BASE, record_of, say, write_csv
from places import SMALL

from build_atlas.candidates import Candidate, Reference, list_files, load_candidates
from build_atlas.geo.gazetteer import Gazetteer
from build_atlas.importing.lists import read_list
from build_atlas.importing.outcome import show_changes
from build_atlas.importing.sheet import MAX_SHEET_BYTES


@pytest.fixture(scope="module")
def existing() -> list[Candidate]:
    return load_candidates(list_files(SMALL))


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
