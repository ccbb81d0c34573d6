"""Headings counted 01 02 03, as articles of public accounts and slides print them, found in the text."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.marks import Level, Mark

_FEWEST: Final = 3
# Line "01", then the heading; "03按时办理" behind a closed sentence or a statement; "10推行" goes on counting.
_NUMBER: Final = re.compile(r"(?:(?<![^\n])|(?<=[。;!?)”]))[ \t]*(\d\d)(?:\.(?!\d)|、)?\s*(?=[\u4e00-\u9fff“《])")
# 05月 in a date is none, nor 10个, 12家.
_COUNTED: Final = re.compile("[年月日号个家人项条名件元%时分点至]")


def with_zero_numbers(norm: str, marks: list[Mark]) -> list[Mark]:
    """``marks`` and the headings counted 01 02 03 of the text, in order; the first of these may be lost.

    They are chapters, or items where the text has chapters.
    """
    if "02" not in norm or "03" not in norm:
        return marks
    run = _run(norm)
    if len(run) < _FEWEST:
        return marks
    level = Level.ARABIC if any(mark.level <= Level.HAN for mark in marks) else Level.HAN
    found = [Mark(level, match[1], int(match[1]), match.start(1), match.end()) for match in run]
    taken = {mark.start for mark in found}
    return sorted((*found, *(mark for mark in marks if mark.start not in taken)), key=lambda mark: mark.start)


def _run(norm: str) -> Sequence[re.Match[str]]:
    """The numbers that count up by one from 01 or 02."""
    run: list[re.Match[str]] = []
    for match in _NUMBER.finditer(norm):
        expected = (int(run[-1][1]) + 1,) if run else (1, 2)
        if int(match[1]) in expected and not _COUNTED.match(norm, match.end()):
            run.append(match)
    return run
