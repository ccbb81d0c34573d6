"""How far facts can be trusted where their passage is damaged: what was stated there counts as repaired."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from typing import Final, TypeVar

from ontology.records import (
    Assignment,
    Citation,
    Damage,
    Evidence,
    Funding,
    Milestone,
    Platform,
    Target,
    Task,
)

Fact = TypeVar("Fact", Task, Assignment, Target, Platform, Citation, Funding, Milestone)

# Damage that the reading steps over or mends; a missing number or an end cut off changes no fact that was read.
_MENDED: Final = frozenset(
    {
        "doubled-characters", "doubled-mark", "doubled-word", "lost-dash", "lost-date", "lost-word", "misread-number",
        "misread-text", "page-mark", "replacement-character", "space-in-number", "stray-mark", "suspect-range",
        "unclosed-bracket",
    }
)  # fmt: skip


class Damaged:
    """The damaged places of one document, asked for many passages."""

    def __init__(self, damage: Iterable[Damage]) -> None:
        """Keep the places of ``damage`` that reading mends."""
        places = sorted((d.evidence.start, d.evidence.end) for d in damage if d.kind in _MENDED)
        self._starts = [start for start, _ in places]
        self._ends = list(accumulate((end for _, end in places), max))

    def touches(self, passage: Evidence) -> bool:
        """True where a damaged place lies in ``passage`` or reaches into it."""
        before = bisect_left(self._starts, passage.end)
        return before > 0 and self._ends[before - 1] > passage.start

    def marked(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """``facts``, those that are stated at a damaged place as ``repaired``."""
        if not self._starts:
            return tuple(facts)
        return tuple(
            [
                replace(fact, confidence="repaired")
                if fact.confidence == "stated" and self.touches(fact.evidence)
                else fact
                for fact in facts
            ]
        )
