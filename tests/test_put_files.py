"""Several files put in place at once: all of them, or none."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_atlas.put_files import put_files

NEW = {f"club-{i}.yml": f"nouveau {i}\n" for i in range(5)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two of the files stand there already, and another that nobody touches."""
    for name in ("club-1.yml", "club-3.yml", "autre.yml"):
        (tmp_path / name).write_text(f"ancien {name}\n", encoding="utf-8")
    (tmp_path / "club-1.yml").chmod(0o640)
    return tmp_path


def read(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_writes_them_all_and_leaves_nothing_else(folder: Path) -> None:
    put_files(folder, NEW)
    assert read(folder) == {**NEW, "autre.yml": "ancien autre.yml\n"}
    assert (folder / "club-1.yml").stat().st_mode & 0o777 == 0o640


def test_makes_the_folder(tmp_path: Path) -> None:
    put_files(tmp_path / "a" / "b", NEW)
    assert read(tmp_path / "a" / "b") == NEW


@pytest.mark.parametrize("failing", range(5))
@pytest.mark.parametrize("error", [OSError("no space left"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_takes_all_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int, error: BaseException
) -> None:
    before, rename = read(folder), Path.replace

    def fail(self: Path, target: Path) -> Path:
        if self.parent.name == "new" and self.name == f"club-{failing}.yml":
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(error)):
        put_files(folder, NEW)
    assert read(folder) == before


def test_a_failure_while_writing_touches_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = read(folder), Path.write_bytes

    def fail(self: Path, data: bytes) -> int:
        if self.name == "club-4.yml":
            raise OSError("no space left")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="no space left"):
        put_files(folder, NEW)
    assert read(folder) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from build_atlas.put_files import put_files
rename = Path.replace
def stop(self, target):
    if self.name == "club-3.yml":
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)
Path.replace = stop
put_files(Path(sys.argv[1]), {f"club-{i}.yml": f"nouveau {i}\\n" for i in range(5)})
"""


def test_a_killed_program_leaves_whole_files_and_the_next_run_mends(folder: Path) -> None:
    before = read(folder)
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    left = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yml")}
    assert all(text in (NEW.get(name), before.get(name)) for name, text in left.items())
    put_files(folder, NEW)
    assert read(folder) == {**NEW, "autre.yml": "ancien autre.yml\n"}
