"""Clauses that lean on the ones before, name things by what is done to them, or set no target; all are invented."""

import pytest

from loaders.find.numbers import quantities
from tests.test_loaders_find_indicators import goals, rows, tasks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what stands before the verb
        ("拟遴选“领军型花商”10家、花商案例100个。", [("“领军型花商”", 10, "=", "家", "new"), ("花商案例", 100, "=", "个", "new")]),
        ("力争用3年时间在各镇街新设花点五十个。", [("花点", 50, "=", "个", "new")]),
        ("共募集花卉善款5亿元以上。", [("花卉善款", 5, ">=", "亿元", "cumulative")]),
        ("共培育花商30家。", [("花商", 30, "=", "家", "new")]),
        ("年服务花农120万人次以上。", [("服务花农", 120, ">=", "万人次", "annual")]),
        ("市本级年筹集花金3亿元以上。", [("市本级花金", 3, ">=", "亿元", "annual")]),
        ("年底新建花坛30个。", [("花坛", 30, "=", "个", "new")]),
        # how much, by which unit
        ("花架全天开行花列38对。", [("花架全天开行花列", 38, "=", "对", "level")]),
        ("花车车速不低于15公里/时。", [("花车车速", 15, ">=", "公里/时", "level")]),
        ("花亭密度达到每10万人40台。", [("花亭密度", 40, ">=", "台", "level")]),
        ("孵化本土花企百家。", [("本土花企", 100, "=", "家", "new")]),
        ("花田供地量不低于花业供地总量的70%。", [("花田供地量", 70, ">=", "%", "level")]),
        # what is done
        ("花车终端布设25辆次。", [("花车终端布设", 25, "=", "辆次", "new")]),
        ("优化花车线路40条。", [("花车线路", 40, "=", "条", "new")]),
        ("花农子女当年实现100%就业。", [("花农子女当年就业", 100, "=", "%", "level")]),
        ("完成东花园、西花园共计约1.4万平方米花墙改造。", [("花墙改造", 1.4, "~", "万平方米", "new")]),
        ("完成花渠检测约123公里,对其中的约24公里进行修复。", [("花渠检测", 123, "~", "公里", "new"), ("花渠检测修复", 24, "~", "公里", "new")]),
        ("打造一个千亿级花圈、两个百亿级花圈。", [("千亿级花圈", 1, "=", "个", "new"), ("百亿级花圈", 2, "=", "个", "new")]),
        # what is so for each
        ("每个居委会(花村)建有1个花点。", [("每个居委会(花村)花点", 1, "=", "个", "level")]),
        ("每千名花农配备花匠1名以上。", [("每千名花农配备花匠", 1, ">=", "名", "level")]),
        # what is there then, and what more is striven for
        (
            "建设15家花卉孵化器,面积500万平方米以上,在孵花企600家以上。",
            [
                ("花卉孵化器", 15, "=", "家", "new"),
                ("花卉孵化器面积", 500, ">=", "万平方米", "level"),
                ("在孵花企", 600, ">=", "家", "level"),
            ],
        ),
        ("花运量达到300万吨,力争完成340万吨。", [("花运量", 300, ">=", "万吨", "level"), ("花运量", 340, ">=", "万吨", "level")]),
        ("花运量达到90万吨(花站能力达到80万吨及以上)。", [("花运量", 90, ">=", "万吨", "level"), ("花站能力", 80, ">=", "万吨", "level")]),
        # how often, how many all are, rules
        ("落实15天完成1次花道清理。", []),
        ("持续落实花农安全五项制度。", []),
        ("全县12个乡镇实现花亭全覆盖。", []),
        ("3个县(市)全部完成花联体挂牌。", []),
        ("花会总分进入前三名。", []),
        ("花农起付标准为500元。", []),
        ("单张面额20元至500元不等。", []),
        ("开展1对1花艺服务。", []),
    ],
)  # fmt: skip
def test_a_clause_of_a_task(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(tasks(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("有花艺意向的花农安置率达到95%,帮教率达到98%。", ["有花艺意向的花农安置率", "有花艺意向的花农帮教率"]),
        ("花农医保住院花费支付比例达到75%、门诊支付比例提高到50%。", ["花农医保住院花费支付比例", "花农医保门诊支付比例"]),
        ("花田机械化率提高到88%,丘陵山区提高3个百分点。", ["花田机械化率", "丘陵山区花田机械化率"]),
        ("花讯显示100%全覆盖。", ["花讯显示全覆盖"]),
        ("花店准点率达95%以上,五个新城达90%以上。", ["花店准点率", "五个新城花店准点率"]),
        ("新增花棚容量60万千瓦,其中分布式40万千瓦。", ["花棚容量", "分布式花棚容量"]),
        ("规上花卉企业数量突破200家、营业收入年均增长10%。", ["规上花卉企业数量", "规上花卉企业营业收入"]),
        ("花店覆盖率达100%;县域花卉“进村”比例2024年达90%、2025年达100%。", ["花店覆盖率", "县域花卉“进村”比例", "县域花卉“进村”比例"]),
        # lists of others are others
        ("东片、西片等2个花区产值比重达到60%,东片、南片等2个花区产值比重达到60%。", ["东片、西片等花区产值比重", "东片、南片等花区产值比重"]),
    ],
)  # fmt: skip
def test_what_the_clause_before_completes(sentence: str, names: list[str]) -> None:
    assert [target.name for target in goals(sentence)] == names


def test_a_year_of_what_is_so_already_governs_nothing() -> None:
    found = goals("花列不少于400列/年,通达花市(2023年已通达);花肥费用占花值比重降至13%以下。")
    assert [(target.value, target.year) for target in found] == [(400, 2027), (13, 2027)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("花值翻一番以上", [(1, "番", ">=")]),
        ("花值三年翻两番,", [(2, "番", "=")]),
        ("有一番作为", []),
        ("花列38对,", [(38, "对", "=")]),
        ("2对外的花站", []),
        ("年底前三家花店", [(3, "家", "=")]),
        ("进入前三家", []),
    ],
)
def test_units_that_stand_in_their_place_only(text: str, found: list[tuple[float, str, str]]) -> None:
    assert [(quantity.value, quantity.unit, quantity.comparator) for quantity in quantities(text)] == found


def test_what_doubles_grows_by_so_many_times() -> None:
    assert rows(goals("花值较2022年翻一番,五年翻两番。")) == [
        ("花值", 1, "=", "番", "growth"),
        ("花值", 2, "=", "番", "growth"),
    ]
