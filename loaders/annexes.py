"""Annexes: where each begins and ends, what it is called, and the list of annexes that is none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final

from loaders.chapters import annex_kind
from loaders.clean import CleanText
from loaders.marks import Level, Mark
from ontology.frozen import record

# "附件", "附件1", "附件2:" on a line of their own, or followed by the annex's title: "附件1 资金使用方案"
_HEADING: Final = re.compile(
    r"附(?:件|录|表)(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?[:、.]?(?P<title>[^。;\n]{0,60})$", re.M
)
_LIST_ENTRY: Final = re.compile(r"\d{1,2}[.、](?P<title>[^。;\n]{2,80})$", re.M)
_NUMBERED: Final = re.compile(r"^附件\d{1,2}[:、.]?$", re.M)
# 某市水利局⏎2031年8月29日 behind the titles of annexes that are not in the file
_SIGNED: Final = re.compile(r"\s*(?:[^\W\d]{4,40}\n\s*){0,4}20\d\d年\d{1,2}月\d{1,2}日")
_TITLE_LINES: Final = 4
# No plan has more; each is looked for in all the text after it.
_MOST: Final = 100


@record(frozen=True)
class Annex:
    """``[start, end)`` of an annex; ``label`` is used in paths, ``body`` is where its text after the title begins."""

    label: str
    title: str
    kind: str
    start: int
    body: int
    end: int


def find_annexes(clean: CleanText, marks: list[Mark]) -> list[Annex]:
    """Annexes that follow the numbered text of the plan, in order. ``marks`` loses the entries of lists of annexes."""
    headings = _drop_lists(clean, marks)
    first_chapter = next((mark.start for mark in marks if mark.level <= Level.HAN_BRACKET), None)
    if first_chapter is None:
        return []
    headings = [heading for heading in headings if heading.start() > first_chapter]
    bounds = [*(heading.start() for heading in headings), len(clean.norm)][1:]
    several = len(headings) > 1
    return [_annex(clean, marks, *pair, several) for pair in zip(headings, bounds, strict=True)]


def _drop_lists(clean: CleanText, marks: list[Mark]) -> list[re.Match[str]]:
    """Headings of annexes; entries of a list such as "附件:1.…" and the lines after it leave ``marks``."""
    headings = []
    starts = {line.start for line in clean.lines}
    entries: set[int] = set()
    found = (match for match in _HEADING.finditer(clean.norm) if match.start() in starts)
    for match in islice(found, _MOST):
        if _is_list(clean.norm, match):
            entries.update(_entries(clean.norm, match.start()))
        else:
            headings.append(match)
    marks[:] = [mark for mark in marks if mark.start not in entries]
    return headings


def _is_list(norm: str, heading: re.Match[str]) -> bool:
    """True where 附件: opens a list of annexes: numbered titles, or a title that stands again further down."""
    title = heading["title"]
    if title:
        return bool(re.match(r"\d{1,2}[.、]", title)) or norm.find(title, heading.end()) >= 0
    entry = _LIST_ENTRY.match(norm, heading.end() + 1)
    return entry is not None and (
        norm.find(entry["title"], entry.end()) >= 0
        or bool(_NUMBERED.search(norm, entry.end()))
        or (heading[0].endswith(":") and _is_signed(norm, heading.start()))
    )


def _is_signed(norm: str, start: int) -> bool:
    """True where the numbered titles after ``start`` are followed by who signs and when, or by nothing."""
    *_, last = _entries(norm, start)
    signed = norm.find("\n", last)
    return signed < 0 or not norm[signed:].strip() or bool(_SIGNED.match(norm, signed))


def _entries(norm: str, start: int) -> Iterator[int]:
    """Where the entries on the lines after ``start`` begin."""
    position = norm.find("\n", start) + 1
    while position and (entry := _LIST_ENTRY.match(norm, position)):
        yield position
        position = entry.end() + 1


def _annex(clean: CleanText, marks: list[Mark], heading: re.Match[str], end: int, several: bool) -> Annex:
    """The annex from its heading to ``end``; its title is the next short lines without punctuation."""
    label = f"附件{heading['number'] or ''}" if several else "附件"
    title, body = heading["title"], heading.end()
    following = bisect_right(marks, heading.start(), key=lambda mark: mark.start)
    stop = min(end, marks[following].start) if following < len(marks) else end
    first = bisect_left(clean.lines, heading.end(), key=lambda line: line.start)
    for line in clean.lines[first : first + _TITLE_LINES]:
        if line.start >= stop:
            break
        text = clean.norm[line.start : line.end].strip()
        if line.kind == "row" or re.search("[。;,:]", text) or (title and not _continues(title)):
            break
        title, body = title + text, line.end
    return Annex(label, title, annex_kind(title), heading.start(), body, end)


def _continues(title: str) -> bool:
    """True where a title line stops before its last word (方案, 表 …), so that the next line belongs to it."""
    return not re.search("(?:方案|表|清单|细则|办法|计划|指标|分工|流程|名单|目录|要点|措施|标准)(?:\\(.*\\))?$", title)
