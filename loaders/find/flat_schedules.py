"""Reads schedules whose cells a scraper printed one a line under the heads of their columns, without any number."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from loaders.text import Cell
from ontology.frozen import record

_MOST_COLUMNS: Final = 3
_LONGEST_HEAD: Final = 12
_MOST_EXTRA: Final = 2  # lines of a cell beyond the first


@record(frozen=True)
class FlatRow:
    """Phase, item and time of a row; the phase is that of the row before where its cell was merged."""

    phase: Cell | None
    item: Cell
    time: Cell


def flat_rows(
    norm: str, lines: Sequence[Cell], column: Callable[[str], str | None], is_time: Callable[[str], object]
) -> list[FlatRow]:
    """The rows below heads such as 工作内容 / 完成时间; nothing where there are no such heads.

        阶段 / 重点工作 / 时间安排 / 动员 / 召开大会 / 3月 / 清点花田 / 4月 / 实施 / 改造花田 / 9月

    Parameters:
        norm: folded text.
        lines: slices of the lines of the annex below its title.
        column: tells which part of a schedule a head names: ``phase``, ``item`` or ``time``.
        is_time: true for the words of a time.
    """
    heads = _heads([norm[slice(*line)] for line in lines[:_MOST_COLUMNS]], column)
    below = lines[len(heads) :]
    if not heads:
        return []
    if heads[-1] == "time":
        return [*_closed(heads, below, lambda cell: bool(is_time(norm[slice(*cell)])))]
    return [*_counted(heads, below, lambda cell: bool(is_time(norm[slice(*cell)])))]


def _heads(texts: Sequence[str], column: Callable[[str], str | None]) -> list[str]:
    """What each of the first lines heads, as long as they head different columns; an item and a time must be there."""
    heads: list[str] = []
    for text in texts:
        name = column(text) if len(text) <= _LONGEST_HEAD else None
        if name is None or name in heads:
            break
        heads.append(name)
    return heads if {"item", "time"} <= set(heads) else []


def _closed(heads: Sequence[str], lines: Sequence[Cell], is_time: Callable[[Cell], bool]) -> Iterator[FlatRow]:
    """Rows that their time closes; one with a line less than it has columns has the phase of the row before."""
    phase: Cell | None = None
    row: list[Cell] = []
    for line in lines:
        if not is_time(line):
            row.append(line)
            continue
        if "phase" in heads and len(row) > 1:
            phase = row.pop(0 if heads[0] == "phase" else -1)
        if 0 < len(row) <= 1 + _MOST_EXTRA:
            yield FlatRow(phase, (row[0][0], row[-1][1]), line)
        row = []


def _counted(heads: Sequence[str], lines: Sequence[Cell], is_time: Callable[[Cell], bool]) -> Iterator[FlatRow]:
    """Rows that each have as many lines as there are columns, as long as a time stands in its column."""
    width, time = len(heads), heads.index("time")
    for start in range(0, len(lines) - width + 1, width):
        row = dict(zip(heads, lines[start : start + width], strict=True))
        if not is_time(lines[start + time]):
            return
        yield FlatRow(row.get("phase"), row["item"], row["time"])
