"""Finds the named carriers of the work: platforms, centres, databases, bases, zones and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from loaders.document import Document
from loaders.find.platform_classes import is_granted, is_national
from loaders.find.platform_designations import designations
from loaders.find.platform_lists import common_groups, is_closing, is_listed, mark_bare, mark_beside, mark_housed
from loaders.find.platform_names import candidates
from loaders.find.platform_numbered import numbered
from loaders.find.platform_places import province_opening, province_pattern
from loaders.find.platform_proper import is_proper
from loaders.find.platform_scan import Candidate
from loaders.find.platform_signs import is_definite, trimmed
from loaders.find.platform_status import status_of
from loaders.find.platform_text import application_pattern, has_rare_quotes, shape
from loaders.find.platform_words import (
    ending_pattern,
    generic_pattern,
    head_pattern,
    is_specific,
    kind_of,
    longest,
    longest_head,
    verb_pattern,
    word_set,
    words,
)
from loaders.scanning import scan
from ontology.records import Platform, PlatformStatus

# What parts clauses; a dash does where there are two
_MARKS: Final = ",。;:!?\t"
_TWO_DASHES: Final = re.compile("-(?=-)")
# A clause has an end even where a text has no punctuation, so that the time taken stays in proportion to the text.
_LONGEST_CLAUSE: Final = 400
_LAST: Final = 4
# Names with one ending are compared with so many before them, so that the time stays linear on any text.
_MOST_COMPARED: Final = 60
_FULL: Final = 0.7
_SHORTEST_HEADING: Final = 8
_LONGEST_HEADING: Final = 24
# A verb that may also stand inside a name, or several things
_LISTING: Final = re.compile(r"^[市省区县]|[、,。;:]|建设|提升|优化|发展|升级|支持|利用|推广|整合|加强")
_NO_WORD: Final = re.compile(r"\W")
_COINED: Final = re.compile('[“"「]([^”"」]+)[”"」]')


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
    mentions: list[_Mention] = []
    for clause in _clauses(text):
        mentions += _mentions(document, text, *clause, classes)
        if text.find("等", *clause) >= 0:
            mentions += _provincial(document, text, *clause)
    mentions = sorted(
        [*mentions, *_applications(document, text), *_numbered(document)], key=lambda mention: mention.quote[1]
    )
    national = any(not mention.proper for mention in mentions) and is_national(document.norm)
    kept = [mention for mention in mentions if _is_one(mention, classes, national)]
    known = {mention.key for mention in kept}
    if headed := [mention for mention in _headings(document) if mention.key not in known]:
        kept = sorted([*kept, *headed], key=lambda mention: mention.quote[1])
    return [_record(document, same) for same in _together(kept)]


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses in which a last word of names stands."""
    parted = _TWO_DASHES.sub("\n", text) if "--" in text else text
    for mark in _MARKS:
        parted = parted.replace(mark, "\n")  # so that one search finds the nearest
    position = 0
    while ending := ending_pattern().search(text, position):
        place = ending.start()
        start = max(position, parted.rfind("\n", position, place) + 1)
        start += (place - start) // _LONGEST_CLAUSE * _LONGEST_CLAUSE
        line_end = parted.find("\n", place, start + _LONGEST_CLAUSE)
        position = line_end if line_end >= 0 else min(len(text), start + _LONGEST_CLAUSE)
        # no last word ends before the place
        if head_pattern().search(text, max(start, place + 1 - longest()), position):
            yield start, position


def _is_one(mention: _Mention, classes: set[str], national: bool) -> bool:
    """False where the same name stands for a class elsewhere, or the plan is for the whole country."""
    if mention.key in classes:
        return False
    return mention.proper or not national or kind_of(mention.name) in word_set("national_kinds")


def _mentions(document: Document, text: str, start: int, stop: int, classes: set[str]) -> list[_Mention]:
    """The names in one clause; the keys of names of classes are added to ``classes``."""
    found = candidates(document.norm, text, start, stop)
    ends = {candidate.group: candidate.end for candidate in found if not is_closing(text, candidate)}
    mark_bare(document.norm, text, start, stop, found)
    mark_beside(document.norm, found)
    mark_housed(document.norm, found)
    common = common_groups(document.norm, found)
    result: list[_Mention] = []
    for candidate in found:
        group_end = ends.get(candidate.group, candidate.end) if is_listed(text, candidate) else candidate.end
        status = status_of(text, candidate, group_end, stop)
        if not status and not candidate.counted:
            continue  # as of many
        begin = trimmed(document.norm, candidate)
        if candidate.counted:
            classes.add(_key(document.text[begin : candidate.end]))
        if not status:
            continue
        listed = candidate.start >= common.get(candidate.group, group_end)
        if listed and not is_proper(document.norm[begin : candidate.end]):
            continue
        if is_definite(document.norm, text, begin, candidate, group_end, stop):
            result += [
                _mention(document, name, begin, candidate, status) for name in _names(document, begin, candidate)
            ]
    return result


