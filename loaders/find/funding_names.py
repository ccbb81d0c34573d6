"""Names what an amount is set aside for."""

import re
from functools import cache, partial
from typing import Final

from loaders.document import Document
from loaders.find.funding_signs import INVESTED, Phrase, bare, more, size_of, uses
from loaders.find.numbers import Quantity
from loaders.find.target_lists import split_names
from loaders.find.target_names import after_name, head, tail
from loaders.lexicons import any_of, lexicon

_words: Final = partial(any_of, "funding")

SHORTEST: Final = 2  # characters of a name
FAR: Final = 600  # characters that are looked back over
TOTAL: Final = "合计"
# "(四)合计:"
_TOTAL_LABEL: Final = re.compile(r"(?:^|[)、.])(?:合计|总计|共计):$")
_TELLING: Final = 4
_LONGEST_TITLE: Final = 40
_NEAR: Final = 4  # from the heading 投资规模: to its amount
# "完成22所学校|空调安装", "改造花田|40公里"
_COUNT: Final = r"\d+(?:\.\d+)?万?(?:公里|千米|平方米|米|亩|[个家所座处项条户栋套辆台]|台\(套\))"
_DONE_FIRST: Final = re.compile(
    rf"(?:完成|建设|新建|实施|启动|建成|设立|建立|组建|扩大)(?:{_COUNT}(?:学校|村庄|小区|社区)?)?"
)
_AMOUNT_LAST: Final = re.compile(rf"{_COUNT}$")
# "对花卉企业予以支持", "对12座花桥进行改造"
_GRANTED: Final = re.compile("(?:予以|给予)(?:重点|适当)?(?:支持|保障|补助|扶持|资助|奖补|补贴)$")
_TREATED: Final = re.compile(r"对?(?P<what>[^,;。]+?)进行(?P<how>[^,;。]+)")
# What stands before a name and after it and is none of it: "我市", "该", "资金来源为"; "概算总投资", "列入年度预算"
_BEFORE: Final = re.compile(
    r"^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[.、]"
    r"|我[省市区县]|该|本次|本轮|资金来源为?|拟?申请|和|及|、)+(?=.)"
)
_AFTER: Final = re.compile(
    "(?:(?:年度)?(?:概算|估算|预算)?(?:总?投资|总额|规模|(?<!资金)(?<!经费)总?预算)|所?共?需(?:投入)?(?:资金)?|共计|每年度?"
    r"|(?:列入|纳入|由)[^,;。]*|给予奖励|(?:的?顺利|正常|有序)(?:开展|运行|实施|推进|进行)|(?<=项目)计划|(?<=工程)计划|\d+[个项]、(?:年度)?计划|按|[和、的])+$"
)
# "对花田改造试点安排资金"
_FOR: Final = re.compile("对(?!每)(?P<what>[^,;。]{4,24}?)(?:安排|拨付|下达|投入)")
# "对花田改造给予支持"
_GRANTED_TO: Final = re.compile("对(?P<what>[^,;。]{4,24}?)(?:给予|予以)(?:重点|适当)?(?:支持|保障)$")
# "花卉发展专项资金每年安排", "通过花卉提升计划安排资金"
_FUND: Final = re.compile(
    r"(?:^|[,;:年、)])(?![从由在将把对]|统筹|安排|落实|整合|用好|利用|争取)(?P<name>[^,;:。、\d]{4,30}?"
    r"(?:专项资金|引导资金|发展资金|补助资金|奖补资金|公益金|专项经费|发展基金))(?:累计|每年|年度|预算|统筹|继续|新增|共|再|总计|拟|计划)*(?:安排|列支|投入|拿出|下达|拨付)(?:资金)?$"
)
_THROUGH: Final = re.compile(
    r"通过(?P<name>[^,;:。]{4,24}?(?:计划|专项|工程|行动))(?:统筹|累计)*(?:安排|下达|拨付|投入)(?P<noun>资金)?$"
)
# "对花田改造,": before 安排专项资金2亿元
_TO: Final = re.compile("对(?!每)(?P<what>[^,;。]{4,30})$")
# "通过整合存量资金方式", "与银行合作"
_MEANS: Final = re.compile(
    "(?:通过|采取|按照|以)[^,;。]{2,20}?方式|与[^,;。]{1,12}?合作|在[^,;。]{0,8}基础上再?|由[^,;。]{1,12}?牵头"
)
# "重点改善花农生活"
_STRESS: Final = re.compile("^(?:专项|重点|主要|全部|集中|优先|统筹|加力|着力|专门|全力|加快|为)+(?=[^,;。]{3})")
# "将花农补助资金纳入财政预算", "花农补助资金由市财政保障"
_ENTERED: Final = re.compile("将?(?P<name>.+?)(?:纳入|列入|由)")
# "由区财政予以保障": who pays is no purpose
_PAYER: Final = re.compile("(?:由|从|列入|纳入).*")
# "5万元用于花田改造|、", "5万元|和县级自筹": what belongs to the next amount
_JOINED: Final = re.compile("^[、和及].*|、[^、]*$")
_MONEY: Final = re.compile(r"\d[百千]?[万亿]元")
# "(中央资金100万元、省级资金50万元)": how an amount is divided
_DIVIDED: Final = re.compile(r"\([^()]*\d[百千]?[万亿]元.*")
# "占地50亩", "年底前完工": what says nothing of what is built
_ASIDE: Final = re.compile(
    r"占地|从|所需|资金|建筑面积|总?建设|工期|年[内底]|预计|计划|力争|确保|目前|20\d\d年|由|已|其中|责任"
)
# ",支持花田改造"
_FOLLOWING: Final = re.compile(r",?([^,;。\n]{2,60})")
# "省财政|下达|补助资金"
_VERB: Final = re.compile("统筹|下达|安排|列支|拨付|筹集|筹措|下拨|划拨|拿出|积极|争取|预留|计提")
# "市、县(区)财政"
_KINDS: Final = re.compile(r"\([市区县旗、]+\)")
# "安排|市级|花卉发展资金": who pays, unlike 设立|市级花卉基金
_PAYS: Final = re.compile("^[省市县区]级(?=.{4,}(?:资金|经费)$)")


