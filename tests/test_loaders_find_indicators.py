"""Targets in sentences and tables, what is none, and the target year of a plan; all plans here are invented."""

import json
import sys
from pathlib import Path

import pytest

from loaders.find import header, indicators
from loaders.find.goals import goal_years
from loaders.find.target_horizon import horizon_of
from loaders.readers.txt import from_text
from ontology.records import Target
from tests.support import document

GOALS = "青川市花卉产业行动计划\n一、工作目标\n到2027年,花卉产业明显壮大。\n{}\n二、重点任务\n(一)做好服务。(责任单位:市农业农村局)\n"
TASKS = "青川市花卉产业行动计划\n一、工作目标\n到2027年,花卉产业明显壮大。\n二、重点任务\n(一)扩大种植。{}(责任单位:市农业农村局)\n"


def goals(sentence: str) -> list[Target]:
    return indicators.find(document(GOALS.format(sentence)))


def tasks(sentence: str) -> list[Target]:
    return indicators.find(document(TASKS.format(sentence)))


def rows(found: list[Target]) -> list[tuple[str, float, str, str | None, str]]:
    return [(t.name, t.value, t.comparator, t.unit, t.basis) for t in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("花卉企业达200家。", [("花卉企业", 200, ">=", "家", "level")]),
        ("新增花卉示范园3个。", [("花卉示范园", 3, "=", "个", "new")]),
        ("培育6家以上花卉龙头企业。", [("花卉龙头企业", 6, ">=", "家", "new")]),
        ("累计培训花农超过3000人次。", [("培训花农", 3000, ">", "人次", "cumulative")]),
        ("花卉产值年均增长10%以上。", [("花卉产值", 10, ">=", "%", "annual_growth")]),
        ("办证时间缩短20%以上。", [("办证时间", 20, ">=", "%", "reduction")]),
        ("服务花农每年不低于100户。", [("服务花农", 100, ">=", "户", "annual")]),
        ("良种覆盖率较2024年提高5个百分点。", [("良种覆盖率", 5, "=", "个百分点", "growth")]),
        ("花农满意度保持在90%以上。", [("花农满意度", 90, ">=", "%", "level")]),
        ("举办花卉展会5场左右。", [("花卉展会", 5, "~", "场", "new")]),
        ("单位花田用水量降至30立方米以下。", [("单位花田用水量", 30, "<=", "立方米", "level")]),
        ("打造一个花卉交易中心。", [("花卉交易中心", 1, "=", "个", "new")]),
        ("每千人口花店达到4.6个/千人。", [("每千人口花店", 4.6, ">=", "个/千人", "level")]),
        ("花肥产能稳定在1.4亿吨/年以上。", [("花肥产能", 1.4, ">=", "亿吨/年", "level")]),
        ("亩均产值达到15万元/亩。", [("亩均产值", 15, ">=", "万元/亩", "level")]),
        ("花市带宽达到2800G。", [("花市带宽", 2800, ">=", "G", "level")]),
        ("花田灌溉量达到10万空方以上。", [("花田灌溉量", 10, ">=", "万空方", "level")]),
        ("花农1万余户。", [("花农", 1, ">", "万户", "level")]),
        ("花市营商环境指数达到90以上。", [("花市营商环境指数", 90, ">=", None, "level")]),
        ("花卉加工与种植产值之比提高到2.8:1。", [("花卉加工与种植产值之比", 2.8, ">=", None, "level")]),
        ("花卉总产值突破300亿元。", [("花卉总产值", 300, ">", "亿元", "level")]),
        ("花卉企业年产值达到3亿元。", [("花卉企业年产值", 3, ">=", "亿元", "annual")]),
        ("花肥年推广面积达到20万亩。", [("花肥年推广面积", 20, ">=", "万亩", "annual")]),
        ("青年花农规模达到300人。", [("青年花农规模", 300, ">=", "人", "level")]),
        ("花卉业年均贷款增速20%以上。", [("花卉业贷款", 20, ">=", "%", "annual_growth")]),
        ("5年增加5个花卉牌照。", [("花卉牌照", 5, "=", "个", "new")]),
        ("花卉企业净增10家。", [("花卉企业", 10, "=", "家", "new")]),
        ("对花园路等3条花径进行改造提升。", [("花径", 3, "=", "条", "new")]),
        ("赏花游客2000万人次/年。", [("赏花游客", 2000, "=", "万人次", "annual")]),
        ("花农收入与全省差距缩小到1个百分点左右。", [("花农收入与全省差距", 1, "~", "个百分点", "level")]),
        ("筹集人才花房500套。", [("人才花房", 500, "=", "套", "new")]),
        ("引进团队30个。", [("团队", 30, "=", "个", "new")]),
        ("花匠培训机构达到8家。", [("花匠培训机构", 8, ">=", "家", "level")]),
        ("花苗自然增长率控制在2‰以内。", [("花苗自然增长率", 2, "<=", "‰", "level")]),
        ("新增花农补贴40户。", [("花农补贴", 40, "=", "户", "new")]),
        ("花卉年交易额突破20亿元人民币。", [("花卉年交易额", 20, ">", "亿元", "annual")]),
        ("帮助花企年均减负约7亿元。", [("花企年均减负", 7, "~", "亿元", "annual")]),
        ("预计花企减负约8亿元。", [("花企减负", 8, "~", "亿元", "reduction")]),
        ("花农年人均增收超1000元。", [("花农年人均增收", 1000, ">", "元", "growth")]),
        ("开展观光的花农达6000户以上。", [("观光的花农", 6000, ">=", "户", "level")]),
        ("新建(改建)10家标准化花店。", [("标准化花店", 10, "=", "家", "new")]),
        ("全市首批100个示范花圃全面建成。", [("示范花圃", 100, "=", "个", "new")]),
        ("推动首批95个花圃开放。", [("花圃开放", 95, "=", "个", "new")]),
        ("花尘浓度不高于34微克/立方米。", [("花尘浓度", 34, "<=", "微克/立方米", "level")]),
        ("花苗死亡率下降到4.5‰。", [("花苗死亡率", 4.5, "<=", "‰", "level")]),
        ("花病发病率下降到10/10万。", [("花病发病率", 10, "<=", "/10万", "level")]),
        ("花农人均收入比上年增加1530元。", [("花农人均收入", 1530, "=", "元", "growth")]),
        ("良种覆盖率每年提升1-3个百分点。", [("良种覆盖率", 1, "between", "个百分点", "annual_growth")]),
        ("十亿级花卉企业过百家。", [("十亿级花卉企业", 100, ">", "家", "level")]),
        ("培训千名以上花农骨干。", [("花农骨干", 1000, ">=", "名", "new")]),
        ("新签订单200亿元。", [("订单", 200, "=", "亿元", "new")]),
        ("为花农开拓就业岗位50万个。", [("就业岗位", 50, "=", "万个", "new")]),
        ("75%的县至少建成一所花卉学校。", [("建成一所花卉学校的县", 75, "=", "%", "level")]),
        ("引进投资亿元以上花卉项目10个。", [("投资亿元以上花卉项目", 10, "=", "个", "new")]),
        (
            "花卉企业突破百家、花农收入翻两番。",
            [("花卉企业", 100, ">", "家", "level"), ("花农收入", 2, "=", "番", "growth")],
        ),
        ("接待赏花游客500万人次以上。", [("接待赏花游客", 500, ">=", "万人次", "level")]),
        ("花棚改造200座。", [("花棚改造", 200, "=", "座", "new")]),
        ("花卉冷链覆盖71个县。", [("花卉冷链覆盖县", 71, "=", "个", "level")]),
        ("18个县级花田监测点达标率达到90%。", [("县级花田监测点达标率", 90, ">=", "%", "level")]),
        ("持证花农(含花师、花匠、花艺师)总量达到30万人。", [("持证花农总量", 30, ">=", "万人", "level")]),
        ("确保实现花卉收入增长4%的目标。", [("花卉收入", 4, "=", "%", "growth")]),
        ("花卉一般公共预算收入达到60亿元。", [("花卉一般公共预算收入", 60, ">=", "亿元", "level")]),
        ("花卉物价指数控制在103.5以内。", [("花卉物价指数", 103.5, "<=", None, "level")]),
        ("花卉物价涨幅3%左右。", [("花卉物价", 3, "~", "%", "growth")]),
        ("花农平均受教育年限达到11.5年。", [("花农平均受教育年限", 11.5, ">=", "年", "level")]),
        ("东县、西县80%的村庄建成花站。", [("建成花站的村庄", 80, "=", "%", "level")]),
        ("返乡青年就业创业2万人以上。", [("返乡青年就业创业", 2, ">=", "万人", "new")]),
        ("减少花肥用量200吨。", [("花肥用量", 200, "=", "吨", "reduction")]),
        ("花农住房基本建成260套。", [("花农住房基本建成", 260, "=", "套", "new")]),
        ("新能源花车推广1万辆。", [("新能源花车推广", 1, "=", "万辆", "new")]),
        ("城镇新增花农就业3万人。", [("城镇花农就业", 3, "=", "万人", "new")]),
        ("花农参保率巩固在95%以上。", [("花农参保率", 95, ">=", "%", "level")]),
        ("开展花卉检测2000批次。", [("花卉检测", 2000, "=", "批次", "new")]),
        ("安装花灯300盏。", [("花灯", 300, "=", "盏", "new")]),
        ("为1000名花农提供培训。", [("花农", 1000, "=", "名", "new")]),
        ("新批注册资本1000万元以上花卉项目15个。", [("注册资本1000万元以上花卉项目", 15, "=", "个", "new")]),
        ("每周赏花不少于3次的人数比例达到32%以上。", [("每周赏花不少于3次的人数比例", 32, ">=", "%", "level")]),
    ],
)
def test_a_target_of_the_goals(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(goals(sentence)) == expected


def test_a_range_has_two_values() -> None:
    (target,) = goals("建设花卉示范基地3-5个。")
    assert (target.value, target.value_max, target.comparator) == (3, 5, "between")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("新增花卉企业15家、花卉合作社20家。", ["花卉企业", "花卉合作社"]),
        ("花卉企业、花卉合作社数量均达到80家。", ["花卉企业", "花卉合作社数量"]),
        ("花卉出口额和花卉交易量年均增幅20%以上。", ["花卉出口额", "花卉交易量"]),
        ("良种率、商品率分别达到90%、80%。", ["良种率", "商品率"]),
        ("国家级、省级花卉基地2个。", ["国家级、省级花卉基地"]),
        ("花卉零售额达到30亿元,增长5%以上。", ["花卉零售额", "花卉零售额"]),
        ("市级网办率不低于90%,区县级不低于70%。", ["市级网办率", "区县级网办率"]),
        ("培育年产值超10亿元、带动力强的花卉企业2家。", ["年产值超10亿元、带动力强的花卉企业"]),
        ("新增50亿元花卉企业1家。", ["50亿元花卉企业"]),
        ("培育一批花卉名村、30个花卉名镇。", ["花卉名镇"]),
        ("加快实施花海改造工程,确保完成180万亩。", ["花海改造工程"]),
        ("加快花卉基金投放,投放60%以上、使用率达60%以上。", ["花卉基金投放", "花卉基金使用率"]),
        ("新签约、开工、投产花圃各20个。", ["新签约花圃", "开工花圃", "投产花圃"]),
        ("引育5家以上花卉企业、10家以上花店。", ["花卉企业", "花店"]),
        ("建成东山、西山、南山4个花卉示范区。", ["花卉示范区"]),
        ("培育10个产值20亿元以上的花卉产业园区。", ["产值20亿元以上的花卉产业园区"]),
        ("每年扶持200个花社、开展万场以上花事活动。", ["花社", "花事活动"]),
        ("对花农住所实施适老化改造,每年改造2.5万户。", ["适老化改造"]),
        ("支持各县通过购买、改建等方式筹集保障性花棚,每年新增5万套。", ["保障性花棚"]),
        ("遴选50名花农和100名花匠作为首批花师。", ["花农", "花匠"]),
        ("“花工程”项目、花市项目投资额均完成年度计划的30%以上。", ["“花工程”项目投资额", "花市项目投资额"]),
        ("推动花卉产业实现产值300亿元,税收15亿元。", ["花卉产业产值", "花卉产业税收"]),
        ("设立花卉服务站,每个街道至少1个。", ["花卉服务站"]),
        ("建成花村10个、花镇3个。", ["花村", "花镇"]),
        ("花企贷款新增20亿元,余额突破100亿元。", ["花企贷款", "花企贷款余额"]),
        ("力争花卉出口额翻一番,达到10亿元。", ["花卉出口额", "花卉出口额"]),
        ("打造乡村旅游100个花村、100家花店、100条花径。", ["乡村旅游花村", "花店", "花径"]),
        ("城区花坛覆盖率达到50%,镇(乡)达到30%。", ["城区花坛覆盖率", "镇(乡)花坛覆盖率"]),
        ("花卉收入增长12%,其中市本级增长10%。", ["花卉收入", "市本级花卉收入"]),
        (
            "花尘和花粉总量(含城、乡)分别控制在10吨、9吨以内,比2024年的12吨、11吨分别减少11%、15%。",
            ["花尘", "花粉总量(含城、乡)"] * 2,
        ),
        ("花价下降到8元,比2024年的9.5元降低17%。", ["花价", "花价"]),
        ("市政府确定全年花房建设任务为:新开工15户、基本建成12套。", ["花房新开工", "花房基本建成"]),
        ("花卉收入3亿元,同口径比上年增长12%。", ["花卉收入", "花卉收入"]),
        ("花尘、花粉浓度分别不高于53和32微克/立方米。", ["花尘浓度", "花粉浓度"]),
        ("花农比例达到32%,比2024年提高3个百分点,分别比2024年提高4.9和2.9个百分点。", ["花农比例", "花农比例"]),
        (
            "花业增加值占生产总值和服务业比重分别达到7%和13%左右。",
            ["花业增加值占生产总值比重", "花业增加值占服务业比重"],
        ),
        ("降低花费(含花房公积金)成本约8亿元、人工成本约40亿元。", ["花费(含花房公积金)成本", "人工成本"]),
        ("建成30个低成本、便利化、开放式的花卉小镇。", ["花卉小镇"]),
        ("花卉企业300家(其中龙头企业20家)。", ["花卉企业", "龙头企业"]),
        ("花尘下降10%(其中城区花尘下降12%)、花粉下降8%。", ["花尘", "城区花尘", "花粉"]),
        ("培训花农5万人(含2025年已培训1万人)。", ["培训花农"]),
        (
            "依托花市开展花农技能培训,城市受训率达90%,农村受训率达80%。",
            ["花农技能培训城市受训率", "花农技能培训农村受训率"],
        ),
        ("16岁以上的城市花农达到18%以上,农村花农达到7%以上。", ["16岁以上的城市花农", "16岁以上的农村花农"]),
        ("花厕普及率、花农参与率均达到95%。", ["花厕普及率", "花农参与率"]),
        ("花卉收入年均增长7%,高于农业增速1个百分点。", ["花卉收入", "花卉收入高于农业"]),
        ("花卉产值年均增速高于农业1个百分点,2027年冲刺500亿元。", ["花卉产值年均增速高于农业", "花卉产值"]),
        ("花卉企业实现翻番,达到200家。", ["花卉企业"]),
        ("实现花卉产值、出口额持续增长,分别达到100亿元、20亿元。", ["花卉产值", "出口额"]),
        ("招收应届花匠,比例不低于40%。", ["应届花匠比例"]),
        ("花棚新开工300个,基本建成200个。", ["花棚新开工", "花棚基本建成"]),
        ("完成东镇等6座花坛加固及西镇等10座花廊整治。", ["花坛加固", "花廊整治"]),
        ("引进亿元以上花卉项目30个,其中10亿元以上5个。", ["亿元以上花卉项目", "10亿元以上花卉项目"]),
        ("花卉增加值占生产总值比重达到12%,年均增长9%。", ["花卉增加值占生产总值比重", "花卉增加值"]),
        ("实施花径3条,总里程6公里;花廊5条。", ["花径", "花廊"]),
    ],
)
def test_names_of_several_targets(sentence: str, names: list[str]) -> None:
    assert [target.name for target in goals(sentence)] == names


