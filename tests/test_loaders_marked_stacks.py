"""Tables without their grid whose cells bring numbers of their own, with columns of years and of bodies."""

from loaders.find import damage, milestones, responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.support import document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")
HEAD = [
    "青川市湿地方案",
    "一、重点任务",
    "（一）修复湿地。好。",
    "附件：",
    "青川市湿地保护三年行动任务清单（2031-2032年）",
]
TABLE = [
    "任务", "分类", "主要方向", "重点任务", "2031年工作", "2032年计划", "牵头", "部门", "配合部门",
    "（一）", "湿地工程", "1、修复湖岸", "（1）修复东湖。", "编制修复方案。", "种植芦苇。", "市林业局", "市水务局",
    "（2）清理西湖。", "清理水草；", "清理淤泥。", "引入清水。",
    "2、保护候鸟", "（3）保护南湖。", "观测候鸟。", "公布观测结果。", "市水务局", "市林业局",
    "（二）制度建设", "3、制定办法", "（4）制定巡护办法。", "开展调研。", "市林业局", "市水务局",
    "（5）完善标准。", "征求意见。", "印发标准。", "市林业局", "市财政局", "市水务局", "市教育局",
]  # fmt: skip


def read(lines: list[str] = TABLE, blank: str = "\n\n") -> str:
    return blank.join([*HEAD, *lines]) + "\n"


def test_numbers_of_cells_make_the_hierarchy() -> None:
    found = document(read())
    assert [(passage.path, passage.kind) for passage in found.passages if passage.item is None] == [
        ("附件/(一)", "group"), ("附件/(一)/1", "group"), ("附件/(一)/1/(1)", "task"), ("附件/(一)/1/(2)", "task"),
        ("附件/(一)/2", "group"), ("附件/(一)/2/(3)", "task"), ("附件/(二)", "group"), ("附件/(二)/3", "group"),
        ("附件/(二)/3/(4)", "task"), ("附件/(二)/3/(5)", "task"),
    ]  # fmt: skip


def test_bodies_stand_on_where_a_row_of_the_same_group_has_none() -> None:
    found = responsibilities.find(document(read()), PLACE)
    assert [(row.task[-3:], row.agency, row.role, row.confidence) for row in found] == [
        ("(1)", "市林业局", "lead", "stated"), ("(1)", "市水务局", "support", "stated"),
        ("(2)", "市林业局", "lead", "repaired"), ("(2)", "市水务局", "support", "repaired"),
        ("(3)", "市水务局", "lead", "stated"), ("(3)", "市林业局", "support", "stated"),
        ("(4)", "市林业局", "lead", "stated"), ("(4)", "市水务局", "support", "stated"),
    ]  # fmt: skip


def test_lines_that_may_be_divided_in_several_ways_are_of_no_column() -> None:
    assert not [row for row in responsibilities.find(document(read()), PLACE) if row.task.endswith("(5)")]


def test_what_is_not_sure_is_told() -> None:
    found = [one for one in damage.find(document(read())) if one.kind == "merged-cells"]
    assert [(one.evidence.quote, one.message.split(": ")[1][:5]) for one in found] == [
        ("清理西湖。", "this "), ("完善标准。", "which")
    ]  # fmt: skip


def test_bodies_on_several_lines_are_divided_where_others_stand_in_one_column_only() -> None:
    known = [
        line if line != "市水务局" or TABLE.index("2、保护候鸟") > place else "各区" for place, line in enumerate(TABLE)
    ]
    lines = [*known[: known.index("（3）保护南湖。")], "（3）保护南湖。", "观测候鸟。", "公布观测结果。", "市林业局", "市教育局", "市水务局",
             "3、制定办法", "（4）制定巡护办法。", "开展调研。", "印发办法。", "市教育局", "市水务局"]  # fmt: skip
    found = responsibilities.find(document(read(lines)), PLACE)
    assert [(row.agency, row.role) for row in found if row.task.endswith("(3)")] == [
        ("市林业局", "lead"), ("市教育局", "lead"), ("市水务局", "support")
    ]  # fmt: skip


def test_a_line_for_each_year_is_a_step_and_a_sentence_may_fill_several_lines() -> None:
    found = milestones.find(document(read()))
    assert [(step.time, step.item) for step in found] == [
        ("2031年", "编制修复方案"), ("2032年", "种植芦苇"), ("2031年", "清理水草；清理淤泥"), ("2032年", "引入清水"),
        ("2031年", "观测候鸟"), ("2032年", "公布观测结果"), ("2031年", "征求意见"), ("2032年", "印发标准"),
    ]  # fmt: skip


def test_lines_without_blank_ones_between_them_are_cells_too() -> None:
    assert len([passage for passage in document(read(blank="\n")).passages if passage.item is None]) == 10
