"""Geometry of a dot plot: years to the right, values upwards, a shape and a label for each dot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from api.words import Language

HEIGHT: Final = 250
LEFT, RIGHT, TOP, BOTTOM = 76, 150, 18, 34
YEAR: Final = 56  # at least so wide is a year
# two stand beside each other on a laptop, and one fits a phone
NARROWEST: Final = 520
LETTER, LINE = 14, 16
# above so many dots no labels are drawn: the table below has the names
LABELS: Final = 24
# where a label may stand beside its dot: to the right or the left, level or moved up or down
_PLACES: Final = tuple((side, shift * LINE) for shift in (0, -1, 1, -2, 2, -3, 3, -4, 4) for side in (1, -1))
_LARGE: Final[dict[Language, tuple[tuple[float, str], ...]]] = {
    "zh": ((1e8, "亿"), (1e4, "万")),
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
}
# level of the area → corners of its shape around the dot; a circle where there are none
SHAPES: Final[dict[str, str]] = {
    "全国": "M0-8L7-4L7 4L0 8L-7 4L-7-4Z",
    "省": "M0-8L7.5 6L-7.5 6Z",
    "市": "M-7 0A7 7 0 1 1 7 0A7 7 0 1 1-7 0Z",
    "区县": "M-6.5-6.5H6.5V6.5H-6.5Z",
    "园区": "M0-8.5L8.5 0L0 8.5L-8.5 0Z",
    "": "M-2.5-7.5H2.5V-2.5H7.5V2.5H2.5V7.5H-2.5V2.5H-7.5V-2.5H-2.5Z",
}
CLASSES: Final = {"全国": "nation", "省": "province", "市": "city", "区县": "county", "园区": "zone", "": "unknown"}


@dataclass(frozen=True, slots=True)
class Point:
    """What is to be drawn: a value (or a range) of a year, the level of its area, words, and where it leads."""

    year: int
    value: float
    most: float | None
    level: str
    label: str
    href: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A point at its place; ``text`` is where its label starts or ends, None where it has none."""

    point: Point
    x: float
    y: float
    top: float
    text: tuple[float, float, str] | None

    @property
    def shape(self) -> str:
        """The corners of its shape."""
        return SHAPES.get(self.point.level, SHAPES[""])

    @property
    def style(self) -> str:
        """The class of its colour."""
        return CLASSES.get(self.point.level, "unknown")


@dataclass(frozen=True, slots=True)
class Plot:
    """All of one plot; ticks are (place, words)."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    years: tuple[tuple[float, str], ...]
    values: tuple[tuple[float, str], ...]
    left: float = LEFT
    right: float = RIGHT
    bottom: float = HEIGHT - BOTTOM

    @property
    def narrow(self) -> bool:
        """Whether it may be made smaller for a phone and still be read."""
        return self.width <= NARROWEST


def plot(points: Sequence[Point], language: Language) -> Plot:
    """Place at least one point; ``language`` is that of large numbers beside the axis."""
    first, last = min(p.year for p in points), max(p.year for p in points)
    width = max(NARROWEST, LEFT + RIGHT + YEAR * (last - first))
    ticks = scale(min(0.0, *(p.value for p in points)), max(p.most or p.value for p in points))

    def x(year: int) -> float:
        room = width - LEFT - RIGHT
        return round(LEFT + (room * (year - first) / (last - first) if last > first else room / 3), 1)

    def y(value: float) -> float:
        room = HEIGHT - TOP - BOTTOM
        return round(HEIGHT - BOTTOM - room * (value - ticks[0]) / (ticks[-1] - ticks[0]), 1)

    dots = [(p, x(p.year), y(p.value), y(p.most if p.most is not None else p.value)) for p in points]
    every = math.ceil((last - first + 1) / (width / YEAR))
    years = tuple((x(year), str(year)) for year in range(first, last + 1, every))
    return Plot(
        width, HEIGHT, _labelled(dots, width), years, tuple((y(tick), number(tick, language)) for tick in ticks)
    )


def scale(low: float, high: float) -> list[float]:
    """Return round values from below ``low`` to above ``high``, four or so.

    >>> scale(0, 100)
    [0.0, 25.0, 50.0, 75.0, 100.0]
    >>> scale(0, 32)
    [0.0, 10.0, 20.0, 30.0, 40.0]
    """
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 4))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= span / 4 - 1e-9)
    count = math.ceil((high - low) / step - 1e-9) or 1
    base = math.floor(low / step) * step
    return [round(base + step * index, 10) for index in range(count + 1 + (base + step * count < high))]


def number(value: float, language: Language) -> str:
    """Return a number as it stands beside an axis: 2.3亿, 230 million, 1,500."""
    for size, word in _LARGE[language]:
        if abs(value) >= size:
            return f"{value / size:,.6g}{word}"
    return f"{value:,.6g}"


def _labelled(dots: Sequence[tuple[Point, float, float, float]], width: float) -> tuple[Dot, ...]:
    """Give each dot a label that lies on no other dot and no other label, where there is such a place."""
    taken = [(x - 10, y - 10, x + 10, y + 10) for _, x, y, _ in dots]
    placed = []
    for point, x, y, top in dots:
        room = LETTER * sum(0.6 if letter.isascii() else 1 for letter in point.label)
        spot = next((s for s in _PLACES if _free(_box(x, y, room, s), taken, width)), None)
        if spot is None or len(dots) > LABELS:
            placed.append(Dot(point, x, y, top, None))
            continue
        taken.append(_box(x, y, room, spot))
        placed.append(Dot(point, x, y, top, (x + 13 * spot[0], y + spot[1] + 4.5, "start" if spot[0] > 0 else "end")))
    return tuple(placed)


Box = tuple[float, float, float, float]


def _box(x: float, y: float, room: float, spot: tuple[int, int]) -> Box:
    start = x + 12 if spot[0] > 0 else x - 12 - room
    return start, y + spot[1] - LINE / 2, start + room, y + spot[1] + LINE / 2


def _free(box: Box, taken: Sequence[Box], width: float) -> bool:
    inside = box[0] >= LEFT and box[2] <= width and box[1] >= 0 and box[3] <= HEIGHT - BOTTOM + 4
    return inside and not any(
        box[0] < right and left < box[2] and box[1] < low and high < box[3] for left, high, right, low in taken
    )
