"""Finds the quantified targets of a plan, in sentences and in tables of indicators."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.find import header
from loaders.find.goals import aims_kind, stage_year
from loaders.find.numbers import UNITLESS, Quantity, by_line
from loaders.find.ranks import measured
from loaders.find.row_times import due_year
from loaders.find.target_ahead import looks_ahead, never_looks_ahead
from loaders.find.target_basis import is_work
from loaders.find.target_boxes import task_at
from loaders.find.target_caps import is_shortening
from loaders.find.target_dedupe import distinct
from loaders.find.target_draft import Draft
from loaders.find.target_earlier import held_each_year
from loaders.find.target_horizon import Horizon, horizon_of, says_running
from loaders.find.target_items import read_clause
from loaders.find.target_names import head, is_debris
from loaders.find.target_phrases import Clause, clauses, is_rule
from loaders.find.target_said import Said
from loaders.find.target_tables import cells_of_works, find_rows
from loaders.find.target_topics import is_bare, topic_of
from loaders.find.target_years import Named, from_now, last_year, respective, years_in
from loaders.find.year_columns import year_at
from loaders.resolve.indicators import concept
from ontology.records import Header, Reading, SectionKind, Target

_SILENT: Final = ("closing",)
_WIDEST_RANGE: Final = 2
_SILENT_ANNEXES: Final = ("schedule", "funding")
_LONGEST_SENTENCE: Final = 2000
_REMEMBERED: Final = 12
_CARRIED_OUT: Final = "完成"
_EACH_YEAR: Final = re.compile(r"(?:20\d\d年?[、和及与])+20\d\d年(?=各|均)")
# "20212035年" of 2021-2035年: this text lost its dashes
_LOST_DASH: Final = re.compile(r"20\d\d20\d\d(?:年|(?<=[\u4e00-\u9fff]20\d\d20\d\d)\))")
# "序号" on a line of its own, "项目名称|工作任务|…": how the columns of a list of works are headed
_FIRST_COLUMN: Final = re.compile(
    "\n序号\n|项目名称[|]|工作任务[|]|重点任务[|]|主要任务[|]|目标任务[|]|建设内容[|]|工作内容[|]|项目内容[|]"
)
_OF_YEAR: Final = re.compile(r"20\d\d年(?:底|末)?,")
_REQUIREMENTS: Final = re.compile("总体(?:要求|思路)")
_place: Final = attrgetter("quantity.start")


def find(document: Document, head: Header | None = None) -> list[Target]:
    """Every quantified target of ``document``, in order, each once.

    Args:
        head: what the document says of itself; read from it where not given.
    """
    horizon = horizon_of(document, head or header.find(document))
    found = sorted([*_sentences(document, horizon.dated), *find_rows(document, horizon.start)], key=_place)
    found = [draft for draft in found if not (horizon.past(draft.year) or is_debris(draft.name))]
    firm = [draft for draft in found if not draft.loose]
    horizon = horizon.with_running([draft.year for draft in firm], sum(draft.running for draft in firm))
    damaged = bool(_LOST_DASH.search(document.norm))
    return distinct([_target(document, draft, horizon, damaged) for draft in (found if horizon.dated else firm)])


def _sentences(document: Document, dated: bool) -> Iterator[Draft]:
    """Drafts of all lines that hold a quantity and may set targets."""
    paragraphs = [line for line in document.clean.lines if line.kind != "row"]
    lines = sorted([*paragraphs, *cells_of_works(document)], key=attrgetter("start"))
    for line, own in by_line(lines, document.once(measured)):
        if not _silent(document, line.start) and not _only_tells(document, line, own):
            yield from _line(document, line, own, dated)


def _silent(document: Document, position: int) -> bool:
    annex = document.outline.annex_at(position)
    return document.kind_at(position) in _SILENT or (annex is not None and annex.kind in _SILENT_ANNEXES)


def _only_tells(document: Document, line: Line, found: list[Quantity]) -> bool:
    """True for a line of the background that sets no target, as it nowhere looks ahead."""
    places = (line.start, *[quantity.start for quantity in found])
    told = all(_kind_at(document, place) == "background" for place in places)
    return told and never_looks_ahead(document.norm, line.start, line.end)


def _line(document: Document, line: Line, found: list[Quantity], dated: bool) -> Iterator[Draft]:
    """Drafts of one line; a clause hands its verb and name on to the next of the same sentence."""
    said = Said(document.norm)
    years: list[Named] | None = None
    starts = [quantity.start for quantity in found]
    for clause in clauses(document.norm, line.start, line.end, starts):
        said.go_on(clause)
        own = _inside(found, starts, clause)
        if clause.bracket is not None:
            yield from _parts(document, clause, own, said.whole(clause.bracket), line.start)
            continue
        if not own:  # as in most
            said.silent.append(clause)
            continue
        kind = _kind_at(document, clause.start)
        wanted = _wanted(document.norm, clause, own, kind, line.start)
        if not wanted:
            said.sets_none(clause, own)
            continue
        quiet = said.heard()
        years = years_in(document.norm, line.start, line.end) if years is None else years
        since = _year_from(document.norm, clause.start, line.start, kind)
        strictness = 0 if kind == "goals" else 1 if dated or last_year(years, since, clause.end) else 2
        drafts = held_each_year(document.norm, quiet, _read(document, clause, wanted, said, strictness))
        for draft in _with_years(document, clause, drafts, years, since, kind):
            said.keep(draft)
            if draft.name:
                yield draft


def _read(document: Document, clause: Clause, wanted: list[Quantity], said: Said, strictness: int) -> list[Draft]:
    """Drafts of a clause; where its line names nothing, it is of what there is already, or of its heading."""
    before = _governed(clause, wanted[0]) if clause.lead else said.before
    earlier = said.earlier[-_REMEMBERED:]
    drafts = list(read_clause(document.norm, clause, wanted, before, strictness, said.topic, earlier))
    if not drafts and not said.topic and not earlier and (of := said.were or _headed(document, clause, wanted[0])):
        drafts = list(read_clause(document.norm, clause, wanted, before, strictness, of, earlier))
    return drafts


def _inside(found: list[Quantity], starts: list[int], clause: Clause) -> list[Quantity]:
    """The quantities ``found``, which begin at ``starts``, that stand in the clause; in most there are none."""
    first = bisect_left(starts, clause.start)
    some = first < len(starts) and starts[first] < clause.end
    return found[first : bisect_left(starts, clause.end)] if some else []


def _governed(clause: Clause, first: Quantity) -> Draft:
    """What hands the verb before a bracket on to what stands in it."""
    return Draft("", first, "level", clause.start, clause.start, verb=head(clause.lead).verb)


def _headed(document: Document, clause: Clause, first: Quantity) -> str:
    """What the heading of the item says is done, for a clause that names no more than a verb: 每年完成600户."""
    front = document.norm[clause.start : first.start]
    if first.kind not in ("counts", "measures") or not is_bare(front):
        return ""
    item = document.outline.item_at(clause.start)
    topic = topic_of(document.norm[item.title_start : item.title_end]) if item and item.headed else ""
    return topic if is_work(topic) and front.endswith((_CARRIED_OUT, topic[-len(_CARRIED_OUT) :])) else ""


def _with_years(
    document: Document, clause: Clause, drafts: list[Draft], years: list[Named], since: int, kind: SectionKind
) -> list[Draft]:
    """The drafts with the year named for each, in its sentence or among the goals; 全年 without one is noted."""
    drafts = _each_year(document.norm, clause, drafts)
    first = drafts[0].quantity.start if drafts else clause.start
    shared = len(drafts) > 1 and "分别" in document.norm[clause.start : first]
    own = respective(years, clause.sentence_start, first, len(drafts)) if shared else []
    for place, draft in enumerate(drafts):
        at = draft.quantity.start
        named = own[place] if own else last_year(years, since, at)
        column = None if named else year_at(document, at) or due_year(document, at)
        draft.year = draft.year or named or column or (stage_year(document, at) if kind == "goals" else None)
        draft.running = draft.year is None and says_running(document.norm[max(since, at - _LONGEST_SENTENCE) : at])
        draft.from_now = None if draft.year else from_now(document.norm, clause.sentence_start, clause.start, at)
    return drafts


def _parts(
    document: Document, clause: Clause, own: list[Quantity], whole: Draft | None, line_start: int
) -> Iterator[Draft]:
    """Drafts of a clause in brackets behind ``whole``; what they do not say is as it is said of the whole."""
    if whole is None:
        return
    kind = _kind_at(document, clause.start)
    wanted = _wanted(document.norm, clause, own, kind, line_start)
    for draft in read_clause(document.norm, clause, wanted, whole, 0, whole.name):
        if draft.basis == "level" and draft.quantity.kind == whole.quantity.kind:
            draft.basis = whole.basis
        draft.year, draft.running = whole.year, whole.running
        yield draft


def _kind_at(document: Document, position: int) -> SectionKind:
    """Kind of chapter; in a text without any, a list of works that is printed cell by cell is no background."""
    kind = aims_kind(document, position)
    if kind == "background" and _sets_aims(document, position):
        return "goals"
    listed = kind == "background" and not document.outline.items and 0 <= document.once(_list_start) < position
    return "tasks" if listed else kind


def _sets_aims(document: Document, position: int) -> bool:
    """True in a paragraph of general requirements that opens with a year: 2024年,花田用水降低2.5%左右,…."""
    norm = document.norm
    if not _OF_YEAR.match(norm, norm.rfind("\n", 0, position) + 1):
        return False
    item = document.outline.item_at(position)
    return item is not None and _REQUIREMENTS.search(norm, item.title_start, item.title_end) is not None


def _list_start(document: Document) -> int:
    """Where the columns of a list are headed, -1 where there is none."""
    heading = _FIRST_COLUMN.search(document.norm)
    return heading.start() if heading else -1


def _each_year(norm: str, clause: Clause, drafts: list[Draft]) -> list[Draft]:
    """The only target of a clause once for each year that it names: 2026年、2027年各加装200部."""
    named = _EACH_YEAR.search(norm, clause.start, drafts[0].quantity.start) if len(drafts) == 1 else None
    if not named:
        return drafts
    return [replace(drafts[0], year=int(year)) for year in re.findall(r"20\d\d", named[0])]


def _wanted(norm: str, clause: Clause, own: list[Quantity], kind: SectionKind, line_start: int) -> list[Quantity]:
    """The quantities of a clause that may be targets."""
    if not own or kind in _SILENT or (kind == "background" and not looks_ahead(norm, clause, line_start)):
        return []
    words = norm[clause.start : clause.end]
    return [
        quantity
        for quantity in own
        if not is_rule(norm, clause, quantity, kind)
        and (quantity.kind != "times" or is_shortening(words, quantity, kind))
    ]


def _year_from(norm: str, position: int, line_start: int, kind: SectionKind) -> int:
    """Where the search for a year begins: the paragraph among the goals, else the sentence."""
    if kind in ("goals", "background"):
        return line_start
    return max(line_start, norm.rfind("。", max(line_start, position - _LONGEST_SENTENCE), position) + 1)


def _printed_unit(document: Document, quantity: Quantity) -> str | None:
    """The unit as the text prints it: 套（户） in full width; a ratio such as 16:1 has none."""
    if "(" not in quantity.unit:
        return None if quantity.unit in UNITLESS else quantity.unit
    full = "\uff08" in document.text[quantity.start : quantity.right]
    return quantity.unit.replace("(", "\uff08").replace(")", "\uff09") if full else quantity.unit


def _target(document: Document, draft: Draft, horizon: Horizon, damaged: bool) -> Target:
    quantity = draft.quantity
    alternatives = _readings(quantity) if damaged else ()
    return Target(
        name=draft.name,
        value=quantity.value,
        value_max=quantity.value_max,
        comparator=quantity.comparator,
        unit=_printed_unit(document, quantity),
        basis="annual" if draft.flow and draft.basis in ("level", "new") and horizon.one_year else draft.basis,
        concept=concept(draft.name, quantity.unit or None),
        year=draft.year
        or horizon.counted(draft.from_now)
        or horizon.common
        or (horizon.running if draft.running else None),
        task=task_at(document, quantity.start),
        evidence=document.evidence(draft.start, draft.end),
        suspect=bool(alternatives),
        alternatives=alternatives,
        confidence="repaired" if alternatives else "inferred" if draft.inferred else "stated",
    )


def _readings(quantity: Quantity) -> tuple[Reading, ...]:
    """The range that a number may be in a text that lost dashes: 23 of 2-3, 35 of 3-5."""
    first, second = divmod(int(quantity.value), 10)
    likely = (
        quantity.kind == "counts"
        and quantity.value_max is None
        and quantity.value == int(quantity.value)
        and 0 < first < second <= first + _WIDEST_RANGE
    )
    return (Reading(float(first), float(second)),) if likely else ()
