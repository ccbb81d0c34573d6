"""A table of indicators sets the same targets whatever a scraper left of its grid and of its merged cells."""

from itertools import product

import pytest

from loaders.find.indicators import find
from tests.support import document

HEAD = (
    "青川市湿地保护行动方案（2031—2033年）\n青川市人民政府\n2031年3月2日\n一、工作目标\n"
    "到2033年，湿地保护成效明显提升，主要指标如下，其中湿地包括东湖、西湖、南湖和北湖以及与它们相连的河道、沟渠和滩涂等。\n\n表1 主要指标\n\n"
)
AFTER = "\n二、重点任务\n（一）修复湿地。开展湿地修复，建立巡护制度。\n"
# field, what is measured, its unit, how it was, the targets of three years, how binding it is
ROWS = [
    ("生态", "湿地覆盖率", "%", "58", "60", "62", "65", "约束性"),
    ("生态", "湿地面积", "公顷", "—", "120", "140", "400", "预期性"),
    ("能力", "观测站点", "个", "12", "15", "18", "20", "预期性"),
    ("能力", "巡护队伍", "人", "300", "350", "400", "500", "预期性"),
    ("服务", "研学基地", "个", "2", "4", "6", "8", "预期性"),
]
YEARS = (2031, 2032, 2033)
# what parts two cells, and what two rows
LAYOUTS = {
    "line": ("\n", "\n"), "paragraph": ("\n\n", "\n\n"), "rows apart": ("\n", "\n\n"),
    "tab": ("\t", "\n"), "blanks": ("   ", "\n"), "bar": ("|", "\n"),
}  # fmt: skip


def table(fields: str, counted: bool, unit: str, years: bool, binding: bool) -> list[list[str]]:
    """The rows of cells, headings first; the unit stands in a column, behind the name, or behind each value."""
    heads = [*(["类别"] if fields != "none" else []), *(["序号"] if counted else []), "指标名称"]
    heads += [
        *(["单位"] if unit == "column" else []),
        "2030年",
        *([f"{year}年" for year in YEARS] if years else ["2033年目标"]),
    ]
    rows = [[*heads, *(["属性"] if binding else [])]]
    for number, (field, name, of, base, *values, bound) in enumerate(ROWS, 1):
        first = number == 1 or ROWS[number - 2][0] != field
        row = [
            *([field] if fields == "full" or (fields == "merged" and first) else []),
            *([str(number)] if counted else []),
        ]
        row += [f"{name}（{of}）" if unit == "name" else name, *([of] if unit == "column" else [])]
        shown = [base, *(values if years else values[-1:])]
        row += [value + of if unit == "value" and value != "—" else value for value in shown]
        rows.append([*row, *([bound] if binding else [])])
    return rows


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("fields", ["none", "full", "merged"])
def test_targets(fields: str, layout: str) -> None:
    cells, lines = LAYOUTS[layout]
    for counted, unit, years, binding in product(
        [False, True], ["column", "name", "value"], [False, True], [False, True]
    ):
        if fields == "merged" and layout in ("tab", "blanks") and unit != "column":
            continue  # where a row lacks its first cell, a line that fills the page may as well go on
        rows = table(fields, counted, unit, years, binding)
        text = document(HEAD + lines.join(cells.join(row) for row in rows) + "\n" + AFTER)
        expected = {
            (name, float(value), of, year)
            for _, name, of, _, *values, _ in ROWS
            for value, year in zip(values, YEARS, strict=True)
            if years or year == YEARS[-1]
        }
        assert {(target.name, target.value, target.unit, target.year) for target in find(text)} == expected
