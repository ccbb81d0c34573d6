"""What the styles of a Word file say of a paragraph: heading, table of contents, numbered list."""

import re
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from loaders.readers.assemble import count_of

# Heading 1, 标题 2, Title; TOC 1, 目录 1
_HEADING: Final = re.compile(r"(?:heading|标题)\s*\d|title|标题|subtitle", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_DEEPEST: Final = 20  # styles based on styles


class Styles:
    """Names and properties of the paragraph styles."""

    def __init__(self, document: Document) -> None:
        self._names: dict[str, str] = {}
        self._based: dict[str, str] = {}
        self._numbered: dict[str, etree._Element] = {}
        for style in document.styles.element.iter(qn("w:style")):
            key = style.get(qn("w:styleId"), "")
            self._names[key] = _value(style, "w:name")
            self._based[key] = _value(style, "w:basedOn")
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if number is not None:
                self._numbered[key] = number

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether the style, or an outline level of the paragraph itself, makes it a heading."""
        level = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        outlined = level is not None and level.get(qn("w:val"), "9") != "9"
        return outlined or _HEADING.fullmatch(self._name(paragraph)) is not None

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is a line of a generated table of contents."""
        return _CONTENTS.fullmatch(self._name(paragraph)) is not None

    def numbering(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Number definition and level of a list paragraph, from itself or its style; None where it has none."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        inherited = self._inherited(_style(paragraph))
        key = _value(own, "w:numId") or _value(inherited, "w:numId")
        level = _value(own, "w:ilvl") or _value(inherited, "w:ilvl")
        return (key, count_of(level, 0)) if key and key != "0" else None

    def _inherited(self, style: str) -> etree._Element | None:
        for _ in range(_DEEPEST):
            if style in self._numbered:
                return self._numbered[style]
            style = self._based.get(style, "")
        return None

    def _name(self, paragraph: etree._Element) -> str:
        return self._names.get(_style(paragraph), "")


def _style(paragraph: etree._Element) -> str:
    return _value(paragraph.find(qn("w:pPr")), "w:pStyle")


def _value(element: etree._Element | None, name: str) -> str:
    child = None if element is None else element.find(qn(name))
    return "" if child is None else child.get(qn("w:val"), "")
