"""The rows of a table whose cells follow each other without a grid, told by the regular ones: numbers, times, amounts.

    项目 / 资金(万元) / 来源 / 种植芦苇 / 120 / 市财政 / 清理湖底 / 300 / 省级补助 / 合计 / 420

Every row has a cell for each heading, but for two: the first where it was merged with that of the row above, and that
of remarks. A heading may stand over rows. The last column of words may have cells of several lines. A sum has amounts
only.
"""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from loaders.characters import fold
from loaders.lexicons import lexicon
from loaders.lost_grid import LONGEST_GROUP, Slice
from loaders.merged_stacks import is_count
from loaders.regular_columns import LONGEST_HEADING, Kind, ends_table, fits, is_amount, kind_of, number_of
from ontology.frozen import record

_FEWEST_ROWS: Final = 2
_FEWEST_WORDS: Final = 2
_MOST_EXTRA: Final = 8
_REMARKS: Final = ("备注", "说明")
# "1.", "(2)", "③" before one of several items
_ITEM: Final = re.compile(r"[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[①-⑳]")
_WORD: Final = re.compile("[\u4e00-\u9fff]{2}")
# "一、前期准备", "(一)前期准备"
_GROUP: Final = re.compile("(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]).")


@record(frozen=True)
class _Way:
    """A way to read a row: the columns that it lacks, the lines of a cell beyond the first, and where it ends."""

    lacking: frozenset[int]
    extra: int
    end: int


@record(frozen=True)
class Table:
    """The rows of a table, headings first, each as its cells, and where it ends.

    A merged cell stands in every row; a blank one is an empty slice. ``whole`` is false where what follows looks like
    more of the table.
    """

    rows: list[list[Slice]]
    end: int
    whole: bool


