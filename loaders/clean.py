"""Text as it was meant: noise removed, wrapped lines joined, every character still tied to its place in the source."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from loaders.blank_breaks import with_broken_lines
from loaders.characters import BLANKS, fold, fold_and_repair, may_have_blanks
from loaders.marked_stacks import with_marked_rows
from loaders.parted_tables import with_parted_rows
from loaders.ragged_tables import with_ragged_rows
from loaders.regular_tables import with_regular_rows
from loaders.spaced_tables import with_spaced_rows
from loaders.split_tables import with_whole_tables
from loaders.stacked_tables import with_rows
from loaders.text import Block, Cell, SourceText
from loaders.wrapping import SENTENCE_END, find_measure, goes_on
from ontology.frozen import record

_SPACE: Final = re.compile(f"[{BLANKS}]+")
# A line break inside a number
_BREAK: Final = re.compile(" *\n *")
_THIN: Final = " \u00a0\u2009\u202f"
_MOST_SPLIT: Final = 24
# 达到1 800件, 达到 12 000 家: spaces for thousands; 4 6亿元: a space between single digits. Not the columns of a table
# (企业数 50 800 家), nor 附件1 2个.
SPLIT_NUMBER: Final = re.compile(
    rf"(?:(?<=[\u4e00-\u9fff,:\uff0c\uff1a])|(?<=[到达过破近约为超增至有][{_THIN}]))(?<![表件图第])"
    rf"(?:(?:[1-9]\d?(?:[{_THIN}]\d{{3}})+|[1-9]\d\d(?:[{_THIN}]000)+)(?!\d)|\d(?:[{_THIN}]\d)+(?!\d))(?:\.\d+)?"
    rf"(?=[{_THIN}]?[%‰亿万件家个项人名户元亩吨公平台套辆座处所场次起篇张只头株米])"
)
_LATIN: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_DIGITS: Final = frozenset("0123456789")
# "— 3 —", "- 12 -", "第3页 共12页"
_PAGE_NUMBER: Final = re.compile(r"[-—–―·]\s*\d{1,3}\s*[-—–―·]|第\s*\d{1,3}\s*页(?:\s*,?\s*共\s*\d{1,3}\s*页)?")
# A line of a table of contents: "(一)修复湿地..........3"
_CONTENTS: Final = re.compile(r".{2,60}?(?:\.{6,}|…{3,}|·{6,})\s*\d{0,3}")
# How page numbers begin, and what stands in a line of a table of contents
_PAGE_SIGNS: Final = "-—–―·第"
_DOTS: Final = ("...", "…", "···")
# A scraper's page mark before the text of each page: "12、"
_PAGE_MARK: Final = re.compile(r"\s*(\d{1,3})\s*、")
# What a site of shared documents says above the text of one, whose pages it marks
_SHARED: Final = ("由会员分享", "在线阅读", "珍藏版", "文档下载")
_SHARED_WITHIN: Final = 2000
_PAGE_LINE: Final = 60
_LONGEST_PAGE_NUMBER: Final = 3
_FEWEST_PAGES: Final = 3


@record(frozen=True)
class Line:
    """One paragraph or table row of the clean text, ``[start, end)``; ``cells`` are slices of the clean text."""

    start: int
    end: int
    kind: str = "paragraph"
    cells: tuple[tuple[int, int], ...] = ()
    table: int = 0


@dataclass(slots=True)
class CleanText:
    """The clean text and the way back.

    ``text`` keeps the printed characters; ``norm`` has the same length, with full-width forms and all kinds of
    brackets and dashes folded, for patterns. Lines are parted by one line feed. ``printed`` and ``folded`` are the
    whole source in the same two ways.
    """

    text: str
    norm: str
    lines: list[Line]
    page_marks: list[tuple[int, int]]
    printed: str
    folded: str
    # where the pieces begin, and a place behind them all; how far each lies from its place in the source
    _starts: list[int] = field(repr=False)
    _shifts: list[int] = field(repr=False)

    def at(self, index: int) -> int:
        """Offset in the source of the clean character ``index``."""
        return index + self._shifts[bisect_right(self._starts, index) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Slice of the source that the clean slice ``[start, end)``, not empty, was made from."""
        starts, shifts = self._starts, self._shifts
        index = bisect_right(starts, start)
        first = start + shifts[index - 1]
        if starts[index] < end:  # else it is of one piece
            index = bisect_right(starts, end - 1)
        return first, end + shifts[index - 1]


