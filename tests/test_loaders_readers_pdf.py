"""PDF files written here byte by byte: paragraphs by geometry, running heads, ruled tables, unreadable files."""

from collections.abc import Sequence

import pytest

from loaders.readers import pdf
from loaders.readers.pdf_lines import Line
from loaders.readers.pdf_paragraphs import paragraphs, without_running_heads
from loaders.text import SourceText
from ontology.errors import DocumentError

Written = tuple[float, float, float, str]  # x, y, size, words
BODY = 16.0
MARGIN, RIGHT_END = 90.0, 90.0 + 26 * BODY
# The standard way to say "one of the user's Chinese fonts"; no font is embedded.
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 5 0 R/DW 1000"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
    "/Descent -120/CapHeight 880/StemV 93>>",
)


def write(pages: Sequence[Sequence[Written]], rules: str = "", trailer: str = "") -> bytes:
    """A PDF with the words of each page at their places; ``rules`` is drawn on every page."""
    count = len(pages)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>", *FONT]
    for number, page in enumerate(pages):
        drawn = rules + "".join(
            f"BT /F1 {size} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n" for x, y, size, words in page
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {7 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + f"xref\n0 {size}\n0000000000 65535 f \n{table}" + end).encode()


def set_lines(lines: Sequence[str], top: float = 760.0) -> list[Written]:
    """Lines of body text below each other; two wide spaces before one indent it."""
    return [
        (MARGIN + BODY * (len(line) - len(line.lstrip("　"))), top - 28 * number, BODY, line.lstrip("　"))
        for number, line in enumerate(lines)
    ]


def shown(text: SourceText) -> list[str]:
    return [text.text[block.start : block.end] for block in text.blocks]


def full(start: str) -> str:
    """A line filled to the right edge (26 characters, an indent counted)."""
    return (start + "灯塔由航务局看守并且每年检查一次结果向社会公布以便监督改进")[:26]


TITLE = [(90 + 5 * BODY, 790.0, 22.0, "临江市灯塔产业高质量"), (90 + 6.5 * BODY, 760.0, 22.0, "发展工作方案")]
CENTRED_TITLE = [((595 - 10 * 22) / 2, 790.0, 22.0, TITLE[0][3]), ((595 - 6 * 22) / 2, 760.0, 22.0, TITLE[1][3])]


def test_paragraphs_by_indent_and_length() -> None:
    lines = [
        "　　" + full("到2035年")[:24],
        full("续"),
        "到此为止。",
        "　　一、总体要求",
        "　　" + full("（一）守住底线。")[:24],
        "完。",
    ]
    text = pdf.read(write([[*CENTRED_TITLE, *set_lines(lines, 700)]]), "plan.pdf")
    assert shown(text) == [
        "临江市灯塔产业高质量\n发展工作方案",
        "\n".join([lines[0].strip(), lines[1], "到此为止。"]),
        "一、总体要求",
        f"{lines[4].strip()}\n完。",
    ]


def test_paragraph_goes_on_over_the_page_and_page_numbers_go() -> None:
    numbered = [(280.0, 40.0, 10.0, f"- {number} -") for number in (1, 2)]
    first = [*set_lines(["　　一、总体要求", "　　" + full("甲")[:24], full("乙")]), numbered[0]]
    second = [*set_lines(["到此为止。", "　　二、附则"]), numbered[1]]
    lines = shown(pdf.read(write([first, second]), "plan.pdf"))
    assert lines[0] == "一、总体要求"
    assert lines[1].endswith("\n到此为止。")
    assert lines[2:] == ["二、附则"]


def test_running_heads_are_dropped() -> None:
    pages = [
        [(200.0, 810.0, 10.0, f"临江市公报 第{n}期"), *set_lines([f"　　{n * word}说到这里。"])]
        for n, word in enumerate("甲乙丙丁", start=1)
    ]
    assert shown(pdf.read(write(pages), "plan.pdf")) == [
        "甲说到这里。",
        "乙乙说到这里。",
        "丙丙丙说到这里。",
        "丁丁丁丁说到这里。",
    ]


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    across = "".join(f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in ys)
    return across + "".join(f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs)


def test_ruled_table_is_rows_at_its_place() -> None:
    rules = grid((90, 200, 320, 450), (600, 570, 540))
    words = [
        (95, 580, 12.0, "任务"), (205, 580, 12.0, "单位"), (325, 580, 12.0, "时限"),
        (95, 550, 12.0, "修塔"), (205, 550, 12.0, "市航务局"), (325, 550, 12.0, "2031年"),
    ]  # fmt: skip
    page = [*set_lines(["　　一、任务分工"], 700), *words, *set_lines(["　　二、附则"], 480)]
    text = pdf.read(write([page], rules), "plan.pdf")
    assert shown(text) == ["一、任务分工", "任务\t单位\t时限", "修塔\t市航务局\t2031年", "二、附则"]
    assert [[text.text[start:end] for start, end in block.cells] for block in text.blocks if block.table] == [
        ["任务", "单位", "时限"],
        ["修塔", "市航务局", "2031年"],
    ]


def test_merged_cells_of_a_ruled_table() -> None:
    rules = (
        "90 600 m 320 600 l S 90 540 m 320 540 l S 200 570 m 320 570 l S\n"
        "90 600 m 90 540 l S 200 600 m 200 540 l S 320 600 m 320 540 l S\n"
    )
    words = [(95.0, 565.0, 12.0, "建设"), (205.0, 580.0, 12.0, "修塔"), (205.0, 550.0, 12.0, "点灯")]
    text = pdf.read(write([[*set_lines(["　　一、任务分工"], 700), *words]], rules), "plan.pdf")
    rows = [[text.text[start:end] for start, end in block.cells] for block in text.blocks if block.table]
    assert rows == [["建设", "修塔"], ["建设", "点灯"]]


def test_frame_around_a_page_is_no_table() -> None:
    rules = grid((60, 62, 64, 530), (820, 818, 816, 30))
    text = pdf.read(write([set_lines(["　　一、总体要求", "　　二、附则"])], rules), "plan.pdf")
    assert shown(text) == ["一、总体要求", "二、附则"]
    assert {block.kind for block in text.blocks} == {"paragraph"}


def test_two_pieces_of_one_line_are_one() -> None:
    page = [
        *set_lines(["　　" + full("甲")[:24], "乙。"], 700),
        (122.0, 600.0, BODY, "一"),
        (138.0, 600.0, BODY, "、总体要求"),
    ]
    assert shown(pdf.read(write([page]), "plan.pdf"))[-1] == "一、总体要求"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (write([[]]), "no text layer"),
        (write([set_lines(["甲"])])[:60], "damaged"),
        (
            write(
                [set_lines(["甲"])],
                trailer="/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
                + "41" * 32
                + ">/U<"
                + "42" * 32
                + ">>>/ID[<00><00>]",
            ),
            "encrypted",
        ),
        (write([set_lines(["\ue001\ue002\ue003\ue004"])]), "unreadable"),
    ],
    ids=["scan", "torn", "password", "characters unknown"],
)
def test_unreadable_file_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        pdf.read(data, "plan.pdf")
    assert "plan.pdf" in str(caught.value)


