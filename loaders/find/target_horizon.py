"""The year of a target whose sentence names none."""

import re
from collections.abc import Collection
from typing import Final

from loaders.characters import fold
from loaders.document import Document
from loaders.find.goals import goal_years, numbers_by_year
from loaders.find.period import aimed_year
from loaders.scanning import scan
from ontology.frozen import record
from ontology.records import Header

_YEAR: Final = re.compile(r"(20[0-4]\d)年(?<!\d.{5})")
# 全年, 年内, 上半年, 年底前, 第三季度, 9月底前; not 两年内, 全年龄, 2025年底前, 每年底
_RUNNING: Final = re.compile(
    r"全年(?!龄)|(?<![\d一二两三四五六七八九十几])年内|(?<!\d年)[上下]半年|今年|本年度"
    r"|(?<![\d每次])年(?:年)?(?:底|末)|(?<!年)第?[一二三四]季度(?!报)|(?<![\d年])\d{1,2}月(?:底|末)?前"
)
# How each begins: 全年, 年内, 上半年, 今年, 本年度, 第三季度, 9月
_OPENING: Final = re.compile("[全年上下今本第一二三四0-9](?=[年内半度底末一二三四季0-9月])")
_SHARE: Final = 3
# Goals of 2027 and 2030 are stages of one plan; 2035 behind 2027 is an outlook.
_FAR: Final = 5
_SEVERAL: Final = 2
# 到2027年 with twelve numbers, 到2030年 with one: an outlook
_HARDLY: Final = 4


@record(frozen=True)
class Horizon:
    """``common`` is the year of targets that name none, ``running`` the year that 全年 means, ``start`` the first year.

    ``dated`` is true where the plan has any year to reach its goals by.
    """

    common: int | None
    running: int | None
    start: int | None
    dated: bool

    @property
    def one_year(self) -> bool:
        """True for a plan that begins and ends in one year."""
        return self.common is not None and self.start == self.common

    def past(self, year: int | None) -> bool:
        """True for a year before the plan: what is said of it was so already."""
        return year is not None and self.start is not None and year < self.start

    def counted(self, from_now: int | None) -> int | None:
        """The year so many years from the running one, which is not after the plan; None where it is not known."""
        if from_now is None or self.running is None:
            return None
        return min(self.running + from_now, self.common or self.running + from_now)

    def with_running(self, named: Collection[int | None], running: int) -> "Horizon":
        """The horizon of a plan without a year, of whose targets ``running`` say 全年 or the like.

        Where a third or more of them are of the running year and none is of another, it is a plan for that year.

        Args:
            named: the year that each of its targets names, None where it names none.
        """
        said = running + sum(year == self.running for year in named)
        elsewhere = any(year not in (None, self.running) for year in named)
        if self.dated or elsewhere or not said or said * _SHARE < len(named):
            return self
        return Horizon(self.running, self.running, self.start or self.running, dated=True)


def horizon_of(document: Document, head: Header) -> Horizon:
    """The horizon of ``document``; ``head`` says when the plan was issued and for which years it holds.

    Targets that name no year are those of the year that the plan aims at; the guide gives none where it has no such
    year, also where a clause says how long the document holds.
    """
    dated = head.issued or head.published
    issued = int(dated[:4]) if dated else None
    aimed = aimed_year(document, fold(head.title or ""), issued)
    return Horizon(
        common=_nearer(document, head) or aimed,
        running=_running(head, issued) or _first_named(document),
        start=head.period_start or issued,
        dated=aimed is not None,
    )


def _nearer(document: Document, head: Header) -> int | None:
    """The last year but one of goals that the title does not decide between, where the last is an outlook.

    It is one where it is far from the one before, or has hardly any of the numbers.
    """
    years = sorted(set(document.once(goal_years)))
    if len(years) < _SEVERAL:
        return None
    numbers = document.once(numbers_by_year)
    hardly = numbers.get(years[-2], 0) >= _HARDLY * max(1, numbers.get(years[-1], 0))
    far = years[-1] - years[-2] > _FAR or hardly
    return years[-2] if far and not any(str(year) in (head.title or "") for year in years) else None


def _running(head: Header, issued: int | None) -> int | None:
    """The year that 全年 means: that of the issue, or the next where the document holds until its end."""
    end = head.period_end
    return end if issued is None or end == issued + 1 else issued


def _first_named(document: Document) -> int | None:
    """A document without a date is of the year that its numbered text names first."""
    match = _YEAR.search(document.norm, document.outline.starts[0] if document.outline.starts else 0)
    return int(match[1]) if match else None


def says_running(words: str) -> bool:
    """True where ``words`` speak of the running year: 全年, 上半年, 9月底前."""
    return next(scan(_RUNNING, _OPENING, words), None) is not None
