"""Rows of schedules, from tables and from flattened lines; all plans here are invented."""

import pytest

from loaders.find.milestones import find
from loaders.pipeline import read_text
from loaders.readers.assemble import Assembler, Box
from ontology.records import Milestone
from tests import grids
from tests.grids import FORMATS, Rows
from tests.support import document

PLAN = "青川市花卉产业行动计划\n一、重点任务\n(一)种花。\n(二)卖花。\n附件\n青川市花卉产业进度表\n{}\n"


def rows(found: list[Milestone]) -> list[tuple[str | None, str, str | None]]:
    return [(row.phase, row.item, row.time) for row in found]


def test_a_flattened_schedule_repeats_the_merged_time() -> None:
    lines = "阶段\n主要任务\n时间\n(一)播种阶段\n1.整地。\n第一年\n2.下种。\n(二)收获阶段\n1.采花。\n第二年\n2.办花展,卖花。\n来源:青川市政府"
    assert rows(find(document(PLAN.format(lines)))) == [
        ("播种阶段", "整地", "第一年"),
        ("播种阶段", "下种", "第一年"),
        ("收获阶段", "采花", "第二年"),
        ("收获阶段", "办花展,卖花", "第二年"),
    ]


def test_a_flattened_schedule_with_a_time_for_each_item() -> None:
    lines = "任务\n完成时限\n1.整地。\n2026年6月底前\n2.下种。\n3.施肥。\n2026年9月\n4.办花展。\n长期坚持"
    assert rows(find(document(PLAN.format(lines)))) == [
        (None, "整地", "2026年6月底前"),
        (None, "下种", "2026年6月底前"),
        (None, "施肥", "2026年9月"),
        (None, "办花展", "长期坚持"),
    ]


UNNUMBERED = [
    # each phase printed, and merged over its rows; what a printer adds below
    (
        "花卉产业进度安排表\n阶段\n重点工作\n时间安排\n动员\n召开花农大会\n2031年3月\n动员\n清点花田\n2031年4月\n实施\n改造花田\n2031年9月底前\n抄送:市委办公室。",
        [
            ("动员", "召开花农大会", "2031年3月"),
            ("动员", "清点花田", "2031年4月"),
            ("实施", "改造花田", "2031年9月底前"),
        ],
    ),
    (
        "花卉产业推进计划\n阶段\n工作内容\n完成时间\n动员\n召开花农大会\n3月\n清点花田\n4月底前\n实施\n改造花田\n9月",
        [("动员", "召开花农大会", "3月"), ("动员", "清点花田", "4月底前"), ("实施", "改造花田", "9月")],
    ),
    (
        "花卉产业时间表\n任务\n时限\n清点花田\n3月\n改造花田\n长期坚持",
        [(None, "清点花田", "3月"), (None, "改造花田", "长期坚持")],
    ),
    (
        "花卉产业时间表\n时间\n任务\n3月\n清点花田\n9月\n改造花田\n青川市政府",
        [(None, "清点花田", "3月"), (None, "改造花田", "9月")],
    ),
    # neither the title nor a phase makes it a schedule; no heads
    ("花卉产业推进计划\n任务\n时限\n清点花田\n3月", []),
    ("花卉产业时间表\n清点花田\n3月\n改造花田\n9月", []),
    ("花卉产业时间表\n任务\n产地\n清点花田\n3月", []),
]


@pytest.mark.parametrize(("annex", "expected"), UNNUMBERED)
def test_schedules_of_cells_without_numbers(annex: str, expected: list[tuple[str | None, str, str]]) -> None:
    found = find(document(f"青川市花卉产业行动计划\n一、重点任务\n(一)种花。\n(二)卖花。\n附件\n{annex}\n"))
    assert rows(found) == expected