def test_a_verb_and_a_sum_are_handed_on_to_the_next_name() -> None:
    found = goals("累计建成企业花圃190个,行业花圃10个。")
    assert [(t.name, t.basis) for t in found] == [("企业花圃", "cumulative"), ("行业花圃", "cumulative")]


@pytest.mark.parametrize(
    "sentence",
    [
        "对新认定的花卉企业,给予最高50万元奖励。",
        "每户补贴200元。",
        "购买花卉的首付比例不低于15%。",
        "对种植面积超过50亩的合作社给予补助。",
        "申请材料齐全的,3个工作日内办结。",
        "每年评选花卉能手不超过5名。",
        "每季度召开会议1次。",
        "推进“1+6+N”花卉体系建设。",
        "截至目前,花卉企业达到150家。",
        "鼓励引进花卉企业3家。",
        "安排专项资金2亿元支持花卉种植。",
        "做好2024年3月31日以前的补种。",
        "每个花圃投入不少于100万元。",
        "每800户建设一处不少于6个花坛的绿地。",
        "申请人应具备以下条件:花农不少于20人。",
        "当花价达到95%时,停止收购。",
        "整体提升8个花卉窗口服务质量。",
        "直至审批周期降至36个月以下。",
        "花农将原有1套花棚用作花市。",
        "签约后一个月内缴纳金额不低于50%。",
        "按第一年30%、第二年30%的比例缴纳。",
        "从花师中遴选(其中名师100名)。",
        "花坛覆盖率=花坛数/街道数*100%。",
        "实现四个明显突破。",
        "为花农每户每艘增配1只花盆。",
        "花农服务年限不少于5年。",
        "花市建成后吸纳花农1000户。",
    ],
)
def test_what_is_no_target(sentence: str) -> None:
    assert rows(tasks(sentence)) == []


