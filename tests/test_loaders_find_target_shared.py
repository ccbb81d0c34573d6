"""Targets that share a verb, a year or a name, serve somebody, or have Chinese numerals; all are invented."""

import pytest

from loaders.find.indicators import find
from tests.support import document
from tests.test_loaders_find_indicators import goals, rows, tasks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "2026年、2027年分别诊断企业600家、800家。",
            [("诊断企业", 600, 2026, "new"), ("诊断企业", 800, 2027, "new")],
        ),
        (
            "到2026年、2027年,花田驿站累计分别达到20个、32个。",
            [("花田驿站", 20, 2026, "cumulative"), ("花田驿站", 32, 2027, "cumulative")],
        ),
        (
            "服务种花企业、开展绿色诊断的花店分别达到10家、20家。",
            [("服务种花企业", 10, 2027, "new"), ("开展绿色诊断的花店", 20, 2027, "new")],
        ),
        (
            "两年培训花匠200人次、花艺师50名。",
            [("培训花匠", 200, 2027, "new"), ("花艺师", 50, 2027, "new")],
        ),
        (
            "新(改、扩)建花圃40所、花廊6所。",
            [("花圃", 40, 2027, "new"), ("花廊", 6, 2027, "new")],
        ),
        (
            "新开工各类花房300套,基本建成200套。",
            [("新开工各类花房", 300, 2027, "new"), ("各类花房基本建成", 200, 2027, "new")],
        ),
        (
            "花店进驻率、“花市通”事项占比分别不低于98%和95%。",
            [("花店进驻率", 98, 2027, "level"), ("“花市通”事项占比", 95, 2027, "level")],
        ),
        (
            "花田绿色灌溉比例不低于80%,其中东川及周边地区力争达到90%。",
            [("花田绿色灌溉比例", 80, 2027, "level"), ("东川及周边地区花田绿色灌溉比例", 90, 2027, "level")],
        ),
        (
            "花农上云比例达到60%,其中大型花企力争达到90%。",
            [("花农上云比例", 60, 2027, "level"), ("大型花企花农上云比例", 90, 2027, "level")],
        ),
        (
            "花企上云比例达到60%,其中大型花企力争达到90%。",
            [("花企上云比例", 60, 2027, "level"), ("大型花企上云比例", 90, 2027, "level")],
        ),
        (
            "培育国家级、省级花卉企业分别达到10家、100家以上。",
            [("国家级花卉企业", 10, 2027, "new"), ("省级花卉企业", 100, 2027, "new")],
        ),
        (
            "2026年底前花店30家,2027年底前50家。",
            [("花店", 30, 2026, "level"), ("花店", 50, 2027, "level")],
        ),
        (
            "投资3亿元的新花市2026年建成投用,新增摊位1000个。",
            [("摊位", 1000, 2026, "new")],
        ),
        (
            "按照《花农健康档案规范(2011年版)》花农建档率达80%。",
            [("花农建档率", 80, 2027, "level")],
        ),
    ],
)
def test_what_targets_of_a_task_share(sentence: str, expected: list[tuple[str, float, int, str]]) -> None:
    assert [(t.name, t.value, t.year, t.basis) for t in tasks(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新购花车120辆。", [("花车", 120, "=", "辆", "new")]),
        ("标准化改造花卉工作室三百个。", [("花卉工作室", 300, "=", "个", "new")]),
        ("为花农免费开展“花病”筛查20万人次。", [("“花病”筛查", 20, "=", "万人次", "new")]),
        ("为26名花农提供居家上门服务。", [("居家上门服务花农", 26, "=", "名", "new")]),
        ("为30户花农提供花具终端。", [("花农", 30, "=", "户", "new")]),
        ("培育在全国叫得响的花卉服务商3-5家。", [("花卉服务商", 3, "between", "家", "new")]),
        ("配备专职花匠60名左右。", [("专职花匠", 60, "~", "名", "level")]),
        ("配备智能花架60个。", [("智能花架", 60, "=", "个", "new")]),
        ("核心区花店增加10家左右。", [("核心区花店", 10, "~", "家", "new")]),
        ("花店数较2024年增加10家。", [("花店数", 10, "=", "家", "growth")]),
        ("花店较2024年增加10家。", [("花店", 10, "=", "家", "growth")]),
        ("人均花田面积增加0.8平方米。", [("人均花田面积", 0.8, "=", "平方米", "growth")]),
        ("单个花箱进出口环节成本降低100美元以上。", [("单个花箱进出口环节成本", 100, ">=", "美元", "reduction")]),
        ("花店覆盖率达到百分之百。", [("花店覆盖率", 100, ">=", "%", "level")]),
        ("花卉产业营业收入力争达到三千亿元。", [("花卉产业营业收入", 3000, ">=", "亿元", "level")]),
        ("日均供花能力突破一万份。", [("日均供花能力", 1, ">", "万份", "level")]),
        ("新建花径二百公里。", [("花径", 200, "=", "公里", "new")]),
        ("减轻花企负担5亿元以上。", [("花企负担", 5, ">=", "亿元", "reduction")]),
        ("办理时限压缩50%以上。", [("办理时限", 50, ">=", "%", "reduction")]),
        ("为全县65岁以上花农免费提供“花病”检查5万人次。", [("“花病”检查", 5, "=", "万人次", "new")]),
        ("规范化改造花市20家。", [("花市", 20, "=", "家", "new")]),
        ("培育年产值超十亿元的花卉企业3家。", [("年产值超十亿元的花卉企业", 3, "=", "家", "new")]),
        ("每百名花农拥有花艺师超过1名。", [("每百名花农拥有花艺师", 1, ">", "名", "level")]),
        ("草花带状复合种植50万亩。", [("草花带状复合种植", 50, "=", "万亩", "level")]),
        ("花卉用地供应量50公顷。", []),
        ("新认证绿色花卉30个。", [("绿色花卉", 30, "=", "个", "new")]),
        ("花肥收运体系覆盖95%以上的花圃。", [("花肥收运体系覆盖花圃", 95, ">=", "%", "level")]),
        ("新建花市数据中心PUE不高于1.25。", [("花市数据中心PUE", 1.25, "<=", None, "level")]),
        ("花卉数据累计归集量达到180亿条。", [("花卉数据归集量", 180, ">=", "亿条", "cumulative")]),
        ("做好养护。(市农业局、市林业局按职责分工负责)新建花田36万亩。", [("花田", 36, "=", "万亩", "new")]),
        ("花苗供应50万株。", [("花苗供应", 50, "=", "万株", "new")]),
        ("花卉研发经费支出年均增长10%以上。", [("花卉研发经费支出", 10, ">=", "%", "annual_growth")]),
        # what is carried, a norm, a weight and a payment are no targets
        ("推广35吨敞顶花箱、45英尺宽体花箱。", []),
        ("花廊每百户不低于30平方米。", [("花廊每百户", 30, ">=", "平方米", "level")]),
        ("每百户不低于30平方米。", []),
        ("花卉工作完成情况占部门年度目标考核总分的10%。", []),
        ("单个花圃给予奖励100万元。", []),
        ("给予花店十万元奖励。", []),
    ],
)
def test_a_target_of_a_task(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(tasks(sentence)) == expected


def test_a_dash_opens_a_line_of_goals_with_its_year() -> None:
    """All that stands after the year is of it until another is named."""
    found = goals("——2026年,形成花卉品种15个左右,花店覆盖率提高到40%。\n——到2027年,花店覆盖率达到60%。")
    assert [(t.value, t.year) for t in found] == [(15, 2026), (40, 2026), (60, 2027)]


def test_the_same_with_what_is_done_to_it_is_listed_once() -> None:
    found = tasks("对东镇等8所敬老院实施适老化改造,完成8所敬老院改造。改造花坛8所。")
    assert [(t.name, t.value) for t in found] == [("敬老院", 8), ("花坛", 8)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年,花卉产值达到50亿元;到2027年,突破80亿元,年均增长15%以上。",
            [("花卉产值", 50, 2025), ("花卉产值", 80, 2027), ("花卉产值", 15, 2027)],
        ),
        # which of two it is, is not said
        (
            "到2025年,花卉产值达到50亿元,花田投资达到9亿元;到2027年,突破80亿元。",
            [("花卉产值", 50, 2025), ("花田投资", 9, 2025)],
        ),
        ("到2025年,花店达到30家;到2027年,达到50家。", [("花店", 30, 2025), ("花店", 50, 2027)]),
    ],
)
def test_a_later_year_is_of_what_was_measured_so_before(sentence: str, expected: list[tuple[str, float, int]]) -> None:
    assert [(t.name, t.value, t.year) for t in goals(sentence)] == expected


