"""Tables that divide tasks, with merged cells, two lines of headings, headings again, rows of one heading."""

import pytest

from loaders.find import milestones, responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.grids import FORMATS, Rows, document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")
ABOVE = ["青川市湿地方案", "一、重点任务", "（一）修复湿地。好。", "附件", "任务分工表"]
MERGED: Rows = [
    ["序号", "领域", "重点任务", "责任单位", "完成时限"],
    ["1", ("湿地", 1, 2), "修复东湖", "市水务局、市林业局", ("2031年6月底", 1, 2)],
    ["2", "清理西湖", "市水务局"],
    ["3", ("候鸟", 1, 2), "保护南湖", ("市林业局", 1, 2), ("2032年底", 1, 2)],
    ["4", "巡护北湖"],
]
CATEGORIES: Rows = [
    ["序号", "重点任务", "牵头单位", "配合单位"],
    [("湿地工程", 4, 1)],
    ["1", "修复东湖", "市水务局", "市林业局"],
    [("候鸟工程", 4, 1)],
    ["2", "保护南湖", "市林业局", ""],
]
NUMBERED: Rows = [
    ["序号", "重点任务", "牵头单位", "配合单位"],
    [("一、湿地工程", 4, 1)],
    ["1", "修复东湖", "市水务局", "市林业局"],
    [("二、候鸟工程", 4, 1)],
    ["2", "保护南湖", "市林业局", ""],
]
TWO_LINES: Rows = [
    [("序号", 1, 2), ("重点任务", 1, 2), ("责任分工", 2, 1), ("完成时限", 1, 2)],
    ["牵头单位", "配合单位"],
    ["1", "修复东湖", "市水务局", "市林业局", "2031年底"],
    ["2", "保护南湖", "市林业局", "市水务局", "2032年底"],
]
HEADINGS = ["序号", "重点任务", "责任单位"]
AGAIN: Rows = [HEADINGS, ["1", "修复东湖", "市水务局"], HEADINGS, ["2", "保护南湖", "市林业局"]]  # type: ignore[list-item]
NESTED: Rows = [
    ["任务分类", "主要方向", "重点任务", "牵头单位"],
    [("（一）湿地工程", 1, 2), ("1、修复", 1, 2), "（1）修复东湖。", "市水务局"],
    ["（2）清理西湖。", "市水务局"],
    ["（二）候鸟工程", "2、保护", "（3）保护南湖。", "市林业局"],
]
PARTS: Rows = [
    ["序号", "重点任务", "具体措施", "责任单位"],
    [("1", 1, 3), ("修复东湖", 1, 3), "编制方案，明确范围。", "市水务局"],
    [("种植芦苇，清理水草。", 1, 2), "市林业局"],
    ["市水务局"],
    ["2", "保护南湖", "开展巡护。", "市林业局"],
]
UNDER: Rows = [
    ["序号", "事项", "工作措施", "责任单位"],
    ["1", ("湿地工程", 1, 2), "修复东湖湖岸", "市水务局"],
    ["2", "清理西湖水草", "市林业局"],
    ["3", "候鸟工程", "在南湖开展巡护", "市林业局"],
]
REPEATED: Rows = [
    ["序号", "类别", "举措", "工作任务", "牵头单位"],
    ["1", "湿地", "修好湖泊。", "修复东湖湖岸。种植芦苇。", "市水务局"],
    ["2", "湿地", "修好湖泊。", "清理西湖水草", "市林业局"],
    ["3", "湿地", "护好候鸟。", "在南湖开展巡护", "市林业局"],
]
TITLED: Rows = [[("青川市任务分工表", 3, 1)], ["序号", "重点任务", "责任单位"], ["1", "修复东湖", "市水务局"]]
CASES: list[tuple[Rows, list[str], list[str]]] = [
    (
        MERGED,
        ["附件/1 修复东湖", "附件/2 清理西湖", "附件/3 保护南湖", "附件/4 巡护北湖"],
        ["附件/1 市水务局", "附件/1 市林业局", "附件/2 市水务局", "附件/3 市林业局", "附件/4 市林业局"],
    ),
    (
        CATEGORIES,
        ["附件/1 修复东湖", "附件/2 保护南湖"],
        ["附件/1 市水务局 lead", "附件/1 市林业局 support", "附件/2 市林业局 lead"],
    ),
    (
        NUMBERED,
        ["附件/一 湿地工程", "附件/一/1 修复东湖", "附件/二 候鸟工程", "附件/二/2 保护南湖"],
        ["附件/一/1 市水务局 lead", "附件/一/1 市林业局 support", "附件/二/2 市林业局 lead"],
    ),
    (
        TWO_LINES,
        ["附件/1 修复东湖", "附件/2 保护南湖"],
        ["附件/1 市水务局 lead", "附件/1 市林业局 support", "附件/2 市林业局 lead", "附件/2 市水务局 support"],
    ),
    (AGAIN, ["附件/1 修复东湖", "附件/2 保护南湖"], ["附件/1 市水务局", "附件/2 市林业局"]),
    (
        NESTED,
        [
            "附件/(一) 湿地工程", "附件/(一)/1 修复", "附件/(一)/1/(1) 修复东湖", "附件/(一)/1/(2) 清理西湖",
            "附件/(二) 候鸟工程", "附件/(二)/2 保护", "附件/(二)/2/(3) 保护南湖",
        ],
        ["附件/(一)/1/(1) 市水务局 lead", "附件/(一)/1/(2) 市水务局 lead", "附件/(二)/2/(3) 市林业局 lead"],
    ),
    (
        UNDER,
        ["附件/1 修复东湖湖岸", "附件/2 清理西湖水草", "附件/3 在南湖开展巡护"],
        ["附件/1 市水务局", "附件/2 市林业局", "附件/3 市林业局"],
    ),
    (
        REPEATED,
        ["附件/1 修复东湖湖岸", "附件/2 清理西湖水草", "附件/3 在南湖开展巡护"],
        ["附件/1 市水务局 lead", "附件/2 市林业局 lead", "附件/3 市林业局 lead"],
    ),
    (TITLED, ["附件/1 修复东湖"], ["附件/1 市水务局"]),
]  # fmt: skip


