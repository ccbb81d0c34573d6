"""Reads tables of money: rows with cells, and tables whose cells a scraper put on lines of their own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from loaders.annexes import Annex
from loaders.bar_tables import bar_rows
from loaders.clean import Line
from loaders.document import Document
from loaders.find.money import scaled, source_of
from loaders.lexicons import lexicon
from loaders.table_heads import tables_of
from ontology.records import Funding, FundingSource

# "1,200", "2000.5万元", "约300", "500-800"
_AMOUNT: Final = re.compile(
    r"\s*(?:约|不低于|不少于)?(?P<value>\d[\d,]*(?:\.\d+)?)(?:-\d[\d,]*(?:\.\d+)?)?(?P<unit>(?:万亿|亿|千万|百万|万)?元?)\s*"
)
_UNIT: Final = re.compile(r"单位:?\(?(?P<unit>(?:亿|万|千万|百万)?元)|\((?P<bracket>(?:亿|万)?元)\)")
_UNIT_OF_TITLE: Final = re.compile(r"\((?:单位:)?(?:亿|万)?元\)|[,:]?(?:单位:)?(?:亿|万)元$")
# 项目名称, but not 项目内容 beside it
_NAMED: Final = re.compile("名称|(?:项目|事项)(?!内容|规模|概况|进度|性质)")
_YEAR: Final = re.compile(r"20\d\d年?度?")
# "其中" over the columns of those who pay
_OF_THESE: Final = re.compile("其中:?")
# "2033年市级财政资金安排表": whose money all of it is; not 财政收支表
_PURSE: Final = re.compile(
    "(?P<central>中央|国家)(?:财政)?[^\\d,;。\\n()局厅部]{0,16}?(?:资金|经费|预算)|(?:[省市区县州盟旗]级?|本级)财政[^\\d,;。\\n()局厅部]{0,16}?(?:资金|经费|预算)"
)
_OPEN_END: Final = tuple("及和与、的或")
_CAPTION: Final = 60
_Slice = tuple[int, int]


@dataclass(slots=True)
class _Entry:
    """A name of a flattened table with the amounts after it, and the block under which it stands."""

    name: str
    place: _Slice
    block: str
    block_start: int
    amounts: list[_Slice] = field(default_factory=list)


def find_lines(document: Document) -> Iterator[Funding]:
    """Budget lines of all tables of money."""
    rows = [*(line for line in document.clean.lines if line.kind == "row"), *bar_rows(document.clean)]
    for table in tables_of(rows):
        yield from _table(document, table)
    for annex in document.outline.annexes:
        if annex.kind == "funding":
            yield from _flattened(document, annex)


def _heading(text: str) -> bool:
    return bool(re.search(lexicon("funding")["heading"], text))


def _is_money_column(title: str) -> bool:
    """True for a column of amounts; not for one of results, 增加值(亿元), or of what one case gets: 补助标准(万元)."""
    words = lexicon("funding")
    named = _UNIT_OF_TITLE.sub("", title)
    if re.search(words["rate_column"], title) or re.search(words["result_column"], named):
        return False
    owned = named != title and re.fullmatch(words["source_column"], named)
    return not named or bool(owned or re.search(words["money_column"], named))


def _titles(norm: str, rows: list[Line]) -> list[str]:
    """The titles of the columns; where a title spans several of them, those of the next row belong to it."""
    first = rows[0].cells
    titles = [norm[slice(*cell)] for cell in first]
    below = rows[1].cells if len(rows) > 1 and len(rows[1].cells) == len(first) else first
    spanning = [title for title, cell in zip(titles, first, strict=True) if first.count(cell) > 1]
    if not any(_is_money_column(_OF_THESE.sub("", title)) for title in spanning):
        return titles
    if any(_AMOUNT.fullmatch(norm, *cell) for cell in below):
        return titles
    return [
        title if low == top else _OF_THESE.sub("", title) + norm[slice(*low)]
        for title, top, low in zip(titles, first, below, strict=True)
    ]


def _money_columns(titles: list[str], of_money: bool) -> list[int]:
    """The columns of amounts: where one is, or in a table of money, those headed by a source or a year are too."""
    words = lexicon("funding")
    money = {place for place, title in enumerate(titles) if _is_money_column(title)}
    sources = {place for place, title in enumerate(titles) if re.fullmatch(words["source_column"], title)}
    years = (
        {place for place, title in enumerate(titles) if _YEAR.fullmatch(_UNIT_OF_TITLE.sub("", title))}
        if of_money
        else set()
    )
    return sorted(money | sources | years) if money or of_money else []


def _table(document: Document, rows: list[Line]) -> Iterator[Funding]:
    """Rows of a table that has a column of money under a heading."""
    norm = document.norm
    titles = _titles(norm, rows)
    above = norm[max(0, rows[0].start - _CAPTION) : rows[0].start]
    caption, payer = "".join(above.split("\n")[-3:]), _of_caption(above)
    annex = document.outline.annex_at(rows[0].start)
    of_money = _is_money_column(caption) or (annex is not None and annex.kind == "funding")
    money = _money_columns(titles, of_money)
    common = _unit_of(caption) or next((unit for place in money if (unit := _unit_of(titles[place]))), "")
    if not money or not (of_money or common or any("元" in t or "经费" in t or "资金" in t for t in titles)):
        return
    seen: set[_Slice] = set()
    for row in rows[1:]:
        for place in money:
            if place < len(row.cells) and row.cells[place] not in seen:
                seen.add(row.cells[place])
                yield from _paid_by(payer, _cell(document, rows, row, place, titles, common))


def _cell(
    document: Document, rows: list[Line], row: Line, place: int, titles: list[str], common: str
) -> Iterator[Funding]:
    cell = row.cells[place]
    match = _AMOUNT.fullmatch(document.norm, *cell)
    name = _row_name(document.norm, rows, row, place, titles)
    if not match or not name:
        return
    unit = match["unit"] or _unit_of(titles[place]) or common
    if not unit:
        return
    total = name in lexicon("funding")["total_rows"]
    title = _UNIT_OF_TITLE.sub("", titles[place])
    dated = _YEAR.fullmatch(name) is not None and bool(title)  # 2031年 | 计划投资(亿元)
    start = min([c[0] for c in row.cells if row.start <= c[0] < c[1]], default=cell[0])
    yield Funding(
        item="合计" if total else f"{name}{title}" if dated else name,
        amount=scaled(float(match["value"].replace(",", "")), unit),
        source=_payer(row, place, titles)
        or _origin(document.norm, row, titles, total=total)
        or ("total" if dated and "投资" in title else None),
        task=document.task_at(cell[0]),
        evidence=document.evidence(min(start, cell[0]), max(cell[1], row.end)),
    )


def _payer(row: Line, place: int, titles: list[str]) -> FundingSource | None:
    """Whose money the titles of the columns name over which the cell stands; all of them where they differ."""
    spanned = (title for title, cell in zip(titles, row.cells, strict=False) if cell == row.cells[place])
    sources = {source for title in spanned if (source := source_of(title))}
    return sources.pop() if len(sources) == 1 else "total" if sources else None


def _of_caption(caption: str) -> FundingSource | None:
    """Whose money a whole table is by its title, where it names one purse."""
    found = {"central" if named["central"] else "local" for named in _PURSE.finditer(caption)}
    return None if len(found) != 1 else "central" if "central" in found else "local"


def _paid_by(payer: FundingSource | None, lines: Iterable[Funding]) -> Iterator[Funding]:
    """The lines of a table whose title names the ``payer``, who pays where nothing nearer says who."""
    for line in lines:
        yield line if line.source or not payer else replace(line, source=payer)


def _origin(norm: str, row: Line, titles: list[str], *, total: bool) -> FundingSource | None:
    """Whose money the row's cell under 资金来源 names; the sum of rows from several sources is of all of them."""
    origin = lexicon("funding")["origin_column"]
    column = next((n for n, title in enumerate(titles) if re.fullmatch(origin, title)), len(titles))
    words = norm[slice(*row.cells[column])].strip() if column < len(row.cells) else ""
    return "total" if total and column < len(titles) and not words else source_of(words)