def test_a_target_of_a_task_has_its_path_and_the_year_of_its_sentence() -> None:
    (target,) = tasks("到2026年,全市花卉检测员达到80人以上。")
    assert (target.task, target.year, target.name) == ("二/(一)", 2026, "花卉检测员")


def test_a_target_among_the_goals_has_no_task_and_the_plan_s_year() -> None:
    (target,) = goals("花卉企业达200家。")
    assert (target.task, target.year) == (None, 2027)


def test_a_part_in_brackets_counts_as_its_whole() -> None:
    found = goals("返乡青年就业创业2万人以上(其中东县1万人以上),花农满意度达到90%。")
    assert [(t.name, t.basis) for t in found] == [
        ("返乡青年就业创业", "new"),
        ("东县", "new"),
        ("花农满意度", "level"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a list of works in a table that is printed cell by cell, or with bars
        ("2026年青川市花卉重点工作分解\n序号\n任务\n1\n花卉产值增长6%左右。\n", [("花卉产值", 2026)]),
        (
            "2026年青川市花卉实事进展表项目名称 | 工作任务 | 时间 |\n花坛 | 新建花坛3个; | 11月 |\n",
            [("花坛", 2026)],
        ),
        ("青川市通知\n确定2026年我市花卉建设任务为:新建花坛3个、花圃5座。\n", [("花坛", 2026), ("花圃", 2026)]),
        # what money goes to
        ("青川市花卉资金计划\n一、资金安排\n(一)花径项目\n铺设花径3公里。\n", []),
    ],
)
def test_targets_outside_chapters(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(target.name, target.year) for target in indicators.find(document(text))] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2025年和2026年每年改造花棚2万户。", [("花棚", 2026)]),
        ("花卉产值2025年达到30亿元、2026年达到40亿元。", [("花卉产值", 2025), ("花卉产值", 2026)]),
        ("2025年、2026年分别新建花站10座、20座。", [("花站", 2025), ("花站", 2026)]),
        ("2025年新建花站30座,2026年新建花坛40座。", [("花站", 2025), ("花坛", 2026)]),
        ("花卉产值较2024年增长5%。", [("花卉产值", 2027)]),
        ("全市“十五五”末花站达5座。", [("花站", 2030)]),
        ("到2025年,目标是:\n花站达5座。\n到2030年,目标是:\n花站达9座。", [("花站", 2025), ("花站", 2030)]),
    ],
)
def test_the_year_of_a_target_among_the_goals(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert [(target.name, target.year) for target in goals(sentence)] == expected


def test_a_unit_is_printed_as_in_the_text() -> None:
    assert [target.unit for target in goals("新建花房900套\uff08户\uff09,改造花房300套(户)。")] == [
        "套\uff08户\uff09",
        "套(户)",
    ]


def test_a_repeated_target_is_listed_once() -> None:
    text = GOALS.format("花卉龙头企业达到60家。").replace("做好服务。", "做好服务。培育60家花卉龙头企业。")
    assert len(indicators.find(document(text))) == 1


def test_the_quote_is_cut_from_the_source() -> None:
    text = GOALS.format("花卉企 业达200 家。")
    (target,) = indicators.find(document(text))
    assert target.evidence.quote == text[target.evidence.start : target.evidence.end]
    assert target.value == 200


def test_a_lost_dash_is_suspected_only_where_dashes_were_lost() -> None:
    sentence = "建设花卉示范区23个。"
    (whole,) = goals(sentence)
    (damaged,) = goals(sentence + "落实规划纲要(20212035年)。")
    assert (whole.suspect, whole.alternatives) == (False, ())
    assert damaged.suspect
    assert [(r.value, r.value_max) for r in damaged.alternatives] == [(2, 3)]
    assert damaged.value == 23


def test_a_background_chapter_sets_no_targets() -> None:
    text = "青川市花卉产业行动计划\n一、指导思想\n以6家花卉企业为主体。\n二、重点任务\n(一)做好服务。\n"
    assert indicators.find(document(text)) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("青川市花卉行动计划(2025-2027年)\n一、重点任务\n(一)种花。\n", 2027),
        ("青川市2026年花卉工作要点\n一、重点任务\n(一)种花。\n", 2026),
        (GOALS.format("花开满城。"), 2027),
        # how long a document holds is no aim, by the guide; of goals far apart the nearer one is, of stages the last
        ("青川市花卉措施\n一、支持种植\n多种花。\n以上政策有效期至2026年12月31日。\n", None),
        (GOALS.format("到2030年花开满城。"), 2030),
        (GOALS.format("到2035年花开满城。"), 2027),
        # so is the nearer one where the last has hardly any of the numbers
        (GOALS.format("花店达到9家,花农达到8户,花田达到7亩,花径达到6条。到2030年,花站达到5座。"), 2027),
        # nor of goals of several years one by which the document holds no more
        (GOALS.format("到2030年花开满城。") + "以上措施有效期至2027年12月31日。\n", 2027),
        ("青川市花卉措施\n一、支持种植\n多种花。\n", None),
        # goals of a five-year plan stand in the first chapter too; what it brought so far is no goal
        ("青川市花卉措施\n第一章 总则\n第一条“十五五”期间,力争花站达5座。\n第二章 种植\n第二条 种花。\n", 2030),
        ("青川市花卉措施\n第一章 总则\n第一条“十四五”期间,花站已有5座。\n第二章 种植\n第二条 种花。\n", None),
    ],
)
def test_the_year_of_targets_that_name_none(text: str, year: int | None) -> None:
    read = document(text)
    assert horizon_of(read, header.find(read)).common == year


