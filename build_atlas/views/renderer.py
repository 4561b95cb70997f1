"""What every view shares: one template environment and the words of one language."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import yaml
from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from build_atlas.links import Site, bare, relative
from build_atlas.schema import Club, RangeRecord
from build_atlas.strings import load_strings
from build_atlas.typography import set_distance, set_euros, set_number, set_range, set_text
from build_atlas.vocabulary import Language, label, load_outline, note

RECENT_YEAR = 2015
DAY = 2
"""Hyphens of a date that names its day."""
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

set_once = lru_cache(maxsize=50_000)(set_text)
"""The same labels, names and summaries stand on many pages; their typography is worked out once."""


@dataclass(frozen=True)
class Renderer:
    """Renders templates for one edition. Everything that goes through a template is escaped."""

    site: Site

    @property
    def language(self) -> Language:
        """The language of this edition."""
        return self.site.language

    @cached_property
    def environment(self) -> Environment:
        """The templates, compiled once for a build; an unknown name is an error."""
        environment = Environment(
            loader=PackageLoader("build_atlas"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        filters: dict[str, Callable[..., str]] = {
            "text": self.text,
            "french": lambda value: set_once(value, "fr"),
            "bare": bare,
            "number": self.number,
            "euros": self.euros,
            "range": self.range,
            "distance": self.distance,
        }
        environment.filters.update(filters)
        environment.globals |= {
            "_": self.say,
            "raw": self.raw,
            "label": self.label,
            "note": self.note,
            "citation": self.citation,
            "date": self.date,
            "when": self.when,
            "tag": self.tag,
            "is_recent": is_recent,
            "language": self.language,
            "site": self.site,
        }
        return environment

    def render(self, template: str, uri: str, **context: Any) -> str:
        """The text of a template for the page ``uri``; ``link`` in it makes links from that page."""
        return self.environment.get_template(template).render(
            link=lambda target: relative(uri, target), uri=uri, **context
        )

    def page(self, template: str, uri: str, meta: Mapping[str, Any], **context: Any) -> str:
        """A Markdown document: front matter from a YAML dumper, then the template's text.

        Engines print a title or a description as it stands, in pages and in the search index:
        both are escaped here.
        """
        texts = {key: str(escape(value)) for key, value in meta.items() if isinstance(value, str)}
        matter = {"render_macros": False, **meta, **texts}
        head = yaml.dump(matter, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{head}---\n\n{self.render(template, uri, **context)}"

    def text(self, value: str, language: Language | None = None) -> str:
        """A text in the typography of its language, by default that of this edition."""
        return set_once(value, language or self.language)

    def number(self, value: float) -> str:
        """A number with its separators."""
        return set_number(value, self.language)

    def euros(self, value: float) -> str:
        """An amount in whole euros."""
        return set_euros(value, self.language)

    def distance(self, km: float) -> str:
        """A distance in words."""
        return set_distance(km, self.language)

    def range(self, value: RangeRecord, unit: str = "") -> str:
        """A range in words."""
        return set_range(value, self.language, unit)

    def say(self, key: str, **values: Any) -> str:
        """A string of the interface; raises KeyError for a key that has no words."""
        return set_once(load_strings(self.language)[key].format(**values), self.language)

    def raw(self, key: str) -> str:
        """A string with its blanks still open, for a script that fills them."""
        return set_once(load_strings(self.language)[key], self.language)

    def label(self, vocabulary: str, code: str) -> str:
        """The words of a code."""
        return self.text(label(vocabulary, code, self.language))

    def note(self, vocabulary: str, code: str) -> str:
        """The explanation of a code."""
        return self.text(note(vocabulary, code, self.language))

    def citation(self, code: str) -> str:
        """The title of a section or sheet of the study."""
        outline = load_outline()
        titles = outline.sections.get(code) or outline.sheets.get(code)
        return self.text(titles[self.language] if titles else code)

    def date(self, value: str) -> str:
        """A date or a part of one (2016, 2016-05, 2016-05-17) in words."""
        parts = [int(part) for part in value.split("-")]
        form = {1: "y", 2: "MMMM y", 3: "d MMMM y"}[len(parts)]
        return format_date(datetime.date(*[*parts, 1, 1][:3]), form, locale=self.language)

    def when(self, value: str) -> str:
        """A date in a sentence: « en 2016 », « le 17 mai 2016 »."""
        key = "when_day" if value.count("-") == DAY else "when_month"
        return self.say(key, date=self.date(value))

    def tag(self, club: Club) -> str:
        """The years that a row of a club speaks of: « 1997 », « 1997 · vu en 2016 », « source sans date »."""
        since = self._since(club)
        if club.kind == "current":
            return since or self.say("not_dated")
        return " · ".join(filter(None, (self.say("as_of_1997"), since)))

    def _since(self, club: Club) -> str:
        """What public sources show of a club since 1997, in two or three words; empty for nothing."""
        today = club.today
        if today is None or today.status == "unknown":
            return ""
        if today.status == "active":
            return self.say("tag_seen", year=today.as_of[:4]) if today.as_of else ""
        return self.label("today_status", today.status)


def is_recent(club: Club) -> bool:
    """Whether a dated source shows the club active since 2015: its mark is filled, else hollow."""
    today = club.today
    return bool(today and today.status == "active" and today.as_of and int(today.as_of[:4]) >= RECENT_YEAR)


def script_json(value: Any) -> Markup:
    """JSON that is safe inside a script element: no character there can end it."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
