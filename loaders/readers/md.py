"""Reads Markdown: the rendered plain text, one line of the source one block."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.readers.assemble import Assembler, as_boxes
from loaders.readers.encoding import decode
from loaders.text import BlockKind, SourceText

# <br>, </span>, <!-- note -->; but not <TISC>, which is a word in brackets
_TAG: Final = re.compile(
    r"<!--.*?-->|</?(?:a|b|big|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|mark|p|s|small|span|strong|sub|sup|u)"
    r"(?:\s[^>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_BREAKS: Final = re.compile("<(?:br|p|div|/p|/div)[^>]*>", re.IGNORECASE)
# **《办法》**自: the rule for closing marks fails between a bracket and a Chinese character, so the marks stay
_LEFT_OVER: Final = re.compile(r"\*\*")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark with tables. Indented lines are paragraphs here, not code, and a rule under a line makes no title."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "lheading"])


def read(data: bytes, name: str) -> SourceText:
    """Read a Markdown file.

    Raises:
        DocumentError: the bytes are no text, or hold none.
    """
    return from_text(decode(data, name), name)


def from_text(text: str, name: str) -> SourceText:
    """Render decoded Markdown as plain text.

    Raises:
        DocumentError: there is nothing but marks.
    """
    tokens = _parser().parse(text)
    out = Assembler()
    label, last = "", 0
    kind: BlockKind = "paragraph"
    stream = iter(tokens)
    for token in stream:
        if token.type == "table_open":
            out.table(as_boxes(_rows(stream)))
        elif token.type == "list_item_open" and token.info:
            label = f"{token.info}{token.markup} "
        elif token.type in ("heading_open", "heading_close"):
            kind = "heading" if token.nesting == 1 else "paragraph"
        elif token.type == "inline":
            first, following = token.map or (last, last)
            if first > last > 0:
                out.blank()
            out.lines(label + _plain(token), kind)
            label, last = "", following
        elif token.type == "html_block":
            _html(token.content, name, out)
        elif token.type == "fence":
            out.lines(token.content)
    return out.finish(name)


def _rows(stream: Iterator[Token]) -> Iterator[list[str]]:
    row: list[str] = []
    for token in stream:
        if token.type == "table_close":
            return
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(_plain(token))
        elif token.type == "tr_close":
            yield row


def _plain(token: Token) -> str:
    return "".join(_piece(child) for child in token.children or ())


def _piece(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return _without_tags(token.content)
    if token.type == "code_inline":
        return token.content
    return _LEFT_OVER.sub("", token.content) if token.type == "text" else ""


def _without_tags(text: str) -> str:
    return _TAG.sub("", _BREAKS.sub("\n", text))


def _html(content: str, name: str, out: Assembler) -> None:
    """A table written as HTML keeps its rows; other HTML blocks lose their tags."""
    if "<table" not in content.lower():
        out.lines(_without_tags(content))
        return
    from loaders.readers.html import add_fragment  # only documents with such tables pay for it

    add_fragment(content, name, out)
