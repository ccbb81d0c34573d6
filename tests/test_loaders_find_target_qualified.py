"""Targets with words before their verb, of each year, or with what is granted beside them; all are invented."""

import pytest

from loaders.find.indicators import find
from tests.support import document
from tests.test_loaders_find_indicators import goals, rows, tasks


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a verb of making inside a noun makes nothing
        ("到2027年集聚区入驻花店超过80家。", [("集聚区入驻花店", 80, ">", "家", "level")]),
        ("培育发展区域花卉品牌5个。", [("区域花卉品牌", 5, "=", "个", "new")]),
        ("改造后的花田亩均产花量提高到25公斤。", [("改造后的花田亩均产花量", 25, ">=", "公斤", "level")]),
        ("入库花店动态保持在800家以上。", [("入库花店", 800, ">=", "家", "level")]),
        ("年达成花市许可1万次以上。", [("花市许可", 1, ">=", "万次", "annual")]),
        # what is chosen, counted or drawn up is new
        ("研究制定花卉地方标准5项以上。", [("花卉地方标准", 5, ">=", "项", "new")]),
        ("全年总结推广花艺案例不少于20个。", [("花艺案例", 20, ">=", "个", "new")]),
        ("新造花林0.6万亩。", [("新造花林", 0.6, "=", "万亩", "new")]),
        ("盘点入库花种不少于80万件。", [("盘点入库花种", 80, ">=", "万件", "new")]),
        ("适用免罚轻罚花案不少于90件。", [("适用免罚轻罚花案", 90, ">=", "件", "new")]),
        ("带动社会投资不少于15亿元。", [("带动社会投资", 15, ">=", "亿元", "new")]),
        ("完成3项花艺标准的研制和发布。", [("花艺标准", 3, "=", "项", "new")]),
        ("实施花圃规范化提升90处。", [("花圃规范化提升", 90, "=", "处", "new")]),
        ("60个县(市、区)组建县级花卉机构。", [("县(市、区)组建县级花卉机构", 60, "=", "个", "new")]),
        # what is said before the verb, or behind the thing, leaves the name
        ("建成覆盖各区县的花农调解委员会15个。", [("花农调解委员会", 15, "=", "个", "new")]),
        ("对兰花、菊花等赛道发布花情报告5份以上。", [("花情报告", 5, ">=", "份", "new")]),
        (
            "在兰花、菊花、月季花、牡丹花、荷花、桂花、茉莉花等领域每年组织花卉对接活动不少于6场。",
            [("花卉对接活动", 6, ">=", "场", "annual")],
        ),
        ("每个试点省份每年发布花卉声明不少于90项。", [("花卉声明", 90, ">=", "项", "annual")]),
        ("招引2家以上花卉加工企业落户东县花卉园。", [("花卉加工企业", 2, ">=", "家", "new")]),
        (
            "新推出花店迁移登记、花农转型等特色花卉“一件事”8件。",
            [("特色花卉“一件事”", 8, "=", "件", "new")],
        ),
        ("开通花运、苗运等常态化花卉航线50条。", [("花运、苗运等常态化花卉航线", 50, "=", "条", "new")]),
        ("盘活空编90名专项用于花匠。", [("空编", 90, "=", "名", "new")]),
        # of each year
        ("每年入库培育花卉项目不少于30个。", [("入库培育花卉项目", 30, ">=", "个", "annual")]),
        ("每年引进花店8家、实到外资2亿美元以上。", [("花店", 8, "=", "家", "annual"), ("实到外资", 2, ">=", "亿美元", "annual")]),
        ("年花卉登记量稳定在1万件以上。", [("年花卉登记量", 1, ">=", "万件", "annual")]),
        ("打造花路2条,年接待游客30万人次。", [("花路", 2, "=", "条", "new"), ("接待游客", 30, "=", "万人次", "annual")]),
        ("花艺飞机年飞行量达到8万小时。", [("花艺飞机年飞行量", 8, ">=", "万小时", "annual")]),
        ("每年发布花讯,举办花展20场次以上。", [("花展", 20, ">=", "场次", "annual")]),
        ("每年发布花讯,2026年举办花展20场次以上。", [("花展", 20, ">=", "场次", "new")]),
        # so many are helped to do so
        ("推动花店上云90家。", [("花店上云", 90, "=", "家", "new")]),
        ("推动花店上云达到90家。", [("花店上云", 90, ">=", "家", "level")]),
        ("打造10个具有示范引领作用的绿色花艺小镇。", [("绿色花艺小镇", 10, "=", "个", "new")]),
        # what is granted beside it makes no condition of it
        ("每年遴选15个花艺项目给予立项支持。", [("花艺项目", 15, "=", "个", "annual")]),
        ("对评选出的10名花匠给予奖励。", []),
        (
            "引进花艺人才10名以上,对取得花匠资格的,一次性奖励1万元。",
            [("花艺人才", 10, ">=", "名", "new")],
        ),
        ("花店引进10名以上花匠的,一次性奖励1万元。", []),
        ("对困难花农应保尽保,全年发放花房租赁补贴90户。", [("花房租赁补贴", 90, "=", "户", "new")]),
        ("全年发放个人住房公积金贷款28亿元。", [("个人住房公积金贷款", 28, "=", "亿元", "annual")]),
        ("每年选派70名左右花匠到海外研修。", [("花匠到海外研修", 70, "~", "名", "annual")]),
        # a number inside of what is attained, and a verb inside of what those counted do
        (
            "实现花店登记、花农备案等36项事项跨省通办。",
            [("花店登记、花农备案等事项跨省通办", 36, "=", "项", "level")],
        ),
        (
            "取消盖章的花卉手续争取达到40项以上,老城区争取达到65项。",
            [
                ("取消盖章的花卉手续", 40, ">=", "项", "level"),
                ("老城区取消盖章的花卉手续", 65, ">=", "项", "level"),
            ],
        ),
        ("取得证书的花农达到90人以上。", [("取得证书的花农", 90, ">=", "人", "level")]),
        # what is put in order
        ("规范45个花卉看护点。", [("花卉看护点", 45, "=", "个", "new")]),
        ("布局建设规范化花卉回收点9个。", [("规范化花卉回收点", 9, "=", "个", "new")]),
        # how large each is
        ("每县至少建有2所300座以上的花艺剧场。", [("300座以上的花艺剧场", 2, ">=", "所", "level")]),
        ("每个花乡社区拥有3个以上的花卉组织。", [("每个花乡社区花卉组织", 3, ">=", "个", "level")]),
        ("有10名以上花农的花村都建有花店。", []),
        ("有10名以上花农、花匠且有需求的花村都建有花店。", []),
        ("建成花卉检测、花卉溯源等2个平台。", [("花卉检测、花卉溯源等平台", 2, "=", "个", "new")]),
        ("花卉单位可聘请三至五名花匠。", []),
        # by how much without a number, and a range in Chinese numerals
        (
            "2031年底前将花店登记、注销时间缩短一半,分别降至3天、半天。",
            [("花店登记时间", 3, "<=", "天", "level"), ("注销时间", 0.5, "<=", "天", "level")],
        ),
        ("花艺社团中学过插花的社员应有三到五名。", [("花艺社团中学过插花的社员", 3, "between", "名", "level")]),
        # a norm, and what only describes
        ("每个花卉重点村选派1名花匠。", []),
        ("建立覆盖全区90家花店的花卉档案。", []),
        ("每平方米花田产出年均提高6%以上。", [("每平方米花田产出", 6, ">=", "%", "annual_growth")]),
    ],
)  # fmt: skip
def test_a_target_of_a_task(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(tasks(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "新建花圃9个,花艺机器人密度达到每万人350台。",
            [("花圃", 9, "=", "个", "new"), ("花艺机器人密度", 350, ">=", "台", "level")],
        ),
        (
            "带动花农1.2万户4.5万人增收。",
            [("带动花农", 1.2, "=", "万户", "new"), ("带动花农增收", 4.5, "=", "万人", "new")],
        ),
    ],
)
def test_a_target_of_the_goals(sentence: str, expected: list[tuple[str, float, str, str | None, str]]) -> None:
    assert rows(goals(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "names"),
    [("将适用自我声明的花种扩大至30%以上。", ["适用自我声明的花种"]), ("花展票价30元以上。", [])],
)
def test_a_share_that_is_widened_needs_no_year(sentence: str, names: list[str]) -> None:
    text = document(f"花卉管理实施意见\n一、重点任务\n(一)做好服务。{sentence}\n(二)抓好落实。\n")
    assert [target.name for target in find(text)] == names


def test_a_year_that_a_standard_is_of_is_no_aim() -> None:
    """Nor is the year of what is to come back: the targets after them are of the plan's own year."""
    line = "花店达到2005年制定的标准,花市恢复到2019年水平。\n花匠培训率达到90%。"
    assert [(target.name, target.year) for target in goals(line)] == [("花匠培训率", 2027)]
