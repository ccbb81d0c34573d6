"""Look-ups for programs: lists, filters, fields, pages, one entity, neighbours, errors, ETag."""

from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from api.app import create_app
from api.links import PLURALS, data_of
from api.settings import Settings
from graph.kinds import kinds
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.iri import Identifier
from ontology.records import RoleBasis
from tests.api_client import Client
from tests.graph_sample import Sketch, city, ningbo
from tests.graph_sample import store as sample

PLAN = "320500-2022-sufu-900"
FINANCE = "agency/320500/finance"
EXAMPLES = [
    "/api/plans", "/api/tasks", "/api/agencies", "/api/groups", "/api/platforms", "/api/indicators", "/api/targets",
    "/api/documents", "/api/regions", f"/api/plans/{PLAN}", "/api/agencies/320500/finance", f"/api/tasks/{PLAN}/2.1.1",
    f"/api/targets/{PLAN}/1", "/api/regions/320500", "/api/search?q=花木", "/api/search?q=szs", f"/api/neighbours/{FINANCE}",
    f"/api/neighbours/task/{PLAN}/2.1.1", f"/api/paths?from={FINANCE}&to=agency/320500/market-regulation",
    f"/api/evidence/{PLAN}/0-1",
]  # fmt: skip


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(page_size=2, page_limit=3), sample()))


def pages(client: Client, first: str) -> list[dict[str, object]]:
    found, address = [], first
    while address:
        page = client.get(address).json()
        found.append(page)
        address = page["next"]
    return found


@pytest.mark.parametrize("first", ["/api/agencies", "/api/tasks?region=苏州", "/api/targets?limit=1", "/api/agencies?q=市&fields=label"])  # fmt: skip
def test_a_list_is_gone_through_by_its_links(client: Client, first: str) -> None:
    found = pages(client, first)
    keys = [item["key"] for page in found for item in page["items"]]  # type: ignore[attr-defined,index]
    assert len(found) > 1
    assert {page["total"] for page in found} == {len(keys)}
    assert keys == list(dict.fromkeys(keys))
    assert all(set(page["items"][0]) == set(found[0]["items"][0]) for page in found)  # type: ignore[index]


