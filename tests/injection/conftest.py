"""A site made of hostile records, and the three that the home page cannot do without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from browser.chromium import start_chromium
from browser.served import Served, build, copy_examples, only, serve
from browser.visit import Reader

from .corpus import create_records

Records = Mapping[str, dict[str, Any]]


@pytest.fixture(scope="session")
def records() -> Records:
    return dict(create_records())


@pytest.fixture(scope="session")
def hostile_site(records: Records, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    write_records(records, folder / "clubs")
    with serve(folder / "site") as served:
        build(served, *only(folder / "clubs"))
        yield served


def write_records(records: Records, clubs: Path) -> None:
    copy_examples(clubs)
    for slug, record in records.items():
        (clubs / f"{slug}.yml").write_text(yaml.safe_dump(record, sort_keys=False), encoding="utf-8")


@pytest.fixture(scope="package")
def reader(hostile_site: Served) -> Iterator[Reader]:
    with start_chromium() as browser:
        yield Reader(browser, hostile_site)
