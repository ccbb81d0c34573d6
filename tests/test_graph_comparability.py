"""What decides whether targets may be compared, on single targets and on the reviewed records of five plans."""

from dataclasses import replace
from functools import cache

import pytest

from graph.catalog import ask
from graph.comparability import comparability_triples, measure, relative, value_kind
from graph.keys import keys_of
from graph.store import Store
from graph.terms import term
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from loaders.record_files import RECORDS, load_record
from loaders.resolve.indicators import concept
from ontology.records import Basis, Evidence, Header, Plan, Source, Target


def target(name: str, unit: str | None, basis: Basis = "level", linked: str | None = None) -> Target:
    return Target(name, 5, None, ">=", unit, basis, 2025, None, Evidence(0, 1), concept=linked)


@pytest.mark.parametrize(
    ("name", "unit", "linked", "expected"),
    [
        ("贷款", "亿元", None, "元"),
        ("贷款", "万元", None, "元"),
        ("有效发明专利拥有量", "万件", "valid-invention-patents", "件"),
        ("每万人口发明专利拥有量", "件", "valid-invention-patents-per-10k", "件/万人"),
        ("每万户市场主体有效注册商标拥有量", "件", "trademarks-per-10k-firms", "件/万户"),
        ("亩均税收", "万元", None, "元/亩"),
        ("每万人口发明专利拥有量", "件/万人", None, "件/万人"),
        ("贯标企业", "个", "standard-firms", "家"),
        ("贯标企业", "户", "standard-firms", "家"),
        ("保护社会满意度", "分", None, "分"),
        ("保护社会满意度", "%", None, "%"),
        ("人才", "名", None, "人"),
        ("培训", "万人次", None, "人次"),
        ("粮食产量", "亿公斤", None, "重量"),
        ("粮食产量", "万吨", None, "重量"),
        ("研发强度", "个百分点", None, "个百分点"),
        ("站点", None, None, "无单位"),
    ],
)
def test_measure(name: str, unit: str | None, linked: str | None, expected: str) -> None:
    assert measure(target(name, unit, linked=linked)) == expected


@pytest.mark.parametrize(
    ("basis", "unit", "linked", "expected"),
    [
        ("level", "件", None, "水平值"),
        ("level", "件", "valid-trademarks", "存量"),
        ("cumulative", "件", "valid-trademarks", "存量"),
        ("cumulative", "人次", "service-staff", "累计量"),
        ("level", "亿元", "retail-sales", "年度流量"),
        ("annual", "亿元", "retail-sales", "年度流量"),
        ("new", "亿元", "retail-sales", "新增量"),
        ("annual", "家", "rights-assistance-firms", "年度流量"),
        ("level", "%", "rd-intensity", "水平值"),
        ("annual_growth", "%", "retail-sales", "年均增长率"),
        ("growth", "亿元", "retail-sales", "增长量"),
        ("growth", "个百分点", None, "百分点增长率"),
        ("reduction", "%", None, "下降率"),
        ("reduction", "天", None, "下降量"),
    ],
)
def test_value_kind(basis: Basis, unit: str, linked: str | None, expected: str) -> None:
    assert value_kind(target("某量", unit, basis, linked)) == expected


def test_a_rate_of_change_has_no_measure_and_depends_on_no_area() -> None:
    rate = target("某量", "%", "annual_growth")
    assert (measure(rate), relative(rate), relative(target("某量", "件"))) == ("", True, False)


@pytest.mark.parametrize(
    ("name", "code", "grade", "level"),
    [
        ("市级以上知识产权示范企业", "320500", "市级以上", "市"),
        ("国家级、省级知识产权保护示范区", "320102", "国家级、省级", "区县"),
        ("国家知识产权示范企业", "320000", "国家", "省"),
        ("国家标准", "100000", None, "全国"),
        ("市场主体", "320500-z-sip", None, "园区"),
        ("区域品牌", None, None, None),
    ],
)
def test_grade_and_level(name: str, code: str | None, grade: str | None, level: str | None) -> None:
    plan = Plan(Source("x.txt", "txt", "0" * 64, 9), Header(region_code=code), targets=(target(name, "个"),))
    stated = {predicate: value for _, predicate, value in comparability_triples(plan, keys_of(plan))}
    assert stated.get(term("zt:grade")) == (grade and f'"{grade}"')
    assert stated.get(term("zt:areaLevel")) == (level and f'"{level}"')


