"""The forms of cited documents: titles in 《》, document numbers and numbers of standards."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.lexicons import alternatives, lexicon
from loaders.scanning import scan

# "国发(2015)71号", "国知发运函字(2022)131号", "2023年第5号公告", "国务院令第722号"
_NUMBER: Final = (
    r"(?:[\u4e00-\u9fff]{1,12}\(\d{4}\)第?\d{1,5}号|[\u4e00-\u9fff]{1,24}令(?:\d{4}年)?第?\d{1,4}号"
    r"|[\u4e00-\u9fff]{1,24}公告(?:\d{4}年)?第?\d{1,4}号)"
)
# "GB/T29490-2013", "DB37/T 4201—2020"
_STANDARD: Final = (
    r"(?:GB|DB\d{0,6}|[A-Z]{2,4})(?:/[A-Z]{1,3})?\s?\d{2,6}(?:\.\d{1,2})?(?:-\d{2,4}(?=-\d{4}))?(?:-\d{4})?"
)
# No document number is longer.
_LONGEST: Final = 60
_CLOSE: Final = re.compile("号")
# So far behind what it rests on a document says that it is made.
_REACH: Final = 240
TITLE: Final = re.compile(r"《(?P<title>[^《》\n]{2,160}(?:《[^《》\n]{1,80}》[^《》\n]{0,60})?)》")
_NUMBERS: Final = re.compile(_NUMBER)
# After a title: "(试行)(国发(2015)71号,以下简称《意见》)", "的通知(国发(2015)71号)";
# the number stands in one of two brackets.
AFTER: Final = re.compile(
    rf"(?:的通知|文件)?(?:\([^()《》\n]{{1,12}}\))?\([^()《》\n]{{0,12}}?(?P<number>{_NUMBER}|{_STANDARD})"
    rf"|(?P<standard>{_STANDARD})"
)
# Before a title: "国发(2015)71号《", "(国发(2015)71号)《", "GB/T29490-2013《"
BEFORE: Final = re.compile(rf"(?P<number>{_NUMBER}|{_STANDARD})(?:文件)?\)?$")
# "(以下简称《通用目录》)", "(国发(2015)71号,以下简称《意见》)"
ALIAS: Final = re.compile(r"简称(?:为|:)?[“\"]?《(?P<alias>[^《》\n]{2,40})》")


def numbers(norm: str) -> Iterator[re.Match[str]]:
    """The document numbers in ``norm``, in order; only looked for before a 号."""
    position = 0
    for close in _CLOSE.finditer(norm):
        match = _NUMBERS.search(norm, max(position, close.end() - _LONGEST), close.end())
        if match:
            position = match.end()
            yield match


@cache
def before_document() -> re.Pattern[str]:
    """A word or mark that ends the text before the bare name of a document."""
    words = lexicon("citations")
    return re.compile(
        "|".join([alternatives(words["before_document"]), *words["before_patterns"], "[,。;:、\n()《》]"])
    )


@cache
def _bare_document() -> re.Pattern[str]:
    """The end of a document's name without 《》, with its number in brackets: …的通知(国发(2015)71号)."""
    documents = alternatives(lexicon("citations")["documents"])
    return re.compile(rf"(?<=[\u4e00-\u9fff])(?:{documents})[”\"]?\((?P<number>{_NUMBER})")


@cache
def _document_opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(lexicon('citations')['documents'])})[”\"]?\(")


def bare_documents(norm: str) -> Iterator[re.Match[str]]:
    """The ends of documents' names without 《》 in ``norm``, each with the number after it; likewise."""
    position = 0
    for close in _CLOSE.finditer(norm):
        start = max(position, close.end() - _LONGEST)
        for match in scan(_bare_document(), _document_opening(), norm, start, close.end()):
            position = match.end()
            yield match


@cache
def word_pattern(key: str) -> re.Pattern[str]:
    """Alternative of the words of the lexicon under ``key``."""
    return re.compile(alternatives(lexicon("citations")[key]))


@cache
def _made() -> re.Pattern[str]:
    return re.compile(rf"制[定订]本(?:{alternatives(lexicon('citations')['kinds'])})")


def is_basis_of_this(norm: str, end: int) -> bool:
    """True where the sentence says behind ``end`` that this document is made: 根据《…》,结合实际,制定本办法."""
    stop = norm.find("。", end, end + _REACH)
    return _made().search(norm, end, stop if stop >= 0 else end + _REACH) is not None


@cache
def drafted_here() -> re.Pattern[str]:
    """The words right before the title of a plan that is still a draft: 关于征求《…》意见的函, 我局起草了《…》."""
    return re.compile(rf"(?:{alternatives(lexicon('citations')['drafted_here'])})$")