MEASURES = "青川市花卉若干措施\n青川市人民政府\n2026年5月31日\n一、扩大种植\n(一)种花。{}(责任单位:市农业农村局)\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "确保花卉投资上半年完成16亿元,全年完成32亿元。",
            [("花卉投资", 16, 2026, "level"), ("花卉投资", 32, 2026, "annual")],
        ),
        ("年底前建成花圃5个。", [("花圃", 5, 2026, "new")]),
        ("建成花圃5个。", [("花圃", 5, None, "new")]),
        ("办证时间压缩至1个工作日。", [("办证时间", 1, None, "level")]),
        (
            "全年完成花卉投资20亿元,实现花卉收入3亿元。",
            [("花卉投资", 20, 2026, "annual"), ("花卉收入", 3, 2026, "annual")],
        ),
        ("2027年底前建成花圃5个。", [("花圃", 5, 2027, "new")]),
        ("国有花企招聘花匠不少于50人。", [("国有花企招聘花匠", 50, None, "level")]),
        ("国有花企招聘应届花匠比例不低于50%。", [("国有花企招聘应届花匠比例", 50, None, "level")]),
        ("上半年完成花卉投资8亿元。", [("花卉投资", 8, 2026, "level")]),
        ("全年花田面积66万亩,产量8万吨。", [("花田面积", 66, 2026, "annual"), ("花田产量", 8, 2026, "annual")]),
        ("全年花田面积稳定在66万亩。", [("花田面积", 66, 2026, "level")]),
        (
            "2026年建成花圃5个。落实花卉目录(2019年本),新建花坛7个。",
            [("花圃", 5, 2026, "new"), ("花坛", 7, 2026, "new")],
        ),
        ("2026年新开花店高于2025年,建成花圃5个。", [("花圃", 5, 2026, "new")]),
        # where another year is named too, a target without one is of none
        ("2027年建成花圃5个。新建花坛7个。", [("花圃", 5, 2027, "new"), ("花坛", 7, None, "new")]),
        (
            "全年建成花圃5个。新建花坛7个、花廊9条。",
            [("花圃", 5, 2026, "new"), ("花坛", 7, 2026, "new"), ("花廊", 9, 2026, "new")],
        ),
    ],
)
def test_measures_without_goals_are_of_the_year_that_they_speak_of(
    sentence: str, expected: list[tuple[str, float, int | None, str]]
) -> None:
    found = indicators.find(document(MEASURES.format(sentence)))
    assert [(t.name, t.value, t.year, t.basis) for t in found] == expected


