"""What changed in the atlas: the journals of all records as one, newest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from build_atlas.model import Atlas, Entry
from build_atlas.schema import Change
from build_atlas.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one record; ``english`` is its words in English, where it has some."""

    entry: Entry
    change: Change
    english: str | None = None

    @property
    def anchor(self) -> str:
        """What tells it from every other change of its record, for good."""
        return f"{self.change.kind}-{self.change.date}"

    def words(self, language: Language) -> tuple[str | None, Language]:
        """Its words, and the language they are in: French where no English was written."""
        return (self.english, "en") if language == "en" and self.english else (self.change.words, "fr")


def list_events(atlas: Atlas) -> list[Event]:
    """Every change of every record: newest first, then by slug; of one record and day, the last one first."""
    events = [event for entry in atlas.entries for event in reversed(list(_events_of(entry)))]
    return sorted(events, key=lambda event: event.change.date, reverse=True)


def _events_of(entry: Entry) -> Iterator[Event]:
    english = iter(entry.club.en.changes if entry.club.en else ())
    for change in entry.club.changes:
        yield Event(entry, change, next(english, None) if change.words else None)


def newest_day(atlas: Atlas) -> datetime.date:
    """The last day on which a record changed; the first of all days when none says so."""
    days = (change.date for entry in atlas.entries for change in entry.club.changes)
    return datetime.date.fromisoformat(max(days, default=datetime.date.min.isoformat()))
