"""Choosing a reader by content and suffix, the errors of unreadable files, and what every reader promises."""

import contextlib
import hashlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.readers import html, looks_like_markdown, md, read_document, txt
from loaders.text import SourceText
from ontology.errors import DocumentError, UnknownFormatError

PAGE = "<!DOCTYPE html><html><body><p>一、修塔</p><p>由市航务局负责。</p></body></html>".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def words(text: SourceText) -> list[str]:
    return [text.text[block.start : block.end] for block in text.blocks]


def zip_of(name: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind", "first"),
    [
        ("plan.txt", "一、修塔\n由市航务局负责。".encode(), "txt", "一、修塔"),
        ("plan", "一、修塔".encode(), "txt", "一、修塔"),
        ("plan.log", "一、修塔".encode("gb18030"), "txt", "一、修塔"),
        ("plan.md", "# 灯塔方案\n".encode(), "md", "灯塔方案"),
        ("plan.MARKDOWN", "# 灯塔方案\n".encode(), "md", "灯塔方案"),
        ("plan.txt", "# 灯塔方案\n\n**发布日期**: 2031\n".encode(), "md", "灯塔方案"),
        ("plan.htm", PAGE, "html", "一、修塔"),
        ("plan.txt", PAGE, "html", "一、修塔"),
        ("plan.pdf", PAGE, "html", "一、修塔"),
        ("plan.txt", "<div><p>一、修塔</p></div>".encode(), "html", "一、修塔"),
        ("plan.md", "<div>\n\n# 灯塔方案\n\n</div>".encode(), "md", "灯塔方案"),
        ("plan.html", "一、修塔\n由市航务局负责。".encode(), "txt", "一、修塔"),
        ("plan.html", "<p>一、修塔".encode("utf-16"), "html", "一、修塔"),
    ],
)
def test_reader_is_chosen_by_content_then_suffix(tmp_path: Path, name: str, data: bytes, kind: str, first: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    text, source = read_document(path)
    assert source.format == kind
    assert words(text)[0] == first


def test_source_tells_name_digest_and_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "一、修塔\r\n二、点灯".encode())
    text, source = read_document(path)
    assert (source.name, source.characters, source.text) == ("plan.txt", 9, "一、修塔\n二、点灯")
    assert source.text == text.text
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "reason", "error"),
    [
        ("empty.txt", b"", "the file is empty", DocumentError),
        ("blank.txt", b" \n\t\r\n ", "only white space", DocumentError),
        ("wide.txt", "　\u00a0\n".encode(), "only white space", DocumentError),
        ("blank.html", b"<html><body><p> </p></body></html>", "no text", DocumentError),
        ("rules.md", b"---\n\n---\n", "no text", DocumentError),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", DocumentError),
        ("old.doc", OLE, "save it as docx", UnknownFormatError),
        ("torn.docx", b"PK\x03\x04 not an archive", "not a whole zip archive", DocumentError),
        ("sheet.docx", zip_of("xl/workbook.xml"), "not a Word file", UnknownFormatError),
        ("broken.docx", zip_of("word/document.xml"), "damaged", DocumentError),
        ("words.docx", b"plain words", "signature is missing", DocumentError),
        ("words.pdf", b"plain words", "signature is missing", DocumentError),
        ("torn.pdf", b"%PDF-1.7\nnothing else", "damaged", DocumentError),
        ("scan.txt", PICTURE, "PNG", UnknownFormatError),
        ("notes.rtf", b"{\\rtf1 words}", "RTF", UnknownFormatError),
        ("data.bin", bytes(range(256)) * 4, "no reader for .bin", UnknownFormatError),
        ("data", bytes(range(256)) * 4, "without suffix", UnknownFormatError),
        ("data.txt", bytes(range(256)) * 4, "not text", DocumentError),
    ],
)
def test_unreadable_file_is_named_with_its_reason(
    tmp_path: Path, name: str, data: bytes, reason: str, error: type[DocumentError]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read_document(path)
    assert name in str(caught.value)
    assert reason in str(caught.value)


@pytest.mark.parametrize(("name", "reason"), [("missing.txt", "no such file"), ("", "is a folder")])
def test_missing_file_and_folder(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_document(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("# 标题\n**粗体**", True), ("# 标题\n正文", False), ("**粗体** 正文", False), ("#没有空格 **粗体**", False)],
)
def test_markdown_is_told_from_text(text: str, expected: bool) -> None:
    assert looks_like_markdown(text) is expected


def test_plain_text_loads_no_library_of_another_format(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("一、修塔", "utf-8")
    program = (
        "import sys, pathlib; from loaders.readers import read_document; read_document(pathlib.Path(sys.argv[1]));"
        "print([m for m in ('lxml', 'docx', 'markdown_it', 'pypdfium2', 'pdfplumber', 'charset_normalizer')"
        " if m in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(path)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    assert shown.stdout.strip() == "[]"


def assert_well_formed(text: SourceText) -> None:
    """Blocks are ordered, disjoint, inside the text, and cover all but white space."""
    position = 0
    for block in text.blocks:
        assert position <= block.start < block.end <= len(text.text)
        assert not text.text[position : block.start].strip()
        assert all(0 <= start <= end <= len(text.text) for start, end in block.cells)
        position = block.end
    assert not text.text[position:].strip()
    assert text.blocks


MARKS = st.text(
    st.sampled_from("一（）1.、。#*_`-|<>/!&;\"'=[] \n\t　\r\\~:tablerdvpspoi甲\x00\u2028\U0001f600"), max_size=120
)
PIECES = st.lists(
    st.sampled_from(
        ["<table>", "<tr>", "<td rowspan=3>", "<td colspan='99999'>", "</td>", "</table>", "<p>", "</p>", "<br>",
         "<div", ' class="nav">', "<li>", "<ol start=7>", "<pre>", "\n", "　　", "字", "&nbsp;", "<h1>", "<!--", "-->",
         "| a |", "|---|", "1. ", "- ", "> ", "<script>", "<body>", "<title>", "<html>", "<a href=x>", "</a>", "。"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("reader", [txt, md, html])
@settings(deadline=None)
@given(data=st.binary(max_size=200) | (MARKS | PIECES).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_give_a_text_or_a_document_error(reader: ModuleType, data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        assert_well_formed(reader.read(data, "any"))


@pytest.mark.shared
def test_every_document_of_the_corpus_is_read(shared: Path) -> None:
    paths = [path for path in sorted((shared / "corpus").iterdir()) if path.suffix != ".jsonl"]
    assert len(paths) > 200
    for path in paths:
        assert_well_formed(read_document(path)[0])
