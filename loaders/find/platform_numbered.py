"""Carriers that a number sums up: “两平台”(花卉服务平台、花卉交易平台), 花卉检测、花卉溯源等2个平台."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.document import Document
from loaders.find.platform_scan import Candidate
from loaders.find.platform_words import is_specific, longest_head, verb_pattern, words
from loaders.lexicons import alternatives
from ontology.iri import chinese_number

_LAST: Final = 4
_NEAR: Final = 40
# “两平台”(花卉服务平台、花卉交易平台)
_COINED_NUMBER: Final = re.compile(r'[“"][一二两三四五六七八九十\d][^“”"\n]{1,8}[”"]\((?P<names>[^()\n]{4,200})\)')
# 花卉检测、花卉溯源等|2个|平台, 花卉检测、花卉溯源|两大|平台
_SUMMED: Final = re.compile(
    r"(?:等)?(?P<count>\d|[两二三四五六七八九])[个大](?P<head>平台|中心|数据库|系统)(?=[,。;\n]|建设|$)"
)
_LONGEST_LIST: Final = 80
_PARTED: Final = re.compile("[,。;:!?\n()]")
_OPENING: Final = "[建打搭构组创设]"


def numbered(document: Document) -> Iterator[tuple[str, Candidate]]:
    """The names that stand beside their number, each with its place; all are to be built."""
    yield from _in_brackets(document)
    yield from _sharing_last_word(document)


def _in_brackets(document: Document) -> Iterator[tuple[str, Candidate]]:
    """What a coined number stands for: 建成“两平台”(花卉服务平台、花卉交易平台)."""
    norm = document.norm
    if "”(" not in norm and '"(' not in norm:
        return
    planning = [*words()["verbs"]["planned"], *words()["weak"]["planned"]]
    for match in _COINED_NUMBER.finditer(norm):
        near = re.split("[,。;\n]", norm[max(0, match.start() - _NEAR) : match.start()])[-1]
        verb = max((near.find(word) for word in planning), default=-1)
        position = match.start("names")
        for name in match["names"].split("、") if verb >= 0 else ():
            end = position + len(name)
            if longest_head(name) and len(name) > _LAST:
                yield document.text[position:end], _planned(position, end, match.start() - len(near) + verb)
            position = end + 1


def _sharing_last_word(document: Document) -> Iterator[tuple[str, Candidate]]:
    """What the number closes gives its last word to each: 建成花卉检测、花卉溯源等2个平台."""
    norm = document.norm
    for match in _SUMMED.finditer(norm):
        first = max(0, match.start() - _LONGEST_LIST)
        parted = max((mark.end() for mark in _PARTED.finditer(norm, first, match.start())), default=first)
        verbs = list(_building().finditer(norm, parted, match.start()))
        if not verbs:
            continue
        position = verbs[-1].end()
        parts = norm[position : match.start()].split("、")
        if len(parts) != _number(match["count"]) or not all(map(_is_one, parts)):
            continue
        for part in parts:
            end = position + len(part)
            yield document.text[position:end] + match["head"], _planned(position, match.end("head"), verbs[-1].start())
            position = end + 1


def _number(printed: str) -> int | None:
    return int(printed) if printed.isdigit() else chinese_number(printed.replace("两", "二"))


def _is_one(part: str) -> bool:
    """True for what one carrier is for: it has no last word of its own, and nothing is done in it."""
    return not longest_head(part) and not verb_pattern().search(part) and is_specific(f"{part}平台", _LAST)


@cache
def _building() -> re.Pattern[str]:
    return re.compile(f"(?={_OPENING})(?:{alternatives(words()['verbs']['planned'])}|建设)")


def _planned(start: int, end: int, verb_start: int) -> Candidate:
    return Candidate(start, end, "planned", verb_start, plural=False, counted=False, group=0)