def test_a_flow_in_a_plan_for_one_year_is_of_that_year() -> None:
    text = "青川市2026年花卉工作要点\n一、重点任务\n(一)种花。花卉总产值达到3亿元。\n"
    assert [(t.year, t.basis) for t in indicators.find(document(text))] == [(2026, "annual")]


def test_what_a_year_before_the_plan_saw_is_no_target() -> None:
    text = "青川市花卉规划(2026-2030年)\n一、发展目标\n2024年,花卉企业达到50家。到2030年,花卉企业达到90家。\n"
    assert [(t.value, t.year) for t in indicators.find(document(text))] == [(90, 2030)]


@pytest.mark.parametrize(
    ("goals_text", "year"),
    [
        ("到2027年,花开满城。到2030年,花开全省。", 2030),
        ("“十五五”期间,花卉企业达到90家。", 2030),
        ("“十五五”期间,花卉企业达到90家,到2027年花开满城。", 2027),
        ("2029年,花开满城。", 2029),
        ("到2027年,花开满城。展望2035年,花开全国。", 2027),
        ("花卉企业较2020年底增加。", None),
        ("截至2024年底,花卉企业50家。", None),
        # a year without numbers, long after one with numbers, is an outlook
        ("到2030年,花卉企业达到90家。到2035年,花开满城。", 2030),
        ("到2027年,花卉企业达到90家。到2030年,花开满城。", 2030),
    ],
)
def test_the_last_year_that_the_goals_aim_at(goals_text: str, year: int | None) -> None:
    years = goal_years(document(f"青川市花卉计划\n一、工作目标\n{goals_text}\n二、重点任务\n(一)种花。\n"))
    assert max(years, default=None) == year


