"""Targets in tables of indicators, with cells and without; all plans here are invented."""

from loaders.find import indicators
from loaders.pipeline import read_text
from loaders.readers.assemble import Assembler, Box
from ontology.records import Target
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
