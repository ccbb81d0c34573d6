"""Where names begin and end, and which words make one thing of them; all sentences are invented."""

import pytest

from loaders.find.platforms import find
from tests.support import document
from tests.test_loaders_find_platforms import names


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # last words that only proper names have
        ("支持兰溪湖商圈、苏州古花商圈突出特色发展。", ["兰溪湖商圈", "苏州古花商圈"]),
        ("提升苏州花艺商务圈服务能级。", ["苏州花艺商务圈"]),
        ("建设苏州花艺会客厅。", ["苏州花艺会客厅"]),
        ("打造花艺会客厅。", []),
        ("支持苏州花艺人才社区提质。", ["苏州花艺人才社区"]),
        ("建设花艺人才社区。", []),
        ("推进花港型国家物流枢纽、青川花卉博物馆建设。", ["花港型国家物流枢纽", "青川花卉博物馆"]),
        ("建设区域博物馆。", []),
        # a verb right before the last word belongs to the name
        ("与香港谋划共建穗港花艺赋能中心。", ["穗港花艺赋能中心"]),
        ("建设花圃规划实施平台。", ["花圃规划实施平台"]),
        # a place builds; 建德 is no verb
        ("联合无锡建设长三角花卉交易中心。", ["长三角花卉交易中心"]),
        ("建德花卉小镇提升能级。", ["建德花卉小镇"]),
        # what a plan aims at, and what stands where a place says which one it is
        ("推进长三角国际科技创新中心建设。", ["长三角国际科技创新中心"]),
        ("打造上海国际科技创新中心原始创新高地。", []),
        ("发挥上海国际科技创新中心建设的支撑作用。", []),
        # what is no thing ends the phrase, but what follows may be one
        ("完善青川中心区、紫藤山花艺总部基地等重点片区功能。", ["紫藤山花艺总部基地"]),
        ("建设花城先行示范区、花园友好示范区。", ["花城先行示范区", "花园友好示范区"]),
        ("打造国际贸易中心、国际花展中心。", []),
        # levels and places before a joint
        ("高效运行花艺领域全国、全省实验室联盟。", ["花艺领域全国、全省实验室联盟"]),
        ("做强苏州花卉集团和国际花卉种业交易所。", ["国际花卉种业交易所"]),
        # praise and form before the name
        ("打造以“花+艺”为特色的城北花卉大走廊。", ["城北花卉大走廊"]),
        ("用好全市统一的花卉数据库。", ["花卉数据库"]),
        ("建设面向全球的国家级花木交易所。", ["国家级花木交易所"]),
        ("打造全市镇街层面首家花农信息平台。", ["花农信息平台"]),
        ("巩固拓展环花城大花艺平台。", ["环花城大花艺平台"]),
        ("推动花农资源向花园(楼宇)、社区集聚。", []),
        # words that fit any, where so many of them make one thing
        ("建设国际科技信息中心。", ["国际科技信息中心"]),
        ("建设国际合作中心。", []),
        ("建设国际人才港。", ["国际人才港"]),
        ("建设国家花卉产业集聚区。", ["国家花卉产业集聚区"]),
        ("搭建政企沟通互动平台。", []),
        ("建设世界领先科技园区。", []),
        # one-letter names of places
        ("促进京津合作示范区转型发展。", ["京津合作示范区"]),
        ("建设穗港合作区。", ["穗港合作区"]),
        ("深化滨兰特别合作区、滨菊特别合作园等跨区合作。", ["滨兰特别合作区", "滨菊特别合作园"]),
        # a class in the list makes classes of what follows it
        ("布局高水平工业设计中心、花艺检测中心、花种基地。", []),
        # each city has one
        ("持续推进城市大脑3.0建设。", ["城市大脑3.0"]),
        # one of them, and what it is run by
        ("建立城市大脑运营中心。", ["城市大脑运营中心"]),
        # one thing behind a class, and what the thing is like
        ("建设各类花艺平台、苏州花艺检测中心。", ["苏州花艺检测中心"]),
        ("建设花艺专网和基于花田档案的区域花艺平台。", ["基于花田档案的区域花艺平台"]),
        ("高水平建设苏州教育城。", ["苏州教育城"]),
        ("建设集约式花市预约系统。", ["集约式花市预约系统"]),
        ("将花田信息推送至“花江部门协同”平台。", ["“花江部门协同”平台"]),
        # what is refused, and a word that only ends like a place
        ("城区外不得新建花艺交易中心和花艺检测中心。", []),
        ("推动花市电价就地峰谷联动。", []),
        ("积极申建国家花卉互联互通节点。", ["国家花卉互联互通节点"]),
        ("列入花谷建设名单、花港示范园的给予奖励。", []),
    ],
)
def test_names(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


PLAN = "{}花卉产业行动计划\n一、重点任务\n(一)搭好台子。落实全国花卉会议精神。建设紫藤花艺转化中心。\n"


@pytest.mark.parametrize(("place", "count"), [("苏州市", 1), ("", 0)])
def test_a_plan_that_opens_with_its_city_is_no_national_one(place: str, count: int) -> None:
    assert len(find(document(PLAN.format(place)))) == count
