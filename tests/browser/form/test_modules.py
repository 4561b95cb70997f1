"""The modules of the contribution form answer as Python does."""

from __future__ import annotations

from random import Random

import pytest
import yaml
from form_cases import read_vectors

from ..visit import Reader
from .filling import (
    FORM,
)

pytestmark = pytest.mark.browser

IMPORT = "import(document.querySelector(\"script[src$='/form.js']\").src.replace('form.js', name))"
NASTY = (
    *(
        "no",
        "yes",
        "null",
        "~",
        "01",
        "0x1F",
        "1_000",
        "12:30",
        "1e3",
        ".inf",
        "---",
        "...",
        "- x",
        "? x",
        "key: value",
    ),
    *("# x", "a # b", "'", '"', '"""', "\\", "\\n", "%", "@x", "`x`", "&a", "*a", "!x", "| x", "> x", "{a: 1}", "[1]"),
    *(
        "",
        " ",
        " both ",
        "tab\tx",
        "\ttab",
        "two\nlines",
        "two\n\nlines\n",
        "\r\n",
        "« été »",
        "👩🏽‍🔧🏭",
        "\u00a0\u202f",
    ),
    *(
        "\u2028",
        "\u2029",
        "\x85",
        "\ufeff",
        "\x7f",
        "\ud7ff",
        "\ue000",
        "\U0010fffd",
        "x" * 3000,
        "<b>&amp;</b>",
        "{{ x }}",
    ),
)
SIGNS = "abé0 :#-'\"\\\n\t,[]{}&*!|>%@`?~=\u00a0\u2028\x85\ufeff😀"


class TestModules:
    @pytest.mark.parametrize(
        ("vectors", "module", "call", "expected"),
        [
            ("slug", "form-slug.js", "module.createSlug(v.name)", "v.slug"),
            ("contacts", "form-rules.js", "module.findContacts(v.text, spec).map(([, d]) => Object.values(d))",
             "v.found"),
        ],
    )  # fmt: skip
    def test_answers_are_those_of_python(
        self, reader: Reader, vectors: str, module: str, call: str, expected: str
    ) -> None:
        wrong = f"vectors.map((v) => [{call}, {expected}].map(JSON.stringify)).filter(([a, b]) => a !== b)"
        spec = "JSON.parse(document.getElementById('form-spec').textContent)"
        with reader.open(FORM) as visit:
            script = f"async ([name, vectors]) => {{ const module = await {IMPORT}, spec = {spec}; return {wrong}; }}"
            assert visit.page.evaluate(script, [module, read_vectors(vectors)]) == []

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("Il se réunit.", "Il se réunit."),
            ("Il se réunit. [1]", {"text": "Il se réunit.", "sources": [1]}),
            ("Il se réunit [1, 12].", {"text": "Il se réunit.", "sources": [1, 12]}),
            ("Il se réunit.[2][1] ", {"text": "Il se réunit.", "sources": [2, 1]}),
            ("Il se réunit. [2, 2]", {"text": "Il se réunit.", "sources": [2]}),
            ("Il se réunit. [0]", "Il se réunit. [0]"),
            ("Il se réunit (1).", "Il se réunit (1)."),
            ("[1]", "[1]"),
            ("Zone [A].", "Zone [A]."),
        ],
    )
    def test_a_line_ends_with_the_numbers_of_its_sources(self, reader: Reader, line: str, told: object) -> None:
        with reader.open(FORM) as visit:
            script = f"async ([name, line]) => (await {IMPORT}).readTold(line.trim())"
            assert visit.page.evaluate(script, ["form-values.js", line]) == told

    def test_python_reads_back_what_was_typed(self, reader: Reader) -> None:
        dice = Random(1997)
        drawn = ["".join(dice.choices(SIGNS, k=dice.randint(1, 30))) for _ in range(400)]
        texts = [*NASTY, *drawn]
        record = {
            "text": texts,
            "deep": {"list": [{"a": text, "b": [text, {}], "c": {"d": text}} for text in texts[:60]], "none": []},
            "numbers": [0, -5, 7.5, 1500, True, False],
        }
        with reader.open(FORM) as visit:
            script = f"async ([name, record]) => (await {IMPORT}).writeYaml(record)"
            written = visit.page.evaluate(script, ["form-yaml.js", record])
        assert yaml.safe_load(written) == record
        assert yaml.load(written, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == record

    def test_a_taken_slug_gives_way(self, reader: Reader) -> None:
        script = f"async ([name, taken]) => (await {IMPORT}).createFreeSlug('Activ’Est', 'Crest', new Set(taken))"
        with reader.open(FORM) as visit:
            for taken, slug in (
                ([], "activ-est"),
                (["activ-est"], "activ-est-crest"),
                (["activ-est", "activ-est-crest"], "activ-est-crest-2"),
            ):
                assert visit.page.evaluate(script, ["form-slug.js", taken]) == slug
