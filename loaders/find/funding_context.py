"""Tells what an amount is for by the clauses around it and by the headings above it."""

import re
from functools import partial
from typing import Final

from loaders.document import Document
from loaders.find.funding_bare import more, uses
from loaders.find.funding_signs import INVESTED, Phrase
from loaders.find.numbers import Quantity
from loaders.find.target_names import after_name
from loaders.lexicons import any_of

_words: Final = partial(any_of, "funding")

FAR: Final = 600  # characters that are looked back over
TELLING: Final = 4
_LONGEST_TITLE: Final = 40
_NEAR: Final = 4  # from the heading 投资规模: to its amount
# "完成22所学校|空调安装", "改造花田|40公里"
COUNT: Final = r"\d+(?:\.\d+)?万?(?:平方公里|公里|千米|平方米|公顷|米|亩|[个家所座处项条户栋套辆]|台(?:\(套\)?)?)"
_DONE_FIRST: Final = re.compile(
    "(?:(?:重点|加快|持续|继续|全力|稳步|扎实)*推进|支持[^,;。]{2,8}?(?=开展|实施|建设))?"
    rf"(?:完成|建设|新建|实施|启动|建成|设立|建立|组建|扩大|开展)?(?:{COUNT}(?:学校|村庄|小区|社区)?)?"
)
_AMOUNT_LAST: Final = re.compile(rf"{COUNT}$")
# "花房|80万平方米|、花舍|2000套"
_COUNTED: Final = re.compile(rf"{COUNT}(?=、|$)")
_MONEY: Final = re.compile(r"\d[百千]?[万亿]元")
# "对花田改造给予支持"
_GRANTED_TO: Final = re.compile("对(?P<what>[^,;。]{4,24}?)(?:给予|予以)(?:重点|适当)?(?:支持|保障)$")
# "对花田改造,": before 安排专项资金2亿元
_TO: Final = re.compile("对(?!每)(?P<what>[^,;。]{4,30})$")
# "对花卉企业予以支持", "对12座花桥进行改造"
_GRANTED: Final = re.compile("(?:予以|给予)(?:重点|适当)?(?:支持|保障|补助|扶持|资助|奖补|补贴)$")
_TREATED: Final = re.compile(r"对?(?P<what>[^,;。]+?)进行(?P<how>[^,;。]+)")
# "由区财政予以保障", "并列入年度预算": who pays is no purpose
_PAYER: Final = re.compile("[并已]?(?:由|从|列入|纳入|逐年).*")
# "通过整合存量资金方式", "与银行合作"
MEANS: Final = re.compile(
    "(?:通过|采取|按照|以)[^,;。]{2,20}?方式|与[^,;。]{1,12}?合作|在[^,;。]{0,8}基础上再?|由[^,;。]{1,12}?牵头"
)
# "重点改善花农生活"
_STRESS: Final = re.compile("^(?:专项|重点|主要|全部|集中|优先|统筹|加力|着力|专门|全力|加快|为)+(?=[^,;。]{3})")
# "占地50亩", "年底前完工": what says nothing of what is built
_ASIDE: Final = re.compile(
    r"占地|从|所需|资金|建筑面积|总?建设|工期|年[内底]|预计|计划|力争|确保|目前|20\d\d年|由|已|其中|责任"
)
# ",支持花田改造"
_FOLLOWING: Final = re.compile(r",?([^,;。\n]{2,60})")
# ",各区按比例配套|,用于花田改造": who shares stands before the purpose
_SHARED: Final = re.compile(r",[^,;。\d\n]{1,12}(?:按比例|同比例|按1:1|相应)[^,;。\n]{0,4}(?:配套|分担|承担|负担)(?=,)")
# "支持范围和标准另行通知"
_PARTICULARS: Final = re.compile("(?:支持|奖励|补助|发放|实施|保障)(?:范围|标准|对象|方式|比例|条件|政策)")
# "“花香万里”工程。到2033年建成花房120个,总投资…": the name that a paragraph opens with
_LABEL: Final = re.compile(r"\s*(?P<name>[^,;:。\n\d]{3,20}?(?:工程|项目|行动))[。:]")


