"""Targets in tables of indicators, with cells and without; all plans here are invented."""

import pytest

from loaders.find import indicators
from loaders.pipeline import read_text
from loaders.readers.assemble import Assembler, Box
from ontology.records import Target
from tests import grids
from tests.grids import FORMATS, Rows
from tests.support import document


def table(*lines: list[str]) -> list[Target]:
    made = Assembler()
    for paragraph in ("青川市花卉产业规划", "一、发展目标", "到2027年,主要指标如下:"):
        made.paragraph(paragraph)
    made.table([[Box(cell) for cell in line] for line in lines])
    text = made.finish("invented.docx")
    return indicators.find(read_text(text))


def test_a_table_of_indicators_gives_the_target_column() -> None:
    found = table(
        ["序号", "指标名称", "单位", "2022年", "2027年"],
        ["1", "花卉产值", "亿元", "100", "≥200"],
        ["2", "花农收入年均增长率", "%", "3.1", "8以上"],
        ["3", "花卉企业(家)", "", "10", "30-50"],
    )
    assert [(t.name, t.value, t.value_max, t.comparator, t.unit, t.year) for t in found] == [
        ("花卉产值", 200, None, ">=", "亿元", 2027),
        ("花农收入", 8, None, ">=", "%", 2027),
        ("花卉企业", 30, 50, "between", "家", 2027),
    ]
    assert found[1].basis == "annual_growth"


def test_a_table_whose_rows_are_years_gives_targets_for_each() -> None:
    """Sums of money in it are none; the row of sums tells how much is made until the last year, but no stock."""
    found = table(
        ["年度", "新建花站（座）", "花农普及率（%）", "计划投资（亿元）"],
        ["2026年", "68", "92", "46"],
        ["2027年", "82", "93.5", "58"],
        ["合计", "150", "—", "104"],
    )
    assert [(t.name, t.value, t.unit, t.basis, t.year) for t in found] == [
        ("花站", 68, "座", "new", 2026),
        ("花农普及率", 92, "%", "level", 2026),
        ("花站", 82, "座", "new", 2027),
        ("花农普及率", 93.5, "%", "level", 2027),
        ("花站", 150, "座", "new", 2027),
    ]


def test_a_table_of_several_years_gives_a_target_for_each() -> None:
    found = table(["指标名称(单位)", "2025年目标", "2026年目标", "2027年目标"], ["花卉产值(亿元)", "100", "150", "200"])
    assert [(t.name, t.value, t.unit, t.year) for t in found] == [
        ("花卉产值", 100, "亿元", 2025),
        ("花卉产值", 150, "亿元", 2026),
        ("花卉产值", 200, "亿元", 2027),
    ]


def test_a_row_of_a_sum_is_cumulative() -> None:
    found = table(["指标名称", "单位", "2024年", "2027年"], ["花卉数据累计归集量", "亿条", "132", "≥300"])
    assert [(t.name, t.value, t.basis) for t in found] == [("花卉数据归集量", 300, "cumulative")]


def test_a_table_of_indicators_without_numbers_gives_nothing() -> None:
    assert table(["指标名称", "单位", "2027年"], ["花卉产值", "亿元", ""]) == []


def test_a_flattened_table_gives_the_values_that_are_left() -> None:
    text = "青川市花卉规划\n一、发展目标\n主要指标\n指标名称\n单位\n2027年\n良种率\n%\n≥95\n花卉产值\n亿元\n≥200"
    assert [(t.name, t.value, t.unit) for t in indicators.find(document(text))] == [
        ("良种率", 95, "%"),
        ("花卉产值", 200, "亿元"),
    ]


MERGED: list[tuple[Rows, list[tuple[str, float, int | None]]]] = [
    (
        [
            [("序号", 1, 2), ("指标名称", 1, 2), ("单位", 1, 2), ("目标值", 2, 1), ("属性", 1, 2)],
            ["2031年", "2032年"],
            ["1", "湿地保护率", "%", "85", "90", "约束性"],
            ["2", "绿道长度", "公里", "120", "200", "预期性"],
        ],
        [("湿地保护率", 85, 2031), ("湿地保护率", 90, 2032), ("绿道长度", 120, 2031), ("绿道长度", 200, 2032)],
    ),
    (
        [
            [("青川市湿地指标", 4, 1)],
            ["指标名称", "单位", "2031年目标", "2032年目标"],
            [("一、湿地", 4, 1)],
            ["湿地保护率", "%", "85", "90"],
        ],
        [("湿地保护率", 85, 2031), ("湿地保护率", 90, 2032)],
    ),
    (
        [
            [("指标", 2, 1), "单位", "2032年目标"],
            [("污水处理", 1, 2), "污水处理率", "%", "98"],
            ["污泥处置率", "%", "95"],
            [("绿道长度", 2, 1), "公里", "200"],
        ],
        [("污水处理率", 98, 2032), ("污泥处置率", 95, 2032), ("绿道长度", 200, 2032)],
    ),
]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("rows", "expected"), MERGED)
def test_merged_headings_and_names(rows: Rows, expected: list[tuple[str, float, int | None]], form: str) -> None:
    above = ["青川市湿地方案", "一、重点任务", "（一）修复湿地。好。", "附件", "主要指标"]
    found = indicators.find(grids.document(above, [rows], form))
    assert [(target.name, target.value, target.year) for target in found] == expected


@pytest.mark.parametrize("form", FORMATS)
def test_what_stands_in_the_column_of_a_year_is_for_that_year(form: str) -> None:
    above = ["青川市湿地方案", "一、重点任务", "（一）修复湿地。好。", "附件", "任务表"]
    rows: Rows = [
        ["重点任务", "2031年计划", "2032年计划", "责任单位"],
        ["建设绿道", "新建绿道20公里", "新建绿道30公里", "市林业局"],
    ]
    found = indicators.find(grids.document(above, [rows], form))
    assert [(target.value, target.year) for target in found] == [(20, 2031), (30, 2032)]


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_row_sets_is_due_when_the_row_is(form: str) -> None:
    """The last year in the cell of its time; where none stands there, the plan says when."""
    above = ["青川市湿地方案", "一、工作目标", "到2035年，湿地率达到9%。", "附件", "任务表"]
    rows: Rows = [
        ["序号", "工作任务", "牵头单位", "完成时限"],
        ["1", "新建绿道20公里", "市林业局", "2031年3月至2032年6月"],
        ["2", "新建花坛30个", "市住建局", "持续推进"],
    ]
    found = indicators.find(grids.document(above, [rows], form))
    assert [(target.value, target.year) for target in found] == [(9, 2035), (20, 2032), (30, 2035)]
