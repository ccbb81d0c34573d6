"""Lines of PDF pages → paragraphs, by indent, length of the line before, size and distance."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from loaders.readers.pdf_lines import Line

# - 1 -, — 12 —, 第3页, 第 3 页 共 10 页, 3/10
_PAGE_NUMBER: Final = re.compile(r"[-—–－·.\s]*第?\s*\d{1,4}\s*页?\s*(?:[/，,]?\s*共?\s*\d{1,4}\s*页?)?[-—–－·.\s]*")
# 一、 / （一） / 1. / 1、 / 第一条 / 第二章
_NUMBERED: Final = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[)）、]|[（(]?\d{1,2}(?:[)）、]|[.．](?!\d))|第[一二三四五六七八九十百]+[章节条]"
)
# 一、总体要求………………3: a line of a table of contents
_LEADERS: Final = re.compile(r"[.．…·•]{3,}\s*\d+$")
_CLOSED: Final = tuple("。；：！？:;!?")
_EDGE: Final = 0.12  # of the page height: where page numbers and running heads stand
_EDGE_LINES: Final = 2
_REPEATS: Final = 3  # pages on which a running head stands at least
_INDENT: Final = 1.2  # em: an indented first line; below it a line begins at the margin
_SHORT: Final = 1.6  # em: a line that ends so far from the right edge ends its paragraph
_GAP: Final = 1.7  # of the usual distance of lines
_SIZE: Final = 1.15  # ratio of two sizes of type
_CENTRED: Final = 1.0  # em from the middle of the page
_FEWEST_FULL: Final = 0.1  # share of lines that reach the right edge
_FEW_LINES: Final = 10  # below it no line may be full, and the margins are taken to be equal


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is usual in the document: margins, size of type and distance of lines."""

    left: float
    right: float
    em: float
    step: float


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Drop page numbers, and lines at an edge that stand on several pages with the same words."""
    repeated = Counter(head for lines in pages for head in {_head(line) for line in _edges(lines)})
    limit = max(_REPEATS, len(pages) // 3)
    heads = {head for head, count in repeated.items() if count >= limit}
    return [[line for line in lines if line not in _running(lines, heads)] for lines in pages]


def _running(lines: Sequence[Line], heads: set[str]) -> list[Line]:
    return [line for line in _edges(lines) if _head(line) in heads or _PAGE_NUMBER.fullmatch(line.text)]


def _edges(lines: Sequence[Line]) -> list[Line]:
    candidates = [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]
    return [line for line in candidates if _at_edge(line)]


def _at_edge(line: Line) -> bool:
    return line.top < line.page_height * _EDGE or line.bottom > line.page_height * (1 - _EDGE)


def _head(line: Line) -> str:
    """The words of a line without digits and spaces, so that ``第 3 页`` and ``第 4 页`` are one."""
    return re.sub(r"[\d\s]+", "", line.text)


def paragraphs(lines: Sequence[Line], document: Sequence[Line]) -> Iterator[str]:
    """Yield the paragraphs of ``lines``; wrapped lines of one are divided by line feeds.

    Parameters:
        lines: lines that follow each other, from one or more pages.
        document: all lines of the document, which show what is usual in it.
    """
    if not lines:
        return
    shape = _shape(document)
    current = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, shape):
            yield _text(current)
            current = []
        current.append(line)
    yield _text(current)


def _text(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _shape(lines: Sequence[Line]) -> _Shape:
    em = median(line.em for line in lines)
    body = [line for line in lines if 1 / _SIZE < line.em / em < _SIZE] or list(lines)
    lefts = Counter(round(line.left / em) for line in body)
    commonest = lefts.most_common(1)[0][0]
    left = median(line.left for line in body if round(line.left / em) == commonest)
    rights = sorted(line.right for line in body)
    right = rights[-1 - int(len(rights) * _FEWEST_FULL)]
    if len(body) < _FEW_LINES:
        right = max(right, body[0].page_width - left)
    steps = [above.middle - below.middle for above, below in pairwise(body) if above.page == below.page]
    return _Shape(left, right, em, median([step for step in steps if step > 0] or [em * 2]))


def _begins(before: Line, line: Line, shape: _Shape) -> bool:
    """Whether ``line`` begins a paragraph."""
    if _title(before, shape) or _title(line, shape):
        return not (
            _title(before, shape) and _title(line, shape) and _near(before, line, shape) and _same_size(before, line)
        )
    if _LEADERS.search(before.text) or _LEADERS.search(line.text):
        return True
    if before.right < shape.right - _SHORT * shape.em or _indented(line, shape) or not _same_size(before, line):
        return True
    if _NUMBERED.match(line.text) and (before.text.endswith(_CLOSED) or _NUMBERED.match(before.text)):
        return True
    return before.page == line.page and not _near(before, line, shape)


def _title(line: Line, shape: _Shape) -> bool:
    """Large and in the middle: lines of a title belong together."""
    middle = abs(line.left + line.right - line.page_width) / 2 < _CENTRED * line.em
    return middle and line.em > shape.em * _SIZE


def _near(before: Line, line: Line, shape: _Shape) -> bool:
    return before.page == line.page and before.middle - line.middle < max(shape.step, 2 * line.em) * _GAP


def _indented(line: Line, shape: _Shape) -> bool:
    return line.left > shape.left + _INDENT * shape.em


def _same_size(one: Line, other: Line) -> bool:
    return 1 / _SIZE / _SIZE < one.em / other.em < _SIZE * _SIZE
