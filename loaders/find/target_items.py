"""Reads one clause: which words name each quantity, before it or after it, and how the quantity counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from loaders.find.numbers import Quantity
from loaders.find.target_basis import Context, basis_of
from loaders.find.target_names import (
    Head,
    Tail,
    after_name,
    complete,
    first_connector,
    head,
    split_names,
    split_rates,
    tail,
)
from loaders.find.target_phrases import Clause
from loaders.lexicons import alternatives, lexicon
from ontology.records import Basis

_SHORTEST_NAME: Final = 2
_UNDATED: Final = 2
_CONNECTOR_END: Final = re.compile("(?:、|以及|和|与|及|或|并)$")
_REACHED: Final = (">=", ">", "<=", "<", "between")
_HAN: Final = re.compile("[一-鿿A-Za-z]")


@dataclass(slots=True)
class Draft:
    """A target on its way: what it is called, its quantity, how it counts, and what the next clause may inherit."""

    name: str
    quantity: Quantity
    basis: Basis
    start: int
    end: int
    verb: str = ""
    cumulative: bool = False
    yearly: bool = False
    year: int | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A quantity with the words that belong to it: ``front`` before it, ``after`` behind it."""

    quantity: Quantity
    start: int
    front: str
    after: str
    head: Head
    tail: Tail

    @property
    def name(self) -> str:
        return self.front[self.head.start : self.head.start + self.tail.end]


def read_clause(
    norm: str, clause: Clause, found: list[Quantity], before: Draft | None, strictness: int
) -> Iterator[Draft]:
    """Drafts of the quantities ``found`` in ``clause``. ``before`` is the draft of the clause before, in the sentence.

    ``strictness`` is 0 among the goals; 1 in chapters of tasks, where a bare number is a target only with a word that
    says so; 2 there where the plan has no target year either, so that a mere 达到 is rather a condition.
    """
    for parts in _parts(norm, clause, found):
        for draft in _drafts(clause, parts, before):
            if not strictness or _is_target(draft, clause, strictness):
                before = draft
                yield draft


def _parts(norm: str, clause: Clause, found: list[Quantity]) -> Iterator[list[_Part]]:
    """Quantities with their words; those that share one list of names (分别达到30%、50%) come together."""
    position, group = clause.start, []
    for index, quantity in enumerate(found):
        limit = found[index + 1].left if index + 1 < len(found) else clause.end
        gap = clause.masked[quantity.right - clause.start : limit - clause.start]
        length, step = _division(gap, index + 1 < len(found))
        front = norm[position : quantity.left]
        if step is None or _measures_each(front, clause, quantity):
            continue
        lead = head(front)
        after = norm[quantity.right : quantity.right + length]
        group.append(_Part(quantity, position, front, after, lead, tail(front[lead.start :])))
        position = quantity.right + step
        if not ("分别" in group[0].front[-6:] and step == limit - quantity.right and index + 1 < len(found)):
            yield group
            group = []
    if group:
        yield group


def _division(gap: str, more: bool) -> tuple[int, int | None]:
    """How much of ``gap`` belongs to the quantity before it, and where the next one's words begin.

    None instead of a place means that the quantity is part of the next one's name: 50亿元工业企业1家.
    """
    if not more:
        return len(gap), len(gap)
    opening = first_connector(gap)
    if opening:
        return 0, opening
    lead = head(gap)
    rest = tail(gap[lead.start :])
    if gap and rest.end == 0 and (lead.change or rest.change):
        return 0, 0
    closing = _CONNECTOR_END.search(gap)
    if closing:
        return closing.start(), len(gap)
    comma = gap.rfind("、")
    return (comma, comma + 1) if comma > 0 else (0, None)


def _measures_each(front: str, clause: Clause, quantity: Quantity) -> bool:
    """True where an amount describes each of the things counted later: 年产值超100亿元的企业2家."""
    rest = clause.masked[quantity.right - clause.start :]
    if rest.startswith("的"):
        return quantity.kind != "rates" or bool(tail(front[head(front).start :]).end)
    if quantity.kind not in ("money", "measures") or "的" not in rest:
        return False
    return head(front).verb == "new" and any(front.endswith(word) for word in lexicon("indicators")["attributes"])


def _drafts(clause: Clause, parts: list[_Part], before: Draft | None) -> Iterator[Draft]:
    lead = clause.sentence[: parts[0].start - clause.sentence_start]
    if len(parts) > 1:
        names = split_names(parts[0].name)
        if names[0].startswith("占") and before:
            names = [complete("占" + name.removeprefix("占"), before.name) for name in names]
        if len(names) == len(parts):
            for name, part in zip(names, parts, strict=True):
                yield _draft(_reaching(part, parts[0]), name, before, parts[0], lead)
            return
    for part in parts:
        for name in _names(part, before):
            before = _draft(part, name, before, part, lead + part.front)
            yield before


def _reaching(part: _Part, first: _Part) -> _Part:
    """A later quantity of 分别达到30%、50% with the comparing word of the first."""
    quantity = part.quantity
    if quantity.comparator == "=":
        quantity = replace(quantity, comparator=first.quantity.comparator, word=first.quantity.word)
    return replace(part, quantity=quantity, start=first.start, front=first.front)


