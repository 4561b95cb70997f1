"""What is compared of a club, or of somebody's plan for one."""

from __future__ import annotations

from dataclasses import dataclass

from build_atlas.schema import Club, RangeRecord

Value = str | tuple[str, ...] | RangeRecord
"""A code, several codes, or a number with its bounds."""


@dataclass(frozen=True, slots=True)
class Features:
    """One field for each part of the score, under its key; None where nothing is stated.

    ``spread`` is one branch or several; ``link`` whether a public body backs the club;
    ``dues``, ``staff`` and ``public`` (money) whether there are any.
    """

    territory: str | None = None
    density: RangeRecord | None = None
    scale: str | None = None
    cantons: RangeRecord | None = None
    spread: str | None = None
    branch: str | None = None
    initiator: str | None = None
    link: str | None = None
    companies: RangeRecord | None = None
    sizes: str | None = None
    ambition: tuple[str, ...] | None = None
    dues: str | None = None
    staff: str | None = None
    public: str | None = None

    def value(self, key: str) -> Value | None:
        """What is stated on one part of the score."""
        found: Value | None = getattr(self, key)
        return found


def features_of(club: Club) -> Features:
    """What a record states; nothing is guessed from what it leaves out."""
    category = club.category.code if club.category else None
    perimeter, members = club.perimeter, club.members
    return Features(
        territory=club.territory.code if club.territory else None,
        density=perimeter.density if perimeter else None,
        scale=perimeter.scale if perimeter else None,
        cantons=perimeter.cantons if perimeter else None,
        spread={"B1": "one", "B2": "several", "B3": "several"}.get(category or ""),
        branch=_leading_branch(club),
        initiator=club.initiators[0] if club.initiators else None,
        link={"B2": "no", "B3": "yes"}.get(category or ""),
        companies=members.companies if members else None,
        sizes=members.size_mix if members else None,
        ambition=tuple(sorted({ambition.level for ambition in club.ambition})) or None,
        dues=None if club.dues is None else ("no" if club.dues.mode == "none" else "yes"),
        staff=_is_any(club.staff),
        public=_is_any(club.public_funding_percent),
    )


def _leading_branch(club: Club) -> str | None:
    """The dominant branch; of a club of one branch, that one."""
    single = club.category is not None and club.category.code == "B1" and bool(club.branches)
    return club.dominant_branch or (club.branches[0] if single else None)


def _is_any(amount: RangeRecord | None) -> str | None:
    """Whether an amount is more than nothing, where its bounds tell."""
    if amount is None:
        return None
    if amount.max == 0:
        return "no"
    return "yes" if amount.min else None
