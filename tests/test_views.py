"""What the views promise beyond the golden pages: facts, states, neighbours, data, the map."""

from __future__ import annotations

import json
import re
from typing import Any

import folium.plugins
import jsonschema
import pytest
import yaml
from bad_cases import Case, read_cases
from places import ADDRESS, ROOT, SMALL

from build_atlas.candidates import Candidate, list_files
from build_atlas.documents import Document
from build_atlas.load import load_bytes
from build_atlas.model import Atlas, Entry
from build_atlas.schema import Founded
from build_atlas.site import neighbours
from build_atlas.views import map as map_view
from build_atlas.views.clubs import NEIGHBOURS, create_organization, shorten
from build_atlas.views.exports import COLUMNS, create_csv, create_geojson, create_record, create_schema
from build_atlas.views.facts import create_facts, founded_in_words
from build_atlas.views.home import create_example, create_figures
from build_atlas.views.lists import create_groups
from build_atlas.views.locator import create_locator, project_entries
from build_atlas.views.map import MissingAssetError, create_map, create_map_documents
from build_atlas.views.renderer import Renderer, is_recent
from build_atlas.views.today import state_of_knowledge

PROMISED = [
    *("slug", "name", "kind", "sheet", "sections", "territory", "category", "town", "insee"),
    *("lat", "lon", "departments", "region", "url", "divergences"),
]
ENTRIES = sorted(path.stem for path in SMALL.glob("*.yml"))


def facts_of(atlas: Atlas, slug: str, renderer: Renderer) -> dict[str, str]:
    facts = create_facts(atlas.by_slug[slug], renderer)
    return {fact.label: " | ".join(fact.values).replace("\u00a0", " ").replace("\u202f", " ") for fact in facts}


class TestFacts:
    def test_in_french(self, small_atlas: Atlas, french: Renderer) -> None:
        facts = facts_of(small_atlas, "atelier-de-la-vallee", french)
        assert facts["Création"] == "vers 1982"
        assert facts["Emplois"] == "au moins 1 500"
        assert facts["Autres membres"] == "au plus 5"
        assert facts["Cotisation"] == "500 à 1 000 F par an"
        assert facts["Permanents"] == "aucun"
        assert facts["Personnes"] == "Jean Exemple, président en 1997"

    def test_in_english(self, small_atlas: Atlas, english: Renderer) -> None:
        facts = facts_of(small_atlas, "atelier-de-la-vallee", english)
        assert facts["Founded"] == "about 1982"
        assert facts["Jobs"] == "at least 1,500"
        assert facts["Budget"] == "200,000 F over two years (training)"
        assert facts["People"] == "Jean Exemple, president in 1997"

    def test_nothing_stands_for_silence(self, small_atlas: Atlas, french: Renderer) -> None:
        assert facts_of(small_atlas, "relais-des-iles", french) == {"Création": "2011"}

    @pytest.mark.parametrize(
        ("founded", "words"),
        [
            (Founded(year=1982), ("1982", "1982")),
            (Founded(year=1982, approximate=True), ("vers 1982", "about 1982")),
            (Founded(year=1990, until=1995), ("entre 1990 et 1995", "between 1990 and 1995")),
            (Founded(year=1990, until=1995, approximate=True), ("entre 1990 et 1995 environ", "about 1990 to 1995")),
        ],
    )
    def test_years(self, founded: Founded, words: tuple[str, str], french: Renderer, english: Renderer) -> None:
        assert (founded_in_words(founded, french), founded_in_words(founded, english)) == words


@pytest.mark.parametrize(
    ("slug", "words", "recent"),
    [
        ("atelier-de-la-vallee", ("vu actif en mai 2016", "seen active in May 2016"), True),
        ("cercle-du-bocage", ("non vérifié depuis 1997", "not verified since 1997"), False),
        ("relais-des-iles", ("dissous en 2024", "dissolved in 2024"), False),
    ],
)
def test_state_of_knowledge(
    slug: str, words: tuple[str, str], recent: bool, small_atlas: Atlas, french: Renderer, english: Renderer
) -> None:
    club = small_atlas.by_slug[slug].club
    assert (state_of_knowledge(club, french), state_of_knowledge(club, english)) == words
    assert is_recent(club) == recent


@pytest.mark.parametrize(
    ("slug", "french_tag", "english_tag"),
    [
        ("acteurs-sa", "1997", "1997"),
        ("antigny-entreprises", "1997", "1997"),
        ("club-de-gatine", "1997 · vu en 2025", "1997 · seen in 2025"),
        ("meito", "1997 · dissous", "1997 · dissolved"),
        ("plates-formes-de-l-aveyron", "1997 · repris sous un autre nom", "1997 · continued under another name"),
        ("bugey-developpement", "vu en 2012", "seen in 2012"),
        ("a2peps-perpignan", "source sans date", "undated source"),
        ("techlid-limonest", "dissous", "dissolved"),
    ],
)
def test_a_row_bears_the_years_it_speaks_of(
    slug: str, french_tag: str, english_tag: str, real_atlas: Atlas, french: Renderer, english: Renderer
) -> None:
    club = real_atlas.by_slug[slug].club
    assert (french.tag(club), english.tag(club)) == (french_tag, english_tag)