@cache
def reviewed() -> Store:
    """The five reviewed records, their targets linked to the scheme."""
    plans = [
        replace(plan, targets=tuple(replace(t, concept=concept(t.name, t.unit)) for t in plan.targets))
        for plan in map(load_record, sorted(RECORDS.glob("*.yaml")))
    ]
    return Store.memory([ontology_quads(), *map(nquads, plans)])


LEVELS = "区域层级不同(市与区县)"
# the plan of Luoyang is for a part of the city
ZONE = "区域层级不同(园区与区县)"


@pytest.mark.parametrize(
    ("indicator", "region", "with_", "reason"),
    [
        # 分 against %, the same otherwise
        ("满意度", "苏州市", "宁波市", "与玄武区:单位不同(分与%)"),
        ("满意度", "玄武区", None, "与宁波市:单位不同(%与分);与苏州市:单位不同(%与分)"),
        # a city against a district
        ("万人高价值发明专利", "苏州市", None, f"与玄武区:{LEVELS}"),
        ("每万人有效发明专利", "洛阳市", None, f"与玄武区:{ZONE};与玄武区:指标不同、单位不同(件/万人与件)、{ZONE}"),
        # level against growth
        ("质押融资", "苏州市", None, f"与宁波市:口径不同(年度流量与年均增长率);与玄武区:{LEVELS}"),
        ("PCT", "宁波市", None, f"与洛阳市:口径不同(年度流量与年均增长率)、区域层级不同(市与园区);与玄武区:{LEVELS}"),
        # increments of a city and a district
        ("海外发明专利", "苏州市", None, f"与玄武区:{LEVELS}"),
        # 累计 of a stock is a stock
        ("马德里", "苏州市", None, f"与玄武区:{LEVELS}"),
        # shares may be compared across levels
        ("版权产业", "苏州市", "玄武区", ""),
        ("专利密集型产业", "玄武区", "苏州市", ""),
        # stock against a sum of occurrences, a yearly flow against a sum
        ("服务机构从业人员", "苏州市", None, f"与玄武区:口径不同(存量与累计量)、单位不同(人与人次)、{LEVELS}"),
        ("服务机构主营业务收入", "苏州市", None, f"与玄武区:口径不同(年度流量与累计量)、{LEVELS}"),
        # count against share
        ("贯标", "宁波市", None, f"与洛阳市:单位不同(家与%)、区域层级不同(市与园区);与玄武区:{LEVELS}"),
        # stock against annual flow; the points of contact of Luoyang are another thing
        ("维权援助服务", "苏州市", None, "与宁波市:口径不同(存量与年度流量)"),
        ("重点联系单位", "洛阳市", None, "没有其他规划的目标可比"),
        # 人次 against 人
        (
            "知识产权专业人才",
            "玄武区",
            None,
            "与苏州市:口径不同(累计量与新增量)、单位不同(人与人次)、区域层级不同(区县与市)",
        ),
    ],
)
def test_known_traps_of_the_five_plans(indicator: str, region: str, with_: str | None, reason: str) -> None:
    answer = ask(reviewed(), "indicator-comparison", {"indicator": indicator})
    found = [
        (row["comparable_with"], row["reason"])
        for row in (dict(zip(answer.columns, values, strict=True)) for values in answer.rows)
        if row["region"] == region
    ]
    assert (with_, reason) in found


def test_every_pair_that_must_not_be_compared_says_why() -> None:
    answer = ask(reviewed(), "incomparable-targets")
    rows = [dict(zip(answer.columns, values, strict=True)) for values in answer.rows]
    assert len(rows) > 15
    assert all(row["reason"] and row["plan_a_iri"] != row["plan_b_iri"] for row in rows)
    assert not [row for row in rows if row["indicator"] == "版权产业增加值占GDP比重"]
