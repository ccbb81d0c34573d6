"""Names what an amount is set aside for."""

import re
from functools import partial
from itertools import pairwise
from typing import Final

from loaders.document import Document
from loaders.find.funding_bare import of_nothing, printed_words
from loaders.find.funding_context import COUNT, MEANS, TELLING, built_by, earlier, following, label, purpose, title
from loaders.find.funding_fields import heading
from loaders.find.funding_purses import beside, of_work, purse
from loaders.find.funding_signs import INVESTED, Phrase, costs, size_of
from loaders.find.numbers import Quantity
from loaders.find.target_lists import split_names
from loaders.find.target_names import head, tail
from loaders.lexicons import any_of, lexicon

_words: Final = partial(any_of, "funding")

SHORTEST: Final = 2  # characters of a name
_LONGEST_PURPOSE: Final = 16  # beside a fund with a name of its own
TOTAL: Final = "合计"
# "(四)合计:"
_TOTAL_LABEL: Final = re.compile(r"(?:^|[)、.])(?:合计|总计|共计):$")
# What stands before a name and after it and is none of it: "我市", "该", "资金来源为"; "概算总投资", "列入年度预算"
_BEFORE: Final = re.compile(
    r"^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[.、]"
    r"|[省市县区州]级?财政(?:每年|年度)*预算(?=[^,;。]{3,}(?:资金|经费)$)|我[省市区县]|该|本次|本轮|资金来源为?|拟?申请|(?:[两二三四五]年)?(?:累计)?争取(?=地方|中央|国家|省)|和|及|、)+(?=.)"
)
_AFTER: Final = re.compile(
    "(?:(?:年度)?(?:概算|估算|预算)?(?:(?<!预算内)总?投资|总额|规模|(?<!资金)(?<!经费)总?预算)|所?共?需(?:投入)?(?:资金)?|共计|每年度?"
    r"|(?:列入|纳入|由)[^,;。]*|给予奖励|(?:的?顺利|正常|有序)(?:开展|运行|实施|推进|进行)|(?<=项目)计划|(?<=工程)计划|\d+[个项]、(?:年度)?计划|按|[和、的])+$"
)
# "花卉引导资金、花田专项资金等|上级资金"
_LISTED: Final = re.compile("[^,;。]*资金等(?P<all>上级[^、]*资金)")
# "三年|投资5亿元": all that is done under a heading
_FOR_YEARS: Final = re.compile("[两二三四五]年")
# "中央预算内投资|在2031-2033年"
_WITHIN: Final = re.compile(r"在?20\d\d(?:-20\d\d)?年(?:期间)?$")
# "首期规模30亿元|、总规模|200亿元的花卉基金": two sizes of one
_OTHER_SIZE: Final = re.compile("[、,](?:(?:首期|一期|总|远期)?规模|首期|一期)[为约达]*")
# "发放|花卉消费券"
_HANDED_OUT: Final = re.compile(
    r"(?:发放|投放|推出)(?:各类|各种)?(?P<name>[^,;。\d]{0,12}?消费券)(?:总额|资金)?(?:不少于|不低于)?$"
)
# "周转金|规模扩大到": called fully before
_GROWING: Final = re.compile("(?P<name>[^,;。]{0,16}(?:周转金|补偿金|资金池))规模(?:扩大|增加|提高|提升|增)?[到至]?$")
# "租赁补贴|620户、资金"
_CASES: Final = re.compile(rf"(?:{COUNT}|\d+[人名])[、,](?:所需|补贴|补助|发放)?(?:资金|经费)$")
# "|实施总投资5亿元|的花市项目加快建设", "|、占地50亩的花市项目": the work behind what it costs
_COSTLY: Final = re.compile(rf"(?:、[^,;。、的]{{2,12}})?的(?:{COUNT})?(?P<work>(?:(?!20\d\d年)[^,;。])+)")
_RISING: Final = re.compile(
    "(?<=..)(?:(?:年[内底]前?|今年|[上下]半年|加快|顺利|早日|全面|尽快|如期)+|开工|完成|投产|竣工|建成|落地|投用|前期工作).*"
)
# "对花田改造试点安排资金"
_FOR: Final = re.compile("对(?!每)(?P<what>[^,;。]{4,24}?)(?:安排|拨付|下达|投入)")
# "花卉发展专项资金每年安排", "通过花卉提升计划安排资金"
_FUND: Final = re.compile(
    r"(?:^|[,;:年、)])(?![从由在将把对]|统筹|安排|落实|整合|用好|利用|争取)(?P<name>[^,;:。、\d]{4,30}?"
    r"(?:专项资金|引导资金|发展资金|补助资金|奖补资金|计划资金|公益金|专项经费|发展基金))(?:连续\d年|[两二三四五]年|累计|每年|年度|预算|统筹|继续|新增|共|再|总计|拟|计划)*(?:安排|列支|投入|拿出|下达|拨付)(?:资金)?$"
)
_THROUGH: Final = re.compile(
    r"通过(?P<name>[^,;:。]{4,24}?(?:计划|专项|工程|行动))(?:统筹|累计)*(?:安排|下达|拨付|投入)(?P<noun>资金)?$"
)
# "将花农补助资金纳入财政预算", "花农补助资金由市财政保障"
_ENTERED: Final = re.compile("将?(?P<name>.+?)(?:纳入|列入|由)")
# "5万元用于花田改造|、", "5万元|和县级自筹": what belongs to the next amount
_JOINED: Final = re.compile("^[、和及].*|、[^、]*$")
# "(中央资金100万元、省级资金50万元)": how an amount is divided
_DIVIDED: Final = re.compile(r"\([^()]*\d[百千]?[万亿]元.*")
# "省财政|下达|补助资金"
_VERB: Final = re.compile("统筹|下达|安排|列支|拨付|筹集|筹措|下拨|划拨|拿出|积极|争取|预留|计提")
# "安排|市级|花卉发展资金": who pays, unlike 设立|市级花卉基金
_PAYS: Final = re.compile("^[省市县区]级(?=.{4,}(?:资金|经费)$)")


