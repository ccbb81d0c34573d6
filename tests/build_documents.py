"""Builds the invented Word and PDF documents of golden cases and demonstration, byte for byte the same every time.

Run ``python -m tests.build_documents`` to write them; a test checks that the committed files are what this builds.
"""

import io
import zipfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

GOLDEN = Path(__file__).parent / "golden"
DEMO = Path(__file__).parent.parent / "api" / "demo"
FIXTURES = Path(__file__).parent / "fixtures"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

WORD_PARAGRAPHS = [
    "松原市人民政府关于印发松原市黑土地保护工程实施方案的通知",
    "松政发〔2030〕7号",
    "各县(市、区)人民政府,市政府各委办局:",
    "现将《松原市黑土地保护工程实施方案》印发给你们,请认真贯彻落实。",
    "松原市人民政府",
    "2030年4月16日",
    "松原市黑土地保护工程实施方案",
    "为贯彻落实《中华人民共和国黑土地保护法》,制定本方案。",
    "一、总体目标",
    "到2032年,全市实施黑土地保护面积300万亩,秸秆还田率达到75%以上,建成高标准农田不少于80万亩。",
    "二、重点任务",
    "(一)推广保护性耕作。加快推广秸秆覆盖免耕技术。(市农业农村局牵头,市财政局、市科技局配合)",
    "(二)加强水土治理。开展侵蚀沟治理,恢复耕地。(市水利局、市自然资源局按职责分工负责)",
    "(三)建设监测体系。建设松原市黑土地质量监测中心。(责任单位:市农业农村局、市生态环境局,各县(市、区)政府)",
    "三、保障措施",
    "(一)加强组织领导。成立工作专班。",
    "附件",
    "松原市黑土地保护工程进度安排",
]
WORD_TABLE = [
    ["阶段", "主要任务", "时间"],
    ["准备阶段", "编制年度计划", "2030年6月"],
    ["实施阶段", "完成首批治理项目", "2031年10月"],
]

PDF_PARAGRAPHS = [
    "关于加快发展智慧养老服务的指导意见",
    "为落实《国家积极应对人口老龄化规划》,现提出以下意见。",
    "一、总体要求",
    "(一)基本原则。坚持政府引导、市场运作,统筹城乡、普惠均衡。",
    "(二)发展目标。到2030年,养老机构智慧化改造率超过60%,每千名老年人拥有护理型床位达到30张。",
    "二、主要任务",
    "(一)建设智慧养老平台。整合各类养老服务数据,建设全国养老服务信息平台,推动部门数据共享。"
    "(民政部、卫生健康委、工业和信息化部负责,列第一位者为牵头部门,下同)",
    "(二)培育智慧养老产业。支持企业研发适老化产品,开展应用试点。(工业和信息化部、科技部负责)",
    "第一,加强标准建设。第二,开展示范应用。",
    "三、组织实施",
    "(一)各地区要结合实际,制定具体措施。",
]


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _row(cells: list[str]) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def _table(rows: list[list[str]]) -> str:
    grid = "".join("<w:gridCol/>" for _ in rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(_row(row) for row in rows)}</w:tbl>"


def docx(blocks: Sequence[str | list[list[str]]]) -> bytes:
    """A minimal Word document with ``blocks``: paragraphs and tables."""
    body = "".join(_paragraph(block) if isinstance(block, str) else _table(block) for block in blocks)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2030, 1, 1, 0, 0, 0)), content)
    return result.getvalue()


def _lines(paragraphs: list[str], width: int = 30) -> list[str]:
    """Paragraphs wrapped as on a page: indented by two characters, ``width`` characters a line."""
    lines = []
    for text in paragraphs:
        indented = f"  {text}" if len(text) > width or text[0] in "一二三(第为" else text
        lines += [indented[i : i + width] for i in range(0, len(indented), width)]
    return lines


def _stream(lines: list[str]) -> bytes:
    """Drawing commands of one page, 16 points a character from the left margin."""
    commands = ["BT /F1 14 Tf 24 TL 72 780 Td"]
    for line in lines:
        shift = len(line) - len(line.lstrip(" "))
        commands.append(f"{shift * 14} 0 Td <{line.lstrip(' ').encode('utf-16-be').hex()}> Tj {-shift * 14} -24 Td")
    return ("\n".join([*commands, "ET"])).encode()


def pdf(paragraphs: list[str], page_lines: int = 60) -> bytes:
    """A PDF with ``paragraphs`` in a font that is not embedded, ``page_lines`` lines a page."""
    lines = _lines(paragraphs)
    pages = [lines[start : start + page_lines] for start in range(0, len(lines), page_lines)]
    font = 3 + 2 * len(pages)
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
    ]
    for number, page in enumerate(pages):
        stream = _stream(page)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 %d 0 R >> >> >>" % (4 + 2 * number, font),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    objects += [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [%d 0 R] >>" % (font + 1),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor %d 0 R >>" % (font + 2),
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """The objects with the table that says where each of them begins."""
    result, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(result)
    size = len(objects) + 1
    result += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    result += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(result)


def blocks(name: str) -> list[str | list[list[str]]]:
    """The paragraphs and tables of a fixture; a line ``|cell|cell`` is a row."""
    found: list[str | list[list[str]]] = []
    lines = (FIXTURES / name).read_text("utf-8").splitlines()
    for is_row, group in groupby(lines, key=lambda line: line.startswith("|")):
        kept = list(group)
        found += [[line[1:].split("|") for line in kept]] if is_row else kept
    return found


def documents() -> dict[Path, bytes]:
    """Every built document with its place."""
    return {
        GOLDEN / "word" / "document.docx": docx([*WORD_PARAGRAPHS, WORD_TABLE]),
        GOLDEN / "national" / "document.pdf": pdf(PDF_PARAGRAPHS),
        DEMO / "jichuan.docx": docx(blocks("demo_word.txt")),
        DEMO / "xilan.pdf": pdf((FIXTURES / "demo_pdf.txt").read_text("utf-8").splitlines(), 30),
    }


if __name__ == "__main__":
    for path, content in documents().items():
        path.write_bytes(content)
