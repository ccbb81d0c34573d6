"""Rows of schedules, from tables and from flattened lines; all plans here are invented."""

import pytest

from loaders.find.milestones import find
from loaders.pipeline import read_text
from loaders.readers.assemble import Assembler, Box
from ontology.records import Milestone
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