def test_a_page_is_no_longer_than_the_settings_say(client: Client) -> None:
    assert len(client.get("/api/agencies").json()["items"]) == 2
    assert len(client.get("/api/agencies", limit="99").json()["items"]) == 3


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/api/plans?limit=3", {"苏州市花木产业三年行动方案", "宁波市花木产业工作方案", "国家花木工作计划"}),
        ("/api/plans?region=330200", {"宁波市花木产业工作方案"}),
        ("/api/plans?region=宁波", {"宁波市花木产业工作方案"}),
        ("/api/plans?region=ningbo", {"宁波市花木产业工作方案"}),
        ("/api/plans?within=江苏省", {"苏州市花木产业三年行动方案"}),
        ("/api/plans?year=2024", {"苏州市花木产业三年行动方案"}),
        ("/api/plans?year=2016", {"国家花木工作计划"}),
        ("/api/plans?year=2017", set()),
        ("/api/plans?year=2018", {"宁波市花木产业工作方案"}),
        ("/api/plans?issued=2016", {"国家花木工作计划"}),
        ("/api/plans?agency=苏州市海关", {"苏州市花木产业三年行动方案"}),
        ("/api/plans?plan_kind=工作方案", {"宁波市花木产业工作方案"}),
        ("/api/agencies?region=320500&q=海关", {"苏州市海关"}),
        ("/api/agencies?q=szshg", {"苏州市海关"}),
        ("/api/agencies?region=苏州&function=财政", {"苏州市财政局"}),
        ("/api/agencies?function=judicial", {"苏州市中级人民法院"}),
        ("/api/agencies?plan=330200-2017-yongzhengbanfa-902&role=lead", {"宁波市知识产权局"}),
        ("/api/indicators?q=满意度", {"花木保护满意度"}),
        ("/api/platforms?region=330200", {"宁波花木保护中心"}),
        ("/api/platforms?status=planned&region=苏州", {"花木交易平台"}),
        ("/api/tasks?region=330200", {"建设基地", "办展览"}),
        ("/api/tasks?agency=苏州市海关", {"选育新品种"}),
        ("/api/tasks?agency=宁波市财政局&role=lead", set()),
        ("/api/tasks?agency=宁波市知识产权局&role=牵头单位", {"建设基地", "办展览"}),
        ("/api/tasks?function=court", {"审理花木案件"}),
        ("/api/tasks?function=司法机关", {"审理花木案件"}),
        ("/api/tasks?agency=苏州市财政局&group=各县级市(区)政府(管委会)", {"登记新品种"}),
        ("/api/tasks?agency=苏州市海关&function=财政", {"选育新品种"}),
        ("/api/tasks?agency=苏州市海关&group=相关成员单位", set()),
        ("/api/tasks?group=相关成员单位&role=responsible", {"办展览"}),
        ("/api/tasks?group=相关成员单位&role=lead", set()),
        ("/api/tasks?function=财政&role=lead", set()),
        ("/api/tasks?agency=宁波市知识产权局&group=相关成员单位&role=lead", set()),
        ("/api/tasks?role=lead", {"建设基地", "办展览"}),
        ("/api/plans?agency=苏州市海关&topic=ip-judicial-protection", {"苏州市花木产业三年行动方案"}),
        ("/api/tasks?platform=苏州花木保护中心", {"选育新品种"}),
        ("/api/tasks?topic=ip-judicial-protection", {"审理花木案件"}),
        ("/api/tasks?unassigned=yes&region=苏州", {"培育花木品种", "加强宣传"}),
        ("/api/targets?indicator=花木保护满意度&region=苏州", {"花木保护满意度"}),
        ("/api/targets?year=2019", {"花木出口"}),
        ("/api/targets?unit=亿元", {"花木贷款额"}),
        ("/api/tasks?agency=江苏省苏州市海关", {"选育新品种"}),
        ("/api/tasks?agency=苏州海关", {"选育新品种"}),
        ("/api/tasks?agency=３２０５００/customs", {"选育新品种"}),
        ("/api/agencies?region=江苏苏州&q=海关", {"苏州市海关"}),
        ("/api/groups?q=成员", {"相关成员单位"}),
        ("/api/documents?q=条例", {"花木条例"}),
        ("/api/documents?relation=basis", {"国家花木发展纲要"}),
        ("/api/regions?q=苏州", {"苏州市"}),
        ("/api/regions?level=city&parent=江苏", {"苏州市"}),
        ("/api/plans?q=没有", set()),
    ],
)
def test_lists_are_filtered(client: Client, path: str, expected: set[str]) -> None:
    assert {item["label"] for item in client.get(path).json()["items"]} == expected


@pytest.fixture(scope="module")
def led_by_a_group() -> Client:
    """A task led by a group of bodies; in another one a body stands twice, first in its list and then as the lead."""
    sketch = Sketch(ningbo().header, "led.txt")
    group, finance = ("各区县(市)政府", None, None), city("330200", "宁波市", "finance", "财政局")
    sketch.task("一", "种花", group, finance)
    sketch.task("二", "种树", finance, group)
    plan = sketch.plan()
    again = replace(plan.assignments[2], basis=RoleBasis.EXPLICIT_LEAD, role="lead", order=3)
    lines = [ontology_quads(), nquads(replace(plan, assignments=(*plan.assignments, again)))]
    return Client(create_app(Settings(), Store.memory(lines)))


def test_bodies_of_tasks_say_their_kind_and_leads_why_they_are_taken_for_it(led_by_a_group: Client) -> None:
    flowers, trees = led_by_a_group.get("/api/tasks?fields=leads,agencies").json()["items"]
    assert (flowers["leads_kind"], flowers["leads_basis"]) == (["group"], ["FirstListed"])
    assert flowers["agencies_kind"] == ["agency", "group"]
    assert "agencies_basis" not in flowers
    assert (trees["leads"], trees["leads_kind"], trees["leads_basis"]) == (
        ["330200/finance"], ["agency"], ["ExplicitLead"],
    )  # fmt: skip
    for kind, key in zip(flowers["agencies_kind"], flowers["agencies"], strict=True):
        assert led_by_a_group.get(str(data_of(Identifier(kind, key)))).status_code == 200