def names(document: Document, phrase: Phrase, own: list[Quantity]) -> list[str]:
    """One item for each amount; 分别列支600万元和400万元设立A和B gives A and B."""
    norm = document.norm
    if len(own) > 1 and "分别" in norm[phrase.start : own[0].start]:
        listed = split_names(purpose(norm[own[-1].right : phrase.end]) or following(norm, phrase, own[-1]))
        if len(listed) == len(own):
            return listed
    found: list[str] = []
    start = phrase.start
    for quantity in own:
        end = next((other.left for other in phrase.amounts if other.start > quantity.start), phrase.end)
        after = _DIVIDED.sub("", norm[quantity.right : end])
        front = norm[start : quantity.left]
        earlier = beside(found[-1], front) if found else ""
        found.append(earlier or _trimmed(_name(document, front, after, quantity, phrase)))
        start = quantity.right
    between = [norm[one.right : two.left] for one, two in pairwise(own)]
    return [found[-1] if any(map(_OTHER_SIZE.fullmatch, between)) else name for name in found]


def _trimmed(name: str) -> str:
    """``name`` without the words around it that are none of it: 我市花市项目概算总投资 is 花市项目."""
    label, colon, payer = name.rpartition(":")
    name = label if colon and of_nothing(payer) else name
    if listed := _LISTED.fullmatch(name):
        return listed["all"]
    inner = purse(_WITHIN.sub("", name)) or _AFTER.sub("", _BEFORE.sub("", name))
    return inner if len(inner) >= TELLING else name


