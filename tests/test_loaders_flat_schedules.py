"""A schedule has the same rows whatever a scraper left of its grid and of its merged cells."""

from itertools import product

import pytest

from loaders.find.milestones import find
from tests.support import document

HEAD = "青川市湿地保护行动方案\n一、重点任务\n（一）修复湿地。开展湿地修复，建立巡护制度。\n"
IN_CHAPTER = (f"{HEAD}二、时间安排\n\n", "\n\n三、保障措施\n加强领导，落实责任。\n")
IN_ANNEX = (f"{HEAD}二、保障措施\n加强领导。\n\n附件\n\n湿地保护工作进度安排表\n\n", "\n\n附件2\n\n湿地名录\n")
ROWS = [
    ("动员部署阶段", "2031年3月", "编写方案，召开动员会"),
    ("全面实施阶段", "2031年4月至10月", "栽种芦苇，清理淤泥"),
    ("总结提升阶段", "2031年11—12月", "总结经验，评估成效"),
]
# what parts two cells, and what two rows
LAYOUTS = {
    "line": ("\n", "\n"), "paragraph": ("\n\n", "\n\n"), "rows apart": ("\n", "\n\n"),
    "tab": ("\t", "\n"), "blanks": ("   ", "\n"), "bar": ("|", "\n"),
}  # fmt: skip
HEADS = {"p": "阶段", "t": "时间", "c": "工作内容"}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("order", ["ptc", "tpc", "pct", "tc", "ct"])
def test_stages(order: str, layout: str) -> None:
    cells, lines = LAYOUTS[layout]
    for counted, (before, after) in product([False, True], [IN_ANNEX, IN_CHAPTER]):
        rows = [[*(["序号"] if counted else []), *(HEADS[column] for column in order)]]
        for number, (phase, time, work) in enumerate(ROWS, 1):
            row = {"p": phase, "t": time, "c": work}
            rows.append([*([str(number)] if counted else []), *(row[column] for column in order)])
        found = find(document(before + lines.join(cells.join(row) for row in rows) + after))
        expected = [(phase if "p" in order else None, work, time) for phase, time, work in ROWS]
        assert [(row.phase, row.item, row.time) for row in found] == expected


# Headings and rows, "~" for a cell that is not printed, and phase, item and time
OTHERS = {
    "merged phases": (
        "阶段 工作内容 完成时间 / 动员 编写方案 3月 / ~ 召开会议 4月底前 / 实施 栽种芦苇 9月 / ~ 清理淤泥 10月",
        ["动员 编写方案 3月", "动员 召开会议 4月底前", "实施 栽种芦苇 9月", "实施 清理淤泥 10月"],
    ),
    "beginning and end": (
        "序号 工作任务 开始时间 结束时间 / 1 编写方案 2031.3 2031.4 / 2 栽种芦苇 2031.5 2031.9",
        ["None 编写方案 2031.4", "None 栽种芦苇 2031.9"],
    ),
    "quarters": (
        "步骤 主要任务 时间节点 / 第一步 编写方案 第一季度 / 第二步 栽种芦苇 二、三季度 / 第三步 总结 长期坚持",
        ["第一步 编写方案 第一季度", "第二步 栽种芦苇 二、三季度", "第三步 总结 长期坚持"],
    ),
    "merged places and times": (
        "序号 所属街道 项目名称 占地面积(亩) 户数(户) 完成时限 / 1 花溪街道 栽种芦苇 6.82 742 2031年10月底 / 2 ~ 清理淤泥 2.15 236 ~"
        " / 3 花山街道 修复湖岸 4.60 518 2031年11月底 / 4 花田街道 加固花堤 7.33 803 ~ / 5 ~ 铺设花径 3 1,345 2031年9月底 / 合计 23.9 6333",
        ["None 栽种芦苇 2031年10月底", "None 清理淤泥 2031年10月底", "None 修复湖岸 2031年11月底", "None 加固花堤 2031年11月底",
         "None 铺设花径 2031年9月底"],
    ),
    "bodies": (
        "工作任务 责任单位 完成时限 / 编写方案 市林业局 3月 / 栽种芦苇 市水务局 持续推进",
        ["None 编写方案 3月", "None 栽种芦苇 持续推进"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", [*LAYOUTS, "bars around"])
@pytest.mark.parametrize("name", OTHERS)
def test_other_columns(name: str, layout: str) -> None:
    cells, lines = LAYOUTS.get(layout, (" | ", "\n"))
    printed, expected = OTHERS[name]
    text = [cells.join(cell for cell in row.split() if cell != "~") for row in printed.split(" / ")]
    text = [f"| {row} |" for row in text] if layout == "bars around" else text
    found = find(document(lines.join(text).join(IN_ANNEX)))
    assert [f"{row.phase} {row.item} {row.time}" for row in found] == expected


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("heading", ["{}、{}", "（{}）{}", "{} {}", "{1}"])
def test_a_heading_over_rows_is_the_phase(heading: str, counted: bool, layout: str) -> None:
    if not counted and (heading == "{} {}" or (heading == "{1}" and layout in ("line", "paragraph"))):
        return  # nothing tells the heading from an item
    cells, lines = LAYOUTS[layout]
    rows = [["工作任务", "完成时限"], ["编写方案", "3月"], ["召开会议", "4月底前"], ["栽种芦苇", "持续推进"]]
    text = [[*([str(number) if number else "序号"] if counted else []), *row] for number, row in enumerate(rows)]
    names = ("准备", "实施")
    over = [heading.format(*pair).split(" ") for pair in zip("一二", names, strict=True)]
    printed = [text[0], over[0], *text[1:3], over[1], text[3]]
    found = find(document(lines.join(map(cells.join, printed)).join(IN_ANNEX)))
    assert [(row.phase, row.item) for row in found] == [
        ("准备", "编写方案"),
        ("准备", "召开会议"),
        ("实施", "栽种芦苇"),
    ]


@pytest.mark.parametrize("after", ["\n\n三、保障措施\n加强领导。\n", "\n三、保障措施\n加强领导。\n"])
def test_cells_of_several_lines(after: str) -> None:
    rows = "阶段\n时间\n工作内容\n动员\n3月\n编写方案。\n召开会议。\n实施\n9月\n栽种芦苇。\n清理淤泥。\n培训队伍。"
    found = find(document(f"{HEAD}二、时间安排\n{rows}{after}"))
    expected = [("动员", "编写方案。召开会议", "3月"), ("实施", "栽种芦苇。清理淤泥。培训队伍", "9月")]
    assert [(row.phase, row.item, row.time) for row in found] == expected


# What only looks like a schedule: a notice of an event, headings of chapters, one row
NONE = [
    "活动时间\n2031年3月\n活动内容\n栽种芦苇\n活动时间\n2031年4月\n活动内容\n清理淤泥",
    "工作目标\n工作任务\n完成时限\n保障措施\n到2033年建成湿地。\n2031年开工。",
    "工作任务\n完成时限\n栽种芦苇\n2031年3月\n清理淤泥",
]


@pytest.mark.parametrize("lines", NONE)
def test_other_lines_are_no_rows(lines: str) -> None:
    assert not any(line.kind == "row" for line in document(lines.join(IN_CHAPTER)).clean.lines)
