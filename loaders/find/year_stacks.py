"""Schedules by year that lost their grid: 年份 | 评估区域 | 面积, each cell on a line of its own.

表1 评估推进计划表 / 年份 / 评估区域 / 面积 / 2031年 / 东湖 / 4.7 / 西湖 / 3.1 / 2032年 / 南湖 / 6
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.find.target_values import is_value
from loaders.lexicons import any_of
from loaders.text import Cell
from ontology.frozen import record

_HEADS: Final = ("年份", "年度")
_MOST_HEADINGS: Final = 10
_MOST_LINES: Final = 200
_LONGEST_CELL: Final = 60
_FEWEST_ROWS: Final = 2
# "2031年", "2031年-2033年", "2031-2033年"
_YEAR: Final = re.compile(r"20\d\d年?(?:-20\d\d年?)?")
_AFTER: Final = re.compile(r"(?:注|附件|[表图]\d|[一二三四五六七八九十]{1,3}、|\(|\d{1,2}[.、](?!\d))")
_GOES_ON: Final = "、"


@record(frozen=True)
class YearRow:
    """A row of such a schedule; slices of the clean text."""

    item: Cell
    time: Cell


def year_rows(document: Document) -> Iterator[YearRow]:
    """The rows of all such schedules; nothing of one in which a year is followed by no words."""
    norm, lines = document.norm, document.clean.lines
    if not any(f"\n{head}\n" in norm for head in _HEADS):
        return
    for place, line in enumerate(lines):
        if place > 0 and line.kind != "row" and norm[line.start : line.end] in _HEADS:
            above = lines[place - 1]
            if any_of("milestones", "schedule").search(norm, above.start, above.end):
                yield from _rows(norm, lines[place + 1 : place + _MOST_LINES])


def _rows(norm: str, lines: Sequence[Line]) -> list[YearRow]:
    """The rows below the heading of the years."""
    words = [norm[line.start : line.end] for line in lines]
    first = next((n for n, text in enumerate(words[:_MOST_HEADINGS]) if _YEAR.fullmatch(text)), None)
    if first is None:
        return []
    count = sum(1 for _ in takewhile(_is_cell, words[first:]))
    body, texts = lines[first : first + count], words[first : first + count]
    width = first + 1
    if count % width == 0 and all(_YEAR.fullmatch(text) for text in texts[::width]):
        found = [_row(body[n + 1], body[n]) for n in range(0, count, width)]
    else:
        found = _uneven(body, texts)
    return found if len(found) >= _FEWEST_ROWS else []


def _is_cell(text: str) -> bool:
    return len(text) <= _LONGEST_CELL and "。" not in text and not _AFTER.match(text)


def _row(item: Line, time: Line) -> YearRow:
    return YearRow((item.start, item.end), (time.start, time.end))


def _uneven(lines: Sequence[Line], texts: Sequence[str]) -> list[YearRow]:
    """Rows of merged cells: words that follow no other words open one, of the year above."""
    found: list[YearRow] = []
    year = lines[0]
    opened = False  # words of the row were met, on a line that may go on
    for place, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if _YEAR.fullmatch(text):
            year = line
            if place + 1 < len(texts) and (is_value(texts[place + 1]) or _YEAR.fullmatch(texts[place + 1])):
                return []
        elif not is_value(text):
            if opened:
                last = found.pop()
                found.append(YearRow((last.item[0], line.end), last.time))
            else:
                found.append(_row(line, year))
        opened = text.endswith(_GOES_ON)
    return found
