"""Tables of tasks that lost their grid, whose rows are parted by blank lines and whose cells are lines."""

import pytest

from loaders.find import milestones, responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.support import document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")
HEAD = "青川市湿地行动方案\n一、重点任务\n（一）修复湿地。好。\n\n附件1\n湿地任务清单\n"
TABLE = """序号
任务名称
任务内容
任务目标
实施单位

2031年
2032年

（一）保护湿地

1
修复东湖
在东湖北岸种植芦苇，建立巡护制度。
/
完成芦苇种植
市林业局、相关各区交通主管部门及花农企业

2
清理西湖
分批清理西湖的淤泥，改善湖水质量。
编制清理方案
完成清理
市水务局

（二）保障措施

3
开展宣传
开展湿地日活动，公布观测结果。
/
举办活动
市文旅局

附件2
湿地名录
"""
ONE_HEAD = "序号\n工作任务\n责任单位\n\n1\n修复东湖\n市林业局\n\n2\n清理西湖\n市水务局\n\n注：以通知为准。\n"


def tasks(text: str) -> list[tuple[str, str]]:
    return [(passage.path, passage.kind) for passage in document(text).passages if passage.item is None]


def test_rows_are_tasks_below_the_headings_between_them() -> None:
    assert tasks(HEAD + TABLE) == [
        ("附件1/(一)", "group"),
        ("附件1/(一)/1", "task"),
        ("附件1/(一)/2", "task"),
        ("附件1/(二)", "group"),
        ("附件1/(二)/3", "safeguard"),
    ]


def test_the_last_column_names_the_bodies() -> None:
    found = [(row.task, row.agency) for row in responsibilities.find(document(HEAD + TABLE), PLACE)]
    assert found == [
        ("附件1/(一)/1", "市林业局"), ("附件1/(一)/1", "相关各区交通主管部门"), ("附件1/(一)/1", "花农企业"),
        ("附件1/(一)/2", "市水务局"), ("附件1/(二)/3", "市文旅局"),
    ]  # fmt: skip


def test_cells_below_years_are_steps() -> None:
    steps = [(step.item, step.time) for step in milestones.find(document(HEAD + TABLE))]
    assert steps == [
        ("完成芦苇种植", "2032年"), ("编制清理方案", "2031年"), ("完成清理", "2032年"), ("举办活动", "2032年"),
    ]  # fmt: skip


def test_one_row_of_headings_is_enough() -> None:
    assert [path for path, _ in tasks(HEAD + ONE_HEAD)] == ["附件/1", "附件/2"]


@pytest.mark.parametrize(
    "table",
    [
        ONE_HEAD.replace("责任单位", "备注"),  # names no bodies
        ONE_HEAD.replace("序号", "湿地"),
    ],
)
def test_what_is_no_such_table_stays_text(table: str) -> None:
    assert tasks(HEAD + table) == []
