"""Automatic numbers of Word lists as Word shows them: counters, number formats and level texts."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from loaders.readers.assemble import count_of
from loaders.readers.docx_styles import Styles
from loaders.readers.numerals import numeral

_PLACE: Final = re.compile(r"%(\d)")
_LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    close: bool = False  # nothing between number and words
    legal: bool = False  # all numbers of it in Arabic digits


@dataclass(slots=True)
class _Counter:
    """How far the levels of one list have counted; ``begun`` holds the numbers whose restart was used."""

    values: dict[int, int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """Counts through the numbered paragraphs of a document, in the order in which they are asked."""

    def __init__(self, document: Document) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._overridden: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counters: defaultdict[str, _Counter] = defaultdict(_Counter)
        for relation in document.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                self._load(etree.fromstring(relation.target_part.blob))

    def _load(self, root: etree._Element) -> None:
        for abstract in root.iter(qn("w:abstractNum")):
            self._levels[abstract.get(qn("w:abstractNumId"), "")] = _levels(abstract)
        for number in root.iter(qn("w:num")):
            key = number.get(qn("w:numId"), "")
            self._abstract[key] = _value(number, "w:abstractNumId")
            self._overridden[key] = {}
            for override in number.iter(qn("w:lvlOverride")):
                self._overridden[key] |= _levels(override)
                start = _value(override, "w:startOverride")
                if start:
                    self._restarts[key, count_of(override.get(qn("w:ilvl")), 0)] = count_of(start, 1)

    def label(self, paragraph: etree._Element, styles: Styles) -> str:
        """Return the number shown before a paragraph and the space after it, or nothing. Counts on."""
        place = styles.numbering(paragraph)
        if place is None or place[0] not in self._abstract:
            return ""
        key, level = place
        counter = self._counters[self._abstract[key]]
        self._count(counter, key, level)
        shape = self._level(key, level)
        if shape.format in ("bullet", "none"):
            return ""
        shown = _PLACE.sub(lambda match: self._shown(counter, key, int(match[1]) - 1, shape.legal), shape.text)
        return shown if shape.close or not shown else f"{shown} "

    def _count(self, counter: _Counter, key: str, level: int) -> None:
        restart = self._restarts.get((key, level))
        if restart is not None and (key, level) not in counter.begun:
            counter.values[level] = restart
        elif level in counter.values:
            counter.values[level] += 1
        else:
            counter.values[level] = self._level(key, level).start
        counter.begun.add((key, level))
        for deeper in range(level + 1, _LEVELS):
            counter.values.pop(deeper, None)

    def _shown(self, counter: _Counter, key: str, level: int, legal: bool) -> str:
        shape = self._level(key, level)
        return numeral(counter.values.get(level, shape.start), "decimal" if legal else shape.format)

    def _level(self, key: str, level: int) -> _Level:
        levels = self._levels.get(self._abstract[key], {})
        return self._overridden[key].get(level) or levels.get(level) or _Level()


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {count_of(level.get(qn("w:ilvl")), 0): _read_level(level) for level in parent.iterchildren(qn("w:lvl"))}


def _read_level(level: etree._Element) -> _Level:
    return _Level(
        _value(level, "w:numFmt") or "decimal",
        _value(level, "w:lvlText"),
        count_of(_value(level, "w:start"), 1),
        _value(level, "w:suff") == "nothing",
        level.find(qn("w:isLgl")) is not None,
    )


def _value(element: etree._Element, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else child.get(qn("w:val"), "")
