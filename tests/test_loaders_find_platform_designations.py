"""Designations of cities and counties that a plan strives for; all are invented."""

import pytest

from loaders.find.platforms import find
from tests.support import document

PLAN = "青川市花卉产业行动计划\n一、重点任务\n(一)加快发展。{}(责任单位:市林业局)\n"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("力争创建国家级花卉应用示范城市。", ["国家级花卉应用示范城市"]),
        ("推进花圃改造,加快全国智能花房试点城市建设。", ["全国智能花房试点城市"]),
        ("创建全省“四好花径”示范县。", ["全省“四好花径”示范县"]),
        # several, a class, what is granted or spoken of
        ("创建国家级花卉示范城市3个。", []),
        ("争创省级以上花卉示范县。", []),
        ("创建花卉示范城市。", []),
        ("加强对国家花卉示范城市的指导。", []),
        ("创建国家花卉示范城市评价办法。", []),
    ],
)
def test_a_designation_that_is_striven_for(sentence: str, names: list[str]) -> None:
    found = find(document(PLAN.format(sentence)))
    assert [(platform.name, platform.status, platform.task) for platform in found] == [
        (name, "planned", "一/(一)") for name in names
    ]


def test_the_designation_that_the_plan_is_about_is_none() -> None:
    text = "青川市建设国家花卉示范城市工作方案\n一、重点任务\n(一)种花。加快建设国家花卉示范城市。\n"
    assert find(document(text)) == []
