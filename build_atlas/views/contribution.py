"""The contribution form: its page, what its script checks by, and the clubs it can correct."""

from __future__ import annotations

import json
from typing import Any

from yaml.reader import Reader

from build_atlas.candidates import ECHOES
from build_atlas.check_contacts import CONTACTS
from build_atlas.contribution import CONTRIBUTION_URI, QUESTIONS, RULES, WAYS, Question
from build_atlas.explain import example
from build_atlas.model import Atlas, Entry
from build_atlas.nodes import LONGEST_NUMBER
from build_atlas.patterns import script_pattern
from build_atlas.problems import load_messages
from build_atlas.schema import EARLIEST_YEAR, STUDY_YEAR, Club
from build_atlas.schema.parts import Today
from build_atlas.strings import load_strings
from build_atlas.typography import set_message
from build_atlas.views.place_box import create_place_words
from build_atlas.views.renderer import Renderer, script_json

CLUBS_URI = "assets/form-clubs.json"
GROUPS = ("club", "figures", "area", "today", "sources")
SPOKEN = "form_"
"""Beginning of the keys that the script says."""


def create_contribution(atlas: Atlas, renderer: Renderer) -> str:
    """The document of the form."""
    meta = {
        "title": renderer.say("contribute_title"),
        "description": renderer.say("contribute_intro"),
        "hide": ["navigation", "toc"],
        "places": True,
        "form": True,
    }
    return renderer.page(
        "contribution.md.jinja",
        CONTRIBUTION_URI,
        meta,
        groups={group: [question for question in QUESTIONS if question.group == group] for group in GROUPS},
        ways=WAYS,
        place_words=create_place_words(renderer),
        clubs=CLUBS_URI,
        records=renderer.site.data_link(CONTRIBUTION_URI, "clubs/x.json").removesuffix("x.json"),
        repository=renderer.site.repository.rstrip("/"),
        spec=script_json(create_spec(renderer)),
    )


def create_spec(renderer: Renderer) -> dict[str, Any]:
    """What the script checks by: the questions with their limits, and the words of the checks themselves."""
    return {
        "language": renderer.language,
        "questions": [describe_question(question) for question in QUESTIONS],
        "messages": create_messages(renderer),
        "contacts": [(found, script_pattern(pattern.pattern)) for found, pattern in CONTACTS.items()],
        "control": script_pattern(Reader.NON_PRINTABLE.pattern),
        "echoes": ECHOES,
        "earliest": EARLIEST_YEAR,
        "study": STUDY_YEAR,
        "digits": len(str(LONGEST_NUMBER)) - 1,
        "order": {"record": list(Club.model_fields), "today": list(Today.model_fields)},
    }


def describe_question(question: Question) -> dict[str, Any]:
    """A question as the script needs it; what says nothing is left out."""
    limits = dict(question.limits)
    if "pattern" in limits:
        limits["pattern"] = script_pattern(limits["pattern"])
    told = {
        "name": question.name,
        "path": question.path,
        "control": question.control,
        "ways": question.ways,
        "required": question.required,
        "needs": [name for name in question.needs if name != question.name],
        "drops": question.drops,
        "english": question.english,
        "study": question.study,
        "rule": question.missing,
        "example": example(question.path[-1]),
        "limits": limits,
    }
    return {key: value for key, value in told.items() if value}


def create_messages(renderer: Renderer) -> dict[str, str]:
    """The messages of `atlas check` that the form can give, and its own, with their values in braces."""
    messages = {
        rule: set_message(_unfold(load_messages()[rule][renderer.language]), renderer.language) for rule in RULES
    }
    own = {key: renderer.raw(key) for key in load_strings(renderer.language) if key.startswith(SPOKEN)}
    return messages | own


def _unfold(text: str) -> str:
    """A template of Python's `format` with the braces that it shows written once."""
    return text.replace("{{", "{").replace("}}", "}")


def create_clubs_file(atlas: Atlas) -> str:
    """The clubs to choose from: slug, name, what else they are known by, town and département."""
    clubs = [_line(entry) for entry in atlas.entries]
    return json.dumps(clubs, ensure_ascii=False, separators=(",", ":")) + "\n"


def _line(entry: Entry) -> list[str]:
    club = entry.club
    also = " ".join(filter(None, (club.acronym, *club.aliases)))
    return [entry.slug, club.name, also, club.town, entry.commune.department]
