"""Reads how an amount is divided: 其中品牌建设100万元、花田建设200万元, (中央资金1亿元、省级资金5000万元)."""

import re
from typing import Final

from loaders.document import Document
from loaders.find.funding_bare import of_nothing
from loaders.find.funding_names import TOTAL
from loaders.find.funding_purses import of_work
from loaders.find.funding_signs import is_barred, planned
from loaders.find.money import scaled, source_of
from loaders.lexicons import any_of, lexicon
from ontology.records import Funding, FundingSource

# ",其中:花田建设…", "(中央资金…", ",资金来源为中央资金…"
_OPENING: Final = re.compile(
    r"[^\d\n]{0,40}?[,;:(。]?其中[:,]?|\(|[^,;。\d\n]{0,12}[,:。](?:资金)?(?:来源|构成|包括)(?:为|是|于|包括)?[:,]?"
)
# ",主要用于花田建设(100万元)、花市建设(50万元)": what opens a list only where there is one
_USED: Final = re.compile(r"(?:的?资金|的?经费)?,?(?:主要|分别|重点|具体)*用于:?")
_VALUE: Final = r"(?P<{0}value>\d+(?:\.\d+)?)(?P<{0}unit>[百千]?[万亿]元)"
_NOTE: Final = r"(?:\([^()\n]{0,80}\))?"
# "1.花市促销等200万元(不含展会)、", "2031年安排2000万元,", "花田建设(100万元)和"
_PART: Final = re.compile(
    r"(?:\n\s*(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)))?(?:安排|用于|争取|申请|申报|发行)*+(?P<name>20\d\d年度?|[\u4e00-\u9fff、“”A-Za-z]{1,23}?[\u4e00-\u9fff”])"
    rf"(?:(?:等|共|约|为|(?<=年)(?:安排|投入)|的?不[低少]于|的?达到?)?{_VALUE.format('')}{_NOTE}|\({_VALUE.format('own_')}\))(?P<joint>[,;、。]|以?及|和)?"
)
_MOST: Final = 20
# "政府出资", "县财政安排": who pays a part, not what it is called
_PAYS: Final = re.compile(r"(?:出资|注资|承担|负担|安排|投入|列支|拨付|解决|统筹)$")
# "一季度兑现|存量资金"
_PAID_OUT: Final = re.compile("^(?:[一二三四]季度|[上下]半年)(?:兑现|拨付|下达|安排)")
_YEAR: Final = re.compile(r"(?P<year>20\d\d)年度?")
_ENDS: Final = (";", "。")


def opening(norm: str, position: int) -> re.Match[str] | None:
    """The words after an amount that say that its parts follow."""
    return _OPENING.match(norm, position)


def shares(norm: str, position: int, whole: float) -> list[re.Match[str]]:
    """The parts into which the text after an amount divides it: never more than the whole.

    A list of 、 and , ends with its sentence; where ; stands between its first parts it goes on behind others.
    """
    opened = opening(norm, position)
    if opened:
        return _listed(norm, opened.end(), whole)
    used = _USED.match(norm, position)
    found = _listed(norm, used.end(), whole) if used else []
    return found if len(found) > 1 else []


def _listed(norm: str, position: int, whole: float) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    left = whole
    while len(found) < _MOST and (share := _PART.match(norm, position)) and amount(share) <= left:
        left -= amount(share)
        found.append(share)
        if share["joint"] in _ENDS and share["joint"] != found[0]["joint"]:
            break
        position = share.end()
    return found


def amount(share: re.Match[str]) -> float:
    """How much a part is, in yuan."""
    return scaled(float(share["value"] or share["own_value"]), share["unit"] or share["own_unit"])


def of_all(payer: FundingSource | None, parts: list[re.Match[str]], whole: float) -> FundingSource | None:
    """Whose money the whole is: its payer's, or of all where others pay a part; of one who pays all parts, his."""
    paying = [share for share in parts if source_of(share["name"])]
    payers = {source_of(share["name"]) for share in paying}
    if payers <= {payer}:
        return payer
    paid = sum(amount(share) for share in paying)
    return payers.pop() if payer is None and len(payers) == 1 and paid == whole else "total"


def part(document: Document, total: Funding, share: re.Match[str], *, field: bool = False) -> Funding | None:
    """The line of a part: called as printed, 省级补助资金, or as the whole where only who pays or when is printed.

    None where others than a public purse pay it. Of a work, and not a fund, all money is for the work: words for money
    name nothing. Who pays the whole pays a part that names nobody.
    """
    name = _PAID_OUT.sub("", share["name"])
    source = source_of(name)
    if is_barred(planned(name)) or (source is None and any_of("funding", "others").search(name)):
        return None
    nouns = tuple(word for word in lexicon("funding")["nouns"] if word != "财政")
    money = name.endswith(nouns) and total.item.endswith(nouns)
    dated = _YEAR.fullmatch(name)
    whose = dated or _PAYS.search(name) or (of_nothing(name) and not money)
    item = (total.item if field else of_work(total.item, name)) if whose and total.item != TOTAL else name
    return Funding(
        item=f"{dated['year']}年{item}" if dated and item != name and not field else item,
        amount=amount(share),
        source=source or (total.source if total.source != "total" else None),
        task=total.task,
        evidence=document.evidence(share.start(), max(share.end("unit"), share.end("own_unit"))),
    )
