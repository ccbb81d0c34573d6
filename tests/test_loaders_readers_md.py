"""Markdown: plain text without marks, tables as rows, numbers of lists kept."""

from pathlib import Path

import pytest

from loaders.readers import md

FIXTURE = Path(__file__).parent / "fixtures" / "readers_plan.md"


def shown(source: str) -> list[str]:
    text = md.read(source.encode(), "plan.md")
    return [text.text[block.start : block.end] for block in text.blocks]


def test_invented_plan() -> None:
    text = md.read(FIXTURE.read_bytes(), FIXTURE.name)
    assert [(block.kind[0], text.text[block.start : block.end]) for block in text.blocks] == [
        ("h", "临江市灯塔产业工作方案"),
        ("p", "发布日期: 2031-03-06"),
        ("p", "发布机构: 临江市航务局"),
        ("h", "一、总体要求"),
        ("p", "到2035年，灯塔数量达到40座，《灯塔办法》同步施行。"),
        ("p", "1. 修复旧塔。由市航务局牵头；"),
        ("p", "2. 新建灯塔。"),
        ("p", "每年不少于2座。"),
        ("p", "宣传周"),
        ("p", "引文一行"),
        ("r", "任务\t责任单位"),
        ("r", "修复\t市航务局"),
        ("r", "甲\t乙"),
        ("r", "丙"),
        ("p", "二、各县级市<区>政府<管委会>负责。"),
        ("p", "三、附则"),
        ("p", "落款"),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("标题\n---\n正文", ["标题", "正文"]),
        ("    缩进四格", ["缩进四格"]),
        ("3) 第三项\n4) 第四项", ["3) 第三项", "4) 第四项"]),
        ("1. 一\n1. 二", ["1. 一", "1. 二"]),
        ("**《办法》**自即日起", ["《办法》自即日起"]),
        ("~~旧~~`码`![图](a.png)", ["旧码"]),
        ("<b>粗</b>与<TISC>中心", ["粗与<TISC>中心"]),
        ("填写____年", ["填写____年"]),
        ("```\n甲\n乙\n```", ["甲", "乙"]),
    ],
)
def test_marks(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


def test_cells_of_merged_rows_are_repeated() -> None:
    text = md.read(FIXTURE.read_bytes(), FIXTURE.name)
    rows = [[text.text[start:end] for start, end in block.cells] for block in text.blocks if block.table == 2]
    assert rows == [["甲", "乙"], ["甲", "丙"]]
