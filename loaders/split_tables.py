"""Tables that the pages of a document cut apart become one again, without the headings that each page repeats."""

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import is_
from typing import Final

from loaders.text import Block

_LONGEST_HEADING: Final = 16
_HEADS_WITHIN: Final = 3
_MOST_HEADS: Final = 2
# What may stand between the parts of a table: "- 3 -", "续表1", "(续上表)"
_BETWEEN: Final = re.compile(r"[-—–―·]?\s*\d{1,3}\s*[-—–―·]?|[(（]?(?:接?续上?表|[续接]上页)\s*\d{0,2}[)）]?")
_NUMBER: Final = re.compile(r"\d{1,3}")
_SPACE: Final = re.compile(r"\s+")


def with_whole_tables(text: str, blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the parts of a table that follow each other as one table.

    A part goes on with the table above it where it has as many columns and repeats its headings, or goes on with its
    numbers. Headings that are repeated inside a table are left out.

        序号 | 任务 | 责任单位 / 1 | … / 序号 | 任务 | 责任单位 / 2 | …
    """
    if "\t" not in text:
        return blocks
    result: list[Block] = []
    table: _Table | None = None
    for block, words in zip(blocks, texts, strict=True):
        if block.kind != "row":
            table = table if table and (not words or _BETWEEN.fullmatch(words)) else None
        elif table is None or not table.goes_on(block):
            table = _Table(text, block)
        elif table.is_head(block):
            continue
        else:
            result.append(table.add(block))
            continue
        result.append(block)
    same = len(result) == len(blocks) and all(map(is_, result, blocks))
    return blocks if same else result


class _Table:
    """What is known of the table that is being read: its headings, its width and the number of its last row."""

    def __init__(self, text: str, first: Block) -> None:
        self.text, self.number, self.part, self.width = text, first.table, first.table, len(first.cells)
        self.heads: list[list[str]] = []
        self.rows, self.last, self.repeated = 0, 0, 0
        self.add(first)

    def goes_on(self, block: Block) -> bool:
        """True where ``block`` is a row of this table, or opens a part that goes on with it."""
        if block.table == self.part:
            return True
        if len(block.cells) != self.width or not self.heads:
            return False
        return self._words(block) == self.heads[0] or 0 < self.last == self._number(block) - 1

    def is_head(self, block: Block) -> bool:
        """True for a row that repeats the headings, of which there may be two."""
        self.part = block.table
        expected = self.heads[self.repeated] if self.repeated < len(self.heads) < self.rows else None
        self.repeated = self.repeated + 1 if expected == self._words(block) else 0
        return self.repeated > 0

    def add(self, block: Block) -> Block:
        """The next row, as one of this table."""
        self.rows += 1
        self.last = self._number(block) or self.last
        if self._is_new_head(block):
            self.heads.append(self._words(block))
            self.cells = frozenset(block.cells)
        return block if block.table == self.number else replace(block, table=self.number)

    def _is_new_head(self, block: Block) -> bool:
        """True for the first row of several short cells, and for one below it that shares cells with it."""
        if self.rows > _HEADS_WITHIN or len(self.heads) == _MOST_HEADS:
            return False
        if self.heads and not any(end > start for start, end in self.cells.intersection(block.cells)):
            return False
        words = self._words(block)
        return len(set(words)) > 1 and all(len(word) <= _LONGEST_HEADING and not word.isdecimal() for word in words)

    def _words(self, block: Block) -> list[str]:
        return [_SPACE.sub("", self.text[start:end]) for start, end in block.cells]

    def _number(self, block: Block) -> int:
        words = self.text[slice(*block.cells[0])].strip() if block.cells else ""
        return int(words) if _NUMBER.fullmatch(words) else 0
