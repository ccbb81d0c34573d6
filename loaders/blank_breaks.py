"""Lines whose breaks became blanks: a page that was copied as one line gets its lines again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from loaders.characters import BLANKS, fold
from loaders.find.labels import label_pattern
from loaders.text import Block
from loaders.wrapping import NUMBER

# characters of a line in which so many numbers or labels stand behind blanks
_SHORTEST: Final = 600
_FEWEST: Final = 4
# the share of blanks at which a paragraph may end or begin; of those inside sentences a line break tells nothing
_SHARE: Final = 0.6
_BLANK: Final = re.compile(f"[{BLANKS}]+")
_CLOSES: Final = frozenset("。;:!?)》”")
_NUMBER: Final = re.compile(NUMBER)
_LATIN: Final = re.compile("[0-9A-Za-z.,:-]")
_LONGEST_LABEL: Final = 12


def with_broken_lines(text: str, blocks: Sequence[Block], texts: Sequence[str]) -> Sequence[Block]:
    """``blocks`` with the lines whose breaks became blanks as several; ``blocks`` itself where there are none.

    一、总体要求 … 落到实处。 二、主要任务 (一)减权放权 1.推行清单管理。 责任单位:区审批局 2.推行试点。 责任单位:…
    """
    if all(len(words) < _SHORTEST for words in texts):
        return blocks
    result: list[Block] = []
    for block, words in zip(blocks, texts, strict=True):
        long = block.kind == "paragraph" and len(words) >= _SHORTEST
        result += _parts(block, _breaks(fold(text[block.start : block.end])) if long else [])
    return result if len(result) > len(blocks) else blocks


def _breaks(line: str) -> list[tuple[int, int]]:
    """The blanks of a folded line that stand for breaks, as slices; none where most do not."""
    blanks = [blank.span() for blank in _BLANK.finditer(line) if _parts_words(line, *blank.span())]
    opened = [_NUMBER.match(line, end) or label_pattern().match(line, end) for _, end in blanks]
    ends = [opens or line[start - 1] in _CLOSES for (start, _), opens in zip(blanks, opened, strict=True)]
    if sum(map(bool, opened)) < _FEWEST or sum(map(bool, ends)) < _SHARE * len(blanks):
        return []
    return [blank for blank in blanks if not _ends_in_label(line, blank[0])]


def _parts_words(line: str, start: int, end: int) -> bool:
    """False between Latin words or numbers, and at an end of the line."""
    return start > 0 and end < len(line) and not (_LATIN.match(line, start - 1) and _LATIN.match(line, end))


def _ends_in_label(line: str, end: int) -> bool:
    """True where the label of a statement ends; its bodies follow: "责任单位: 区审批局"."""
    first = max(0, end - _LONGEST_LABEL)
    return line[end - 1] == ":" and any(label_pattern().fullmatch(line, start, end) for start in range(first, end))


def _parts(block: Block, breaks: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """``block`` as it is, or its parts between ``breaks``, slices that count from its start."""
    start = block.start
    for blank_start, blank_end in breaks:
        yield replace(block, start=start, end=block.start + blank_start)
        start = block.start + blank_end
    yield replace(block, start=start) if breaks else block
