"""A table that divides tasks names the same bodies whatever a scraper left of its grid and of its merged cells."""

from itertools import product

import pytest

from loaders.find import responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.support import document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")
HEAD = (
    "青川市湿地保护行动方案\n为保护湿地，制定本方案。\n一、重点任务\n（一）修复湿地。开展湿地修复，建立巡护制度。\n"
    "二、保障措施\n加强领导，落实责任。\n\n附件\n\n青川市湿地保护重点任务分工表\n\n"
)
AFTER = "\n附件2\n\n湿地名录\n"
# field, task, what is done, when, who leads, who supports
ROWS = [
    (
        "湿地修复",
        "修复东湖",
        "在东湖北岸种植芦苇，建立巡护制度，完善监测网络。",
        "2031年6月底前",
        "市林业局",
        "市水务局、市财政局",
    ),
    (
        "湿地修复",
        "清理西湖",
        "分批清理西湖湖底的淤泥，引入清水，改善湖水质量。",
        "持续推进",
        "市水务局",
        "市生态环境局、各县区政府",
    ),
    (
        "湿地修复",
        "保护南湖",
        "建立候鸟观测站点，公布观测结果，开展志愿巡护。",
        "2031年12月底前",
        "市林业局、市文旅局",
        "市教育局",
    ),
    (
        "能力提升",
        "建观测站",
        "在湖区布设观测设备，连通市县两级的观测数据。",
        "2032年6月底前",
        "市生态环境局",
        "市大数据局、市财政局",
    ),
    ("能力提升", "培训队伍", "每年举办护林员培训班，提升巡护能力。", "长期坚持", "市人力资源社会保障局", "市林业局"),
    (
        "宣传引导",
        "开展宣传",
        "举办湿地日活动，制作科普读物，扩大社会参与。",
        "全年推进",
        "市委宣传部",
        "市文旅局、团市委",
    ),
]
COUNT = "一二三四五六"
# How the field of a task is printed: not at all; in a column before that of the numbers or behind it, in each row or
# merged; as a heading over its rows, without a number, with one, or with one in the column of numbers.
FIELDS = ["none", "before", "before merged", "behind", "behind merged", "over", "over numbered", "over counted"]
# What parts two cells, and what two rows.
LAYOUTS = {
    "line": ("\n", "\n"), "paragraph": ("\n\n", "\n\n"), "rows apart": ("\n", "\n\n"),
    "tab": ("\t", "\n"), "blanks": ("  ", "\n"), "bar": ("|", "\n"),
}  # fmt: skip


def table(fields: str, titled: bool, timed: bool, parted: bool, remarked: str) -> list[list[str]]:
    """The rows of cells, headings first; ``remarked`` tells what is left of a column of remarks."""
    heads = [*(["领域"] if fields.startswith("before") else []), "序号"]
    heads += [*(["重点领域"] if fields.startswith("behind") else []), *(["工作任务"] if titled else [])]
    heads += ["主要内容" if titled else "具体举措", *(["完成时限"] if timed else [])]
    rows = [[*heads, *(["牵头单位", "配合单位"] if parted else ["责任单位"]), *(["备注"] if remarked else [])]]
    names = list(dict.fromkeys(row[0] for row in ROWS))
    for number, (field, task, work, time, lead, support) in enumerate(ROWS, 1):
        first = number == 1 or ROWS[number - 2][0] != field
        count = COUNT[names.index(field)]
        if first and fields.startswith("over"):
            rows.append({"over": [field], "over numbered": [f"{count}、{field}"]}.get(fields, [count, field]))
        shown = [field] if first or not fields.endswith("merged") else []
        row = [
            *(shown if fields.startswith("before") else []),
            str(number),
            *(shown if fields.startswith("behind") else []),
        ]
        row += [*([task] if titled else []), work, *([time] if timed else [])]
        rows.append(
            [*row, *([lead, support] if parted else [f"{lead}、{support}"]), *(["新增"] if remarked == "all" else [])]
        )
    return rows


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("fields", FIELDS)
def test_tasks_and_bodies(fields: str, layout: str) -> None:
    cells, lines = LAYOUTS[layout]
    for titled, timed, parted, remarked in product([True, False], [True, False], [True, False], ["", "heading", "all"]):
        rows = table(fields, titled, timed, parted, remarked)
        text = document(HEAD + lines.join(cells.join(row) for row in rows) + "\n" + AFTER)
        found = [passage for passage in text.passages if passage.item is None and passage.kind != "group"]
        titles = [text.norm[slice(*passage.title)] if passage.title else "" for passage in found]
        assert [title[:4] for title in titles] == [(row[1] if titled else row[2])[:4] for row in ROWS]
        roles = ("lead", "support") if parted else ("responsible", "responsible")
        named = [
            (str(number), body, role)
            for number, row in enumerate(ROWS, 1)
            for bodies, role in zip(row[4:], roles, strict=True)
            for body in bodies.split("、")
        ]
        rows_found = [one for one in responsibilities.find(text, PLACE) if one.task.startswith("附件")]
        assert [(one.task.split("/")[-1], one.agency, one.role) for one in rows_found] == named


def test_a_table_in_a_chapter_is_counted_below_it() -> None:
    text = document(
        "一、重点任务\n序号\n保护领域\n责任单位\n1\n修复湿地\n市林业局\n2\n保护候鸟\n市水务局\n\n二、保障措施\n加强领导，落实责任。\n"
    )
    assert [passage.path for passage in text.passages if passage.item is None] == ["一/1", "一/2"]


def test_a_heading_over_rows_may_be_counted_behind_a_word() -> None:
    rows = "序号\n工作任务\n推进单位\n行动一：修复湿地\n1\n种植芦苇\n市林业局\n2\n清理水草\n市水务局\n行动二：保护候鸟\n3\n设立站点\n市林业局\n"
    found = [passage.path for passage in document(HEAD + rows + AFTER).passages if passage.item is None]
    assert found == ["附件/一", "附件/一/1", "附件/一/2", "附件/二", "附件/二/3"]
