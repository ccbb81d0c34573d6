"""Targets of plans that count in years, fund people, quote their goals or list what they mean; all are invented."""

import pytest

from loaders.find import header
from loaders.find.goals import counted_span
from loaders.find.indicators import find
from tests.support import document
from tests.test_loaders_find_indicators import goals, rows, tasks

SPANNED = "花卉人才实施意见\n一、总体目标\n{}花卉产业明显壮大。\n二、重点任务\n(一)引才项目。5年内引进花匠20名。\n"


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("2024年起5年内,", (2024, 2028)),
        ("从2024年起,力争用三年左右时间,", (2024, 2026)),
        ("2024年开始,通过两年的努力,", (2024, 2025)),
        ("2024年起,", None),
        ("2024年起实施,5年内", None),
    ],
)
def test_years_that_are_counted_from_one(words: str, span: tuple[int, int] | None) -> None:
    """The last of them is aimed at, the first is where the plan begins."""
    assert counted_span(words, words.index("2024")) == span
    text = document(SPANNED.format(words))
    start, end = span or (None, None)
    assert [target.year for target in find(text)] == [end]
    assert (header.find(text).period_start, header.find(text).period_end) == (start, end)


def test_a_sentence_with_counted_years_is_of_the_last() -> None:
    assert [target.year for target in goals("2023年起3年内,花店达到90家。")] == [2025]


