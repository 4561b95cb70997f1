"""The file that `atlas new` writes: every field, commented in French, ready to fill in."""

from __future__ import annotations

import json
from importlib.resources import files


def create_file(name: str) -> str:
    """A commented YAML file for a club of that name; it passes the checks once its blanks are filled."""
    text = files("build_atlas").joinpath("templates", "new-club.yml").read_text(encoding="utf-8")
    return text.replace("__NAME__", json.dumps(name, ensure_ascii=False))
