"""Targets that the text repeats are listed once."""

import re
from difflib import SequenceMatcher
from typing import Final

from ontology.records import Target

_LIKE: Final = 0.6
# Names of one value are compared with so many before them, so that the time stays linear on any text.
MOST_COMPARED: Final = 40
_NO_NAME: Final = re.compile(r"\W|数量?$")


def distinct(targets: list[Target]) -> list[Target]:
    """``targets`` without those whose value, unit and name came before."""
    kept: list[Target] = []
    by_value: dict[tuple[float, float | None, str | None], list[Target]] = {}
    for target in targets:
        earlier = by_value.setdefault((target.value, target.value_max, target.unit), [])
        if not any(_same(target, other) for other in earlier[-MOST_COMPARED:]):
            earlier.append(target)
            kept.append(target)
    return kept


def _same(one: Target, other: Target) -> bool:
    """The same indicator: one name holds the other, or they are nearly alike, and nothing else tells them apart."""
    if one.year != other.year or _kind(one) != _kind(other):
        return False
    a, b = (_NO_NAME.sub("", target.name) for target in (one, other))
    if not a or not b:
        return a == b
    if a in b or b in a:
        return min(len(a), len(b)) >= 4 or a == b
    # what costs least is asked first
    return a[-2:] == b[-2:] and a[:2] == b[:2] and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _LIKE


def _kind(target: Target) -> str:
    return target.basis if "growth" in target.basis or target.basis == "reduction" else "amount"


def alike(a: str, b: str) -> bool:
    """True where two names are the same, one holds the other, or they are nearly alike."""
    return a in b or b in a or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _LIKE
