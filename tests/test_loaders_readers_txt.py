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
