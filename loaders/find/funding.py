"""Finds budget lines: amounts that are set aside in sentences, and tables of money."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from loaders.document import Document
from loaders.find.funding_fields import in_field, work
from loaders.find.funding_names import FAR, SHORTEST, TOTAL, names, says_nothing
from loaders.find.funding_signs import Phrase, is_barred, may_be_line, phrases, set_aside
from loaders.find.funding_tables import find_lines
from loaders.find.money import in_yuan, scaled, source_of
from loaders.find.numbers import Quantity, all_quantities, by_line
from loaders.find.target_dedupe import MOST_COMPARED, alike
from loaders.find.target_phrases import clauses
from loaders.lexicons import alternatives, any_of, lexicon
from ontology.records import Funding, FundingSource

# ",由市、区财政各承担50%", ",从市级预算中列支": the purse that is named after the amount
_PAID_BY: Final = re.compile("[^。;\n\\d]{0,12}?(?:由|从|列入|纳入)(?P<purse>[^,。;\n\\d]{2,24})")
# "其中:花田建设100万元;花市促销等200万元(…)", "(中央资金100万元、省级资金50万元)": the parts of a total
_PARTS: Final = re.compile(r"[^\d\n]{0,40}?[,;:(。]?其中[:,]?|\(")
_PART: Final = re.compile(
    r"(?:安排|用于|争取|申请|申报)*(?P<name>[\u4e00-\u9fff、]{2,24}?)(?:等|共|约|的?不[低少]于|的?达到?|为)?(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千]?[万亿]元)"
    r"(?:\([^()\n]{0,80}\))?[,;、。]?"
)
_MOST_PARTS: Final = 20
# "政府出资", "县财政安排": who pays a part, not what it is called
_PAYS: Final = re.compile(r"(?:出资|承担|负担|安排|投入|列支|拨付|解决|统筹)$")
# "由市财政局牵头": who leads does not pay
_LEADS: Final = re.compile(r"由[^,;。]{1,20}?(?:牵头|会同|负责)")
# "省花卉专项资金": a purse of the province
_OWNED: Final = re.compile(r"(?P<owner>国家|中央|[省市县区州](?![级场域块民政])).*(?:资金|经费|专项|基金|预算)$")
# "县花卉发展资金中安排"
_TAKEN: Final = re.compile(
    "[从由在]?(?P<purse>[^,;。]{4,24}?(?:资金|经费|专项|基金|预算))中?内?(?:每年|统筹|预算)*(?:安排|列支|切块|拿出)"
)
# as many characters of the item say whose it is: 省级前期工作经费
_OWNER: Final = 3


def find(document: Document) -> list[Funding]:
    """Every budget line of ``document``: those of sentences, and those of tables that no sentence names, each once."""
    kept: list[Funding] = []
    by_amount: dict[tuple[float, str | None], list[str]] = {}
    for line in _sentences(document):
        items = by_amount.setdefault((line.amount, line.source), [])
        if not _named(line.item, items):
            items.append(line.item)
            kept.append(line)
    tables = find_lines(document)
    return [*kept, *(line for line in tables if not _named(line.item, by_amount.get((line.amount, line.source), [])))]


def _named(item: str, items: list[str]) -> bool:
    return any(alike(item, other) for other in items[-MOST_COMPARED:])


def _sentences(document: Document) -> Iterator[Funding]:
    money = [quantity for quantity in document.once(all_quantities) if may_be_line(quantity)]
    divided = 0  # where the parts of the last amount end
    above = (-1, "")  # the last sentence with a line, and what that line is for
    for line, own in by_line(document.clean.lines, money):
        if _in_table(document, line.start):
            continue
        starts = [quantity.start for quantity in own]
        for clause in clauses(document.norm, line.start, line.end, starts):
            inside = own[bisect_left(starts, max(divided, clause.start)) : bisect_left(starts, clause.end)]
            if inside and document.kind_at(clause.start) != "background":
                for phrase in phrases(document.norm, clause, inside):
                    same = above[1] if above[0] == phrase.sentence_start else ""
                    for found, end in _phrase(document, phrase, same) if phrase.amounts[0].start >= divided else ():
                        yield found
                        divided = max(divided, end)
                        above = (phrase.sentence_start, found.item)


def _in_table(document: Document, position: int) -> bool:
    annex = document.outline.annex_at(position)
    return annex is not None and annex.kind == "funding"


def _phrase(document: Document, phrase: Phrase, above: str) -> Iterator[tuple[Funding, int]]:
    """Budget lines of a phrase that sets money aside and their parts, each with where it ends.

    What says nothing by itself is for what the line before it in the sentence is for: ``above``.
    """
    norm = document.norm
    own = set_aside(norm, phrase)
    field = work(document, phrase.start) if own and in_field(norm, phrase.sentence_start) else ""
    for name, quantity in zip(names(document, phrase, own) if own else (), own, strict=True):
        opening = _PARTS.match(norm, quantity.right)
        item = name
        if says_nothing(name):
            item = above or field or (TOTAL if opening else name)
        if len(item) >= SHORTEST:
            line = _funding(document, phrase, item, quantity)
            shares = _shares(norm, opening.end(), line.amount) if opening else []
            if {source_of(share["name"]) for share in shares} - {None, line.source}:
                line = replace(line, source="total")  # others pay a part of it
            yield line, quantity.end
            for share in shares:
                if not is_barred(share["name"]) and not any_of("funding", "others").search(share["name"]):
                    yield _part(document, line, share), share.end()


def _shares(norm: str, position: int, whole: float) -> list[re.Match[str]]:
    """The parts into which the text from ``position`` on divides an amount; none where they are more than the whole."""
    shares: list[re.Match[str]] = []
    while len(shares) < _MOST_PARTS and (share := _PART.match(norm, position)):
        shares.append(share)
        position = share.end()
    return shares if sum(_amount(share) for share in shares) <= whole else []


def _amount(share: re.Match[str]) -> float:
    return scaled(float(share["value"]), share["unit"])


def _part(document: Document, total: Funding, share: re.Match[str]) -> Funding:
    """A part is called as printed, 省级补助资金, and as the whole where only who pays is printed: 县财政安排.

    Of a work, and not a fund, all money is for the work: words for money name nothing.
    """
    nouns = tuple(word for word in lexicon("funding")["nouns"] if word != "财政")
    money = share["name"].endswith(nouns) and total.item.endswith(nouns)
    whose = _PAYS.search(share["name"]) is not None or (says_nothing(share["name"]) and not money)
    return Funding(
        item=total.item if whose and total.item != TOTAL else share["name"],
        amount=_amount(share),
        source=source_of(share["name"]) or (total.source if total.source != "total" else None),
        task=document.task_at(share.start()),
        evidence=document.evidence(share.start(), share.end("unit")),
    )


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


def _funding(document: Document, phrase: Phrase, name: str, quantity: Quantity) -> Funding:
    norm = document.norm
    far = max(0, phrase.start - FAR)
    sentence = _LEADS.sub("", norm[max(far, phrase.sentence_start) : quantity.start])
    before = norm[phrase.start : quantity.start]
    after = norm[quantity.right : min(phrase.end, quantity.right + _OWNER)].partition("(")[0]
    paid_by = _PAID_BY.match(norm, quantity.right)
    return Funding(
        item=name,
        amount=in_yuan(quantity),
        source=_payer(before)
        or (_payer(paid_by["purse"]) if paid_by else None)
        or (_payer(sentence) if "投资" not in before else None)
        # 共计 and the like, which before an amount only say that it is added up, say not whose it is
        or source_of(any_of("funding", "total_rows").sub("", before))
        or _payer(sentence)
        or _payer(after)
        or (source_of(name[:_OWNER]) if name != TOTAL else None)
        or _owner(name)
        or _giver(before),
        task=document.task_at(quantity.start),
        evidence=document.evidence(phrase.start, phrase.end),
    )
