"""One document on its way from text to records: what every finder is given."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from loaders.clean import CleanText
from loaders.outline import Outline
from loaders.passage import Passage
from loaders.text import SourceText
from ontology.records import Evidence, SectionKind

T = TypeVar("T")


@dataclass(frozen=True)
class Document:
    """Clean text, outline and tasks of one document. All places are offsets in ``clean.text``."""

    source: SourceText
    clean: CleanText
    outline: Outline
    passages: tuple[Passage, ...]
    _kept: dict[Callable[["Document"], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, compute: Callable[["Document"], T]) -> T:
        """What ``compute`` makes of this document, computed when first asked for: several finders need it."""
        if compute not in self._kept:
            self._kept[compute] = compute(self)
        found: T = self._kept[compute]
        return found

    @cached_property  # asked for very often
    def text(self) -> str:
        """The clean text as printed; facts are cut out of this one."""
        return self.clean.text

    @cached_property
    def norm(self) -> str:
        """The clean text folded (ASCII brackets, digits, punctuation), same length; patterns run on this one."""
        return self.clean.norm

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for the clean slice ``[start, end)``: the slice of the source and its words."""
        first, last = self.clean.span(start, end)
        return Evidence(first, last, self.source.text[first:last])

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passage_at(self, position: int) -> Passage | None:
        """The innermost task or ¶ whose text holds ``position``, None outside all tasks."""
        index = bisect_right(self._passage_starts, position) - 1
        if index < 0 or position >= self.passages[index].end:
            return None
        return self.passages[index]

    def task_at(self, position: int) -> str | None:
        """Path of the task under which ``position`` stands, None in chapters without tasks."""
        passage = self.passage_at(position)
        return passage.path if passage else None

    def kind_at(self, position: int) -> SectionKind:
        """Kind of chapter in which ``position`` stands; the rows of a table that divides tasks are of one."""
        kind = self.outline.kind_at(position)
        if kind != "background":
            return kind
        passage = self.passage_at(position)
        return "tasks" if passage is not None and passage.item is None else kind

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Bounds of the sentence around ``position``: between 。, ; outside brackets is not a bound, line ends are."""
        start = max([self.norm.rfind(mark, 0, position) for mark in "。\n!?"]) + 1
        ends = [end for mark in "。\n!?" if (end := self.norm.find(mark, position)) >= 0]
        return start, min(ends, default=len(self.norm))