def _applications(document: Document, text: str) -> Iterator[_Mention]:
    """Applications that are used under a quoted name alone: 录入“青企通”统一发布."""
    verbs = words()["applied"]
    for match in application_pattern(rare=has_rare_quotes(text)).finditer(text):
        start, end = match.span()
        if not _is_application(document.norm[start + 1 : end - 1]):
            continue
        verb = next((len(word) for word in verbs if text.endswith(word, max(0, start - _LAST), start)), 0)
        if verb:
            candidate = Candidate(start, end, "tool", start - verb, plural=False, counted=False, group=0, loose=True)
            yield _mention(document, document.text[start:end], start, candidate, "existing")


def _is_application(inside: str) -> bool:
    """True for words in quotation marks that name an application: 青企通, but not 智慧交通."""
    return inside.endswith(tuple(words()["applications"])) and not inside.endswith(tuple(words()["no_applications"]))


def _provincial(document: Document, text: str, start: int, stop: int) -> Iterator[_Mention]:
    """Applications of provinces beside other carriers: 优化粤省事、粤商通等平台."""
    for match in scan(province_pattern(), province_opening(), text, start, stop):
        candidate = Candidate(*match.span(), "tool", match.start(), plural=False, counted=False, group=0, loose=True)
        yield _mention(document, match[0], match.start(), candidate, "existing")


def _headings(document: Document) -> Iterator[_Mention]:
    """What a heading that is nothing but a proper name sets up: 35.“花易通”花农服务中心."""
    norm, letters = document.norm, _last_letters()
    for item in [item for item in document.outline.items if norm[item.title_end - 1] in letters]:
        if not item.headed or item.kind != "tasks":
            continue
        start, end = item.title_start, item.title_end
        if _is_all_name(norm[start:end]):
            own = Candidate(start, end, None, -1, plural=False, counted=False, group=0)
            yield _mention(document, document.text[start:end], start, own, "planned")


def _is_all_name(heading: str) -> bool:
    """True for the proper name of one carrier and nothing else."""
    return (
        _SHORTEST_HEADING <= len(heading) <= _LONGEST_HEADING
        and bool(longest_head(heading))
        and kind_of(heading) in words()["headed_kinds"]
        and not _LISTING.search(heading)
        and not verb_pattern().search(heading)
        and is_proper(heading)
        and is_specific(heading)
    )


@cache
def _last_letters() -> frozenset[str]:
    """The last characters of such headings."""
    return frozenset(word[-1] for kind in words()["headed_kinds"] for word in words()["heads"][kind])


def _numbered(document: Document) -> Iterator[_Mention]:
    """What a number sums up (花卉检测、花卉溯源等2个平台), and what a place is to be called (国家花卉示范城市)."""
    for name, candidate in chain(numbered(document), designations(document)):
        yield _mention(document, name, candidate.start, candidate, "planned")


def _mention(document: Document, name: str, start: int, candidate: Candidate, status: PlatformStatus) -> _Mention:
    quote_start = min(candidate.verb_start, start) if candidate.verb_start >= 0 else start
    said = status == "planned" or candidate.verb not in ("aside", "urging")
    proper = (candidate.beside or candidate.housed or is_proper(name)) and not is_granted(name)
    return _Mention(name, _key(name), status, document.task_at(start), proper, (quote_start, candidate.end), said)


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
    return name if name.isalnum() else _NO_WORD.sub("", name)


def _bare(key: str) -> str:
    """The key without levels before it: 省政务服务网 and 政务服务网 are one."""
    return re.sub(r"^(?:全?[国省市区县]|国家|[^省市区县]{2,3}[省市区县])(?=.{5})", "", key)


def _together(mentions: list[_Mention]) -> list[list[_Mention]]:
    """Mentions of one thing together: a name that is the end of a fuller one is the same thing."""
    groups: list[list[_Mention]] = []
    ending: dict[str, list[list[_Mention]]] = {}
    coined: dict[str, list[_Mention]] = {}
    for mention in mentions:
        alike = ending.setdefault(mention.key[-_LAST:], [])
        group = next((group for group in alike[-_MOST_COMPARED:] if _same(group[0].key, mention.key)), None)
        word = _coined(mention.name)
        group = group or coined.get(word)
        if group is None:
            group = []
            groups.append(group)
            alike.append(group)
        if word:
            coined.setdefault(word, group)
        group.append(mention)
        if len(mention.key) > len(group[0].key):  # the fullest name stands first
            group.insert(0, group.pop())
    return groups


def _coined(name: str) -> str:
    """The quoted word that tells which platform is meant, whatever class follows it: “花易通”, “花易通”平台."""
    match = _COINED.match(name)
    if known := province_pattern().match(name):
        return known[0]
    return match[1] if match and (match.end() == len(name) or kind_of(name) in word_set("used_kinds")) else ""


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
