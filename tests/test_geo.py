"""The reference geography is whole and in place, and the helpers over it keep their promises."""

from __future__ import annotations

import json
from math import pi
from typing import Any

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from build_atlas.geo import shapes
from build_atlas.geo.folding import fold
from build_atlas.geo.gazetteer import Gazetteer, distance_km, load_gazetteer

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
POINTS = st.tuples(LATITUDES, LONGITUDES)
LAMBERT_93 = "EPSG:2154"
EQUAL_AREA = "EPSG:6933"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def outlines() -> Any:
    return gpd.GeoDataFrame.from_features(shapes.load_outlines()["features"], crs=shapes.GLOBE)


@pytest.fixture(scope="module")
def points(gazetteer: Gazetteer) -> Any:
    communes = list(gazetteer.communes.values())
    geometry = gpd.points_from_xy([c.lon for c in communes], [c.lat for c in communes])
    frame = {"insee": [c.insee for c in communes], "department": [c.department for c in communes]}
    return gpd.GeoDataFrame(frame, geometry=geometry, crs=shapes.GLOBE)


def shape_of(geometry: shapes.Geometry) -> Any:
    return shapely.geometry.shape(geometry)


class TestGazetteer:
    def test_holds_all_of_france(self, gazetteer: Gazetteer) -> None:
        assert len(gazetteer.communes) == 34_875
        assert len(gazetteer.departments) == 101
        assert len(gazetteer.regions) == 18

    def test_codes_refer_to_each_other(self, gazetteer: Gazetteer) -> None:
        for commune in gazetteer.communes.values():
            assert gazetteer.departments[commune.department].region == commune.region
            assert commune.insee.startswith(commune.department)
        assert {d.region for d in gazetteer.departments.values()} == set(gazetteer.regions)
        assert all(old.today in gazetteer.communes for old in gazetteer.old_codes.values())

    def test_every_commune_is_described(self, gazetteer: Gazetteer) -> None:
        for commune in gazetteer.communes.values():
            assert commune.name
            assert commune.postcodes
            assert all(len(code) == 5 and code.isdigit() for code in commune.postcodes)
            assert commune.population is None or commune.population >= 0

    @pytest.mark.parametrize(
        ("insee", "name_then", "name_today"),
        [
            ("16192", "Roumazières-Loubert", "Terres-de-Haute-Charente"),
            ("85152", "La Mothe-Achard", "Les Achards"),
            ("85166", "Olonne-sur-Mer", "Les Sables-d’Olonne"),
            ("85146", "Montaigu", "Montaigu-Vendée"),
        ],
    )
    def test_finds_what_became_of_a_commune(
        self, gazetteer: Gazetteer, insee: str, name_then: str, name_today: str
    ) -> None:
        commune = gazetteer.find(insee)
        assert commune is not None
        assert commune.name == name_today
        assert gazetteer.old_codes[insee].name == name_then
        assert gazetteer.is_merged(insee)
        assert gazetteer.nearest_names(name_then, insee[:2])[0] == commune

    def test_finds_a_commune_restored_since(self, gazetteer: Gazetteer) -> None:
        """Sainte-Florence (Vendée) was merged in 2016 and stands alone again today."""
        commune = gazetteer.find("85212")
        assert commune is not None
        assert commune.name == "Sainte-Florence"
        assert not gazetteer.is_merged("85212")

    def test_an_arrondissement_leads_to_its_city_but_is_not_merged(self, gazetteer: Gazetteer) -> None:
        paris = gazetteer.find("75101")
        assert paris is not None
        assert paris.name == "Paris"
        assert not gazetteer.is_merged("75101")

    def test_knows_nothing_of_an_unknown_code(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.find("99999") is None
        assert not gazetteer.is_merged("99999")

    @pytest.mark.parametrize(
        ("typed", "department", "name"),
        [
            ("st etienne", None, "Saint-Étienne"),
            ("Angoulème", None, "Angoulême"),
            ("Chalans", "85", "Challans"),
            ("LA ROCHE SUR YON", None, "La Roche-sur-Yon"),
            ("Olone sur mer", "85", "Les Sables-d’Olonne"),
        ],
    )
    def test_suggests_the_nearest_name(
        self, gazetteer: Gazetteer, typed: str, department: str | None, name: str
    ) -> None:
        assert gazetteer.nearest_names(typed, department)[0].name == name

    def test_suggests_nothing_for_a_name_like_no_other(self, gazetteer: Gazetteer) -> None:
        assert gazetteer.nearest_names("zzzzzzzzzzzz") == []


class TestPoints:
    def test_a_corrected_point_lies_among_its_neighbours(self, gazetteer: Gazetteer) -> None:
        gosse = gazetteer.communes["40271"]
        neighbours = [c for c in gazetteer.communes.values() if "40390" in c.postcodes and c != gosse]
        assert len(neighbours) == 7
        assert all(distance_km(gosse.lat, gosse.lon, c.lat, c.lon) < 15 for c in neighbours)

    def test_lie_near_their_department(self, points: Any, outlines: Any) -> None:
        """25 km from the box around the outline, taken as 0.25° of latitude and 0.35° of longitude."""
        boxes = outlines.set_index("code").bounds.loc[points["department"]].reset_index(drop=True)
        x, y = points.geometry.x, points.geometry.y
        near = x.between(boxes["minx"] - 0.35, boxes["maxx"] + 0.35)
        near &= y.between(boxes["miny"] - 0.25, boxes["maxy"] + 0.25)
        assert list(points["insee"][~near]) == []

    def test_lie_inside_their_department(self, points: Any, outlines: Any) -> None:
        joined = gpd.sjoin(points, outlines, predicate="within")
        inside = (joined["department"] == joined["code"]).sum() / len(points)
        assert inside >= 0.99


class TestOutlines:
    def test_are_those_of_the_departments(self, gazetteer: Gazetteer, outlines: Any) -> None:
        named = dict(zip(outlines["code"], outlines["name"], strict=True))
        assert named == {d.code: d.name.replace("’", "'") for d in gazetteer.departments.values()}

    def test_share_their_borders(self, outlines: Any) -> None:
        metropolitan = outlines[outlines["code"].str.len() == 2]
        assert shapely.coverage_is_valid(metropolitan.geometry.to_numpy())

    @pytest.mark.parametrize(("code", "km2"), [("18", 7235), ("75", 105), ("85", 6720), ("2A", 4014)])
    def test_have_about_the_known_area(self, outlines: Any, code: str, km2: int) -> None:
        """Areas as INSEE gives them, within 20 % for Paris, drawn small, and 2 % elsewhere."""
        area = outlines.to_crs(LAMBERT_93).set_index("code").area[code] / 1e6
        assert area == pytest.approx(km2, rel=0.2 if code == "75" else 0.02)

    @pytest.mark.parametrize("load", [shapes.load_outlines, shapes.load_neighbours, shapes.create_region_outlines])
    def test_are_valid_and_wound_as_rfc_7946_asks(self, load: Any) -> None:
        for feature in load()["features"]:
            geometry = shape_of(feature["geometry"])
            assert geometry.is_valid
            assert geometry.geom_type in ("Polygon", "MultiPolygon")
            for polygon in shapely.get_parts(geometry):
                assert polygon.exterior.is_ccw
                assert not any(hole.is_ccw for hole in polygon.interiors)

    def test_carry_no_other_property(self) -> None:
        assert all(set(f["properties"]) == {"code", "name"} for f in shapes.load_outlines()["features"])
        assert all(set(f["properties"]) == {"name"} for f in shapes.load_neighbours()["features"])

    def test_of_regions_cover_the_same_ground(self, outlines: Any) -> None:
        regions = gpd.GeoDataFrame.from_features(shapes.create_region_outlines()["features"], crs=shapes.GLOBE)
        assert len(regions) == 18
        km2 = [frame.to_crs(EQUAL_AREA).area.sum() / 1e6 for frame in (regions, outlines)]
        assert km2[0] == pytest.approx(km2[1], rel=1e-6)

    def test_can_be_changed_without_harm(self) -> None:
        shapes.load_outlines()["features"].clear()
        assert len(shapes.load_outlines()["features"]) == 101


class TestCreateUnion:
    def test_of_one_department_is_that_department(self, outlines: Any) -> None:
        cher = outlines.set_index("code").geometry["18"]
        assert shape_of(shapes.create_union(["18"])).equals(cher)

    def test_of_the_morvan_is_one_whole_polygon(self) -> None:
        morvan = shape_of(shapes.create_union(["21", "58", "71", "89"]))
        assert morvan.is_valid
        assert morvan.geom_type == "Polygon"
        assert len(morvan.interiors) == 0

    def test_of_all_is_the_same_in_any_order(self) -> None:
        assert shapes.create_union(["89", "21", "21"]) == shapes.create_union(iter(["21", "89"]))

    def test_names_every_unknown_code(self) -> None:
        with pytest.raises(KeyError, match="20, 99"):
            shapes.create_union(["99", "18", "20"])

    def test_needs_a_code(self) -> None:
        with pytest.raises(ValueError, match="at least one"):
            shapes.create_union([])


class TestCreateCircle:
    @given(lat=st.floats(41, 51.5), lon=st.floats(-5.5, 10), radius_km=st.floats(2, 150))
    def test_has_the_area_of_a_circle(self, lat: float, lon: float, radius_km: float) -> None:
        circle = shape_of(shapes.create_circle(lat, lon, radius_km))
        area = gpd.GeoSeries([circle], crs=shapes.GLOBE).to_crs(EQUAL_AREA).area.iloc[0] / 1e6
        assert circle.is_valid
        assert area == pytest.approx(pi * radius_km**2, rel=0.01)

    def test_has_its_points_at_the_radius(self) -> None:
        ring = shapes.create_circle(46.67, -1.43, 30)["coordinates"][0]
        assert len(ring) == 65
        assert ring[0] == ring[-1]
        for lon, lat in ring:
            assert distance_km(46.67, -1.43, lat, lon) == pytest.approx(30, rel=0.005)

    def test_is_plain_json_with_four_decimals(self) -> None:
        circle = shapes.create_circle(48.85, 2.35, 12.5)
        assert json.loads(json.dumps(circle)) == circle
        assert all(n == round(n, 4) for position in circle["coordinates"][0] for n in position)

    @pytest.mark.parametrize(("radius_km", "points"), [(0, 64), (-1, 64), (10, 2)])
    def test_refuses_what_is_no_circle(self, radius_km: float, points: int) -> None:
        with pytest.raises(ValueError, match="a circle needs"):
            shapes.create_circle(46, 2, radius_km, points)


def test_bounds_are_west_south_east_north() -> None:
    west, south, east, north = shapes.bounds(shapes.create_circle(46, 2, 100))
    assert west < 2 < east
    assert south < 46 < north
    assert north - south == pytest.approx(1.8, abs=0.01)


class TestDistance:
    def test_from_paris_to_marseille(self) -> None:
        assert distance_km(48.8534, 2.3488, 43.297, 5.3811) == pytest.approx(660, abs=2)

    def test_between_antipodes_is_half_way_round(self) -> None:
        assert distance_km(0, 0, 0, 180) == pytest.approx(20_015, abs=1)

    @given(POINTS)
    def test_to_itself_is_zero(self, a: tuple[float, float]) -> None:
        assert distance_km(*a, *a) == 0

    @given(POINTS, POINTS)
    def test_is_the_same_both_ways(self, a: tuple[float, float], b: tuple[float, float]) -> None:
        assert distance_km(*a, *b) == pytest.approx(distance_km(*b, *a))

    @given(POINTS, POINTS, POINTS)
    def test_is_never_shortened_by_a_detour(
        self, a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
    ) -> None:
        assert distance_km(*a, *c) <= distance_km(*a, *b) + distance_km(*b, *c) + 1e-3


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("L’Haÿ-les-Roses", "l hay les roses"),
            ("L'Haÿ-les-Roses", "l hay les roses"),
            ("Œuilly", "oeuilly"),
            ("St-Étienne", "saint etienne"),
            ("STE FLORENCE", "sainte florence"),
            ("  Saint‑Denis ", "saint denis"),
            ("Est", "est"),
            ("", ""),
        ],
    )
    def test_brings_spellings_together(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @given(st.text())
    def test_twice_changes_nothing_more(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)

    @given(st.text(alphabet="abcdeéèêçœ '-ST", min_size=1))
    def test_ignores_case(self, text: str) -> None:
        assert fold(text) == fold(text.upper())
