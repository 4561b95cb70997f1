"""The page that puts the rules of the study to the test of its own sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from build_atlas.findings import link_to
from build_atlas.model import Atlas, Entry
from build_atlas.rules import Trial, list_limits, try_limits
from build_atlas.views.charts import draw_verdicts
from build_atlas.views.findings import threshold_in_words
from build_atlas.views.renderer import Renderer

TRIAL_URI = "enseignements/epreuve.md"


def create_trial(atlas: Atlas, renderer: Renderer) -> str:
    """The document; every figure in it is counted here."""
    meta = {
        "title": renderer.say("trial_title"),
        "description": renderer.say("trial_intro"),
        "hide": ["navigation", "toc"],
    }
    trials = try_limits(atlas)
    tested = {trial.limit.id for trial in trials}
    words = [threshold_in_words(trial.limit, renderer) for trial in trials]
    others = [
        (told, limit, threshold_in_words(limit, renderer))
        for told, limit in list_limits(atlas)
        if limit.id not in tested
    ]
    return renderer.page(
        "trial.md.jinja",
        TRIAL_URI,
        meta,
        trials=trials,
        words=words,
        others=others,
        chart=draw_verdicts(trials, words, renderer) if trials else None,
        situations=count_situations,
        collective=count_collective,
        link_to=link_to,
    )


def count_situations(entries: Sequence[Entry]) -> list[tuple[str, int]]:
    """How the clubs stood at the end of 1997: most frequent first."""
    return Counter(entry.club.situation.code for entry in entries if entry.club.situation).most_common()


def count_collective(trial: Trial) -> int:
    """Clubs of the Vendée directory, which states its figures for all of them at once."""
    return sum(entry.club.kind == "listed" for entries in trial.by_verdict.values() for entry in entries)
