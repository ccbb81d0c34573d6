"""A plan may be for a development zone only; all plans here are invented."""

import pytest

from loaders.find import header
from loaders.find.header_zone import find_zone, region_of
from tests.support import document

PURPOSE = (
    "为落实创新要求,推进青川国家自主创新示范区滨江片区(以下简称“自创区”)工作,提出以下意见。\n一、工作目标\n种花。\n"
)
UNNAMED = "新区财政局、新区商务局、新区公安局、新区教育局、新区民政局"
OWN = "关于推动赣江新区花卉产业的措施\n一、重点任务\n(一)种花。在赣江新区种花。结合新区实际。赣江新区种树。(责任单位:%s)\n"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("郑东新区花卉产业行动计划\n一、重点任务\n(一)种花。\n", "郑东新区"),
        ("花卉产业行动计划\n青川高新区管理委员会\n2030年5月1日\n一、重点任务\n(一)种花。\n", "青川高新区"),
        # its bodies go without its name
        (OWN % UNNAMED, "赣江新区"),
        (OWN % UNNAMED.replace("新区", "市"), None),
        (OWN % UNNAMED.replace("、新区教育局", ""), None),
        (OWN.replace("赣江", "") % UNNAMED, None),
        (PURPOSE, "青川国家自主创新示范区滨江片区"),
        # with a title, the title says what the plan is for
        ("昆山市花卉产业行动计划\n" + PURPOSE, None),
        ("昆山市花卉产业行动计划\n一、重点任务\n(一)推进高新区建设。\n", None),
    ],
)
def test_the_zone_that_a_plan_is_for(text: str, zone: str | None) -> None:
    read = document(text)
    assert find_zone(read, header.find(read)) == zone


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (
            "平潭综合实验区花卉产业行动计划\n平潭综合实验区管委会\n2030年5月1日\n一、重点任务\n(一)种花。\n",
            "福建省平潭综合实验区",
        ),
        (
            "花卉产业行动计划\n烟台经济技术开发区管理委员会\n2030年5月1日\n一、重点任务\n(一)种花。\n",
            "山东省烟台经济技术开发区",
        ),
        ("昆山市花卉产业行动计划\n一、重点任务\n(一)推进高新区建设。\n", "江苏省苏州市昆山市"),
        # a zone that the plan is about, but that neither issues it nor opens its title
        ("昆山市花卉产业行动计划\n" + PURPOSE, "江苏省苏州市昆山市"),
    ],
)
def test_the_full_name_of_what_a_plan_is_for(text: str, region: str) -> None:
    assert region_of(header.find(document(text))) == region
