"""Which commune a row means: by INSEE code, or by name, with the postcode where several bear it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_atlas.geo.folding import fold
from build_atlas.geo.gazetteer import Gazetteer

CEDEX = re.compile(r"\s+cedex(\s+\d+)?$", re.IGNORECASE)
MOST_CHOICES = 8


@dataclass(frozen=True, slots=True)
class Town:
    """A commune as a record names it: its name, of today or before, its code and its postcodes."""

    name: str
    insee: str
    postcodes: tuple[str, ...]


class UnclearTownError(Exception):
    """No commune, or several: the column that says so, the rule it breaks and the details of its message."""

    def __init__(self, column: str, rule: str, **details: Any) -> None:
        super().__init__(rule)
        self.column = column
        self.rule = rule
        self.details = details


class Towns:
    """The communes by folded name, indexed at most once for all the rows of a list."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @cached_property
    def names(self) -> Mapping[str, Sequence[Town]]:
        """The communes that bear each name; a quarter of a second, which a list of codes does without."""
        return _index(self.gazetteer)

    def find(self, name: str, insee: str, postcode: str) -> Town:
        """The commune of a row, each cell possibly empty; raises UnclearTownError.

        A code of four digits has lost its first 0 in a spreadsheet. A CEDEX postcode says its département alone.
        """
        if insee:
            return self._find_code(name, _pad(insee).upper())
        plain = CEDEX.sub("", name)
        if not plain:
            raise UnclearTownError("town", "cell_missing", value="Parthenay")
        return self._choose(name, self._find_name(plain, postcode), _pad(postcode))

    def _find_code(self, name: str, code: str) -> Town:
        commune = self.gazetteer.find(code)
        if commune is None:
            near = self.names.get(fold(name), ())
            raise UnclearTownError("insee", "unknown_insee", value=code, hint=near[0].insee if near else "")
        old = self.gazetteer.old_codes.get(code)
        own = [commune.name] if commune.insee == code else []
        names = [*own, *([old.name] if old and old.name else []), commune.name]
        spelt = [own for own in names if fold(own) == fold(name)]
        return Town(spelt[0] if spelt else name or names[0], code, commune.postcodes)

    def _find_name(self, name: str, postcode: str) -> Sequence[Town]:
        if found := self.names.get(fold(name)):
            return found
        near = difflib.get_close_matches(fold(name), self._likely_names(fold(name)[:1], _pad(postcode)), 1, 0.75)
        raise UnclearTownError("town", "unknown_town", value=name, hint=self.names[near[0]][0].name if near else "")

    def _likely_names(self, initial: str, postcode: str) -> Sequence[str]:
        """Where to look for a slip: in the département if the postcode says it, else under the same initial.

        Comparing with every name of France would take half a second for each bad row.
        """
        if not postcode:
            return [name for name in self.names if name[:1] == initial]
        return [name for name, towns in self.names.items() if any(town.insee[:2] == postcode[:2] for town in towns)]

    def _choose(self, name: str, towns: Sequence[Town], postcode: str) -> Town:
        left = [town for town in towns if not postcode or postcode in town.postcodes]
        if not left and CEDEX.search(name):
            left = [town for town in towns if any(code[:2] == postcode[:2] for code in town.postcodes)]
        if len(left) == 1:
            return left[0]
        if not left:
            raise UnclearTownError("postcode", "postcode_differs", value=postcode, town=name, choices=_list(towns))
        raise UnclearTownError("town", "town_unclear", value=name, choices=_list(left))


def _pad(code: str) -> str:
    plain = code.replace(" ", "")
    return plain.zfill(5) if plain.isdigit() and len(plain) == 4 else plain


def _index(gazetteer: Gazetteer) -> dict[str, list[Town]]:
    """The communes of today by folded name, and those of before where no commune of today bears the name."""
    index: dict[str, list[Town]] = {}
    for commune in gazetteer.communes.values():
        index.setdefault(fold(commune.name), []).append(Town(commune.name, commune.insee, commune.postcodes))
    for name, towns in _old_names(gazetteer):
        index.setdefault(name, towns)
    return index


def _old_names(gazetteer: Gazetteer) -> Iterator[tuple[str, list[Town]]]:
    names: dict[str, list[Town]] = {}
    for old in gazetteer.old_codes.values():
        if old.name:
            postcodes = gazetteer.communes[old.today].postcodes
            names.setdefault(fold(old.name), []).append(Town(old.name, old.insee, postcodes))
    yield from names.items()


def _list(towns: Sequence[Town]) -> str:
    """« Saint-Denis (93066, 93200), Saint-Denis (97411, 97400) … »."""
    shown = [f"{town.name} ({town.insee}, {town.postcodes[0] if town.postcodes else '?'})" for town in towns]
    more = len(shown) - MOST_CHOICES
    return ", ".join(shown[:MOST_CHOICES]) + (f" … (+ {more})" if more > 0 else "")
