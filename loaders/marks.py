"""One number of an official document: 一、 (一) 1. (1) ① 第一条, and what it says.

The first four levels are those of GB/T 9704-2012 §7.3.3; the others are common besides it.
"""

import re
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final

from loaders.lexicons import alternatives, lexicon
from ontology.frozen import record
from ontology.iri import chinese_number


class Level(IntEnum):
    """Rank of a kind of number in the hierarchy, outermost first."""

    PART = 0  # 第一篇, 第二部分
    CHAPTER = 1  # 第一章
    SECTION = 2  # 第一节
    HAN = 3  # 一、
    ARTICLE = 4  # 第一条
    HAN_BRACKET = 5  # (一)
    ARABIC = 6  # 1.
    DOTTED = 7  # 1.1
    ARABIC_BRACKET = 8  # (1)
    CIRCLED = 9  # ①


@record(frozen=True)
class Mark:
    """A number in the text: ``[start, end)`` with its punctuation, ``label`` as printed without it."""

    level: Level
    label: str
    number: int
    start: int
    end: int


HAN: Final = "[一二三四五六七八九十]{1,3}"
# One alternative per level, in the order tried. "(-)" and "(+)" are misread by a scanner, "()" has lost its dash then,
# "一)" is cut off; "1 .", "(一)、" are seen too.
_MARK: Final = re.compile(
    r"(?=[第一二三四五六七八九十(\d①-⑳])(?:"  # most lines begin otherwise
    rf"(?P<part>第(?:{HAN}|\d{{1,2}})(?:部分|[篇编]))[、.:]?|(?P<chapter>第(?:{HAN}|\d{{1,2}})章)[、.:]?"
    rf"|(?P<section>第(?:{HAN}|\d{{1,2}})节)[、.:]?"
    rf"|(?P<article>第(?:[一二三四五六七八九十百零]{{1,6}}|\d{{1,3}})条)[、.:]?"
    rf"|(?P<han>{HAN})(?:、|\.(?!\d))"
    rf"|(?P<han_bracket>\((?:{HAN}|[-+]?)\)|{HAN}\))[、.]?"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,2})(?![\d.]|[亿万千百]|[元%个件家倍人次米月日年吨亩岁])[、.]?(?=[\u4e00-\u9fff“《])"
    # 1. 1、, "23.2023年4月起…", "11.121人才项目"
    r"|(?P<arabic>\d{1,3})(?:、|\.(?!\d)|\.(?=(?:19|20)\d\d年|\d{3,4}(?:人才|工程|行动|计划|专项)))"
    r"|(?P<arabic_bracket>\(\d{1,2}\)|\d{1,2}\))[、.]?"
    r"|(?P<circled>[①-⑳])[、.]?)"
)
_MISREAD: Final = {"(-)": "(一)", "()": "(一)", "(+)": "(十)"}
_LEVELS: Final = {level.name.lower(): level for level in Level}


def read_mark(norm: str, start: int, end: int) -> Mark | None:
    """The number that stands at ``start``, or None. ``norm`` is folded text."""
    match = _MARK.match(norm, start, end)
    if not match or not match.lastgroup:
        return None
    if (after := match.end()) >= end:
        return None
    label = _MISREAD.get(match[match.lastgroup], match[match.lastgroup])
    label = f"({label}" if label[-1] == ")" and label[0] in HAN else label
    number = _value(label)
    if number is None or number == 0:
        return None
    return Mark(_LEVELS[match.lastgroup], label, number, start, after)


def is_particular(norm: str, mark: Mark) -> bool:
    """True for a number that a page puts before a particular of the document: 6.[发文字号] …."""
    return norm[mark.end : mark.end + 2].strip()[:1] == "(" and _particular().match(norm, mark.end) is not None


@cache
def _particular() -> re.Pattern[str]:
    return re.compile(rf"\s*\((?:{alternatives(lexicon('chrome')['particulars'])})\)")


@lru_cache(maxsize=1024)
def _value(label: str) -> int | None:
    bare = re.sub("[()第章部分篇编节条]", "", label)
    if bare.isdecimal():
        return int(bare)
    if "." in bare:  # 2.3: its last part counts
        return int(bare.rpartition(".")[2])
    if "百" in bare:  # 第一百二十条
        hundreds, _, rest = bare.partition("百")
        return (chinese_number(hundreds) or 1) * 100 + (chinese_number(rest.lstrip("零")) or 0)
    return ord(bare) - 0x245F if "①" <= bare <= "⑳" else chinese_number(bare)
