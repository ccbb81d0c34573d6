"""Finds budget lines: amounts that are set aside in sentences, and tables of money."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from operator import attrgetter
from typing import Final

from loaders.document import Document
from loaders.find.funding_bare import of_nothing
from loaders.find.funding_context import FAR
from loaders.find.funding_fields import in_field, is_on_money, work
from loaders.find.funding_names import SHORTEST, TOTAL, names
from loaders.find.funding_parts import of_all, opening, part, shares
from loaders.find.funding_purses import of_work, respective, spoken_of
from loaders.find.funding_signs import INVESTED, Phrase, costs, may_be_line, phrases, set_aside
from loaders.find.funding_tables import find_lines
from loaders.find.money import in_yuan, source_of
from loaders.find.numbers import Quantity, all_quantities, by_line
from loaders.find.target_dedupe import MOST_COMPARED, alike
from loaders.find.target_phrases import Clause, clauses
from loaders.find.target_tables import cells_of_works
from loaders.lexicons import alternatives, lexicon
from ontology.records import Funding, FundingSource

# ",由市、区财政各承担50%", ",从市级预算中列支": the purse that is named after the amount
_PAID_BY: Final = re.compile("[^。;\n\\d]{0,12}?(?:由|从|列入|纳入)(?:20\\d\\d年度?)?(?P<purse>[^,。;\n\\d]{2,24})")
# "由市财政局牵头": who leads does not pay
_LEADS: Final = re.compile(r"由[^,;。]{1,20}?(?:牵头|会同|负责)")
# "省花卉专项资金": a purse of the province
_OWNED: Final = re.compile(r"(?P<owner>国家|中央|[省市县区州](?![级场域块民政])).*(?:资金|经费|专项|基金|预算)$")
# "县花卉发展资金中安排"
_TAKEN: Final = re.compile(
    "[从由在]?(?P<purse>[^,;。]{4,24}?(?:资金|经费|专项|基金|预算))中?内?(?:每年|统筹|预算)*(?:安排|列支|切块|拿出)"
)
# "花卉产业行动计划(2031-2033年)", "2030年累计投入…": what is told of a year before the plan is done
_PERIOD: Final = re.compile(r"(?P<first>20\d\d)年?-20\d\d年")
_TITLE: Final = 400
_IN_YEAR: Final = re.compile(r"(?:20\d\d年?-)?(?P<year>20\d\d)年(?![底末])")
# "共计", "总额", but not "投资总额"
_SUMMED_UP: Final = re.compile("合计|总计|共计|(?<!投资)总额")
# ",年度计划投资9亿元" behind the total of a work
_OF_YEAR: Final = re.compile(r"(?:其中)?(?P<name>(?:年度|当年|本年度?|20\d\d年度?)计划(?:完成)?投资)")
# "全市花房改造|项目": all that a plan on 花房改造 tells to do
_EVERYWHERE: Final = re.compile("全[省市县区州盟旗]")
_THIS: Final = re.compile("本(?:方案|计划|规划|行动|工程|项目)")
_WORKS: Final = re.compile("(?:项目|工程|工作|任务)+$")
_BONDS: Final = "国债"  # only the state issues them
_POOL: Final = re.compile("(?:基金群?|周转金)$")
_FOUNDED: Final = re.compile("设立|组建|发起|募集|规模|建立")
_PAYING: Final = re.compile("财政|本级|出资|注资|拿出|安排|[省市区县州盟旗]级设立|政府设立")
_ROUGHLY: Final = len("左右")
# as many characters of the item say whose it is: 省级前期工作经费
_OWNER: Final = 3
# so many characters in a row, and this share of the shorter name, say that two names are of the same
_TELLING: Final = 3
_MOST: Final = 0.6


def find(document: Document) -> list[Funding]:
    """Every budget line of ``document``: those of sentences, and those of tables that no sentence names, each once."""
    kept: list[Funding] = []
    said: dict[float, list[Funding]] = {}
    by_amount: dict[tuple[float, str | None], list[str]] = {}
    for line in _sentences(document):
        items = by_amount.setdefault((line.amount, line.source), [])
        if not _named(line.item, items):
            items.append(line.item)
            kept.append(line)
            said.setdefault(line.amount, []).append(line)
    return [*kept, *(line for line in find_lines(document) if not _is_said(line, said.get(line.amount, [])))]


def _is_said(row: Funding, lines: list[Funding]) -> bool:
    """True for a row of a table that a sentence tells, too: 市区购房补贴 in a table, 购房补贴资金 in the text."""
    same = [line for line in lines[-MOST_COMPARED:] if line.source == row.source or not (line.source and row.source)]
    return any(alike(row.item, line.item) or _is_near(row.item, line.item) for line in same)


def _is_near(a: str, b: str) -> bool:
    """True where two names share most of the shorter in a row: 市区购房补贴, 购房补贴资金."""
    common = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return common >= max(_TELLING, _MOST * min(len(a), len(b)))


def _named(item: str, items: list[str]) -> bool:
    return any(alike(item, other) for other in items[-MOST_COMPARED:])


def _sentences(document: Document) -> Iterator[Funding]:
    money = [quantity for quantity in document.once(all_quantities) if may_be_line(quantity)]
    divided = 0  # where the parts of the last amount end
    above = (-1, "")  # the last sentence with a line, and what that line is for
    paragraphs = (line for line in document.clean.lines if line.kind != "row")
    lines = sorted([*paragraphs, *cells_of_works(document)], key=attrgetter("start"))
    for line, own in by_line(lines, money):
        if _in_table(document, line.start):
            continue
        starts = [quantity.start for quantity in own]
        for clause in clauses(document.norm, line.start, line.end, starts):
            inside = own[bisect_left(starts, max(divided, clause.start)) : bisect_left(starts, clause.end)]
            if inside and not _is_told(document, clause):
                for phrase in phrases(document.norm, clause, inside):
                    same = above[1] if above[0] == phrase.sentence_start else ""
                    for found, end in _phrase(document, phrase, same) if phrase.amounts[0].start >= divided else ():
                        yield found
                        divided = max(divided, end)
                        above = (phrase.sentence_start, found.item)


def _is_told(document: Document, clause: Clause) -> bool:
    """True in a chapter of background, and where the sentence opens with a year before the plan's period."""
    if document.kind_at(clause.start) == "background":
        return True
    told = _IN_YEAR.match(document.norm, clause.sentence_start)
    return told is not None and int(told["year"]) < document.once(_first_year)


