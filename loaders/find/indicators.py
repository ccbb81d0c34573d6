"""Finds the quantified targets of a plan, in sentences and in tables of indicators."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.document import Document
from loaders.find.numbers import Quantity, quantities
from loaders.find.target_dedupe import distinct
from loaders.find.target_horizon import aims_kind, goal_year
from loaders.find.target_items import Draft, read_clause
from loaders.find.target_phrases import Clause, clauses, is_rule, is_shortening, says_target, year_at
from loaders.find.target_tables import find_rows
from ontology.records import Reading, Target

__all__ = ["find", "goal_year"]

_SILENT: Final = ("closing",)
_WIDEST_RANGE: Final = 2
_SILENT_ANNEXES: Final = ("schedule", "funding")


def find(document: Document) -> list[Target]:
    """Every quantified target of ``document``, in order, each once."""
    horizon = goal_year(document)
    drafts = [*_sentences(document, horizon), *find_rows(document)]
    drafts.sort(key=lambda draft: draft.quantity.start)
    return distinct([_target(document, draft, horizon) for draft in drafts])


def _sentences(document: Document, horizon: int | None) -> Iterator[Draft]:
    """Drafts of all lines that hold a quantity and may set targets."""
    found = list(quantities(document.norm))
    index = 0
    for line in document.clean.lines:
        own: list[Quantity] = []
        while index < len(found) and found[index].start < line.end:
            own.append(found[index])
            index += 1
        if own and line.kind != "row" and not _silent(document, line.start):
            yield from _line(document, (line.start, line.end), own, horizon)


def _silent(document: Document, position: int) -> bool:
    annex = document.outline.annex_at(position)
    return document.kind_at(position) in _SILENT or (annex is not None and annex.kind in _SILENT_ANNEXES)


def _line(document: Document, line: tuple[int, int], found: list[Quantity], horizon: int | None) -> Iterator[Draft]:
    """Drafts of one line; a clause hands its verb and name on to the next of the same sentence."""
    before: Draft | None = None
    sentence = -1
    for clause in clauses(document.norm, *line):
        if clause.sentence_start != sentence:
            before, sentence = None, clause.sentence_start
        own = [quantity for quantity in found if clause.start <= quantity.start < clause.end]
        wanted = _wanted(document, clause, own)
        if not wanted:
            continue
        since = _year_from(document, clause.start, line[0])
        dated = horizon or year_at(document.norm, since, clause.end)
        strictness = 0 if aims_kind(document, clause.start) == "goals" else 1 if dated else 2
        for draft in read_clause(document.norm, clause, wanted, before, strictness):
            draft.year = year_at(document.norm, since, draft.quantity.start)
            before = draft
            if draft.name:
                yield draft


def _wanted(document: Document, clause: Clause, own: list[Quantity]) -> list[Quantity]:
    kind = aims_kind(document, clause.start)
    words = document.norm[clause.start : clause.end]
    if kind == "background" and not says_target(clause.sentence):
        return []
    return [
        quantity
        for quantity in own
        if not is_rule(document.norm, clause, quantity, kind)
        and (quantity.kind != "times" or is_shortening(words, quantity, kind))
    ]


def _year_from(document: Document, position: int, line_start: int) -> int:
    """Where the search for a year begins: the paragraph among the goals, else the sentence."""
    if aims_kind(document, position) in ("goals", "background"):
        return line_start
    return max(line_start, document.norm.rfind("。", line_start, position) + 1)


def _target(document: Document, draft: Draft, horizon: int | None) -> Target:
    quantity = draft.quantity
    alternatives = _readings(document, quantity)
    return Target(
        name=draft.name,
        value=quantity.value,
        value_max=quantity.value_max,
        comparator=quantity.comparator,
        unit=quantity.unit or None,
        basis=draft.basis,
        year=draft.year or horizon,
        task=document.task_at(quantity.start),
        evidence=document.evidence(draft.start, draft.end),
        suspect=bool(alternatives),
        alternatives=alternatives,
        confidence="repaired" if alternatives else "inferred" if draft.inferred else "stated",
    )


# Numbers that a lost dash may have made of a range: 23个 of 2-3个, 35个 of 3-5个.
_LOST_DASH: Final = re.compile(r"20\d\d20\d\d年|[\u4e00-\u9fff]20\d\d20\d\d\)")


def _readings(document: Document, quantity: Quantity) -> tuple[Reading, ...]:
    """The range that the number may be, only in a text that lost dashes elsewhere."""
    first, second = divmod(int(quantity.value), 10)
    damaged = (
        quantity.kind == "counts"
        and quantity.value_max is None
        and quantity.value == int(quantity.value)
        and 0 < first < second <= first + _WIDEST_RANGE
        and _LOST_DASH.search(document.norm)
    )
    return (Reading(float(first), float(second)),) if damaged else ()
