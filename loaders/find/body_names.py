"""The name of a body in the words that stand between two marks of a list."""

import re
from functools import cache, lru_cache
from typing import Final

from loaders.lexicons import alternatives, lexicon
from loaders.resolve.agencies import looks_like_body
from ontology.frozen import record
from ontology.records import Obligation

_LONGEST_NAME: Final = 48
_PLACE_END: Final = re.compile(r"[市县区州盟旗]$")
_TWO_LETTERS: Final = re.compile("[\u4e00-\u9fff]{2}")


@record(frozen=True)
class BodyName:
    """The name ``[start, end)`` in such words, what it is obliged to, and whether it surely looks like a body."""

    start: int
    end: int
    obligation: Obligation | None
    sure: bool


@lru_cache(maxsize=16384)  # the same bodies stand in many lists
def name_in(words: str) -> BodyName | None:
    """The name in ``words``, None where they hold none."""
    trimmed = _trim(words)
    if not trimmed:
        return None
    start, end = trimmed
    obligation, end = _obligation(words, start, end)
    name = words[start:end]
    return BodyName(start, end, obligation, looks_like_body(name) or bool(_PLACE_END.search(name)))


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon("responsibilities")
    openings = "|".join([alternatives(words["front"]), *words["front_patterns"]])
    front = re.compile(rf"(?:[\s:\"“”。,、)-]|(?:{openings})(?=[\u4e00-\u9fff][\u4e00-\u9fff(]))*")
    person = rf"\((?:{alternatives(words['other_labels'])}):[^()]*\)"
    tail = re.compile(rf"(?:[\s:\"“”。,、(*★☆▲]|{person}|{'|'.join(words['tail_patterns'].values())})*$")
    return front, tail, re.compile("|".join(words["never"]))


@cache
def _tail_sign() -> re.Pattern[str]:
    """Without one of these a name has no tail, which is slow to look for."""
    return re.compile(rf"[{''.join(lexicon('responsibilities')['tail_patterns'])}]|[\s:\"“”。,、(*★☆▲]$|:[^()]*\)$")


def _trim(text: str) -> tuple[int, int] | None:
    """The slice without words that do not belong to the name; None where nothing or no name is left."""
    front, tail, never = _edges()
    opening = front.match(text)
    start, end = opening.end() if opening else 0, len(text)
    by = text.find("由", start + 1)
    if by >= 0 and looks_like_body(text[by + 1 :]):  # 农村改厕由|省农业农村厅
        start = by + 1
    name = text[start:end]
    closing = tail.search(name) if _tail_sign().search(name) else None
    if closing and closing[0]:
        end -= len(closing[0])
        name = text[start:end]
    if name.endswith(")") and name.count(")") > name.count("("):  # the bracket of the whole statement, left unpaired
        end, name = end - 1, name[:-1]
    if not 2 <= len(name) <= _LONGEST_NAME or never.fullmatch(name) or not _TWO_LETTERS.search(name):
        return None
    return start, end


def _obligation(text: str, start: int, end: int) -> tuple[Obligation | None, int]:
    """What a closing 必做 or 选做 means, and where the name ends without it."""
    for word, obligation in lexicon("responsibilities")["obligations"].items():
        if text.endswith(word, start, end):
            return obligation, end - len(word)
    return None, end