def earlier(norm: str, phrase: Phrase) -> str:
    """What an earlier clause of the sentence says is built: 花店网点 of 建设150个花店网点,安排省级资金120万元."""
    sentence = norm[max(phrase.sentence_start, phrase.start - FAR) : phrase.start].rstrip(",")
    if granted := _GRANTED_TO.search(sentence):
        return granted["what"]
    if done := _TO.search(sentence):
        noun = done["what"].rpartition("的")[2]
        return noun if len(noun) >= TELLING else done["what"]
    for clause in reversed([clause for clause in sentence.split(",") if not _MONEY.search(clause)]):
        if (built := _words("built").search(clause)) and len(clause) - built.end() >= TELLING:
            return built_by(clause if built.start() and clause.startswith("支持") else clause[built.start() :])
        name = _AMOUNT_LAST.sub("", clause)
        if len(name) >= TELLING and _words("works").search(name[-4:]):
            return built_by(name)
    return ""


def following(norm: str, phrase: Phrase, quantity: Quantity, front: str = "") -> str:
    """What the next clause says that it is for: 支持花田改造, 新建花市3所; any work after a bare 投资5万元.

    More amounts may stand between of which only the payer is said: 省财政800万元、市财政400万元用于花田改造.
    """
    others = more().match(norm, quantity.right)
    last = quantity is phrase.amounts[-1]
    place = others.end() if others else phrase.end
    if shared := _SHARED.match(norm, place):
        place = shared.end()
    clause = _FOLLOWING.match(norm, place) if others or last else None
    if not clause or _MONEY.search(clause[1]) or _PARTICULARS.match(clause[1]):
        return ""
    if (
        others and "其中" in others[0] and norm[place] != "," and norm[place - 1] != ")"
    ):  # 5亿元,其中安排2亿元用于花田改造
        return ""
    words = _STRESS.sub("", MEANS.sub("", clause[1]))
    if led := uses().match(words):
        words = words[led.end() :]
    if _words("purposes").match(words):
        return purpose(words)
    if norm[place] != ",":
        return ""
    opens = phrase.start == phrase.sentence_start and INVESTED.fullmatch(front) and not _ASIDE.match(words)
    return built_by(words) if opens or _words("built").match(words) else ""


def built_by(text: str) -> str:
    """What is built, without how many: 新建花市3所 and 完成22所学校花房工程 give 新建花市 and 花房工程."""
    name = re.split("[,;。:]", text.rstrip(","))[-1]
    return _COUNTED.sub("", _DONE_FIRST.sub("", name, count=1))


def label(norm: str, phrase: Phrase) -> str:
    """The work that the paragraph of an amount opens with, in a sentence of its own: “花香万里”工程。"""
    start = norm.rfind("\n", max(0, phrase.start - FAR), phrase.start) + 1
    named = _LABEL.match(norm, start, phrase.start)
    return named["name"] if named else ""


def title(document: Document, quantity: Quantity) -> str:
    """The heading of a work that names one investment only: (一)花田灌溉工程 before 总投资:5亿元."""
    norm, place, items = document.norm, quantity.start, document.outline.items
    item = document.outline.item_at(place)
    if item is None or norm.count("投资", max(item.start, place - FAR), min(item.end, place + FAR)) > 1:
        return ""
    above = items[item.parent] if item.parent is not None and item.title_end <= place < item.title_end + _NEAR else item
    for work in (item, above):
        heading = norm[work.title_start : min(work.title_end, work.title_start + _LONGEST_TITLE)].strip("。:, ")
        if work.headed and (_words("works").search(heading[-6:]) or _words("building").match(heading)):
            return heading
    return ""


def purpose(text: str) -> str:
    """The name in what follows an amount, without the verb that leads to it: 开展普惠项目 is 普惠项目."""
    name = _GRANTED.sub("", text.strip("、,;:以上左右() "))
    name = "" if _PAYER.fullmatch(name) else name
    if led := uses().match(name):
        name = name[led.end() :]
    if treated := _TREATED.fullmatch(name):
        name = treated["what"] + treated["how"]
    while match := _words("purposes").match(name):
        name = name[match.end() :]
    kept = after_name(_AMOUNT_LAST.sub("", name))
    return name if name in (f"{kept}建设", f"{kept}培育") else kept