def names(document: Document, phrase: Phrase, own: list[Quantity]) -> list[str]:
    """One item for each amount; 分别列支7000万元和3000万元设立A和B gives A and B."""
    norm = document.norm
    if len(own) > 1 and "分别" in norm[phrase.start : own[0].start]:
        listed = split_names(_purpose(norm[own[-1].right : phrase.end]) or _next(norm, phrase, own[-1]))
        if len(listed) == len(own):
            return listed
    found = []
    start = phrase.start
    for quantity in own:
        end = next((other.left for other in phrase.amounts if other.start > quantity.start), phrase.end)
        after = _DIVIDED.sub("", norm[quantity.right : end])
        found.append(_trimmed(_name(document, norm[start : quantity.left], after, quantity, phrase)))
        start = quantity.right
    return found


def _trimmed(name: str) -> str:
    """``name`` without the words around it that are none of it: 我市花市项目概算总投资 is 花市项目."""
    label, colon, payer = name.rpartition(":")
    name = label if colon and says_nothing(payer) else name
    inner = _AFTER.sub("", _BEFORE.sub("", name))
    return inner if len(inner) >= _TELLING else name


def says_nothing(name: str) -> bool:
    """True for words that only say whose money it is, and that it is money: 省级财政补助资金."""
    return _bare().fullmatch(_KINDS.sub("", name)) is not None


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(f"(?:{bare()})*")


def _name(document: Document, front: str, after: str, quantity: Quantity, phrase: Phrase) -> str:
    """What the money is for: what follows it, what stands before it, what the next clause or the heading says."""
    norm = document.norm
    if fund := _fund(front):
        return fund
    last = quantity is phrase.amounts[-1]
    behind = _purpose(after if last else _JOINED.sub("", after))
    if len(behind) >= SHORTEST and not says_nothing(behind):
        return behind
    if _TOTAL_LABEL.search(front):
        return TOTAL
    if founder := size_of(norm, phrase, front):
        if _words("vouchers").search(founder):
            return _purpose(_title(document, quantity)) or _purpose(re.split("发放|投放", founder)[-1])
        entered = _ENTERED.match(founder)
        return entered["name"] if entered else _after_verb(founder)
    front = _MEANS.sub("", front)
    lead = head(front)
    words = front if front[lead.start :] in lexicon("funding")["nouns"] else front[lead.start :]
    before = _after_verb(words[: tail(words).end])
    if len(before) >= _TELLING and not says_nothing(before):
        return _PAYS.sub("", before) if f"安排{before}" in front else before
    if phrase.lead < phrase.start:  # 新建花市3所(总投资6500万元)
        return _object(norm[phrase.lead : norm.rfind("(", phrase.lead, phrase.start)])
    if given := _FOR.search(front):
        return given["what"]
    following = _next(norm, phrase, quantity, front)
    earlier = _earlier(norm, phrase)
    title = _title(document, quantity)
    if INVESTED.fullmatch(front):
        return title or earlier or following or words
    return following or title or earlier or _subject(words) or _printed(words) or behind


def _fund(front: str) -> str:
    """The fund that is itself what is set aside: 花卉发展专项资金每年安排3000万元, 通过花卉提升计划安排资金5亿元.

    Not one that a part is taken from: 从花卉专项资金中安排.
    """
    through = _THROUGH.search(front)
    if through:
        return through["name"] + (through["noun"] or "")
    named = _FUND.search(front)
    return named["name"] if named and not says_nothing(named["name"]) else ""


