"""Texts that some reader of a file would obey, and a record with one in every field that takes text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle
from typing import Any

from build_atlas.schema import TEXT_FIELDS

HOSTILE = (
    "<script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=2>",
    "{{ 7*7 }}",
    "{% raw %}",
    '{% include "mkdocs.yml" %}',
    "{{ config.__class__ }}",
    "{# gone #}",
    "[x](javascript:window.__pwned=3)",
    "![x](x.png)",
    "<javascript:window.__pwned=4>",
    "**bold** _it_ `code` ~~no~~",
    "# heading",
    "Start\n\n# heading\n\n- list",
    "Start\n\n    indented code",
    "Start\n\n```python\nprint()\n```",
    "~~~\nfence\n~~~",
    "{: #id onclick=window.__pwned=5 }",
    ":smile: ==mark== ^sup^ [[link]]",
    '--8<-- "mkdocs.yml"',
    '!!! note "Title"',
    "*[abbr]: words",
    "[x]: javascript:window.__pwned=6",
    "</script><script>window.__pwned=7</script>",
    "</title></head><body onload=window.__pwned=8>",
    "]]> <![CDATA[ <?php ?>",
    "<!-- comment",
    "-->",
    '"><svg onload=window.__pwned=9>',
    "'><svg onload=window.__pwned=10>",
    '" onmouseover="window.__pwned=11" x="',
    "</li></ul></div></aside></dl>",
    "<style>*{display:none}</style>",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1+1",
    "-2-2",
    "\ttab first",
    "${window.__pwned=12}",
    "`);window.__pwned=13;//",
    "line\u2028separator\u2029end",
    "right \u202eto left\u202c end",
    "zero\u200bwidth \ufeffmark",
    "stash wzxhzdk:0 klzzwxh:0 amp",
    "Incompréhensiblement" * 5,
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp;",
    '« déjà » l\'apostrophe "quotes" ‘curly’',
    "C:\\path\\new %00 %3Cscript%3E",
    "---\ntitle: stolen\n---",
    "...",
    "null",
)
"""Shorter than 160 characters, each, so that all of them fit a name."""

SHORT = "Start\n\n```\n<b>{{7*7}}</b>\n```"
"""What fits an acronym."""


def create_records() -> Iterator[tuple[str, dict[str, Any]]]:
    """One record for each hostile text as its name, with all others turning through its other fields."""
    for i, text in enumerate(HOSTILE):
        yield f"hostile-{i:02}", _record(f"{text} no {i}", i)


def _record(name: str, start: int) -> dict[str, Any]:
    numbers, ring = count(start), cycle(HOSTILE[start:] + HOSTILE[:start])

    def text(label: str) -> str:
        return f"{next(ring)} {label}{next(numbers)}"

    french = {field: [text(field), {"text": text(field), "section": "III-F-2"}] for field in TEXT_FIELDS}
    reason = {"basis": "editors"}
    record: dict[str, Any] = {
        "name": name,
        "acronym": SHORT,
        "aliases": [text("alias")],
        "kind": "current",
        "summary": text("summary"),
        "territory": {"code": ("T1", "T2", "T3")[start % 3], **reason, "reason": text("territory")},
        "category": {"code": ("B1", "B2", "B3")[start % 3], **reason, "reason": text("category")},
        "ambition": [{"level": "N1", "words": text("words")[:90], "reason": text("ambition")}],
        "town": "Parthenay",
        "insee": "79202",
        "perimeter": {
            "words": text("perimeter"),
            "scale": "cantons",
            "shape": {"circle": {"radius_km": 9}, "drawn": {**reason, "reason": text("drawn")}},
        },
        "budget": [{"label": text("budget"), "francs": 10, "period": "year"}],
        "people": [{"name": text("person")[:80], "role": text("role")}],
        "situation": {"code": "active", **reason, "reason": text("situation")},
        "divergences": [
            {
                "field": "budget",
                "sheet": text("sheet"),
                "text": text("text"),
                "section": "III-F-2",
                "shown": "both",
                "reason": text("divergence"),
            }
        ],
        "today": {
            "status": "active",
            "as_of": "2024",
            "successor": text("successor"),
            "statements": [text("today")],
            "sources": [{"title": text("source"), "url": 'https://example.org/"><script>x</script>', "date": "2024"}],
        },
        "changes": [{"date": "2024-05-17", "kind": "added", "words": text("change")}],
        **french,
    }
    return {**record, "en": {"gloss": text("gloss"), **_translate(record)}}


def _translate(record: dict[str, Any]) -> dict[str, Any]:
    """The same texts with a word more: both languages state the same numbers, and each text can be told apart."""
    shape, today = record["perimeter"]["shape"], record["today"]
    return {
        "summary": _say(record["summary"]),
        **{name: {"reason": _say(record[name]["reason"])} for name in ("territory", "category", "situation")},
        "ambition": [{"reason": _say(level["reason"])} for level in record["ambition"]],
        "perimeter": _say(record["perimeter"]["words"]),
        "drawn": _say(shape["drawn"]["reason"]),
        "people": [_say(person["role"]) for person in record["people"]],
        "budget": [_say(line["label"]) for line in record["budget"]],
        "divergences": [
            {name: _say(one[name]) for name in ("sheet", "text", "reason")} for one in record["divergences"]
        ],
        "today": [_say(text) for text in today["statements"]],
        "changes": [_say(change["words"]) for change in record["changes"]],
        **{field: [_say(record[field][0]), _say(record[field][1]["text"])] for field in TEXT_FIELDS},
    }


def _say(text: str) -> str:
    return f"{text} in English"
