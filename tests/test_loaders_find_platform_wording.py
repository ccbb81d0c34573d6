"""Carriers by the words around them: what makes one thing of a name, and what none; all sentences are invented."""

import pytest

from loaders.find.platforms import find
from tests.support import document
from tests.test_loaders_find_platforms import found, names


@pytest.mark.parametrize(
    ("sentence", "name", "status"),
    [
        ("争创大湾区国家级花卉交易场所。", "大湾区国家级花卉交易场所", "planned"),
        ("上线花卉无人机调度平台。", "花卉无人机调度平台", "planned"),
        ("建设广东花卉智慧大脑。", "广东花卉智慧大脑", "planned"),
        ("打造广东省花卉电商综试区建设升级版。", "广东省花卉电商综试区", "existing"),
        ("打造广东省花卉电商综试区升级版。", "广东省花卉电商综试区", "existing"),
        ("推进广东省花卉电商综试区建设升级版。", "广东省花卉电商综试区", "existing"),
        ("打造广东省花卉电商综试区。", "广东省花卉电商综试区", "planned"),
        ('创新"粤花卉"平台建设。', '"粤花卉"平台', "planned"),
        ("创新“粤经济”平台建设。", "“粤经济”平台", "planned"),
        ("构建花卉图谱和花卉指标数据库。", "花卉指标数据库", "planned"),
        ("建设省市县三级联动的基层花卉数据平台。", "基层花卉数据平台", "planned"),
        ("以重点场景牵引“花事通”平台服务优化升级。", "“花事通”平台", "existing"),
        ("构建全省文化及相关产业花卉数据库。", "全省文化及相关产业花卉数据库", "planned"),
        ("重点扶持中国南方花卉人才市场等起示范作用的机构。", "中国南方花卉人才市场", "existing"),
        ("建成全球首个花卉智能融合系统(HUAIS)。", "花卉智能融合系统(HUAIS)", "planned"),
        ("探索研究建设安全可信的北斗花卉平台。", "北斗花卉平台", "planned"),
        ("打造花卉标准制定与验证平台。", "花卉标准制定与验证平台", "planned"),
        ("推广粤省事等花卉服务平台。", "粤省事", "existing"),
        ("建成投用青岛国际花卉会展中心。", "青岛国际花卉会展中心", "planned"),
        ("推进花卉大数据平台二期建设。", "花卉大数据平台", "existing"),
        ("推进花卉大数据平台一期建设。", "花卉大数据平台", "planned"),
        ("支持青岛花卉加工区建设。", "青岛花卉加工区", "planned"),
        ("支持青岛市以青岛花卉产业园为载体发展加工。", "青岛花卉产业园", "existing"),
        ("推动与国家花卉信用公示系统数据共享。", "国家花卉信用公示系统", "existing"),
        ("支持海南自由贸易港建设切花国际冷链中转中心。", "切花国际冷链中转中心", "planned"),
        ("发挥市花农服务中心作用。", "市花农服务中心", "existing"),
        ("加快花卉产业园三期、花桥建设。", "花卉产业园", "existing"),
        ("依托青岛花卉大学建设鲜切花产业学院。", "鲜切花产业学院", "planned"),
        ("支持青岛大学建设兰花保育学院。", "兰花保育学院", "planned"),
        ("建设好兰花保育学院。", "兰花保育学院", "planned"),
        ("支持青岛市与深圳市共建鲁深兰花协同保护工作站。", "鲁深兰花协同保护工作站", "planned"),
        ("推动青岛花卉审判庭崂山巡回审判点常态化运行。", "青岛花卉审判庭崂山巡回审判点", "existing"),
        ("探索设立花卉产权检察室。", "花卉产权检察室", "planned"),
        ("升级“鲁花通”青岛分厅3.0版。", "“鲁花通”青岛分厅", "existing"),
        ("建成全市统一的花农证照共享库。", "花农证照共享库", "planned"),
        ("依托青岛市国有花圃兰花良种采穗圃培育花苗。", "青岛市国有花圃兰花良种采穗圃", "existing"),
        ("依托天目湖国家级自然保护区开展花卉研学。", "天目湖国家级自然保护区", "existing"),
        ("推进青岛市科技馆新馆建设。", "青岛市科技馆新馆", "planned"),
        ("完善青岛房产网。", "青岛房产网", "existing"),
        ("建设国家级玉米制种基地(张掖)。", "国家级玉米制种基地(张掖)", "planned"),
        ("开发花卉智能检索系统。", "花卉智能检索系统", "planned"),
        ("建设长白山花卉气候本底观测站。", "长白山花卉气候本底观测站", "planned"),
        ("推进花匠培训网络大学堂建设。", "花匠培训网络大学堂", "planned"),
        ("加强“青川花匠远程教育网”建设。", "“青川花匠远程教育网”", "existing"),
        ("全面推广全市花农、花店管理信息系统。", "全市花农、花店管理信息系统", "existing"),
        ("纳入城市运行管理服务平台。", "城市运行管理服务平台", "existing"),
        ("实现省级花卉平台与国家花卉服务平台应接尽接。", "国家花卉服务平台", "existing"),
        ("建立花病问题隐患库。", "花病问题隐患库", "planned"),
        ("组建花卉科技攻关联合体。", "花卉科技攻关联合体", "planned"),
        ("打造花卉应急专用数字基座。", "花卉应急专用数字基座", "planned"),
    ],
)
def test_one_carrier(sentence: str, name: str, status: str) -> None:
    assert [(platform.name, platform.status) for platform in found(sentence)] == [(name, status)]


