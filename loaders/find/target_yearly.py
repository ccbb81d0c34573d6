"""Reads tables whose rows are years and whose columns are what is measured: 年度 | 新建花站(座) | 花农(万人)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.find.numbers import unit_kind
from loaders.find.target_draft import Draft
from loaders.find.target_values import is_unit, value_of

_FEWEST: Final = 2
_HEADING: Final = ("年度", "年份", "年", "时间", "")
_YEAR: Final = re.compile(r"(20\d\d)年?度?")
# 合计 of all years: how much it is until the last
_SUM: Final = ("合计", "总计", "累计")
# 新建花站(座)
_MEASURED: Final = re.compile(r"(?P<name>[^()]{2,30})\((?P<unit>[^()]{1,8})\)")
_SUMMED: Final = ("new", "cumulative", "annual")


def is_yearly(norm: str, rows: Sequence[Line]) -> bool:
    """True for a table whose first column holds years and whose headings say what is measured, and in what."""
    titles = [norm[slice(*cell)].strip() for cell in rows[0].cells]
    years = sum(1 for row in rows[1:] if _year(norm, row))
    return years >= _FEWEST and bool(titles) and titles[0] in _HEADING and any(map(_measure, titles[1:]))


def find_yearly(document: Document, rows: Sequence[Line]) -> Iterator[Draft]:
    """The drafts of such a table, those of the row of sums as of the last year; sums of money are no targets here."""
    norm = document.norm
    titles = [norm[slice(*cell)].strip() for cell in rows[0].cells]
    last = max(year for row in rows if (year := _year(norm, row)))
    for row in rows[1:]:
        summed = norm[slice(*row.cells[0])].strip() in _SUM
        year = last if summed else _year(norm, row)
        for title, cell in zip(titles[1:], row.cells[1:], strict=False) if year else ():
            draft = value_of(document, title, "", cell, (row.start, row.end)) if _measure(title) else None
            if draft and (not summed or draft.basis in _SUMMED):
                draft.year = year
                yield draft


def _year(norm: str, row: Line) -> int | None:
    match = _YEAR.fullmatch(norm[slice(*row.cells[0])].strip()) if row.cells else None
    return int(match[1]) if match else None


def _measure(title: str) -> bool:
    match = _MEASURED.fullmatch(title)
    return match is not None and is_unit(match["unit"]) and unit_kind(match["unit"]) != "money"
