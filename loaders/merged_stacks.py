"""Tables of tasks that lost their grid and had merged cells: rows with fewer lines than there are headings.

    序号 / 事项 / 措施 / 责任单位 / 湿地工程 / 1 / 修复东湖 / 种植芦苇 / 市林业局 / 2 / 清理水草 / 3 / …

Which line is a cell of which column is seen from what it holds: bodies, a time, or words, of which the last are what is
to be done. What is missing is that of the row above. A line behind the bodies is a heading over the rows that follow.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from statistics import median
from typing import Final

from loaders.characters import fold
from loaders.find.bodies import parse_bodies
from loaders.lost_grid import COUNTED, LONGEST_GROUP, Slice
from loaders.stack_columns import LONGEST_HEADING, Columns, columns_of
from ontology.frozen import record

_MOST_HEADINGS: Final = 10
_MOST_LINES: Final = 9  # of one row
_MOST_MORE: Final = 6  # lines of each column behind bodies and times
_FEWEST_ROWS: Final = 3
_CLEARLY: Final = log(2)
# "2024年6月底前", "第三季度", "持续推进"
_TIME: Final = re.compile(
    r"(?:20\d\d年|\d{1,2}月|第?[一二三四]季度|每[年月季]|全年|年[内底]|长期|持续|常年|近期|远期)[\d年月日底末前后初中旬至到、~起完成坚持推进实施一二三四第季度上下半-]*"
)
_MOST_OVER: Final = 2  # lines of headings behind a row
_GOES_ON: Final = "、"
# What is printed where nobody supports
_NONE: Final = re.compile("[—－/-]{1,2}|无")
_CLOSED: Final = tuple("。；;")
# "建设处", "运输科": an office within a body
_OFFICE: Final = re.compile("[\u4e00-\u9fff]{2,8}[处科局办室队]")

# "二、湿地修复", "(二)湿地修复", "行动二：修复湿地": a heading over the rows that follow
_OVER: Final = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}、|[(（][一二三四五六七八九十]{{1,3}}[)）]|(?:{COUNTED})[一二三四五六七八九十]{{1,2}}[:：、])"
)
# "二": the number of a heading over rows, in the column of their numbers
_COUNT: Final = re.compile("[一二三四五六七八九十]{1,3}")


@record(frozen=True)
class _Row:
    """The lines of a row: its number, its words, its bodies and times, and the headings behind it."""

    number: int
    words: Slice
    tail: Slice
    after: Slice


def merged_rows(texts: Sequence[str], start: int) -> list[list[Slice]]:
    """The rows of such a table whose headings begin at ``start``, headings first; nothing where there is none.

    Each is the slices of lines that are its cells, that of a merged cell in every row; a heading over rows is one cell.

    Parameters:
        texts: the lines, or the paragraphs, of the document.
        start: where the heading of the numbers stands.
    """
    first = next((n for n in range(start + 2, min(start + _MOST_HEADINGS, len(texts))) if texts[n] == "1"), None)
    if first is None:
        return []
    columns = columns_of(texts[start:first])
    starts = list(_numbers(texts, first, _MOST_LINES + columns.more * _MOST_MORE)) if columns else []
    if columns is None or len(starts) < _FEWEST_ROWS:
        return []
    stop = start + columns.width
    if first - stop > 1 + is_count(texts[stop]):
        return []
    led = _is_led(texts, start, stop, first)
    rows = [_row(texts, columns, begin, end - led, end) for begin, end in pairwise(starts)]
    rows.append(_last(texts, starts[-1], columns))
    if stop == first and all(_is_whole(row, columns) for row in rows):
        return []  # nothing is merged, and no heading stands over rows
    heads = [(n, n + 1) for n in range(start, stop)]
    return [heads, *_over(texts, (stop, first), columns), *_cells(texts, rows, columns, (stop, first))]


def is_count(text: str) -> bool:
    """True for the number of a heading over rows."""
    return _COUNT.fullmatch(text) is not None


def _over(texts: Sequence[str], lines: Slice, columns: Columns) -> Iterator[list[Slice]]:
    """A heading over rows: one cell, or two of which the first is its number; nothing where there are no lines."""
    start, stop = lines
    if stop - start == 2 and is_count(texts[start]):
        yield [(start, start + 1), *[(start + 1, stop)] * (columns.width - 1)]
    else:
        yield from ([(line, line + 1)] for line in range(start, stop))


def _is_whole(row: _Row, columns: Columns) -> bool:
    return len(range(*row.words)) == columns.words and row.tail[0] < row.tail[1] and row.after[0] == row.after[1]


def _numbers(texts: Sequence[str], first: int, most: int) -> Iterator[int]:
    """Where the rows begin, of ``most`` lines each, as far as nothing but their numbers is a bare number."""
    place, number = first, 1
    while place is not None:
        yield place
        number += 1
        stop = min(place + most, len(texts))
        following = next((n for n in range(place + 1, stop) if texts[n].isdecimal()), None)
        if following is None or following < place + 2 or texts[following] != str(number):
            return
        place = following


def _is_tail(text: str) -> bool:
    return _is_time(text) or _NONE.fullmatch(text) is not None or is_office(text) or _are_mostly_bodies(text)


def _are_mostly_bodies(text: str) -> bool:
    """True for a cell of bodies, of which some may have names that nobody knows."""
    bodies = parse_bodies(fold(text), "responsible")
    return bool(bodies) and sum(body.sure for body in bodies) * 2 > len(bodies) and not text.endswith(_CLOSED)


def _is_time(text: str) -> bool:
    return _TIME.fullmatch(fold(text)) is not None


def are_bodies(text: str) -> bool:
    """True for a cell that names nothing but bodies."""
    bodies = parse_bodies(fold(text), "responsible")
    return bool(bodies) and all(body.sure for body in bodies)


def is_office(text: str) -> bool:
    """True for a cell that names an office within a body: 建设处, 运输科."""
    return _OFFICE.fullmatch(text) is not None


def _is_led(texts: Sequence[str], start: int, stop: int, first: int) -> bool:
    """True where a column stands before that of the numbers: 领域 / 序号 / 事项 / 单位 / 湿地 / 1 / … / 湿地 / 2 / ….

    Then the line before each number is of the row that the number opens.
    """
    if first - stop != 1 or start < 1 or len(texts[start - 1]) > LONGEST_HEADING:
        return False
    return texts[stop] in texts[first + 1 : first + _MOST_LINES]


def _row(texts: Sequence[str], columns: Columns, start: int, stop: int, following: int) -> _Row:
    """The row whose number is the line ``start``, up to ``stop``; the next number is the line ``following``."""
    stop = next((n for n in range(start + 2, stop) if _OVER.match(texts[n])), stop)
    begin = start + 1 + columns.words
    end = begin + columns.tails
    whole = end <= stop <= end + columns.more + _MOST_OVER
    if not whole or not all(_is_tail(text) and not text.endswith(_GOES_ON) for text in texts[begin:end]):
        wordless = columns.words == 1 < columns.tails and all(map(_is_tail, texts[start + 1 : end - 1]))
        begin = next((n for n in range(start + 2 - wordless, stop) if _is_tail(texts[n])), stop)
        end = next((n for n in range(begin, stop) if not _is_tail(texts[n])), stop)
    return _Row(start, (start + 1, begin), (begin, end), (end, following))


def _last(texts: Sequence[str], start: int, columns: Columns) -> _Row:
    """The last row: up to its bodies and times where it has some, else one line of words."""
    stop = min(start + 2 + columns.words, len(texts))
    begin = next((n for n in range(start + 2, stop) if _is_tail(texts[n])), None)
    if begin is None:
        end = min(start + 2, len(texts))
        return _Row(start, (start + 1, end), (end, end), (end, end))
    stop = min(begin + columns.tails, len(texts))
    end = next((n for n in range(begin, stop) if not _is_tail(texts[n])), stop)
    return _Row(start, (start + 1, begin), (begin, end), (end, end))


def _cells(texts: Sequence[str], rows: Sequence[_Row], columns: Columns, over: Slice) -> Iterator[list[Slice]]:
    """The cells of each row, and the headings between them; ``over`` are the lines of the heading over the first."""
    usual = _usual(texts, rows, columns)
    above: list[Slice] = []
    for row in rows:
        led = row.tail[0] < row.tail[1]
        words = row.words if led else _alone(texts, row.words, usual)
        after = row.after if led else (words[1], row.after[1])
        spanned = (over[1] - 1, over[1]) if over[1] - over[0] > 1 else None
        cells = [(row.number, row.number + 1), *_words(words, above, columns, spanned)]
        cells += _tail(texts, row.tail, above, columns)
        more, after = _behind(texts, after, columns)
        yield [*cells, *more]
        above = cells
        if after[0] < after[1]:
            yield from _over(texts, after, columns)
            above, over = [], after


def _behind(texts: Sequence[str], after: Slice, columns: Columns) -> tuple[list[Slice], Slice]:
    """The cells of the columns behind bodies and times, and the headings behind the row.

    What is of no sure column is a cell more.
    """
    begin, stop = after
    if not columns.more:
        return [], after
    end = next((n for n in range(begin, stop) if _OVER.match(texts[n]) or is_count(texts[n])), stop)
    whole = begin + columns.more
    if whole <= end and all(_may_head(texts[n]) for n in range(whole, end)):
        return [(n, n + 1) for n in range(begin, whole)], (whole, stop)
    blank = [(begin, begin)] * columns.more
    return ([*blank, (begin, end)] if begin < end else blank), (end, stop)


def _may_head(text: str) -> bool:
    return len(text) <= LONGEST_GROUP and not text.endswith(_CLOSED)


def _usual(texts: Sequence[str], rows: Sequence[_Row], columns: Columns) -> list[float]:
    """How long the cells of each column of words are, as a logarithm, in rows that have all of them."""
    whole = [row for row in rows if row.words[1] - row.words[0] == columns.words and row.tail[0] < row.tail[1]]
    return (
        [median(log(1 + len(texts[row.words[0] + n])) for row in whole) for n in range(columns.words)] if whole else []
    )


def _alone(texts: Sequence[str], lines: Slice, usual: Sequence[float]) -> Slice:
    """The words of a row without bodies: not a heading behind them, where their lengths say clearly that it is one."""
    start, stop = lines
    last = texts[stop - 1]
    if stop - start < 2 or not _may_head(last):
        return lines
    if stop - start > len(usual):
        return start, stop - 1
    clearly = _strange(texts, (start, stop - 1), usual) + _CLEARLY < _strange(texts, lines, usual)
    return (start, stop - 1) if clearly else lines


def _strange(texts: Sequence[str], lines: Slice, usual: Sequence[float]) -> float:
    """How far the lengths of ``lines`` are from those of the last columns of words."""
    start, stop = lines
    lengths = zip(range(start, stop), usual[len(usual) - (stop - start) :], strict=True)
    return sum(abs(log(1 + len(texts[line])) - length) for line, length in lengths)


def _words(lines: Slice, above: Sequence[Slice], columns: Columns, over: Slice | None) -> list[Slice]:
    """The cells of words: ``lines`` are the last; what is missing stands above, what is too much is one cell.

    Behind a heading with a number of its own, ``over``, what is missing is that heading.
    """
    start, stop = lines
    missing = columns.words - (stop - start)
    if missing < 0:
        return [*((n, n + 1) for n in range(start, start + columns.words - 1)), (start + columns.words - 1, stop)]
    before = [above[n + 1] if above else over or (start, start) for n in range(missing)]
    return [*before, *((n, n + 1) for n in range(start, stop))]


def _tail(texts: Sequence[str], lines: Slice, above: Sequence[Slice], columns: Columns) -> list[Slice]:
    """The cells of bodies and times; blank where it is not sure which is which, those above where there are none."""
    cells = list(_unbroken(texts, lines))
    found = {
        **_by_column(columns.roles, [cell for cell in cells if not _is_time(texts[cell[0]])], above, lines[1]),
        **_by_column(columns.times, [cell for cell in cells if _is_time(texts[cell[0]])], above, lines[1]),
    }
    return [found[column] for column in sorted(found)]


def _unbroken(texts: Sequence[str], lines: Slice) -> Iterator[Slice]:
    """The cells in ``lines``, each a line, or several of which all but the last end as a list that goes on."""
    start, stop = lines
    for line in range(start, stop):
        if line == stop - 1 or not texts[line].endswith(_GOES_ON):
            yield start, line + 1
            start = line + 1


def _by_column(columns: Sequence[int], cells: Sequence[Slice], above: Sequence[Slice], blank: int) -> dict[int, Slice]:
    if not cells and above:
        return {column: above[column] for column in columns}
    if len(cells) != len(columns):
        return dict.fromkeys(columns, (blank, blank))
    return dict(zip(columns, cells, strict=True))
