"""Lines of a PDF page with their place, from the characters that pdfium gives."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

# Written by pdfium for a hyphen at a line's end, or for a glyph without a character.
_NO_CHARACTERS: Final = dict.fromkeys((0x0, 0x2, 0xFFFE, 0xFFFF, 0xFEFF))
_WIDE_FROM: Final = "\u2e80"
_SAME_LINE: Final = 0.4  # em: pieces whose heights differ by less stand on one line
_JUMP: Final = 0.6  # of the height of a character: more than a raised or lowered sign, less than a line
_MISMEASURED: Final = 1.6  # times the usual height of the line, or as many times less
_LEAST: Final = 0.1  # points: no line is narrower, whatever a damaged file says
_COLUMN_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; places in points from the lower left corner of its page, ``middle`` its height there."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    middle: float
    page: int
    page_width: float
    page_height: float

    @property
    def em(self) -> float:
        """Width of a Chinese character of this line."""
        units = sum(1.0 if sign >= _WIDE_FROM else 0.5 for sign in self.text)
        return max(self.right - self.left, _LEAST) / max(units, 0.5)


class _Sign(NamedTuple):
    """One character and its box."""

    place: int
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def page_lines(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """Return the lines of a page from top to bottom; pieces of one line are put together."""
    textpage = page.get_textpage()
    try:
        pieces = _pieces(textpage.raw, number, page.get_size())
    finally:
        textpage.close()
    return pieces if _has_columns(pieces) else _joined(pieces)


def _pieces(textpage: pdfium.FPDF_TEXTPAGE, number: int, size: tuple[float, float]) -> list[Line]:
    """Lines as pdfium divides them, in the order of the file."""
    codes = [pdfium.FPDFText_GetUnicode(textpage, index) for index in range(pdfium.FPDFText_CountChars(textpage))]
    pieces: list[Line] = []
    start = 0
    for index, code in enumerate([*codes, 10]):
        if code in (10, 13):
            shown = [_sign(textpage, place) for place in range(start, index) if not _blank(codes[place])]
            for run in _runs(_brought_back(shown)):
                pieces.append(_line(codes, run, number, size))
            start = index + 1
    return pieces


def _brought_back(signs: list[_Sign]) -> list[_Sign]:
    """Signs of some embedded fonts are measured far away and in another size; they get the place of the one beside."""
    usual = median(sign.top - sign.bottom for sign in signs) if signs else 0.0
    good = {sign for sign in signs if usual / _MISMEASURED < sign.top - sign.bottom < usual * _MISMEASURED}
    result: list[_Sign] = []
    beside = next((sign for sign in signs if sign in good), None)
    for sign in signs:
        beside = sign if sign in good or beside is None else beside._replace(place=sign.place)
        result.append(beside)
    return result


def _runs(signs: list[_Sign]) -> Iterator[list[_Sign]]:
    """Divide the characters of a line where the height jumps: flat signs (——) make pdfium run two lines together."""
    run: list[_Sign] = []
    for sign in signs:
        if run and abs(sign.middle - run[-1].middle) > _JUMP * (sign.top - sign.bottom):
            yield run
            run = []
        run.append(sign)
    if run:
        yield run


def _sign(textpage: pdfium.FPDF_TEXTPAGE, place: int) -> _Sign:
    """A character with the full height of its font; where fonts give a wrong base line, this box is right."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, place, ctypes.byref(box))
    return _Sign(place, box.left, box.right, box.bottom, box.top)


def _line(codes: list[int], run: list[_Sign], number: int, size: tuple[float, float]) -> Line:
    first, last = run[0], run[-1]
    return Line(
        text=_decoded(codes[first.place : last.place + 1]),
        left=min(first.left, last.left),
        right=max(first.right, last.right),
        bottom=min(first.bottom, last.bottom),
        top=max(first.top, last.top),
        middle=first.middle,
        page=number,
        page_width=size[0],
        page_height=size[1],
    )


def _blank(code: int) -> bool:
    return code in _NO_CHARACTERS or chr(code).isspace()


def _decoded(codes: Iterable[int]) -> str:
    """pdfium gives UTF-16 units; characters beyond the first plane are two of them."""
    units = b"".join((code & 0xFFFF).to_bytes(2, "little") for code in codes)
    return units.decode("utf-16-le", "replace").translate(_NO_CHARACTERS)


def _has_columns(pieces: list[Line]) -> bool:
    """Two columns of text: many lines wholly left and many wholly right of the middle, few across it."""
    left = sum(1 for piece in pieces if piece.right < piece.page_width / 2)
    right = sum(1 for piece in pieces if piece.left > piece.page_width / 2)
    across = len(pieces) - left - right
    return min(left, right) >= _COLUMN_LINES and across < min(left, right) / 2


def _joined(pieces: list[Line]) -> list[Line]:
    """Pieces of one printed line (``一`` and ``、总体要求``) as one line, all lines from top to bottom."""
    lines: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda found: -found.middle):
        if lines and _same_line(lines[-1][0], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_join(line) for line in lines]


def _same_line(one: Line, other: Line) -> bool:
    return abs(one.middle - other.middle) < min(one.em, other.em) * _SAME_LINE


def _join(pieces: list[Line]) -> Line:
    ordered = sorted(pieces, key=lambda piece: piece.left)
    text = ordered[0].text
    for before, piece in pairwise(ordered):
        text += (" " if piece.left - before.right > piece.em else "") + piece.text
    return replace(
        ordered[0],
        text=text,
        right=max(piece.right for piece in ordered),
        bottom=min(piece.bottom for piece in ordered),
        top=max(piece.top for piece in ordered),
    )
