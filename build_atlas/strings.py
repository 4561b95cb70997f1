"""The words of the interface, in both languages, from one file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from build_atlas.vocabulary import LANGUAGES, Language


@cache
def load_strings(language: Language) -> Mapping[str, str]:
    """Every string of ours by key; raises ValueError for a key that lacks a language."""
    text = files("build_atlas").joinpath("data", "strings.yml").read_text(encoding="utf-8")
    entries: dict[str, dict[Language, str]] = yaml.safe_load(text)
    lacking = [key for key, entry in entries.items() if set(entry) != set(LANGUAGES)]
    if lacking:
        raise ValueError(f"strings.yml: {', '.join(lacking)}: write both fr and en")
    return MappingProxyType({key: entry[language] for key, entry in entries.items()})
