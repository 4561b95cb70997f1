"""One Chromium and one build of the real clubs for all browser tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .chromium import start_chromium
from .served import Served, build, serve
from .visit import Reader


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("real") / "site") as served:
        build(served)
        yield served


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with start_chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def reader(browser: Browser, real_site: Served) -> Reader:
    return Reader(browser, real_site)
