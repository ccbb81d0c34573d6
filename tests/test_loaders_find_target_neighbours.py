"""What targets take from those beside them: grade, amount, procedure, change; all are invented."""

import pytest

from loaders.find.indicators import find
from tests.support import document
from tests.test_loaders_find_indicators import rows, tasks

Row = tuple[str, float, str, str | None, str]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("培育2家国家级、5家省级花店。", [("国家级花店", 2, "=", "家", "new"), ("省级花店", 5, "=", "家", "new")]),
        (
            "打造3个千亿级、5个百亿级花业集群。",
            [("千亿级花业集群", 3, "=", "个", "new"), ("百亿级花业集群", 5, "=", "个", "new")],
        ),
        (
            "每年培养3名左右高级、5名左右中级花艺师。",
            [("高级花艺师", 3, "~", "名", "annual"), ("中级花艺师", 5, "~", "名", "annual")],
        ),
        (
            "年产值10亿元以上的花企发展到8家,50亿元以上的达到2家。",
            [("年产值10亿元以上的花企", 8, ">=", "家", "level"), ("年产值50亿元以上的花企", 2, ">=", "家", "level")],
        ),
        (
            "培育年产值超10亿元的花企10家、超亿元的50家。",
            [("年产值超10亿元的花企", 10, "=", "家", "new"), ("年产值超亿元的花企", 50, "=", "家", "new")],
        ),
        (
            "花店登记时间由9天压缩到3天、环节由6个减少到2个。",
            [("花店登记时间", 3, "<=", "天", "level"), ("花店登记环节", 2, "<=", "个", "level")],
        ),
        (
            "花农用水、用电平均办理时间分别压缩至2天、3天。",
            [("花农用水平均办理时间", 2, "<=", "天", "level"), ("用电平均办理时间", 3, "<=", "天", "level")],
        ),
        (
            "花农诉求按时办结率、满意率分别达到98%、95%。",
            [("花农诉求按时办结率", 98, ">=", "%", "level"), ("花农诉求满意率", 95, ">=", "%", "level")],
        ),
        (
            "为花企降低用电成本3亿元,用水成本1亿元。",
            [("用电成本", 3, "=", "亿元", "reduction"), ("用水成本", 1, "=", "亿元", "reduction")],
        ),
        (
            "可再生能源装机规模达到3000万千瓦,花田光伏装机200万千瓦以上。",
            [("可再生能源装机规模", 3000, ">=", "万千瓦", "level"), ("花田光伏装机", 200, ">=", "万千瓦", "level")],
        ),
        (
            "每千人口花医、花匠分别达到3.5人、4.2人。",
            [("每千人口花医", 3.5, ">=", "人", "level"), ("每千人口花匠", 4.2, ">=", "人", "level")],
        ),
        ("重点花区花房节能改造形成节能量500万吨标准煤。", [("节能量", 500, "=", "万吨标准煤", "new")]),
        (
            "推进50个花圃改造、惠及花农1.5万户。",
            [("花圃改造", 50, "=", "个", "new"), ("惠及花农", 1.5, "=", "万户", "new")],
        ),
    ],
)
def test_what_neighbours_share(sentence: str, expected: list[Row]) -> None:
    assert rows(tasks(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("花房用能效率(PUE)值不高于1.3。", [("花房用能效率(PUE)值", 1.3, "<=", None, "level")]),
        ("花房用能效率(PUE)降至1.25以下。", [("花房用能效率(PUE)", 1.25, "<=", None, "level")]),
        ("花房去化周期控制在18个月以内。", [("花房去化周期", 18, "<=", "个月", "level")]),
        ("花店审批周期控制在18天以内。", []),  # what an office may hold to
        ("花架换新补贴申请量达到3万份。", [("花架换新补贴申请量", 3, ">=", "万份", "level")]),
        ("对花农给予补贴3万份。", []),
        ("花房2人间和3人间占比达到75%以上。", [("花房2人间和3人间占比", 75, ">=", "%", "level")]),
        ("花田用水量60%以上集中在夜间时段。", [("花田用水量集中在夜间时段", 60, ">=", "%", "level")]),
        ("打造200个左右高水平、协同化的花艺智能体。", [("花艺智能体", 200, "~", "个", "new")]),
        ("新增直接融资200亿元。", [("直接融资", 200, "=", "亿元", "new")]),
        ("实现规模化花圃配套率100%。", [("规模化花圃配套率", 100, "=", "%", "level")]),
        ("推动800户以上规上花企上云。", [("规上花企上云", 800, ">=", "户", "new")]),
        ("推动20户以上自然村通花道。", []),  # how large the villages are
    ],
)
def test_what_is_measured_or_made(sentence: str, expected: list[Row]) -> None:
    assert rows(tasks(sentence)) == expected


def test_two_ends_of_years_are_of_two_numbers() -> None:
    found = tasks("到2025年底和2026年底,花田覆盖率分别达到10%和12%。")
    assert [(target.value, target.year) for target in found] == [(10, 2025), (12, 2026)]


@pytest.mark.parametrize(("chapter", "years"), [("总体要求", [2030, 2031]), ("工作基础", [])])
def test_a_paragraph_of_requirements_that_opens_with_a_year_sets_aims(chapter: str, years: list[int]) -> None:
    text = (
        "2030—2031年花田节水行动方案\n青川市人民政府\n2030年5月23日\n"
        f"一、{chapter}\n坚持节约优先,做好花田节水。\n2030年,花田用水量降低2.5%左右。\n2031年,节水花田占比达到20%。\n"
        "二、重点任务\n(一)改造花田。做好服务。\n"
    )
    assert [target.year for target in find(document(text))] == years
