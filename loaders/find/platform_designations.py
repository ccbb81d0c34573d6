"""Designations that a place strives for: 争创国家花卉示范城市.

The guide lists a designation that is aimed at (省知识产权保护示范区) among the carriers; cities and counties of a model
have no last word of a carrier, so that they are looked for by the verb before them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.document import Document
from loaders.find.platform_scan import Candidate
from loaders.find.platform_words import words
from loaders.lexicons import alternatives

_OPENING: Final = re.compile("(?:试点|示范)[城县市]")
_LONGEST: Final = 40
# One of them, which a place is to be: no number, no class, nothing that a document grants or assesses
_END: Final = re.compile("[,。;、)\n]|(?:建设|创建)(?:[,。;、)\n]|$)|$")
_LEVEL: Final = "(?:国家级?|全国|全省|全区|省级|自治区级)"
_NAME: Final = rf"{_LEVEL}(?!级?(?:以上|及以上))[^,。;、:()《》\d\n的和与及等]{{2,18}}(?:试点|示范)(?:城市|县|市)"


def designations(document: Document) -> Iterator[tuple[str, Candidate]]:
    """The designations of cities and counties that the document strives for, each with its place."""
    norm, own = document.norm, _own_titles(document)
    position = 0
    for opening in _OPENING.finditer(norm):
        match = _striven().search(norm, max(position, opening.start() - _LONGEST), opening.end() + 1)
        if not match or not match.start("name") < opening.start() < match.end():
            continue
        position = match.end()
        start, end = match.span("name")
        if norm[start:end] not in own and _END.match(norm, end):
            candidate = Candidate(start, end, "planned", match.start(), plural=False, counted=False, group=0)
            yield document.text[start:end], candidate


def _own_titles(document: Document) -> str:
    """The text before the first chapter, in which a plan for a model that a place is already names it."""
    items = document.outline.items
    return document.norm[: items[0].start] if items else ""


@cache
def _striven() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words()['striven'])})(?:成为?|为)?“?(?P<name>{_NAME})")
