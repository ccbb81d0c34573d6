"""Which lines of a text go on in the next one: pages and mails break a paragraph where the line is full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Final

from loaders.find.labels import label_pattern
from loaders.text import Block

SENTENCE_END: Final = '。;:!?…)》”"」』】'
_NO_START: Final = "》),、。;:"
_WITHIN: Final = ",、;("
_STOP: Final = "。!?;:…"
# 第一章 一、 (一) 1. 2.2017年 (1) ① 附件
NUMBER: Final = (
    r"第[一二三四五六七八九十百\d]+[章节条部篇]|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十-]{1,3}\)|\d{1,2}[.、](?!\d)|\d{1,2}\.(?=20\d\d年)"
    r"|\(\d{1,2}\)|[①-⑳]|附件"
)
_MARKER: Final = re.compile(NUMBER + r"|附[录表]|[(\[](?:责任|牵头)|[■●◆★○-]")
# (责任单位:市财政局、市教 goes on with 育局)
_STATEMENT: Final = re.compile(r".*\((?:责任|牵头|配合|主办|承办|参与|完成|落实)(.*)")
_CLOSES: Final = re.compile(r"[^(。]{0,100}?(?:[局委办厅部会府院行司社处室团校]|中心|单位|集团|公司|负责)\)")
# How lists of bodies end: …、市水务局按职责分工负责
_DONE: Final = ("负责", "配合", "落实", "牵头", "参与")
_GOES_ON: Final = re.compile(r"[\u4e00-\u9fff“《,、。]")
_WRAPPED_LINE: Final = 22
_LONG_LINE: Final = 60  # characters: no heading, no name of an office is so long

# What cannot be broken: a number or a Latin word, or one character, and the signs that may not begin a line
_UNIT: Final = re.compile(r"(?:[0-9A-Za-z.%]+|.)[,.、。;:!?)》”’%]*")
_FEWEST_LINES: Final = 12
_WIDEST: Final = 140  # halves of a Chinese character
_NARROWEST: Final = 32
_BEYOND: Final = 0.06  # share of lines that may be wider than the measure
_FULL: Final = 0.12  # share of lines that fill it
_CLOSED: Final = 0.34  # share of the full ones that end a sentence by chance
_SOME: Final = 0.1  # share of lines with white space before them, where it shows paragraphs
_MOST: Final = 0.7
_SLACK: Final = 6
_HEADING_SLACK: Final = 2
_INDENT: Final = 4


def width_of(text: str) -> int:
    """Width of ``text`` in halves of a Chinese character, which has three octets where a Latin one has one."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


@dataclass(frozen=True, slots=True)
class Measure:
    """The width to which the lines of a document are filled.

    ``width`` is in halves of a Chinese character, or in twice the characters where each counts the same (``even``:
    programs that break a text after so many characters). ``indented``: paragraphs begin with white space.
    ``spaced``: there is an empty line after each line.
    """

    width: int
    even: bool
    indented: bool
    spaced: bool

    def fills(self, line: str, following: str, indent: int) -> bool:
        """True where the beginning of ``following`` has no room in ``line`` any more, ``indent`` wide before it."""
        unit = _UNIT.match(following)
        slack = _HEADING_SLACK if _heading(line) else _SLACK
        return indent + self.of(line) + self.of(unit[0] if unit else "") > self.width - slack

    def of(self, text: str) -> int:
        """Width of ``text`` as this measure counts."""
        return 2 * len(text) if self.even else width_of(text)


def find_measure(text: str, blocks: Sequence[Block], lines: Sequence[str]) -> Measure | None:
    """The measure of a document, or None where each paragraph is one line, as in most.

    Parameters:
        text: the source.
        blocks: its lines.
        lines: their words without white space around.
    """
    pairs = [(block, line) for block, line in zip(blocks, lines, strict=True) if line and block.kind == "paragraph"]
    if len(pairs) < _FEWEST_LINES or sum([2 * len(line) > _WIDEST for _, line in pairs]) > _BEYOND * len(pairs):
        return None
    own = [line for _, line in pairs]
    exact, width, even = max([_filled(own, even=even) for even in (False, True)], key=itemgetter(0))
    if not exact:
        return None
    starts = [block.start for block, _ in pairs]
    indented = sum(_is_indented(text, start) for start in starts)
    gaps = sum(text.count("\n", one.end, other.start) > 1 for (one, _), (other, _) in pairwise(pairs))
    few, most = _SOME * len(pairs), _MOST * len(pairs)
    return Measure(width, even, few < indented < most, gaps > most)


