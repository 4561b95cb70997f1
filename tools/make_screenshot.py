"""Take the picture of the home page that the README shows.

    make site && .venv/bin/python -m tools.make_screenshot [SITE] [PICTURE]

Serves the built site on this machine alone and takes it with Playwright and Chromium, 1,280 pixels wide.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.find_chromium import ADVICE, find_chromium
from tools.local_server import serve_folder

SITE = Path("site")
PICTURE = Path("docs/assets/images/screenshot.png")
WIDTH, HEIGHT = 1280, 800
MOST_BYTES = 300_000


def take_picture(address: str, chromium: str) -> bytes:
    """The first screen of a page, in the light theme, as a PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        viewport = {"width": WIDTH, "height": HEIGHT}
        page = browser.new_page(viewport=viewport, color_scheme="light", reduced_motion="reduce")  # type: ignore[arg-type]
        page.goto(address, wait_until="networkidle")
        picture = page.screenshot()
        browser.close()
    return picture


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the picture and write it; 1 where that is not possible."""
    parser = argparse.ArgumentParser(description="Take the picture of the home page.")
    parser.add_argument("site", nargs="?", type=Path, default=SITE)
    parser.add_argument("picture", nargs="?", type=Path, default=PICTURE)
    options = parser.parse_args(arguments)
    chromium = find_chromium()
    if chromium is None or not (options.site / "index.html").exists():
        print(ADVICE if chromium is None else f"{options.site} holds no site: run `make site` first", file=sys.stderr)
        return 1
    with serve_folder(options.site) as address:
        picture = take_picture(address, chromium)
    if len(picture) > MOST_BYTES:
        print(f"the picture weighs {len(picture):,} bytes, more than {MOST_BYTES:,}", file=sys.stderr)
        return 1
    options.picture.write_bytes(picture)
    print(f"{options.picture}: {len(picture):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
