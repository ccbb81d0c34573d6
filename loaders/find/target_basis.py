"""How a quantity counts: a stock, an addition, a sum, a flow per year, or a rate of change."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.find.numbers import Quantity
from loaders.find.target_names import Head, Tail
from loaders.lexicons import lexicon
from ontology.records import Basis

_PEOPLE: Final = re.compile("人次?$")
_TRAINED: Final = re.compile("培训|转移就业|再就业|就业$|^服务")
_PAID_OUT: Final = re.compile("投放|发放")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a quantity: the words ``front`` before it, taken apart, and ``lead``, the sentence so far.

    ``verb``, ``cumulative`` and ``yearly`` may be inherited from the clause before.
    """

    front: str
    head: Head
    tail: Tail
    verb: str
    cumulative: bool
    yearly: bool
    lead: str


def basis_of(context: Context, quantity: Quantity, name: str) -> Basis:
    """The words of change decide first, then 累计, then what is per year, then the verb."""
    change = context.tail.change or _led_change(context, quantity)
    if change:
        return "annual_growth" if change == "growth" and context.head.yearly else change
    if quantity.unit.endswith("百分点"):
        return "growth"
    if quantity.kind in ("rates", "times"):
        return "level"
    if context.cumulative:
        return "cumulative"
    if context.yearly or _is_flow(context, quantity, name):
        return "annual"
    return "new" if context.verb in ("new", "done") or _is_added(name, quantity) else "level"


def _led_change(context: Context, quantity: Quantity) -> Basis | None:
    """A verb of change before the name: 压缩周期2天; but 提高覆盖率至95% is a level."""
    alone = context.head.start >= len(context.front)
    if not context.head.change or quantity.kind not in ("rates", "times", "money"):
        return None
    return context.head.change if alone or quantity.word not in _reaching() else None


@cache
def _reaching() -> frozenset[str]:
    words = lexicon("units")
    up = [word for word in words["before"][">="] if word[-1] in "到至达"]
    return frozenset([*up, *words["lowering"]])


def _is_flow(context: Context, quantity: Quantity, name: str) -> bool:
    """Amounts that are made anew each year; with 完成 or 全年 any amount of money is one."""
    if quantity.kind == "money":
        if context.verb == "done" or "全年" in context.front or (not context.verb and "全年" in context.lead):
            return True
    elif quantity.kind != "measures":
        return False
    flows = lexicon("indicators")["flows"]
    return context.verb != "new" and (name[0] == "年" or any(word in name for word in flows))


def _is_added(name: str, quantity: Quantity) -> bool:
    """Numbers trained, served or newly employed are new also without a verb of making."""
    if "新增" in name or (quantity.kind == "money" and _PAID_OUT.search(name)):
        return True
    return bool(_PEOPLE.search(quantity.unit) and _TRAINED.search(name))
