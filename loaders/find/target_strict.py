"""Tells which numbers in chapters of tasks are targets: something is made or changed, or aims are spoken of."""

import re
from functools import cache
from typing import Final

from loaders.find.numbers import Quantity
from loaders.find.target_draft import Draft
from loaders.find.target_phrases import MASK, Clause
from loaders.find.target_shares import is_shared_aim
from loaders.lexicons import alternatives, lexicon

UNDATED: Final = 2
_ALL: Final = 100
# 国有企业招聘高校毕业生5000人: a quota for those who hire
_HIRED: Final = re.compile("[^,]{2}(?:招聘|招录|招用|招募|招收|吸纳)")
# 花草带状复合种植50万亩; not 花卉用地供应量50公顷, which may be so already
_GROWN: Final = ("种植", "播种", "复种", "轮作", "养殖")
# 鼓励花店引进花匠10名; not 鼓励并资助250名花匠, 鼓励和引导
_URGED: Final = re.compile("鼓励(?!并)")
# 将适用的花种扩大至30%以上
_WIDENED: Final = ("扩大至", "扩大到", "拓展至", "拓展到")
_AVERAGE: Final = ("人均", "每万人", "每千人")
# 国家级花园3家|、省级10家
_OTHERS: Final = re.compile(r"(?:[、和及与][^、,\d]{2,12}\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3}(?:以上|左右)?)+")


def is_target(draft: Draft, clause: Clause, strictness: int) -> bool:
    """In a chapter of tasks: something is made, reached, changed, or the sentence speaks of aims; 鼓励 sets none."""
    if _URGED.match(clause.masked):
        return False
    if draft.quantity.kind == "rates" and is_shared_aim(clause, draft.quantity.left, draft.quantity.right):
        return True
    if draft.verb or draft.basis != "level" or _markers(strictness).search(clause.sentence):
        return True
    placed = draft.quantity.kind == "counts" or (draft.quantity.kind == "measures" and draft.name.endswith(_GROWN))
    if strictness < UNDATED and placed and _closes(draft.quantity, clause):
        return True  # 特色摊位260个: so many are to be there
    said = bool(draft.quantity.word) or draft.quantity.comparator != "=" or draft.name.endswith(("率", "占比", "比重"))
    said = said or draft.name.startswith(_AVERAGE)
    return said if strictness < UNDATED else _is_standing(draft, clause.sentence)


def _closes(quantity: Quantity, clause: Clause) -> bool:
    """True where nothing stands behind the quantity in its clause but its parts: 摊位9个(东区5个、西区4个)."""
    rest = clause.masked[quantity.right - clause.start :]
    parts = clause.sentence[quantity.right - clause.sentence_start :][: len(rest)]
    if _OTHERS.fullmatch(rest):
        return True
    return not rest.strip(MASK) and (
        not rest or bool(re.match(rf"\([^()]*\d{re.escape(quantity.unit)}[^()]*\)$", parts))
    )


@cache
def _markers(strictness: int) -> re.Pattern[str]:
    """What makes a sentence a target although it only says how much is so."""
    words = lexicon("indicators")
    return re.compile(alternatives([*words["markers"], *(words["floors"] if strictness < UNDATED else ())]))


def _is_standing(draft: Draft, sentence: str) -> bool:
    """A target also without any year: a rate to be held or passed, an amount to be broken through."""
    rate = draft.name.endswith(("率", "满意度", "覆盖面")) and (
        draft.quantity.comparator in (">=", ">") or draft.quantity.word in lexicon("units")["lowering"]
    )
    share = draft.name.endswith(("比例", "占比"))
    hired = _HIRED.search(sentence if share else draft.name) and (share or draft.quantity.kind == "counts")
    ensured = draft.name.endswith("率") and draft.quantity.value == _ALL and "确保" in sentence
    shortened = draft.quantity.kind == "times" and draft.quantity.word in lexicon("units")["lowering"]
    widened = draft.quantity.kind == "rates" and draft.quantity.word in _WIDENED
    return rate or widened or shortened or ensured or bool(hired) or draft.quantity.word == "突破"
