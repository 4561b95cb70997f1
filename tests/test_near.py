"""The clubs near a place: order, perimeters, and what the command says of a place that is not clear."""

from __future__ import annotations

import json

import pytest

from build_atlas.geo.gazetteer import Gazetteer
from build_atlas.model import Atlas
from build_atlas.near import find_by_postcode, find_meant, find_near, is_inside, nearest_commune
from build_atlas.near_answer import Question, answer_near


def test_those_whose_area_holds_the_place_come_first(real_atlas: Atlas) -> None:
    commune = real_atlas.gazetteer.communes["85109"]
    found = find_near(real_atlas, commune.lat, commune.lon, department="85", count=len(real_atlas))
    assert len(found) == len(real_atlas)
    inside = [near.inside for near in found]
    assert inside == sorted(inside, reverse=True)
    for part in (True, False):
        km = [near.km for near in found if near.inside is part]
        assert km == sorted(km)
        assert km
    assert found[0].entry.slug == "les-herbiers-entreprises"
    assert found[0].km == 0


def test_a_club_of_whole_departments_covers_all_of_them_and_no_other(real_atlas: Atlas) -> None:
    acteurs = real_atlas.by_slug["acteurs-sa"]
    vierzon, lyon = (real_atlas.gazetteer.communes[code] for code in ("18279", "69123"))
    assert is_inside(acteurs, vierzon.lat, vierzon.lon, vierzon.department)
    assert not is_inside(acteurs, lyon.lat, lyon.lon, lyon.department)


def test_a_club_that_is_no_more_covers_nobody(real_atlas: Atlas) -> None:
    meito = real_atlas.by_slug["meito"]
    assert meito.club.gone
    assert not is_inside(meito, meito.commune.lat, meito.commune.lon, "35")


def test_a_circle_is_drawn_around_its_centre(real_atlas: Atlas) -> None:
    entry = real_atlas.by_slug["les-herbiers-entreprises"]
    circle = entry.club.perimeter.shape.circle if entry.club.perimeter else None
    assert circle is not None
    degrees = circle.radius_km / 111.195
    assert is_inside(entry, entry.centre.lat + 0.99 * degrees, entry.centre.lon, "85")
    assert not is_inside(entry, entry.centre.lat + 1.01 * degrees, entry.centre.lon, "85")


def test_a_radius_leaves_out_what_is_farther_unless_its_area_holds_the_place(real_atlas: Atlas) -> None:
    vierzon = real_atlas.gazetteer.communes["18279"]
    found = find_near(real_atlas, vierzon.lat, vierzon.lon, department="18", within_km=15)
    assert {near.entry.slug for near in found if near.km > 15} == {"acteurs-sa", "pole-de-la-mecanique-du-cher"}
    assert [near.km <= 15 or near.inside for near in found] == [True] * len(found)
    assert len(found) < 10


def test_a_point_takes_the_department_of_the_nearest_commune(gazetteer: Gazetteer) -> None:
    assert nearest_commune(gazetteer, 46.871, -1.016).insee == "85109"


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("La Châtaigneraie", ["85059"]),
        ("chataigneraie", ["85059"]),
        ("st etienne", ["42218"]),
        ("La Ferté s/ Jouarre", ["77183"]),
        ("Saint-Denis", ["97411", "93066", "11339", "30247"]),
        ("Luon", []),
    ],
)
def test_names_stand_for_communes(gazetteer: Gazetteer, name: str, codes: list[str]) -> None:
    assert [commune.insee for commune in find_meant(gazetteer, name).now] == codes


def test_a_name_of_today_wins_over_an_old_one(gazetteer: Gazetteer) -> None:
    meant = find_meant(gazetteer, "Le Vigan")
    assert [commune.insee for commune in (*meant.now, *meant.once)] == ["30350", "46334"]
    assert meant.clear == gazetteer.communes["30350"]


