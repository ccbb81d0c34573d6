"""Tables of tasks that lost their grid, whose cells bring numbers of their own and stand on lines of their own.

    任务分类 / 主要方向 / 重点任务 / 2031年计划 / 2032年计划 / 牵头部门
    （一）湿地 / 1、修复 / （1）修复东湖。 / 编制方案。 / 种植芦苇。 / 市林业局 / （2）清理西湖。 / …

A line with the next number of its level opens a cell of the column of that level; what stands above it there goes on.
The lines behind the last of them are of the columns of years and of bodies.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from loaders.characters import fold
from loaders.find.labels import labels
from loaders.lost_grid import Found, Slice, Units, apart, place_of, put_together, units
from loaders.marked_cells import Rest
from loaders.text import Block, Cell
from ontology.frozen import record
from ontology.iri import chinese_number

_FIRST: Final = 400_000  # number of the first such table
_LONGEST_HEADING: Final = 18
_LONGEST_LABEL: Final = 8
_MOST_HEADINGS: Final = 20
_FEWEST_WORDS: Final = 2
_FEWEST_ROWS: Final = 3
_MOST_LINES: Final = 24  # of one row
_YEAR: Final = re.compile(r"20\d\d年")
_SECOND: Final = ("分类", "类别", "类型", "内容", "措施", "方向")  # second lines of headings
_LONGEST_FIRST: Final = 2
# "(一)", "一、", "1." or "1、", "(1)"
_MARK: Final = re.compile(
    r"\((?P<han_bracket>[一二三四五六七八九十]{1,3})\)|(?P<han>[一二三四五六七八九十]{1,3})、"
    r"|(?P<arabic>\d{1,3})(?:、|\.(?!\d))|\((?P<arabic_bracket>\d{1,3})\)"
)
_NUMBER_ONLY: Final = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.]")
_AFTER: Final = ("附件", "附表", "附录")


@record(frozen=True)
class _Row:
    """The lines ``[first, last)``, the cells of words, and where the lines behind the last of them begin."""

    first: int
    words: list[Slice]
    rest: int
    last: int


def with_marked_rows(text: str, blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the lines of such tables put together to rows.

    A cell is a line or, where a blank line parts the headings, all between two blank lines.

    Parameters:
        text: the source.
        blocks: its lines.
        texts: their words without white space around.
    """
    known = labels()
    short = (place for place, text in enumerate(texts[:-1]) if 1 < len(text) <= _LONGEST_LABEL and text in known)
    return put_together(blocks, _found(blocks, texts, [place for place in short if blocks[place].kind != "row"]))


def _found(blocks: Sequence[Block], texts: Sequence[str], places: Sequence[int]) -> Iterator[Found]:
    """The tables one of whose headings stands at one of ``places``; what was read of one is not tried again."""
    tried = 0
    views: dict[bool, Units] = {}
    for place in places:
        if place < tried:
            continue
        parted = apart(blocks, place + 1)
        if parted not in views:
            views[parted] = units(blocks, texts, parted=parted)
        slices, words = views[parted].slices, views[parted].words
        bounds = _headings(words, bisect_left(slices, (place, 0)))
        tried = slices[bounds[1] - 1][1]
        if rows := _rows(words, *bounds):
            tried = slices[rows[-1][1] - 1][1]
            told = [_block(blocks, slices, first, last, cells, _FIRST + place) for first, last, cells in rows]
            yield Found(slices[rows[0][0]][0], tried, told)


def _block(
    blocks: Sequence[Block], slices: Sequence[Slice], first: int, last: int, cells: Sequence[Slice], table: int
) -> Block:
    lines = [(slices[begin][0], slices[stop - 1][1]) if begin < stop else (0, 0) for begin, stop in cells]
    end = blocks[slices[last - 1][1] - 1].end
    places: list[Cell] = [place_of(blocks, *cell) if cell[1] else (end, end) for cell in lines]
    return Block("row", blocks[slices[first][0]].start, end, tuple(places), table)


