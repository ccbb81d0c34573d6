"""Reads HTML: the document's own element, its paragraphs, headings and table rows."""

import re
from dataclasses import replace
from typing import Final

from lxml import etree
from lxml import html as markup

from loaders.readers.assemble import Assembler, count_of
from loaders.readers.encoding import decode
from loaders.readers.html_chrome import is_chrome_line, is_particular, page_title, remove_chrome
from loaders.readers.html_main import main_element
from loaders.readers.html_tables import boxes, is_layout
from loaders.text import BlockKind, SourceText
from ontology.errors import DocumentError

# <meta charset="gb2312">, <meta … content="text/html; charset=gb2312">, <?xml … encoding="utf-8"?>
_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CHARSET_WITHIN: Final = 4096
# A whole page; without these it is a part that somebody cut out, all of it wanted.
_PAGE: Final = re.compile("<(?:html|body)[\\s>]", re.IGNORECASE)
_XML_HEAD: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PLAIN_BLOCKS: Final = (
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "form", "hr", "html", "legend", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul"
)  # fmt: skip
_BLOCKS: Final = _HEADINGS.union(_PLAIN_BLOCKS)
# A line of the source that begins with two wide spaces is a paragraph; any other line end is white space.
_SOURCE_BREAK: Final = re.compile(r"[ \t]*\n[\s]*?(\u3000\u3000)|[ \t]*\n\s*")
_HARD: Final = "\v"  # a line end that counts
_WIDE_FROM: Final = "\u2e80"
_DAY: Final = re.compile(r"\s*(20\d\d|19\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
# 1. / （一） / 第三条: the item has its number already
_NUMBERED: Final = re.compile(r"[\s（(第]*[0-9一二三四五六七八九十①-⑳]+[)）.、．章节条项]|[①-⑳]")


def read(data: bytes, name: str) -> SourceText:
    """Read a web page, or a part of one, without what belongs to the site.

    Raises:
        DocumentError: the bytes are no text, or hold none.
    """
    declared = _CHARSET.search(data[:_CHARSET_WITHIN])
    text = decode(data, name, declared[1].decode() if declared else "")
    root = _parse(text, name)
    title, published = page_title(root), _published(root)
    remove_chrome(root)
    out = Assembler()
    _Walk(out).run(main_element(root, title) if _PAGE.search(text) else root)
    return replace(out.finish(name), published=published)


def _published(root: markup.HtmlElement) -> str | None:
    """The day of publication in the head of a page: ``<meta name="PubDate" content="2031-07-31 09:39">``.

    Source: the government's rules for web sites (政府网站发展指引, 国办发〔2017〕47号) name this tag.
    """
    for tag in root.iter("meta"):
        day = _DAY.match(tag.get("content") or "") if (tag.get("name") or "").lower() == "pubdate" else None
        if day:
            return "-".join(day.groups())
    return None


def add_fragment(text: str, name: str, out: Assembler) -> None:
    """Add the blocks of a piece of HTML inside another format.

    Raises:
        DocumentError: the piece is nothing but marks.
    """
    _Walk(out).run(_parse(text, name))


def _parse(text: str, name: str) -> markup.HtmlElement:
    plain = _XML_HEAD.sub("", text).replace("\0", " ")
    try:
        parser = markup.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return markup.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise DocumentError(name, "the page holds no text") from error


class _Walk:
    """Goes through the elements once, without recursion, and closes a block at each border of one."""

    def __init__(self, out: Assembler) -> None:
        self._out = out
        self._words: list[str] = []
        self._kind: BlockKind = "paragraph"
        self._verbatim = 0

    def run(self, root: markup.HtmlElement) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                self._leave(element, tag, element is root)
            elif tag == "table" and not is_layout(element):
                self._flush()
                self._out.table(boxes(element))
                walk.skip_subtree()
            else:
                self._enter(element, tag)
        self._flush()

    def _enter(self, element: markup.HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag in _HEADINGS:
            self._kind = "heading"
        self._verbatim += tag == "pre"
        if tag == "li":
            self._words.append(_item_number(element))
        self._add(element.text)

    def _leave(self, element: markup.HtmlElement, tag: str, last: bool) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag in _HEADINGS:
            self._kind = "paragraph"
        self._verbatim -= tag == "pre"
        if not last:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._words.append(text.replace("\n", _HARD) if self._verbatim else text)

    def _flush(self) -> None:
        """Close the block. Lines that remain in it are paragraphs of their own."""
        for line in _SOURCE_BREAK.sub(_paragraph_or_space, "".join(self._words)).splitlines():
            if not is_chrome_line(line):
                self._out.paragraph(line, self._kind)
        self._words.clear()


def _paragraph_or_space(match: re.Match[str]) -> str:
    """A line end of the source between two Chinese characters is nothing, elsewhere a space."""
    if match[1]:
        return _HARD
    before, after = match.string[max(match.start() - 1, 0) : match.start()], match.string[match.end() : match.end() + 1]
    return "" if before >= _WIDE_FROM and after >= _WIDE_FROM else " "


def _item_number(item: markup.HtmlElement) -> str:
    """The number that a browser prints before an item of a numbered list, unless the item brings its own.

    Particulars of a document in such a list ([发文字号] …) are shown without.
    """
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or "none" in (parent.get("style") or "") or is_particular(item):
        return ""
    number = count_of(parent.get("start"), 1) + sum(1 for _ in item.itersiblings("li", preceding=True))
    own = _NUMBERED.match(str(item.text_content())) or not item.text_content().strip()
    return "" if own else f"{number}. "
