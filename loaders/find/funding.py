"""Finds budget lines: amounts that are set aside in sentences, and tables of money."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from loaders.document import Document
from loaders.find.funding_tables import find_lines
from loaders.find.money import in_yuan, scaled, source_of
from loaders.find.numbers import Quantity, all_quantities, by_line
from loaders.find.target_dedupe import MOST_COMPARED, alike
from loaders.find.target_names import after_name, head, split_names, tail
from loaders.find.target_phrases import Clause, clauses
from loaders.lexicons import alternatives, lexicon
from ontology.records import Funding, FundingSource

# "从2亿元中央财政支持经费中", "在中央财政拨付2亿元资金的基础上": what is given already, not a line of its own
_BASE: Final = re.compile(r"[^,;。]{0,16}?(?:中(?=分别|列|安排|拿|提|,|$)|基础上)")
# "省级财政", "市本级资金": the purse that a paragraph speaks of
_PURSE: Final = re.compile("(?:中央|省|市|区|县|地方|本级)[^,。;]{0,3}(?:财政|资金)")
# "其中:花田建设100万元;花市促销等200万元(…)": the parts of a total
_PARTS: Final = re.compile(r"[,;:(]?其中[:,]?")
_PART: Final = re.compile(
    r"(?:安排|用于)?(?P<name>[\u4e00-\u9fff、]{2,24}?)[等共约]?(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千]?[万亿]元)"
    r"(?:\([^()\n]{0,80}\))?[,;、。]?"
)
_MOST_PARTS: Final = 20
# "投资5000万元,改造花田", "项目总投资2亿元,建设花市"
_INVESTED: Final = re.compile(
    r"(?:[^,;。\n]*\|\s*)?(?:计划|拟|预计|总|项目|工程)*投资(?:总?额)?[约为]?\d+(?:\.\d+)?[百千]?[万亿]元"
)
# "完成22所学校|空调安装", "改造花田|40公里"
_DONE_FIRST: Final = re.compile(r"(?:完成|建设|新建|实施)(?:\d+[个家所座处项条](?:学校|村庄|小区|社区)?)?")
_AMOUNT_LAST: Final = re.compile(r"\d+(?:\.\d+)?(?:公里|千米|米|平方米|亩|[个家所座处项条])$")
# "建设150个花店网点,安排省级资金120万元": what the money is for where the clause itself does not say
_OBJECT: Final = re.compile(r"(?:设立|建立|组建|建设|新建|实施)(?:\d+[个家所座处项条])?([^,;。]{4,30}),[^;。]*$")
# "省花卉专项资金": a purse of the province
_OWNED: Final = re.compile(r"(?P<owner>国家|中央|[省市县区州](?![级场域块民政])).*(?:资金|经费|专项|基金|预算)$")
# "50亿元的花卉产业基金", but not "5000万元的项目"
_OF_FUND: Final = re.compile("(?:以上|左右)?的[^,;。]{0,30}?(?:基金|资金|经费)")
# "安排补助总额不超过85万元" is set aside as a whole
_CAPPED: Final = re.compile("总额(?:最高)?不超过")
# "对花卉企业予以支持"
_GRANTED: Final = re.compile("(?:予以|给予)(?:重点|适当)?(?:支持|保障|补助|扶持|资助|奖补|补贴)$")
_MONEY: Final = re.compile(r"\d[百千]?[万亿]元")
_TOTAL: Final = "合计"
_SHORTEST: Final = 2
_FAR: Final = 600
# as many characters of the item say whose it is: 省级前期工作经费
_OWNER: Final = 3
_TELLING: Final = 4
_SMALLEST: Final = 10_000.0


def find(document: Document) -> list[Funding]:
    """Every budget line of ``document``, those of sentences and of tables, each once."""
    kept: list[Funding] = []
    by_amount: dict[tuple[float, str | None], list[str]] = {}
    for line in chain(_sentences(document), find_lines(document)):
        items = by_amount.setdefault((line.amount, line.source), [])
        if not any(alike(line.item, item) for item in items[-MOST_COMPARED:]):
            items.append(line.item)
            kept.append(line)
    return kept


def _sentences(document: Document) -> Iterator[Funding]:
    money = [quantity for quantity in document.once(all_quantities) if quantity.kind == "money"]
    for line, own in by_line(document.clean.lines, money):
        if not _in_table(document, line.start):
            starts = [quantity.start for quantity in own]
            for clause in clauses(document.norm, line.start, line.end, starts):
                inside = own[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
                yield from _clause(document, clause, inside)


def _in_table(document: Document, position: int) -> bool:
    annex = document.outline.annex_at(position)
    return annex is not None and annex.kind == "funding"


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(alternatives(lexicon("funding")[name]))


def _clause(document: Document, clause: Clause, found: list[Quantity]) -> Iterator[Funding]:
    """Budget lines of a clause that sets money aside."""
    words = document.norm[clause.start : clause.end]
    if not found or _words("never").search(_CAPPED.sub("总额", words)) or not _sets_aside(words):
        return
    if document.kind_at(clause.start) == "background":
        return
    own = [quantity for quantity in found if _is_line(document.norm, clause, quantity)]
    names = _names(document.norm, clause, own) if own else []
    for name, quantity in zip(names, own, strict=True):
        if _says_nothing(name) and _PARTS.match(document.norm, quantity.right):
            name = _TOTAL
        if len(name) >= _SHORTEST:
            line = _funding(document, clause, name, quantity)
            yield line
            yield from _parts(document, line, quantity)


def _parts(document: Document, total: Funding, quantity: Quantity) -> Iterator[Funding]:
    """The parts into which the text divides an amount; none where they are more than the whole."""
    norm = document.norm
    opening = _PARTS.match(norm, quantity.right)
    position = opening.end() if opening else len(norm)
    parts: list[Funding] = []
    while len(parts) < _MOST_PARTS and (match := _PART.match(norm, position)):
        position, name = match.end(), match["name"]
        parts.append(
            Funding(
                item=total.item if _says_nothing(name) else name,
                amount=scaled(float(match["value"]), match["unit"]),
                source=source_of(name) or total.source,
                task=document.task_at(match.start()),
                evidence=document.evidence(match.start(), match.end("unit")),
            )
        )
    if sum(part.amount for part in parts) <= total.amount:
        yield from parts


def _says_nothing(name: str) -> bool:
    """True for words that only say whose money it is, and that it is money: 省级财政补助资金."""
    return not name or name in lexicon("funding")["generic"] or _bare().fullmatch(name) is not None


@cache
def _bare() -> re.Pattern[str]:
    words = lexicon("funding")
    return re.compile(f"(?:{alternatives([*words['owners'], *words['nouns'], *words['of_money']])})+")


def _sets_aside(words: str) -> bool:
    if _words("strong").search(words) or _INVESTED.fullmatch(words):
        return True
    return bool(_words("verbs").search(words) and _words("nouns").search(words))


def _is_line(norm: str, clause: Clause, quantity: Quantity) -> bool:
    after = norm[quantity.right : clause.end]
    attribute = after.startswith(("以上的", "的")) and not _OF_FUND.match(after)
    return in_yuan(quantity) >= _SMALLEST and not _BASE.match(after) and not attribute


def _names(norm: str, clause: Clause, own: list[Quantity]) -> list[str]:
    """One item for each amount; 分别列支7000万元和3000万元设立A和B gives A and B."""
    if len(own) > 1 and "分别" in norm[clause.start : own[0].start]:
        names = split_names(_purpose(norm[own[-1].right : clause.end]))
        if len(names) == len(own):
            return names
    bounds = [clause.start, *(quantity.right for quantity in own[:-1])]
    ends = [*(quantity.left for quantity in own[1:]), clause.end]
    return [
        _name(norm, norm[start : quantity.left], norm[quantity.right : end], quantity, clause)
        for start, end, quantity in zip(bounds, ends, own, strict=True)
    ]


def _name(norm: str, front: str, after: str, quantity: Quantity, clause: Clause) -> str:
    """What the money is for: what follows it, else what stands before it, else what the next clause says."""
    following = re.match(r",([^,;。\n]{2,60})", norm[clause.end : clause.end + 62])
    if following and not _MONEY.search(following[1]) and _INVESTED.fullmatch(norm, clause.start, clause.end):
        return _AMOUNT_LAST.sub("", _DONE_FIRST.sub("", following[1], count=1))
    behind = _purpose(re.split("、(?=[^、]*$)", after)[0] if quantity.right + len(after) < clause.end else after)
    if len(behind) >= _SHORTEST and not _says_nothing(behind):
        return behind
    lead = head(front)
    words = front[lead.start :]
    before = _after_verb(words[: tail(words).end])
    if len(before) >= _TELLING and not _says_nothing(before):
        return before
    purpose = _words("purposes").match(following[1]) if following else None
    if following and purpose:
        return _purpose(following[1])
    founded = _OBJECT.search(norm[max(clause.sentence_start, quantity.start - _FAR) : quantity.start])
    return founded[1] if founded else behind or _printed(words)


def _printed(front: str) -> str:
    """What the words before an amount call the money, where they say no purpose: 市财政安排工作经费 is 工作经费."""
    bare = [match[0] for match in _bare().finditer(front) if match.end() == len(front)]
    named = [word for word in lexicon("funding")["named"] if bare and word in bare[-1]]
    return _words("strong").sub("", bare[-1]) if named else ""


def _after_verb(text: str) -> str:
    """What stands behind the last verb of setting aside, without the words that only say whose money it is."""
    found = list(_words("verbs").finditer(text))
    if found and found[-1].end() == len(text) and found[-1][0] not in lexicon("funding")["nouns"]:
        text = text[: found.pop().start()]
    nouns = lexicon("funding")["nouns"]
    found = [match for match in found if match[0] not in nouns]
    if text.endswith("财政") or (found and text[found[-1].end() :] in lexicon("funding")["generic"]):
        return ""
    ends = [match.end() for match in found]
    return text[max((end for end in ends if end <= len(text) - _TELLING), default=0) :]


def _purpose(text: str) -> str:
    """The name in what follows an amount, without the verb that leads to it: 开展普惠项目 is 普惠项目."""
    name = _GRANTED.sub("", text.strip("、,;:以上左右 "))
    while match := _words("purposes").match(name):
        name = name[match.end() :]
    kept = after_name(name)
    return name if name in (f"{kept}建设", f"{kept}培育") else kept


def _payer(text: str) -> FundingSource | None:
    """Whose money ``text`` names; that it is a total only counts where it names nobody's."""
    bare = re.sub(alternatives(lexicon("funding")["sources"]["total"]), "", text)
    return source_of(bare) or source_of(text)


def _owner(name: str) -> FundingSource | None:
    match = _OWNED.fullmatch(name)
    return None if not match else "central" if match["owner"] in ("国家", "中央") else "local"


def _funding(document: Document, clause: Clause, name: str, quantity: Quantity) -> Funding:
    far = max(0, clause.start - _FAR)
    sentence = document.norm[max(far, clause.sentence_start) : quantity.start]
    paragraph = document.norm[max(far, document.norm.rfind("\n", far, clause.start) + 1) : clause.start]
    return Funding(
        item=name,
        amount=in_yuan(quantity),
        source=_payer(document.norm[clause.start : quantity.start])
        or source_of(sentence)
        or (source_of(name[:_OWNER]) if name != _TOTAL else None)
        or source_of("".join(_PURSE.findall(paragraph)))
        or _owner(name),
        task=document.task_at(quantity.start),
        evidence=document.evidence(clause.start, clause.end),
    )
