"""Tables of indicators that were printed as text, one cell or one row a line; all plans here are invented."""

import pytest

from loaders.find import indicators
from ontology.records import Target
from tests.support import document

PLAN = "青川市花卉规划(2024-2027年)\n一、发展目标\n主要指标如下。\n表1 花卉业主要指标\n{}\n二、重点任务\n(一)种花。\n"


def table(*rows: str, between: str = "\n") -> list[tuple[str, float, str, str | None, int | None]]:
    text = PLAN.format("\n".join(between.join(row.split("|")) for row in rows))
    return [(t.name, t.value, t.comparator, t.unit, t.year) for t in found(text)]


def found(text: str) -> list[Target]:
    return indicators.find(document(text))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # numbered rows: the number of the next row stands behind the last value
        (
            ["序号|指标名称|单位|2023年基数|2025年目标|2027年目标", "1|花卉产值|亿元|1|4|9", "2|花农|万户|2|3|3"],
            [
                ("花卉产值", 4, "=", "亿元", 2025),
                ("花卉产值", 9, "=", "亿元", 2027),
                ("花农", 3, "=", "万户", 2025),
                ("花农", 3, "=", "万户", 2027),
            ],
        ),
        # words behind the values, and before the name
        (
            [
                "序号|类别|主要指标|2023年|2027年|属性",
                "1|产量|鲜花产量(万枝)|70|≥90|预期性",
                "2|品质|良种率(%)|80|95左右|约束性",
            ],
            [("鲜花产量", 90, ">=", "万枝", 2027), ("良种率", 95, "~", "%", 2027)],
        ),
        # a base that is not known still holds its place; a name that begins like a number is none
        (
            ["指标|单位|2023年|2027年", "花市面积|万平方米|—|30", "5A级花园|个|1|2"],
            [("花市面积", 30, "=", "万平方米", 2027), ("5A级花园", 2, "=", "个", 2027)],
        ),
        # units behind the values
        (["序号|指标|目标值(2027年)|牵头部门", "1|花店|50家以上|市商务局"], [("花店", 50, ">=", "家", 2027)]),
        # a row of which too much was lost says nothing
        (["指标|2024年目标|2025年目标|2026年目标|2027年目标", "花店(家)|5|6"], []),
        # values without a row of headings
        (["花店|5", "花农|6"], []),
    ],
)
def test_one_cell_a_line(rows: list[str], expected: list[tuple[str, float, str, str | None, int | None]]) -> None:
    assert table(*rows) == expected


def test_one_row_a_line_with_blanks_between() -> None:
    rows = ["序号|指标名称|单位|2023年|2027年目标", "1|花卉产值|亿元|1.5|3.5", "2|花农收入|万元|2|3"]
    assert table(*rows, between=" ") == [
        ("花卉产值", 3.5, "=", "亿元", 2027),
        ("花农收入", 3, "=", "万元", 2027),
    ]


def test_a_total_in_brackets_is_cumulative() -> None:
    text = PLAN.format("指标\n单位\n2023年\n2027年\n累计修订花卉标准\n项\n9\n[24]\n花卉标准\n项\n9\n10")
    assert [(t.name, t.value, t.basis) for t in found(text)] == [
        ("花卉标准", 24, "cumulative"),
        ("花卉标准", 10, "level"),
    ]


def test_what_is_made_is_a_stock_beside_its_base() -> None:
    text = PLAN.format("指标\n单位\n2023年\n2027年\n花渠更新改造\n公里\n18\n45\n新增花架改造\n个\n—\n60")
    assert [(t.value, t.basis) for t in found(text)] == [(45, "level"), (60, "new")]