class TestNeighbours:
    def test_the_nearest_come_first(self, small_atlas: Atlas) -> None:
        near = {slug: [entry.slug for entry in row] for slug, row in neighbours(small_atlas.entries).items()}
        assert near["atelier-de-la-vallee"] == [
            "ruche-de-gatine",
            "cercle-du-bocage",
            "pont-des-metiers",
            "relais-des-iles",
        ]
        assert all(slug not in row for slug, row in near.items())

    def test_of_the_real_clubs(self, real_atlas: Atlas) -> None:
        near = neighbours(real_atlas.entries)
        assert near.keys() == real_atlas.by_slug.keys()
        assert {len(row) for row in near.values()} == {NEIGHBOURS}


class TestPlaces:
    def test_departments_of_a_perimeter_or_of_the_commune(self, small_atlas: Atlas) -> None:
        codes = {e.slug: [d.code for d in e.departments] for e in small_atlas.entries}
        assert codes["pont-des-metiers"] == ["07", "26"]
        assert codes["atelier-de-la-vallee"] == ["79"]

    def test_a_town_that_is_merged_today(self, small_atlas: Atlas) -> None:
        entry = small_atlas.by_slug["cercle-du-bocage"]
        assert (entry.merged, entry.commune.name, entry.centre.insee) == (True, "Les Achards", "85151")

    def test_no_small_map_where_the_projection_does_not_reach(self, small_atlas: Atlas) -> None:
        points = project_entries(small_atlas)
        drawn = {entry.slug: create_locator(entry, points) for entry in small_atlas.entries}
        assert [slug for slug, locator in drawn.items() if locator is None] == ["relais-des-iles"]
        covered = drawn["pont-des-metiers"]
        assert covered is not None
        assert covered.covered == ("07", "26")
        assert {"07", "26"} <= {outline.code for outline in covered.outlines}

    def test_groups_hold_every_club(self, small_atlas: Atlas, french: Renderer) -> None:
        groups = {axis.name: rows for axis, rows in create_groups(small_atlas, french).items()}
        assert [len(group.entries) for group in groups["territories"]] == [0, 2, 1]
        assert sorted(e.slug for group in groups["departments"] for e in group.entries) == sorted(
            [*ENTRIES, "pont-des-metiers"]
        )

    def test_figures(self, small_atlas: Atlas) -> None:
        figures = create_figures(small_atlas)
        expected = {"clubs": 3, "surveyed": 1, "listed": 1, "mentioned": 1, "current": 2, "departments": 5}
        assert expected.items() <= figures.items()
        assert (figures["companies"], figures["oldest"], figures["divergences"]) == (25, 1982, 1)

    def test_an_example_of_nobody(self, small_atlas: Atlas, french: Renderer) -> None:
        with pytest.raises(KeyError, match="absent"):
            create_example(small_atlas, french, "absent")


class TestData:
    @pytest.mark.parametrize("slug", ENTRIES)
    def test_a_record_keeps_its_promise(self, slug: str, small_atlas: Atlas, french: Renderer) -> None:
        entry = small_atlas.by_slug[slug]
        record = create_record(entry, french.site)
        assert list(record)[: len(PROMISED)] == PROMISED
        assert record["url"] == f"{ADDRESS}clubs/{slug}/"
        for name in ("territory", "category"):
            assert record[name] is None or {"code", "basis"} <= record[name].keys()
        assert json.loads(json.dumps(record)) == record

    def test_every_real_record_keeps_it(self, real_atlas: Atlas, english: Renderer) -> None:
        for entry in real_atlas.entries:
            record = create_record(entry, english.site)
            assert list(record)[: len(PROMISED)] == PROMISED
            if entry.club.kind != "current":
                assert record["territory"]["basis"] in ("report", "editors")
            assert record["url"] == f"{ADDRESS}clubs/{entry.slug}/"

    def test_features_carry_the_slug(self, small_atlas: Atlas, french: Renderer) -> None:
        collection = json.loads(create_geojson(small_atlas, french.site))
        assert [feature["properties"]["slug"] for feature in collection["features"]] == ENTRIES
        lon, lat = collection["features"][0]["geometry"]["coordinates"]
        assert (round(lat), round(lon)) == (47, 0)

    def test_the_table_has_a_line_for_each(self, real_atlas: Atlas, french: Renderer) -> None:
        lines = create_csv(real_atlas, french.site).split("\r\n")
        assert lines[0] == ",".join(COLUMNS)
        assert len(lines) == len(real_atlas) + 2

    def test_an_organization(self, small_atlas: Atlas, english: Renderer) -> None:
        entry = small_atlas.by_slug["relais-des-iles"]
        organization = create_organization(entry, english)
        assert organization["foundingDate"] == "2011"
        assert organization["location"]["geo"] == {
            "@type": "GeoCoordinates",
            "latitude": entry.commune.lat,
            "longitude": entry.commune.lon,
        }

    @pytest.mark.parametrize(("text", "short"), [("un deux", "un deux"), ("un deux, trois", "un deux…")])
    def test_a_description_is_cut_between_words(self, text: str, short: str) -> None:
        assert shorten(text, 11) == short


