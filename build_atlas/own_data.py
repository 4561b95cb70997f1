"""What the package's own data files state."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML has it: the strings and the glossary take half a second without."""


def read_data(name: str) -> Any:
    """The content of one YAML file of ``build_atlas/data``; what is right and wrong in it, the tests say."""
    text = files("build_atlas").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=FAST)