TASK = "东县花卉方案\n一、工作目标\n到2027年,花业壮大。\n二、重点任务\n(一)织密花网\n1.{}\n2.改造花圃。做好服务。\n"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("实施花房适老化改造。对困难花农逐户施工,每年完成600户左右。", [("花房适老化改造", 600, "annual")]),
        ("实施花房适老化改造。对困难花农逐户施工,到2026年加装30部。", []),
        ("丰富花市供给。逐户施工,每年完成600户左右。", []),
    ],
)
def test_a_heading_names_what_is_carried_out(item: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(t.name, t.value, t.basis) for t in find(document(TASK.format(item)))] == expected


ISSUED = (
    "东县花卉行动方案\n东县人民政府\n2025年3月1日\n一、工作目标\n到2027年,花业壮大。\n二、重点任务\n(一)扩大种植。{}\n"
)


@pytest.mark.parametrize(
    ("sentence", "year"),
    [("年内新增花坛20个。", 2025), ("三年内新增花坛20个。", 2027), ("新增花坛20个。", 2027)],
)
def test_what_is_to_be_done_within_the_year_is_of_the_year_of_issue(sentence: str, year: int) -> None:
    assert [(t.name, t.year) for t in find(document(ISSUED.format(sentence)))] == [("花坛", year)]