def line(text: str, y: float, left: float = MARGIN, page: int = 0, size: float = BODY) -> Line:
    width = size * sum(1 if sign > "\u2e80" else 0.5 for sign in text)
    return Line(text, left, left + width, y, y + size, y + size / 2, page, 595, 842)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line(full("甲"), 700), line(full("乙"), 672)], 1),
        ([line(full("甲"), 700), line(full("乙"), 672), line(full("丙"), 644, MARGIN + 2 * BODY)], 2),
        ([line(full("甲"), 700), line(full("乙"), 672), line("短。", 644), line(full("丙"), 616)], 2),
        ([line(full("甲"), 700), line(full("乙"), 672), line(full("丙"), 500)], 2),
        ([line(full("甲")[:25] + "。", 700), line(full("（二）乙"), 672)], 2),
        ([line("一、总体要求" + "." * 39 + "1", 700), line("二、附则" + "." * 43 + "2", 672)], 2),
        ([line(full("甲"), 100), line(full("乙"), 760, page=1)], 1),
    ],
    ids=["wrapped", "indent", "short line", "gap", "number after a stop", "contents", "over the page"],
)
def test_where_paragraphs_begin(lines: list[Line], expected: int) -> None:
    usual = [line(full("常"), 700 - 28 * number, page=9) for number in range(12)]
    assert len(list(paragraphs(lines, [*lines, *usual]))) == expected


@pytest.mark.parametrize("number", ["1", "- 1 -", "— 12 —", "第3页", "第 3 页 共 10 页", "3/10"])
def test_page_numbers_stand_at_edges_only(number: str) -> None:
    middle = [line(number, 400), line("甲", 372), line("乙", 344)]
    assert without_running_heads([[*middle, line(number, 40)]]) == [middle]