@pytest.mark.parametrize("name", ["lead", "agency"])
def test_tasks_are_found_by_a_group_as_by_an_agency(led_by_a_group: Client, name: str) -> None:
    flowers = led_by_a_group.get("/api/tasks").json()["items"][0]
    for value in (*flowers["leads"], "各区县(市)政府"):
        found = led_by_a_group.get("/api/tasks", {}, **{name: value}).json()["items"]
        assert flowers["key"] in [item["key"] for item in found]
    assert led_by_a_group.get("/api/plans", {}, agency=flowers["leads"][0]).json()["total"] == 1


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_filter_is_sparql_and_is_described(client: Client, kind: str) -> None:
    values = {"year": "2025", "text": "分", "region": "苏州", "agency": "苏州市海关", "body": "苏州市海关", "plan": PLAN, "task": f"{PLAN}/2.1.1",
              "platform": "花木交易平台", "indicator": "花木占比", "document": "花木条例", "group": "相关成员单位",
              "role": "lead", "function": "finance", "topic": "plant-varieties", "plan-kind": "work-plan",
              "task-kind": "group", "platform-kind": "centre", "platform-status": "planned", "accumulation": "level",
              "relation": "basis"}  # fmt: skip
    lookups = client.app.state.lookups
    total = lookups.directory.page(kind, {}, 1).total
    for name, one in kinds()[kind].filters.items():
        value = values[one.type] if one.type in values else one.type.split("|")[0]
        assert 0 <= lookups.directory.page(kind, {name: value}, 1).total <= total
    listed = client.get("/openapi.json").json()["paths"]
    documented = next(
        ops["get"] for path, ops in listed.items() if ops.get("get", {}).get("operationId") == f"get_{kind}"
    )
    assert {"200", "304", "400", "404"} <= set(documented["responses"])


def test_filters_stand_in_the_description_of_the_api(client: Client) -> None:
    listed = client.get("/openapi.json").json()["paths"]["/api/tasks"]["get"]["parameters"]
    assert {*kinds()["task"].filters, "q", "limit", "after", "fields"} == {one["name"] for one in listed}


def test_only_the_fields_asked_for_are_given(client: Client) -> None:
    item = client.get("/api/tasks?agency=苏州市海关&fields=label,agencies").json()["items"][0]
    assert list(item) == ["key", "label", "agencies", "agencies_label", "agencies_kind"]
    assert item["agencies"] == ["320500/customs", "320500/finance", "320500/market-regulation"]
    assert item["agencies_label"] == ["苏州市海关", "苏州市财政局", "苏州市市场监督管理局"]