# what stands below the tasks, and the phase, item and time of each row
SCHEDULES = [
    (
        "二、实施步骤\n(一)播种阶段(2031年3月—5月)。整地,建好花房。\n(二)养花阶段(2031年6月至2032年8月)。浇水施肥。\n三、保障措施\n(一)加强领导。好。",
        [("播种阶段", "整地,建好花房", "2031年3月—5月"), ("养花阶段", "浇水施肥", "2031年6月至2032年8月")],
    ),
    (
        "二、进度安排\n1.启动阶段:2031年3月底前。制定花市方案。\n2.2031年4月-6月,改造花田。\n3.2031年第三季度完成花房建设。",
        [
            ("启动阶段", "制定花市方案", "2031年3月底前"),
            (None, "改造花田", "2031年4月-6月"),
            (None, "完成花房建设", "2031年第三季度"),
        ],
    ),
    (
        "二、工作步骤\n(一)第一阶段:摸底(即日起至3月31日)。清点花田。\n(二)第二阶段:推进(4月1日—10月31日)\n1.改造花田。\n2.新建花市。(责任单位:市林业局)",
        [
            ("第一阶段:摸底", "清点花田", "即日起至3月31日"),
            ("第二阶段:推进", "改造花田", "4月1日—10月31日"),
            ("第二阶段:推进", "新建花市", "4月1日—10月31日"),
        ],
    ),
    (
        "二、工作步骤及时间安排\n第一阶段(2031年1—3月):清点花田。\n第二阶段(2031年4—9月):改造花田,新建花市。",
        [("第一阶段", "清点花田", "2031年1—3月"), ("第二阶段", "改造花田,新建花市", "2031年4—9月")],
    ),
    (
        "二、实施步骤\n(一)动员部署。二〇三一年三月,召开花农大会。\n(二)改造花田(2031年底前)。",
        [("动员部署", "召开花农大会", "二〇三一年三月"), (None, "改造花田", "2031年底前")],
    ),
    # under a date alone each sentence is a row
    (
        "二、时间节点\n(一)2031年4月底前\n清点花田,召开大会。制定花市方案。\n(二)2031年12月底前\n改造花田。",
        [
            (None, "清点花田,召开大会", "2031年4月底前"),
            (None, "制定花市方案", "2031年4月底前"),
            (None, "改造花田", "2031年12月底前"),
        ],
    ),
    # no time, no stage; and headings that say what to do
    ("二、时间安排\n2031年1月至12月。", []),
    ("二、实施步骤\n按照先易后难推进。\n(一)摸底。清点花田。", []),
    ("二、加快实施进度\n(一)2031年3月底前,改造花田。", []),
    # columns parted by blanks
    (
        "附件\n花卉项目进度表\n序号    项目及年度要求    完成时间\n1    整地,建好花房    6月底\n2    采花    9月底",
        [(None, "整地,建好花房", "6月底"), (None, "采花", "9月底")],
    ),
    (
        "二、有关安排\n阶段    任务    时间\n播种阶段    整地    3月\n    下种    4月\n收花阶段    采花    9月",
        [("播种阶段", "整地", "3月"), ("播种阶段", "下种", "4月"), ("收花阶段", "采花", "9月")],
    ),
    ("二、有关安排\n步骤\t时间\n整地\t3月\n采花\t9月", [(None, "整地", "3月"), (None, "采花", "9月")]),
    # of bodies, of money
    ("二、有关安排\n时间    工作内容    责任单位\n3月    整地    市林业局\n9月    采花    市商务局", []),
    ("二、有关安排\n项目    投资(万元)    完成时间\n花市    300    3月\n花田    900    9月", []),
    # each cell on a line of its own
    (
        "附件\n花卉重点工作\n序号\n项目\n完成时间\n1\n整地\n6月底\n2\n采花\n9月底",
        [(None, "整地", "6月底"), (None, "采花", "9月底")],
    ),
    (
        "附件\n花卉产业进度表\n阶段\n主要任务\n(一)播种阶段(3月—5月)\n1.整地。\n2.下种。\n(二)收花阶段(9月底前)\n1.采花。",
        [("播种阶段", "整地", "3月—5月"), ("播种阶段", "下种", "3月—5月"), ("收花阶段", "采花", "9月底前")],
    ),
]


@pytest.mark.parametrize(("below", "expected"), SCHEDULES)
def test_schedules(below: str, expected: list[tuple[str | None, str, str]]) -> None:
    found = find(document(f"青川市花卉产业行动计划\n一、重点任务\n(一)种花。\n(二)卖花。\n{below}\n"))
    assert rows(found) == expected


