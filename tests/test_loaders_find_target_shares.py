"""Shares of those that do something, what is made in something, lists that go on; all sentences are invented."""

import pytest

from tests.test_loaders_find_indicators import goals, rows, tasks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("100%的花店和花站完成花艺馆设置。", [("完成花艺馆设置的花店和花站", 100, "=", "%", "level")]),
        ("加强15%的花艺馆内涵建设。", [("花艺馆内涵", 15, "=", "%", "level")]),
        ("探索在10%的花店设置花艺角。", [("设置花艺角的花店", 10, "=", "%", "level")]),
        ("85%以上花店建立花卉档案。", [("花店建立花卉档案", 85, ">=", "%", "level")]),
        ("实现95%花店覆盖率。", [("花店覆盖率", 95, "=", "%", "level")]),
        (
            "围绕花田40%以上面积达到海绵花田要求的目标任务,推进建设。",
            [("花田面积达到海绵花田要求", 40, ">=", "%", "level")],
        ),
        ("30%的费用由花店承担。", []),
        ("新建花房100%执行绿色花房标准。", [("花房执行绿色花房标准", 100, "=", "%", "level")]),
    ],
)
def test_a_share_that_does_something(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(tasks(sentence)) == expected


def test_a_share_of_what_the_clause_before_speaks_of() -> None:
    """A like share of another grade is another target."""
    found = goals(
        "市级花店全部达到三级水平,其中60%以上的市级花店达到“三级甲等”水平;"
        "县级花店全部达到二级水平,其中60%以上达到“二级甲等”水平。"
    )
    assert [target.name for target in found] == ["达到“三级甲等”水平的市级花店", "达到“二级甲等”水平的县级花店"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("花房出入口增加花架,三年累计新增19台。", [("花架", 19, "=", "台", "cumulative")]),
        ("三年累计完成花道断头贯通25400㎡。", [("花道断头贯通", 25400, "=", "㎡", "cumulative")]),
        ("完成花道提升21个点位。", [("花道提升", 21, "=", "个点位", "new")]),
        ("完成三幅花房地块出让工作。", [("花房地块出让", 3, "=", "幅", "new")]),
        ("每年完成80万平米花面改造。", [("花面改造", 80, "=", "万平米", "annual")]),
        ("花艺仲裁年均结案率达到95%以上。", [("花艺仲裁结案率", 95, ">=", "%", "level")]),
        (
            "在现有水平基础上,花店覆盖率每年提升1-3个百分点。",
            [("花店覆盖率", 1, "between", "个百分点", "annual_growth")],
        ),
        ("突发花灾预警提前量达70分钟以上。", [("突发花灾预警提前量", 70, ">=", "分钟", "level")]),
        ("地均花卉产出达20万元/亩。", [("地均花卉产出", 20, ">=", "万元/亩", "level")]),
        ("深化8个花区建设,争取进展。", []),
        ("优化以花馆为“枢纽”、14个花站为“节点”的花卉网络。", []),
        ("确保花店数量继续领跑全省、花卉类项目占比达55%。", [("花卉类项目占比", 55, ">=", "%", "level")]),
        (
            "新增花卉贷款投放50亿元,其中小微贷款20亿元。",
            [("花卉贷款投放", 50, "=", "亿元", "new"), ("小微贷款", 20, "=", "亿元", "new")],
        ),
        ("花污染天数控制在2天以内。", [("花污染天数", 2, "<=", "天", "level")]),
        ("适老化改造花农家庭5000户。", [("适老化改造花农家庭", 5000, "=", "户", "new")]),
        (
            "首批次花材、首版次花具分别认定10项、5项。",
            [("首批次花材", 10, "=", "项", "new"), ("首版次花具", 5, "=", "项", "new")],
        ),
        ("对全市30个老旧花圃进行升级改造。", [("老旧花圃", 30, "=", "个", "new")]),
    ],
)
def test_a_target_of_a_task(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(tasks(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("完工花房1万套。", [("完工花房", 1, "=", "万套", "new")]),
        ("至少建成花圃3个。", [("花圃", 3, ">=", "个", "new")]),
        ("同步建成花圃3个。", [("花圃", 3, "=", "个", "new")]),
        ("新登记花卉经营户3万户。", [("花卉经营户", 3, "=", "万户", "new")]),
        ("维修花廊9公里。", [("维修花廊", 9, "=", "公里", "new")]),
        ("花房交付率达95%。", [("花房交付率", 95, ">=", "%", "level")]),
    ],
)
def test_more_verbs_of_making(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(tasks(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("花卉旅游人次和收入均增长10%。", ["花卉旅游人次", "花卉旅游收入"]),
        ("花卉种植面积、产量、产值分别达到10万亩、20万吨、30亿元。", ["花卉种植面积", "花卉种植产量", "花卉种植产值"]),
        ("新认定花艺企业不低于30家(其中“小巨人”5家)。", ["花艺企业", "“小巨人”"]),
        (
            "开工亿元以上花卉项目30个、竣工20个、完成投资50亿元。",
            ["开工亿元以上花卉项目", "亿元以上花卉项目竣工", "亿元以上花卉项目投资"],
        ),
        ("化学花肥、氨氮重点工程减排量分别达到1000吨、50吨。", ["化学花肥重点工程减排量", "氨氮重点工程减排量"]),
        ("国家级花园3家、省级10家。", ["国家级花园", "省级花园"]),
        ("绿地率40%,人均花园绿地15平方米。", ["绿地率", "人均花园绿地"]),
        ("加快12个花圃建设,确保6个建成投用。", ["花圃", "花圃建成投用"]),
        ("建设1万亩花田(其中高标准花田5000亩)。", ["花田", "高标准花田"]),
        ("花店接通率不低于95%,按时办结率达100%。", ["花店接通率", "按时办结率"]),
    ],
)
def test_lists_that_go_on(sentence: str, names: list[str]) -> None:
    assert [target.name for target in tasks(sentence)] == names
