"""Fields of money in the items of a plan; all plans here are invented."""

import pytest

from loaders.find import funding
from tests.support import document

WORK = "青川市花卉产业行动计划\n一、重点任务\n(一){}\n(二)种花。\n"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "改善花农居住条件。目标任务:新建花农公寓500套。资金安排:计划总投资2.5亿元,其中中央预算内资金1亿元、市级配套5000万元。责任部门:市住建局。",
            [
                ("改善花农居住条件", 250_000_000, "total"),
                ("改善花农居住条件", 100_000_000, "central"),
                ("改善花农居住条件", 50_000_000, "local"),
            ],
        ),
        (
            "改善花农居住条件\n1.目标任务:新建花农公寓500套。\n2.资金安排:市级财政以奖代补5000万元。\n3.责任单位:市住建局。",
            [("改善花农居住条件", 50_000_000, "local")],
        ),
        # its own name before that of the work
        ("改善花农居住条件。资金安排:花农安家补助3000万元。", [("花农安家补助", 30_000_000, None)]),
        ("改善花农居住条件。经费来源:争取中央补助3000万元,居民自筹800万元。", [("改善花农居住条件", 30_000_000, "central")]),
        # the sum of cases
        ("改善花农居住条件。资金安排:花农公寓改造每个补助5万元,计1500万元。", [("花农公寓改造", 15_000_000, None)]),
        # one case of many, a loan, the past
        ("改善花农居住条件。资金安排:每户补助2万元。", []),
        ("改善花农居住条件。资金安排:对验收合格的小区给予50万元奖励。", []),
        ("改善花农居住条件。资金来源:申请银行贷款2亿元。", []),
        ("改善花农居住条件。资金安排:2031年已拨付3000万元。", []),
        ("加大花业投入。经费来源:市财政安排专项经费150万元。", [("市财政专项经费", 1_500_000, "local")]),
        # the heading of a work, which begins with what is built
        (
            "建设花农公寓。新开工500套,计划总投资2.5亿元,其中中央补助1亿元、市级配套5000万元。",
            [
                ("建设花农公寓", 250_000_000, "total"),
                ("建设花农公寓中央补助", 100_000_000, "central"),
                ("建设花农公寓市级配套", 50_000_000, "local"),
            ],
        ),
    ],
)  # fmt: skip
def test_fields_of_money_are_for_the_work_above(item: str, expected: list[tuple[str, float, str | None]]) -> None:
    found = funding.find(document(WORK.format(item)))
    assert [(line.item, line.amount, line.source) for line in found] == expected
