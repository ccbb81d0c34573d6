"""What was measured before in the paragraph, for clauses that say less than a name: a total, a later year, a rate."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.find.numbers import reaching
from loaders.find.target_completing import is_verb
from loaders.find.target_draft import Draft
from loaders.find.target_parts import Part
from loaders.find.target_phrases import Clause
from loaders.lexicons import lexicon

_SLICE: Final = re.compile(r"\d[年月]")
# 到2027年,|突破8亿元
_ONLY_TIME: Final = re.compile(r"[到至]?20\d\d年(?:底|末|年底)?前?,(?:力争|争取|确保)?")
_TOTALS: Final = ("总数", "总量", "总规模", "数量")
_SHORT: Final = 4
_EACH_YEAR: Final = ("每年", "力争每年")
_EVENTS: Final = ("场", "场次", "届")
_OWN_TIME: Final = re.compile("[\\d三五]年|累计|年底|期末")
_NAMED_YEAR: Final = re.compile(r"20\d\d年")


def years_of(front: str) -> int:
    """How many years are named: 2 in 2026年、2027年分别改造."""
    return len(_NAMED_YEAR.findall(front))


def total_of(part: Part, before: Draft | None) -> str:
    """What a total is of, whatever the clauses between speak of: 新建站点20个,覆盖各镇,总数达50个."""
    alike = before is not None and before.quantity.unit == part.quantity.unit
    total = part.name in _TOTALS or (not part.name and part.front.endswith(_TOTALS))
    return before.name if before and alike and total else ""


def counted_so(part: Part, earlier: Sequence[Draft], lead: str) -> str:
    """What was counted by the same unit before, where a time and no more than a verb names it: 2024年改造236个.

    Of money and rates only where nothing else was measured so: 产值达到5亿元;到2027年,突破8亿元.
    """
    timed = _SLICE.search(part.front) or _ONLY_TIME.fullmatch(lead)
    if not timed or part.after or (part.name and not is_verb(part.name)):
        return ""
    named = [draft.name for draft in earlier if draft.quantity.unit == part.quantity.unit]
    if part.quantity.kind in ("counts", "measures"):
        return named[-1] if named else ""
    reached = part.quantity.comparator in (">=", ">") and not (part.tail.change or part.head.change)
    return named[0] if reached and len(set(named)) == 1 else ""


def measured_again(part: Part, earlier: Sequence[Draft]) -> str:
    """The whole name of a rate that was measured before: 花店服务准确率达到85%;2026年,准确率达到95%."""
    words = lexicon("indicators")
    short = part.quantity.kind == "rates" and 1 < len(part.name) <= _SHORT and part.name.endswith("率")
    short = short and part.name not in words["elliptic"]
    named = [draft.name for draft in earlier if draft.name.endswith(part.name)] if short else []
    return named[-1] if named else ""


def in_same_year(part: Part, before: Draft, clause_start: int) -> bool:
    """True for an amount beside what each year brings: 每年引进花店8家、实到外资2亿美元."""
    return (
        before.led
        and before.yearly
        and before.quantity.start >= clause_start
        and part.quantity.kind == "money"
        and not (part.head.verb or part.tail.change or part.quantity.word in reaching())
    )


def held_each_year(norm: str, silent: Sequence[Clause], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` of what is held so often in each year, where a clause before says so: 每年发布花讯,举办花展9场."""
    if any(norm.startswith(_EACH_YEAR, clause.start) for clause in silent):
        for draft in drafts:
            held = draft.basis == "new" and draft.quantity.unit in _EVENTS
            if held and not _OWN_TIME.search(norm, draft.start, draft.end):
                draft.basis = "annual"
    return drafts
