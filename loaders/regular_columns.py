"""What the columns of a table hold, as their headings say: numbers that count up, times, money, figures, or words."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, Literal

from loaders.characters import fold
from loaders.lexicons import alternatives, lexicon
from loaders.stacked_tables import NUMBER_HEADINGS

Kind = Literal["number", "time", "money", "figure", "words"]

LONGEST_HEADING: Final = 20
_LONGEST_NAMED: Final = 12
_LONGEST_CELL: Final = 600
_LONGEST_TIME: Final = 40
# "(万元)", "(单位:万元)" behind what a column is called
_UNIT: Final = re.compile(r"\((?:单位:?)?(?P<unit>[^()]{1,6})\)$")
_YEAR: Final = re.compile("20\\d\\d年?度?")
# "1,200", "85.5万元", "约300"; "-" where there is none
_AMOUNT: Final = re.compile(r"约?\d[\d,]*(?:\.\d+)?(?:-\d[\d,]*(?:\.\d+)?)?(?:[亿万千百]{0,2}元?)|[-/]{1,2}")
# "6.82", "1,260户", "/"
_FIGURE: Final = re.compile(r"约?\d[\d,]*(?:\.\d+)?[\u4e00-\u9fff]{0,4}|[-/]{1,2}")
_NUMBER: Final = re.compile(r"0?(\d{1,3})[.、]?")
# Signs of a time, one of which says what it is: "2031年3月", "3-5月", "2031.3", "第二季度", "长期坚持"
_WHEN: Final = re.compile(
    r"(?=.*?(?:[年月日季周]|\d{4}|长期|持续|立即))"
    r"[\d〇○零一二三四五六七八九十年月日底末前后初中旬上下半季度第每全内当本今明个周起自从到至、,./~\-完成坚持长期持续常推进实施开始结束以有序逐步近远即时立印发之随()]+"
)
# "(一)", "2." before an item, which is no heading of a column
_MARK: Final = re.compile(r"\((?:\d|[一二三四五六七八九十]){1,3}\)|\d{1,3}[.、]")
# What ends a table: the next chapter or annex, a note below it
_AFTER: Final = re.compile(r"附件|附[录表]|注:|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节]")


@lru_cache(maxsize=1024)
def kind_of(title: str) -> Kind | None:
    """What the column under ``title`` holds; None for words that are no heading of a table that is known."""
    if not 1 < len(title) <= LONGEST_HEADING:
        return None
    if title in NUMBER_HEADINGS:
        return "number"
    folded = fold(title)
    unit = _UNIT.search(folded)
    named = folded[: unit.start()] if unit else folded
    if len(named) > _LONGEST_NAMED or _AFTER.match(named) or _MARK.match(named):
        return None
    if _is_money(named) or (unit and unit["unit"].endswith("元") and not _says("result_column").search(named)):
        return "money"
    if _ends("times").search(named):
        return "time"
    if _ends("figures").search(named):
        return "figure"
    known = _YEAR.fullmatch(named) or named.endswith(tuple(lexicon("milestones")["headings"]))
    return "words" if known or _ends("others").search(named) else None


def _is_money(named: str) -> bool:
    """True for a column of amounts: not of results, nor of what one case gets, nor one of sources."""
    if any(_says(column).search(named) for column in ("result_column", "rate_column")):
        return False
    return bool(_ends("amounts").search(named) or named in lexicon("columns")["sources"])


@cache
def _says(column: str) -> re.Pattern[str]:
    return re.compile(lexicon("funding")[column])


@cache
def _ends(kind: str) -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('columns')[kind])})$")


@cache
def last_letters() -> frozenset[str]:
    """What the headings of times and amounts end with; quicker to look at than the headings are."""
    words = lexicon("columns")
    return frozenset(word[-1] for kind in ("times", "amounts", "sources") for word in words[kind]) | set(")）")


def kinds_of(titles: Sequence[str]) -> list[Kind]:
    """What each column holds; nothing unless all are known and different, and some are of words and some regular.

    In a table of money a column headed by a year holds amounts.
    """
    kinds = [kind_of(title) for title in titles]
    if "money" in kinds:
        kinds = ["money" if _YEAR.fullmatch(title) else kind for title, kind in zip(titles, kinds, strict=True)]
    known = [kind for kind in kinds if kind]
    regular = "money" in known or "time" in known
    if len(known) < len(kinds) or len(set(titles)) < len(titles) or known.count("number") > 1:
        return []
    return known if regular and "words" in known else []


def fits(kind: Kind, words: str) -> bool:
    """True where ``words`` may be a cell of a column of ``kind``."""
    if len(words) > _LONGEST_CELL:
        return False
    folded = fold(words)
    if kind == "number":
        return _NUMBER.fullmatch(folded) is not None
    if kind == "money":
        return is_amount(folded)
    if kind == "time":
        return is_time(folded)
    if kind == "figure":
        return _FIGURE.fullmatch(folded) is not None
    return bool(words) and not _AMOUNT.fullmatch(folded) and not _AFTER.match(folded)


def ends_table(words: str) -> bool:
    """True for what stands below a table: the next chapter or annex, or a note."""
    return _AFTER.match(fold(words)) is not None


def is_amount(folded: str) -> bool:
    """True for an amount of money, or the dash that stands for none."""
    return _AMOUNT.fullmatch(folded) is not None


def is_time(folded: str) -> bool:
    """True for words that say when, and nothing else."""
    return len(folded) <= _LONGEST_TIME and _WHEN.fullmatch(folded) is not None


def number_of(words: str) -> int:
    """The number of a row; 0 for none."""
    match = _NUMBER.fullmatch(fold(words))
    return int(match[1]) if match else 0
