"""The one schema of the atlas: the checks, the editor's JSON Schema and the documentation come from it."""

from build_atlas.schema.base import EARLIEST_YEAR, RangeRecord, Record, StatementRecord, ToldRecord
from build_atlas.schema.club import SCHEMA_VERSION, STUDY_YEAR, TEXT_FIELDS, Club
from build_atlas.schema.lesson import Bearing, Lesson, Threshold
from build_atlas.schema.parts import UNDATED, WITHHELD, Change, Divergence, Founded, Nearby, Source, Today

__all__ = [
    "EARLIEST_YEAR",
    "SCHEMA_VERSION",
    "STUDY_YEAR",
    "TEXT_FIELDS",
    "UNDATED",
    "WITHHELD",
    "Bearing",
    "Change",
    "Club",
    "Divergence",
    "Founded",
    "Lesson",
    "Nearby",
    "RangeRecord",
    "Record",
    "Source",
    "StatementRecord",
    "Threshold",
    "Today",
    "ToldRecord",
]
