"""What the headings of a table of indicators say: which column names, which measures, which are targets of which year.

| headings | what they are |
| --- | --- |
| 指标名称, 单位, 2025年, 2027年 | a name, its unit, two years, of which the first says where the plan starts from |
| 指标, 2023年基数, 2025年目标, 2027年目标 | a base that is no target, and two targets |
| 主要指标, 现状, 目标, 2025年, 2027年 | a heading over two others (目标), whose years are its own |
| 序号, 类别, 属性, 责任单位 | nothing that is measured |
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from loaders.lexicons import lexicon
from ontology.frozen import record

_YEAR: Final = re.compile(r"(20\d\d)年?")
_ONLY_YEAR: Final = re.compile(r"\(?20\d\d年?\)?(?:\([^()]*\))?")
_BRACKET: Final = re.compile(r"\([^()]*\)$")
_PAIR: Final = 2
_LONGEST_HEADING: Final = 14


@record(frozen=True)
class Columns:
    """Places of the columns; ``values`` are all that hold numbers, ``targets`` those of them that are to be reached.

    ``serial``: the rows are numbered. ``trailing``: words stand in a column behind the numbers.
    """

    name: int | None
    unit: int | None
    values: tuple[int, ...]
    targets: dict[int, int | None]
    serial: bool
    trailing: bool

    @property
    def known(self) -> bool:
        """True where the headings are those of a table of indicators."""
        return self.name is not None and bool(self.targets)


def kind_of(title: str) -> str:
    """Kind of a heading in folded text: base, target, year, other, unit, name; empty where it is none.

    >>> [kind_of(title) for title in ("2023年基数", "2027年目标", "2027年", "序号", "计量单位", "指标名称", "花卉产值")]
    ['base', 'target', 'year', 'other', 'unit', 'name', '']
    """
    words = lexicon("indicators")["columns"]
    plain = _BRACKET.sub("", title)
    if any(word in plain for word in words["base"]):
        return "base"
    if any(word in plain for word in words["target"]):
        return "target"
    if _YEAR.search(title):
        return "year"
    if plain in words["other"]:
        return "other"
    return next((kind for kind in ("unit", "name") if any(word in plain for word in words[kind])), "")


def is_heading(title: str) -> bool:
    """True for a cell that can only be a heading, where it stands on a line of its own."""
    kind = kind_of(title)
    if kind in ("unit", "name"):
        return _BRACKET.sub("", title) in _exact()
    return bool(kind) and len(title) <= _LONGEST_HEADING


@cache
def _exact() -> frozenset[str]:
    words = lexicon("indicators")["columns"]
    return frozenset([*words["name"], *words["unit"]])


def columns_of(titles: Sequence[str], start: int | None) -> Columns:
    """The columns with these headings; those of plain years before ``start`` are where the plan starts from."""
    kinds = [kind_of(title) for title in titles]
    values: list[int] = []
    targets: dict[int, int | None] = {}
    years: dict[int, int] = {}
    for place, (title, kind) in enumerate(zip(titles, kinds, strict=True)):
        year = _YEAR.search(title)
        after = titles[place + 1] if place + 1 < len(titles) else ""
        if kind not in ("base", "target", "year") or (not year and _ONLY_YEAR.fullmatch(after)):
            continue
        values.append(place)
        if kind == "target":
            targets[place] = int(year[1]) if year else None
        elif kind == "year" and year:
            years[place] = int(year[1])
    last = values[-1] if values else len(kinds)
    return Columns(
        name=kinds.index("name") if "name" in kinds else None,
        unit=kinds.index("unit") if "unit" in kinds else None,
        values=tuple(values),
        targets=targets | _without_base(years, start),
        serial="序号" in titles[: values[0] if values else None],
        trailing=any(kind in ("other", "unit", "name") for kind in kinds[last + 1 :]),
    )


def _without_base(years: Mapping[int, int], start: int | None) -> dict[int, int | None]:
    """Columns of plain years before the plan say where it starts from; of two the first does so in any case."""
    if len(years) < _PAIR:
        return dict(years)
    base = min(years.values()) if start is None or len(years) == _PAIR else start - 1
    return {place: year for place, year in years.items() if year > base}
