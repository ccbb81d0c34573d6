"""State of the reading of one clause: the phrase in hand, the verb that governs it, and the names found so far."""

from dataclasses import dataclass, field
from typing import Literal

from loaders.text import Cell

Verb = Literal["planned", "existing", "tool", "open", "urging", "aside", "designated"]


@dataclass(slots=True)
class Candidate:
    """``[start, end)`` may be a name; ``verb`` governs it from ``verb_start``.

    ``plural`` where words before it tell of a class, ``counted`` where they are 一批, 3个 and the like; ``group``
    numbers its coordination; ``loose`` where it lacks a last word of names and only stands in a list with others;
    ``places`` are those of 广州、深圳数据交易所;
    ``beside`` where it stands in a list with proper names; ``housed`` where one carrier that has a name builds it.
    """

    start: int
    end: int
    verb: Verb | None
    verb_start: int
    plural: bool
    counted: bool
    group: int
    loose: bool = False
    places: tuple[Cell, ...] = ()
    beside: bool = False
    housed: bool = False


@dataclass(slots=True)
class Scan:
    """State of the reading: where the phrase in hand begins and what came before it."""

    norm: str
    shape: str
    stop: int
    cut: int
    verb: Verb | None = None
    verb_start: int = -1
    plural: bool = False
    slogan: bool = False
    actors: bool = False
    several: bool = False  # several were asked, also before a verb of something else: 有条件的园区聚焦花卉|建设…
    group: int = 0
    joined: bool = True
    listed: bool = False
    placed: bool = False
    de: int = -1
    joints: list[int] = field(default_factory=list)
    found: list[Candidate] = field(default_factory=list)

    def begin(self, cut: int) -> None:
        """Begin another phrase at ``cut``."""
        self.cut, self.de, self.placed = cut, -1, False
        self.joints.clear()