def _row_name(norm: str, rows: list[Line], row: Line, place: int, titles: list[str]) -> str:
    """The words of the last cell before the amount that names something.

    An amount whose merged cell spans several rows belongs to the block: to the merged cell that spans the same rows.
    """
    spanned = [other for other in rows if place < len(other.cells) and other.cells[place] == row.cells[place]]
    names = []
    for column, cell in enumerate(row.cells[:place]):
        text = norm[slice(*cell)]
        if not re.search("[\u4e00-\u9fff]", text) or _AMOUNT.fullmatch(text):
            continue
        if "序号" in titles[column] and text not in lexicon("funding")["total_rows"]:
            continue
        same = all(column < len(other.cells) and other.cells[column] == cell for other in spanned)
        if same:
            names.append((bool(_NAMED.search(titles[column])), column, text))
    if len(names) > 1 and names[-1][2] in lexicon("funding")["subtotal_rows"]:
        return names[-2][2]  # the block that it sums up
    return max(names)[2] if names else ""


def _unit_of(text: str) -> str:
    match = _UNIT.search(text)
    return (match["unit"] or match["bracket"] or "") if match else ""


def _flattened(document: Document, annex: Annex) -> Iterator[Funding]:
    """Amounts of a table whose cells stand on lines of their own.

    Where a row has as many amounts as there are sources, but the rows after it in the block have fewer, the later
    amounts come from cells merged over the block, and are the block's.
    """
    lines = [line for line in document.clean.lines if annex.body <= line.start < annex.end and line.kind == "paragraph"]
    first = next((i for i, line in enumerate(lines) if _AMOUNT.fullmatch(document.norm, line.start, line.end)), None)
    if first is None:
        return
    titles = [document.norm[line.start : line.end] for line in lines[:first]]
    opening = max((i for i, title in enumerate(titles) if _heading(title)), default=-1) + 1
    sources = _sources(titles[:opening]) or _sources_of_rows(document, annex)
    above = document.norm[annex.start : lines[first].start]
    common, payer = _unit_of(above), _of_caption(above)
    entries = _entries(document.norm, lines[opening:])
    for block, group in groupby(entries, key=lambda entry: entry.block):
        yield from _paid_by(payer, _block(document, block, list(group), sources, common))


