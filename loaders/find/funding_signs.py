"""Tells whether an amount in a sentence is money set aside, and not a case, a cap, a loan, a target or the past."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from loaders.find.funding_bare import more, of_nothing, uses
from loaders.find.funding_fields import in_field
from loaders.find.money import in_yuan
from loaders.find.numbers import Quantity
from loaders.find.target_phrases import Clause
from loaders.lexicons import any_of
from ontology.frozen import record

_words: Final = partial(any_of, "funding")

_SMALLEST: Final = 10_000.0
_LONGEST_LABEL: Final = 24
# "分年度安排资金:2031年2000万元"
_DATED: Final = re.compile(r"(?:20\d\d年度?|[省市县区]级|中央)?")
# "新建花市3所(总投资6500万元)"
_OPEN: Final = re.compile(r"\(([^()\n]*)$")
_END: Final = re.compile("[,;)]")
# "从2亿元中央财政支持经费中", "在中央财政拨付2亿元资金的基础上": what is given already, not a line of its own
_BASE: Final = re.compile(r"(?![从由])[^,;。]{0,16}?(?:中(?=分别|列|安排|拿|提|切|,|$)|基础上)")
# "50亿元的花卉产业基金", "200万元的花展经费列入预算", but not "5000万元的项目"
_ATTRIBUTE: Final = re.compile("(?:以上|以下|左右)?的(?![^,;。]{0,30}?(?:基金|资金|经费|风险池|补偿金))")
# "实施总投资5亿元的花市项目": a work that is named with what it costs
_COSTS: Final = re.compile(
    "(?:^|[^,;。]*?(?:实施|推进|推动|建设|启动|加快|开工|建成|投用|新建|续建|完成|投入|抓好|组织|争取|确保)[^,;。]{0,8}?)(?:计划|概算|估算)?总投资[约为]?"
)
# "由每年3000万元增加到5000万元": what it was
_FORMER: Final = re.compile("[由从](?:原来的?|目前的?|每年|现有)*$")
# "安排补助总额不超过85万元", "安排最高100万元经费": set aside as a whole
_CAPPED: Final = re.compile("(?P<whole>总额|安排)(?:资金)?(?:最高)?(?:不超过|最高)")
# "补助10万元", "10万元奖励": what one of many gets, unlike 补助资金10万元 and 300万元用于奖励优秀花农
_PAID: Final = re.compile("(?:奖励|奖补|补贴|补助|资助)(?:最高)?$")
# "安排花匠见习补贴1200万元", "发放花机购置补贴1.2亿元"
_PAID_OUT: Final = re.compile(
    "^(?!对|给予|每)(?:[^,;。对每给]*(?:财政|本级))?(?:安排|发放|下达|拨付)[^,;。对每给]{4,}(?:补贴|补助|津贴)$"
)
_LARGE: Final = 1_000_000.0
# "对获评示范园的,": each of those
_CASE: Final = re.compile("对[^,;。]{2,40}的,")
_PAID_AFTER: Final = re.compile(
    "(?:以上|以内|左右)?的?(?:一次性|财政|配套|专项|落户|开办|运营)*"
    "(?:(?:资金|经费)(?:奖励|补贴|补助|资助|扶持)(?=$|[,、])|(?:奖励|补贴|补助|资助|扶持)(?!资金|经费|总额))"
)
# "中央补助800万元", "地方配套300万元": from whom it comes
_GIVER: Final = re.compile(
    "(?:中央|国家|上级|地方|省级?|市级?|县级?|区级?|州级?)(?:财政)?(?:奖补|补助|配套|自筹|承担|分担)$"
)
# "新增贷款5亿元", but not "贷款贴息资金5亿元"; "奖励5万元", but not "专项奖励资金5万元"
_LENT: Final = re.compile(
    "贷款(?!贴息|风险|损失|补偿)|(?<!专项)(?<!安排)奖励(?!专项|基金|(?:资金|经费|基金)(?:每年|年度|预算)*(?:列支|安排|纳入))"
)
# "市财政", "市区两级": a public purse
_PURSE: Final = re.compile("财政|本级|[两各]级|预算")
# "争取中央预算内投资1200万元", "发行城市更新专项债券10亿元": a sum that is planned, unlike 争取中央资金40亿元以上
_SOUGHT: Final = re.compile(
    "争取(?=中央|国家|省|上级)|(?:发行|争取|申请|申报|安排)(?=[^,;。\\d]{0,16}专项债)|(?:专项|一般)债券?"
)
_HOPED: Final = re.compile("力争|全年|全市|各项|无偿|每年")
# "争取花市改造专项债券资金12亿元以上": money with a name of its own, however much of it there will be
_SOUGHT_FUND: Final = re.compile(
    r"(?:争取|申请|申报)(?!发行|上级|各)(?P<name>[^,;。]{3,40}?(?:资金|经费|债券?|投资|补助))(?:不少于|不低于|达到?|约)*(?=\d)"
)
# "力争争取上级花卉改革发展资金"; not 力争全年争取上级资金
_BY_NAME: Final = re.compile("力争争取(?:上级|中央|国家|省级?)(?!专项|补助|财政)[\u4e00-\u9fff]{4,12}(?:资金|经费)")
# "花卉引导资金、花田专项资金等上级资金"
_LISTED: Final = re.compile("(?:资金|经费|投资|债券)等(?:上级|各类)[^、]{0,6}资金$")
_OF_ALL: Final = re.compile("上级|各类|各级|各项|等(?:各类)?资金|有关|无偿")
# "花卉周转金规模扩大到2亿元"
_GROWING: Final = re.compile("(?:资金池?|周转金|补偿金)规模(?:扩大|增加|提高|增)[到至]$")
# "发放花卉消费券500万元", "发放1000万元花卉消费券"
_HANDED_OUT: Final = re.compile("(?:发放|投放|推出)")
_EXACT: Final = frozenset(["=", "~", "between"])
# "三年共9亿元" behind 每年安排3亿元: the same money
_SUMMED_UP: Final = re.compile("共|合计|总计|累计")
_REACHED: Final = frozenset(["达到", "达", "突破", "实现", "完成", "超过", "超"])
# "2022年以来,累计投入财政资金5.6亿元", "已安排2亿元", "近三年安排了2亿元"
_PAST: Final = re.compile(
    "以来|过去|成效(?:显著|明显)|去年|上年|近年|(?<!项)目前|截至|已经?(?:累计|先后|统筹|筹措)*(?:安排|投入|拨付|下达|下拨|设立|筹集|争取|组建)|(?:安排|投入|拨付|下达|下拨)了"
)
# "投资5000万元", "花卉博览中心项目概算总投资2亿元", "项目预算380万元", "资金规模:206.7万元"
INVESTED: Final = re.compile(
    r"(?:(?:[^,;。\n]*\|\s*|\(?[\d一二三四五六七八九十]+[.、)])?(?:计划|拟|预计|估算|概算|预算|项目|工程|[两二三四五]年|20\d\d年度?|累计)*投资[约为:]*|.*(?:总投资|投资(?:概算|估算|规模|总?额)|(?:资金|投资|经费)(?:规模|概算|估算|需求)"
    "|概算|(?:概算|估算)投资|(?:项目|工程|经费|资金|建设)预算)额?[为约共计:]*)"
)
# "所需经费120万元", "改造资金共需4500万元", "场地租赁费:8万元", "补贴资金总额为2000万元"
_NEEDED: Final = re.compile(
    "(?:经费|资金|预算|费用)(?:总额|总量|需求|预算|规模|支持额度)?(?:每年度?|预计)?[为约计:]*(?:共?需|共计|总计|合计)?(?:投入)?[为约要]*$|"
    "(?:^|[(一二三四五六七八九十)\\d.、])(?:[^,;:]{0,16}费|合计|总计|共计):$"
)
# "每年", "首期规模", "额度为": how much it is that the clause before sets aside
_SIZE: Final = re.compile(
    "(?:每年度?|20\\d\\d年度?|年度|[两二三四五]年|累计|首期|一期|总|基金|资金|募集|新增)*(?:由[省市县区州盟旗新级本]{0,3}财政)?"
    "(?:规模|额度|总额|预?算?安排|出资|注资|列支|投入)?[为约共计达:]*"
)
_LONGEST_CLAUSE: Final = 80


@record(frozen=True)
class Phrase:
    """The words ``[start, end)`` around some amounts, in the sentence that begins at ``sentence_start``.

    ``lead`` is where the words begin that may name what the money is for: before the bracket, or with the clause.
    """

    start: int
    end: int
    sentence_start: int
    lead: int
    amounts: tuple[Quantity, ...]


def may_be_line(quantity: Quantity) -> bool:
    """True for an amount that is large enough for a budget line and no price per piece."""
    return quantity.kind == "money" and in_yuan(quantity) >= _SMALLEST and "/" not in quantity.unit


def phrases(norm: str, clause: Clause, found: list[Quantity]) -> Iterator[Phrase]:
    """The phrases of a clause: what a bracket says of an amount is one, 投资估算:4200万元 is one with its label."""
    opened = [(quantity, _OPEN.search(norm, clause.start, quantity.start)) for quantity in found]
    plain = [quantity for quantity, bracket in opened if not bracket]
    if plain:
        opens = _DATED.fullmatch(norm, clause.start, plain[0].left)
        start = _label(norm, clause) if opens else clause.start
        yield Phrase(start, clause.end, min(start, clause.sentence_start), start, tuple(plain))
    for quantity, bracket in opened:
        if bracket:
            start = max(bracket.start(), *(norm.rfind(mark, bracket.start(), quantity.start) for mark in ",;")) + 1
            end = _END.search(norm, quantity.end, clause.end)
            yield Phrase(start, end.start() if end else clause.end, clause.sentence_start, clause.start, (quantity,))


def _label(norm: str, clause: Clause) -> int:
    """Where the label of a clause that opens with its amount begins: 投资估算: before 4200万元."""
    if norm[clause.start - 1 : clause.start] != ":":
        return clause.start
    before = norm[max(0, clause.start - _LONGEST_LABEL) : clause.start - 1]
    label = re.split("[,:;。\n]", before)[-1]
    return clause.start if "其中" in label else clause.start - 1 - len(label)


def planned(words: str) -> str:
    """``words`` without those that bar a sum only where nobody plans it: 争取 of 争取中央预算内投资."""
    return _SOUGHT.sub("", words)


def is_barred(words: str) -> bool:
    """True for words of one case of many, of loans, limits, vouchers, and what comes in or is hoped for: 争取上级资金.

    Vouchers that a public purse pays are none of these.
    """
    if _words("vouchers").search(words) and _words("merchants").search(words) and not _is_public(words):
        return True
    return _words("never").search(words) is not None


def _is_public(words: str) -> bool:
    """True where a public purse is named: 市财政, 县政府."""
    return bool(_PURSE.search(words) or _words("givers").search(words))


def _is_sought_fund(words: str) -> bool:
    """True for a sum of so much or more of one fund that is sought by name, and not of all that may come."""
    sought = _SOUGHT_FUND.search(words)
    if not sought or _HOPED.search(words):
        return False
    if _OF_ALL.search(sought["name"]):
        return _LISTED.search(sought["name"]) is not None
    return not of_nothing(sought["name"]) or _words("firm").search(sought["name"]) is not None


def set_aside(norm: str, phrase: Phrase, *, follows: bool, on_money: bool = False) -> list[Quantity]:
    """The amounts of a phrase that are set aside; behind such a one (``follows``) also bare ones: ,县级50万元.

    Under a heading ``on_money`` (资金保障) also what is striven for: 力争争取上级花卉改革资金2400万元.
    """
    words = norm[phrase.start : phrase.end]
    field = in_field(norm, phrase.sentence_start)
    exact = all(quantity.comparator in _EXACT for quantity in phrase.amounts)
    if (
        field
        or (exact and ((on_money and _BY_NAME.search(words)) or not _HOPED.search(words)))
        or _is_sought_fund(words)
    ):
        words = planned(words)
    if is_barred(words) or _PAST.search(norm, phrase.sentence_start, phrase.end):
        return []
    if follows and not _SUMMED_UP.search(words) and more().fullmatch(f",{words}"):
        return list(phrase.amounts)
    return [quantity for quantity in phrase.amounts if _is_line(norm, phrase, quantity, field=field)]


def _is_line(norm: str, phrase: Phrase, quantity: Quantity, *, field: bool) -> bool:
    before, after = norm[phrase.start : quantity.left], norm[quantity.right : phrase.end]
    if quantity.comparator == "<" or _BASE.match(after):
        return False
    if _ATTRIBUTE.match(after) and not costs(before, quantity):
        return False
    front = _CAPPED.sub(r"\g<whole>", norm[phrase.start : quantity.start])
    if _words("never_before").search(_words("earmarked").sub("", front)) or _LENT.search(front):
        return False
    if _PAID_AFTER.match(after) or _FORMER.search(before):
        return False
    if field:
        return not _words("others").search(front)
    if (
        _PAID.search(before)
        and not _is_sum(before, quantity)
        and (not _GIVER.search(before) or _CASE.search(norm, phrase.sentence_start, phrase.start))
    ):
        return False
    return _says_so(norm, phrase, quantity, before, after)


def costs(before: str, quantity: Quantity) -> bool:
    """True where ``before`` names what a work costs that is named next: 实施总投资5亿元的花市项目."""
    return quantity.comparator in _EXACT and _COSTS.fullmatch(before) is not None


def _is_sum(before: str, quantity: Quantity) -> bool:
    """True for all that many get together: 发放花机购置补贴1.2亿元."""
    return in_yuan(quantity) >= _LARGE and _PAID_OUT.search(before) is not None


def _says_so(norm: str, phrase: Phrase, quantity: Quantity, before: str, after: str) -> bool:
    """True where the words set money aside, say that it is needed or invested, or what the amount is for."""
    words = norm[phrase.start : phrase.end]
    if _words("strong").search(words) or (_words("verbs").search(words) and _words("nouns").search(words)):
        return True
    if quantity.comparator != ">" and (_NEEDED.search(before) or _GIVER.search(before)):
        return True
    if size_of(norm, phrase, before):
        return True
    if _is_sum(before, quantity) or _GROWING.search(norm, phrase.start, quantity.start):
        return True
    if _HANDED_OUT.search(before) and _words("vouchers").search(words):
        return True
    if INVESTED.fullmatch(before):
        hoped = _words("never_before").search(norm, phrase.sentence_start, phrase.start)
        return not hoped and quantity.comparator in _EXACT
    return quantity.word not in _REACHED and _leads_on(norm, phrase, before, after)


def _leads_on(norm: str, phrase: Phrase, before: str, after: str) -> bool:
    """True where the purpose follows: 单列5万元用于花市, 投入5万元建设花市, 市财政新增1亿元额度,支持花市."""
    direct = _words("direct").search(before[-4:])
    if after and (uses().match(after) or (direct and _words("built").match(after))):
        return True
    return bool((direct or _PURSE.search(before)) and _words("purposes").match(norm, phrase.end + 1))


# 设立|总规模100亿元的|花卉基金
_AMOUNT: Final = re.compile(r"\d[百千]?[万亿]元")
_BREAKS: Final = re.compile("[。;\n]")
_SIZED: Final = re.compile(r"总?规模[^,;。]{0,12}元的?")


def size_of(norm: str, phrase: Phrase, before: str) -> str:
    """The clause that sets aside what ``before`` only gives the size of: 设立花卉基金 before 首期规模5亿元.

    It stands before it in the sentence; where that opens with the size, in the sentence or the heading before.
    """
    if not _SIZE.fullmatch(before):
        return ""
    start = max(phrase.sentence_start, phrase.start - _LONGEST_CLAUSE)
    if norm[start : phrase.start].strip():
        clauses = [norm[start : max(0, phrase.start - 1)].rpartition(",")[2]]
    else:
        clauses = _BREAKS.split(norm[max(0, start - _LONGEST_CLAUSE) : start].rstrip("。\n"))[-1].split(",")
    return next((found for clause in clauses if (found := _sized(_SIZED.sub("", clause)))), "")


def _sized(clause: str) -> str:
    if _AMOUNT.search(clause) or "比例" in clause:  # 每年安排3亿元,三年共9亿元
        return ""
    said = _words("nouns").search(clause) and (_words("verbs").search(clause) or _PURSE.search(clause))
    said = said or _words("vouchers").search(clause)
    return clause if said and not _words("never_before").search(clause) else ""
