"""The real site, built twice, and a small one to break."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser.served import Served, build, serve


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("whole") / "site") as served:
        build(served)
        yield served