def test_applications_of_provinces_are_known_without_quotation_marks() -> None:
    assert names("持续优化粤省事、粤商通等重点平台便民服务能力。") == ["粤省事", "粤商通"]
    assert names("优化粤省事。用好“粤省事”平台。") == ["“粤省事”平台"]


@pytest.mark.parametrize(
    "sentence",
    [
        "建设花卉交易场所。",
        "支持建设概念验证中心和花卉成果中试平台。",
        "支持建设开源社区、开源平台。",
        "整合现有花卉信息系统。",
        "在园区推广建设零碳花卉园区。",
        "支持深圳开放互联网花卉数据中心等增值业务。",
        "构建省统一电子花票服务中心架构。",
        "搭建多样化的花艺创业对接平台。",
        "围绕建设区域金融中心的目标任务。",
        "围绕建设花卉贸易中心的战略定位。",
        "建设基层花卉数据平台。",
        "依托5G、1.4GHz专网、卫星通信等技术。",
        "支持有条件的开发区聚焦细分领域建设“花卉+旅游”园区。",
        "支持企业组建花卉研究院。",
        "设立市综合服务中心。",
        "在五大花市分别建设1家花卉导航分中心。",
        "以品牌溢价带动兰花、百合种植基地。",
        "建设无公害兰花种植基地。",
        "向中小花店开放花卉数据库。",
        "建设青岛、济南、烟台等区域性智算中心。",
        "建设园区级花卉互联网和能源、环境、安全一体化管理系统。",
        "办好青岛花城国际博览会。",
        "建设特色化示范性花艺学院。",
        "支持企业通过设立兰花保育学院培养花匠。",
        "建设胸痛中心、卒中中心。",
        "落实青岛花市、济南花市等地联动要求,在园区设立花农工作站。",
        "抢抓全国花卉枢纽节点建设机遇。",
        "加快推进起步区二期建设。",
        "建设花卉气候观测站。",
        "建设全球花卉总部研发中心、高端花艺中心、全场景花卉验证中心。",
    ],
)
def test_what_is_no_carrier(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("“花易通”花农创业服务中心", [("“花易通”花农创业服务中心", "planned", "二/1")]),
        ("青岛花卉信息管理平台", [("青岛花卉信息管理平台", "planned", "二/1")]),
        ("完善青岛花卉信息管理平台", [("青岛花卉信息管理平台", "existing", "二/1")]),
        ("花卉信息管理平台", []),
        ("市花卉管理服务中心", []),
        ("青岛花卉旅游示范区", []),
        ("青岛花卉实验室、青岛花卉研究院", []),
    ],
)
def test_a_heading_that_is_a_proper_name_sets_it_up(heading: str, expected: list[tuple[str, str, str]]) -> None:
    text = document(
        f"花卉人才实施意见\n一、总体目标\n花开满城。\n二、重点任务\n1.{heading}。按照市场运作的原则服务花农。\n"
    )
    assert [(platform.name, platform.status, platform.task) for platform in find(text)] == expected


def test_a_heading_adds_nothing_to_what_is_said_elsewhere() -> None:
    text = (
        "花卉人才实施意见\n一、总体目标\n花开满城。\n二、重点任务\n1.青岛花卉信息平台。依托青岛花卉信息平台服务花农。\n"
    )
    assert [(platform.name, platform.status) for platform in find(document(text))] == [("青岛花卉信息平台", "existing")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # 如 is a part of the place, not "such as"
        ("升级如皋市花卉综合服务平台,打通数据。", [("如皋市花卉综合服务平台", "existing")]),
        ("发挥如苏州花卉博览中心等平台作用。", [("苏州花卉博览中心", "existing")]),
        # others are asked, but for one thing that a place names
        ("支持龙头企业建设烟台先进花材产业技术研究院。", [("烟台先进花材产业技术研究院", "planned")]),
        ("发挥青岛国际技术市场作用,对花农给予帮助。", [("青岛国际技术市场", "existing")]),
        ("培育发展技术市场,完善技术市场功能。", []),
        # a body of the government's own, however general its name
        ("成立区企业服务中心,受理花农诉求。", [("区企业服务中心", "planned")]),
        ("搭建工业智能体开放平台,面向花农。", [("工业智能体开放平台", "planned")]),
    ],
)
def test_names_that_look_like_classes(sentence: str, expected: list[tuple[str, str]]) -> None:
    text = f"花卉行动计划\n一、工作目标\n花开满城。\n二、重点任务\n(一)搭好台子。{sentence}\n"
    assert [(platform.name, platform.status) for platform in find(document(text))] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("各省、自治区、直辖市林业局", ["国家花卉信息平台"]),
        ("市林业局、市商务局", ["国家骨干花卉物流基地", "国家花卉信息平台"]),
    ],
)
def test_what_the_state_grants_to_many_is_a_class_in_its_own_plans(body: str, expected: list[str]) -> None:
    text = f"花卉行动计划\n一、重点任务\n(一)搭好台子。推进国家骨干花卉物流基地建设。建设国家花卉信息平台。(责任单位:{body})\n"
    assert [platform.name for platform in find(document(text))] == expected
