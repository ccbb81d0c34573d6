"""Word files: order, automatic numbers, merged cells, text boxes, what is left out."""

from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from loaders.readers import docx
from loaders.readers.numerals import numeral
from loaders.text import SourceText

# level → number format, text and start; one list for chapters, one for items of an annex
LEVELS = (("chineseCounting", "%1、", 1), ("chineseCounting", "（%2）", 1), ("decimal", "%3.", 1), ("bullet", "•", 1))


def read(document: WordDocument) -> SourceText:
    buffer = BytesIO()
    document.save(buffer)
    return docx.read(buffer.getvalue(), "plan.docx")


def shown(text: SourceText) -> list[str]:
    return [text.text[block.start : block.end] for block in text.blocks]


def define(
    document: WordDocument, key: int, levels: tuple[tuple[str, str, int], ...] = LEVELS, extra: str = ""
) -> None:
    """Add a list definition and a number with the same key."""
    root = document.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:suff w:val="nothing"/>{extra}</w:lvl>'
        for level, (form, text, start) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{body}</w:abstractNum>'))
    number(document, key, key)


def number(document: WordDocument, key: int, abstract: int, override: str = "") -> None:
    root = document.part.numbering_part.element
    source = f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
    root.append(parse_xml(source))


def item(document: WordDocument, words: str, level: int = 0, key: int = 900) -> None:
    paragraph = document.add_paragraph(words)
    source = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(source))


def test_automatic_numbers_stand_before_their_words() -> None:
    document = Document()
    define(document, 900)
    for words, level in [
        ("总体要求", 0), ("守住底线", 1), ("修塔", 2), ("点灯", 2), ("看守", 1),
        ("修塔", 2), ("任务", 0), ("起步", 1), ("点", 3),
    ]:  # fmt: skip
        item(document, words, level)
    assert shown(read(document)) == [
        "一、总体要求", "（一）守住底线", "1.修塔", "2.点灯", "（二）看守", "1.修塔", "二、任务", "（一）起步", "点",
    ]  # fmt: skip


def test_numbers_of_one_list_go_on_unless_restarted() -> None:
    document = Document()
    define(document, 900)
    number(document, 901, 900)
    number(document, 902, 900, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    for words, key in [("甲", 900), ("乙", 901), ("丙", 902), ("丁", 902)]:
        item(document, words, key=key)
    assert shown(read(document)) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_numbers_come_from_styles_and_empty_paragraphs_do_not_count() -> None:
    document = Document()
    define(document, 900, (("decimal", "第%1条", 3),))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="900"/></w:numPr>'))
    for words in ("甲", "", "乙"):
        document.add_paragraph(words, style="Heading 1")
    text = read(document)
    assert shown(text) == ["第3条甲", "第4条乙"]
    assert {block.kind for block in text.blocks} == {"heading"}


def test_levels_of_law_style_print_digits() -> None:
    document = Document()
    define(document, 900, (("chineseCounting", "%1、", 1), ("decimal", "%1.%2 ", 1)), "<w:isLgl/>")
    item(document, "甲")
    item(document, "乙", 1)
    assert shown(read(document)) == ["1、甲", "1.1 乙"]


def test_order_breaks_and_tables() -> None:
    document = Document()
    document.add_heading("灯塔方案", 1)
    document.add_paragraph("第一行\n第二行")
    table = document.add_table(3, 3)
    for row, words in zip(
        table.rows, (("类别", "任务", "单位"), ("建设", "修塔", "市航务局"), ("", "点灯", "")), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    document.add_paragraph("附则")
    text = read(document)
    assert shown(text) == ["灯塔方案", "第一行", "第二行", "类别\t任务\t单位", "建设\t修塔\t市航务局", "点灯", "附则"]
    rows = [[text.text[start:end] for start, end in block.cells] for block in text.blocks if block.table]
    assert rows == [["类别", "任务", "单位"], ["建设", "修塔", "市航务局"], ["建设", "点灯", "点灯"]]
    assert text.blocks[0].kind == "heading"


def test_a_cell_may_hold_nothing_but_the_number_of_a_list() -> None:
    document = Document()
    define(document, 900, (("decimal", "%1", 1),))
    table = document.add_table(2, 2)
    for row, words in zip(table.rows, ("修塔", "点灯"), strict=True):
        source = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="900"/></w:numPr>'
        row.cells[0].paragraphs[0]._p.get_or_add_pPr().append(parse_xml(source))
        row.cells[1].text = words
    assert shown(read(document)) == ["1\t修塔", "2\t点灯"]


def test_frame_of_one_column_is_paragraphs() -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "一、修塔\n二、点灯"
    text = read(document)
    assert shown(text) == ["一、修塔", "二、点灯"]
    assert {block.kind for block in text.blocks} == {"paragraph"}


BOX = "<w:txbxContent><w:p><w:r><w:t>框中的话</w:t></w:r></w:p></w:txbxContent>"
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (f"<mc:AlternateContent><mc:Choice><wps:txbx>{BOX}</wps:txbx></mc:Choice><mc:Fallback><w:pict>"
         f"<v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>", ["正文", "框中的话"]),
        (f"<w:pict><v:textbox>{BOX}</v:textbox></w:pict>", ["正文", "框中的话"]),
        ('<w:footnoteReference w:id="1"/>', ["正文"]),
        ("<w:tab/><w:t>后</w:t><w:noBreakHyphen/><w:t>尾</w:t>", ["正文\t后-尾"]),
        ("<w:instrText>PAGE</w:instrText>", ["正文"]),
    ],
    ids=["box with fallback", "old box", "footnote", "signs", "field code"],
)  # fmt: skip
def test_contents_of_a_run(run: str, expected: list[str]) -> None:
    document = Document()
    paragraph = document.add_paragraph("正文")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')} {NAMESPACES}>{run}</w:r>"))
    assert shown(read(document)) == expected


