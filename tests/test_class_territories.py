"""The territory of clubs of today is what the density of the gazetteer says, and no more than the study bears out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bad_cases import create_text
from cited import create_current

from build_atlas.candidates import Candidate, create_candidate
from build_atlas.geo.density import density_around
from build_atlas.geo.gazetteer import Gazetteer
from build_atlas.importing.splice import find_blocks
from build_atlas.load import load_bytes
from tools.class_territories import DENSE, RADIUS_KM, find_bare, find_wrong, main, measure, put_reason

TODAY = "today: {status: unknown, sources: [{title: Un titre, url: withheld, date: undated}]}"
WITHOUT = frozenset({"territory", "category", "situation", "sections"})
LENS = {"town": "Lens", "insee": "62498"}
CREST = {"town": "Crest", "insee": "26108"}


def current(candidates: list[Candidate]) -> list[Candidate]:
    return [candidate for candidate in candidates if candidate.club and candidate.club.kind == "current"]


def test_every_reason_of_the_records_is_what_is_measured(
    real_candidates: list[Candidate], gazetteer: Gazetteer
) -> None:
    clubs = current(real_candidates)
    assert list(find_wrong(clubs, gazetteer)) == []
    classed = [club for club in clubs if club.club and club.club.territory]
    assert 50 < len(classed) < len(clubs)


def test_no_club_that_the_study_classes_otherwise_stands_in_country_as_dense(
    real_candidates: list[Candidate], gazetteer: Gazetteer
) -> None:
    densities: dict[str, list[float]] = {"T1": [], "T2": [], "T3": []}
    for candidate in real_candidates:
        if candidate.club and candidate.club.kind != "current" and candidate.club.territory:
            place = gazetteer.find(candidate.club.insee)
            assert place
            densities[candidate.club.territory.code].append(density_around(place, gazetteer, RADIUS_KM))
    assert max(densities["T2"] + densities["T3"]) < 300 < DENSE
    assert min(densities["T1"]) < max(densities["T3"]), "they overlap, so nothing else can be told from it"


def test_density_of_one_commune(gazetteer: Gazetteer) -> None:
    place = gazetteer.communes["2A041"]  # Bonifacio: nobody else lives within 3 km
    assert density_around(place, gazetteer, 3) == pytest.approx((place.population or 0) / 28.274, rel=1e-4)


def test_says_why_in_both_languages(gazetteer: Gazetteer) -> None:
    reason = measure(create_current("Un fait.", "withheld", "undated", **LENS), gazetteer)
    assert reason
    assert reason.fr.startswith("Les communes à moins de 12 km de Lens comptent 869 habitants")
    assert reason.en.startswith("The communes within 12 km of Lens have 869 inhabitants")


def test_leaves_unclassed_what_is_not_dense(gazetteer: Gazetteer) -> None:
    assert measure(create_current("Un fait.", "withheld", "undated", **CREST), gazetteer) is None


@pytest.mark.parametrize("before", ["town", "category"])
def test_writes_it_where_records_have_it(gazetteer: Gazetteer, before: str) -> None:
    told = create_current("Un fait.", "withheld", "undated", **LENS)
    reason = measure(told, gazetteer)
    category = "category: {code: B2, basis: editors, reason: Mêlés.}\n" if before == "category" else ""
    text = (
        f"name: Un club\nkind: current\nsummary: Un club.\n\n{category}town: Lens\ninsee: '62498'\n"
        "today: {status: unknown, statements: [Un fait.], sources: [{title: Un titre, url: withheld, date: undated}]}\n"
        "\nen:\n  summary: A club.\n" + ("  category: {reason: Mixed.}\n" if category else "") + "  today: [A fact.]\n"
    )
    assert reason
    after = put_reason(text, reason)
    keys = list(find_blocks(after))
    assert keys[keys.index("territory") + 1] == before
    record = yaml.safe_load(after)
    assert record["territory"] == {"code": "T1", "basis": "editors", "reason": reason.fr}
    assert record["en"]["territory"] == {"reason": reason.en}
    assert {key: value for key, value in record.items() if key not in ("territory", "en")} == {
        key: value for key, value in yaml.safe_load(text).items() if key != "en"
    }
    assert list(find_wrong([create_candidate("x", load_bytes(after.encode(), "x.yml"))], gazetteer)) == []


@pytest.mark.parametrize("english", ["", "\nen:\n  summary: A club.\n"])
def test_writes_it_into_a_record_with_little_or_no_english(gazetteer: Gazetteer, english: str) -> None:
    reason = measure(create_current("Un fait.", "withheld", "undated", **LENS), gazetteer)
    assert reason
    after = yaml.safe_load(put_reason(f"name: Un club\n\ntown: Lens\ninsee: '62498'\n{english}", reason))
    assert after["territory"]["reason"] == reason.fr
    assert after.get("en", {}).get("territory") == ({"reason": reason.en} if english else None)


MINING = "Un bassin minier."
NO_LONGER_SO = "Les communes à moins de 12 km de Lens comptent 1 habitant au km²."


@pytest.mark.parametrize(("why", "wrong"), [(MINING, 0), (NO_LONGER_SO, 1)])
def test_leaves_a_reason_of_somebody_else_alone(gazetteer: Gazetteer, why: str, wrong: int) -> None:
    territory = {"code": "T1", "basis": "editors", "reason": why}
    clubs = [create_current("Un fait.", "withheld", "undated", territory=territory, **LENS)]
    assert len(list(find_wrong(clubs, gazetteer))) == wrong
    assert list(find_bare(clubs, gazetteer)) == []


@pytest.mark.parametrize(
    ("town", "insee", "said"), [("Hénin-Beaumont", "62427", "d’Hénin"), ("Hayange", "57306", "de Hay")]
)
def test_elides_as_one_speaks(gazetteer: Gazetteer, town: str, insee: str, said: str) -> None:
    reason = measure(create_current("Un fait.", "withheld", "undated", town=town, insee=insee), gazetteer)
    assert reason
    assert f"12 km {said}" in reason.fr


def test_as_a_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "un-club.yml").write_text(create_text(f"kind: current\n{TODAY}\ntown: Lens\ninsee: '62498'", WITHOUT))
    assert main(["--check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == f"{tmp_path}/un-club.yml: could be classed T1\n"
    assert main([str(tmp_path)]) == 0
    assert main(["--check", str(tmp_path)]) == 0
