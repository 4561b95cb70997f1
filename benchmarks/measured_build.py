"""Build one MkDocs project and say, as JSON on the last line, how long each part of our own work took.

    python -m benchmarks.measured_build CONFIG SITE [--plain]

Run by `benchmarks.build` in a process of its own.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import mkdocs.commands.build
from mkdocs.config import load_config

spent: Counter[str] = Counter()
"""Seconds of processor time by part."""


def measure(module: Any, name: str, part: str) -> None:
    """Replace a function of a module by one that notes its time."""
    function: Callable[..., Any] = getattr(module, name)

    def measured(*arguments: Any, **options: Any) -> Any:
        start = time.process_time()
        result = function(*arguments, **options)
        if isinstance(result, Iterator):
            result = list(result)
        spent[part] += time.process_time() - start  # type: ignore[assignment]
        return result

    setattr(module, name, measured)


def measure_atlas() -> None:
    """Note the time of our own parts; plain projects do not even load our modules."""
    from build_atlas import check, edition

    measure(edition, "load_gazetteer", "load")
    measure(check, "load_candidates", "load")
    measure(check, "check_candidates", "check")
    measure(edition, "create_atlas", "check")
    measure(edition, "build_site", "views")


def main() -> int:
    """Measure, build, report."""
    config, site, *plain = sys.argv[1:]
    if not plain:
        measure_atlas()
    start = time.process_time()
    mkdocs.commands.build.build(load_config(config, site_dir=site))
    whole = time.process_time() - start
    print(json.dumps({**spent, "mkdocs": whole - sum(spent.values())}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
