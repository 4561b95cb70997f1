"""Clubs like mine: the worked cases, and what holds of any score."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from places import ROOT
from similar import CLUBS, FEATURES, features_by_slug
from vectors import NAME, create_vectors

from build_atlas.model import Atlas
from build_atlas.schema import Club, RangeRecord
from build_atlas.similarity.features import Features, features_of
from build_atlas.similarity.models import COUNT, match_all, models_of
from build_atlas.similarity.parts import load_parts
from build_atlas.similarity.plan import AnswerError, create_plan
from build_atlas.similarity.ranking import rank
from build_atlas.similarity.reasons import NEAR, list_differences, list_reasons
from build_atlas.similarity.score import compare
from build_atlas.views.reasons import create_model, say_reason
from build_atlas.views.renderer import Renderer

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/data/models.yml").read_text(encoding="utf-8"))
EPSILON = 1e-12
ALL = 99


def ask(case: dict[str, Any], clubs: dict[str, Features]) -> Features:
    """The features of a worked case."""
    if "club" in case:
        return clubs[case["club"]]
    return create_plan({name: str(value) if isinstance(value, int) else value for name, value in case["plan"].items()})


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_worked_cases(case: dict[str, Any], real_atlas: Atlas, french: Renderer) -> None:
    clubs = features_by_slug(real_atlas)
    matches = rank(ask(case, clubs), {slug: theirs for slug, theirs in clubs.items() if slug != case.get("club")})
    first = matches[: case["first"]]
    found = [slug for match in first for slug in (match.slug, *match.twins)]
    assert [slug for slug in case["find"] if slug not in found] == [], found
    for slug, words in case["says"].items():
        model = create_model(next(m for m in first if m.slug == slug), real_atlas, french, ALL, ALL)
        said = f"{model.reasons} {model.fate}".replace("\u00a0", " ")
        assert [word for word in words if word not in said] == [], said


class TestScore:
    @given(FEATURES, FEATURES)
    def test_is_the_same_both_ways(self, one: Features, other: Features) -> None:
        there, back = compare(one, other), compare(other, one)
        assert abs(there.score - back.score) < EPSILON
        assert abs(there.likeness - back.likeness) < EPSILON
        assert there.confidence == back.confidence

    @given(FEATURES)
    def test_a_club_is_wholly_like_itself(self, ours: Features) -> None:
        compared = compare(ours, ours)
        assert abs(compared.likeness - (1 if compared.parts else 0)) < EPSILON
        assert abs(compared.score - compared.confidence) < EPSILON

    @given(FEATURES, FEATURES)
    def test_stays_between_its_bounds(self, one: Features, other: Features) -> None:
        compared = compare(one, other)
        assert 0 <= compared.score <= compared.confidence + EPSILON <= 1 + 2 * EPSILON
        assert abs(compared.score - compared.likeness * compared.confidence) < EPSILON
        assert all(0 <= part.likeness <= 1 for part in compared.parts)

    @given(FEATURES, FEATURES, st.sampled_from(load_parts()))
    def test_what_is_missing_never_raises_it(self, one: Features, other: Features, part: Any) -> None:
        poorer = dataclasses.replace(one, **{part.key: None})
        assert compare(poorer, other).score <= compare(one, other).score + EPSILON
        assert compare(poorer, other).confidence <= compare(one, other).confidence + EPSILON

    @given(FEATURES, FEATURES, st.sampled_from(["density", "cantons", "companies"]), st.sampled_from(["min", "max"]))
    def test_nor_does_a_missing_bound(self, one: Features, other: Features, key: str, bound: str) -> None:
        value = one.value(key)
        if isinstance(value, RangeRecord) and value.min is not None and value.max is not None:
            left: dict[str, Any] = {key: RangeRecord(**{**value.model_dump(), bound: None})}
            poorer = dataclasses.replace(one, **left)
            assert compare(poorer, other).score <= compare(one, other).score + EPSILON


def poorer_records(club: Club) -> Iterator[Club]:
    """A record without one of the things it states, for each of them."""
    for field, default in (("territory", None), ("category", None), ("perimeter", None), ("members", None),
                           ("dues", None), ("staff", None), ("public_funding_percent", None), ("initiators", ()),
                           ("branches", ()), ("ambition", ())):  # fmt: skip
        yield club.model_copy(update={field: default})
    if club.perimeter:
        for field in ("cantons", "density"):
            yield club.model_copy(update={"perimeter": club.perimeter.model_copy(update={field: None})})
    if club.members:
        for field in ("companies", "size_mix"):
            yield club.model_copy(update={"members": club.members.model_copy(update={field: None})})


def test_no_field_taken_out_of_a_record_raises_a_score(real_atlas: Atlas) -> None:
    clubs = features_by_slug(real_atlas)
    for entry in real_atlas.entries[::3]:
        for poorer in {features_of(club) for club in poorer_records(entry.club)}:
            for other in clubs.values():
                assert compare(poorer, other).score <= compare(clubs[entry.slug], other).score + EPSILON


class TestRanking:
    @given(FEATURES, CLUBS, st.randoms())
    def test_does_not_depend_on_the_order_of_records(
        self, ours: Features, clubs: dict[str, Features], random: Any
    ) -> None:
        shuffled = random.sample(list(clubs.items()), len(clubs))
        assert rank(ours, dict(shuffled)) == rank(ours, clubs)

    @given(FEATURES, CLUBS)
    def test_names_each_club_once(self, ours: Features, clubs: dict[str, Features]) -> None:
        named = [slug for match in rank(ours, clubs) for slug in (match.slug, *match.twins)]
        assert sorted(named) == sorted(clubs)

    @settings(max_examples=60)
    @given(CLUBS, st.integers(0, 5))
    def test_all_at_once_finds_what_one_at_a_time_does(self, clubs: dict[str, Features], count: int) -> None:
        models = {slug: theirs for slug, theirs in clubs.items() if not slug.startswith("a")}
        for slug, matches in match_all(clubs, models, count).items():
            others = {other: theirs for other, theirs in models.items() if other != slug}
            assert matches == rank(clubs[slug], others)[:count]

    def test_real_clubs_are_given_models_of_the_study(self, real_atlas: Atlas) -> None:
        for slug, matches in models_of(real_atlas.entries).items():
            assert len(matches) == COUNT
            assert slug not in {m for match in matches for m in (match.slug, *match.twins)}
            assert "current" not in {real_atlas.by_slug[match.slug].club.kind for match in matches}


class TestReasons:
    @given(FEATURES, FEATURES)
    def test_are_true_of_both_sides(self, one: Features, other: Features) -> None:
        comparison = compare(one, other)
        likeness = {compared.part.key: compared.likeness for compared in comparison.parts}
        for reason in [*list_reasons(comparison, ALL), *list_differences(comparison, ALL)]:
            assert (reason.ours, reason.theirs) == (one.value(reason.part), other.value(reason.part))
            assert (reason.degree == "same") == (reason.ours == reason.theirs)
            assert (reason.degree == "differs") == (likeness[reason.part] < NEAR)

    @given(FEATURES, FEATURES)
    def test_every_compared_part_is_a_reason_or_a_difference(self, one: Features, other: Features) -> None:
        comparison = compare(one, other)
        told = [*list_reasons(comparison, ALL), *list_differences(comparison, ALL)]
        assert sorted(reason.part for reason in told) == sorted(compared.part.key for compared in comparison.parts)

    @settings(max_examples=300)
    @given(FEATURES, FEATURES)
    def test_can_all_be_said(self, french: Renderer, english: Renderer, one: Features, other: Features) -> None:
        comparison = compare(one, other)
        for reason in [*list_reasons(comparison, ALL), *list_differences(comparison, ALL)]:
            for renderer in (french, english):
                said = say_reason(reason, renderer)
                assert said
                assert "{" not in said

    def test_what_costs_most_is_told_first(self) -> None:
        ours = create_plan({"territory": "T1", "initiator": "chamber", "sizes": "small"})
        theirs = create_plan({"territory": "T3", "initiator": "company_heads", "sizes": "large"})
        told = [reason.part for reason in list_differences(compare(ours, theirs), 2)]
        assert told == ["territory", "initiator"]


class TestFeatures:
    def test_of_a_record(self, real_atlas: Atlas) -> None:
        features = features_of(real_atlas.by_slug["club-du-pays-de-ploermel"].club)
        assert (features.territory, features.spread, features.link, features.initiator) == (
            "T2", "several", "yes", "municipality")  # fmt: skip
        assert (features.dues, features.staff, features.public, features.branch) == ("yes", None, None, None)

    def test_no_dues_and_nobody_paid_are_statements(self, real_atlas: Atlas) -> None:
        features = features_of(real_atlas.by_slug["antigny-entreprises"].club)
        assert features.staff == "no"
        assert features_of(real_atlas.by_slug["club-des-decideurs"].club).dues == "no"
        assert features_of(real_atlas.by_slug["club-de-niort"].club).dues is None

    def test_the_link_of_a_club_of_one_branch_is_not_known(self, real_atlas: Atlas) -> None:
        assert features_of(real_atlas.by_slug["meito"].club).link is None


class TestPlan:
    def test_reads_every_answer(self) -> None:
        plan = create_plan({"companies": "60-30", "ambition": "N3,N1", "means": "dues,no-staff", "perimeter": "canton"})
        assert plan == Features(
            companies=RangeRecord(min=30, max=60), ambition=("N1", "N3"), dues="yes", staff="no", scale="canton"
        )

    @pytest.mark.parametrize(
        ("answers", "message"),
        [
            ({"territory": "T4"}, "territory 'T4'"),
            ({"perimeter": "cantns"}, "did you mean cantons?"),
            ({"means": "dues,money"}, "means 'money'"),
            ({"companies": "many"}, "a number (40)"),
            ({"ambition": "N9"}, "N1, N2, N3"),
        ],
    )
    def test_says_what_an_answer_may_be(self, answers: dict[str, str], message: str) -> None:
        with pytest.raises(AnswerError, match="write") as refused:
            create_plan(answers)
        assert message in str(refused.value)


def test_every_weight_has_its_reason() -> None:
    assert [part.key for part in load_parts()] != []
    assert {field.name for field in dataclasses.fields(Features)} == {part.key for part in load_parts()}
    for part in load_parts():
        assert part.weight > 0
        assert all(part.why.values())
        assert {code for family in part.families for code in family} <= {*part.codes}


def test_the_vectors_of_the_browser_are_what_python_gives(pytestconfig: pytest.Config) -> None:
    """The twin in the browser is held to this file (tests/browser/test_models.py)."""
    path = ROOT / "tests" / "data" / NAME
    if pytestconfig.getoption("--update-golden"):
        path.write_text(create_vectors(), encoding="utf-8")
    expected, made = json.loads(path.read_text(encoding="utf-8")), json.loads(create_vectors())
    assert made["file"] == expected["file"], "right? then run pytest --update-golden"
    assert made["cases"] == expected["cases"]
