"""The parts of a target phrase: adverbials, years, verbs, shared measures, parts and traps; all sentences are invented."""

import pytest

from loaders.find.indicators import find
from loaders.find.numbers import quantities
from loaders.find.target_earlier import years_of
from loaders.find.target_lists import split_measured
from loaders.find.target_names import head
from loaders.find.target_topics import topic_of
from loaders.find.target_years import Named, last_year, respective, years_in
from tests.support import document
from tests.test_loaders_find_indicators import rows, tasks


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("在花市、车站布设花架", "花架"),
        ("依托青川花艺学院建设花匠工坊", "花匠工坊"),
        ("围绕盆景、鲜切花领域招引花企", "花企"),
        ("面向花农开展花艺讲座", "花艺讲座"),
        ("为60岁以上花农免费培训花艺师", "培训花艺师"),
        ("与花艺学院共建花卉实验室", "花卉实验室"),
        ("老城区新建花廊", "花廊"),
        ("在校花艺学生新增", "在校花艺学生新增"),
        ("具有全国影响力的花卉交易平台", "花卉交易平台"),
        ("较往年平均压减", ""),
        ("具备条件的花村通车比例", "具备条件的花村通车比例"),
        ("建成区绿化覆盖率", "建成区绿化覆盖率"),
        ("储备花苗", "花苗"),
        ("储备粮规模", "储备粮规模"),
    ],
)
def test_what_is_said_before_a_name_leaves_it(front: str, name: str) -> None:
    assert front[head(front).start :] == name


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("花廊2024年新建2条、2025年新建3条", [2024, 2025]),
        ("花店数2024年、2025年分别达到20家、30家", [2024, 2025]),
        ("花架2024年40个、2025年50个", [2024, 2025]),
        ("改造2000年底前建成的花房30间", []),
        ("较2023年新增花坛30个", []),
        ("花艺工程2024年培训计划", [2024]),
        ("2024年新建花圃3个,三年实现花圃覆盖率90%", [2024, None]),
    ],
)
def test_years_that_a_line_names(line: str, years: list[int | None]) -> None:
    assert [named.year for named in years_in(line, 0, len(line))] == years


def test_a_year_of_a_part_governs_its_clause_only() -> None:
    line = "到2026年,改造花房90间,其中2024年、2025年分别改造30间、40间;花农满意度90%"
    years = years_in(line, 0, len(line))
    assert last_year(years, 0, line.index("40间")) == 2025
    assert last_year(years, 0, line.index("90%")) == 2026
    assert last_year(years, line.index("花农"), line.index("90%")) is None


