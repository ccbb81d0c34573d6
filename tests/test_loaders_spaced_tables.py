"""Tables whose columns are parted by blanks are read as rows, also where the lines are broken at a width."""

import pytest

from loaders.clean import clean
from loaders.readers.txt import from_text

# a line that fills the page, and the beginning of one
FULL = "花" * 30
OPENING = "青川市花卉方案\n" + f"{FULL}\n" * 3


def rows(table: str) -> list[list[str]]:
    found = clean(from_text(OPENING + table, "invented.txt"))
    return [[found.text[slice(*cell)] for cell in line.cells] for line in found.lines if line.kind == "row"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("序号    任务    时间\n1    整地    3月\n2    采花    9月\n来源:市政府",
         [["序号", "任务", "时间"], ["1", "整地", "3月"], ["2", "采花", "9月"]]),
        ("任务\t牵头单位\t备注\n整地\t市林业局\t无\n采花\t市商务局\t无",
         [["任务", "牵头单位", "备注"], ["整地", "市林业局", "无"], ["采花", "市商务局", "无"]]),
        # broken at the width: with numbers, and without them
        (f"序号    任务    时间\n1    {'种' * 26}\n花    3月\n2    {'收' * 26}\n{'收' * 30}\n花    4月\n3    采花    9月",
         [["序号", "任务", "时间"], ["1", "种" * 26 + "花", "3月"], ["2", "收" * 56 + "花", "4月"], ["3", "采花", "9月"]]),
        (f"任务    时间\n{'种' * 30}\n花    3月\n采花    9月", [["任务", "时间"], ["种" * 30 + "花", "3月"], ["采花", "9月"]]),
        # over the end of a page
        ("序号    任务    时间\n1    整地    3月\n- 2 -\n2    采花    9月",
         [["序号", "任务", "时间"], ["1", "整地", "3月"], ["2", "采花", "9月"]]),
        # the first cell holds for both rows
        ("阶段    任务    时间\n播种    整地    3月\n    下种    4月",
         [["阶段", "任务", "时间"], ["播种", "整地", "3月"], ["播种", "下种", "4月"]]),
        # one row is no table; neither are labels, headings of a letter, or a sentence with blanks
        ("任务    时间\n整地    3月\n种花。", []),
        ("牵头单位:市林业局    参加单位:市财政局\n整地    3月\n采花    9月", []),
        ("青川市政府    2031年3月\n整地    3月\n采花    9月", []),
    ],
)  # fmt: skip
def test_rows_of_blanks(table: str, expected: list[list[str]]) -> None:
    assert rows(table) == expected