def _sources(titles: list[str]) -> list[FundingSource]:
    return [source for title in titles if (source := source_of(title))]


def _sources_of_rows(document: Document, annex: Annex) -> list[FundingSource]:
    """Those of the columns of an annex whose rows were found but for the last, which has no number: 合计."""
    rows = (line for line in document.clean.lines if annex.body <= line.start < annex.end and line.kind == "row")
    first = next(rows, None)
    return _sources([document.norm[slice(*cell)] for cell in first.cells]) if first else []


def _entries(norm: str, lines: list[Line]) -> list[_Entry]:
    entries: list[_Entry] = []
    names: list[_Slice] = []
    block, block_start = "", 0
    for line in lines:
        place = (line.start, line.end)
        if _AMOUNT.fullmatch(norm, *place):
            if names:
                if len(names) > 1:
                    block, block_start = _joined(norm, names[-2]), names[-2][0]
                name = _joined(norm, names[-1])
                if name in lexicon("funding")["total_rows"]:
                    block = ""
                entries.append(_Entry(name, names[-1], block, block_start))
                names = []
            if entries:
                entries[-1].amounts.append(place)
        elif names and (norm[names[-1][1] - 1] in _OPEN_END or norm[line.start] in _OPEN_END):
            names[-1] = (names[-1][0], line.end)
        else:
            names.append(place)
    return entries


def _joined(norm: str, place: _Slice) -> str:
    return re.sub(r"\s", "", norm[slice(*place)])


def _block(
    document: Document, block: str, entries: list[_Entry], sources: list[FundingSource], common: str
) -> Iterator[Funding]:
    fewest = min(len(entry.amounts) for entry in entries)
    for entry in entries:
        for index, place in enumerate(entry.amounts):
            merged = bool(block) and len(entries) > 1 and index >= fewest
            match = _AMOUNT.fullmatch(document.norm, *place)
            unit = (match["unit"] if match else "") or common
            if not match or not unit:
                continue
            total = entry.name in lexicon("funding")["total_rows"]
            yield Funding(
                item="合计" if total else block if merged else entry.name,
                amount=scaled(float(match["value"].replace(",", "")), unit),
                source=sources[index] if index < len(sources) else None,
                task=None,
                evidence=document.evidence(entry.block_start if merged else entry.place[0], place[1]),
            )