@pytest.mark.parametrize(
    ("path", "status", "part"),
    [
        ("/api/tasks?colour=red", 400, "no filter colour; there are plan, region"),
        ("/api/tasks?fields=label,colour", 400, "no colour here; there are iri"),
        ("/api/tasks?year=x", 400, "no filter year"),
        ("/api/targets?year=x", 400, "not a year of four digits"),
        ("/api/tasks?unassigned=maybe", 400, "not one of yes, no"),
        ("/api/tasks?region=苏洲", 404, "苏州"),
        ("/api/tasks?agency=苏州财政", 404, "苏州市财政局"),
        ("/api/tasks?agency=市财政局", 400, "is the name of 2; give a key: 320500/finance, 330200/finance"),
        ("/api/tasks?limit=0", 400, "limit: '0' is too small; 1 or more is taken"),
        ("/api/agencies/苏州财政局", 404, "苏州市财政局"),
        ("/api/search", 400, "q"),
        ("/api/search?q=%20", 400, "q: the value is empty"),
        ("/api/search?q=x&kind=colour", 400, "no colour; there are plan"),
        ("/api/neighbours/agency/none", 404, "there is no agency"),
        ("/api/neighbours/colour/x", 404, "there is no node"),
        (
            f"/api/neighbours/{FINANCE}?relation=colour",
            400,
            "no 'colour' of this direction here; there are agency_region",
        ),
        (f"/api/neighbours/{FINANCE}?direction=up", 400, "direction"),
        (f"/api/paths?from={FINANCE}", 400, "to"),
        (f"/api/paths?from={FINANCE}&to=没有的局", 404, "there is no node"),
        (f"/api/paths?from={FINANCE}&to=市财政局", 400, "is the name of 2: agency/320500/finance"),
        (f"/api/paths?from={FINANCE}&to={FINANCE}&hops=9", 400, "hops"),
        ("/api/plans/", 404, "there is no plan ''"),
        ("/api/agencies/", 404, "there is no agency ''"),
        ("/id/plan/", 404, "there is no plan ''"),
        (f"/api/neighbours/evidence/{PLAN}/0-1?relation=lead", 400, "no 'lead' of this direction here; there are none"),
        ("/api/evidence/none/0-1", 404, "<plan>/<start>-<end>"),
        ("/api/evidence/a%3E%7D/0-1", 404, "there is no evidence"),
    ],
)
def test_what_is_wrong_is_said(client: Client, path: str, status: int, part: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert part in answer.json()["detail"]


@pytest.mark.parametrize("path", EXAMPLES)
def test_answers_are_as_described_and_carry_the_snapshot(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    tag = answer.headers["etag"]
    assert tag.strip('"') == sample().manifest.sha256[:32]
    again = client.get(path, {"if-none-match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    openapi = client.get("/openapi.json").json()
    plain = path.partition("?")[0]
    route = plain if plain in openapi["paths"] else next(
        r for r in openapi["paths"] if r.startswith(plain[: plain.index("/", 5)] + "/{")
    )  # fmt: skip
    schema = openapi["paths"][route]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(answer.json(), schema | {"components": openapi["components"]})


@pytest.mark.parametrize("node", [f"evidence/{PLAN}/0-1", f"source/{PLAN}"])
def test_what_has_no_relations_has_no_neighbours(client: Client, node: str) -> None:
    for fields in ("", "?direction=in"):
        answer = client.get(f"/api/neighbours/{node}{fields}")
        assert (answer.status_code, answer.json().get("relations")) == (200, [])


def test_what_is_not_there_is_not_unchanged(client: Client) -> None:
    assert client.get("/api/agencies/none", {"if-none-match": "*"}).status_code == 404


def test_an_entity_tells_its_facts_and_relations(client: Client) -> None:
    entity = client.get("/api/agencies/320500/finance").json()
    assert entity["label"] == "苏州市财政局"
    assert entity["page"] == "/entities/agency/320500/finance"
    assert entity["fields"]["functions_label"] == ["财政"]
    assert {"property": "https://w3id.org/zhengtu/ontology#region", "label": "苏州市"}.items() <= next(
        fact for fact in entity["facts"] if fact["property"].endswith("#region")
    ).items()
    counts = {(one["relation"], one["direction"]): one["total"] for one in entity["relations"]}
    assert counts == {("agency_region", "out"): 1, ("responsible", "in"): 3}
    task = next(one for one in entity["relations"] if one["relation"] == "responsible")["items"][0]
    assert (task["label"], task["evidence"]) == ("选育新品种", f"/api/evidence/{PLAN}/0-1")


def test_neighbours_are_gone_through_by_their_links(client: Client) -> None:
    found, address = [], f"/api/neighbours/{FINANCE}?relation=responsible&direction=in&limit=2"
    while address:
        page = client.get(address).json()
        (relation,) = page["relations"]
        assert relation["total"] == 3
        found += [item["label"] for item in relation["items"]]
        address = page["next"]
    assert found == ["选育新品种", "登记新品种", "安排资金"]


@pytest.mark.parametrize("asked", ["relation=responsible&direction=in&limit=1", "limit=1"])
def test_the_other_neighbours_come_in_parts_of_the_size_that_was_asked_for(client: Client, asked: str) -> None:
    page = client.get(f"/api/neighbours/{FINANCE}?{asked}").json()
    first = next(one for one in page["relations"] if one["relation"] == "responsible")
    second = client.get(first["more"]).json()["relations"][0]
    assert [len(one["items"]) for one in (first, second)] == [1, 1]
    assert "limit" not in client.get(f"/api/neighbours/{FINANCE}?relation=responsible").text


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_filter_and_field_stands_in_the_docs(kind: str) -> None:
    docs = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
    line = next(line for line in docs.splitlines() if line.startswith(f"| `/api/{PLURALS[kind]}`"))
    known = kinds()[kind]
    assert f"| {' '.join(f'`{name}`' for name in known.filters)} | {', '.join(known.fields)} |" in line
