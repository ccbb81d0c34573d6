"""A table of money sets the same amounts aside whatever a scraper left of its grid and of its merged cells."""

from itertools import product

import pytest

from loaders.find.funding import find
from tests.support import document

HEAD = "青川市湿地保护行动方案\n一、重点任务\n（一）修复湿地。开展湿地修复，建立巡护制度。\n"
IN_CHAPTER = (f"{HEAD}二、经费\n\n", "\n\n三、保障措施\n加强领导，落实责任。\n")
IN_ANNEX = (f"{HEAD}二、保障措施\n加强领导。\n\n附件\n\n湿地保护资金安排表\n\n", "\n\n附件2\n\n湿地名录\n")
# field, item, what is done, amount in 万元, who pays
ROWS = [
    ("修复", "栽种东湖芦苇", "在北岸栽种芦苇，并定期巡护", "120", "市财政"),
    ("修复", "清理西湖", "分批清理湖底的淤泥", "1,300", "省级补助"),
    ("能力", "建观测站", "布设观测设备", "85.5", "市财政"),
    ("能力", "培训护林员", "举办培训班", "20", "市财政"),
]
SUM = 1525.5
# what parts two cells, and what two rows
LAYOUTS = {
    "line": ("\n", "\n"), "paragraph": ("\n\n", "\n\n"), "rows apart": ("\n", "\n\n"),
    "tab": ("\t", "\n"), "blanks": ("   ", "\n"), "bar": ("|", "\n"),
}  # fmt: skip


def table(fields: str, counted: bool, told: bool, paid: bool, total: bool) -> list[list[str]]:
    """The rows of cells, headings first."""
    heads = [*(["类别"] if fields != "none" else []), *(["序号"] if counted else []), "项目名称"]
    rows = [[*heads, *(["项目内容"] if told else []), "资金（万元）", *(["资金来源"] if paid else [])]]
    for number, (field, item, work, amount, payer) in enumerate(ROWS, 1):
        shown = fields == "full" or (fields == "merged" and (number == 1 or ROWS[number - 2][0] != field))
        row = [*([field] if shown else []), *([str(number)] if counted else []), item, *([work] if told else [])]
        rows.append([*row, amount, *([payer] if paid else [])])
    return [*rows, ["合计", str(SUM)]] if total else rows


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("fields", ["none", "full", "merged"])
def test_amounts(fields: str, layout: str) -> None:
    cells, lines = LAYOUTS[layout]
    for counted, told, paid, total in product([False, True], repeat=4):
        rows = table(fields, counted, told, paid, total)
        expected = [(item, float(amount.replace(",", "")) * 10_000) for _, item, _, amount, _ in ROWS]
        expected += [("合计", SUM * 10_000)] if total else []
        for before, after in (IN_ANNEX, IN_CHAPTER):
            found = find(document(before + lines.join(cells.join(row) for row in rows) + after))
            assert [(line.item, line.amount) for line in found] == expected
            assert {line.source for line in found[: len(ROWS)]} == ({"local"} if paid else {None})