def _rows(texts: Sequence[str], start: int, stop: int) -> list[tuple[int, int, list[Slice]]]:
    """The first and the last line of each row of the table with the headings ``[start, stop)``, and its cells."""
    if stop == len(texts) or not (_mark(texts[stop]) or _NUMBER_ONLY.fullmatch(texts[stop])):
        return []
    heads = list(_joined(texts, start, stop))
    titles = ["".join(texts[start:stop]) for start, stop in heads]
    kinds = ["role" if title in labels() else "year" if _YEAR.match(title) else "word" for title in titles]
    counts = [kinds.count(kind) for kind in ("word", "year", "role")]
    if kinds != ["word"] * counts[0] + ["year"] * counts[1] + ["role"] * counts[2] or counts[0] < _FEWEST_WORDS:
        return []
    found = list(_divided(texts, stop, counts[0]))
    if len(found) < _FEWEST_ROWS or not counts[2]:
        return []
    return [(start, stop, heads), *_filled(texts, found, counts[1], counts[2])]


def _filled(
    texts: Sequence[str], found: Sequence[_Row], years: int, roles: int
) -> Iterator[tuple[int, int, list[Slice]]]:
    rest = Rest(texts, years, roles)
    *others, last = found
    found = [*others, replace(last, last=rest.end((last.rest, last.last)))]
    for row in found:
        rest.note((row.rest, row.last))
    above: list[Slice] = []
    before: list[Slice] = []
    for row in found:
        cells = rest.cells((row.rest, row.last), above if row.words[:-1] == before else [])
        above, before = cells[years : years + roles], row.words[:-1]
        yield row.first, row.last, [*row.words, *cells]


def _headings(texts: Sequence[str], place: int) -> Slice:
    """The lines of headings around ``place``: short ones, up to the first number."""
    start = place
    while start > 0 and place - start < _MOST_HEADINGS and _may_head(texts[start - 1]):
        start -= 1
    stop = place + 1
    while stop < len(texts) and stop - start < _MOST_HEADINGS and _may_head(texts[stop]):
        stop += 1
    return start, stop


def _may_head(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_HEADING and not text.startswith(_AFTER) and not _mark(text) and "。" not in text


def _joined(texts: Sequence[str], start: int, stop: int) -> Iterator[Slice]:
    """The headings, each of one line or of two: 牵头 / 部门, 任务 / 分类."""
    place = start
    while place < stop:
        first, second = texts[place], texts[place + 1] if place + 1 < stop else ""
        two = first + second in labels() if second else False
        two = two or (second in _SECOND and len(first) <= _LONGEST_FIRST)
        yield place, place + 1 + two
        place += 1 + two


def _mark(text: str) -> tuple[str, int] | None:
    """The level and the number with which ``text`` begins."""
    match = _MARK.match(fold(text))
    if not match or not match.lastgroup:
        return None
    number = match[match.lastgroup]
    return match.lastgroup, int(number) if number.isdecimal() else chinese_number(number) or 0


def _divided(texts: Sequence[str], start: int, columns: int) -> Iterator[_Row]:
    """The rows from the line ``start``: the first opens a cell in each of the ``columns`` of words, in their order."""
    counts: dict[str, int] = {}
    words: dict[str, Slice] = {}
    first = rest = place = start
    whole = False
    while place < len(texts) and place - rest <= _MOST_LINES and not texts[place].startswith(_AFTER):
        stop = place + 1 + bool(_NUMBER_ONLY.fullmatch(texts[place]))
        level, number = _mark("".join(texts[place:stop])) or ("", 0)
        may_open = level in counts or len(counts) < columns
        if not level or not may_open or number != counts.get(level, 0) + 1:
            if not whole:
                return
            place += 1
            continue
        if whole:
            yield _Row(first, list(words.values()), rest, place)
            first = place
        counts[level] = number
        words[level] = (place, stop)
        whole = len(counts) == columns and level == list(counts)[-1]
        place = rest = stop
    if whole:
        yield _Row(first, list(words.values()), rest, place)