def _first_year(document: Document) -> int:
    """The first year of the period in the plan's title, 0 where it names none."""
    period = _PERIOD.search(document.norm, 0, _TITLE)
    return int(period["first"]) if period else 0


def _in_table(document: Document, position: int) -> bool:
    annex = document.outline.annex_at(position)
    return annex is not None and annex.kind == "funding"


def _phrase(document: Document, phrase: Phrase, above: str) -> Iterator[tuple[Funding, int]]:
    """Budget lines of a phrase that sets money aside and their parts, each with where it ends.

    What says nothing by itself is for what the line before it in the sentence is for: ``above``.
    """
    norm = document.norm
    own = set_aside(norm, phrase, follows=bool(above), on_money=is_on_money(document, phrase.start))
    field = work(document, phrase.start) if own and in_field(norm, phrase.sentence_start) else ""
    for name, quantity in zip(names(document, phrase, own) if own else (), own, strict=True):
        item = name = spoken_of(norm, name, phrase.start)
        front = norm[phrase.start : quantity.left]
        if of_nothing(name):
            item = of_work(above, front) or field or (TOTAL if opening(norm, quantity.right) else name)
        if len(item) < SHORTEST:
            continue
        line = _funding(document, phrase, item, quantity)
        if above and (yearly := _OF_YEAR.fullmatch(front)):
            line = replace(line, item=above + yearly["name"], source="total")
        yield from _divided(document, phrase, line, quantity, field=bool(field))


