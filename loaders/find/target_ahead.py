"""What the background of a plan says of the years to come, the only thing in it that may set a target."""

import re
from typing import Final

from loaders.find.target_phrases import Clause, says_target

_LONGEST_SENTENCE: Final = 2000
# A sentence that says when does not go on with the time of the one before.
_DATED: Final = re.compile(r"20\d\d年|以来|目前|期间")


def looks_ahead(norm: str, clause: Clause, line_start: int) -> bool:
    """True where the sentence says what is to come, or goes on, without a year, after one that does: 其中,…."""
    floor = max(0, clause.start - _LONGEST_SENTENCE)
    sentence = norm[_sentence_start(norm, clause.start) : clause.end]
    if says_target(sentence) or _DATED.search(sentence):
        return says_target(sentence)
    return says_target(norm[max(line_start, floor) : clause.start])


def never_looks_ahead(norm: str, start: int, end: int) -> bool:
    """True for a line ``[start, end)`` none of whose clauses looks ahead, which need not be parted then."""
    return not says_target(norm[_sentence_start(norm, start) : end])


def _sentence_start(norm: str, position: int) -> int:
    floor = max(0, position - _LONGEST_SENTENCE)
    return max(floor, norm.rfind("。", floor, position) + 1)
