"""Classes of bodies, and what looks like a body at all."""

import pytest

from loaders.lexicons import lexicon
from loaders.resolve.agencies import IssuerContext, clean, looks_like_body, resolve
from loaders.resolve.groups import group_reason, rules

CITY = IssuerContext("320500", date="2022")
GROUPS = """
各县区 各县(市、区)人民政府 各县级市<区>政府<管委会> 各市州政府 各街道 相关成员单位 有关部门 市直各部门 市级有关部门
各金融机构 苏州各海关 各商业银行 各示范城市知识产权局 联席会议成员单位 市政府知识产权战略实施联席会议成员单位
开发园区管委会 各区政府(管委会) 各级人民法院 驻市金融机构 属地政府 区县 各乡镇(街道) 市、区县(市)两级政府 市有关部门
相关企业 全区各街道(园区)、部门 各地 市属国有企业 金融机构 行业主管部门 县(市、区)人民政府 乡镇 行业协会 科研院所
相关街道<乡镇> 管委会 区财政局等部门 市(区)不动产登记中心 功能区管委会 有关高校 其他相关单位 各保税区
"""
SINGLE = """
市政府 市对口支援办公室 市场监管局 市知识产权局 苏州工业园区管委会 吴江区政府 市级机关工委 市属企业服务中心 市银行业协会
市机关事务管理局 市地方金融监管局
"""
BODIES = """
市知识产权局 市委 团市委 省科协 各区县 相关单位 高新区法院 人行苏州中支 苏州大学 市建设局 市推进企业上市工作领导小组
区国资局等部门 各区人民政府(管委会) 市市场监管局<知识产权局> 公安分局 财政部 太仓港口管委会 市、区县(市)两级政府
"""
NOT_BODIES = """
各项任务 各类平台 推进知识产权保护中心 建设国家级中心 到2025年 加强组织领导 健全工作机制 完善服务体系 年均增长 全社会
按职责分工 市税务局根据 提升 稳妥化解风险问题 2022年底前完成。 规划政策
"""


@pytest.mark.parametrize("name", GROUPS.split())
def test_groups(name: str) -> None:
    found = resolve(name, CITY)
    assert (found.group, found.canonical, found.key) == (True, None, None)


@pytest.mark.parametrize("name", SINGLE.split())
def test_single_bodies(name: str) -> None:
    assert not resolve(name, CITY).group


def test_a_zone_s_own_committee_is_no_group() -> None:
    zone = IssuerContext("360100", zone="赣江新区")
    assert resolve("管委会", zone).canonical == "赣江新区管理委员会"
    assert resolve("管委会", CITY).group


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.why)
def test_every_rule_finds_its_examples(rule: object) -> None:
    row = next(r for r in lexicon("agencies_groups")["rules"] if r["why"] == getattr(rule, "why", ""))
    assert row["examples"]
    for example in row["examples"]:
        assert group_reason(clean(example)), example


@pytest.mark.parametrize("text", BODIES.split())
def test_looks_like_body(text: str) -> None:
    assert looks_like_body(text)


@pytest.mark.parametrize("text", NOT_BODIES.split())
def test_does_not_look_like_body(text: str) -> None:
    assert not looks_like_body(text)