def _name(document: Document, front: str, after: str, quantity: Quantity, phrase: Phrase) -> str:
    """What the money is for: what follows it, what stands before it, what the next clause or the heading says."""
    if (called := _called(front, after, quantity)) is not None:
        return called
    norm = document.norm
    last = quantity is phrase.amounts[-1]
    behind = purpose(after if last else _JOINED.sub("", after))
    if len(behind) >= SHORTEST and not of_nothing(behind):
        return behind
    if _TOTAL_LABEL.search(front):
        return TOTAL
    if founder := size_of(norm, phrase, front):
        if _words("vouchers").search(founder):
            return purpose(title(document, quantity)) or purpose(re.split("发放|投放", founder)[-1])
        entered = _ENTERED.match(founder)
        return entered["name"] if entered else _after_verb(founder)
    front = MEANS.sub("", front)
    lead = head(front)
    words = front if front[lead.start :] in lexicon("funding")["nouns"] else front[lead.start :]
    before = _after_verb(words[: tail(words).end])
    if len(before) >= TELLING and not of_nothing(before):
        return _PAYS.sub("", before) if f"安排{before}" in front else before
    if phrase.lead < phrase.start:  # 新建花市3所(总投资6500万元)
        text = norm[phrase.lead : norm.rfind("(", phrase.lead, phrase.start)]
        return built_by(text.rpartition(")")[2].lstrip("、和与及"))
    if given := _FOR.search(front):
        return given["what"]
    after_it = following(norm, phrase, quantity, front)
    before_it = earlier(norm, phrase)
    work = title(document, quantity)
    if INVESTED.fullmatch(front):
        over = (
            heading(document, phrase.start) if _FOR_YEARS.match(front) and phrase.start == phrase.sentence_start else ""
        )
        return work or over or label(norm, phrase) or before_it or after_it or words
    own = purse(front)
    if own and not before_it and len(after_it) > _LONGEST_PURPOSE and _words("firm").search(own):
        return own
    return after_it or of_work(work or before_it, front) or _subject(words) or _printed(words) or behind


def _called(front: str, after: str, quantity: Quantity) -> str | None:
    """What words of a form of their own around the amount call it; None where they are of another form."""
    if fund := _fund(front):
        return fund
    if named := _HANDED_OUT.search(front) or _GROWING.fullmatch(front):
        return named["name"]
    if (cases := _CASES.sub("", front)) != front:
        return _after_verb(cases).removeprefix("全年").removeprefix("发放")
    costly = _COSTLY.match(after) if costs(front, quantity) else None
    return _RISING.sub("", costly["work"]) if costly else None


def _fund(front: str) -> str:
    """The fund that is itself what is set aside: 花卉发展专项资金每年安排3000万元, 通过花卉提升计划安排资金5亿元.

    Not one that a part is taken from: 从花卉专项资金中安排.
    """
    through = _THROUGH.search(front)
    if through:
        return through["name"] + (through["noun"] or "")
    named = _FUND.search(front)
    return named["name"] if named and not of_nothing(named["name"]) else ""


def _printed(front: str) -> str:
    """What the words before an amount call the money, where they say no purpose: 市财政安排工作经费 is 工作经费."""
    printed = printed_words(front)
    named = [word for word in lexicon("funding")["named"] if word in printed]
    return _VERB.sub("", printed) if named else ""


def _subject(front: str) -> str:
    """The work that stands before the verb: 花市扩建 of 花市扩建投入资金; nothing where it is who pays."""
    name, verb, rest = front.rpartition("投入")
    return name if verb and of_nothing(rest) and _words("works").search(name[-4:]) else ""


def _after_verb(text: str) -> str:
    """What stands behind the last verb of setting aside, without the words that only say whose money it is."""
    found = list(_words("verbs").finditer(text))
    if found and found[-1][0] in lexicon("funding")["compounds"] and of_nothing(text[found[-1].end() :]):
        inner = text[found[-2].end() if len(found) > 1 else 0 : found[-1].start()]
        if found[-1].end() < len(text) and not of_nothing(inner):
            found.pop()
    if found and found[-1].end() == len(text) and found[-1][0] not in lexicon("funding")["nouns"]:
        text = text[: found.pop().start()]
    nouns = lexicon("funding")["nouns"]
    found = [match for match in found if match[0] not in nouns]
    if text.endswith(("财政", "财政各", "中")) or (found and of_nothing(text[found[-1].end() :])):
        return ""
    ends = [match.end() for match in found]
    return text[max((end for end in ends if end <= len(text) - TELLING), default=0) :]
