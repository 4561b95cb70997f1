"""Where things are, and the day it is, for all tests."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "data" / "clubs"
GOLDEN = ROOT / "tests" / "golden"
VECTORS = ROOT / "tests" / "data" / "vectors"
"""What Python and JavaScript must both answer."""
SAID = ROOT / "tests" / "data" / "said"
"""What `atlas check` prints, by style or language."""
TODAY = datetime.date(2026, 11, 23)
LATER = datetime.date(2999, 12, 31)
"""Whether the dates of the real records have come, `atlas check` says, which knows the day."""
ADDRESS = "https://atlas.example/sub/"

Run = Callable[..., tuple[int, str, str]]
"""Runs a command with arguments; gives its exit code, its output and its remarks."""
