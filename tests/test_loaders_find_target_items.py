"""Targets in sentences that leave something out, share it, or only seem to be targets; all plans here are invented."""

import pytest

from loaders.find import indicators
from ontology.records import Target
from tests.support import document

GOALS = "青川市花卉计划(2024-2027年)\n一、工作目标\n{}\n二、重点任务\n(一)种花。\n"
TASKS = "青川市花卉计划(2024-2027年)\n一、重点任务\n(一)种花。{}(责任单位:市农业农村局)\n"
YEAR = "青川市2026年花卉工作方案\n一、重点任务\n(一)种花。{}(责任单位:市农业农村局)\n"
MEASURES = "青川市花卉若干措施\n青川市人民政府\n2026年3月10日\n{}\n一、扩大种植\n(一)种花。{}(责任单位:市农业农村局)\n"


def read(plan: str, sentence: str) -> list[Target]:
    return indicators.find(document(plan.format(sentence)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the measure of the last name is meant for all
        ("花坛、花廊通行时间分别较2024年压缩70%、90%以上。", [("花坛通行时间", 70, ">="), ("花廊通行时间", 90, ">=")]),
        ("花肥、花药使用量均较2024年减少5%以上。", [("花肥使用量", 5, ">="), ("花药使用量", 5, ">=")]),
        ("出口、进口花卉检疫时限分别压减至15个、25个工作日以内。", [("出口花卉检疫时限", 15, "<="), ("进口花卉检疫时限", 25, "<=")]),
        # nothing but measures or nothing but counts has no such end
        ("良种率、商品率分别达到90%、80%。", [("良种率", 90, ">="), ("商品率", 80, ">=")]),
        ("花卉企业、花卉合作社数量均达到80家。", [("花卉企业", 80, ">="), ("花卉合作社数量", 80, ">=")]),
        # what was counted by the same unit before
        (
            "改造老旧花圃610个、惠及花农9万户、改造面积约8万平方米。其中,2025年改造236个,2026年改造204个。",
            [
                ("老旧花圃", 610, "="),
                ("惠及花农", 9, "="),
                ("改造面积", 8, "~"),
                ("老旧花圃", 236, "="),
                ("老旧花圃", 204, "="),
            ],
        ),
        ("花卉产值9亿元、花市客流30万人次,分别增长10%、12%。", [("花卉产值", 9, "="), ("花市客流", 30, "="), ("花卉产值", 10, "="), ("花市客流", 12, "=")]),
        ("花市客流人次、花市总收入年均分别增长10%、12%以上。", [("花市客流人次", 10, ">="), ("花市总收入", 12, ">=")]),
        ("花业集聚水平显著提升,产值规模突破9亿元。", [("产值规模", 9, ">")]),
        ("花盆分类覆盖率达到100%、回收利用率达到40%以上。", [("花盆分类覆盖率", 100, ">="), ("回收利用率", 40, ">=")]),
        # a level to be reached is not the yearly change before it
        ("良种率每年提高2个百分点,到2027年达到90%。", [("良种率", 2, "="), ("良种率", 90, ">=")]),
        ("开展花农带头人“头雁”班,每年培训300人次。", [("花农带头人“头雁”班培训", 300, "=")]),
        ("制修订标准50项以上。", [("制修订标准", 50, ">=")]),
        ("支持花校建设花卉中心、花卉基地,到2027年分别达到10家、30家。", [("花卉中心", 10, ">="), ("花卉基地", 30, ">=")]),
        ("新建花径6条,建成通车2条。", [("花径", 6, "="), ("花径通车", 2, "=")]),
        ("花市与花圃收入比缩小至1.8以内。", [("花市与花圃收入比", 1.8, "<=")]),
        ("花开天数达到310天以上。", [("花开天数", 310, ">=")]),
        ("实现80类花卉证照免提交。", [("花卉证照免提交", 80, "=")]),
    ],
)  # fmt: skip
def test_names_and_comparing_words_that_are_shared(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(t.name, t.value, t.comparator) for t in read(GOALS, sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年加装花架200部,2025年、2026年各加装150部。", [(200, 2024), (150, 2025), (150, 2026)]),
        ("2025年和2026年每年改造花棚2万户。", [(2, 2026)]),
        ("落实《花卉保护战略(2011-2030年)》,建成花坛9个。", [(9, 2027)]),
        ("确定全市2026年度花房租金涨幅控制目标为7%。", [(7, 2026)]),
        # the years of what was so already are not those of targets
        ("2000年底前建成的花圃基本完成改造,新建花坛30个。", [(30, 2027)]),
        ("在2024年21个花坛的基础上,新建花廊12条。", [(12, 2027)]),
    ],
)
def test_the_year_that_a_sentence_gives(sentence: str, expected: list[tuple[float, int]]) -> None:
    assert [(t.value, t.year) for t in read(GOALS, sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("设置花摊260个。", [("花摊", 260, "new")]),
        ("聘请20名花师担任花卉顾问。", [("花师", 20, "new")]),
        ("特色花摊260个。", [("特色花摊", 260, "level")]),
        ("对50家花企开展节水诊断。", [("花企", 50, "new")]),
        ("花卉审批环节由9个压减至6个。", [("花卉审批环节", 6, "level")]),
        ("利用花卉项目每年支持15个花圃。", [("花圃", 15, "annual")]),
        ("为花企降低成本2000万元。", [("成本", 2000, "reduction")]),
        ("花农平均等候时间控制在55天以内。", [("花农平均等候时间", 55, "level")]),
        ("花卉保函替代率达到85%。", [("花卉保函替代率", 85, "level")]),
        ("花企平均担保费率降至1%以下。", [("花企平均担保费率", 1, "level")]),
        ("开展补贴性花艺培训5万人次。", [("补贴性花艺培训", 5, "new")]),
        ("限额以上花企达到1200家。", [("限额以上花企", 1200, "level")]),
        ("在不影响交通的前提下设置花摊500个。", [("花摊", 500, "new")]),
        ("花电平均报装时间不超过3个工作日。", [("花电平均报装时间", 3, "level")]),
        ("选派100名花医到花村服务。", [("花医", 100, "new")]),
        ("上架花卉产品不少于200个。", [("花卉产品", 200, "new")]),
        ("推动一批花院提档,1个花院达到省级水平。", [("花院达到省级水平", 1, "level")]),
        ("年新增节水能力3000万立方米。", [("节水能力", 3000, "annual")]),
        ("培训花医2000名,每万名居民拥有花医4名以上。", [("培训花医", 2000, "new"), ("每万名居民拥有花医", 4, "level")]),
    ],
)  # fmt: skip
def test_a_target_of_a_task(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(t.name, t.value, t.basis) for t in read(TASKS, sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "实现12米以上花船定位全覆盖。",
        "推动20户以上花村通网。",
        "花卉采购不低于预算总额的30%。",
        "花价提高到不高于成本价的80%。",
        "花卉种植保证金不得超过2%。",
        "县级配套不低于30%。",
        "在2024年21个花坛的基础上扩大规模。",
    ],
)
def test_what_only_describes_or_sets_a_rule(sentence: str) -> None:
    assert [(t.name, t.value) for t in read(TASKS, sentence)] == []


