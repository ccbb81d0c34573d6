"""The text of a plan, sentence by sentence: what facts rest on is marked, and each sentence carries its facts."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.links import anchor, page_of
from api.reading import Reader, Row, text
from api.tables import goal
from api.words import Language
from ontology.iri import Identifier

# up to a full stop with what closes after it, or to the end of the line
_SENTENCE: Final = re.compile(r"[^。;;!?!?\n]*(?:[。;;!?!?]+[))”』」》]*|\n|\Z)")
# kinds of facts that a sentence tells, in the order in which it tells them
TOLD: Final = ("assignments", "targets", "platforms", "citations", "funding", "milestones")
_NAMES: Final = {"assignments": "stated", "targets": "indicator", "platforms": "platform", "citations": "document",
                 "funding": "item", "milestones": "item"}  # fmt: skip
_NODES: Final = {"assignments": "agency_iri", "targets": "indicator_iri", "platforms": "platform_iri",
                 "citations": "document_iri", "funding": "task_iri", "milestones": "plan_iri"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A fact beside its sentence: kind, words, address, how it was read, and its row."""

    kind: str
    words: str
    href: str
    confidence: str
    row: Row


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: pieces as (words, marked), the anchors of passages that begin in it, its facts and its damage."""

    number: int
    pieces: tuple[tuple[str, bool], ...]
    anchors: tuple[str, ...]
    told: tuple[Told, ...]
    damage: tuple[Row, ...]

    @property
    def words(self) -> str:
        """The sentence without white space around it."""
        return "".join(words for words, _ in self.pieces).strip()


def place(row: Row) -> tuple[int, int]:
    """Return from where to where the passage of a fact reaches."""
    start, _, end = text(row, "evidence").rpartition("/")[2].partition("-")
    return (int(start), int(end)) if start.isdigit() and end.isdigit() else (0, 0)


def passage_anchor(row: Row) -> str:
    """Return the anchor of the passage of a fact on the page of its plan."""
    return anchor(Identifier.parse(text(row, "evidence")))


def text_of(reader: Reader, plan: str) -> str:
    """Return the text of a plan (an IRI), empty where only a record is loaded."""
    found = reader.rows("text", plan_iri=plan)
    return text(found[0], "text") if found else ""


def lines(whole: str, facts: Mapping[str, Sequence[Row]], language: Language) -> list[tuple[int, Line]]:
    """Return the sentences that hold more than white space, each with the place where it begins.

    Args:
        whole: the text.
        facts: rows by kind of fact; those of ``TOLD`` are marked and told.
        language: that of amounts.
    """
    spans = [found.span() for found in _SENTENCE.finditer(whole) if found[0].strip()]
    starts = [start for start, _ in spans]
    told = _by_line(starts, ((kind, row) for kind in TOLD for row in facts[kind]))
    damaged = _by_line(starts, (("damage", row) for row in facts["damage"]))
    named = _by_line(starts, ((kind, row) for kind, rows in facts.items() for row in rows if text(row, "evidence")))
    marked = _merged(place(row) for kind in TOLD for row in facts[kind])
    seen: set[str] = set()
    return [
        (start, Line(
            index + 1, tuple(_pieces(whole, start, end, marked)), tuple(_new(named.get(index, ()), seen)),
            tuple(_told(kind, row, language) for kind, row in told.get(index, ())),
            tuple(row for _, row in damaged.get(index, ())),
        ))
        for index, (start, end) in enumerate(spans)
    ]  # fmt: skip


def _by_line(starts: Sequence[int], facts: Iterable[tuple[str, Row]]) -> dict[int, list[tuple[str, Row]]]:
    found: dict[int, list[tuple[str, Row]]] = {}
    for kind, row in facts:
        found.setdefault(max(bisect_right(starts, place(row)[0]) - 1, 0), []).append((kind, row))
    return found


def _new(facts: Iterable[tuple[str, Row]], seen: set[str]) -> Iterable[str]:
    for _, row in facts:
        name = passage_anchor(row)
        if name not in seen:
            seen.add(name)
            yield name


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _pieces(whole: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> Iterable[tuple[str, bool]]:
    # what a line begins with is for the eye of its first reader: wide blanks would break it
    here = start + len(whole[start:end]) - len(whole[start:end].lstrip())
    for index in range(max(bisect_right(marked, (start, 0)) - 1, 0), len(marked)):
        left, right = marked[index]
        if left >= end:
            break
        if right <= here:
            continue
        if left > here:
            yield whole[here:left], False
        yield whole[max(left, here) : min(right, end)], True
        here = min(right, end)
    if here < end:
        yield whole[here:end], False


def _told(kind: str, row: Row, language: Language) -> Told:
    words = text(row, _NAMES[kind]) or text(row, "number")
    stated = f"{words} {goal(row, language)}" if kind == "targets" else words
    return Told(kind, stated, page_of(text(row, _NODES[kind])) or "", text(row, "confidence"), row)
