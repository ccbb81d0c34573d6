"""Takes what belongs to the web site out of a page, by the words of ``lexicons/chrome.yaml``."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml
from lxml import etree
from lxml.html import HtmlElement

LEXICON: Final = Path(__file__).parent.parent / "lexicons" / "chrome.yaml"
# An element with this share of all words is the page itself, whatever its name; the same for a hidden one, since
# some pages are hidden until a script shows them, while others hide a second copy of the text.
_TOO_MUCH: Final = 0.4
_TOO_MUCH_HIDDEN: Final = 0.8
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_LINE: Final = 100
SHORTEST_TITLE: Final = 6
_LABELS: Final = 2


@dataclass(frozen=True, slots=True)
class Chrome:
    """The lexicon, ready to be asked."""

    tags: frozenset[str]
    words: frozenset[str]
    line: re.Pattern[str]
    particulars: re.Pattern[str]


@lru_cache(maxsize=1)
def chrome() -> Chrome:
    """Load the lexicon once."""
    data = yaml.safe_load(LEXICON.read_text("utf-8"))
    lines = "|".join(f"(?:{line['pattern']})" for line in data["lines"])
    particulars = "|".join(sorted(data["particulars"], key=len, reverse=True))
    return Chrome(
        frozenset(data["tags"]),
        frozenset(data["words"]),
        re.compile(lines),
        re.compile(rf"(?:{particulars})\s*[:：\]】]"),
    )


def is_chrome_line(line: str) -> bool:
    """Whether a whole line is a tool of the page: ``【打印】【字体：大中小】``."""
    bare = "".join(line.split())
    return 0 < len(bare) <= _LONGEST_LINE and chrome().line.fullmatch(bare) is not None


def has_particulars(text: str) -> bool:
    """Whether so many labels of particulars stand in a text that it shows those of the document."""
    return len(set(chrome().particulars.findall(text))) >= _LABELS


def is_particular(element: HtmlElement) -> bool:
    """Whether an element begins with the label of a particular of the document: ``[发文字号] …``."""
    return chrome().particulars.match(element.text_content().lstrip(" \n\t\u3000[【")) is not None


def size(element: HtmlElement) -> int:
    """Number of characters of an element, white space left out."""
    return sum(len("".join(text.split())) for text in element.itertext())


def page_title(root: HtmlElement) -> str:
    """The title of the page without white space: 关于印发某方案的通知_某市人民政府; empty where it has none."""
    return "".join((root.findtext(".//title") or "").split())


def remove_chrome(root: HtmlElement) -> None:
    """Remove scripts, hidden parts, navigation and tools; never the greater part of the page."""
    title = page_title(root)
    etree.strip_elements(root, *chrome().tags, with_tail=False)
    _drop(root, _is_hidden, _TOO_MUCH_HIDDEN)
    _drop(root, lambda element: _is_chrome(element) and not _holds_title(element, title), _TOO_MUCH)


def _drop(root: HtmlElement, unwanted: Callable[[HtmlElement], bool], share: float) -> None:
    limit = size(root) * share
    for element in [found for found in root.iterdescendants(etree.Element) if unwanted(found)]:
        if size(element) <= limit:
            element.clear(keep_tail=True)  # a tree cut out would have to join texts, which fails on control signs


def _is_hidden(element: HtmlElement) -> bool:
    """True for what is not shown; particulars of the document are, by the style sheet of the page."""
    if element.get("hidden") is None and not _HIDDEN.search(element.get("style") or ""):
        return False
    return not has_particulars(element.text_content())


def _is_chrome(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag == "header" or not chrome().words.isdisjoint(_words(named))


def _holds_title(element: HtmlElement, title: str) -> bool:
    """Whether a heading inside repeats the title of the page: ``<div class="article-header"><h1>…``.

    A paragraph counts that stands in a heading (``<h1><p>…``), which a parser takes out of it.
    """
    headings = map(_words_of, element.iter("h1", "h2", "h3"))
    return any(len(words) >= SHORTEST_TITLE and words in title for words in headings)


def _words_of(heading: HtmlElement) -> str:
    """The words of a heading without white space; where it is empty, those of the paragraph that follows it."""
    following = heading.getnext()
    moved = following is not None and following.tag == "p" and not size(heading)
    return "".join("".join((following if moved else heading).itertext()).split())


def _words(names: str) -> set[str]:
    """Words of class names, and the names themselves: ``headerTop mainNav`` → header, top, headertop, main, nav …"""
    found = {word.lower() for word in _WORD.findall(names)}
    return found | {name.lower() for name in names.split()}
