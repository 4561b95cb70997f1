"""The links on demand: what is asked, in which order, and what is said of the answers; the web is made up."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from importlib.resources import files

import pytest
import yaml
from cited import LINE, create_citing

from build_atlas.candidates import Candidate
from build_atlas.glossary import load_glossary
from tools.check_links import (
    Cited,
    create_fetch,
    find_suspects,
    judge,
    list_cited,
    read_exceptions,
    render_suspects,
)
from tools.local_server import run_server


def cite(*addresses: str) -> list[Cited]:
    return [Cited(address, ("clubs/x.yml:3",)) for address in addresses]


def test_addresses_are_listed_by_host_each_once() -> None:
    found = list_cited(
        create_citing(
            [f"url: {url}, date: undated" for url in ("https://b.fr/1", "https://a.fr/2", "https://b.fr/1", "withheld")]
        )
    )
    assert found == [
        Cited("https://a.fr/2", (f"club-1.yml:{LINE}",)),
        Cited("https://b.fr/1", (f"club-0.yml:{LINE}", f"club-2.yml:{LINE}")),
    ]


def test_the_glossary_is_asked_about_too() -> None:
    cited = list_cited([], load_glossary())
    assert len(cited) > 20
    assert {place for one in cited for place in one.places} >= {"glossary: ANPE", "glossary: région"}


def test_one_host_is_not_asked_twice_without_a_pause() -> None:
    done: list[str] = []

    def fetch(address: str) -> int:
        done.append(address)
        return 200

    cited = cite("https://a.fr/1", "https://a.fr/2", "https://A.fr/3", "https://b.fr/1", "https://b.fr/gone")
    exceptions = {"https://b.fr/gone": "stored copy"}
    assert list(find_suspects(cited, exceptions, fetch, lambda: done.append("pause"))) == []
    assert done == ["https://a.fr/1", "pause", "https://a.fr/2", "pause", "https://A.fr/3", "https://b.fr/1"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (200, ""),
        (204, ""),
        (404, "404"),
        (500, "500"),
        (403, "403: the host turns programs away; look yourself"),
        ("no answer (timed out)", "no answer (timed out)"),
    ],
)
def test_answers_are_judged(answer: int | str, expected: str) -> None:
    assert judge(answer) == expected


def test_suspects_are_said_where_they_are_cited() -> None:
    cited = [Cited("https://a.fr/", ("clubs/b.yml:9", "clubs/a.yml:3"))]
    suspects = find_suspects(cited, {}, lambda _: 410, lambda: None)
    assert render_suspects(suspects) == "clubs/a.yml:3: https://a.fr/: 410\nclubs/b.yml:9: https://a.fr/: 410\n"


class TestExceptions:
    def test_those_kept_are_sound(self, real_candidates: list[Candidate]) -> None:
        text = files("build_atlas").joinpath("data", "links.yml").read_text(encoding="utf-8")
        kept = yaml.safe_load(text)
        assert len(read_exceptions(kept, list_cited(real_candidates))) == len(kept)

    def test_gives_the_reasons(self) -> None:
        item = {"address": "https://a.fr/", "reason": "host gone", "date": "2026-11-23"}
        assert read_exceptions([item], cite("https://a.fr/")) == {"https://a.fr/": "host gone"}

    @pytest.mark.parametrize(
        ("item", "expected"),
        [
            ({"address": "https://a.fr/", "date": "2026"}, "an exception has an address, a reason and a date"),
            ({"address": "https://a.fr/", "reason": "", "date": "2026"}, "an exception has an address, a reason"),
            ({"address": "https://a.fr/", "reason": "x", "date": 2026}, "in quotes"),
            ({"address": "https://b.fr/", "reason": "x", "date": "2026"}, "https://b.fr/: no record cites it any more"),
        ],
    )
    def test_refuses(self, item: dict[str, object], expected: str) -> None:
        with pytest.raises(ValueError, match=expected):
            read_exceptions([item], cite("https://a.fr/"))


class Handler(BaseHTTPRequestHandler):
    """Pages of a made-up host on this machine."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer({"/page": 200, "/accentu%C3%A9": 200, "/head": 405, "/gone": 404}.get(self.path, 500))

    def do_GET(self) -> None:
        self._answer({"/head": 200, "/gone": 404}.get(self.path, 500))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with run_server(Handler) as address:
        yield address


@pytest.mark.parametrize(
    ("page", "expected"), [("/page", 200), ("/accentué", 200), ("/head", 200), ("/gone", 404), ("/broken", 500)]
)
def test_asks_for_the_head_then_for_the_page(host: str, page: str, expected: int) -> None:
    assert create_fetch(5)(host + page) == expected


def test_a_host_that_does_not_answer_is_said_in_words() -> None:
    answer = create_fetch(0.5)("http://127.0.0.1:9/")
    assert isinstance(answer, str)
    assert answer.startswith("no answer (")
