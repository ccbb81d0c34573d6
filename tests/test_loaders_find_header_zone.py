"""A plan may be for a development zone only; all plans here are invented."""

import pytest

from loaders.find import header
from loaders.find.header_zone import find_zone
from tests.support import document

PURPOSE = (
    "为落实创新要求,推进青川国家自主创新示范区滨江片区(以下简称“自创区”)工作,提出以下意见。\n一、工作目标\n种花。\n"
)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("郑东新区花卉产业行动计划\n一、重点任务\n(一)种花。\n", "郑东新区"),
        ("花卉产业行动计划\n青川高新区管理委员会\n2030年5月1日\n一、重点任务\n(一)种花。\n", "青川高新区"),
        (PURPOSE, "青川国家自主创新示范区滨江片区"),
        # with a title, the title says what the plan is for
        ("昆山市花卉产业行动计划\n" + PURPOSE, None),
        ("昆山市花卉产业行动计划\n一、重点任务\n(一)推进高新区建设。\n", None),
    ],
)
def test_the_zone_that_a_plan_is_for(text: str, zone: str | None) -> None:
    read = document(text)
    assert find_zone(read, header.find(read)) == zone
