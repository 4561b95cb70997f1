"""Write hand-written and generated documents as one folder, which any engine can build.

The second adapter beside the MkDocs hook: it loops over the same list.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from build_atlas.edition import Edition


def write_stage(edition: Edition, written: Path, target: Path) -> int:
    """Write one edition's documents below ``target``; returns how many pages it holds.

    ``written`` is the folder of the hand-written pages. A target that holds anything but an
    earlier stage is refused with FileExistsError.
    """
    _clear(target)
    shutil.copytree(written, target, dirs_exist_ok=True)
    for document in edition.documents():
        path = target / document.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        content = document.content
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    (target / MARK).write_text("Made by `atlas stage`; made anew each time.\n", encoding="utf-8")
    return sum(1 for _ in target.rglob("*.md"))


MARK = ".atlas-stage"


def _clear(target: Path) -> None:
    if target.exists():
        if any(target.iterdir()) and not (target / MARK).exists():
            raise FileExistsError(f"{target} holds files that are not a stage; name an empty folder")
        shutil.rmtree(target)
    target.mkdir(parents=True)