def _filled(lines: Sequence[str], *, even: bool) -> tuple[int, int, bool]:
    """How many ``lines`` fill exactly the width that most fill and few exceed, that width, and ``even``.

    No line counts where too few fill it nearly, or where too many of those end a sentence.
    """
    widths = [2 * len(line) if even else width_of(line) for line in lines]
    ranked = sorted(widths, reverse=True)
    few = ranked[: int(_BEYOND * len(ranked)) + 1]
    width = max(set(few) | {few[-1] - 2, few[-1]}, key=lambda width: (_near(ranked, width, _HEADING_SLACK), width))
    full = [line for line, own in zip(lines, widths, strict=True) if width - _SLACK <= own]
    closed = sum(line[-1] in _STOP for line in full)
    enough = len(full) >= _FULL * len(lines) and closed <= _CLOSED * len(full)
    return _near(ranked, width, _HEADING_SLACK) * (enough and _NARROWEST <= width <= _WIDEST), width, even


def _near(widths: Sequence[int], width: int, slack: int) -> int:
    return sum(width - slack <= own <= width for own in widths)


def _is_indented(text: str, start: int) -> bool:
    return text[max(start - 2, 0) : start].strip(" \u3000\t\u00a0") == "" and start > 1 and text[start - 2] != "\n"


def _heading(line: str) -> bool:
    """True for a line that may be a heading: it has a number and no sentence that ends."""
    return _MARKER.match(line) is not None and "。" not in line and ";" not in line


def _is_open(line: str) -> bool:
    """True where ``line`` ends within the brackets of a statement; bodies may have brackets of their own."""
    inner = _STATEMENT.match(line)
    return inner is not None and inner[1].count("(") >= inner[1].count(")")


def goes_on(text: str, before: Block, head: str, block: Block, tail: str, measure: Measure | None) -> bool:
    """True where ``before``, in words ``head``, stops in a sentence that ``block``, in words ``tail``, goes on with.

    Parameters:
        text: the source, folded.
        before: a line of it.
        head: its words without white space around.
        block: the next line.
        tail: its words.
        measure: how wide the lines of the document are, where they are broken at one width.
    """
    if before.kind != "paragraph" or block.kind != "paragraph":
        return False
    if tail[0] in _NO_START:
        return True
    if measure is None and head[-1] in SENTENCE_END:
        return False  # as most lines
    if head[-1] == "|" or tail[0] == "|" or ("|" in head and "|" in tail):  # rows of a table, as text
        return False
    if _MARKER.match(tail) or (head[-1] not in _WITHIN and label_pattern().match(tail)):
        return False
    if head[-1] not in SENTENCE_END and _is_open(head) and _CLOSES.match(tail):
        return True
    if head.endswith(_DONE) and label_pattern().match(head):
        return False
    if measure:
        return _fills(text, before, head, block, tail, measure)
    if head[-1] in ",、":
        return True
    if text.count("\n", before.end, block.start) > 1:
        return _page_ends(head, tail)
    if len(head) < _WRAPPED_LINE or not _GOES_ON.match(tail) or label_pattern().match(head):
        return False
    return not _heading(head)


def _page_ends(head: str, tail: str) -> bool:
    """True where an empty line, or a page number that was taken out, stands in the middle of a sentence."""
    listed = label_pattern().match(head) or _is_open(head)
    return len(head) >= _LONG_LINE and not listed and _GOES_ON.match(tail) is not None


def _fills(text: str, before: Block, head: str, block: Block, tail: str, measure: Measure) -> bool:
    """True where the break is that of a full line."""
    if measure.indented and _is_indented(text, block.start):
        return False
    if head[-1] in _STOP and not measure.spaced and text.count("\n", before.end, block.start) > 1:
        return False
    return head[-1] in ",、" or measure.fills(head, tail, _INDENT if _is_indented(text, before.start) else 0)