def clean(source: SourceText) -> CleanText:
    """Return the clean text of ``source``; never fails, whatever the text."""
    # Folding keeps every offset, so it is done once, before anything is cut out.
    folded, printed = fold_and_repair(source.text)
    marks = _page_marks(source, folded)
    groups = _joined(source, folded, marks)
    return _Builder(printed, folded if printed == source.text else fold(printed), marks).build(groups)


def _page_marks(source: SourceText, folded: str) -> dict[int, int]:
    """Block start → end of the scraper's page mark there.

    Marks count up by one from line to line and stand in the middle of sentences; a numbered list does the first only.
    """
    run: dict[int, int] = {}
    expected, torn = None, 0
    text, match_mark = source.text, _PAGE_MARK.match
    for index, block in enumerate(source.blocks):
        match = match_mark(text, block.start, block.end)
        if not match or (expected is not None and int(match[1]) != expected):
            continue
        before = source.blocks[index - 1] if index else None
        run[match.start()] = match.end()
        expected = int(match[1]) + 1
        if before and before.end - before.start >= _PAGE_LINE:
            torn += folded[before.start : before.end].rstrip()[-1:] not in SENTENCE_END
    if not torn:
        return {}
    enough = 1 if any(folded.find(words, 0, _SHARED_WITHIN) >= 0 for words in _SHARED) else 2
    return run if torn >= enough and torn * 2 >= len(run) - 1 else {}


def _joined(source: SourceText, folded: str, marks: dict[int, int]) -> list[list[Block]]:
    """Blocks grouped into paragraphs: a wrapped line goes with the next one."""
    groups: list[list[Block]] = []
    blocks, texts = _blocks(source)
    numbers = _bare_page_numbers(blocks, texts)
    measure = find_measure(source.text, blocks, texts)
    head = ""
    dots = any(run in source.text for run in _DOTS)
    for block, raw in zip(blocks, texts, strict=True):
        if not raw or block.start in numbers:
            continue
        if block.kind != "row" and (dots or raw[0] in _PAGE_SIGNS) and _is_furniture(raw):
            continue
        tail = folded[block.start : block.end].strip()
        if groups and (block.start in marks or goes_on(folded, groups[-1][-1], head, block, tail, measure)):
            groups[-1].append(block)
        else:
            groups.append([block])
        head = tail
    return groups


# Lines that lost their breaks and tables that lost their grid, by what is left of it; each takes the source, its lines
# and their words.
_REPAIRS: Final = (
    with_broken_lines, with_regular_rows, with_spaced_rows, with_ragged_rows, with_parted_rows, with_rows,
    with_marked_rows, with_whole_tables,
)  # fmt: skip


def _blocks(source: SourceText) -> tuple[Sequence[Block], list[str]]:
    """The blocks of ``source``, and the words of each; what lost its breaks or its grid has them again."""
    blocks: Sequence[Block] = source.blocks
    texts = _words(source, blocks)
    for repaired in _REPAIRS:
        put_together = repaired(source.text, blocks, texts)
        if put_together is not blocks:
            blocks, texts = put_together, _words(source, put_together)
    return blocks, texts


def _words(source: SourceText, blocks: Sequence[Block]) -> list[str]:
    return [source.text[block.start : block.end].strip() for block in blocks]


def _is_furniture(raw: str) -> bool:
    """True for page numbers and lines of a table of contents."""
    if raw[0] in _PAGE_SIGNS and _PAGE_NUMBER.fullmatch(raw):
        return True
    return any(run in raw for run in _DOTS) and _CONTENTS.fullmatch(raw) is not None


def _bare_page_numbers(blocks: Sequence[Block], texts: list[str]) -> set[int]:
    """Starts of lines that hold a number only and count up by one from page to page; cells of a table do not.

    Neither do lines with 01, 02: they stand above headings.
    """
    bare = [
        (block.start, int(raw))
        for block, raw in zip(blocks, texts, strict=True)
        if len(raw) <= _LONGEST_PAGE_NUMBER and raw.isdecimal() and raw[0] != "0" and block.kind != "row"
    ]
    counts = all(number == bare[0][1] + step for step, (_, number) in enumerate(bare))
    return {start for start, _ in bare} if len(bare) >= _FEWEST_PAGES and counts else set()