@pytest.mark.parametrize(
    ("wrapped", "expected"),
    [
        ("<w:ins><w:r><w:t>增</w:t></w:r></w:ins>", ["正文增"]),
        ("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", ["正文"]),
        ("<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>", ["正文链"]),
        ("<w:sdt><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt>", ["正文控"]),
    ],
)
def test_revisions_links_and_controls(wrapped: str, expected: list[str]) -> None:
    document = Document()
    document.add_paragraph("正文")._p.append(parse_xml(wrapped.replace(">", f" {nsdecls('w')}>", 1)))
    assert shown(read(document)) == expected


def test_controls_around_paragraphs_are_opened_and_contents_dropped() -> None:
    document = Document()
    document.add_paragraph("正文")
    style = document.styles.add_style("TOC 1", 1)
    entry = document.add_paragraph("一、修塔\t3", style=style)._p
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    entry.addnext(control)
    assert shown(read(document)) == ["正文", "控"]


def test_pasted_markdown_loses_its_marks() -> None:
    document = Document()
    for words in ("# 灯塔方案", "**发布日期**: 2031\n**发布机构**: 市航务局", "1. 修塔"):
        document.add_paragraph(words)
    assert shown(read(document)) == ["灯塔方案", "发布日期: 2031", "发布机构: 市航务局", "1. 修塔"]


def test_header_and_footer_are_left_out() -> None:
    document = Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    assert shown(read(document)) == ["正文"]
    assert document.element.body.find(qn("w:sectPr")) is not None


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (1, "decimal", "1"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (21, "japaneseCounting", "二十一"),
        (105, "chineseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (2031, "chineseCountingThousand", "二千零三十一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (10, "ideographDigital", "一〇"),
        (2, "ideographTraditional", "乙"),
        (11, "ideographTraditional", "11"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircleChinese", "21"),
        (4, "decimalEnclosedParen", "⑷"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (14, "lowerRoman", "xiv"),
        (9, "upperRoman", "IX"),
        (0, "chineseCounting", "0"),
        (5, "somethingNew", "5"),
    ],
)
def test_numerals(number: int, form: str, expected: str) -> None:
    assert numeral(number, form) == expected
