"""One invented plan becomes the quads that the model describes, the same on every build."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from rdflib import Graph

from graph import terms
from graph.keys import above, tidy, unique
from graph.triples import nquads, quads
from graph.vocabulary import ontology_quads
from ontology.exchange import from_dict
from ontology.iri import plan_key
from ontology.records import Assignment, Evidence, Header, Plan, RoleBasis, Section, Source, Target, Task
from ontology.terms import BASE, PREFIXES

FIXTURE = Path(__file__).parent / "fixtures" / "tea_plan.yaml"
KEY = "341000-2021-huangfu-7"
HERE = Evidence(0, 1)


@cache
def tea() -> Plan:
    return from_dict(yaml.safe_load(FIXTURE.read_text(encoding="utf-8")))


def short(nquads_text: str) -> set[str]:
    """N-Quads with prefixes, without the final dot: ``id:plan/k zt:region id:region/1 g:doc/k``."""
    for prefix, base in {"id": f"{BASE}id/", "g": f"{BASE}graph/", **PREFIXES}.items():
        nquads_text = nquads_text.replace(f"<{base}", f"<{prefix}:")
    return {line.removesuffix(" .").replace("<", "").replace(">", "") for line in nquads_text.split("\n") if line}


STATED = [
    # the plan and its source
    "id:plan/{k} rdf:type zt:Plan",
    'id:plan/{k} dcterms:title "黄山市茶叶品牌保护实施方案"@zh-Hans',
    "id:plan/{k} zt:planKind ztc:plan-kind/implementation-plan",
    'id:plan/{k} eli:number "黄府〔2021〕7号"',
    'id:plan/{k} eli:date_document "2021-03-02"^^xsd:date',
    'id:plan/{k} zt:issuer "黄山市人民政府"@zh-Hans',
    "id:plan/{k} zt:region id:region/341000",
    'id:plan/{k} zt:horizonEnd "2024"^^xsd:gYear',
    'id:plan/{k} zt:textStatus "full"',
    'id:source/{k} schema:url "https://example.org/plan?a=1&b=\\"2\\""^^xsd:anyURI',
    # outline and tasks
    "id:section/{k}/2.1 zt:partOf id:section/{k}/2",
    "id:section/{k}/2 zt:partOf id:plan/{k}",
    'id:section/{k}/3 zt:sectionKind "safeguards"',
    "id:task/{k}/2.1 p-plan:isStepOfPlan id:plan/{k}",
    "id:task/{k}/2.1.p1 zt:parentTask id:task/{k}/2.1",
    "id:task/{k}/2.1.p1 zt:inSection id:section/{k}/2.1",
    'id:task/{k}/2.1.p1 rdfs:label "二/(一)/¶1"@zh-Hans',
    "id:task/{k}/3.1 zt:taskKind ztc:task-kind/safeguard",
    'id:task/{k}/2.3 zt:noAgencyStated "true"^^xsd:boolean',
    # assignments and bodies
    "id:task/{k}/2.1 zt:assignment id:assignment/{k}/2.1/3",
    "id:plan/{k} zt:assignment id:assignment/{k}/plan/1",
    "id:assignment/{k}/2.1/1 prov:agent id:agency/341000/market-regulation",
    "id:assignment/{k}/2.1/1 zt:roleBasis ztc:role-basis/ExplicitLead",
    "id:assignment/{k}/2.1/2 dcat:hadRole ztc:role/support",
    'id:assignment/{k}/2.1/2 zt:position "2"^^xsd:integer',
    'id:assignment/{k}/2.1/2 zt:listSize "3"^^xsd:integer',
    "id:assignment/{k}/2.2/1 zt:obligation ztc:obligation/mandatory",
    "id:assignment/{k}/2.1/3 prov:agent id:group/341000/gequxianzhengfu",
    'id:agency/341000/market-regulation skos:prefLabel "黄山市市场监督管理局"@zh-Hans',
    'id:agency/341000/market-regulation skos:altLabel "市市场监管局(知识产权局)"@zh-Hans',
    "id:agency/341000/market-regulation org:classification ztc:function/market-regulation",
    "id:agency/341000/market-regulation org:classification ztc:function/ip-office",
    "id:agency/341000/court-intermediate org:classification ztc:function/court",
    'id:agency/341000/n-shinongyenongcunju zt:unresolved "true"^^xsd:boolean',
    "id:agency/341000/n-shinongyenongcunju zt:region id:region/341000",
    "id:group/341000/gequxianzhengfu rdf:type zt:AgencyGroup",
    "id:region/341000 schema:containedInPlace id:region/340000",
    'id:region/341000 rdfs:label "黄山市"@zh-Hans',
    'id:region/341000 schema:name "安徽省黄山市"@zh-Hans',
    "id:region/340000 schema:containedInPlace id:region/100000",
    # other facts
    'id:target/{k}/1 schema:value "30"^^xsd:decimal',
    "id:target/{k}/1 zt:indicator id:indicator/youxiaodilibiaozhi",
    'id:target/{k}/2 zt:suspect "true"^^xsd:boolean',
    'id:target/{k}/2 zt:alternative "10-15"',
    "id:target/{k}/2 zt:accumulation ztc:accumulation/annual_growth",
    'id:target/{k}/2 schema:unitText "%"',
    "id:plan/{k} zt:mentions id:platform/341000/huangshanchayepinpaifuwuzhongxin",
    "id:task/{k}/2.1.p1 zt:usesPlatform id:platform/341000/huangshanchayepinpaifuwuzhongxin",
    "id:platform/{k}/1 zt:status ztc:platform-status/planned",
    "id:plan/{k} eli:based_on id:document/anhuishengchachanyecujintiaoli",
    "id:document/{k}/1 zt:relation ztc:relation/basis",
    'id:funding/{k}/1 schema:value "2000000"^^xsd:decimal',
    'id:milestone/{k}/1 zt:timeText "第一年"@zh-Hans',
    'id:damage/{k}/1 zt:repair "10—15%"',
    # evidence
    "id:evidence/{k}/71-78 oa:hasSource id:source/{k}",
    'id:evidence/{k}/71-78#position oa:start "71"^^xsd:integer',
    'id:evidence/{k}/71-78#quote oa:exact "(一)培育品牌"@zh-Hans',
]


@pytest.mark.parametrize("statement", STATED)
def test_the_document_graph_states(statement: str) -> None:
    assert f"{statement.format(k=KEY)} g:doc/{KEY}" in short(nquads(tea()))


def test_the_inferred_graph_holds_leads_responsible_bodies_and_what_targets_compare_by() -> None:
    inferred = {line.removesuffix(f" g:inferred/{KEY}") for line in short(nquads(tea())) if "g:inferred" in line}
    assert inferred == {
        f"id:task/{KEY}/2.1 zt:leadAgency id:agency/341000/market-regulation",
        f"id:task/{KEY}/2.1 zt:responsibleAgency id:agency/341000/market-regulation",
        f"id:task/{KEY}/2.2 zt:leadAgency id:agency/341000/court-intermediate",
        f"id:task/{KEY}/2.2 zt:responsibleAgency id:agency/341000/court-intermediate",
        f'id:target/{KEY}/1 zt:areaLevel "市"',
        f'id:target/{KEY}/1 zt:measure "件"',
        f'id:target/{KEY}/1 zt:valueKind "水平值"',
        f'id:target/{KEY}/2 zt:areaLevel "市"',
        f'id:target/{KEY}/2 zt:measure ""',
        f'id:target/{KEY}/2 zt:relative "true"^^xsd:boolean',
        f'id:target/{KEY}/2 zt:valueKind "年均增长率"',
    }


def test_a_target_of_a_concept_points_at_the_code() -> None:
    target = replace(tea().targets[0], concept="geographical-indications")
    found = short(nquads(replace(tea(), targets=(target,))))
    assert f"id:target/{KEY}/1 zt:indicator ztc:indicator/geographical-indications g:doc/{KEY}" in found
    assert f"ztc:indicator/geographical-indications rdf:type zt:Indicator g:doc/{KEY}" in found
    assert f'id:target/{KEY}/1 zt:statedName "有效地理标志"@zh-Hans g:doc/{KEY}' in found
    assert not [line for line in found if line.startswith("id:indicator/")]


def test_the_meta_graph_says_where_the_graph_comes_from() -> None:
    meta = {line.removesuffix(" g:meta") for line in short(nquads(tea())) if line.endswith(" g:meta")}
    assert f"g:doc/{KEY} prov:wasDerivedFrom id:source/{KEY}" in meta
    assert f"g:doc/{KEY}#run prov:used id:source/{KEY}" in meta


def test_the_key_is_that_of_the_plan() -> None:
    assert plan_key(tea()) == KEY


def test_equal_plans_give_equal_bytes_in_order() -> None:
    again = from_dict(yaml.safe_load(FIXTURE.read_text(encoding="utf-8")))
    assert nquads(again) == nquads(tea())
    lines = quads(tea())
    assert lines == sorted(set(lines))


def test_a_record_without_text_has_no_words_of_the_document() -> None:
    plan = replace(tea(), source=replace(tea().source, text=None))
    statements = nquads(plan)
    assert "TextQuoteSelector" not in statements
    assert "ontology#text>" not in statements
    assert f'id:plan/{KEY} zt:textStatus "record" g:doc/{KEY}' in short(statements)


def test_bodies_of_plans_without_region_do_not_fall_together() -> None:
    def plan(name: str) -> Plan:
        body = Assignment("一", "市某局", None, False, "responsible", 1, 1, RoleBasis.SOLE_UNIT, HERE)
        return Plan(Source(name, "txt", name * 64, 9), tasks=(Task("一", "某事", "task", HERE),), assignments=(body,))

    first, second = short(nquads(plan("a"))), short(nquads(plan("b")))
    agencies = [{line.split()[0] for line in part if line.startswith("id:agency/")} for part in (first, second)]
    assert len(agencies[0]) == len(agencies[1]) == 1
    assert agencies[0] != agencies[1]


def test_a_repeated_path_gets_a_number_and_facts_point_at_the_one_before_them() -> None:
    """A file of two plans numbers its items twice; a fact belongs to the item that it stands under."""
    places = (10, 100)
    sections = tuple(Section("一", "一", "总则", "tasks", Evidence(start - 9, start - 1)) for start in places)
    tasks = tuple(Task("一/(一)", None, "task", Evidence(start, start + 5)) for start in places)
    targets = tuple(
        Target("某量", 1, None, "=", None, "level", None, "一/(一)", Evidence(start, start + 1))
        for start in (5, 40, 100, 130)
    )
    plan = Plan(Source("x.txt", "txt", "c" * 64, 999), sections=sections, tasks=tasks, targets=targets)
    found, key = short(nquads(plan)), plan_key(plan)
    assert f"id:task/{key}/1.1-2 zt:inSection id:section/{key}/1-2 g:doc/{key}" in found
    for number, task in ((1, "1.1"), (2, "1.1"), (3, "1.1-2"), (4, "1.1-2")):
        assert f"id:target/{key}/{number} zt:ofTask id:task/{key}/{task} g:doc/{key}" in found


def test_the_header_says_what_it_does_not_print() -> None:
    header = Header(title="某方案", issued="2022-01-15", confidence=(("issued", "repaired"), ("region", "inferred")))
    plan = Plan(Source("x.txt", "txt", "c" * 64, 9), header)
    found, key = short(nquads(plan)), plan_key(plan)
    assert f"id:plan/{key} zt:repairedProperty eli:date_document g:doc/{key}" in found
    assert f"id:plan/{key} zt:inferredProperty zt:region g:doc/{key}" in found


@pytest.mark.parametrize(
    ("code", "region", "label"),
    [
        ("330204", "浙江省宁波市江东区", "江东区"),
        ("320500-z-sip", None, "苏州工业园区"),
        ("999999", None, "999999"),
        ("320500-z-none", None, "320500-z-none"),
    ],
)
def test_a_region_that_the_table_does_not_have(code: str, region: str | None, label: str) -> None:
    plan = Plan(Source("x.txt", "txt", "d" * 64, 9), Header(title="某方案", region=region, region_code=code))
    assert f'id:region/{code} rdfs:label "{label}"@zh-Hans g:doc/{plan_key(plan)}' in short(nquads(plan))


@pytest.mark.parametrize(
    ("code", "bodies", "short_name", "full_name"),
    [
        ("320500-z-sip", ("苏州工业园区管理委员会",), "苏州工业园区", "苏州工业园区"),
        ("320505-z-snd", ("苏州国家高新技术产业开发区管理委员会",), "苏州高新区", "苏州国家高新技术产业开发区"),
        ("410300-z-96cc1c08", ("洛阳市国家自主创新示范区管理委员会",), "洛阳市国家自主创新示范区", "洛阳市国家自主创新示范区"),
        ("410300-z-96cc1c08", ("某某", "国家税务总局洛阳市国家自主创新示范区税务局"), "洛阳市国家自主创新示范区", "洛阳市国家自主创新示范区"),
        ("410300-z-96cc1c08", ("某某",), "410300-z-96cc1c08", "410300-z-96cc1c08"),
    ],
)  # fmt: skip
def test_a_zone_has_its_name(code: str, bodies: tuple[str, ...], short_name: str, full_name: str) -> None:
    said = tuple(
        Assignment(
            None, "园区", name, False, "lead", n, 1, RoleBasis.SOLE_UNIT, Evidence(0, 1), agency_key=f"{code}/b{n}"
        )
        for n, name in enumerate(bodies)
    )
    plan = Plan(Source("x.txt", "txt", "d" * 64, 9), Header(title="某方案"), assignments=said)
    found = short(nquads(plan))
    assert f'id:region/{code} rdfs:label "{short_name}"@zh-Hans g:doc/{plan_key(plan)}' in found
    assert f'id:region/{code} schema:name "{full_name}"@zh-Hans g:doc/{plan_key(plan)}' in found


HOSTILE = 'a"b\\c\nd\re\tf\x00g\x1fh\x85i\u2028j<k>l\ud800m\uffffn .\u3000😀'


def test_hostile_text_stays_in_its_literal() -> None:
    plan = replace(tea(), header=replace(tea().header, title=HOSTILE, issued="soon", kind=HOSTILE))
    statements = nquads(plan)
    assert len(statements.splitlines()) == statements.count(" .\n")
    triples = "".join(f"{line.rsplit(' ', 2)[0]} .\n" for line in statements.split("\n") if line)
    titles = {str(o) for o in Graph().parse(data=triples, format="nt").objects() if str(o).startswith('a"b')}
    assert titles == {HOSTILE.replace("\ud800", "\ufffd").replace("\uffff", "\ufffd")}


def test_hostile_keys_stay_in_their_iris() -> None:
    header = replace(tea().header, region_code="3> <x")
    body = replace(tea().assignments[0], agency_key='3 4/a>"b')
    statements = nquads(replace(tea(), header=header, assignments=(body,)))
    triples = "".join(f"{line.rsplit(' ', 2)[0]} .\n" for line in statements.split("\n") if line)
    assert len(Graph().parse(data=triples, format="nt")) > 100


def test_the_ontology_graph_and_the_dataset() -> None:
    found = short(ontology_quads())
    assert 'zt:Plan rdfs:label "规划"@zh-Hans g:ontology' in found
    assert 'ztc:role/lead skos:prefLabel "牵头单位"@zh-Hans g:ontology' in found
    assert f"{BASE}dataset rdf:type void:Dataset g:meta" in found
    assert ontology_quads() == ontology_quads()
    assert "_:" not in ontology_quads(), "blank nodes would differ from build to build"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(200.0, "200"), (9.5, "9.5"), (1e16, "10000000000000000"), (7, "7"), (0.05, "0.05"), (1e-7, "0.0000001")],
)
def test_number(value: float, expected: str) -> None:
    assert terms.number(value) == f'"{expected}"^^<{PREFIXES["xsd"]}decimal>'


@pytest.mark.parametrize(
    ("value", "ending"),
    [("2021-03-02", "date>"), ("2021-03", "gYearMonth>"), ("2021", "gYear>"), ("soon", '"soon"')],
)
def test_date(value: str, ending: str) -> None:
    assert str(terms.date(value)).endswith(ending)


def test_nothing_is_said_of_nothing() -> None:
    makers = (terms.plain, terms.text, terms.integer, terms.number, terms.year, terms.date)
    assert [maker(None) for maker in makers] == [None] * len(makers)
    assert terms.true(False) is None
    assert terms.concept("role", None) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("市市场监管局〈知识产权 局〉", "市市场监管局(知识产权局)"),
        ("PCT 专利\n申请量", "PCT专利申请量"),
        ("New  York 办事处", "New York办事处"),
        ("ＡＩ（人工智能）", "AI(人工智能)"),
    ],
)
def test_tidy(name: str, expected: str) -> None:
    assert tidy(name) == expected


def test_unique_and_above() -> None:
    assert unique(["a", "a", "a-2", "a"]) == ["a", "a-2", "a-2-2", "a-3"]
    assert list(above("三/(一)/1")) == ["三/(一)", "三"]
