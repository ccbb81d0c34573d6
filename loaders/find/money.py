"""Amounts in yuan, and whose money it is."""

import re
from functools import cache, lru_cache
from typing import Final

from loaders.find.numbers import Quantity
from loaders.lexicons import alternatives, lexicon
from ontology.records import FundingSource

_SCALES: Final = {"万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4}


def in_yuan(quantity: Quantity) -> float:
    """The amount in yuan: 2亿元 is 200000000."""
    return scaled(quantity.value, quantity.unit)


def scaled(value: float, unit: str) -> float:
    """``value`` times the scale that ``unit`` begins with, free of binary fractions.

    >>> scaled(2.3, "亿元")
    230000000.0
    """
    return round(value * _scale(unit), 2)


@lru_cache(maxsize=1024)
def _scale(unit: str) -> float:
    return next((factor for word, factor in _SCALES.items() if unit.startswith(word)), 1.0)


def source_of(text: str) -> FundingSource | None:
    """Whose money the words before an amount name; the nearest word wins, and 中央和省级 is of both."""
    best: tuple[int, FundingSource | None] = (-1, None)
    sources: dict[FundingSource, list[str]] = lexicon("funding")["sources"]
    for source, words in sources.items():
        best = max(best, (max(text.rfind(word) for word in words), source), key=lambda pair: pair[0])
    if best[1] in ("central", "local") and any(both.end() > best[0] for both in _joint().finditer(text)):
        return "total"
    return best[1] if best[0] >= 0 else None


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        rf"(?:中央|国家)(?:财政)?[和及与、](?:{alternatives(lexicon('funding')['joint'])})[省市县区三四各级、和财政]*"
    )
