"""Find a Chromium for the browser tests, or install Debian's where that is allowed.

    python -m tools.find_chromium [--install]

Prints its path. Exit status 1, with what to do, where there is none.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

VARIABLE = "ATLAS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ADVICE = f"""No Chromium was found, and the browser tests need one.
  Debian, Ubuntu: sudo apt-get install chromium
  elsewhere: install Chromium or Chrome
  or say where yours is: {VARIABLE}=/path/to/chromium make test"""


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome: the one named in ATLAS_CHROMIUM, else the first found."""
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in (*NAMES, *PLACES))
    return next((path for path in found if path), None)


def install_chromium() -> None:
    """Install Debian's package, as root and where there is apt; does nothing elsewhere."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", "chromium")):
        print(f"{' '.join(command)} …", file=sys.stderr, flush=True)
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the path, or the advice."""
    parser = argparse.ArgumentParser(description="Find a Chromium for the browser tests.")
    parser.add_argument("--install", action="store_true", help="install Debian's package if there is none")
    options = parser.parse_args(arguments)
    if find_chromium() is None and options.install:
        install_chromium()
    path = find_chromium()
    if path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(Path(path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
