"""Makes targets of the cells of a table of indicators: a value with its sign, of what the row and the column say."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from loaders.document import Document
from loaders.find.numbers import Quantity, unit_kind
from loaders.find.target_basis import Context, basis_of, is_flow
from loaders.find.target_columns import Columns
from loaders.find.target_draft import Draft
from loaders.find.target_names import head, tail
from loaders.lexicons import alternatives, lexicon
from ontology.records import Comparator

# "≥95", "95%", "3-5个", "1200家以上", "[7.2]" (a bracketed total over the period)
_NUMBER: Final = r"\d[\d,]*(?:\.\d+)?"
_VALUE: Final = re.compile(
    rf"\s*(?P<sign>[≥≤>＞<＜~≈约]|达到?|超过|力争)?\s*(?P<total>[\[(〔【（])?(?P<low>{_NUMBER})(?:-(?P<high>{_NUMBER}))?[\])〕】）]?"
    r"\s*(?P<unit>[^\d\s,。;]{0,6}?)(?P<after>以上|左右|以下|以内)?\s*"
)
_SIGNS: Final[dict[str, Comparator]] = {
    **dict.fromkeys(("≥", "达", "达到"), ">="), **dict.fromkeys((">", "＞", "超过"), ">"),
    **dict.fromkeys(("<", "＜"), "<"), **dict.fromkeys(("~", "≈", "约"), "~"), "≤": "<=",
}  # fmt: skip
_AFTER: Final[dict[str, Comparator]] = {"以上": ">=", "左右": "~", "以下": "<=", "以内": "<="}
_DASHES: Final = {ord(dash): "-" for dash in "—–－"}
_UNIT_IN_NAME: Final = re.compile(r"\((?P<unit>[^()]{1,8})\)$")
_ADDED: Final = re.compile("新增|净增|新建|累计|培训")
# "-", "/", "—": nothing is known
_NOTHING: Final = re.compile(r"[-/—–－\\…]+")


def is_value(text: str) -> bool:
    """True for a cell that holds a number and perhaps its unit, or the sign that there is none: 95%, ≥30, [15], —."""
    match = _VALUE.fullmatch(text.translate(_DASHES))
    return bool(_NOTHING.fullmatch(text) if match is None else not match["unit"] or is_unit(match["unit"]))


def is_unit(text: str) -> bool:
    """True for a cell that holds nothing but a unit: 万人次, (家), 1/10万."""
    return _units().fullmatch(text) is not None


@cache
def _units() -> re.Pattern[str]:
    words = lexicon("units")
    base = alternatives([unit for kind in ("counts", "measures", "money", "rates") for unit in words[kind]])
    whole = rf"(?:{alternatives(words['scales'])})?(?:{base})(?:[/·](?:{base}|{alternatives(words['per'])}))?"
    return re.compile(rf"\(?(?:{whole}|1?/10?万|{alternatives(words['times'])})\)?")


def values_of(
    document: Document,
    name: str,
    unit: str,
    cells: Mapping[int, tuple[int, int]],
    columns: Columns,
    whole: tuple[int, int],
) -> list[Draft]:
    """The drafts of a row: of each of its ``cells``, by their column, that holds a number.

    Args:
        name: what the row measures, perhaps with its unit in brackets.
        unit: the unit that stands in a column of its own, empty where there is none.
        whole: the place of the row.
    """
    drafts = []
    for place, cell in cells.items():
        draft = value_of(document, name, unit, cell, whole)
        if draft:
            draft.year = columns.targets[place]
            if draft.basis == "new" and len(columns.values) > len(columns.targets) and not _ADDED.search(name):
                draft.basis = "level"  # a base beside it says how many there are already
            drafts.append(draft)
    return drafts


def value_of(document: Document, name: str, unit: str, cell: tuple[int, int], whole: tuple[int, int]) -> Draft | None:
    """The draft of a cell that holds a number, perhaps with its sign and unit; None where it holds none."""
    match = _VALUE.fullmatch(document.text[slice(*cell)].translate(_DASHES))
    if not match or match["unit"].startswith("年"):
        return None
    bracket = _UNIT_IN_NAME.search(name)
    unit = unit or (bracket["unit"] if bracket else "") or match["unit"]
    label = name[: bracket.start()] if bracket and bracket["unit"] == unit else name
    sign = _AFTER.get(match["after"] or "") or _SIGNS.get(match["sign"] or "") or ("between" if match["high"] else "=")
    low = float(match["low"].replace(",", ""))
    high = float(match["high"].replace(",", "")) if match["high"] else None
    quantity = Quantity(cell[0], cell[1], cell[0], cell[1], low, high, unit.strip("()/-"), sign, "", "counts", False)
    return _named(label, quantity, whole, total=bool(match["total"]))


def _named(label: str, quantity: Quantity, whole: tuple[int, int], total: bool) -> Draft:
    lead = head(label)
    rest = tail(label[lead.start :])
    name = label[lead.start : lead.start + rest.end] or label
    summed = total or "累计" in label
    name = name.replace("累计", "")
    context = Context(label, lead, rest, lead.verb, summed, lead.yearly or rest.yearly, "")
    kinded = replace(quantity, kind=unit_kind(quantity.unit))
    return Draft(name, quantity, basis_of(context, kinded, name), *whole, flow=is_flow(context, kinded, name))