def test_a_stage_after_the_first_aim_does_not_begin_the_plan() -> None:
    """2026年至2030年 behind goals of 2025 is but a stage, so that those of 2025 are not past."""
    text = (
        "东县花田实施方案\n东县人民政府\n2024年10月10日\n一、工作目标\n到2025年底,花田达到50公顷;到2030年底,花田达到80公顷。"
        "2026年至2030年,逐年推进花田建设。\n二、重点任务\n(一)做好服务。\n"
    )
    assert [target.year for target in find(document(text))] == [2025, 2030]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("5年内引进花艺专家20名。", [("花艺专家", 20, "=", "名", "new")]),
        ("打造60个以上的花艺案例。", [("花艺案例", 60, ">=", "个", "new")]),
        ("组建100人以上的花匠队伍。", []),
        ("共享花圃达到250处以上。", [("共享花圃", 250, ">=", "处", "level")]),
        ("人均花卉服务经费达到50元以上。", [("人均花卉服务经费", 50, ">=", "元", "level")]),
        ("花卉保险支付比例提高到50%以上。", [("花卉保险支付比例", 50, ">=", "%", "level")]),
        ("城镇年均新增花匠24万人以上。", [("城镇花匠", 24, ">=", "万人", "annual")]),
        ("花粉年均浓度降至30微克/立方米。", [("花粉年均浓度", 30, "<=", "微克/立方米", "level")]),
        (
            "今后三年内选拔认定花艺专家10名、名花匠20名。",
            [("花艺专家", 10, "=", "名", "new"), ("名花匠", 20, "=", "名", "new")],
        ),
        ("3年内引进和培养花艺领军人才不少于100名。", [("花艺领军人才", 100, ">=", "名", "new")]),
        ("重点引进花艺专家20名。", [("花艺专家", 20, "=", "名", "new")]),
        ("新建重点花圃20个。", [("重点花圃", 20, "=", "个", "new")]),
        ("组织和发动100家花艺社会组织。", [("花艺社会组织", 100, "=", "家", "new")]),
        ("培养产生30名“花艺能手”。", [("“花艺能手”", 30, "=", "名", "new")]),
        (
            "评选资助200名花匠、2000名花农和300名花艺师。",
            [("花匠", 200, "=", "名", "new"), ("花农", 2000, "=", "名", "new"), ("花艺师", 300, "=", "名", "new")],
        ),
        (
            "每年资助培养花艺师50名、花店店长100名。",
            [("花艺师", 50, "=", "名", "annual"), ("花店店长", 100, "=", "名", "annual")],
        ),
        ("鼓励并资助250名花匠出国培训。", [("花匠出国培训", 250, "=", "名", "new")]),
        ("对花店给予10万元资助。", []),
        ("对获得3项花艺奖的花店给予资助。", []),
        ("鼓励花店引进花匠10名。", []),
        ("支持300名花艺骨干人才参加国内专题研修。", [("花艺骨干人才", 300, "=", "名", "new")]),
        ("引进50名育种、检疫、花卉法律等高层次花卉人才。", [("高层次花卉人才", 50, "=", "名", "new")]),
        ("推出育苗、保鲜、冷链等20项服务。", [("服务", 20, "=", "项", "new")]),
        ("开通客运、货运等各类花卉航线100条以上。", [("花卉航线", 100, ">=", "条", "new")]),
        ("具备超过100条花卉航线的运营能力。", [("花卉航线的运营能力", 100, ">", "条", "level")]),
        (
            "新建174个花车停靠点,总规模达283个。",
            [("花车停靠点", 174, "=", "个", "new"), ("花车停靠点总规模", 283, ">=", "个", "level")],
        ),
        ("设立花卉基金,总规模达10亿元。", []),
        ("花园项目共计9个(东镇5个、西镇4个)。", [("花园项目", 9, "=", "个", "level")]),
        ("街头花坛建设项目9个。", [("街头花坛建设项目", 9, "=", "个", "new")]),
        ('实现400家花店"链式改造"。', [('花店"链式改造"', 400, "=", "家", "new")]),
        ('落实"一所多园"体系。', []),
        ("与10家以上花艺学院签订合作协议。", [("花艺学院签订合作协议", 10, ">=", "家", "new")]),
        (
            "统筹建设花农公寓5000套,首批交付1000套。",
            [("花农公寓", 5000, "=", "套", "new"), ("花农公寓交付", 1000, "=", "套", "new")],
        ),
        ("选送100名花农到省外学习。", [("花农到省外学习", 100, "=", "名", "new")]),
        ("联合实验室达到5个。", [("联合实验室", 5, ">=", "个", "level")]),
        (
            "建设花车停靠点20个,覆盖全部乡镇,总数达50个以上。",
            [("花车停靠点", 20, "=", "个", "new"), ("花车停靠点", 50, ">=", "个", "level")],
        ),
        ("突破10项以上花卉关键技术。", [("花卉关键技术", 10, ">=", "项", "new")]),
        ("花店突破10家。", [("花店", 10, ">", "家", "level")]),
        (
            "建成市级以上花园50个,其中国家级5个。",
            [("市级以上花园", 50, "=", "个", "new"), ("国家级花园", 5, "=", "个", "new")],
        ),
        (
            "新增花田面积达5万亩,总面积突破20万亩。",
            [("花田面积", 5, ">=", "万亩", "new"), ("花田总面积", 20, ">", "万亩", "level")],
        ),
    ],
)
def test_a_target_of_a_task(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(tasks(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "实现“引进花匠达到20名左右,花艺普及率达到40%”的发展目标。",
            [("花匠", 20, "~", "名", "new"), ("花艺普及率", 40, ">=", "%", "level")],
        ),
        ("打造“1个中心、3个平台、10个基地”体系。", []),
        (
            "建成“1+5”(花卉实验站1个、花卉试验区5个)布局。",
            [("花卉实验站", 1, "=", "个", "new"), ("花卉试验区", 5, "=", "个", "new")],
        ),
        ("建成“1+5”布局。", []),
        ("50公顷以上花田面积达到绿色花田要求。", [("花田面积达到绿色花田要求", 50, ">=", "公顷", "level")]),
        ("50公顷以上花田得到保护。", []),
        (
            "花田面积共计52公顷达到绿色花田要求,占东县花田面积的52%。",
            [
                ("花田面积达到绿色花田要求", 52, "=", "公顷", "level"),
                ("花田面积占东县花田面积", 52, "=", "%", "level"),
            ],
        ),
        ("共计15公顷花田达标评估。", [("花田达标评估", 15, "=", "公顷", "new")]),
    ],
)
def test_a_target_of_the_goals(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(goals(sentence)) == expected


def test_a_place_before_a_five_year_plan_is_no_name() -> None:
    found = tasks("东县“十四五”期间计划新增东门花园等9座城市花园,新建花径50公里。")
    assert [(target.name, target.basis, target.year) for target in found] == [
        ("城市花园", "new", 2025),
        ("花径", "new", 2025),
    ]
