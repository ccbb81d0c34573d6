"""Tables of tasks that lost their grid and had merged cells: rows with fewer lines than headings."""

import pytest

from loaders.find import damage, responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.support import document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")
HEAD = "青川市湿地方案\n一、重点任务\n（一）修复湿地。好。\n附件\n任务分工表\n"
TABLE = """序号
事项
工作措施
责任单位
湿地修复和保护的示范工程
1
修复东湖
在东湖北岸种植芦苇，建立巡护制度，完善监测网络。
市林业局、市水务局
2
清理东湖湖面的水草，恢复湖岸的自然形态和植被。
3
清理西湖
分批清理西湖湖底的淤泥，引入清水，改善湖水质量。
市水务局
建立健全保护机制
4
保护南湖
建立候鸟观测站点，公布观测结果，开展志愿巡护。
市林业局
5
制定南湖保护办法，明确巡护责任和保护的范围。
"""
# after the third row nothing names a body, and what stands behind its words is as short as a heading
UNLED = TABLE.replace("改善湖水质量。\n市水务局\n", "改善湖水质量。\n")


def tasks(text: str) -> list[str]:
    read = document(text)
    found = [passage for passage in read.passages if passage.item is None]
    return [f"{passage.path} {read.text[slice(*passage.title)][:6] if passage.title else ''}" for passage in found]


def bodies(text: str) -> list[tuple[str, str, str]]:
    return [(row.task, row.agency, row.confidence) for row in responsibilities.find(document(text), PLACE)]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
@pytest.mark.parametrize("after", ["", "附件2\n湿地名录\n", "注：时间以通知为准。\n"])
def test_missing_cells_are_those_above(after: str, blank: str) -> None:
    text = (HEAD + TABLE + after).replace("\n", blank)
    assert tasks(text) == [
        "附件/1 在东湖北岸种",
        "附件/2 清理东湖湖面",
        "附件/3 分批清理西湖",
        "附件/4 建立候鸟观测",
        "附件/5 制定南湖保护",
    ]
    assert bodies(text) == [
        ("附件/1", "市林业局", "stated"), ("附件/1", "市水务局", "stated"),
        ("附件/2", "市林业局", "repaired"), ("附件/2", "市水务局", "repaired"),
        ("附件/3", "市水务局", "stated"), ("附件/4", "市林业局", "stated"), ("附件/5", "市林业局", "repaired"),
    ]  # fmt: skip


def test_a_heading_over_the_rows_that_follow_is_told_by_its_length() -> None:
    found = bodies(HEAD + UNLED)
    assert [row for row in found if row[0] == "附件/3"] == [
        ("附件/3", "市林业局", "repaired"), ("附件/3", "市水务局", "repaired")
    ]  # fmt: skip
    assert tasks(HEAD + UNLED)[2:] == ["附件/3 分批清理西湖", "附件/4 建立候鸟观测", "附件/5 制定南湖保护"]


WHOLE = "序号\n具体内容\n牵头部门\n配合部门、单位\n一、湿地修复\n1\n修复东湖，种植芦苇。\n市林业局、\n市水务局\n市财政局\n2\n清理西湖。\n市水务局\n市财政局\n二、保障措施\n3\n开展宣传。\n市文旅局\n市财政局\n"


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_headings_stand_over_rows_of_which_none_lacks_a_cell(blank: str) -> None:
    text = (HEAD + WHOLE).replace("\n", blank)
    assert [task.split()[0] for task in tasks(text)] == ["附件/一", "附件/一/1", "附件/一/2", "附件/二", "附件/二/3"]
    led = [(row.task, row.agency, row.role) for row in responsibilities.find(document(text), PLACE)]
    assert led[:3] == [
        ("附件/一/1", "市林业局", "lead"), ("附件/一/1", "市水务局", "lead"), ("附件/一/1", "市财政局", "support")
    ]  # fmt: skip


def test_rows_with_other_bare_numbers_are_no_such_table() -> None:
    numbers = "序号\n区域\n新增\n责任单位\n1\n东城\n5\n市林业局\n2\n西城\n2\n3\n南城\n1\n市林业局\n"
    assert tasks(HEAD + numbers) == []


def test_a_text_may_end_behind_a_number() -> None:
    cut = TABLE[: TABLE.index("制定南湖保护办法")]
    assert [task[:4] for task in tasks(HEAD + cut)][:4] == ["附件/1", "附件/2", "附件/3", "附件/4"]


def test_bodies_that_are_taken_from_above_are_told() -> None:
    found = [one for one in damage.find(document(HEAD + TABLE)) if one.kind == "merged-cells"]
    assert [one.evidence.quote[:6] for one in found] == ["清理东湖湖面", "制定南湖保护"]
    assert all("those above are taken" in one.message for one in found)
