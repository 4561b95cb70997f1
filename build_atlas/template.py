"""The file that `atlas new` writes: every field, commented in French, ready to fill in."""

from __future__ import annotations

import datetime
import json
from importlib.resources import files


def create_file(name: str, today: datetime.date) -> str:
    """A commented YAML file for a club of that name, added today; it passes the checks once its blanks are filled."""
    text = files("build_atlas").joinpath("templates", "new-club.yml").read_text(encoding="utf-8")
    return text.replace("__TODAY__", today.isoformat()).replace("__NAME__", json.dumps(name, ensure_ascii=False))
