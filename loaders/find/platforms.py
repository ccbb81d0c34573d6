"""Finds the named carriers of the work: platforms, centres, databases, bases, zones and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.document import Document
from loaders.find.platform_names import candidates
from loaders.find.platform_scan import Candidate
from loaders.find.platform_signs import is_definite, is_national, is_proper, status_of, trimmed
from loaders.find.platform_text import shape
from loaders.find.platform_words import generic_pattern, head_pattern, kind_of, words
from ontology.records import Platform, PlatformStatus

# What parts clauses; a dash does where there are two
_MARK: Final = re.compile(r"[,。;:!?\n]|-(?=-)")
_MARKS: Final = (*",。;:!?\n", "--")
# A clause has an end even where a text has no punctuation, so that the time taken stays in proportion to the text.
_LONGEST_CLAUSE: Final = 400
_LAST: Final = 4
# Names with one ending are compared with so many before them, so that the time stays linear on any text.
_MOST_COMPARED: Final = 60
_FULL: Final = 0.7


@dataclass(slots=True)
class _Mention:
    name: str
    key: str
    status: PlatformStatus
    task: str | None
    proper: bool
    quote: tuple[int, int]
    # False where no verb says the status: it follows from how the carrier is used (在…集聚区举办…).
    said: bool


def find(document: Document) -> list[Platform]:
    """Return each carrier once, in the order of first mention, with the first task that names it."""
    text = shape(document.norm)
    classes: set[str] = set()
    mentions = [mention for clause in _clauses(text) for mention in _mentions(document, text, *clause, classes)]
    national = is_national(document.norm)
    kept = [mention for mention in mentions if _is_one(mention, classes, national)]
    return [_record(document, same) for same in _together(kept)]


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses in which a last word of names stands."""
    position = 0
    while head := head_pattern().search(text, position):
        start = max(position, *[text.rfind(mark, position, head.start()) + 1 for mark in _MARKS])
        start += (head.start() - start) // _LONGEST_CLAUSE * _LONGEST_CLAUSE
        mark = _MARK.search(text, head.start(), start + _LONGEST_CLAUSE)
        position = mark.start() if mark else min(len(text), start + _LONGEST_CLAUSE)
        if head.end() <= position:
            yield start, position


def _is_one(mention: _Mention, classes: set[str], national: bool) -> bool:
    """False where the same name stands for a class elsewhere, or the plan is for the whole country."""
    if mention.key in classes:
        return False
    return mention.proper or not national or kind_of(mention.name) in words()["national_kinds"]


def _mentions(document: Document, text: str, start: int, stop: int, classes: set[str]) -> list[_Mention]:
    """The names in one clause; the keys of names of classes are added to ``classes``."""
    found = candidates(document.norm, text, start, stop)
    ends = {candidate.group: candidate.end for candidate in found}
    result: list[_Mention] = []
    for candidate in found:
        begin = trimmed(document.norm, candidate)
        if candidate.counted:
            classes.add(_key(document.text[begin : candidate.end]))
        group_end = ends[candidate.group]
        status = status_of(text, candidate, group_end, stop)
        if status and is_definite(document.norm, text, begin, candidate, group_end, stop):
            result += [
                _mention(document, name, begin, candidate, status) for name in _names(document, begin, candidate)
            ]
    return result


def _mention(document: Document, name: str, start: int, candidate: Candidate, status: PlatformStatus) -> _Mention:
    quote_start = min(candidate.verb_start, start) if candidate.verb_start >= 0 else start
    task = document.task_at(start)
    said = status == "planned" or candidate.verb not in ("aside", "urging")
    return _Mention(name, _key(name), status, task, is_proper(name), (quote_start, candidate.end), said)


def _names(document: Document, start: int, candidate: Candidate) -> list[str]:
    """The name; several where places share it: 广州、深圳数据交易所."""
    text = document.text
    if not candidate.places or candidate.places[0][0] != start:
        return [_balanced(text[start : candidate.end])]
    rest = text[candidate.places[-1][1] : candidate.end]
    return [text[slice(*place)] + rest for place in candidate.places]


def _balanced(name: str) -> str:
    """The name without a quotation mark or bracket whose partner is missing."""
    for opening, closing in ("“”", "「」", "()", "（）"):
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return name


def _key(name: str) -> str:
    """What two mentions of one thing share: the name without punctuation."""
    return re.sub(r"\W", "", name)


def _bare(key: str) -> str:
    """The key without levels before it: 省政务服务网 and 政务服务网 are one."""
    return re.sub(r"^(?:全?[国省市区县]|国家|[^省市区县]{2,3}[省市区县])(?=.{5})", "", key)


def _together(mentions: list[_Mention]) -> list[list[_Mention]]:
    """Mentions of one thing together: a name that is the end of a fuller one is the same thing."""
    groups: list[list[_Mention]] = []
    ending: dict[str, list[list[_Mention]]] = {}
    for mention in mentions:
        alike = ending.setdefault(mention.key[-_LAST:], [])
        group = next((group for group in alike[-_MOST_COMPARED:] if _same(group[0].key, mention.key)), None)
        if group is None:
            group = []
            groups.append(group)
            alike.append(group)
        group.append(mention)
        if len(mention.key) > len(group[0].key):  # the fullest name stands first
            group.insert(0, group.pop())
    return groups


def _same(one: str, other: str) -> bool:
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return (
        longer == shorter
        or (longer.endswith(shorter) and not generic_pattern().fullmatch(shorter))
        or _bare(longer) == _bare(shorter)
    )


def _record(document: Document, mentions: list[_Mention]) -> Platform:
    """One record: the fullest name, the first task, the place of the mention with that name."""
    fullest = max(mentions, key=lambda mention: len(mention.key))
    # A much shorter mention may mean another thing; it does not say where the carrier is named first.
    full = [mention for mention in mentions if len(mention.key) >= _FULL * len(fullest.key)]
    task = next((mention.task for mention in full if mention.task), None)
    return Platform(
        name=fullest.name,
        status=mentions[0].status,
        task=task,
        evidence=document.evidence(*fullest.quote),
        kind=kind_of(fullest.name),
        confidence="stated" if mentions[0].said else "inferred",
    )
