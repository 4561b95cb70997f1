"""Francs of 1997 in euros of 2025."""

from __future__ import annotations

FRANCS_TO_A_EURO = 6.55957
"""Council Regulation (EC) No 2866/98 of 31 December 1998."""
EROSION_1997_TO_2025 = 1.532
"""Coefficient of monetary erosion: BOFiP, BOI-ANNX-000097, 22 January 2025."""


def euros_of_2025(francs: float) -> float:
    """What an amount in francs of 1997 buys in euros of 2025."""
    return francs / FRANCS_TO_A_EURO * EROSION_1997_TO_2025
