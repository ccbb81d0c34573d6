"""Every question is well formed, keeps the contract's columns, and answers rightly on the invented graph."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.catalog import QUERIES, Answer, ask, bind, question, questions, read_question, with_prefixes
from graph.result import Value
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.errors import NotFoundError, ParameterError
from ontology.records import Header
from tests import graph_sample

FIRST_TWELVE = {
    "lead-agencies", "lead-basis", "tasks-led-by-others", "agency-workload", "co-responsibility",
    "tasks-without-agency", "indicator-comparison", "plan-horizons", "platforms-by-region", "cited-documents",
    "funding", "milestones",
}  # fmt: skip
HOSTILE = "花木\" } } #\\ <urn:x> \n' SERVICE <urn:y> { $1 \\1"
NEEDED = {"function": "finance", "indicator": "花木"}

# question, parameters, columns to look at, rows in order
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[Value, ...]]]] = [
    ("lead-agencies", {}, "region agency function tasks basis", [
        ("宁波市", "宁波市知识产权局", "ip-office", 2, "ExplicitLead"),
        ("苏州市", "苏州市市场监督管理局", "market-regulation", 2, "FirstListed"),
        ("苏州市", "苏州市中级人民法院", "court", 1, "FirstListed"),
        ("苏州市", "苏州市财政局", "finance", 1, "SoleUnit"),
    ]),
    ("lead-agencies", {"region": "苏州", "basis": "SoleUnit"}, "agency tasks", [("苏州市财政局", 1)]),
    ("lead-agencies", {"function": "court"}, "region agency", [("苏州市", "苏州市中级人民法院")]),
    # the parent of courts and procuratorates has their answers
    ("lead-agencies", {"function": "司法机关"}, "region agency tasks", [("苏州市", "苏州市中级人民法院", 1)]),
    ("lead-basis", {}, "region basis tasks", [
        ("宁波市", "ExplicitLead", 2), ("宁波市", "ListedOnly", 2),
        ("苏州市", "FirstListed", 3), ("苏州市", "ListedOnly", 3), ("苏州市", "SoleUnit", 1),
    ]),
    ("tasks-led-by-others", {}, "region path title agency function main_function", [
        ("苏州市", "二/(二)", "审理花木案件", "苏州市中级人民法院", "court", "market-regulation"),
        ("苏州市", "二/(三)", "安排资金", "苏州市财政局", "finance", "market-regulation"),
    ]),
    ("tasks-led-by-others", {"region": "330200"}, "path", []),
    ("function-across-regions", {"function": "财政"}, "region agency tasks first", [
        ("宁波市", "宁波市财政局", 2, 0), ("苏州市", "苏州市财政局", 3, 1),
    ]),
    ("function-across-regions", {"function": "judicial"}, "agency tasks first", [("苏州市中级人民法院", 1, 1)]),
    ("agency-workload", {"region": "江苏省苏州市"}, "agency tasks first", [
        ("苏州市市场监督管理局", 3, 2), ("苏州市财政局", 3, 1),
        ("苏州市中级人民法院", 1, 1), ("苏州市海关", 1, 0),
    ]),
    ("co-responsibility", {}, "region a b tasks", [
        ("宁波市", "宁波市财政局", "宁波市知识产权局", 2),
        ("苏州市", "苏州市财政局", "苏州市市场监督管理局", 2),
        ("苏州市", "苏州市中级人民法院", "苏州市市场监督管理局", 1),
        ("苏州市", "苏州市海关", "苏州市市场监督管理局", 1),
        ("苏州市", "苏州市海关", "苏州市财政局", 1),
    ]),
    ("co-responsibility", {"by": "function", "region": "宁波市"}, "a b tasks", [("财政", "知识产权管理", 2)]),
    ("judicial-tasks", {}, "path agency position", [("二/(二)", "苏州市中级人民法院", 1)]),
    ("vertical-bodies", {}, "path agency", [("二/(一)/1", "苏州市海关")]),
    ("tasks-without-agency", {}, "region path title kind", [
        (None, "一", "办试点", "task"), ("全国", "一/(一)", "授予新品种权", "task"),
        ("苏州市", "三/(一)", "加强宣传", "safeguard"),
    ]),
    ("tasks-without-agency", {"kind": "group"}, "path", [("一",), ("二/(一)",)]),
    ("sole-agency-tasks", {}, "path agency", [("二/(三)", "苏州市财政局")]),
    ("group-assignments", {}, "region group tasks", [
        ("宁波市", "相关成员单位", 1), ("苏州市", "各县级市(区)政府(管委会)", 1),
    ]),
    ("local-government-duties", {}, "path group", [("二/(一)/2", "各县级市(区)政府(管委会)")]),
    ("indicator-comparison", {"indicator": "满意度"}, "region comparator value unit year comparable reason", [
        (None, ">", 85, "%", None, False, "与宁波市:单位不同(%与分);与苏州市:单位不同(%与分)"),
        ("宁波市", ">=", 80, "分", 2020, True, "与花木试点方案:单位不同(分与%)"),
        ("苏州市", ">=", 85, "分", 2025, True, "与花木试点方案:单位不同(分与%)"),
    ]),
    ("indicator-comparison", {"indicator": "花木贷款额"}, "region value basis comparable reason", [
        ("宁波市", 20, "annual_growth", False, "与苏州市:口径不同(年均增长率与水平值)"),
        ("苏州市", 200, "level", False, "与宁波市:口径不同(水平值与年均增长率)"),
    ]),
    ("indicator-comparison", {"indicator": "花木占比"}, "region value comparable reason comparable_with", [
        (None, 7, True, "", "苏州市"), ("苏州市", 9.5, True, "", "花木试点方案"),
    ]),
    ("indicator-comparison", {"indicator": "出口"}, "value comparable reason", [(3, False, "没有其他规划的目标可比")]),
    ("incomparable-targets", {}, "indicator region_a region_b reason", [
        ("花木保护满意度", "苏州市", None, "单位不同(分与%)"),
        ("花木保护满意度", "宁波市", None, "单位不同(分与%)"),
        ("花木贷款额", "苏州市", "宁波市", "口径不同(水平值与年均增长率)"),
    ]),
    ("plan-horizons", {}, "region number issued start end", [
        (None, None, None, None, None),
        ("全国", "国花发〔2016〕903号", "2016-05-06", None, None),
        ("宁波市", "甬政办发〔2017〕902号", "2017-12-21", 2018, 2020),
        ("苏州市", "苏府〔2022〕900号", "2022-11-05", 2023, 2025),
    ]),
    ("earliest-targets", {"until": "2020"}, "year name value", [
        (2019, "花木出口", 3), (2020, "花木保护满意度", 80), (2020, "花木贷款额", 20),
    ]),
    ("growth-targets", {}, "region name value unit basis year", [
        ("宁波市", "花木贷款额", 20, "%", "annual_growth", 2020),
    ]),
    ("platforms-by-region", {}, "region platform kind status path", [
        ("宁波市", "宁波花木保护中心", "centre", "planned", "二/(一)"),
        ("苏州市", "花木交易平台", "platform", "planned", None),
        ("苏州市", "苏州花木保护中心", "centre", "existing", "二/(一)/1"),
    ]),
    ("platforms-by-region", {"status": "existing"}, "platform", [("苏州花木保护中心",)]),
    ("shared-platforms", {}, "kind regions platforms", [
        ("centre", "宁波市、苏州市", "宁波花木保护中心、苏州花木保护中心"),
    ]),
    ("cited-documents", {"region": "宁波"}, "title number relation", [
        ("国家花木发展纲要", "国发〔2020〕901号", "implements"), ("花木条例", None, "mentions"),
    ]),
    ("co-cited-documents", {}, "title regions plans", [("国家花木发展纲要", "宁波市、苏州市", 2)]),
    ("funding", {}, "region item amount source", [
        ("宁波市", "育种", 70_000_000, "central"), ("宁波市", "合计", 100_000_000, "total"),
    ]),
    ("milestones", {}, "phase time item", [("第一阶段", "2018年6月底前", "摸底"), (None, None, "验收")]),
    ("function-lineage", {"function": "public finance"}, "date region agency stated_name", [
        ("2017-12-21", "宁波市", "宁波市财政局", "市财政局"), ("2022-11-05", "苏州市", "苏州市财政局", "市财政局"),
    ]),
    ("function-lineage", {"function": "judicial"}, "agency stated_name", [("苏州市中级人民法院", "市中级人民法院")]),
    # Suzhou: 4 functions, finance shares tasks with market regulation and customs (2 of 3); Ningbo: 2, both tied (1 of 1)
    ("bridging-functions", {}, "function regions tasks centrality", [("finance", 2, 4, 0.833)]),
    ("cross-region-cooperation", {}, "region path scheme", [
        ("宁波市", "二/(一)", "一带一路"), ("宁波市", "二/(一)", "长三角"), ("苏州市", "二/(一)/1", "长三角"),
    ]),
    ("topic-mix", {}, "region topic tasks", [
        ("全国", "plant-varieties", 1),
        ("宁波市", "plant-varieties", 1), ("宁波市", "rural-industry", 1),
        ("苏州市", "plant-varieties", 2), ("苏州市", "ip-judicial-protection", 1), ("苏州市", "ip-public-service", 1),
    ]),
    ("shared-and-unique-topics", {}, "topic regions tasks spread", [
        ("plant-varieties", "全国、宁波市、苏州市", 4, "all"), ("ip-judicial-protection", "苏州市", 1, "one"),
        ("ip-public-service", "苏州市", 1, "one"), ("rural-industry", "宁波市", 1, "one"),
    ]),
    ("national-alignment", {}, "national_path national_title topic region path title", [
        ("一/(一)", "授予新品种权", "plant-varieties", "宁波市", "二/(二)", "办展览"),
        ("一/(一)", "授予新品种权", "plant-varieties", "苏州市", "二/(一)/1", "选育新品种"),
        ("一/(一)", "授予新品种权", "plant-varieties", "苏州市", "二/(一)/2", "登记新品种"),
    ]),
    ("first-appearance", {}, "topic date region path", [
        ("plant-varieties", "2016-05-06", "全国", "一"), ("rural-industry", "2017-12-21", "宁波市", "二/(一)"),
        ("ip-judicial-protection", "2022-11-05", "苏州市", "二/(二)"),
        ("ip-public-service", "2022-11-05", "苏州市", "二/(一)/2"),
    ]),
    ("first-appearance", {"topic": "植物新品种"}, "topic title", [("plant-varieties", "保护新品种")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def store() -> Store:
    return graph_sample.store()


def needed(id: str) -> dict[str, str]:
    return {known.name: NEEDED[known.name] for known in question(id).params if known.required}


def picked(answer: Answer, names: str) -> list[tuple[Value, ...]]:
    places = [answer.columns.index(name) for name in names.split()]
    return [tuple(row[place] for place in places) for row in answer.rows]


@pytest.mark.parametrize(("id", "params", "names", "rows"), ANSWERS, ids=[f"{a[0]} {a[1]}" for a in ANSWERS])
def test_answers(store: Store, id: str, params: dict[str, str], names: str, rows: list[tuple[Value, ...]]) -> None:
    assert picked(ask(store, id, params), names) == rows


def test_targets_of_different_names_are_not_comparable(store: Store) -> None:
    rows = picked(ask(store, "indicator-comparison", {"indicator": "花木"}), "region name comparable_with note")
    # 85 % of satisfaction is set beside neither the market's share nor the exports
    assert ("苏州市", "花木保护满意度", "宁波市", "与宁波市:年份不同(2025与2020)") in rows
    assert [row[2] for row in rows if row[1] == "花木出口"] == [None]


# stated name, canonical name and key; without them a class of bodies
GOVERNMENTS: list[graph_sample.Body] = [
    ("常熟市政府", "常熟市人民政府", "320581/local-government"),
    ("市自创区", "苏州市自主创新示范区管理委员会", "320500-z-96cc1c08/zone"),
    ("花木镇政府", "常熟市花木镇人民政府", "320581/n-huamu"),
    *((name, None, None) for name in ("市、区县(市)两级政府", "各县(市、区)", "各街道办", "各地", "开发区管委会")),
]  # fmt: skip
NO_GOVERNMENTS: list[graph_sample.Body] = [
    ("市政府", "苏州市人民政府", "320500/local-government"),
    ("省政府", "江苏省人民政府", "320000/local-government"),
    ("吴江区政府办公室", "苏州市吴江区人民政府办公室", "320509/general-office"),
    ("区政府督查室", "苏州市吴江区人民政府督查室", "320509/n-ducha"),
    *((name, None, None) for name in ("各区政府办公室", "各县(市、区)市场监管局", "各社区", "相关成员单位")),
]  # fmt: skip


def test_governments_of_counties_and_zones_go_by_their_type_and_classes_by_their_words() -> None:
    sketch = graph_sample.Sketch(Header("花木方案", region="江苏省苏州市", region_code="320500"), "a.txt")
    sketch.task("一", "种花木", *GOVERNMENTS, *NO_GOVERNMENTS)
    store = Store.memory([ontology_quads(), nquads(sketch.plan())])
    answer = ask(store, "local-government-duties")
    assert [row[0] for row in picked(answer, "group")] == [canonical or stated for stated, canonical, _ in GOVERNMENTS]
    nodes = dict(picked(ask(store, "group-assignments"), "group_iri group"))
    assert nodes.items() >= {
        (node, group) for node, group in picked(answer, "group_iri group") if "/group/" in str(node)
    }


def test_classes_of_bodies_under_central_command_count_by_their_names() -> None:
    sketch = graph_sample.Sketch(Header("花木方案", region="江苏省苏州市", region_code="320500"), "a.txt")
    names = ("苏州各海关", "各县(市)税务局", "各税务师事务所", "有关银行", "各区县市场监管局")
    sketch.task("一", "种花木", *((name, None, None) for name in names))
    answer = ask(Store.memory([ontology_quads(), nquads(sketch.plan())]), "vertical-bodies")
    assert picked(answer, "agency") == [("苏州各海关",), ("各县(市)税务局",)]


def test_the_own_administration_of_a_zone_is_none_of_its_governments() -> None:
    sketch = graph_sample.Sketch(Header("园区方案", region="苏州工业园区", region_code="320500-z-sip"), "a.txt")
    sketch.task("一", "种花木", ("管委会", "苏州工业园区管理委员会", "320500-z-sip/zone"))
    assert not ask(Store.memory([ontology_quads(), nquads(sketch.plan())]), "local-government-duties").rows


def test_a_range_and_a_damaged_value_are_told_where_targets_fall_due() -> None:
    plan = graph_sample.ningbo()
    ranged, doubtful, *_ = plan.targets
    changed = replace(plan, targets=(replace(ranged, value_max=90), replace(doubtful, suspect=True)))
    answer = ask(Store.memory([ontology_quads(), nquads(changed)]), "earliest-targets")
    assert picked(answer, "name value value_max suspect") == [
        ("花木保护满意度", 80, 90, None), ("花木贷款额", 20, None, True),
    ]  # fmt: skip


def test_every_question_has_an_answer_here() -> None:
    assert {known.id for known in questions()} == {id for id, *_ in ANSWERS}
    assert {known.id for known in questions()} >= FIRST_TWELVE


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.rq")), ids=lambda path: path.stem)
def test_files_are_well_formed(store: Store, path: Path) -> None:
    known = read_question(path.read_text(encoding="utf-8"))
    assert known.id == path.stem
    assert all((known.zh, known.en, known.explanation, known.explanation_en))
    assert "ORDER BY" in known.sparql.splitlines()[-1]
    for parameter in known.params:
        assert f"VALUES ?param_{parameter.name} {{ UNDEF }}" in known.sparql
        assert parameter.choices or parameter.type in {"region", "function", "topic", "indicator", "year"}
    # as it stands, without any value
    assert store.query(known.sparql).variables[: len(known.columns)] == known.columns


@pytest.mark.parametrize("id", [known.id for known in questions()])
def test_columns_and_kinds(store: Store, id: str) -> None:
    answer = ask(store, id, needed(id))
    assert answer.columns[: len(answer.question.columns)] == answer.question.columns
    assert answer.rows
    for row in answer.rows:
        for name, value in zip(answer.columns, row, strict=True):
            if name.endswith("_iri") and value is not None:
                assert str(value).startswith("https://w3id.org/zhengtu/")
            if name in {"tasks", "first", "value", "amount", "position", "plans"}:
                assert isinstance(value, int | float)


@pytest.mark.parametrize("id", [known.id for known in questions()])
def test_the_query_of_an_answer_gives_it_again(store: Store, id: str) -> None:
    answer = ask(store, id, needed(id))
    assert store.query(answer.sparql).values == answer.rows
    assert "UNDEF" not in answer.sparql


@pytest.mark.parametrize("id", [known.id for known in questions() if not any(p.required for p in known.params)])
def test_no_plan_no_rows(id: str) -> None:
    answer = ask(Store.memory([]), id)
    assert answer.rows == ()


@pytest.mark.shared
def test_questions_keep_the_contract(shared: Path) -> None:
    contract: list[dict[str, Any]] = yaml.safe_load((shared / "contract/questions.yaml").read_text(encoding="utf-8"))
    by_id = {stated["id"]: stated for stated in contract}
    for known in questions():
        stated = by_id[known.id]
        assert (known.zh, known.en, list(known.columns)) == (stated["zh"], stated["en"], stated["columns"])
        needs = {known.name: "required" if known.required else "optional" for known in known.params}
        assert needs == {name: kind.partition(":")[0] for name, kind in stated["params"].items()}


@pytest.mark.parametrize(
    ("id", "params", "error", "message"),
    [
        ("lead", {}, NotFoundError, "lead-agencies"),
        ("zzz", {}, NotFoundError, "agency-workload, bridging-functions"),
        ("funding", {"place": "苏州"}, ParameterError, "no parameter place; allowed: region"),
        ("plan-horizons", {"region": "苏州"}, ParameterError, "allowed: none"),
        ("function-lineage", {}, ParameterError, "needs function; allowed: function"),
        ("funding", {"region": "苏洲市"}, NotFoundError, "nearest are 苏州市"),
        ("funding", {"region": "qqqq"}, NotFoundError, "no region 'qqqq' in this graph$"),
        ("funding", {"region": " "}, ParameterError, "empty"),
        ("function-lineage", {"function": "finanse"}, NotFoundError, "nearest are finance"),
        ("first-appearance", {"topic": "plant-variety"}, NotFoundError, "nearest are plant-varieties"),
        ("earliest-targets", {"until": "二〇二〇"}, ParameterError, "year of four digits"),
        ("earliest-targets", {"until": "٢٠٢٠"}, ParameterError, "year of four digits"),
        ("indicator-comparison", {"indicator": "中国GDP"}, NotFoundError, "no indicator '中国GDP' .*nearest are .*GDP"),
        ("indicator-comparison", {"indicator": "花木满意"}, NotFoundError, "nearest are 花木保护满意度"),
        ("indicator-comparison", {"indicator": "a"}, NotFoundError, "no indicator 'a'"),
        ("indicator-comparison", {"indicator": "atent"}, NotFoundError, "no indicator 'atent'"),
        ("lead-agencies", {"basis": "ListedOnly"}, ParameterError, "is not one of ExplicitLead"),
        ("co-responsibility", {"by": "x"}, ParameterError, "agency, function"),
    ],
)
def test_what_is_refused(store: Store, id: str, params: dict[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ask(store, id, params)


@pytest.mark.parametrize("value", ["320500", "苏州", "苏州市", "江苏省苏州市", " 苏州市 "])
def test_names_of_a_region(store: Store, value: str) -> None:
    assert {row[0] for row in ask(store, "agency-workload", {"region": value}).rows} == {"苏州市"}


def test_a_name_of_several_regions() -> None:
    lines = [
        f"<https://w3id.org/zhengtu/id/region/{code}> <{predicate}> {value} <urn:g> ."
        for code in ("320106", "320302")
        for predicate, value in (
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "<https://w3id.org/zhengtu/ontology#Region>"),
            ("http://www.w3.org/2004/02/skos/core#notation", f'"{code}"'),
            ("http://www.w3.org/2000/01/rdf-schema#label", '"鼓楼区"@zh-Hans'),
        )
    ]
    store = Store.memory(lines)
    with pytest.raises(ParameterError, match="give a code: 320106, 320302"):
        ask(store, "funding", {"region": "鼓楼区"})
    assert ask(store, "funding", {"region": "320106"}).rows == ()


@pytest.mark.parametrize(
    ("id", "params"), [("indicator-comparison", {"indicator": HOSTILE}), ("funding", {"region": "> } INSERT"})]
)
def test_hostile_values_stay_values(store: Store, id: str, params: dict[str, str]) -> None:
    with pytest.raises(NotFoundError):
        ask(store, id, params)


@pytest.fixture(scope="module")
def linked() -> Store:
    """A graph whose targets stand under concepts of the scheme, and one under its own name."""
    plan = graph_sample.nowhere()
    names = {"知识产权保护社会满意度(含满意率)": "protection-satisfaction", "PCT(专利合作条约)国际专利申请量": "pct-applications",
             "花木出口(园区)": None}  # fmt: skip
    target = plan.targets[0]
    plan = replace(plan, targets=tuple(replace(target, name=name, concept=code) for name, code in names.items()))
    return Store.memory([ontology_quads(), nquads(plan)])


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("protection-satisfaction", "知识产权"),
        ("zhishichanquanbaohushehuimanyidu", "知识产权"),
        ("知识产权保护社会满意度", "知识产权"),
        ("知识产权保护社会满意度(含满意率)", "知识产权"),
        ("满意度", "知识产权"),
        ("pct-applications", "PCT"),
        ("PCT", "PCT"),
        ("pct", "PCT"),
        ("ＰＣＴ国际", "PCT"),
        ("PCT(专利合作条约)国际专利申请量", "PCT"),
        ("huamuchukouyuanqu", "花木出口"),
        ("花木出口〈园区〉", "花木出口"),
        ("出口", "花木出口"),
    ],
)
def test_names_of_an_indicator(linked: Store, value: str, found: str) -> None:
    rows = picked(ask(linked, "indicator-comparison", {"indicator": value}), "name")
    assert [str(name).startswith(found) for (name,) in rows] == [True]


def test_an_indicator_without_a_target_has_no_rows(store: Store) -> None:
    assert ask(store, "indicator-comparison", {"indicator": "protection-satisfaction"}).rows == ()


def test_bind_and_prefixes() -> None:
    text = "SELECT * { VALUES ?param_a { UNDEF } VALUES ?param_b { UNDEF } ?x zt:p ?param_a }"
    bound = bind(text, {"a": '"\\\\1"'})
    assert bound == 'SELECT * { VALUES ?param_a { "\\\\1" }  ?x zt:p ?param_a }'
    assert with_prefixes(bound).splitlines()[0] == "PREFIX zt: <https://w3id.org/zhengtu/ontology#>"


def test_headers_that_are_wrong() -> None:
    with pytest.raises(ValueError, match="is not 'required TYPE'"):
        read_question(
            "# id: a\n# zh: b\n# en: c\n# params: {x: maybe text}\n# columns: []\n# explanation: d\n# explanation_en: e\nASK {}"
        )
    with pytest.raises(KeyError):
        read_question("# id: a\n# params: {}\nASK {}")