@pytest.fixture(scope="module")
def validator(french: Renderer) -> jsonschema.Draft202012Validator:
    schema = json.loads(create_schema(french.site))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


class TestSchema:
    def test_its_address(self, validator: jsonschema.Draft202012Validator) -> None:
        schema: Any = validator.schema
        assert schema["$id"] == f"{ADDRESS}data/v1/club.schema.json"

    def test_accepts_every_record(self, validator: jsonschema.Draft202012Validator) -> None:
        for path in [*list_files(ROOT / "clubs"), *list_files(SMALL)]:
            errors = list(validator.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8"))))
            assert [f"{path.name}: {error.json_path}: {error.message}" for error in errors] == []

    @pytest.mark.parametrize(
        "case", [case for table in ("types", "values") for case in read_cases(table)], ids=lambda case: case.title
    )
    def test_refuses_what_the_schema_refuses(self, case: Case, validator: jsonschema.Draft202012Validator) -> None:
        data = _listed(load_bytes(case.text.encode(), "x.yml").data)
        assert not validator.is_valid(data)


def _listed(value: Any) -> Any:
    """Values as JSON has them: lists, where our loader makes tuples."""
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, tuple) else value


@pytest.fixture(scope="module")
def documents(small_atlas: Atlas, french: Renderer) -> dict[str, Document]:
    points = project_entries(small_atlas)
    return {document.uri: document for document in create_map_documents(small_atlas, points, french)}


class TestMap:
    def test_names_no_other_host(self, documents: dict[str, Document]) -> None:
        for document in documents.values():
            addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", str(document.content))
            assert set(addresses) - {"http://www.w3.org"} == set()

    def test_is_the_same_twice(self, documents: dict[str, Document], small_atlas: Atlas, french: Renderer) -> None:
        again = create_map_documents(small_atlas, project_entries(small_atlas), french)
        assert {document.uri: document for document in again} == documents

    def test_ids_are_fixed(self, documents: dict[str, Document]) -> None:
        script = str(documents[map_view.SCRIPT_URI].content)
        assert re.search(r"[0-9a-f]{32}", script) is None
        assert "atlas_map" in script
        assert 'id="atlas_map"' in str(documents[map_view.MAP_URI].content)

    def test_clubs_of_one_town_stand_apart(self, small_atlas: Atlas, french: Renderer) -> None:
        found = [feature["properties"] for feature in map_view.create_features(small_atlas, french)]
        shifts = {properties["slug"]: properties.get("n") for properties in found}
        assert shifts["ruche-de-gatine"] == 1
        assert [slug for slug, shift in shifts.items() if shift] == ["ruche-de-gatine"]

    def test_a_club_that_the_page_does_not_hold_brings_its_years(
        self, small_atlas: Atlas, english: Renderer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(map_view, "WRITTEN", 4)
        found = [feature["properties"] for feature in map_view.create_features(small_atlas, english)]
        assert {one["slug"]: one["tag"] for one in found if "tag" in one} == {"relais-des-iles": "dissolved"}

    @pytest.mark.parametrize("plugin", [folium.plugins.Fullscreen, folium.plugins.MarkerCluster])
    def test_refuses_a_plugin_from_afar(
        self, plugin: type, small_atlas: Atlas, french: Renderer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def create(atlas: Atlas, renderer: Renderer) -> folium.Map:
            result = create_map(atlas, renderer)
            plugin().add_to(result)
            return result

        monkeypatch.setattr(map_view, "create_map", create)
        with pytest.raises(MissingAssetError, match=r"no local copy of https://"):
            list(create_map_documents(small_atlas, project_entries(small_atlas), french))

    def test_folium_itself_stays_as_it_is(self, documents: dict[str, Document]) -> None:
        assert documents
        assert any(address.startswith("https://") for _, address in folium.Map.default_js)


def test_entries_are_in_the_order_of_their_slugs(small_atlas: Atlas, real_candidates: list[Candidate]) -> None:
    entries: tuple[Entry, ...] = small_atlas.entries
    assert [entry.slug for entry in entries] == ENTRIES
    assert [candidate.slug for candidate in real_candidates] == sorted(c.slug for c in real_candidates)
