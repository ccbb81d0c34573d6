"""Finds the encoding of a text file and decodes it."""

import codecs
import re
from typing import Final

from ontology.errors import DocumentError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES: Final = ("utf_8", "gb18030", "utf_16_le", "utf_16_be", "big5")
_SMALLER: Final = {"gb2312": "gb18030", "gbk": "gb18030"}
_TOLERATED: Final = 0.005  # damaged characters, of all
_COMMON: Final = 0.95  # share of characters that GB 2312 has
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x7f]")
_TOLERATED_CONTROLS: Final = 0.01


def decode(data: bytes, name: str, declared: str = "") -> str:
    """Return the text of ``data`` with line feeds as line ends and without a byte order mark.

    Parameters:
        name: the file, for messages.
        declared: the encoding that the file itself names, tried before guessing.

    Raises:
        DocumentError: the bytes are empty, white space, or not text in any encoding known here.
    """
    if not data:
        raise DocumentError(name, "the file is empty")
    ways = (_marked, lambda raw: _strict(raw, declared), _utf8, _common_chinese, _guessed, _damaged)
    text = next((found for way in ways if (found := way(data)) is not None), None)
    if text is None:
        raise DocumentError(name, "the file is not text in UTF-8, GB18030, UTF-16 or Big5")
    if not text.strip():
        raise DocumentError(name, "the file holds only white space")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _plausible(data[len(mark) :].decode(encoding, "replace"))
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return _plausible(data.decode(_SMALLER.get(encoding.lower(), encoding)))
    except (LookupError, UnicodeError):
        return None


def _utf8(data: bytes) -> str | None:
    return _strict(data, "utf-8")


def _common_chinese(data: bytes) -> str | None:
    """GB18030 whose characters are nearly all common ones; a short text is too little for a guess by statistics."""
    text = _strict(data, "gb18030")
    return text if text and len(text.encode("gb2312", "ignore").decode("gb2312")) >= len(text) * _COMMON else None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # only files that are not UTF-8 pay for it

    best = from_bytes(data, cp_isolation=list(_CANDIDATES)).best()
    return _strict(data, best.encoding) if best else None


def _damaged(data: bytes) -> str | None:
    """A file cut in the middle of a character, or with a few bad bytes, is still read."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= max(1, len(text) * _TOLERATED) and len(text) > 2:
            return _plausible(text)
    return None


def _plausible(text: str) -> str | None:
    """Control characters mark binary files and UTF-16 without a mark."""
    few = len(_CONTROLS.findall(text)) <= len(text) * _TOLERATED_CONTROLS
    return text if few else None
