"""Put several files in place, all or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

PREFIX = ".import-"
"""The folder in which files wait: hidden, and no reader of records looks into it."""


def put_files(folder: Path, contents: Mapping[str, str]) -> None:
    """Write texts, by file name, into ``folder``, over what stands there.

    Each is written whole beside the folder's files, then renamed into place, which is one step of the system. When
    one of them fails, what was renamed is taken back, and the error raised again. A program killed among the renames
    leaves some files new and others old, each of them whole; what it left waiting is removed by the next call.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=folder) as waiting:
        fresh, old = Path(waiting) / "new", Path(waiting) / "old"
        _prepare(folder, contents, fresh, old)
        _rename_all(folder, list(contents), fresh, old)


def _prepare(folder: Path, contents: Mapping[str, str], fresh: Path, old: Path) -> None:
    """The new files, and copies of those that they replace."""
    fresh.mkdir()
    old.mkdir()
    for name, text in contents.items():
        (fresh / name).write_bytes(text.encode())
        if (folder / name).exists():
            shutil.copy2(folder / name, old / name)
            shutil.copymode(folder / name, fresh / name)


def _rename_all(folder: Path, names: list[str], fresh: Path, old: Path) -> None:
    try:
        for name in names:
            (fresh / name).replace(folder / name)
    except BaseException:  # an interruption by the keyboard too
        for name in names:
            _take_back(folder / name, fresh / name, old / name)
        raise


def _take_back(place: Path, fresh: Path, old: Path) -> None:
    """Undo one rename, if it was done: the old file returns, or a new one goes."""
    if fresh.exists():
        return
    if old.exists():
        old.replace(place)
    else:
        place.unlink(missing_ok=True)