def test_amounts_under_a_heading_of_means_are_no_targets() -> None:
    text = GOALS.format("花店达到5家。").replace("二、重点任务", "二、资金筹措\n争取总投资约62亿元。\n三、重点任务")
    assert [t.value for t in indicators.find(document(text))] == [5]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("接待游客900万人次。", [("annual", 2026)]),
        ("鲜花产量达到3万吨。", [("annual", 2026)]),
        ("鲜花产量稳定在3万吨左右。", [("level", 2026)]),
        ("花卉进出口额完成5亿元,实际利用外资4亿美元。", [("annual", 2026), ("annual", 2026)]),
    ],
)
def test_flows_of_a_plan_for_one_year(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert [(t.basis, t.year) for t in read(YEAR, sentence)] == expected


def test_measures_that_open_with_the_running_year_are_for_it() -> None:
    opening = "推动花卉零售额增长7%左右,全年花卉收入突破20亿元,制定以下措施。"
    text = MEASURES.format(opening, "新增花坛9个,承诺退货的花店达50家。")
    assert [(t.name, t.year) for t in indicators.find(document(text))] == [
        ("花卉零售额", 2026),
        ("花卉收入", 2026),
        ("花坛", 2026),
        ("承诺退货的花店", 2026),
    ]


def test_measures_without_a_year_only_speak_of_conditions() -> None:
    text = MEASURES.format("制定以下措施。", "新增花坛9个,承诺退货的花店达50家。")
    assert [(t.name, t.year) for t in indicators.find(document(text))] == [("花坛", None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what is striven for goes on with the change before it; a share that is reached is none
        ("花市客流增长5.5%以上、力争达到6%。", [("花市客流", 5.5, "growth"), ("花市客流", 6, "growth")]),
        ("花盆覆盖率提高5%、力争达到60%。", [("花盆覆盖率", 5, "growth"), ("花盆覆盖率", 60, "level")]),
        ("花肥使用量削减比例达到10%。", [("花肥使用量", 10, "reduction")]),
        # what is aimed at is the change itself; a rate of what is new says so
        ("花市产值增长预期目标为5%左右。", [("花市产值", 5, "growth")]),
        ("花房租金涨幅控制目标为7%。", [("花房租金", 7, "growth")]),
        ("城镇新建花房绿化覆盖率达到90%。", [("城镇新建花房绿化覆盖率", 90, "level")]),
        ("新建花房遮阳设施配建率100%。", [("新建花房遮阳设施配建率", 100, "level")]),
        ("新建花房90座。", [("花房", 90, "new")]),
        ("花房空置周期为26个月。", [("花房空置周期", 26, "level")]),
        ("花房进度达到25%以上,即可办理预订。", []),
        # a bound of time is a goal among the goals, and a rule where a task sets it
        ("花店登记办理时限不超过3个工作日。", [("花店登记办理时限", 3, "level")]),
    ],
)
def test_the_basis_of_a_goal(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(t.name, t.value, t.basis) for t in read(GOALS, sentence)] == expected


def test_a_bound_of_time_that_a_task_sets_is_no_target() -> None:
    assert not read(TASKS, "花店登记办理时限不超过3个工作日。")


def test_cells_that_were_run_together_give_no_name() -> None:
    assert not read(GOALS, "花田比例(%)17.7<15-2.7个百分点花店比例(%)55>605个百分点花市达标比例(%)72≥80")
