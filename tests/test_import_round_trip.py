"""What an import writes reads back as it was said."""

from __future__ import annotations

from typing import Any

import yaml
from csv_lists import BASE, write_csv
from hypothesis import given, settings
from hypothesis import strategies as st

from build_atlas.candidates import Reference
from build_atlas.check import create_slug
from build_atlas.importing.lists import read_list
from build_atlas.importing.yaml_text import write_record
from build_atlas.schema import Club

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=60)
SIGNS = st.text(st.sampled_from("aé1: #-?&*!|>'\"%@`{}[],\\\n\t\u2028\u00a0\u0085\ufeff😀"), max_size=20)


@given(st.dictionaries(st.sampled_from(sorted(Club.model_fields)), TEXT | SIGNS | st.text(), min_size=1))
@settings(max_examples=300)
def test_a_record_reads_back_as_it_was_written(record: dict[str, str]) -> None:
    nested: dict[str, Any] = {
        **record,
        "list": [*record.values(), {"a": "b", **record}],
        "map": {"low": 1, "about": True},
    }
    text = write_record(nested)
    assert yaml.safe_load(text) == nested
    assert yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == nested


WORDS = st.sampled_from(
    ["no", "01", "---", "null", "1998", "2016-05-17", "Été", "y: 1", "a #b", "« Avenir »", "it's", '"x"']
)


@given(
    st.lists(st.tuples(WORDS | TEXT, WORDS | TEXT, st.integers(0, 10**6)), min_size=1, max_size=4),
    st.sampled_from(",;"),
)
@settings(max_examples=60)
def test_records_say_what_their_rows_said(
    reference: Reference, said: list[tuple[str, str, int]], delimiter: str
) -> None:
    rows = [
        {**BASE, "name": f"Club {name}", "summary": f"Un club {summary}", "companies": str(count)}
        for name, summary, count in said
    ]
    outcome = read_list(write_csv(rows, delimiter), "x.csv", [], reference)
    wanted = {create_slug(row["name"]): row for row in reversed(rows)}
    assert outcome.read == len(rows)
    for proposal in outcome.proposals:
        record, row = yaml.safe_load(proposal.after), wanted[proposal.slug]
        assert record["name"] == " ".join(row["name"].split())
        assert record["summary"] == " ".join(row["summary"].split())
        assert record["members"]["companies"] == int(row["companies"])
        assert record["today"]["sources"] == [
            {"title": row["source_title"], "url": row["source_url"], "date": row["source_date"]}
        ]
    refused = {problem.line for problem in outcome.problems}
    assert len(refused) == outcome.refused
    assert len(outcome.proposals) == len(rows) - outcome.refused
