"""Tables of tasks whose cells stand on lines of their own are read as rows again."""

import pytest

from loaders.find import responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.support import document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")
HEAD = "青川市湿地方案\n一、重点任务\n(一)修复湿地。好。\n附件\n任务分工表\n"
TABLE = """序号
工作任务
牵头单位
参与单位
完成时间
1
修复东湖湖岸并建立巡护制度,同步完善监测网络和管护机制
市林业局、市水务局
市财政局
2031年6月
2
保护候鸟栖息地
市林业局
各县区人民政府
持续推进
3
开展科普宣传
市教育局
市科协
每年
"""


def read(text: str) -> list[tuple[str, str, str]]:
    return [(one.task, one.agency, one.role) for one in responsibilities.find(document(text), PLACE)]


EXPECTED = [
    ("附件/1", "市林业局", "lead"),
    ("附件/1", "市水务局", "lead"),
    ("附件/1", "市财政局", "support"),
    ("附件/2", "市林业局", "lead"),
    ("附件/2", "各县区人民政府", "support"),
    ("附件/3", "市教育局", "lead"),
    ("附件/3", "市科协", "support"),
]


@pytest.mark.parametrize("after", ["", "附件2\n湿地名录\n东湖。\n", "注:时间以通知为准。\n"])
def test_each_row_is_a_task_with_its_bodies(after: str) -> None:
    assert read(HEAD + TABLE + after) == EXPECTED


def test_a_cell_on_two_lines_belongs_to_what_is_to_be_done() -> None:
    torn = TABLE.replace("并建立巡护制度,", "并建立巡护制度,\n")
    assert read(HEAD + torn) == EXPECTED
    assert [passage.path for passage in document(HEAD + torn).passages][1:] == ["附件/1", "附件/2", "附件/3"]


PARAGRAPHS = """序号

任务类型

重点内容

责任单位

1

湿地
修复

在东湖种植芦苇。

市林业局、
市水务局

序号

任务类型

重点内容

责任单位

2

候鸟
保护

{}

市林业局，
各县区人民政府
"""


@pytest.mark.parametrize("content", ["设立巡护队。", "设立巡护队,在每个季度巡查所有的湖岸、滩涂和芦苇荡。" * 6])
def test_a_cell_between_blank_lines_may_have_several_lines(content: str) -> None:
    text = HEAD.replace("\n", "\n\n") + PARAGRAPHS.format(content)
    assert read(text) == [
        ("附件/1", "市林业局", "responsible"),
        ("附件/1", "市水务局", "responsible"),
        ("附件/2", "市林业局", "responsible"),
        ("附件/2", "各县区人民政府", "responsible"),
    ]
    read_again = document(text)
    titles = [read_again.text[slice(*one.title)] for one in read_again.passages[1:] if one.title]
    assert titles == ["湿地修复", "候鸟保护"]


@pytest.mark.parametrize(
    "text",
    [
        "序号\n指标名称\n单位\n2031年\n1\n湿地面积\n公顷\n900\n2\n候鸟种类\n种\n120\n",  # no column of bodies
        "序号\n工作任务\n牵头单位\n1\n修复湖岸\n市林业局\n",  # one row
        "序号\n工作任务\n牵头单位\n没有编号的文字\n市林业局\n",
    ],
)
def test_what_is_no_such_table(text: str) -> None:
    assert [path for path, _, _ in read(HEAD + text) if path.startswith("附件/")] == []
