"""Records that somebody sends as YAML: a new one as it is, a correction spliced into the record it names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from bad_cases import Case, read_cases
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT, SMALL

from build_atlas.candidates import Candidate, Reference, list_files, load_candidates
from build_atlas.importing.outcome import Outcome
from build_atlas.importing.records import read_record
from build_atlas.importing.splice import NotBlocksError, find_blocks, set_blocks
from build_atlas.problems import render_problems

IMPORTS = ROOT / "tests" / "data" / "imports"
CORRECTIONS = read_cases("corrections", IMPORTS)
NEW = """\
# clubs/club-du-lac.yml
name: "Club du lac"
kind: current
summary: "Un club d’essai."
town: Crest
insee: "26108"
today:
  status: active
  as_of: "2026-05"
  sources:
    - title: "Annuaire"
      url: "https://example.org/a"
      date: "2026-05"
"""
STILL_RIGHT = """\
# correction: clubs/ruche-de-gatine.yml
slug: ruche-de-gatine
today:
  status: active
  as_of: "2026-10"
  sources:
    - title: "Compte rendu de l’assemblée générale"
      url: "https://example.org/ag"
      date: "2026-10-03"
"""


@pytest.fixture(scope="module")
def existing() -> list[Candidate]:
    return load_candidates(list_files(SMALL))


@pytest.fixture(scope="module")
def texts() -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in SMALL.glob("*.yml")}


class Sender:
    """Sends texts to the five made-up clubs."""

    def __init__(self, existing: list[Candidate], texts: Mapping[str, bytes], reference: Reference) -> None:
        self.existing = existing
        self.texts = texts
        self.reference = reference

    def send(self, text: str | bytes) -> Outcome:
        content = text.encode() if isinstance(text, str) else text
        return read_record(content, "x.yml", self.existing, self.texts, self.reference)

    def say(self, text: str | bytes) -> list[str]:
        outcome = self.send(text)
        assert outcome.proposals == ()
        return render_problems(outcome.problems).splitlines()


@pytest.fixture
def sender(existing: list[Candidate], texts: dict[str, bytes], reference: Reference) -> Sender:
    return Sender(existing, texts, reference)


ADDED = '\nchanges:\n  - {date: "2026-11-23", kind: added}\n'


class TestNew:
    def test_is_written_as_it_was_sent_but_for_its_name(self, sender: Sender) -> None:
        (proposal,) = sender.send(NEW).proposals
        assert (proposal.slug, proposal.before) == ("club-du-lac", None)
        assert proposal.after == NEW.partition("\n")[2] + ADDED

    def test_line_ends_and_marks_of_windows(self, sender: Sender) -> None:
        (proposal,) = sender.send(b"\xef\xbb\xbf" + NEW.replace("\n", "\r\n").encode()).proposals
        assert proposal.after == NEW.partition("\n")[2] + ADDED

    def test_keeps_the_day_it_names(self, sender: Sender) -> None:
        dated = NEW + '\nchanges:\n  - {date: "2026-01-02", kind: added}\n'
        (proposal,) = sender.send(dated).proposals
        assert proposal.after == dated.partition("\n")[2]

    @pytest.mark.parametrize("case", read_cases("new", IMPORTS), ids=lambda case: case.title)
    def test_is_refused_with_its_place(self, sender: Sender, case: Case) -> None:
        assert sender.say(case.text) == [f"x.yml:{line}" for line in case.expected]

    def test_without_a_name(self, sender: Sender) -> None:
        lines = sender.say(NEW.replace('name: "Club du lac"\n', ""))
        assert lines == ["x.yml:2:1: name: missing; write for instance name: Club des entreprises de Gâtine"]

    @pytest.mark.parametrize(("content", "expected"), [
        (b"", '1:1: the file is empty; start with `atlas new "Nom du club"`'),
        (b"- a", "1:1: expected keys and values, such as `name: Club des entreprises de Gâtine`"),
        ("é".encode("latin-1"), "1:1: byte 0xE9 is not UTF-8; save the file as UTF-8"),
    ])  # fmt: skip
    def test_is_no_record(self, sender: Sender, content: bytes, expected: str) -> None:
        assert sender.say(content) == [f"x.yml:{expected}"]


class TestCorrection:
    def test_still_right_keeps_what_was_said(self, sender: Sender, texts: dict[str, bytes]) -> None:
        (proposal,) = sender.send(STILL_RIGHT).proposals
        before, after = texts["ruche-de-gatine"].decode(), proposal.after
        today = yaml.safe_load(after)["today"]
        assert (today["status"], today["as_of"]) == ("active", "2026-10")
        assert today["statements"] == [{"text": "Quarante adhérents.", "sources": [1]}]
        assert "      sources: [1]\n" in after
        assert [source["date"] for source in today["sources"]] == ["2025-03-01", "2026-10-03"]
        assert after.partition("today:")[0] == before.partition("today:")[0]
        assert after.partition("\nen:")[2] == before.partition("\nen:")[2]

    def test_still_right_of_a_club_with_two_sources_ties_each_fact_to_those_it_had(
        self, sender: Sender, texts: dict[str, bytes]
    ) -> None:
        (proposal,) = sender.send(STILL_RIGHT.replace("ruche-de-gatine", "atelier-de-la-vallee")).proposals
        today, before = (
            yaml.safe_load(text)["today"] for text in (proposal.after, texts["atelier-de-la-vallee"].decode())
        )
        assert [told["sources"] for told in before["statements"]] == [[1], [1, 2]]
        assert [told["sources"] for told in today["statements"]] == [[1], [1, 2]]
        assert len(today["sources"]) == 3
        assert today["website"] == before["website"]

    def test_a_source_that_the_record_has_is_not_given_twice(self, sender: Sender) -> None:
        known = {"Compte rendu de l’assemblée générale": "Site du club", "/ag": "/ruche", "2026-10-03": "2025-03-01"}
        sent = STILL_RIGHT
        for new, old in known.items():
            sent = sent.replace(new, old)
        (proposal,) = sender.send(sent).proposals
        today = yaml.safe_load(proposal.after)["today"]
        assert [source["url"] for source in today["sources"]] == ["https://example.org/ruche"]
        assert today["as_of"] == "2026-10"

    def test_new_statements_replace_the_block_as_it_was_sent(self, sender: Sender, texts: dict[str, bytes]) -> None:
        sent = STILL_RIGHT.replace("  sources:", "  statements: [Cinquante adhérents.]  # compté\n  sources:")
        (proposal,) = sender.send(sent).proposals
        before = texts["ruche-de-gatine"].decode()
        head, tail = before.partition("today:")[0], before[before.index("\nchanges:") :]
        stamped = tail.replace("kind: added}", 'kind: added}\n  - {date: "2026-11-23", kind: verified}')
        assert proposal.after == head + sent.partition("gatine\n")[2].rstrip("\n") + stamped

    def test_a_key_that_the_record_lacks(self, sender: Sender) -> None:
        (proposal,) = sender.send("slug: ruche-de-gatine\nacronym: RDG\nmembers:\n  companies: 40\n").proposals
        assert "\nacronym: RDG\n\nmembers:\n  companies: 40\n\nen:\n" in proposal.after

    def test_without_english(self, sender: Sender, texts: dict[str, bytes]) -> None:
        (proposal,) = sender.send("slug: relais-des-iles\nacronym: RDI\n").proposals
        assert proposal.after == texts["relais-des-iles"].decode() + "\nacronym: RDI\n"

    def test_nothing_new(self, sender: Sender) -> None:
        outcome = sender.send("slug: relais-des-iles\ntown: Saint-Denis\n")
        assert (outcome.proposals, outcome.problems, outcome.refused) == ((), (), 0)

    @pytest.mark.parametrize("case", CORRECTIONS, ids=lambda case: case.title)
    def test_is_refused_with_its_place(self, sender: Sender, case: Case) -> None:
        said = [line.replace(f"{SMALL.as_posix()}/", "") for line in sender.say(case.text)]
        assert said == [f"x.yml:{line}" for line in case.expected]


class TestSplice:
    @pytest.mark.parametrize(
        ("text", "given", "expected"),
        [
            ("a: 1\nb: 2\n", {"a": "a: 3"}, "a: 3\nb: 2\n"),
            ("a: 1  # un\n# deux\nb: 2\n", {"a": "a: 3"}, "a: 3\n# deux\nb: 2\n"),
            ("a: >-\n  un\n  deux\n\n# b\nb: 2\n", {"a": "a: 3"}, "a: 3\n\n# b\nb: 2\n"),
            ("a:\n  - x: 1\n    y: [1,\n      2]  # fin\n\nb: 2\n", {"a": "a:\n  - 3"}, "a:\n  - 3\n\nb: 2\n"),
            ("a:\nb: 2\n", {"a": "a: 3"}, "a: 3\nb: 2\n"),
            ('a: "un\n# pas un commentaire"\nb: 2\n', {"a": "a: 3"}, "a: 3\nb: 2\n"),
            ("a: 1\r\nb:\r\n  - 2\r\n", {"b": "b:\n  - 3\n  - 4"}, "a: 1\r\nb:\r\n  - 3\r\n  - 4\r\n"),
            ("a: 1\n\n# anglais\nen: {}\n", {"b": "b: 2", "c": "c: 3"}, "a: 1\n\nb: 2\n\nc: 3\n\n# anglais\nen: {}\n"),
            ("# en tête\nen: {}\n", {"b": "b: 2", "en": "en: 1"}, "b: 2\n\n# en tête\nen: 1\n"),
            ("a: 1", {"b": "b: 2"}, "a: 1\n\nb: 2\n"),
            ("a: 1", {"a": "a: 2"}, "a: 2"),
        ],
    )
    def test_keeps_all_the_rest(self, text: str, given: dict[str, str], expected: str) -> None:
        assert set_blocks(text, given) == expected

    @pytest.mark.parametrize("text", ["{a: 1}", "- a", "a", "a: 1\rb: 2\r", "a: 1\u2028b: 2"])
    def test_takes_only_keys_on_lines(self, text: str) -> None:
        with pytest.raises(NotBlocksError):
            find_blocks(text)

    @pytest.mark.parametrize("path", sorted((ROOT / "clubs").glob("*.yml")), ids=lambda path: path.stem)
    def test_real_records_come_apart_and_together(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        blocks = find_blocks(text)
        assert set_blocks(text, {key: block.cut(text) for key, block in blocks.items()}) == text
        changed = yaml.safe_load(set_blocks(text, {"today": "today: {x: 1}", "zzz": "zzz: 2"}))
        assert changed == {**yaml.safe_load(text), "today": {"x": 1}, "zzz": 2}


PIECES = ["# c", "", "a: 1", "b: [1, 2]", "c:\n  - x\n  # y\n  - z", "d: |\n  t\n\n  u", "e: 'q'", "en: 1"]
LINES = st.lists(st.sampled_from(PIECES), unique=True, min_size=1)


@given(LINES.filter(lambda lines: any(":" in line for line in lines)), st.sampled_from("abcdez"))
def test_one_block_is_set_and_no_other(lines: list[str], key: str) -> None:
    text = "\n".join(lines) + "\n"
    after = set_blocks(text, {key: f"{key}:\n  new: 1"})
    assert yaml.safe_load(after) == {**yaml.safe_load(text), key: {"new": 1}}
    assert set_blocks(after, {key: f"{key}:\n  new: 1"}) == after
    assert [line for line in after.splitlines() if line == "# c"] == [line for line in lines if line == "# c"]
