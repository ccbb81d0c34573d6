"""Reads plain text: one line is one block, unless its break is only that of a page's type."""

from loaders.readers.encoding import decode
from loaders.readers.torn import torn_breaks
from loaders.text import Block, SourceText
from ontology.errors import DocumentError


def read(data: bytes, name: str) -> SourceText:
    """Read a plain text file; wrapped lines are not joined here.

    Raises:
        DocumentError: the bytes are no text, or hold none.
    """
    return from_text(decode(data, name), name)


def from_text(text: str, name: str) -> SourceText:
    """Divide decoded text into lines.

    Raises:
        DocumentError: there is no line with words.
    """
    blocks: list[Block] = []
    torn = torn_breaks(text)
    start, goes_on = 0, False
    for line in text.splitlines(keepends=True):
        inner = line.strip()
        if inner:
            first = start + line.index(inner)
            end = first + len(inner)
            blocks.append(Block("paragraph", blocks.pop().start if goes_on else first, end))
        start += len(line)
        goes_on = start - 1 in torn
    if not blocks:
        raise DocumentError(name, "the file holds no text")
    return SourceText(text, tuple(blocks))
