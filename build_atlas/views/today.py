"""What a club's page says of the years since 1997: of the club, and of what is only nearby."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_atlas.model import Atlas, Entry
from build_atlas.schema import Club, Nearby
from build_atlas.views.renderer import Renderer
from build_atlas.vocabulary import Language


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One fact of today as a page shows it: its words, their language, and the numbers of its sources.

    There are no numbers where the club has one source, on which all rests.
    """

    text: str
    language: Language
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Something found nearby, its words and their language, and the other body's entry if it has one."""

    found: Nearby
    text: str
    language: Language
    entry: Entry | None


def state_of_knowledge(club: Club, renderer: Renderer) -> str:
    """The year of what a page says, in words: 1997 alone, or seen since, and when."""
    if club.today is None:
        return renderer.say("not_verified")
    if club.today.status == "unknown" and club.kind != "current":
        return renderer.say("state_unknown")
    if club.today.status == "unknown" or club.today.as_of is None:
        return renderer.say("ended_undated" if club.today.ended else "not_dated")
    keys = {"active": "seen_active", "dissolved": "seen_dissolved", "succeeded": "seen_succeeded"}
    state = renderer.say(keys[club.today.status], when=renderer.when(club.today.as_of))
    return renderer.say("seen_by_text", state=state) if club.today.by_text_alone else state


def list_told(club: Club, renderer: Renderer) -> Sequence[SinceLine]:
    """What is said of today; in French where the English is on its way."""
    if club.today is None:
        return ()
    statements, count = club.today.statements, len(club.today.sources)
    english = club.en.today if club.en and renderer.language == "en" else ()
    words = _in_words([told.text for told in statements], english)
    return [
        SinceLine(text, language, (told.sources or tuple(range(1, count + 1))) if count > 1 else ())
        for told, (text, language) in zip(statements, words, strict=True)
    ]


def list_nearby(club: Club, atlas: Atlas, renderer: Renderer) -> Sequence[Beside]:
    """What was found in the same place and is not shown to be the club."""
    english = club.en.nearby if club.en and renderer.language == "en" else ()
    words = _in_words([found.text for found in club.nearby], english)
    return [
        Beside(found, text, language, atlas.by_slug.get(found.club or ""))
        for found, (text, language) in zip(club.nearby, words, strict=True)
    ]


def _in_words(french: Sequence[str], english: Sequence[str]) -> Iterator[tuple[str, Language]]:
    """Each text with its language: the English if it is there, else the French."""
    language: Language = "en" if english else "fr"
    return ((text, language) for text in english or french)