class _Builder:
    """Assembles the clean text piece by piece and remembers where each piece came from."""

    def __init__(self, printed: str, folded: str, marks: dict[int, int]) -> None:
        self.printed, self.folded, self.marks = printed, folded, marks
        self.pieces: list[str] = []
        self.folded_pieces: list[str] = []
        self.length = 0
        self.starts: list[int] = [0]
        self.shifts: list[int] = [0]
        self.cells: dict[Cell, Cell] = {}  # slice in the source → slice in the clean text

    def build(self, groups: list[list[Block]]) -> CleanText:
        lines = []
        for group in groups:
            start, first = self.length, group[0]
            if len(group) == 1 and self._plain(first):
                lines.append(Line(start, self.length - 1, first.kind, (), first.table))
                continue
            for block in group:
                self._block(block)
            if self.length > start:
                kept = tuple([self.cells.get(cell, (start, start)) for cell in first.cells])
                lines.append(Line(start, self.length, first.kind, kept, first.table))
                self._sign("\n", group[-1].end)
        text, norm = "".join(self.pieces), "".join(self.folded_pieces)
        marks = list(self.marks.items())
        starts = [*self.starts, sys.maxsize]
        return CleanText(text, norm, lines, marks, self.printed, self.folded, starts, self.shifts)

    def _plain(self, block: Block) -> bool:
        """Add a paragraph that needs no cleaning, as most, with its line feed; False where ``block`` is none."""
        piece = self.printed[block.start : block.end]
        if block.cells or not piece or block.start in self.marks or may_have_blanks(piece):
            return False
        self._put(f"{piece}\n", f"{self.folded[block.start : block.end]}\n", block.start)
        return True

    def _block(self, block: Block) -> None:
        if not block.cells:
            self._slice(self.marks.get(block.start, block.start), block.end)
            return
        for cell in block.cells:
            if cell not in self.cells and block.start <= cell[0] and cell[1] <= block.end:
                start = self.length
                self._slice(*cell)
                self.cells[cell] = (start, self.length)
                self._sign("\t", cell[1])

    def _slice(self, start: int, end: int) -> None:
        """Add the source slice without its noise."""
        piece = self.printed[start:end]
        if not may_have_blanks(piece):
            if piece:
                self._put(piece, self.folded[start:end], start)
            return
        position = start
        for space in _SPACE.finditer(self.printed, start, end):
            kept = _kept(self.printed, *space.span(), end)
            self._add(position, space.start() + kept)
            position = space.end()
        self._add(position, end)

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self._put(self.printed[start:end], self.folded[start:end], start)

    def _sign(self, sign: str, source_start: int) -> None:
        """Add a sign that the source does not print."""
        self._put(sign, sign, source_start)

    def _put(self, printed: str, folded: str, source_start: int) -> None:
        """Add a piece that begins at ``source_start`` in the source."""
        shift = source_start - self.length
        if shift != self.shifts[-1]:
            self.starts.append(self.length)
            self.shifts.append(shift)
        self.pieces.append(printed)
        self.folded_pieces.append(folded)
        self.length += len(printed)


def _kept(text: str, start: int, end: int, stop: int) -> int:
    """How many characters of the white space ``[start, end)`` stay: one where it parts two Latin words or two numbers.

    "Web 3.0", "10 09:13". What stands inside a number goes: a line break, as a page is only so wide, or "1 800件".
    """
    before = text[start - 1] if start else ""
    after = text[end] if end < stop else ""
    if before not in _LATIN or after not in _LATIN:
        return 0
    if before not in _DIGITS or after not in _DIGITS:
        return 1
    return 0 if _BREAK.fullmatch(text, start, end) or _splits(text, start, stop) else 1


def _splits(text: str, space: int, stop: int) -> bool:
    """True where the white space at ``space`` stands inside one number."""
    first = space
    while first and space - first < _MOST_SPLIT and (text[first - 1] in _DIGITS or text[first - 1] in _THIN):
        first -= 1
    while first < space and text[first] in _THIN:
        first += 1
    match = SPLIT_NUMBER.match(text, first, stop)
    return match is not None and match.end() > space