def test_years_that_stand_together_are_of_as_many_numbers() -> None:
    years = [Named(0, 2024, 99), Named(6, 2025, 99), Named(60, 2026, 99)]
    assert respective(years, 0, 50, 2) == [2024, 2025]
    assert respective(years, 0, 50, 3) == []
    assert respective(years, 0, 90, 2) == []  # one of them stands apart
    assert years_of("其中2024年、2025年分别改造") == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "改造花房600间,2025年、2026年、2027年分别完成150间、200间、250间。",
            [("花房", 600, 2027), ("花房", 150, 2025), ("花房", 200, 2026), ("花房", 250, 2027)],
        ),
        ("累计培训花匠500名,其中2025年、2026年各150名。", [("培训花匠", 500, 2027), ("培训花匠", 150, 2025), ("培训花匠", 150, 2026)]),
        ("全市花廊2025年新建2条、2026年新建3条,到2027年达到8条。", [("花廊", 2, 2025), ("花廊", 3, 2026), ("花廊", 8, 2027)]),
        (
            "到2026年,花店上云率达85%,花田监测率达到68%;到2027年,上述两项指标分别提升至95%和72%。",
            [("花店上云率", 85, 2026), ("花田监测率", 68, 2026), ("花店上云率", 95, 2027), ("花田监测率", 72, 2027)],
        ),
        ("2026年底前,花店问答准确率不低于85%;2027年推广至各镇,准确率提升到95%。", [("花店问答准确率", 85, 2026), ("花店问答准确率", 95, 2027)]),
        ("新增花店停车位9000个。花艺师占比逐年提高,2026年达60%以上。", [("花店停车位", 9000, 2027), ("花艺师占比", 60, 2026)]),
    ],
)  # fmt: skip
def test_later_years_and_names_left_out(sentence: str, expected: list[tuple[str, float, int]]) -> None:
    assert [(t.name, t.value, t.year) for t in tasks(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("每年举办花展10场,培训花艺师、花匠分别不少于800人次和200人次。", ["annual", "annual", "annual"]),
        ("花卉登记量年均突破3万件,打造三个以上花卉工作站。", ["annual", "new"]),
        ("援助花农年均5000人,花艺岗位稳定在3000个左右。", ["annual", "level"]),
        ("每年认定花店30家,三年打造花廊50条。", ["annual", "new"]),
        ("花田灯具累计并网80万千瓦,花棚在建规模60万千瓦。", ["cumulative"]),
        ("累计建成花圃190个,花坛100个。", ["cumulative", "cumulative"]),
        ("既有花房加装电梯240部。", ["new"]),
        ("200项花卉事项实现就近办。", ["new"]),
        ("接入300个花店摄像头。", ["new"]),
        ("引导社会资本投入2亿元以上。", ["new"]),
        ("带动消费10亿元以上。", ["new"]),
        ("改造花村120个、花棚面积约310万平方米。", ["new", "new"]),
        ("规范提升花市30个,提质改造花圃9座。", ["new", "new"]),
        ("牵头或参与制修订花卉标准12项。", ["new"]),
        ("对接服务花店300家次。", ["new"]),
        ("全年办理花卉投诉100件以上,花农满意度不低于90分。", ["new", "level"]),
    ],
)
def test_what_governs_the_basis(sentence: str, basis: list[str]) -> None:
    assert [target.basis for target in tasks(sentence)] == basis


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("花卉展会拓展至50场。", [("花卉展会", 50, ">=", "场", "level")]),
        ("创建绿色花圃国家级10家、省级40家。", [("国家级绿色花圃", 10, "=", "家", "new"), ("省级绿色花圃", 40, "=", "家", "new")]),
        ("花卉企业突破200家,其中年营业收入超1000万元的10家。", [("花卉企业", 200, ">", "家", "level"), ("年营业收入超1000万元的花卉企业", 10, "=", "家", "level")]),
        ("花园达到60家,其中4A级以上22家。", [("花园", 60, ">=", "家", "level"), ("4A级以上花园", 22, "=", "家", "level")]),
        ("进口、出口花卉整体通关时间分别控制在30小时和1小时以内。", [("进口花卉整体通关时间", 30, "<=", "小时", "level"), ("出口花卉整体通关时间", 1, "<=", "小时", "level")]),
        ("花卉园区产值突破百亿元。", [("花卉园区产值", 100, ">", "亿元", "level")]),
        ("打造花径5条、和美花村9个。", [("花径", 5, "=", "条", "new"), ("和美花村", 9, "=", "个", "new")]),
        ("花期优良天数不少于320天。", [("花期优良天数", 320, ">=", "天", "level")]),
        # what is to be kept low
        ("花田细颗粒物年均浓度力争不高于28微克/立方米。", [("花田细颗粒物年均浓度", 28, "<=", "微克/立方米", "level")]),
        ("花卉燃煤消费占比保持在30%以下。", [("花卉燃煤消费占比", 30, "<=", "%", "level")]),
        ("花苗损耗率不高于3%。", [("花苗损耗率", 3, "<=", "%", "level")]),
        ("花农补助用于培训的比重力争提高到60%以上。", [("花农补助用于培训的比重", 60, ">=", "%", "level")]),
        ("组织管理花艺业营收达到30亿元。", [("组织管理花艺业营收", 30, ">=", "亿元", "level")]),
        ("三年筹措花房120间。", [("花房", 120, "=", "间", "new")]),
        # traps
        ("花房首付比例不高于20%。", []),
        ("申报花卉基地的企业应成立满2年,上年度产值不低于5000万元。", []),
        ("花园承载量超过80%时启动限流。", []),
        ("每个花村配备不少于1名花匠。", []),
        ("推动10GW级花棚光伏项目投产。", []),
        ("花架单桩功率不低于60千瓦。", []),
        ("率先在3个区试点“花卉+文旅”。", []),
        ("花卉平台已接入30家花店。", []),
    ],
)  # fmt: skip
def test_a_target_of_a_task(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(tasks(sentence)) == expected


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("花农住房、花企厂房、花市店铺屋顶花架安装比例", ["花农住房屋顶花架安装比例", "花企厂房屋顶花架安装比例", "花市店铺屋顶花架安装比例"]),
        ("花卉架、花卉盆展示区", ["花卉架展示区", "花卉盆展示区"]),
        ("花卉档案数据归集率、准确率", ["花卉档案数据归集率", "花卉档案数据准确率"]),
        ("花店、兰花交易规模", ["花店", "兰花交易规模"]),
        ("大型花卉馆、文化馆总分馆制覆盖率", ["大型花卉馆总分馆制覆盖率", "文化馆总分馆制覆盖率"]),
        ("化学需氧量、排放总量(含生活排放)", ["化学需氧量", "排放总量(含生活排放)"]),
    ],
)  # fmt: skip
def test_shared_measures(name: str, names: list[str]) -> None:
    assert split_measured(name) == names


ISSUED = "东县花卉行动方案(2025—2027年)\n东县人民政府\n2025年3月1日\n一、工作目标\n到2027年,花业壮大。\n二、重点任务\n(一)扩大种植。{}\n"


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("力争到明年底花店达到20家,新增花坛30个。", [2026, 2026]),
        ("今年完成花房改造20间,其中花棚改造率100%。", [2025, 2025]),
        ("做好花市服务。新增花坛30个。", [2027]),
    ],
)
def test_years_counted_from_the_one_of_issue(sentence: str, years: list[int]) -> None:
    assert [target.year for target in find(document(ISSUED.format(sentence)))] == years


def test_what_rises_without_a_number_is_spoken_of() -> None:
    assert topic_of("花艺师持证占比逐年提高") == "花艺师持证占比"
    assert topic_of("完善花匠培训体系") == ""  # nobody counts it


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("截至2024年底,已建成花架1.2万个;每年新增5000个以上,总量达到3万个。", [("花架", 5000, "annual"), ("花架总量", 3, "level")]),
        ("截至2024年底,花架达到1.2万个。", []),
        ("市级每年支持建设花卉强镇5个。", [("花卉强镇", 5, "annual")]),
        ("建成花卉众创空间15家、孵化器10家。", [("花卉众创空间", 15, "new"), ("孵化器", 10, "new")]),
        ("推出30条助企措施。", []),
    ],
)  # fmt: skip
def test_what_is_there_already(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    """It sets no target, but names what is to come."""
    assert [(t.name, t.value, t.basis) for t in tasks(sentence)] == expected


def test_a_hundred_of_a_scale_counts_behind_a_breakthrough_only() -> None:
    assert [q.value for q in quantities("产值突破百亿元,")] == [100]
    assert list(quantities("10家产值超百亿元的花企")) == [*quantities("10家")]
