"""Bars and spans above the answers of questions, as ``web/charts.yaml`` says which: tables → places in an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.plotting import number, scale
from api.reading import table
from api.tables import Line, Table
from api.words import Language
from graph.looks import short

MOST: Final = 25  # bars; the table below has all
WIDTH, LEFT, RIGHT, ROW, TOP = 720, 290, 70, 26, 8
LABEL: Final = 20  # characters of Chinese
LEAST: Final = 5  # characters that are left of what is cut
JOIN: Final = " · "


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its name, whole and cut, where it begins and how long it is, its value in words."""

    name: str
    label: str
    y: float
    x: float
    length: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All of one chart.

    ``ticks`` are (place, words), ``left_out`` the rows that are in the table alone, ``axis`` says what is counted.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    left_out: int
    axis: str
    width: int = WIDTH
    left: int = LEFT

    @property
    def height(self) -> int:
        """How high it is."""
        return TOP + ROW * len(self.bars) + ROW


def chart(question: str, shown: Table, language: Language = "zh") -> Chart | None:
    """Return the chart of an answer, None where it has none or fewer than two rows with numbers."""
    wanted: dict[str, Any] | None = table("charts").get(question)
    if wanted is None:
        return None
    columns = [column.name for column in shown.columns]
    fields = [wanted["from"], wanted["to"]] if "from" in wanted else [wanted["value"]]
    if not set(fields) <= set(columns):
        return None
    places = [columns.index(field) for field in fields]
    rows = [(line, [_number(line.cells[place].text) for place in places]) for line in shown.rows]
    found = [(_name(line, columns, wanted["of"]), [one for one in values if one is not None])
             for line, values in rows if None not in values]  # fmt: skip
    axis = "" if len(fields) > 1 else shown.columns[places[0]].label
    return _drawn(found, len(shown.rows), axis, language) if len(found) > 1 else None


def _drawn(rows: Sequence[tuple[str, list[float]]], total: int, axis: str, language: Language) -> Chart:
    spans = len(rows[0][1]) > 1
    order = sorted(rows, key=lambda row: row[1] if spans else [-row[1][0]])[:MOST]
    low = min(values[0] for _, values in order) if spans else 0.0
    ticks = scale(low, max(values[-1] + (1 if spans else 0) for _, values in order))

    def x(value: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (value - ticks[0]) / (ticks[-1] - ticks[0]), 1)

    bars = []
    for place, (name, values) in enumerate(order):
        # a plan lasts to the end of its last year
        start, end = (values[0], values[1] + 1) if spans else (ticks[0], values[0])
        words = "–".join(f"{value:.0f}" for value in dict.fromkeys(values)) if spans else number(values[0], language)
        bars.append(Bar(name, _cut(name), TOP + ROW * place, x(start), round(x(end) - x(start), 1), words))
    marked = tuple((x(tick), f"{tick:.0f}" if spans else number(tick, language)) for tick in ticks
                   if not spans or tick == int(tick))  # fmt: skip
    return Chart(tuple(bars), marked, total - len(order), axis)


def _cut(name: str) -> str:
    """Cut the longest part of a name until it fits: 宁波市 · 中央财政 · 知识…基金类."""
    parts = name.split(JOIN)
    longest = max(range(len(parts)), key=lambda index: _wide(parts[index]))
    room = LABEL - _wide(name) + _wide(parts[longest])
    if room < _wide(parts[longest]):
        parts[longest] = short(parts[longest], max(LEAST, int(room)))
    return JOIN.join(parts)


def _wide(text: str) -> float:
    return sum(0.6 if sign.isascii() else 1 for sign in text)


def _name(line: Line, columns: Sequence[str], of: Sequence[str]) -> str:
    return JOIN.join(line.cells[columns.index(name)].text for name in of if name in columns)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
