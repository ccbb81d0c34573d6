"""Chooses the element of a page that holds the document, with its title and particulars."""

from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from loaders.readers.html_chrome import SHORTEST_TITLE, has_particulars, size

# While one child has this share of the words of its parent, the document is inside it.
_NEARLY_ALL: Final = 0.85
# What is outside of it and still read may have this share of its words …
_SURROUNDINGS: Final = 0.4
_SURROUNDINGS_LEAST: Final = 600
# … if it has particulars, or so many ends of sentences; and no more links than this share.
_SENTENCES: Final = 3
_LINKS: Final = 0.5


def main_element(root: HtmlElement, title: str = "") -> HtmlElement:
    """Return the smallest element with nearly all words, widened to its title, particulars and neighbours in prose.

    Args:
        root: the page without what belongs to the site.
        title: the title of the page without white space; what repeats the beginning of it is that of the document.
    """
    best = inner = _innermost(root)
    for outer in inner.iterancestors(etree.Element):
        if _belongs(outer, best, title):
            best = outer
    return best


def _innermost(root: HtmlElement) -> HtmlElement:
    current, words = root, _own_size(root)
    while True:
        sizes = [(_own_size(child), child) for child in current.iterchildren(etree.Element)]
        largest, child = max(sizes, key=lambda pair: pair[0], default=(0, current))
        if not largest or largest < words * _NEARLY_ALL or child.tag in ("p", "table", "span"):
            return current
        current, words = child, largest


def _own_size(element: HtmlElement) -> int:
    return size(element) - _linked(element)


def _linked(element: HtmlElement) -> int:
    return sum(size(link) for link in element.iter("a"))


def _belongs(outer: HtmlElement, inner: HtmlElement, title: str) -> bool:
    """Whether what ``outer`` has besides ``inner`` is part of the document."""
    more, words = size(outer) - size(inner), size(inner)
    if not more:
        return False
    if more > max(words * _SURROUNDINGS, _SURROUNDINGS_LEAST) or _linked(outer) - _linked(inner) > more * _LINKS:
        return False
    around = _text_around(outer, inner)
    headed = any(not _within(heading, inner) for heading in outer.iter("h1", "h2", "h3", "ucaptitle"))
    headed = headed or _repeats(around, title)
    return headed or has_particulars(around) or around.count("。") + around.count("；") >= _SENTENCES


def _repeats(around: str, title: str) -> bool:
    """Whether a line is the title of the page, or what stands in it before the name of the site."""
    lines = ("".join(line.split()) for line in around.splitlines())
    return any(len(line) >= SHORTEST_TITLE and title.startswith(line) for line in lines)


def _within(element: HtmlElement, other: HtmlElement) -> bool:
    return element is other or any(above is other for above in element.iterancestors())


def _text_around(outer: HtmlElement, inner: HtmlElement) -> str:
    whole, part = ("".join(element.itertext()) for element in (outer, inner))
    return whole.replace(part, "", 1)