def tasks(rows: list[Rows], form: str, above: list[str] = ABOVE) -> list[str]:
    read = document(above, rows, form)
    found = [passage for passage in read.passages if passage.item is None]
    return [
        f"{passage.path} {read.text[slice(*passage.title)].rstrip('。') if passage.title else ''}".rstrip()
        for passage in found
    ]


def bodies(rows: list[Rows], form: str, above: list[str] = ABOVE) -> list[str]:
    found = responsibilities.find(document(above, rows, form), PLACE)
    return [f"{row.task} {row.agency} {row.role}".removesuffix(" responsible") for row in found]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("rows", "expected", "stated"), CASES)
def test_merged_cells_give_tasks_and_bodies(rows: Rows, expected: list[str], stated: list[str], form: str) -> None:
    assert tasks([rows], form) == expected
    assert bodies([rows], form) == stated


@pytest.mark.parametrize("form", ["html", "docx"])
def test_rows_of_one_number_are_its_passages_and_rows_of_one_measure_are_one(form: str) -> None:
    assert tasks([PARTS], form) == ["附件/1 修复东湖", "附件/1/¶1", "附件/1/¶2", "附件/2 保护南湖"]
    assert bodies([PARTS], form) == [
        "附件/1/¶1 市水务局", "附件/1/¶2 市林业局", "附件/1/¶2 市水务局", "附件/2 市林业局"
    ]  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("between", [[], [HEADINGS]])
def test_a_table_that_goes_on_in_a_second_part_is_one(between: Rows, form: str) -> None:
    parts: list[Rows] = [
        [["序号", "重点任务", "责任单位"], ["1", "修复东湖", "市水务局"]],
        [*between, ["2", "保护南湖", "市林业局"]],
    ]
    assert tasks(parts, form) == ["附件/1 修复东湖", "附件/2 保护南湖"]
    assert bodies(parts, form) == ["附件/1 市水务局", "附件/2 市林业局"]


