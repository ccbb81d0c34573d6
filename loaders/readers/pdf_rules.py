"""Rules of a PDF page that nothing closes: where a page cuts a table, some programs draw no rule at the edge."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

_NEAR: Final = 3.0  # points: as near as pdfplumber takes two rules to meet
_SHORTEST: Final = 12.0

_Edge = Mapping[str, Any]
_Rule = tuple[float, float, float]
"""A rule: its place across its own direction, and where it begins and ends."""


def open_ends(edges: Sequence[_Edge]) -> list[float]:
    """The heights at which several rules that go down begin or end with no rule across.

    Parameters:
        edges: the edges of a page as pdfplumber gives them, in points from the upper edge.
    """
    down = _merged((edge["x0"], edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v")
    across = _merged((edge["top"], edge["x0"], edge["x1"]) for edge in edges if edge["orientation"] == "h")
    ends = sorted((height, place) for place, *span in down if span[1] - span[0] > _SHORTEST for height in span)
    return [height for height in _groups(height for height, _ in ends) if _is_open(height, ends, across)]


def _is_open(height: float, ends: Sequence[tuple[float, float]], across: Sequence[_Rule]) -> bool:
    """True where between two rules that end at ``height``, beside each other, no rule goes across."""
    places = _groups(sorted(place for end, place in ends if abs(end - height) <= _NEAR))
    middles = [(left + right) / 2 for left, right in pairwise(places)]
    level = [(start, end) for at, start, end in across if abs(at - height) <= _NEAR]
    return any(not any(start <= middle <= end for start, end in level) for middle in middles)


def _merged(rules: Iterable[_Rule]) -> list[_Rule]:
    """Pieces that touch as one rule."""
    result: list[_Rule] = []
    for place, start, end in sorted((round(place / _NEAR), start, end) for place, start, end in rules):
        at = place * _NEAR
        if result and result[-1][0] == at and start <= result[-1][2] + _NEAR:
            result[-1] = (at, result[-1][1], max(end, result[-1][2]))
        else:
            result.append((at, start, end))
    return result


def _groups(heights: Iterable[float]) -> list[float]:
    """The heights that differ by more than a rule is thick."""
    result: list[float] = []
    for height in heights:
        if not result or height - result[-1] > _NEAR:
            result.append(height)
    return result
