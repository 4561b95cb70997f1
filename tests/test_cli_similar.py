"""`atlas similar` on the real clubs: what it answers, and what it says to a question it cannot answer."""

from __future__ import annotations

import json

import pytest

from build_atlas.cli import create_parser
from build_atlas.cli_similar import QuestionError, answer
from build_atlas.model import Atlas
from build_atlas.similarity.plan import AnswerError

PLAN = (
    *("--territory", "T2", "--companies", "40", "--perimeter", "canton", "--branches", "several", "--initiator"),
    *("municipality", "--link", "yes", "--sizes", "mixed", "--ambition", "N1", "--means", "dues"),
)


def ask(atlas: Atlas, *arguments: str) -> str:
    return answer(create_parser().parse_args(["similar", *arguments]), atlas)


def test_the_models_of_a_club(real_atlas: Atlas) -> None:
    lines = ask(real_atlas, "mecanergie", "--count", "2").splitlines()
    assert [line.split()[1] for line in lines if not line.startswith(" ")] == ["pole-metal-performance", "knitland"]
    assert "       End of 1997: dissolved" in lines
    assert any("also" in line or "the same" in line for line in lines)


def test_the_models_of_a_plan_in_french(real_atlas: Atlas) -> None:
    text = ask(real_atlas, *PLAN, "--count", "3", "--language", "fr")
    assert "club-du-pays-de-ploermel" in text
    assert "lancé lui aussi par un maire" in text


def test_as_data(real_atlas: Atlas) -> None:
    found = json.loads(ask(real_atlas, *PLAN, "--format", "json", "--count", "500"))
    scores = [match["score"] for match in found]
    assert scores == sorted(scores, reverse=True)
    named = [slug for match in found for slug in (match["slug"], *match["same_features"])]
    assert sorted(named) == sorted(real_atlas.by_slug)
    first = found[0]
    gains = sum(part["weight"] * part["likeness"] for part in first["parts"])
    weights = sum(part["weight"] for part in first["parts"])
    assert first["likeness"] == pytest.approx(gains / weights)


def test_an_unknown_club_is_told_its_nearest_names(real_atlas: Atlas) -> None:
    with pytest.raises(QuestionError, match="mecanergie"):
        ask(real_atlas, "mecanerge")


def test_an_answer_outside_its_list_is_told_the_list(real_atlas: Atlas) -> None:
    with pytest.raises(AnswerError, match="company_heads, municipality"):
        ask(real_atlas, "--initiator", "mayor")


@pytest.mark.parametrize("arguments", [[], ["mecanergie", "--link", "yes"]])
def test_a_question_is_a_club_or_a_plan(real_atlas: Atlas, arguments: list[str]) -> None:
    with pytest.raises(QuestionError, match="name a club, or state a plan"):
        ask(real_atlas, *arguments)
