"""The words of the interface, in both languages, from one file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from build_atlas.own_data import read_data
from build_atlas.vocabulary import LANGUAGES, Language


@cache
def load_strings(language: Language) -> Mapping[str, str]:
    """Every string of ours by key; raises ValueError for a key that lacks a language."""
    entries: dict[str, dict[Language, str]] = read_data("strings.yml")
    lacking = [key for key, entry in entries.items() if set(entry) != set(LANGUAGES)]
    if lacking:
        raise ValueError(f"strings.yml: {', '.join(lacking)}: write both fr and en")
    return MappingProxyType({key: entry[language] for key, entry in entries.items()})
