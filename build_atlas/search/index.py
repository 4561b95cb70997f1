"""Make the search indexes of a finished site, one for each language, with Pagefind.

Pagefind reads files from a folder: each page is written there as it is to be indexed, by its own address.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from build_atlas.search.pages import create_indexed_page, index_of, join_words, text_of
from build_atlas.search.stable import IndexFailedError, name_index, sort_filters
from build_atlas.search.words import create_vocabulary
from build_atlas.vocabulary import Language

VOCABULARY = "words.json"
SKIPPED = (
    *(".contents", "ul.index", "ul.entries", "ul.cards", ".clubs-table"),
    *(".concordance .small", "details .bearings", ".divergence-list"),
    *(".club-foot", ".diverges"),
)
"""Lists of what other pages say, which would answer for them and weigh as much as all of them; signs beside a word."""
UNUSED = ("*.css", "pagefind-*.js", "wasm.unknown.pagefind")
"""Pagefind's own interfaces, its worker and its engine without a language: nothing of ours asks for them."""


def write_indexes(site: Path, folder: Path, environment: Mapping[str, str]) -> None:
    """Index the pages of ``site`` into its folder ``pagefind``, from copies of them in ``folder``, which is made.

    Raises IndexFailedError when Pagefind stops, or writes what we do not know.
    """
    found = _write_copies(site, folder)
    running = [(code, _start(folder / code, site / index_of(code), environment)) for code in found]
    for language, process in running:
        output, _ = process.communicate()
        if process.returncode:
            raise IndexFailedError(f"the search index in {language} was not made:\n{output}")
        target = site / index_of(language)
        _remove_unused(target)
        _make_stable(target)
        vocabulary = create_vocabulary(_read_texts(folder / language))
        (target / VOCABULARY).write_text(vocabulary, encoding="utf-8")


def _write_copies(site: Path, folder: Path) -> Sequence[Language]:
    """Write a copy of each page into the folder of its language; the languages that have any."""
    found: set[Language] = set()
    for path in sorted(site.rglob("*.html")):
        if page := create_indexed_page(path.read_text(encoding="utf-8")):
            target = folder / page.language / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page.content, encoding="utf-8")
            found.add(page.language)
    return sorted(found)


def _read_texts(folder: Path) -> Iterator[str]:
    return (join_words(text_of(path.read_text(encoding="utf-8"))) for path in folder.rglob("*.html"))


def _start(source: Path, target: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    command: Sequence[str] = (
        *(sys.executable, "-m", "pagefind", "--silent", "--site", str(source), "--output-path", str(target)),
        *(option for selector in SKIPPED for option in ("--exclude-selectors", selector)),
    )
    return subprocess.Popen(command, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _remove_unused(folder: Path) -> None:
    for pattern in UNUSED:
        for path in folder.glob(pattern):
            path.unlink()


def _make_stable(folder: Path) -> None:
    (meta,) = folder.glob("*.pf_meta")
    content = sort_filters(meta.read_bytes(), sum(1 for _ in folder.glob("filter/*")))
    entry = folder / "pagefind-entry.json"
    text, name = name_index(entry.read_text(encoding="utf-8"), content)
    meta.unlink()
    (folder / f"pagefind.{name}.pf_meta").write_bytes(content)
    entry.write_text(text, encoding="utf-8")