def _earlier(norm: str, phrase: Phrase) -> str:
    """What an earlier clause of the sentence says is built: 花店网点 of 建设150个花店网点,安排省级资金120万元."""
    sentence = norm[max(phrase.sentence_start, phrase.start - FAR) : phrase.start].rstrip(",")
    if granted := _GRANTED_TO.search(sentence):
        return granted["what"]
    if done := _TO.search(sentence):
        noun = done["what"].rpartition("的")[2]
        return noun if len(noun) >= _TELLING else done["what"]
    for clause in reversed([clause for clause in sentence.split(",") if not _MONEY.search(clause)]):
        if (built := _words("built").search(clause)) and len(clause) - built.end() >= _TELLING:
            return _object(clause[built.start() :])
        name = _AMOUNT_LAST.sub("", clause)
        if len(name) >= _TELLING and _words("works").search(name[-4:]):
            return name
    return ""


def _next(norm: str, phrase: Phrase, quantity: Quantity, front: str = "") -> str:
    """What the next clause says that it is for: 支持花田改造, 新建花市3所; any work after a bare 投资5万元.

    More amounts may stand between of which only the payer is said: 省财政800万元、市财政400万元用于花田改造.
    """
    others = more().match(norm, quantity.right)
    last = quantity is phrase.amounts[-1]
    place = others.end() if others else phrase.end
    following = _FOLLOWING.match(norm, place) if others or last else None
    if not following or _MONEY.search(following[1]):
        return ""
    if (
        others and "其中" in others[0] and norm[place] != "," and norm[place - 1] != ")"
    ):  # 5亿元,其中安排2亿元用于花田改造
        return ""
    words = _STRESS.sub("", _MEANS.sub("", following[1]))
    if led := uses().match(words):
        words = words[led.end() :]
    if _words("purposes").match(words):
        return _purpose(words)
    if norm[place] != ",":
        return ""
    opens = phrase.start == phrase.sentence_start and INVESTED.fullmatch(front) and not _ASIDE.match(words)
    return _object(words) if opens or _words("built").match(words) else ""


def _object(text: str) -> str:
    """What is built, without how many: 新建花市3所 and 完成22所学校花房工程 give 新建花市 and 花房工程."""
    name = re.split("[,;。:]", text.rstrip(","))[-1]
    return _AMOUNT_LAST.sub("", _DONE_FIRST.sub("", name, count=1))


def _title(document: Document, quantity: Quantity) -> str:
    """The heading of a work that names one investment only: (一)花田灌溉工程 before 总投资:5亿元."""
    norm, place, items = document.norm, quantity.start, document.outline.items
    item = document.outline.item_at(place)
    if item is None or norm.count("投资", max(item.start, place - FAR), min(item.end, place + FAR)) > 1:
        return ""
    above = items[item.parent] if item.parent is not None and item.title_end <= place < item.title_end + _NEAR else item
    for work in (item, above):
        title = norm[work.title_start : min(work.title_end, work.title_start + _LONGEST_TITLE)].strip("。:, ")
        if work.headed and (_words("works").search(title[-6:]) or _words("building").match(title)):
            return title
    return ""


def _printed(front: str) -> str:
    """What the words before an amount call the money, where they say no purpose: 市财政安排工作经费 is 工作经费."""
    printed = [match[0] for match in _bare().finditer(front) if match[0] and match.end() == len(front)]
    named = [word for word in lexicon("funding")["named"] if printed and word in printed[-1]]
    return _VERB.sub("", printed[-1]) if named else ""


def _subject(front: str) -> str:
    """The work that stands before the verb: 花市扩建 of 花市扩建投入资金; nothing where it is who pays."""
    name, verb, rest = front.rpartition("投入")
    return name if verb and says_nothing(rest) and _words("works").search(name[-4:]) else ""


def _after_verb(text: str) -> str:
    """What stands behind the last verb of setting aside, without the words that only say whose money it is."""
    found = list(_words("verbs").finditer(text))
    if found and found[-1][0] in lexicon("funding")["compounds"] and says_nothing(text[found[-1].end() :]):
        inner = text[found[-2].end() if len(found) > 1 else 0 : found[-1].start()]
        if found[-1].end() < len(text) and not says_nothing(inner):
            found.pop()
    if found and found[-1].end() == len(text) and found[-1][0] not in lexicon("funding")["nouns"]:
        text = text[: found.pop().start()]
    nouns = lexicon("funding")["nouns"]
    found = [match for match in found if match[0] not in nouns]
    if text.endswith(("财政", "财政各", "中")) or (found and says_nothing(text[found[-1].end() :])):
        return ""
    ends = [match.end() for match in found]
    return text[max((end for end in ends if end <= len(text) - _TELLING), default=0) :]


def _purpose(text: str) -> str:
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