def _divided(
    document: Document, phrase: Phrase, line: Funding, quantity: Quantity, *, field: bool
) -> Iterator[tuple[Funding, int]]:
    """A line and its parts, each with where it ends; in a ``field`` of money all is for the work above it."""
    norm = document.norm
    front = norm[phrase.start : quantity.left]
    named = costs(front, quantity) and norm.startswith(("的", "、"), quantity.right)
    place = phrase.end if named else quantity.right
    opened = opening(norm, place)
    if each := list(respective(norm, opened.end())) if opened else []:
        yield line, quantity.end
        for own in each:
            evidence = document.evidence(own.start, own.end)
            yield replace(line, item=own.name, amount=own.amount, evidence=evidence), own.end
        return
    parts = shares(norm, place, line.amount)
    if not (_POOL.search(line.item) and _FOUNDED.search(norm, phrase.sentence_start, quantity.start)):
        line = replace(line, source=of_all(line.source, parts, line.amount))
    if len(parts) > 1 and line.source == "total" and _is_all(norm, front, line.item):
        line = replace(line, item=TOTAL)
    yield line, parts[-1].end() if parts else quantity.end
    for share in parts:
        if divided := part(document, line, share, field=field):
            yield divided, share.end()


def _payer(text: str) -> FundingSource | None:
    """Whose money ``text`` names; that it is a total does not count, nor who gets it."""
    return source_of(_total().sub("", text))


@cache
def _total() -> re.Pattern[str]:
    words = lexicon("funding")
    return re.compile(alternatives([*words["sources"]["total"], *words["receivers"]]))


def _owner(name: str) -> FundingSource | None:
    match = _OWNED.fullmatch(name)
    return None if not match else "central" if match["owner"] in ("国家", "中央") else "local"


def _giver(before: str) -> FundingSource | None:
    """Whose money it is by who gives it, or by whose fund it is taken from: 县政府每年拿出, 县花卉发展资金中安排."""
    purse = _TAKEN.match(before)
    if purse and (owner := _owner(purse["purse"])):
        return owner
    return "local" if re.search(alternatives(lexicon("funding")["givers"]), before) else None


def _is_all(norm: str, front: str, item: str) -> bool:
    """True for the sum of a whole plan: 全市花房改造项目总投资 in one on 花房改造, 本方案总投资."""
    everywhere = _EVERYWHERE.match(front) is not None and _WORKS.sub("", item) in norm[:_TITLE]
    return everywhere or _THIS.match(front) is not None


def _is_invested(phrase: Phrase, before: str, *, closes: bool) -> bool:
    """True where the amount is all that is invested in the work that stands before it: 改造花市3所,投资5000万元."""
    opens = phrase.start == phrase.sentence_start
    return not opens and closes and "投资" in before and INVESTED.fullmatch(before) is not None


def _is_size(document: Document, phrase: Phrase, name: str) -> bool:
    """True for how large a fund is to be, which says not whose money it is: 设立总规模5亿元的市花卉基金."""
    founded = _POOL.search(name) and _FOUNDED.search(document.norm, phrase.sentence_start, phrase.end)
    return bool(founded and not _PAYING.search(document.norm, phrase.start, phrase.end))


def _funding(document: Document, phrase: Phrase, name: str, quantity: Quantity) -> Funding:
    norm = document.norm
    far = max(0, phrase.start - FAR)
    sentence = _LEADS.sub("", norm[max(far, phrase.sentence_start) : quantity.start])
    before = norm[phrase.start : quantity.start]
    after = norm[quantity.right : min(phrase.end, quantity.right + _OWNER)].partition("(")[0]
    paid_by = _PAID_BY.match(norm, quantity.right)
    source = (
        _payer(before)
        or (_payer(paid_by["purse"]) if paid_by else None)
        or (_payer(sentence) if "投资" not in before else None)
        # 共计 and the like, which before an amount only say that it is added up, say not whose it is
        or source_of(_SUMMED_UP.sub("", before))
        or ("total" if _is_invested(phrase, before, closes=phrase.end - quantity.right <= _ROUGHLY) else None)
        or _payer(sentence)
        or _payer(after)
        or (source_of(name if _BONDS in name else name[:_OWNER]) if name != TOTAL else None)
        or _owner(name)
        or _giver(before)
    )
    return Funding(
        item=name,
        amount=in_yuan(quantity),
        source=None if _is_size(document, phrase, name) else source,
        task=document.task_at(quantity.start),
        evidence=document.evidence(phrase.start, phrase.end),
    )
