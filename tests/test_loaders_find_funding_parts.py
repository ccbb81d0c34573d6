"""Amounts that stand together: parts of a whole, several payers for one purpose; all sentences are invented."""

import pytest

from loaders.find import funding
from tests.support import document

PLAN = "青川市高质量发展行动计划\n一、工作目标\n到2027年,水平明显提升。\n二、重点任务\n(一)加大投入。{}(责任单位:市财政局)\n"

# what each sentence gives: item, amount in 10,000 yuan, source
PARTS = [
    ("统筹安排市级花卉产业专项资金1.2亿元,其中用于花市建设补助4000万元、育种攻关3000万元;积极争取中央预算内资金6000万元。",
     [("花卉产业专项资金", 12000, "local"), ("花市建设补助", 4000, "local"), ("育种攻关", 3000, "local"),
      ("中央预算内资金", 6000, "central")]),
    ("花市项目总投资12亿元,其中中央资金3亿元、省级资金2亿元、地方自筹7亿元。",
     [("花市项目", 120000, "total"), ("花市项目", 30000, "central"), ("花市项目", 20000, "local"), ("花市项目", 70000, "local")]),
    ("计划总投资3.6亿元,资金来源为中央预算内投资1.2亿元、专项债券1.8亿元、企业自筹0.6亿元。",
     [("合计", 36000, "total"), ("中央预算内投资", 12000, "central"), ("专项债券", 18000, None)]),
    ("总投资5600万元(中央预算内投资3000万元,地方配套2600万元),新建花卉实验楼。",
     [("花卉实验楼", 5600, "total"), ("花卉实验楼", 3000, "central"), ("花卉实验楼", 2600, "local")]),
    ("县财政统筹整合涉农资金2.1亿元,主要用于花田建设(1.2亿元)、花农安家(5000万元)和花路建设(4000万元)。",
     [("涉农资金", 21000, "local"), ("花田建设", 12000, "local"), ("花农安家", 5000, "local"), ("花路建设", 4000, "local")]),
    ("三年投入50亿元实施花卉强市行动,其中2031年24亿元、2032年26亿元。",
     [("花卉强市行动", 500000, None), ("花卉强市行动", 240000, None), ("花卉强市行动", 260000, None)]),
    ("省级补助资金4000万元(其中山区县2500万元、平原县1500万元),由省财政厅统一拨付。",
     [("省级补助资金", 4000, "local"), ("山区县", 2500, "local"), ("平原县", 1500, "local")]),
    # one purpose for several amounts
    ("省财政下达补助资金800万元,市县配套资金400万元,用于花渠加固。", [("花渠加固", 800, "local"), ("花渠加固", 400, "local")]),
    ("市级统筹资金1亿元、省级补助资金2亿元、中央补助资金3亿元支持花渠建设。",
     [("花渠建设", 10000, "local"), ("花渠建设", 20000, "local"), ("花渠建设", 30000, "central")]),
    ("2031—2033年,省财政每年安排2亿元、市县财政每年配套1亿元,支持花农就业见习。",
     [("花农就业见习", 20000, "local"), ("花农就业见习", 10000, "local")]),
    ("市、县财政分别安排2000万元、1000万元用于花田修复。", [("花田修复", 2000, "local"), ("花田修复", 1000, "local")]),
    # a list of purposes of their own
    ("市财政安排3000万元用于花农创业补贴、1200万元用于花艺培训。", [("花农创业补贴", 3000, "local"), ("花艺培训", 1200, "local")]),
    ("县级财政安排育种经费150万元、花机购置补贴配套资金300万元。", [("育种经费", 150, "local"), ("花机购置补贴配套资金", 300, "local")]),
    # sums that are planned though somebody else decides on them
    ("发行花市更新专项债券10亿元。", [("花市更新专项债券", 100000, None)]),
    ("发行专项债券5亿元,用于花卉园区厂房建设。", [("花卉园区厂房建设", 50000, None)]),
    ("市本级每年从土地出让收益中计提3000万元,用于古花园保护。", [("古花园保护", 3000, "local")]),
]  # fmt: skip

NONE = [
    "力争全年争取上级资金10亿元。",
    "争取发行专项债券50亿元以上。",
    "发行公司债券5亿元。",
]


@pytest.mark.parametrize(("sentence", "expected"), PARTS)
def test_amounts_that_stand_together(sentence: str, expected: list[tuple[str, float, str | None]]) -> None:
    found = funding.find(document(PLAN.format(sentence)))
    assert [(line.item, line.amount / 10_000, line.source) for line in found] == expected
    assert {line.task for line in found} == {"二/(一)"}


@pytest.mark.parametrize("sentence", NONE)
def test_sums_that_are_only_hoped_for(sentence: str) -> None:
    assert [line.item for line in funding.find(document(PLAN.format(sentence)))] == []