# Headings and rows, "~" for a cell that is not printed, and the items with their amounts in 万元
OTHERS = {
    "columns of sources": (
        "项目 总投资 中央 省级 / 种芦苇 120 100 20 / 清淤泥 300 200 100 / 合计 420 300 120",
        ["种芦苇 120", "种芦苇 100", "种芦苇 20", "清淤泥 300", "清淤泥 200", "清淤泥 100",
         "合计 420", "合计 300", "合计 120"],
    ),
    "columns of years": (
        "序号 项目 金额 2031年 2032年 / 1 种芦苇 120 100 20 / 2 清淤泥 300 200 100",
        ["种芦苇 120", "种芦苇 100", "种芦苇 20", "清淤泥 300", "清淤泥 200", "清淤泥 100"],
    ),
    "sums of blocks": (
        "类别 项目 金额 / 修复 种芦苇 120 / ~ 清淤泥 300 / 小计 420 / 能力 建站 80 / ~ 培训 20 / 小计 100 / 合\u3000计 520",
        ["种芦苇 120", "清淤泥 300", "修复 420", "建站 80", "培训 20", "能力 100", "合计 520"],
    ),
    "the sum first": ("项目 金额 / 总计 420 / 种芦苇 120 / 清淤泥 300", ["合计 420", "种芦苇 120", "清淤泥 300"]),
    "remarks on some": (
        "项目 金额 备注 / 种芦苇 120 ~ / 清淤泥 300 分两年 / 建站 80 ~ / 合计 500",
        ["种芦苇 120", "清淤泥 300", "建站 80", "合计 500"],
    ),
    "bodies": (
        "序号 项目 金额 责任单位 / 1 种芦苇 120 市林业局 / 2 清淤泥 300 市水务局",
        ["种芦苇 120", "清淤泥 300"],
    ),
    "units of their own": ("项目 内容 投资额 / 种芦苇 栽种 120万元 / 清淤泥 清理 1.2亿元", ["种芦苇 120", "清淤泥 12000"]),
    "headings over rows": (
        "序号 项目 金额 / 一、修复 / 1 种芦苇 120 / 2 清淤泥 300 / 二、能力 / 3 建站 80 / 合计 500",
        ["种芦苇 120", "清淤泥 300", "建站 80", "合计 500"],
    ),
    "numbered headings over rows": (
        "序号 项目 内容 金额 / 一 修复 / 1 东湖 栽种 120 / 2 西湖 清理 300 / 二 能力 / 1 建站 布设 80",
        ["东湖 120", "西湖 300", "建站 80"],
    ),
    "a time": (
        "项目 完成时限 预算 / 种芦苇 2031年6月 120 / 清淤泥 2031—2032年 300", ["种芦苇 120", "清淤泥 300"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", [*LAYOUTS, "bars around"])
@pytest.mark.parametrize("name", OTHERS)
def test_other_columns(name: str, layout: str) -> None:
    cells, lines = LAYOUTS.get(layout, (" | ", "\n"))
    printed, amounts = OTHERS[name]
    rows = [row.split(" ") for row in printed.split(" / ")]
    text = [cells.join(cell for cell in row if cell != "~") for row in rows]
    if layout == "bars around":
        text = [f"| {row} |" for row in text]
        text.insert(1, "|---" * len(rows[0]) + "|")
    before, after = IN_CHAPTER
    found = find(document(f"{before}单位：万元\n\n{lines.join(text)}{after}"))
    assert [f"{line.item} {line.amount / 10_000:g}" for line in found] == amounts


def test_a_cell_of_several_lines() -> None:
    rows = "序号\n项目\n主要内容\n金额（万元）\n1\n东湖\n栽种芦苇。\n清理水草。\n120\n2\n西湖\n清理淤泥。\n300"
    found = find(document(rows.join(IN_CHAPTER)))
    assert [(line.item, line.amount) for line in found] == [("东湖", 1_200_000), ("西湖", 3_000_000)]


def test_a_heading_with_its_unit_below() -> None:
    rows = "项目\n资金\n（万元）\n来源\n种芦苇\n120\n市财政\n清淤泥\n300\n省级补助\n合计\n420"
    found = find(document(rows.join(IN_CHAPTER)))
    assert [(line.item, line.amount) for line in found] == [
        ("种芦苇", 1_200_000),
        ("清淤泥", 3_000_000),
        ("合计", 4_200_000),
    ]


# What only looks like such a table: one row; no amounts; sentences below a list of headings
NONE = [
    "项目\n金额（万元）\n种芦苇\n120",
    "项目\n金额（万元）\n种芦苇\n若干\n清淤泥\n若干",
    "建设项目\n资金安排\n本市建设湿地。\n市财政承担费用。\n2031年完成。",
]


@pytest.mark.parametrize("lines", NONE)
def test_other_lines_are_no_rows(lines: str) -> None:
    assert not any(line.kind == "row" for line in document(lines.join(IN_CHAPTER)).clean.lines)
