"""Pages that were copied as one line, their line breaks become blanks; the plan is invented."""

import pytest

from loaders.clean import clean
from loaders.find import responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.support import document, source

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")
CARE = "组织巡护并修复受损的岸线,建立台账并定期公布结果,让每一片水面都有人照看" * 5
LINES = (
    "青川市湖泊保护 工作方案", "为保护湖泊,制定本方案。", "一、重点任务", "(一)修复岸线,为候鸟留出空间",
    f"1.2031年底前实现多湖合一、一湖一策。{CARE}。", "责任单位:市水务局牵头,市直相关部门按职责分工负责",
    f"2.清理围网。{CARE}。", "责任单位: 市林业局、市财政局", f"3.种植芦苇。{CARE}。", "责任单位:市水务局",
    "(二)宣传引导", f"4.开设课堂。{CARE}。", "责任单位:市教育局",
)  # fmt: skip
EXPECTED = [
    ("一/(一)/1", "市水务局", "lead"), ("一/(一)/1", "市直相关部门", "responsible"),
    ("一/(一)/2", "市林业局", "responsible"), ("一/(一)/2", "市财政局", "responsible"),
    ("一/(一)/3", "市水务局", "responsible"), ("一/(二)/4", "市教育局", "responsible"),
]  # fmt: skip


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(row.task, row.agency, row.role) for row in responsibilities.find(document(text), PLACE)]


@pytest.mark.parametrize("between", ["\n", " ", "  ", "\u3000"])
def test_blanks_that_stand_for_breaks_part_lines(between: str) -> None:
    assert rows(between.join(LINES)) == EXPECTED


def test_what_runs_on_behind_the_bodies_is_another_item() -> None:
    text = (
        " ".join(LINES)
        .replace("市财政局 3.", "市财政局3.")
        .replace("责任单位:市水务局 (二)", "推进单位:某水务公司(二)")
    )
    assert [row for row in rows(text) if row[0] >= "一/(二)"] == EXPECTED[-1:]
    assert ("一/(一)/3", "某水务公司", "responsible") in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(LINES[:7]),  # too few numbers
        " ".join(LINES)
        .replace("岸线", "岸 线")
        .replace("巡护", "巡 护")
        .replace("水面", "水 面"),  # blanks inside words
    ],
)
def test_other_blanks_part_nothing(text: str) -> None:
    assert len(clean(source(text)).lines) == 1


def test_every_part_leads_back_to_the_source() -> None:
    text = " ".join(LINES)
    cleaned = clean(source(text))
    for line in cleaned.lines:
        start, end = cleaned.span(line.start, line.end)
        assert text[start:end].replace(" ", "") == cleaned.text[line.start : line.end]
