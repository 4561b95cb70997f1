"""The one list of everything that is generated: each engine is a loop over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from build_atlas.contribution import CONTRIBUTION_URI
from build_atlas.documents import Document
from build_atlas.geo.nearest import find_nearest
from build_atlas.links import Site
from build_atlas.model import Atlas, Entry
from build_atlas.similarity.models import models_of
from build_atlas.views.assets import create_leaflet_documents, create_own_documents
from build_atlas.views.changes import CHANGES_URI, create_changes
from build_atlas.views.clubs import NEIGHBOURS, create_club_page
from build_atlas.views.concordance import CONCORDANCE_URI, create_concordance
from build_atlas.views.contribution import CLUBS_URI, create_clubs_file, create_contribution
from build_atlas.views.divergences import DIVERGENCES_URI, create_divergences
from build_atlas.views.exports import create_exports
from build_atlas.views.feed import create_feed_document
from build_atlas.views.findings import create_findings_documents
from build_atlas.views.glossary import GLOSSARY_URI, create_glossary
from build_atlas.views.graphs import CHARTS_URI, create_charts
from build_atlas.views.kit import KIT_URI, create_kit
from build_atlas.views.lists import create_list_pages
from build_atlas.views.locator import project_entries
from build_atlas.views.map import create_map_documents
from build_atlas.views.models import FILE_URI, MODELS_URI, create_models, create_models_file
from build_atlas.views.places import create_place_documents
from build_atlas.views.renderer import Renderer
from build_atlas.views.search import create_search_document
from build_atlas.views.stale import STALE_URI, create_stale
from build_atlas.views.table import TABLE_URI, create_table
from build_atlas.views.trial import TRIAL_URI, create_trial

SINGLE_PAGES: Mapping[str, Callable[[Atlas, Renderer], str]] = {
    TABLE_URI: create_table,
    CONCORDANCE_URI: create_concordance,
    TRIAL_URI: create_trial,
    CHARTS_URI: create_charts,
    DIVERGENCES_URI: create_divergences,
    GLOSSARY_URI: create_glossary,
    MODELS_URI: create_models,
    KIT_URI: create_kit,
    STALE_URI: create_stale,
    CHANGES_URI: create_changes,
    CONTRIBUTION_URI: create_contribution,
}
"""Pages that stand alone, with the view that makes each."""


def build_site(atlas: Atlas, site: Site, assets: Path) -> list[Document]:
    """Every generated document of one edition, sorted by address.

    ``assets`` is the folder of our style sheets and scripts. The open data and the
    places to look up stand once, in the French edition, at the root of the whole site.
    """
    renderer = Renderer(site)
    documents = [*_pages(atlas, renderer), *create_leaflet_documents(), *create_own_documents(assets)]
    documents += [create_search_document(renderer), create_feed_document(atlas, renderer)]
    if site.language == "fr":
        documents += [*create_exports(atlas, site), *create_place_documents(atlas.gazetteer)]
    return sorted(documents, key=lambda document: document.uri)


def _pages(atlas: Atlas, renderer: Renderer) -> Iterator[Document]:
    points = project_entries(atlas)
    yield from create_list_pages(atlas, renderer)
    yield from create_findings_documents(atlas, renderer)
    yield from (Document(uri, create(atlas, renderer)) for uri, create in SINGLE_PAGES.items())
    yield from create_map_documents(atlas, points, renderer)
    yield Document(FILE_URI, create_models_file(atlas))
    yield Document(CLUBS_URI, create_clubs_file(atlas))
    near, models = neighbours(atlas.entries), models_of(atlas.entries)
    for entry in atlas.entries:
        page = create_club_page(entry, atlas, points, near, models, renderer)
        yield Document(entry.uri, page, entry.source_path)


def neighbours(entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry]]:
    """The nearest other clubs of each club, by slug."""
    found = find_nearest([(entry.commune.lat, entry.commune.lon) for entry in entries], NEIGHBOURS)
    return {entry.slug: [entries[i] for i in row] for entry, row in zip(entries, found, strict=True)}
