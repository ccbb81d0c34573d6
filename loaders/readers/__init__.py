"""Reads a document file: chooses the reader by what the file holds, then by its suffix."""

import hashlib
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from loaders.readers.encoding import decode
from loaders.text import SourceText
from ontology.errors import DocumentError, UnknownFormatError
from ontology.records import Source

SUFFIXES: Final = {
    ".txt": "txt", ".text": "txt",
    ".md": "md", ".markdown": "md",
    ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html",
    ".docx": "docx", ".docm": "docx",
    ".pdf": "pdf",
}  # fmt: skip
# First bytes → reader.
_SIGNATURES: Final = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"))
# First bytes → what it is, for files without a reader.
_FOREIGN: Final = (
    (b"{\\rtf", "RTF; save it as docx"),
    (b"\x89PNG", "a PNG picture; a text layer is needed"),
    (b"\xff\xd8\xff", "a JPEG picture; a text layer is needed"),
    (b"GIF8", "a GIF picture; a text layer is needed"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HTML_HEAD: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S
)
# A saved part of a page: begins with an element and has closing tags.
_HTML_PART: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:div|p|table|section|article|span|h[1-6])[\s>]", re.I)
_HTML_CLOSING: Final = re.compile(rb"</(?:div|p|table|section|article|span|td|h[1-6])>", re.I)
_TAG: Final = re.compile(rb"<\0?[a-z!]", re.I)
_MD_HEADING: Final = re.compile(r"^#{1,6} \S", re.M)
_MD_STRONG: Final = re.compile(r"\*\*[^*\n]+\*\*")
_WITHIN: Final = 1024


def read_document(path: Path) -> tuple[SourceText, Source]:
    """Read a document in any of the formats known here.

    Parameters:
        path: the file; its suffix decides only where its content does not.

    Returns:
        Its text with blocks, and what is known of the file. ``Source.text`` is the same text.

    Raises:
        UnknownFormatError: there is no reader for the format.
        DocumentError: the file is missing, empty, encrypted, damaged, or holds no text.
    """
    data = _bytes(path)
    kind = _kind(path, data)
    reader: Callable[[bytes, str], SourceText] = import_module(f"loaders.readers.{kind}").read
    text = reader(data, str(path))
    digest = hashlib.sha256(data).hexdigest()
    return text, Source(path.name, kind, digest, len(text.text), text.text)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise DocumentError(str(path), "is a folder, not a file")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(str(path), "there is no such file") from error
    except OSError as error:
        raise DocumentError(str(path), f"cannot be opened: {error.strerror}") from error
    if not data.strip():
        raise DocumentError(str(path), "the file holds only white space" if data else "the file is empty")
    return data


def _kind(path: Path, data: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if signature in data[:_WITHIN] if kind == "pdf" else data.startswith(signature):
            return kind
    _refuse_foreign(str(path), data)
    kind = SUFFIXES.get(path.suffix.lower(), "")
    if _is_page(data) or (kind != "md" and _is_part_of_page(data)):
        return "html"
    if kind in ("docx", "pdf"):
        raise DocumentError(str(path), f"is not a {kind} file, or a damaged one: its signature is missing")
    return kind if kind == "html" and _TAG.search(data) else _text_kind(path, data, kind)


def _refuse_foreign(name: str, data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise DocumentError(name, "the Word file is encrypted; save it without a password")
        raise UnknownFormatError(name, "is an old binary Office file (.doc); save it as docx")
    for signature, what in _FOREIGN:
        if data.startswith(signature):
            raise UnknownFormatError(name, f"is {what}")


def _is_page(data: bytes) -> bool:
    return _HTML_HEAD.match(data.removeprefix(b"\xef\xbb\xbf")[:_WITHIN]) is not None


def _is_part_of_page(data: bytes) -> bool:
    return _HTML_PART.match(data[:_WITHIN]) is not None and _HTML_CLOSING.search(data) is not None


def _text_kind(path: Path, data: bytes, kind: str) -> str:
    """Plain text or Markdown, whatever the suffix promised; a file of unknown suffix must at least be text."""
    if kind == "md":
        return kind
    try:
        text = decode(data, str(path))
    except DocumentError as error:
        if kind:
            raise
        raise UnknownFormatError(str(path), f"no reader for {path.suffix or 'files without suffix'}") from error
    return "md" if looks_like_markdown(text) else "txt"


def looks_like_markdown(text: str) -> bool:
    """Whether a plain text is the source of a Markdown document: a heading line and something in bold."""
    return bool(_MD_HEADING.search(text) and _MD_STRONG.search(text))
