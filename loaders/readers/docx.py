"""Reads Word files: paragraphs with their automatic numbers, text boxes and tables, in the order of the document."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from loaders.readers.assemble import Assembler
from loaders.readers.docx_numbering import Numbering
from loaders.readers.docx_styles import Styles
from loaders.readers.docx_tables import Grid
from loaders.text import SourceText
from ontology.errors import DocumentError, UnknownFormatError

_MAIN: Final = "word/document.xml"
_LARGEST: Final = 300_000_000  # bytes unpacked; more is an attack or no plan
# What zipfile, zlib, lxml and python-docx raise on archives with torn, missing or renamed parts.
_DAMAGE: Final = (
    AttributeError,
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    PackageNotFoundError,
    TypeError,
    ValueError,
    etree.XMLSyntaxError,
    zlib.error,
)
_ENCRYPTED_FLAG: Final = 0x1
_PARAGRAPH: Final = qn("w:p")
_TABLE: Final = qn("w:tbl")
_BOX: Final = qn("w:txbxContent")
# Left out: deleted and moved text, field codes, properties, the second copy of a text box for old programs.
_SKIPPED: Final = frozenset(
    [qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "tblPr", "instrText", "footnoteReference")]
    + ["{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", _BOX]
)
_SIGNS: Final = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read(data: bytes, name: str) -> SourceText:
    """Read a Word file; headers, footers and footnotes are left out.

    Raises:
        UnknownFormatError: the archive is something else than a Word file.
        DocumentError: the file is damaged, encrypted, or holds no text.
    """
    _check(data, name)
    try:
        document = Document(BytesIO(data))
        reader = _Reader(Styles(document), Numbering(document))
    except _DAMAGE as error:
        raise DocumentError(name, f"the Word file is damaged: {error}") from error
    reader.container(document.element.body)
    text = reader.out.finish(name)
    return _without_marks(text, name)


def _check(data: bytes, name: str) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, NotImplementedError) as error:
        raise DocumentError(name, "the Word file is damaged: it is not a whole zip archive") from error
    if all(part.filename != _MAIN for part in parts):
        raise UnknownFormatError(name, "is a zip archive, but not a Word file")
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise DocumentError(name, "the Word file is encrypted; save it without a password")
    if sum(part.file_size for part in parts) > _LARGEST:
        raise DocumentError(name, "the Word file is too large when unpacked")


def _without_marks(text: SourceText, name: str) -> SourceText:
    """A Word file into which the source of a Markdown document was pasted is read as Markdown."""
    from loaders.readers import looks_like_markdown

    if any(block.kind == "row" for block in text.blocks) or not looks_like_markdown(text.text):
        return text
    from loaders.readers.md import from_text

    return from_text(text.text.replace("\n", "\n\n"), name)


class _Reader:
    """Walks the body once; counters of numbered lists go on from paragraph to paragraph."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.out = Assembler()
        self._styles = styles
        self._numbering = numbering

    def container(self, element: etree._Element) -> None:
        """Add what a body, a content control or a text box holds."""
        for child in element:
            if child.tag == _PARAGRAPH:
                self._paragraph(child)
            elif child.tag == _TABLE:
                self._table(child)
            elif child.tag not in _SKIPPED:
                self.container(child)

    def _paragraph(self, element: etree._Element) -> None:
        if not self._styles.is_contents(element):
            heading = self._styles.is_heading(element)
            self.out.lines(self._words(element), "heading" if heading else "paragraph")
        for box in _boxes(element):
            self.container(box)

    def _words(self, paragraph: etree._Element) -> str:
        words = "".join(_runs(paragraph))
        return self._numbering.label(paragraph, self._styles) + words if words.strip() else ""

    def _table(self, element: etree._Element) -> None:
        grid = Grid(element)
        if grid.columns < 2:
            for cell in grid.cells():
                self.container(cell)
        else:
            self.out.table(grid.boxes(self._cell))

    def _cell(self, cell: etree._Element) -> str:
        paragraphs = list(cell.iter(_PARAGRAPH))
        lines = (self._words(paragraph).strip() for paragraph in paragraphs)
        words = "\n".join(line for line in lines if line)
        # a column of numbers may hold nothing but the numbers of a list
        return words or (self._numbering.label(paragraphs[0], self._styles).strip() if len(paragraphs) == 1 else "")


def _runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != _PARAGRAPH:
            yield from _runs(child)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored in a paragraph, each once."""
    for child in paragraph:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _boxes(child)