def _names(part: _Part, before: Draft | None) -> list[str]:
    """The names that the quantity counts; none where it is no target."""
    after = after_name(part.after)
    if _stands_before(part, after):
        return [after] if _HAN.search(after) and len(after) >= _SHORTEST_NAME and _is_counted(after) else []
    if after and not _is_nothing(after) and not _may_trail(part, after):
        return []
    generic = part.name in lexicon("indicators")["generic"]
    name = complete(part.name, before.name if before else "", generic)
    if len(name) < _SHORTEST_NAME or (generic and before is None) or part.front.endswith("各"):
        return []
    if part.tail.split:
        return split_names(name)
    return split_rates(name) if part.tail.change and part.quantity.kind == "rates" else [name]


def _stands_before(part: _Part, after: str) -> bool:
    """True where the things counted follow the number: 培育6家…机构, 推出不少于10个…服务."""
    if not after or _is_nothing(after):
        return False
    front = part.front + _said(part)
    if part.front.endswith("等"):
        return part.head.verb == "new"
    if part.quantity.kind == "rates":
        return not part.name and part.after.startswith("的")
    if part.quantity.han and not _makes("han_verbs").search(front):
        return False
    return not part.name or bool(_CONNECTOR_END.search(part.front) or _makes().search(front))


def _said(part: _Part) -> str:
    """The comparing word before the number where it is a verb of its own."""
    return part.quantity.word if part.quantity.word in ("完成", "实现") else ""


@cache
def _makes(*lists: str) -> re.Pattern[str]:
    words = lexicon("indicators")
    making = alternatives([word for name in lists or ("new", "done", "underway") for word in words[name]])
    return re.compile(f"(?:{making}|(?P<level>{alternatives([*words['level'], '有'])}))[了出]?(?:至少)?$")


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('indicators')['no_name'])})")


def _is_counted(name: str) -> bool:
    return not any(name.endswith(word) for word in lexicon("indicators")["uncounted"])


def _is_nothing(after: str) -> bool:
    return bool(_nothing().fullmatch(after)) or not _HAN.search(after)


def _may_trail(part: _Part, after: str) -> bool:
    """Words behind a quantity that its name before it makes harmless, where a comparing word shows the target."""
    return (
        bool(part.name) and part.quantity.comparator in _REACHED and not part.after.startswith("的") and len(after) <= 6
    )


def _draft(part: _Part, name: str, before: Draft | None, first: _Part, lead: str) -> Draft:
    quantity = _at_least(part)
    bare = not (quantity.word or first.head.verb or first.tail.change) and quantity.kind in ("counts", "measures")
    inherits = before is not None and bare
    verb = _verb(first) or (before.verb if before and inherits else "")
    cumulative = first.head.cumulative or first.tail.cumulative or bool(before and inherits and before.cumulative)
    yearly = first.head.yearly or first.tail.yearly or bool(before and inherits and before.yearly)
    elliptic = not part.name and not part.after and before is not None
    context = Context(first.front, first.head, first.tail, verb, cumulative, yearly, lead)
    return Draft(
        name=name, quantity=quantity, basis=basis_of(context, quantity, name),
        start=before.start if elliptic and before else first.start + min(_first_letter(first.front), len(first.front)),
        end=quantity.right + (len(part.after) if name in part.after else 0),
        verb=verb, cumulative=cumulative, yearly=yearly, inferred=elliptic,
    )  # fmt: skip


def _at_least(part: _Part) -> Quantity:
    """The quantity with a 至少 that stands apart from it: 至少打造1个."""
    quantity = part.quantity
    if quantity.comparator == "=" and re.search("至少|不少于|不低于", part.front):
        return replace(quantity, comparator=">=")
    return quantity


def _verb(part: _Part) -> str:
    """Kind of the verb before the name, or right before the number: 改造100张病床, 推动1万家企业数字化."""
    direct = _makes().search(part.front + _said(part)) if part.after else None
    if direct is None or part.head.verb:
        return part.head.verb
    return "level" if direct["level"] else "new"


def _first_letter(text: str) -> int:
    return len(text) - len(text.lstrip(" \t、,;:。—-"))


def _is_target(draft: Draft, clause: Clause, strictness: int) -> bool:
    """In a chapter of tasks: something is made, reached, changed, or the sentence speaks of aims; 鼓励 sets none."""
    if clause.masked.startswith("鼓励"):
        return False
    if (
        draft.verb
        or draft.basis != "level"
        or any(word in clause.sentence for word in lexicon("indicators")["markers"])
    ):
        return True
    said = bool(draft.quantity.word) or draft.quantity.comparator != "=" or draft.name.endswith(("率", "占比", "比重"))
    return said if strictness < _UNDATED else _is_standing(draft)


def _is_standing(draft: Draft) -> bool:
    """A target also without any year: a rate to be held or passed, an amount to be broken through."""
    rate = draft.name.endswith(("率", "满意度", "覆盖面")) and draft.quantity.comparator in (">=", ">")
    return rate or draft.quantity.word == "突破"
