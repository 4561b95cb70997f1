"""Build the atlas and serve it as a host would: below a sub-path, with its own 404 page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from tools.local_server import QuietHandler, run_server

ROOT = Path(__file__).parents[2]
SUB_PATH = "/atlas/"
EXAMPLES = ("les-herbiers-entreprises", "industriels-de-broceliande", "mecanergie")
"""The clubs that the hand-written home page shows: no atlas builds without them."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site on disk and the address it is read at."""

    folder: Path
    url: str


class Handler(QuietHandler):
    """Files below the sub-path and nothing else; an unknown address gets the site's 404 page."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".geojson": "application/geo+json"}  # noqa: RUF012
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else "outside-of-the-site"
        return super().translate_path(f"/{inside}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder, which need not exist yet, on a free port of this machine alone."""
    with run_server(partial(Handler, directory=str(folder))) as address:
        yield Served(folder, f"{address}{SUB_PATH}")


def run_atlas(*arguments: str | Path, url: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run one `atlas` command as a contributor would."""
    command = [sys.executable, "-m", "build_atlas", *map(str, arguments)]
    environment = {**os.environ, "ATLAS_URL": url}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def build(served: Served, *options: str | Path) -> None:
    """Build an atlas, the real one unless options say otherwise, for the address it is served at."""
    done = run_atlas("build", "--site", served.folder, *options, url=served.url)
    assert done.returncode == 0, done.stdout + done.stderr


def only(clubs: Path) -> tuple[str | Path, ...]:
    """The options of an atlas of these clubs alone: the lessons name clubs that it lacks."""
    return ("--clubs", clubs, "--lessons", clubs / "no-lessons")


def copy_examples(clubs: Path, *others: str) -> None:
    """Put the clubs that the home page shows into a folder, and others, without their links to each other."""
    clubs.mkdir(parents=True, exist_ok=True)
    for slug in (*EXAMPLES, *others):
        text = (ROOT / "clubs" / f"{slug}.yml").read_text(encoding="utf-8")
        (clubs / f"{slug}.yml").write_text(re.sub(r"^related:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
