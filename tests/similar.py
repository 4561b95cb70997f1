"""What the tests of similarity share: features of any kind, and plans and clubs by name."""

from __future__ import annotations

from hypothesis import strategies as st

from build_atlas.model import Atlas
from build_atlas.schema import RangeRecord
from build_atlas.similarity.features import Features, Value, features_of
from build_atlas.similarity.parts import Part, load_parts

RANGES = st.builds(
    lambda low, more, about: RangeRecord(min=low, max=low + more, approximate=about),
    st.integers(0, 400),
    st.integers(0, 400),
    st.booleans(),
) | st.builds(lambda low: RangeRecord(min=low), st.integers(0, 400))


def values_of(part: Part) -> st.SearchStrategy[Value]:
    """Any value that one part may hold."""
    if part.measure == "ratio":
        return RANGES
    if part.measure == "overlap":
        return st.sets(st.sampled_from(part.codes), min_size=1).map(lambda codes: tuple(sorted(codes)))
    return st.sampled_from(part.codes)


FEATURES = st.builds(Features, **{part.key: st.none() | values_of(part) for part in load_parts()})
CLUBS = st.dictionaries(st.from_regex(r"[a-f]{1,2}", fullmatch=True), FEATURES, max_size=12)


def features_by_slug(atlas: Atlas) -> dict[str, Features]:
    return {entry.slug: features_of(entry.club) for entry in atlas.entries}
