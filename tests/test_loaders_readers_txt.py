"""Plain text: encodings, line ends, one line one block."""

import pytest

from loaders.readers import txt
from ontology.errors import DocumentError

PLAN = "临江市灯塔产业工作方案\n\n　　一、总体要求\n  到2035年，灯塔数量达到40座，由市航务局负责。\n"


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode(),
        PLAN.encode("utf-8-sig"),
        PLAN.encode("gb18030"),
        b"\x84\x31\x95\x33" + PLAN.encode("gb18030"),
        PLAN.encode("utf-16"),
        PLAN.encode("utf-16-le"),
        PLAN.encode("utf-16-be"),
        b"\xff\xfe\x00\x00" + PLAN.encode("utf-32-le"),
        PLAN.replace("\n", "\r\n").encode(),
        PLAN.replace("\n", "\r").encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 mark", "gb18030", "gb18030 mark", "utf-16 mark", "le", "be", "utf-32", "crlf", "cr"],
)
def test_encodings_give_one_text(data: bytes) -> None:
    assert txt.read(data, "plan.txt").text == PLAN


def test_big5_is_read() -> None:
    text = "關於印發實施方案的通知，各縣市區人民政府，現將有關事項通知如下"
    assert txt.read(text.encode("big5"), "plan.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_file_cut_inside_a_character_is_read(encoding: str) -> None:
    data = PLAN.strip().replace("。", "局").encode(encoding)[:-1]
    assert txt.read(data, "plan.txt").text.startswith("临江市灯塔产业工作方案")


def test_binary_is_refused() -> None:
    with pytest.raises(DocumentError, match="not text"):
        txt.read(bytes(range(256)) * 8, "plan.txt")


def test_each_line_is_a_block_without_its_indent() -> None:
    text = txt.read(PLAN.encode(), "plan.txt")
    assert [text.text[block.start : block.end] for block in text.blocks] == [
        "临江市灯塔产业工作方案",
        "一、总体要求",
        "到2035年，灯塔数量达到40座，由市航务局负责。",
    ]
    assert {block.kind for block in text.blocks} == {"paragraph"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # a number, a date and a span of years, where a page changed its type inside them
        (
            "青川市花卉局\n青花发\n〔2021〕\n12号\n关于种花的通知",
            ["青川市花卉局", "青花发〔2021〕12号", "关于种花的通知"],
        ),
        ("花卉局\n2021\n年\n12\n月\n24\n日\n花店方案", ["花卉局", "2021年12月24日", "花店方案"]),
        (
            "花店行动计划\n（2024—202\n7\n年\n）\n花店是城市的窗口。",
            ["花店行动计划", "（2024—2027年）", "花店是城市的窗口。"],
        ),
        (
            "根据《花田通知》（青花〔\n2021〕9号）等。\n现通知如下",
            ["根据《花田通知》（青花〔2021〕9号）等。", "现通知如下"],
        ),
        ("依据《关于开展\n2021\n年种花的通知》等", ["依据《关于开展2021年种花的通知》等"]),
        # empty lines between its parts
        ("青花发〔\n\n2021\n\n〕\n\n12\n\n号\n花店", ["青花发〔2021〕12号", "花店"]),
        # a full line, of which a wrapped text is made, and lines that are whole
        ("按照青川市人民政府令（青府〔2021〕\n12号）", ["按照青川市人民政府令（青府〔2021〕", "12号）"]),
        ("关于印发《青川市花店提升\n实施方案》的通知", ["关于印发《青川市花店提升", "实施方案》的通知"]),
        ("花店\n12\n花田\n8\n2021年", ["花店", "12", "花田", "8", "2021年"]),
    ],
)
def test_a_change_of_type_ends_no_line(text: str, lines: list[str]) -> None:
    read = txt.from_text(text, "plan.txt")
    assert ["".join(read.text[block.start : block.end].split()) for block in read.blocks] == lines
