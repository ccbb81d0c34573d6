"""The headings of tables of tasks that lost their grid: what each column holds."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from loaders.find.labels import labels
from loaders.lexicons import lexicon
from ontology.frozen import record

LONGEST_HEADING: Final = 12
# Columns behind those of bodies and times: 备注, 2031年工作计划
_MORE: Final = re.compile(
    r"备\s*注|说明|联系(?:人|方式|电话)|(?:完成|落实)情况|进展(?:情况)?|20\d\d年.{0,8}|[本下]?年度.{2,6}"
)


@record(frozen=True)
class Columns:
    """How many columns of words follow that of the numbers, which of those behind them hold bodies and times, and how
    many more there are.
    """

    words: int
    roles: tuple[int, ...]
    times: tuple[int, ...]
    more: int

    @property
    def tails(self) -> int:
        """How many columns hold bodies and times."""
        return len(self.roles) + len(self.times)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return 1 + self.words + self.tails + self.more


@cache
def telling() -> frozenset[str]:
    """The headings that tell a table of tasks or steps from others: of bodies, and of times."""
    return frozenset([*labels(), *lexicon("milestones")["due"]])


def columns_of(lines: Sequence[str]) -> Columns | None:
    """The columns whose headings open ``lines``, that of the numbers first; None where they are none of such a table.

    Words stand before bodies and times, and nothing but remarks and years behind these.
    """
    stop = 1 + max((n for n, line in enumerate(lines) if line in telling()), default=len(lines))
    headings = lines[:stop]
    if stop > len(lines) or any(not 0 < len(heading) <= LONGEST_HEADING for heading in headings):
        return None
    roles = tuple(n for n, heading in enumerate(headings) if heading in labels())
    times = tuple(n for n, heading in enumerate(headings) if heading in lexicon("milestones")["due"])
    words = stop - 1 - len(roles) - len(times)
    more = next((n for n, line in enumerate(lines[stop:]) if not _MORE.fullmatch(line)), len(lines) - stop)
    whole = roles and words and min(*roles, *times, words + 1) > words
    return Columns(words, roles, times, more) if whole else None
