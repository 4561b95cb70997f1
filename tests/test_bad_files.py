"""What `atlas check` says of bad files: tables of a text and its exact lines (tests/data/bad)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from bad_cases import TABLES, Case, create_text, read_cases

from build_atlas.candidates import Reference, create_candidate
from build_atlas.check import check_candidates, check_paths
from build_atlas.load import MAX_BYTES, load_bytes
from build_atlas.problems import render_problems

CASES = {
    f"{table.stem}: {case.title}": case for table in sorted(TABLES.glob("*.txt")) for case in read_cases(table.stem)
}
DEEP = 5_000


def check(content: bytes, reference: Reference) -> list[str]:
    """The lines for one file called x.yml, without its name."""
    candidate = create_candidate("x", load_bytes(content, "x.yml"))
    lines = render_problems(check_candidates([candidate], reference)).splitlines()
    return [line.removeprefix("x.yml:") for line in lines]


def test_the_base_record_is_right(reference: Reference) -> None:
    assert check(create_text("").encode(), reference) == []


def test_the_tables_are_not_empty() -> None:
    assert len(CASES) > 100


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_says_exactly(case: Case, reference: Reference) -> None:
    assert check(case.text.encode(), reference) == list(case.expected)


BYTES = {
    "latin-1": (
        "name: L’été\nsummary: Été d".encode() + "’été à l’".encode() + "été".encode("latin-1"),
        "2:24: byte 0xE9 is not UTF-8; save the file as UTF-8",
    ),
    "utf-16": ("name: Club\n".encode("utf-16"), "1:1: byte 0xFF is not UTF-8; save the file as UTF-8"),
    "a lone byte after a mark": (b"\xef\xbb\xbfname: \xff", "1:7: byte 0xFF is not UTF-8; save the file as UTF-8"),
    "control character": (
        "name: Été\nsummary: Un\x07 club\n".encode(),
        "2:12: the character U+0007 is not allowed in YAML; remove it",
    ),
    "null character": (b"name: \x00", "1:7: the character U+0000 is not allowed in YAML; remove it"),
    "empty": (b"", '1:1: the file is empty; start with `atlas new "Nom du club"`'),
    "a byte order mark alone": (b"\xef\xbb\xbf", '1:1: the file is empty; start with `atlas new "Nom du club"`'),
    "5,000 brackets": (b"[" * DEEP, "1:21: more than 20 levels of nesting; a club needs five"),
    "5,000 lists": (b"- " * DEEP, "1:41: more than 20 levels of nesting; a club needs five"),
    "5,000 mappings": (b"{a: " * DEEP, "1:81: more than 20 levels of nesting; a club needs five"),
    "5,000 questions": (b"? " * DEEP, "1:41: more than 20 levels of nesting; a club needs five"),
}


@pytest.mark.parametrize(("content", "expected"), BYTES.values(), ids=BYTES)
def test_says_of_bytes(content: bytes, expected: str, reference: Reference) -> None:
    assert check(content, reference) == [expected]


def test_a_number_in_base_60_beyond_all_floats(reference: Reference) -> None:
    lines = check(create_text("summary: 1" + ":1" * 400 + ".5").encode(), reference)
    assert len(lines) == 1
    assert lines[0].startswith("1:10: summary: YAML reads 1:1:1:")
    assert " as a decimal number; write " in lines[0]


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(reference: Reference) -> None:
    assert check(b"\xef\xbb\xbf" + create_text("").strip().replace("\n", "\r\n").encode(), reference) == []


class TestFolder:
    """Files that only a folder can hold, and records that are wrong together."""

    def check(self, folder: Path, reference: Reference) -> str:
        _, problems = check_paths(folder.iterdir(), reference)
        return render_problems(problems).replace(f"{folder.as_posix()}/", "")

    def write(self, folder: Path, name: str, head: str = "") -> None:
        (folder / name).write_text(create_text(head), encoding="utf-8")

    def test_a_name_that_is_no_slug(self, tmp_path: Path, reference: Reference) -> None:
        self.write(tmp_path, "Été à Crest.yml")
        assert self.check(tmp_path, reference) == (
            "Été à Crest.yml:2:1: the file name is the slug: lowercase letters without accents, digits and "
            "hyphens, then .yml; rename it ete-a-crest.yml\n"
        )

    def test_another_ending(self, tmp_path: Path, reference: Reference) -> None:
        self.write(tmp_path, "un-club.yaml")
        assert "rename it un-club.yml\n" in self.check(tmp_path, reference)

    def test_ten_megabytes(self, tmp_path: Path, reference: Reference) -> None:
        (tmp_path / "x.yml").write_bytes(b"x" * 10_000_000)
        expected = f"x.yml:1:1: the file weighs 10000000 bytes; a club fits in {MAX_BYTES}\n"
        assert self.check(tmp_path, reference) == expected

    def test_a_folder_named_as_a_file(self, tmp_path: Path, reference: Reference) -> None:
        (tmp_path / "x.yml").mkdir()
        assert self.check(tmp_path, reference) == "x.yml:1:1: the file cannot be read: Is a directory\n"

    def test_a_link_to_nowhere(self, tmp_path: Path, reference: Reference) -> None:
        (tmp_path / "x.yml").symlink_to(tmp_path / "absent.yml")
        assert self.check(tmp_path, reference) == "x.yml:1:1: the file cannot be read: No such file or directory\n"

    def test_two_records_of_one_sheet(self, tmp_path: Path, reference: Reference) -> None:
        same = "kind: surveyed\nsheet: R31-1\nambition: [{level: N1, words: être, reason: ainsi}]\nname: "
        self.write(tmp_path, "a.yml", f"{same}Un club")
        self.write(tmp_path, "b.yml", f"{same}Un autre")
        assert self.check(tmp_path, reference) == "b.yml:2:8: sheet: R31-1 already has a record: a.yml\n"

    def test_two_records_of_one_name(self, tmp_path: Path, reference: Reference) -> None:
        self.write(tmp_path, "a.yml", "name: Club de l’Été")
        self.write(tmp_path, "b.yml", "name: CLUB DE L'ETE")
        assert self.check(tmp_path, reference) == "b.yml:1:7: name: CLUB DE L'ETE is already the name of a.yml\n"

    def test_a_related_club_with_a_slip(self, tmp_path: Path, reference: Reference) -> None:
        self.write(tmp_path, "club-de-crest.yml", "name: Un")
        self.write(tmp_path, "b.yml", "related: [club-de-crets]")
        expected = "b.yml:1:11: related.0: no record has the slug club-de-crets; did you mean club-de-crest?\n"
        assert self.check(tmp_path, reference) == expected

    def test_a_bad_file_hides_no_other(self, tmp_path: Path, reference: Reference) -> None:
        for number, case in enumerate(CASES.values()):
            (tmp_path / f"x{number}.yml").write_text(case.text, encoding="utf-8")
        lines = self.check(tmp_path, reference).splitlines()
        assert lines == sorted(lines, key=lambda line: line.split(":")[0])
        for number, case in enumerate(CASES.values()):
            said = {line.split(":", 1)[1] for line in lines if line.startswith(f"x{number}.yml:")}
            apart = {line for line in case.expected if "file name" not in line and "itself" not in line}
            assert apart <= said


def test_the_day_is_an_argument(reference: Reference) -> None:
    text = create_text(
        "kind: current\ntoday: {status: active, sources: [{title: Le Journal, url: withheld, date: '2026-11-23'}]}"
    )
    before = Reference(reference.gazetteer, datetime.date(2026, 11, 22))
    assert check(text.encode(), reference) == []
    assert check(text.encode(), before) == [
        "2:76: today.sources.0.date: 2026-11-23 is after 2026-11-22, the current day"
    ]
