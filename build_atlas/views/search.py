"""What the script of the search asks for when it is first used: its words, its facets, its synonyms, its indexes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from build_atlas.documents import Document
from build_atlas.geo.folding import fold
from build_atlas.glossary import load_glossary
from build_atlas.model import Entry
from build_atlas.search.pages import GROUPS, index_of
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import LANGUAGES, Language, load_vocabularies

SEARCH_URI = "assets/search.json"
FACETS = ("territory", "category")


def create_search_document(renderer: Renderer) -> Document:
    """The file of one edition; addresses in it start from the edition's root."""
    language = renderer.language
    other: Language = next(code for code in LANGUAGES if code != language)
    content = {
        "index": f"{renderer.site.root}{index_of(language)}",
        "other": f"{renderer.site.root}{index_of(other)}",
        "groups": [{"code": group, "label": renderer.say(f"search_group_{group}")} for group in GROUPS],
        "facets": [_create_facet(name, renderer) for name in FACETS],
        "synonyms": list(list_synonyms(language)),
        "words": _words(renderer),
    }
    return Document(SEARCH_URI, json.dumps(content, ensure_ascii=False, indent=0) + "\n")


def _create_facet(name: str, renderer: Renderer) -> dict[str, Any]:
    choices = [{"code": code, "label": renderer.label(name, code)} for code in load_vocabularies()[name]]
    return {"name": name, "label": renderer.say(name), "choices": choices}


def list_synonyms(language: Language) -> Iterator[tuple[str, str]]:
    """Each acronym of the glossary with what it stands for, the shorter wording where the study has one; folded."""
    for term in load_glossary():
        if term.full:
            full = fold(term.full[language].partition("(")[0])
            shorter = (form for form in map(fold, term.forms) if " " in form and full.startswith(f"{form} "))
            yield fold(term.term), min(shorter, key=len, default=full)


def _words(renderer: Renderer) -> dict[str, str]:
    """The strings of the interface; what the script fills in stands between braces."""
    plain = ("label", "placeholder", "close", "hint", "facets", "none", "suggestion", "missing")
    counted = ("results", "other", "more")
    words = {key: renderer.say(f"search_{key}") for key in plain}
    words |= {f"{key}_one": renderer.say(f"search_{key}_one") for key in counted}
    return words | {f"{key}_many": renderer.say(f"search_{key}_many", count="{count}") for key in counted}


def list_known(entry: Entry) -> str:
    """What a club can be looked up by and its page does not show as such: postcodes, other names, its codes."""
    club, commune = entry.club, entry.commune
    names = (commune.name, club.acronym, *club.aliases)
    found = (*commune.postcodes, club.insee, *names, club.sheet, *sorted(club.sections))
    return " ".join(dict.fromkeys(text for text in found if text))
