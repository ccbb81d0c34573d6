"""Reads plain text: one line is one block."""

from loaders.readers.encoding import decode
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
    start = 0
    for line in text.splitlines(keepends=True):
        inner = line.strip()
        if inner:
            first = start + line.index(inner)
            blocks.append(Block("paragraph", first, first + len(inner)))
        start += len(line)
    if not blocks:
        raise DocumentError(name, "the file holds no text")
    return SourceText(text, tuple(blocks))