class RegularRows:
    """Reads the rows below the ``heads``, slices of ``words``.

    Parameters:
        words: the cells, one after the other, of the whole document.
        heads: the headings, each of one cell or of two.
        kinds: what each column holds.
        stop: where the table ends at the latest.
        ends: where rows end, if that is known.
    """

    def __init__(
        self,
        words: Sequence[str],
        heads: Sequence[Slice],
        kinds: Sequence[Kind],
        stop: int,
        ends: Set[int] | None = None,
    ) -> None:
        self.words, self.heads, self.kinds, self.stop, self.ends = words, heads, kinds, stop, ends
        self.width = len(kinds)
        self.remarks = words[heads[-1][0]] in _REMARKS
        self.optional = list(self._optional([words[start] for start, _ in heads]))
        self.elastic = self._elastic()
        self.money = [column for column, kind in enumerate(kinds) if kind == "money"]
        self.number = 0
        self.long = False  # a cell of several lines was met
        self.above: list[Slice] = []

    def table(self) -> Table | None:
        """The table; None where fewer than two rows of it follow the headings."""
        place = self.heads[-1][1]
        rows = [list(self.heads)]
        items = 0
        while place < self.stop:
            over = self._sum(place)
            way = None if over else self._way(place)
            if not over and (not way or way.extra):
                over = self._over(place)
            if over:
                row, place = over
            elif way:
                row, place = self._row(way, place)
                items += 1
            else:
                break
            rows.append(row)
        return Table(rows, place, not self._goes_on(place)) if items >= _FEWEST_ROWS else None

    def _counted(self) -> int:
        return self.kinds.index("number")

    def _optional(self, titles: Sequence[str]) -> Iterator[int]:
        """The columns of which a row may lack a cell."""
        words = [column for column, kind in enumerate(self.kinds) if kind == "words"]
        first = words[0]
        grouped = first + 1 < self.width and self.kinds[first + 1] in ("words", "number")
        grouped = grouped or titles[first].endswith(tuple(lexicon("milestones")["columns"]["phase"]))
        if len(words) >= _FEWEST_WORDS and first <= 1 and grouped:
            yield first
        # 序号 / 街道 / 项目 / 户数 / 完成时限: where rows are numbered, a time may be merged with that of the row above
        if self.remarks or (self.kinds[-1] == "time" and {"number", "figure"} <= set(self.kinds)):
            yield self.width - 1

    def _elastic(self) -> int | None:
        """The column that may hold several lines: the last of words, unless it is unsure which lines are merged."""
        words = [n for n, kind in enumerate(self.kinds) if n and kind == "words" and n not in self.optional]
        if self.ends is not None or not words:
            return None
        merged = self.optional and self.optional[0] < self.width - 1
        return None if merged and self.kinds[0] == self.kinds[1] == "words" else words[-1]

    def _way(self, place: int) -> _Way | None:
        """How to read the row at ``place``: rather so that another follows."""
        ways = list(self._ways(place, self.number))
        return next((way for way in ways if self._follows(way, place)), ways[0] if ways else None)

    def _row(self, way: _Way, place: int) -> tuple[list[Slice], int]:
        """The row at ``place``, read in that ``way``, and where it ends."""
        row: list[Slice] = []
        for column in range(self.width):
            length = self._length(column, way)
            merged = not length and self._is_merged(column)
            row.append(self.above[column] if merged else (place, place + length))
            place += length
        self.long = self.long or way.extra > 0
        self.above = row
        self.number = number_of(self.words[row[self._counted()][0]]) if "number" in self.kinds else 0
        return row, place

    def _is_merged(self, column: int) -> bool:
        """True where a cell that is lacking in ``column`` is that of the row above, and no remark that is not made."""
        return column < self.width - 1 or not self.remarks

    def _length(self, column: int, way: _Way) -> int:
        """How many lines the cell of ``column`` fills."""
        if column in way.lacking:
            return 0
        return 1 + way.extra if column == self.elastic else 1

    def _follows(self, way: _Way, place: int) -> bool:
        """True where the table ends behind the row at ``place``, or another begins there."""
        if way.end == self.stop:
            return not way.extra or (self.long and self.stop < len(self.words))  # else what follows may be no cell
        if self._sum(way.end) or ends_table(self.words[way.end]):
            return True
        if self._sums_up(way.end):
            return True
        number = self.number
        if "number" in self.kinds:
            number = number_of(self.words[place + sum(self._length(n, way) for n in range(self._counted()))])
        return any(True for _ in self._ways(way.end, number))

    def _ways(self, place: int, number: int) -> Iterator[_Way]:
        """The ways in which the lines from ``place`` on may be a row, after that of ``number``."""
        for extra in range(1 if self.elastic is None else 1 + _MOST_EXTRA):
            for lacking in self._lacking():
                if not self.above and any(map(self._is_merged, lacking)):
                    continue  # nothing above to be merged with
                end = place + self.width - len(lacking) + extra
                way = _Way(lacking, extra, end)
                if end <= self.stop and self._is_row(place, end) and self._fit(place, way, number):
                    yield way

    def _lacking(self) -> list[frozenset[int]]:
        """The columns of which a row may lack its cells, at most one of them rather than two."""
        one = [frozenset[int](), *(frozenset([column]) for column in self.optional)]
        return [*one, frozenset(self.optional)] if len(self.optional) > 1 and not self.remarks else one

    def _is_row(self, place: int, end: int) -> bool:
        if self.ends is None:
            return True
        return end in self.ends and not any(n in self.ends for n in range(place + 1, end))

    def _fit(self, place: int, way: _Way, number: int) -> bool:
        for column, kind in enumerate(self.kinds):
            for words in self.words[place : place + self._length(column, way)]:
                place += 1
                if not fits(kind, words) or (kind == "number" and number_of(words) not in (number + 1, 1)):
                    return False
                if way.extra and column == self.elastic and _ITEM.match(words):
                    return False  # a row of its own
        return True

    def _sum(self, place: int) -> tuple[list[Slice], int] | None:
        """The row 合计 / 420 at ``place``, and where it ends."""
        words = lexicon("funding")
        name = "".join(self.words[place].split())
        if not self.money or not (name in words["total_rows"] or name in words["subtotal_rows"]):
            return None
        end = place + 1 + len(self.money)
        if end > self.stop or not self._is_row(place, end):
            return None
        if not all(is_amount(fold(self.words[n])) for n in range(place + 1, end)):
            return None
        row = [(place, place + 1)] * self.money[0] + [(end, end)] * (self.width - self.money[0])
        for cell, column in enumerate(self.money, place + 1):
            row[column] = (cell, cell + 1)
        if name in words["subtotal_rows"] and self.above and self.money[0] > 1:
            row[0] = self.above[0]  # the block that it sums up
        return row, end

    def _over(self, place: int) -> tuple[list[Slice], int] | None:
        """The heading over rows at ``place``, 一、准备 or 一 / 准备, and where it ends; None where no row is below."""
        if is_count(self.words[place]):
            end = place + 2
        elif _GROUP.match(self.words[place]) or self._stands_alone(place):
            end = place + 1
        else:
            return None
        named = end < self.stop and len(self.words[end - 1]) <= LONGEST_GROUP
        if named and self._is_row(place, end) and any(True for _ in self._ways(end, self.number)):
            return [(place, place + 1)] + [(end - 1, end)] * (self.width - 1), end
        return None

    def _stands_alone(self, place: int) -> bool:
        """True for words on a line of their own, or before the number of a row, which are no heading of a column."""
        words = self.words[place]
        if self.kinds[0] != "number" and (self.ends is None or len(words) > LONGEST_HEADING):
            return False
        return kind_of(words) is None and _WORD.search(words) is not None and not ends_table(words)

    def _sums_up(self, place: int) -> bool:
        """True where a sum of figures, which is no row, ends the table: 合计 / 57.88 / 6333."""
        words = "".join(self.words[place].split()) if place < self.stop else ""
        return "figure" in self.kinds and words in lexicon("funding")["total_rows"]

    def _goes_on(self, end: int) -> bool:
        """True where what stands behind the last row looks like cells of the table."""
        if self._sums_up(end):
            return False
        behind = self.words[end : min(end + self.width + 1, self.stop)]
        if self.money:
            return any(is_amount(fold(words)) for words in behind)
        return any(kind_of(words) == "number" for words in behind) or any(
            fits("time", words) and "日" not in words for words in behind
        )
