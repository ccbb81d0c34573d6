"""Units, kinds of value and grades in English, as ``codes/units.yaml`` has them; scales are multiplied out."""

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Final

import yaml

from ontology.codes import CODES

_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# 万件, 亿元, 千瓦 (a unit of its own), 万吨标准煤
_SCALED: Final = re.compile(r"^([十百千万亿]+)(.*)$")
# 国家级、省级; 市级以上
_GRADE: Final = re.compile(r"(国家|全国|[省市区县])级?(及?以上)?")
_LARGE: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((CODES / "units.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return loaded


def english(word: str) -> str:
    """Return a unit, a kind of value, a level or a grade in English; what is not known stands as it is.

    >>> [english(word) for word in ("件/万人", "年均增长率", "国家级、省级", "市级以上", "园区", "颗")]
    ['pieces per 10,000 people', 'yearly growth rate', 'national, provincial', 'municipal or above', 'zone', '颗']
    """
    for part in ("kinds", "levels", "units"):
        if word in _table()[part]:
            return str(_table()[part][word])
    if grades := _GRADE.fullmatch(word.partition("、")[0]) and _GRADE.findall(word):
        above = f" {_table()['above']}" if any(more for _, more in grades) else ""
        return ", ".join(_table()["grades"][grade] for grade, _ in grades) + above
    head, stroke, by = word.partition("/")
    return f"{_scaled(head)} per {_by(by)}" if stroke else _scaled(word)


def amount(value: str, unit: str) -> str:
    """Return a value with its unit in English, its scale multiplied out.

    >>> amount("2", "亿元"), amount("1.5", "万件"), amount("85", "分"), amount("30", "%"), amount("12", "件/万人")
    ('200 million yuan', '15,000 pieces', '85 points', '30%', '12 pieces per 10,000 people')
    """
    found = _SCALED.match(unit)
    if found and unit not in _table()["units"]:
        value, unit = _multiplied(value, found[1]), found[2]
    else:
        value = _multiplied(value, "")
    return f"{value}{'' if unit in ('%', '‰', '') else ' '}{english(unit) if unit else ''}"


def _multiplied(value: str, scale: str) -> str:
    times = 1
    for letter in scale:
        times *= _SCALES[letter]
    try:
        number = Decimal(value) * times
    except InvalidOperation:
        return value
    for size, name in _LARGE:
        if number >= size and times > 1:
            return f"{_plain(number / size)} {name}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    return f"{number:,f}".rstrip("0").rstrip(".") if number % 1 else f"{number:,.0f}"


def _scaled(word: str) -> str:
    units, scales = _table()["units"], _table()["scales"]
    found = _SCALED.match(word)
    if word in units or found is None:
        return str(units.get(word, word))
    rest = units.get(found[2], found[2])
    return f"{scales.get(found[1], found[1])} {rest}".strip()


def _by(word: str) -> str:
    return str(_table()["per"].get(word) or _scaled(word))