def table(*head: str, title: str = "青川市花卉产业安排") -> list[Milestone]:
    made = Assembler()
    for line in ("青川市花卉产业行动计划", "一、重点任务", "(一)种花。", "附件", title):
        made.paragraph(line)
    made.table(
        [
            [Box(text) for text in head],
            [Box("(一)播种阶段", rows=2), Box("1.整地。"), Box("3月", rows=2)],
            [Box("2.下种。")],
            [Box("(二)收获阶段"), Box("1.采花。"), Box("9月底前")],
        ]
    )
    return find(read_text(made.finish("invented.docx")))


def test_a_table_repeats_merged_cells() -> None:
    found = table("阶段", "主要任务", "时间")
    assert rows(found) == [
        ("播种阶段", "整地", "3月"),
        ("播种阶段", "下种", "3月"),
        ("收获阶段", "采花", "9月底前"),
    ]
    assert [row.evidence.quote and row.item in row.evidence.quote for row in found] == [True] * 3


@pytest.mark.parametrize("head", [("序号", "花名", "产地"), ("责任单位", "任务", "完成时限")])
def test_other_tables_are_no_schedules(head: tuple[str, str, str]) -> None:
    assert table(*head) == []


def test_the_title_of_the_annex_makes_a_schedule_of_a_table_with_bodies() -> None:
    assert [row.item for row in table("责任单位", "任务", "完成时限", title="青川市花卉产业进度表")] == [
        "整地",
        "下种",
        "采花",
    ]


def test_lines_outside_a_schedule_are_none() -> None:
    assert find(document(PLAN.replace("进度表", "花名表").format("1.整地。\n第一年"))) == []


OTHER_HEADS: list[tuple[str, Rows, list[tuple[str | None, str, str | None]]]] = [
    (
        "表1 花田评估推进计划表",
        [
            ["年份", "评估花田", "面积(公顷)"],
            [("2031年", 1, 2), "东花田", "4.7"],
            ["西花田", "3"],
            ["2032年", "南花田", "/"],
        ],
        [(None, "东花田", "2031年"), (None, "西花田", "2031年"), (None, "南花田", "2032年")],
    ),
    (
        "表1 花田进度安排",
        [
            [("阶段", 1, 2), ("工作内容", 1, 2), ("时间安排", 2, 1)],
            ["开始时间", "完成时间"],
            ["播种阶段", "整地", "2031年3月", "2031年4月"],
        ],
        [("播种阶段", "整地", "2031年4月")],
    ),
    ("表1 花田面积", [["年份", "评估花田"], ["2031年", "东花田"]], []),
]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("title", "lines", "expected"), OTHER_HEADS)
def test_years_and_two_lines_of_headings(
    title: str, lines: Rows, expected: list[tuple[str | None, str, str | None]], form: str
) -> None:
    assert (
        rows(find(grids.document(["青川市花卉产业行动计划", "一、重点任务", "(一)种花。", title], [lines], form)))
        == expected
    )


EVEN = "年份\n评估花田\n面积\n复评\n2031年\n东花田\n4.7\n2035年\n2032年\n西花田\n3\n/\n"
UNEVEN = "年份\n评估花田\n面积\n合计\n2031年-2033年\n东花田、\n南花田\n4.7\n4.7\n西花田\n3\n2034年\n北花田\n6\n13.7\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"表1 花田评估推进计划表\n{EVEN}注：面积按公顷计。\n",
            [(None, "东花田", "2031年"), (None, "西花田", "2032年")],
        ),
        (
            f"表1 花田评估推进计划表\n{UNEVEN}二、保障措施\n",
            [
                (None, "东花田、南花田", "2031年-2033年"),
                (None, "西花田", "2031年-2033年"),
                (None, "北花田", "2034年"),
            ],
        ),
        (f"表1 花田面积\n{EVEN}", []),
        ("表1 花田评估推进计划表\n年份\n面积\n评估花田\n2031年\n4.7\n东花田\n5\n2032年\n3\n西花田\n", []),
    ],
)
def test_years_without_a_grid(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    assert rows(find(document(f"青川市花卉产业行动计划\n一、重点任务\n(一)种花。\n{text}"))) == expected
