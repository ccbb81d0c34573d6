"""Reads tables of indicators: rows with cells, and tables whose cells a scraper put on lines of their own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Final

from loaders.clean import Line
from loaders.document import Document
from loaders.find.numbers import Quantity, quantities, unit_kind
from loaders.find.target_basis import Context, basis_of, is_flow
from loaders.find.target_items import Draft, read_clause
from loaders.find.target_names import head, tail
from loaders.find.target_phrases import clauses, is_rule, last_year, years_in
from loaders.lexicons import alternatives, lexicon
from ontology.records import Comparator

_YEAR: Final = re.compile(r"(20\d\d)年?")
# "≥95", "95%", "3-5个", "1200家以上", "[7.2]" (a bracketed total over the period)
_NUMBER: Final = r"\d[\d,]*(?:\.\d+)?"
_VALUE: Final = re.compile(
    rf"\s*(?P<sign>[≥≤>＞<＜~≈约]|达到?|超过|力争)?\s*[\[(]?(?P<low>{_NUMBER})(?:-(?P<high>{_NUMBER}))?[\])]?"
    r"\s*(?P<unit>[^\d\s,。;]{0,6}?)(?P<after>以上|左右|以下|以内)?\s*"
)
_SIGNS: Final[dict[str, Comparator]] = {
    **dict.fromkeys(("≥", "达", "达到"), ">="), **dict.fromkeys((">", "＞", "超过"), ">"),
    **dict.fromkeys(("<", "＜"), "<"), **dict.fromkeys(("~", "≈", "约"), "~"), "≤": "<=",
}  # fmt: skip
_AFTER: Final[dict[str, Comparator]] = {"以上": ">=", "左右": "~", "以下": "<=", "以内": "<="}
_DASHES: Final = {ord(dash): "-" for dash in "—–－"}
_LONGEST_CELL: Final = 40
_UNIT_IN_NAME: Final = re.compile(r"\((?P<unit>[^()]{1,8})\)$")
_PAIR: Final = 2
_Columns = dict[str, int]


def find_rows(document: Document, start: int | None = None) -> Iterator[Draft]:
    """Drafts of all tables of indicators, with and without cells; columns of years before ``start`` are no targets."""
    rows = [line for line in document.clean.lines if line.kind == "row"]
    for _, table in groupby(rows, key=lambda line: line.table):
        yield from _table(document, list(table), start)
    yield from _flattened(document)


def cells_of_works(document: Document) -> Iterator[Line]:
    """Cells that hold sentences, each as a line, of tables that are no tables of indicators: lists of works."""
    rows = [line for line in document.clean.lines if line.kind == "row"]
    for _, group in groupby(rows, key=lambda line: line.table):
        table = list(group)
        if not _holds_indicators(document, table[0], _columns(document.norm, table[0], None)):
            spans = {cell for row in table for cell in row.cells if row.start <= cell[0] < cell[1]}
            yield from (Line(start, end, "paragraph") for start, end in sorted(spans))


def _holds_indicators(document: Document, first: Line, found: tuple[_Columns, dict[int, int | None]]) -> bool:
    annex = document.outline.annex_at(first.start)
    return ("name" in found[0] and bool(found[1])) or (annex is not None and annex.kind == "indicators")


def _table(document: Document, rows: list[Line], start: int | None) -> Iterator[Draft]:
    annex = document.outline.annex_at(rows[0].start)
    columns, years = _columns(document.norm, rows[0], start)
    known = "name" in columns and bool(years)
    if not known and not (annex and annex.kind == "indicators"):
        return
    for row in rows[1:]:
        draft = _row(document, row, columns, years) if known else None
        if draft:
            yield from draft
        else:
            yield from _sentences(document, row)


def _columns(norm: str, row: Line, start: int | None) -> tuple[_Columns, dict[int, int | None]]:
    """Columns by what their heading says, and the columns of target values with their years."""
    words = lexicon("indicators")["columns"]
    columns: _Columns = {}
    targets: dict[int, int | None] = {}
    years: dict[int, int] = {}
    for place, cell in enumerate(row.cells):
        title = re.sub(r"\([^()]*\)$", "", norm[slice(*cell)])
        year = _YEAR.search(title)
        if any(word in title for word in words["base"]):
            continue
        if any(word in title for word in words["target"]):
            targets[place] = int(year[1]) if year else None
        elif year:
            years[place] = int(year[1])
        elif title not in words["other"]:
            kind = next((kind for kind in ("unit", "name") if any(word in title for word in words[kind])), None)
            columns.setdefault(kind or "", place)
    return columns, targets | _without_base(years, start)


def _without_base(years: dict[int, int], start: int | None) -> dict[int, int]:
    """Columns of plain years before the plan say where it starts from; of two the first does so in any case."""
    if len(years) < _PAIR:
        return years
    base = min(years.values()) if start is None or len(years) == _PAIR else start - 1
    return {place: year for place, year in years.items() if year > base}


def _row(document: Document, row: Line, columns: _Columns, years: dict[int, int | None]) -> list[Draft]:
    name = _cell(document.norm, row, columns["name"])
    unit = _cell(document.norm, row, columns["unit"]) if "unit" in columns else ""
    drafts = []
    for place, year in years.items():
        if name and place < len(row.cells) and place != columns["name"]:
            draft = _value(document, name, unit, row.cells[place], (row.start, row.end))
            if draft:
                draft.year = year
                drafts.append(draft)
    return drafts


def _cell(norm: str, row: Line, place: int) -> str:
    return norm[slice(*row.cells[place])].strip() if place < len(row.cells) else ""


def _value(document: Document, name: str, unit: str, cell: tuple[int, int], whole: tuple[int, int]) -> Draft | None:
    """The draft of a cell that holds a number, perhaps with its sign and unit."""
    match = _VALUE.fullmatch(document.text[slice(*cell)].translate(_DASHES))
    if not match or match["unit"].startswith("年"):
        return None
    bracket = _UNIT_IN_NAME.search(name)
    unit = unit or (bracket["unit"] if bracket else "") or match["unit"]
    label = name[: bracket.start()] if bracket and bracket["unit"] == unit else name
    sign = _AFTER.get(match["after"] or "") or _SIGNS.get(match["sign"] or "") or ("between" if match["high"] else "=")
    low, high = (float(part.replace(",", "")) if part else None for part in (match["low"], match["high"]))
    if low is None:
        return None
    quantity = Quantity(cell[0], cell[1], cell[0], cell[1], low, high, unit.strip("()/-"), sign, "", "counts", False)
    return _named(label, quantity, whole)


def _named(label: str, quantity: Quantity, whole: tuple[int, int]) -> Draft:
    lead = head(label)
    rest = tail(label[lead.start :])
    name = label[lead.start : lead.start + rest.end] or label
    context = Context(label, lead, rest, lead.verb, lead.cumulative or rest.cumulative, lead.yearly or rest.yearly, "")
    kinded = replace(quantity, kind=unit_kind(quantity.unit))
    return Draft(name, quantity, basis_of(context, kinded, name), *whole, flow=is_flow(context, kinded, name))


def _sentences(document: Document, row: Line) -> Iterator[Draft]:
    """Targets in the cells of a row without headings: a number after the cell that names it, or whole sentences."""
    label = ""
    for cell in sorted(set(row.cells)):
        if not row.start <= cell[0] < cell[1]:
            continue
        draft = _value(document, label, "", cell, (row.start, cell[1])) if label else None
        if draft and draft.quantity.unit:
            yield draft
        elif any(True for _ in quantities(document.norm, *cell)):
            yield from _clauses(document, cell, label)
        elif cell[1] - cell[0] <= _LONGEST_CELL:
            label = document.norm[slice(*cell)]


def _clauses(document: Document, cell: tuple[int, int], label: str) -> Iterator[Draft]:
    """Targets of a cell of sentences; the cell before names what has no name there: 建档率 | 力争2023年达到80%."""
    topic = label[head(label).start :]
    years = years_in(document.norm, *cell)
    for clause in clauses(document.norm, *cell):
        found = [q for q in quantities(document.norm, clause.start, clause.end) if q.kind != "times"]
        kept = [q for q in found if not is_rule(document.norm, clause, q, "goals")]
        for draft in read_clause(document.norm, clause, kept, None, 0, topic):
            draft.year = last_year(years, cell[0], draft.quantity.start)
            yield draft


@cache
def _units() -> re.Pattern[str]:
    words = lexicon("units")
    base = alternatives([unit for kind in ("counts", "measures", "money", "rates") for unit in words[kind]])
    return re.compile(rf"\(?(?:{alternatives(words['scales'])})?(?:{base})(?:[/·](?:{base}))?\)?")


def _flattened(document: Document) -> Iterator[Draft]:
    """Tables with one cell a line: a name, perhaps its unit, then its numbers, of which the last is the target."""
    cells: list[Line] = []
    for line in [*document.clean.lines, Line(0, 0, "end")]:
        short = line.kind == "paragraph" and 0 < line.end - line.start <= _LONGEST_CELL
        if short and "。" not in document.norm[line.start : line.end]:
            cells.append(line)
            continue
        if len(cells) > 1 and _is_indicator_table(document.norm, cells):
            yield from _cells(document, cells)
        cells = []


def _is_indicator_table(norm: str, cells: list[Line]) -> bool:
    """Headings for a name and for units, years or targets stand near the beginning."""
    words = lexicon("indicators")["columns"]
    titles = [norm[line.start : line.end] for line in cells]
    named = [place for place, title in enumerate(titles) if title in words["name"]]
    return any(
        title in words["unit"] or title in words["target"] or _YEAR.match(title)
        for place in named
        for title in titles[place + 1 : place + 7]
    )


def _cells(document: Document, cells: list[Line]) -> Iterator[Draft]:
    name: Line | None = None
    unit, count, run = "", 1, list[Line]()
    year = _last_year(document.norm, cells)
    for line in [*cells, Line(0, 0, "end")]:
        text = document.norm[line.start : line.end]
        if _is_value(document.text[line.start : line.end]):
            run.append(line)
            continue
        numbers = run[:-1] if len(run) > 1 and document.norm[run[-1].start : run[-1].end] == str(count + 1) else run
        if name and numbers:
            count += 1
            last = numbers[-1]
            title = document.norm[name.start : name.end]
            draft = _value(document, title, unit, (last.start, last.end), (name.start, last.end))
            if draft:
                draft.year = year
                yield draft
        run = []
        name, unit = (name, text.strip("()")) if _units().fullmatch(text) else (line, "")


def _is_value(text: str) -> bool:
    match = _VALUE.fullmatch(text.translate(_DASHES))
    return match is not None and not match["unit"].startswith("年")


def _last_year(norm: str, cells: list[Line]) -> int | None:
    years = [
        int(m[1]) for line in cells if (m := _YEAR.match(norm, line.start, line.end)) and line.end - line.start < 12
    ]
    return max(years, default=None)