def test_an_old_name_leads_to_the_commune_of_today(gazetteer: Gazetteer) -> None:
    clear = find_meant(gazetteer, "Olonne-sur-Mer").clear
    assert clear is not None
    assert clear.name == "Les Sables-d’Olonne"


def test_a_postcode_names_the_largest_first(gazetteer: Gazetteer) -> None:
    assert find_by_postcode(gazetteer, "85500")[0].name == "Les Herbiers"
    assert find_by_postcode(gazetteer, "99999") == ()


VIGAN = """Clubs near Le Vigan, Gard (30)

Your commune lies in the area these cover:
     0 km  Association pour le développement industriel du bassin, Le Vigan (30), 1997  adibe
"""
SAINT_DENIS = """4 communes are called Saint-Denis; choose one:
  --insee 97411  Saint-Denis, La Réunion (974)
  --insee 93066  Saint-Denis, Seine-Saint-Denis (93)
  --insee 11339  Saint-Denis, Aude (11)
  --insee 30247  Saint-Denis, Gard (30)"""
OLD_VIGAN = "Le Vigan is also an old name:\n  --insee 46334  Le Vigan-en-Quercy, Lot (46)"
POSTCODE = "85500 is also that of Chanverrie, Beaurepaire, Mesnard-la-Barotière, Saint-Paul-en-Pareds"
CHALANS = "no commune is called Chalans; did you mean\n  --insee 85047  Challans, Vendée (85)\n"


def test_text_of_a_name(real_atlas: Atlas) -> None:
    answer = answer_near(real_atlas, Question("Le Vigan"))
    assert answer.output.startswith(VIGAN)
    assert "\nThe nearest:\n" in answer.output
    assert ", Le Vigan (30), 1997  route-du-textile\n" in answer.output
    assert (answer.remark, answer.code) == (OLD_VIGAN, 0)


def test_text_of_a_postcode(real_atlas: Atlas) -> None:
    for typed in ("85500", "85 500"):
        answer = answer_near(real_atlas, Question(typed))
        assert answer.output.startswith("Clubs near Les Herbiers, Vendée (85)\n")
        assert (answer.remark, answer.code) == (POSTCODE, 0)


def test_text_of_nowhere_near(small_atlas: Atlas) -> None:
    answer = answer_near(small_atlas, Question(lat=-54.8, lon=-68.3, radius=10))
    assert answer.output == "Clubs near -54.8, -68.3\n  none within this radius\n"


def test_json(real_atlas: Atlas) -> None:
    content = json.loads(answer_near(real_atlas, Question(insee="85166", format="json")).output)
    assert content["place"]["name"] == "Les Sables-d’Olonne"
    assert len(content["clubs"]) == 10
    assert content["clubs"][0]["inside"] is True
    keys = ["slug", "name", "kind", "today", "today_as_of", "town", "insee", "department", "km", "inside"]
    assert [list(club) for club in content["clubs"]] == [keys] * 10


@pytest.mark.parametrize(
    ("question", "remark"),
    [
        (Question("Saint-Denis"), SAINT_DENIS),
        (Question("Chalans"), CHALANS),
        (Question("zzzzqq"), "no commune is called zzzzqq; check the spelling, or give the postcode"),
        (Question("99999"), "no commune has the postcode 99999; a CEDEX code is none"),
        (Question(insee="99999"), "no commune has the INSEE code 99999; a postcode goes without --insee"),
        (Question(), "name one place: a commune, a postcode, --insee CODE, or --lat with --lon"),
        (Question("Niort", lat=46.3, lon=-0.5), "name one place:"),
        (Question(lat=46.3), "--lat and --lon go together, in degrees: --lat 46.87 --lon -1.01"),
        (Question(lat=460.3, lon=1.0), "460.3, 1.0 is not on Earth"),
    ],
)
def test_what_is_not_clear_is_said(small_atlas: Atlas, question: Question, remark: str) -> None:
    answer = answer_near(small_atlas, question)
    assert answer.remark.startswith(remark)
    assert (answer.output, answer.code) == ("", 2)