@pytest.mark.parametrize(
    "text",
    ["5家", "达到5%", "、、5个、、", "一、工作目标\n、新增5家", "《5家》", "(((5家", "一、工作目标\n分别达到5%、6%"],
)
def test_odd_text_never_fails(text: str) -> None:
    assert isinstance(indicators.find(document(text)), list)


def test_a_paragraph_that_has_named_its_year_goes_on() -> None:
    text = "青川市花卉规划\n到2030年,花卉企业达到90家。其中,市区达到50家。目前花农8户。\n一、重点任务\n(一)种花。\n"
    assert [(t.name, t.value) for t in indicators.find(document(text))] == [("花卉企业", 90), ("市区花卉企业", 50)]


def test_amounts_after_a_verb_of_change_share_it() -> None:
    found = goals("到2027年,降低花税约8亿元、花租约40亿元。")
    assert [(t.name, t.basis) for t in found] == [("花税", "reduction"), ("花租", "reduction")]


def test_about_at_the_end_is_said_of_all() -> None:
    found = goals("良种率、商品率分别达到11%和18%左右。")
    assert [(t.value, t.comparator) for t in found] == [(11, "~"), (18, "~")]


@pytest.mark.shared
@pytest.mark.parametrize("stem", ["000_80c7a34258b7d1fe", "003_b234aa7c753f2ac8"])
def test_against_the_references(shared: Path, stem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(shared / "contract"), *sys.path])
    import score

    gold = json.loads((shared / "gold" / f"{stem}.json").read_text(encoding="utf-8"))["indicators"]
    text = from_text((shared / "seeds" / f"{stem}.txt").read_text(encoding="utf-8"), stem)
    from loaders.pipeline import read_text

    found = [
        {"name": t.name, "value": t.value, "value_max": t.value_max, "unit": t.unit}
        for t in indicators.find(read_text(text))
    ]
    pairs, missed, extra = score.match(gold, found, score.same_indicator)
    assert score.prf(len(pairs), len(missed), len(extra))[2] >= 0.95


def test_what_was_reached_sets_no_target() -> None:
    review = "东县花卉工作总结\n一、主要做法和工作成效\n(一)修复花田。2024年新增花田30公顷,全年累计完成花艺培训200次。\n二、下一步工作\n(一)扩大花田。新增花田5公顷。\n"
    assert [target.value for target in indicators.find(document(review))] == [5]
