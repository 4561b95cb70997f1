"""Class the territory of the clubs of today that stand in dense country, and leave the others unclassed.

    .venv/bin/python -m tools.class_territories [--check] [FOLDER]

The study's T1 is dense in people (over 80 per km²) and in companies (over 50 per canton). No source counts companies
by canton, so the editors say T1 only where people live over five times as densely as that, within 12 km of the
club's commune. Of the study's own clubs, none of T2 or T3 reaches 300 per km² so measured. What a density below
that means, it does not tell: the study's T1, T2 and T3 overlap there.

Writes `territory` and its English into the records that lack one. With `--check`, writes nothing, lists the records
whose reason is no longer what is measured and those that could be classed, and exits with 1 where there are any.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_atlas.candidates import Candidate, list_files, load_candidates
from build_atlas.geo.density import density_around
from build_atlas.geo.gazetteer import Gazetteer, load_gazetteer
from build_atlas.importing.splice import find_blocks
from build_atlas.importing.yaml_text import write_record
from build_atlas.vocabulary import LANGUAGES, Language

RADIUS_KM = 12
DENSE = 400
"""Inhabitants per km²: five times the 80 of the study's T1 (III-E-T1)."""
WORDS = {
    "fr": "Les communes à moins de {radius} km {of_town} comptent {density} habitants au km² (populations légales "
    "jointes au code géographique de 2026), plus de cinq fois le seuil de T1 ; le nombre d’entreprises par canton "
    "n’est pas connu.",
    "en": "The communes within {radius} km of {town} have {density} inhabitants per km² (legal populations given with "
    "the geographic code of 2026), over five times the threshold of T1; the number of companies per canton is not "
    "known.",
}
MUTE = (*"AEÉIOUY", "Hé")
"""The beginnings of names before which « de » is elided: an h followed by é is mute in towns, as in Hénin-Beaumont."""
SEPARATORS: Mapping[Language, str] = {"fr": " ", "en": ","}
"""Between thousands, as records write them."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a club of today is T1, in both languages."""

    fr: str
    en: str


def measure(candidate: Candidate, gazetteer: Gazetteer) -> Reason | None:
    """Why the commune of a record lies in dense country, None where it does not."""
    commune = gazetteer.find(candidate.club.insee) if candidate.club else None
    density = density_around(commune, gazetteer, RADIUS_KM) if commune else 0
    if commune is None or density < DENSE:
        return None
    return Reason(*(_say(language, commune.name, density) for language in LANGUAGES))


def _say(language: Language, town: str, density: float) -> str:
    figure = f"{round(density):,}".replace(",", SEPARATORS[language])
    return WORDS[language].format(radius=RADIUS_KM, town=town, of_town=_of(town), density=figure)


def _of(town: str) -> str:
    """« de Lens », « d’Annecy », « du Mans »."""
    for article, joined in (("Le ", "du "), ("Les ", "des ")):
        if town.startswith(article):
            return joined + town.removeprefix(article)
    return f"d’{town}" if town.startswith(MUTE) else f"de {town}"


def list_current(folder: Path) -> Iterator[Candidate]:
    """The clubs of today of a folder."""
    for candidate in load_candidates(list_files(folder)):
        if candidate.club and candidate.club.kind == "current":
            yield candidate


def find_wrong(candidates: Iterable[Candidate], gazetteer: Gazetteer) -> Iterator[str]:
    """The records that give this tool's reason with another figure than the one measured now."""
    for candidate in candidates:
        club, reason = candidate.club, measure(candidate, gazetteer)
        stated = (club.territory.reason if club and club.territory else None) or ""
        english = club.en.territory.reason if club and club.en and club.en.territory else None
        own = stated.startswith(WORDS["fr"].partition("{radius}")[0])
        if own and (reason is None or stated != reason.fr or english not in (None, reason.en)):
            yield candidate.loaded.path


def find_bare(candidates: Iterable[Candidate], gazetteer: Gazetteer) -> Iterator[tuple[Candidate, Reason]]:
    """The records without a territory that lie in dense country, and why."""
    for candidate in candidates:
        if candidate.club and candidate.club.territory is None and (reason := measure(candidate, gazetteer)):
            yield candidate, reason


def put_reason(text: str, reason: Reason) -> str:
    """The text of a record with its territory before its category, or else its town, and the English of it.

    A record without English stays without; where the block `en` says nothing that a territory stands before, its
    English goes to the end of it.
    """
    blocks = find_blocks(text)
    french = _write({"territory": {"code": "T1", "basis": "editors", "reason": reason.fr}})
    first = blocks.get("category", blocks["town"]).start
    if "en" in blocks:
        text = text[: blocks["en"].start] + _translate(blocks["en"].cut(text), reason) + text[blocks["en"].end :]
    return text[:first] + french + ("" if "category" in blocks else "\n") + text[first:]


def _translate(english: str, reason: Reason) -> str:
    told = _write({"territory": {"reason": reason.en}}, indent="  ").rstrip()
    places = (english.find(f"\n  {key}:") for key in ("category", "perimeter", "today"))
    place = next((place for place in places if place >= 0), len(english))
    return f"{english[:place]}\n{told}{english[place:]}"


def _write(record: dict[str, dict[str, str]], indent: str = "") -> str:
    return "".join(f"{indent}{line}\n" for line in write_record(record).splitlines())


def main(arguments: Sequence[str]) -> int:
    """Run the tool."""
    parser = argparse.ArgumentParser(prog="class_territories")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("clubs"))
    parser.add_argument("--check", action="store_true", help="write nothing, list what differs")
    options = parser.parse_args(arguments)
    gazetteer, candidates = load_gazetteer(), list(list_current(options.folder))
    wrong, bare = list(find_wrong(candidates, gazetteer)), list(find_bare(candidates, gazetteer))
    if options.check:
        sys.stdout.write("".join(f"{path}: its reason is not what is measured\n" for path in wrong))
        sys.stdout.write("".join(f"{candidate.loaded.path}: could be classed T1\n" for candidate, _ in bare))
        return 1 if wrong or bare else 0
    texts = {Path(c.loaded.path): put_reason(Path(c.loaded.path).read_text(encoding="utf-8"), why) for c, why in bare}
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
