"""One small site for all tests of the contribution form."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..served import Served, build, copy_examples, only, serve
from ..visit import Reader
from .filling import CURRENT, PERIOD, REPOSITORY


@pytest.fixture(scope="package")
def clubs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("form") / "clubs"
    copy_examples(folder, CURRENT, PERIOD)
    return folder


@pytest.fixture(scope="package")
def small_site(clubs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    os.environ["ATLAS_REPOSITORY"] = REPOSITORY
    try:
        with serve(tmp_path_factory.mktemp("form-site") / "site") as served:
            build(served, *only(clubs))
            yield served
    finally:
        del os.environ["ATLAS_REPOSITORY"]


@pytest.fixture(scope="package")
def reader(browser: Browser, small_site: Served) -> Reader:
    return Reader(browser, small_site)
