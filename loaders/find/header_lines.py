"""The lines in which a document speaks of itself: those before its first chapter, and its last ones."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from loaders.characters import BLANKS, fold, may_have_blanks
from loaders.document import Document
from loaders.text import Block
from ontology.frozen import record

_MOST_HEAD: Final = 240
_MOST_FOOT: Final = 40
_MOST_ABOVE: Final = 16
_LONGEST: Final = 400
_MANY: Final = 6
_LONGEST_SIGNATURE: Final = 60
_BLANKS: Final = re.compile(f"[{BLANKS}]+")
# A line break inside a number: 202 / 7
_TORN: Final = re.compile(r"(?<=\d)[^\S\n]*\n\s*(?=\d)")
# White space inside Chinese words goes; between two Latin words or numbers it stays.
_TIGHT: Final = re.compile(r" (?:(?<![A-Za-z0-9] )|(?![A-Za-z0-9]))")
# **bold**, # heading
_MARK_UP: Final = re.compile(r"\*\*|^[#>]+ |^- (?=\*\*)")
# The bar between two cells, after a colon or not
_CELLS: Final = re.compile(r"\s*([:\uff1a]?)\s*\|+")

_MARKED: Final = ("#", ">")
_RUN_ON: Final = re.compile("(?<=[\u4e00-\u9fff】])正文(?=[\u4e00-\u9fff]{4})")


def _beside(match: re.Match[str]) -> str:
    return match[1] or " "


@record(frozen=True)
class HeadLine:
    """One paragraph, heading or row. ``words`` keeps the white space that parts names; ``text`` and ``norm`` do not.

    ``norm`` is ``text`` folded, of the same length.
    """

    words: str
    text: str
    norm: str


def head_line(raw: str) -> HeadLine:
    """The line made of the printed text ``raw``.

    >>> head_line("# 附 则").text
    '附则'
    """
    words = _BLANKS.sub(" ", _TORN.sub("", raw) if "\n" in raw else raw).strip()
    if "**" in words or words.startswith(("#", ">")):
        words = _MARK_UP.sub("", words).strip()
    text = _TIGHT.sub("", words) if " " in words else words
    return HeadLine(words, text, fold(text))


def first_item(document: Document) -> int:
    """Offset in the source where the first numbered item begins, or the end of the text."""
    items = document.outline.items
    return document.clean.at(items[0].start) if items else len(document.source.text)


def head_lines(document: Document) -> list[HeadLine]:
    """Lines before the first numbered item, cut where they are long."""
    return document.once(_head_lines)


def _head_lines(document: Document) -> list[HeadLine]:
    bound = first_item(document)
    blocks = [block for block in document.source.blocks if block.start < bound][:_MOST_HEAD]
    return list(_lines(document, chain.from_iterable(_divided(document, block, bound) for block in blocks), bound))


def _divided(document: Document, block: Block, bound: int) -> list[Block]:
    """The lines of a block that holds many, whose breaks were lost: …认真落实。 某县花卉局 2022年8月5日 花卉规划."""
    if min(block.end, bound) - block.start <= _LONGEST:
        return [block]
    clean = document.clean
    spans = [clean.span(line.start, line.end) for line in clean.lines if line.kind == "paragraph"]
    inside = [Block(block.kind, start, end) for start, end in spans if block.start <= start < min(block.end, bound)]
    return inside if len(inside) >= _MANY else [block]


def foot_lines(document: Document) -> list[HeadLine]:
    """The last lines of the document, after the head."""
    bound = first_item(document) if document.outline.items else 0
    blocks = [block for block in document.source.blocks[-_MOST_FOOT:] if block.start >= bound]
    return list(_lines(document, blocks, len(document.source.text)))


def last_words(document: Document) -> list[HeadLine]:
    """The end of a last line that is too long to be one of the foot; nothing where it is not."""
    block = document.source.blocks[-1]
    end = document.source.text[max(block.start, block.end - _LONGEST) : block.end]
    return [head_line(end)] if block.end - block.start > _LONGEST else []


def signature_lines(document: Document) -> Iterator[list[HeadLine]]:
    """For each short line after the head that ends like a date: the lines above it and itself, in order."""
    bound = first_item(document)
    text = document.source.text
    blocks = document.source.blocks
    for index, block in enumerate(blocks):
        if (
            block.start >= bound
            and block.end - block.start <= _LONGEST_SIGNATURE
            and text[block.end - 1] in "日 0123456789"
        ):
            above = [
                b for b in blocks[max(0, index - _MOST_ABOVE) : index + 1] if b.end - b.start <= 4 * _LONGEST_SIGNATURE
            ]
            yield list(_lines(document, above, len(text)))


def _page_marks(document: Document) -> dict[int, int]:
    return dict(document.clean.page_marks)


def _lines(document: Document, blocks: Iterable[Block], bound: int) -> Iterator[HeadLine]:
    """The lines that ``blocks`` make, soft breaks joined, without page marks."""
    marks = document.once(_page_marks)
    printed, folded = document.clean.printed, document.clean.folded
    for block in blocks:
        start = marks.get(block.start, block.start) if marks else block.start
        end = block.end if block.end <= bound and block.end - start <= _LONGEST else min(bound, start + _LONGEST)
        raw = printed[start:end]
        if "|" in raw:  # the rows of a page's table, as text: 成文日期 : | 2021-03-02 |
            yield from (line for line in [head_line(_CELLS.sub(_beside, raw))] if line.text)
            continue
        if "】" in raw:  # a table in one line with the text after it: 【字号】…【主题分类】旅游正文某市…
            yield from (line for piece in _RUN_ON.split(raw) if (line := head_line(piece)).text)
            continue
        plain = raw[:1] not in _MARKED and "**" not in raw and not may_have_blanks(raw)
        line = HeadLine(raw, raw, folded[start:end]) if plain else head_line(raw)
        if line.text:
            yield line
