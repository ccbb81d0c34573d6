"""Targets that the text repeats are listed once."""

import re
from difflib import SequenceMatcher
from typing import Final

from loaders.find.money import scaled
from loaders.find.target_completing import is_verb
from ontology.records import Evidence, Funding, Target

_LIKE: Final = 0.6
# Names of one value are compared with so many before them, so that the time stays linear on any text.
MOST_COMPARED: Final = 40
# 县级花店, 三级花店, 农村居民: of another grade or kind
_GRADE: Final = re.compile("国家级|[省市区县镇乡村一二三四五]级|城[市镇区]|农村|乡镇|男性|女性")
_NO_NAME: Final = re.compile(r"\W|数量?$")
# 规模以上花企 is 规上花企
_ABOVE_SIZE: Final = re.compile("规(?:模以)?上")
_ANNEX: Final = "附件"


def distinct(targets: list[Target]) -> list[Target]:
    """``targets`` without those whose value, unit and name came before."""
    kept: list[Target] = []
    by_value: dict[tuple[float, float | None, str | None], list[Target]] = {}
    for target in targets:
        earlier = by_value.setdefault((target.value, target.value_max, target.unit), [])
        if not any(_same(target, other) for other in earlier[-MOST_COMPARED:]):
            earlier.append(target)
            kept.append(target)
    return kept


def without_budgets(targets: list[Target], lines: list[Funding]) -> list[Target]:
    """``targets`` without the amounts that are budget ``lines``: an amount set aside is no target."""
    places: dict[float, list[Evidence]] = {}
    for line in lines:
        places.setdefault(line.amount, []).append(line.evidence)
    return [target for target in targets if not _is_budget(target, places)]


def _is_budget(target: Target, places: dict[float, list[Evidence]]) -> bool:
    if not places or not (target.unit or "").endswith("元"):
        return False
    own = target.evidence
    found = places.get(scaled(target.value, target.unit or ""), ())
    return any(own.start < line.end and line.start < own.end for line in found)


def _same(one: Target, other: Target) -> bool:
    """The same indicator: one name holds the other, or they are nearly alike, and nothing else tells them apart."""
    a, b = (_ABOVE_SIZE.sub("规上", _NO_NAME.sub("", target.name)) for target in (one, other))
    if _kind(one) != _kind(other) or (one.year != other.year and not (a == b and _is_annexed(one, other))):
        return False
    if not a or not b:
        return a == b
    if a in b or b in a:
        if _takes_up(one, other) and (a.endswith(b) or b.endswith(a)):
            return True
        return min(len(a), len(b)) >= 4 or a == b or (one.basis == other.basis and _is_work_on(a, b))
    # what costs least is asked first
    if _others_listed(one.name, other.name) or _graded_apart(one.name, other.name):
        return False
    return a[-2:] == b[-2:] and a[:2] == b[:2] and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _LIKE


def _is_annexed(one: Target, other: Target) -> bool:
    """True where only one of two stands in an annex, which repeats with other dates what the plan says."""
    return (one.task or "").startswith(_ANNEX) != (other.task or "").startswith(_ANNEX)


def _takes_up(one: Target, other: Target) -> bool:
    """True where a task takes up word for word what the goals say: 老园加装花架, 加装花架."""
    said = {(target.comparator, target.basis) for target in (one, other)}
    return len(said) == 1 and (one.task is None) != (other.task is None)


def _others_listed(a: str, b: str) -> bool:
    """True for names that list other things: 东片、西片等集聚区产值, 东片、南片等集聚区产值."""
    (listed, mark, _), (other, also, _) = a.partition("等"), b.partition("等")
    return bool(mark and also) and "、" in listed and "、" in other and listed != other


def _graded_apart(a: str, b: str) -> bool:
    """True for names of other grades or kinds: 市级花店, 县级花店."""
    one, other = _GRADE.findall(a), _GRADE.findall(b)
    return bool(one and other) and one != other


def _is_work_on(a: str, b: str) -> bool:
    """True where one name is the other with what is done to it: 花圃, 花圃改造."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and is_verb(long[len(short) :])


def _kind(target: Target) -> str:
    return target.basis if "growth" in target.basis or target.basis == "reduction" else "amount"


def alike(a: str, b: str) -> bool:
    """True where two names are the same, one holds the other, or they are nearly alike."""
    return a in b or b in a or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _LIKE