def test_a_blank_cell_takes_the_bodies_above_with_less_confidence() -> None:
    found = responsibilities.find(document(ABOVE, [MERGED], "md"), PLACE)
    assert [(row.task, row.confidence) for row in found if row.task in ("附件/3", "附件/4")] == [
        ("附件/3", "stated"), ("附件/4", "repaired")
    ]  # fmt: skip


SHIFTED = (
    "青川市湿地任务表\n重点任务 | 具体措施 | 完成时间 | 责任单位 |\n1.修复东湖 | 种植芦苇。 | 6月底 | 市水务局 |\n"
    "8月底 | 市林业局 | ||\n清理水草。 | 9月底 | 市水务局 | |\n2.保护南湖 | 开展巡护。 | 6月底 | 市林业局 |\n"
)


def test_cells_that_a_scraper_moved_left_stand_in_their_columns_again() -> None:
    read = document(SHIFTED.split("\n"), [], "html")
    found = responsibilities.find(read, PLACE)
    assert [(row.task, row.agency) for row in found] == [
        ("1/¶1", "市水务局"), ("1/¶1", "市林业局"), ("1/¶2", "市水务局"), ("2", "市林业局")
    ]  # fmt: skip


YEARS: Rows = [
    [("序号", 1, 2), ("重点任务", 1, 2), ("年度目标", 3, 1), ("责任单位", 1, 2)],
    ["2031年", "2032年", "2033年"],
    ["1", "修复东湖", "完成前期研究", "修复湖岸20公里", "全面完成修复", "市水务局"],
    ["2", "保护南湖", "开展巡护", ("持续保护候鸟", 2, 1), "市林业局"],
    ["3", "清理西湖", "20公顷", "30公顷", "巩固清理成效", "市水务局"],
]


@pytest.mark.parametrize("form", ["html", "docx"])
def test_what_is_done_in_each_year_is_a_step(form: str) -> None:
    found = milestones.find(document(ABOVE, [YEARS], form))
    assert [(step.time, step.item) for step in found] == [
        ("2031年", "完成前期研究"), ("2032年", "修复湖岸20公里"), ("2033年", "全面完成修复"),
        ("2031年", "开展巡护"), ("2033年", "巩固清理成效"),
    ]  # fmt: skip
    assert tasks([YEARS], form) == ["附件/1 修复东湖", "附件/2 保护南湖", "附件/3 清理西湖"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("设施一处<br>设施二处", ["设施一处", "设施二处"]),
        ("市林业局、市水<br>务局", ["市林业局", "市水务局"]),
        ("市发展和改革委<br>员会、市水务局", ["市发展和改革委员会", "市水务局"]),
        ("市林业局<br>市水务局", ["市林业局", "市水务局"]),
    ],
)
def test_bodies_on_lines_of_their_own_are_several(cell: str, expected: list[str]) -> None:
    rows: Rows = [["序号", "重点任务", "责任单位"], ["1", "修复东湖", cell]]
    assert [row.agency for row in responsibilities.find(document(ABOVE, [rows], "html"), PLACE)] == expected


def test_a_label_in_a_cell_is_meant_for_all_lines_below_it() -> None:
    rows: Rows = [["序号", "重点任务", "责任单位"], ["1", "修复东湖", "牵头：市林业局<br>配合：市水务局<br>市财政局"]]
    found = responsibilities.find(document(ABOVE, [rows], "html"), PLACE)
    assert [(row.agency, row.role) for row in found] == [
        ("市林业局", "lead"), ("市水务局", "support"), ("市财政局", "support")
    ]  # fmt: skip


def test_a_row_cut_off_before_its_number_is_none() -> None:
    lines = [*ABOVE, "工作内容|责任单位||序号", "修复东湖|市水务局|无|1", "清理西湖||"]
    named = [(row.task, row.agency) for row in responsibilities.find(document(lines, [], "html"), PLACE)]
    assert named == [("附件/1", "市水务局")]
