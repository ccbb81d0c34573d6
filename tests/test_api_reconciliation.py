"""The reconciliation service: its answers have the form that version 0.2 wants, and what is matched is dependable."""

import json
from urllib.parse import quote

import pytest
from pydantic import BaseModel, ValidationError

from api.app import create_app
from api.reconcile_call import BATCH, MAX_IDS
from api.reconcile_names import decides, sounds_alone
from api.reconcile_table import type_named
from api.settings import Settings
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from tests import reconciliation_models as models
from tests.api_client import Client
from tests.graph_sample import Sketch, suzhou
from tests.graph_sample import store as sample
from tests.reconciliation_models import ask

FINANCE = "agency/320500/finance"
REGION = {"pid": "region", "v": "苏州"}


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


def test_the_manifest_says_what_there_is_and_where(client: Client) -> None:
    manifest = models.Manifest.model_validate_json(client.get("/reconcile").text)
    assert [one.id for one in manifest.defaultTypes] == ["agency", "region", "indicator", "document"]
    assert manifest.view.url == "http://zhengtu.test/id/{{id}}"
    places = [*vars(manifest.suggest).values(), manifest.extend.propose_properties]
    for place in places:
        assert client.get(place.service_url + place.service_path, prefix="a", type="agency").status_code == 200


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # by name, by what plans call it, by the rules of reading, by a place of the same name in brackets
        ({"query": "苏州市财政局"}, FINANCE),
        ({"query": " 苏州市财政局 "}, FINANCE),
        ({"query": "苏州财政局"}, FINANCE),
        ({"query": "苏州市市监局"}, "agency/320500/market-regulation"),
        ({"query": "苏州市海关"}, "agency/320500/customs"),
        ({"query": "市财政局", "properties": [REGION]}, FINANCE),
        ({"query": "财政局", "properties": [{"pid": "region", "v": {"id": "region/330200", "name": "宁波市"}}]}, "agency/330200/finance"),
        ({"query": "财政局", "properties": [{"pid": "region", "v": "330200"}]}, "agency/330200/finance"),
        ({"query": "市财政局", "properties": [{"pid": "within", "v": ["浙江省", "福建省"]}]}, "agency/330200/finance"),
        ({"query": "市财政局", "properties": [REGION, {"pid": "function", "v": "财政"}]}, FINANCE),
        # by sound: 苏州 and 宿州 sound alike, 宁波 stands alone
        ({"query": "ningboshicaizhengju"}, "agency/330200/finance"),
        ({"query": "Ning Bo"}, "region/330200"),
        ({"query": "caizhengju", "properties": [REGION]}, None),
        ({"query": "suzhoushicaizhengju"}, None),
        ({"query": "suzhoushicaizhengju", "properties": [REGION]}, FINANCE),
        # by id
        ({"query": FINANCE}, FINANCE),
        ({"query": "https://w3id.org/zhengtu/id/agency/320500/finance"}, FINANCE),
        # places
        ({"query": "苏州市"}, "region/320500"),
        ({"query": "苏州"}, "region/320500"),
        ({"query": "江苏省苏州市", "type": "region"}, "region/320500"),
        ({"query": "320500"}, "region/320500"),
        # indicators and documents
        ({"query": "花木保护满意度", "type": "indicator"}, "indicator/huamubaohumanyidu"),
        ({"query": "国家花木发展纲要"}, "document/guojiahuamufazhangangyao"),
        ({"query": "《国家花木发展纲要》"}, "document/guojiahuamufazhangangyao"),
        ({"query": "国务院关于印发国家花木发展纲要的通知"}, "document/guojiahuamufazhangangyao"),
        ({"query": "国发[2020]901号"}, "document/guojiahuamufazhangangyao"),
        # properties alone
        ({"properties": [REGION, {"pid": "function", "v": "finance"}], "type": "agency"}, FINANCE),
        ({"properties": [{"pid": "code", "v": 320500}]}, "region/320500"),
        ({"properties": [{"pid": "number", "v": "国发〔2020〕901号"}]}, "document/guojiahuamufazhangangyao"),
        # several, or none, or not surely
        ({"query": "市财政局"}, None),
        ({"query": "财政局"}, None),
        ({"query": "苏洲市财政局"}, None),
        ({"query": "市海关"}, None),
        ({"query": "suzhou"}, None),
        ({"query": "朝阳区"}, None),
        ({"query": "苏州市财政局", "properties": [{"pid": "region", "v": "宁波"}]}, None),
        ({"query": "苏州市财政局", "type": "region"}, None),
        ({"properties": [REGION], "type": "agency"}, None),
        ({"query": ""}, None),
    ],
)  # fmt: skip
def test_what_is_certain_matches_and_nothing_else(
    client: Client, query: dict[str, object], expected: str | None
) -> None:
    matched = [one.id for one in ask(client, query) if one.match]
    assert matched == ([expected] if expected else [])


def test_a_development_zone_goes_by_its_name_everywhere() -> None:
    sketch = Sketch(suzhou().header, "zone.txt")
    sketch.task("一", "建园", ("园区管委会", "苏州工业园区管理委员会", "320500-z-sip/zone"))
    client = Client(create_app(Settings(), Store.memory([ontology_quads(), nquads(sketch.plan())])))
    assert client.get("/api/regions/320500-z-sip").json()["label"] == "苏州工业园区"
    (agency,) = client.get("/api/agencies", region="苏州工业园区").json()["items"]
    assert agency["region_label"] == "苏州工业园区"
    found = client.get("/api/search", q="工业园区", kind="region").json()
    assert "320500-z-sip" in json.dumps(found)
    assert [one.id for one in ask(client, {"query": "苏州工业园区"}) if one.match] == ["region/320500-z-sip"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ({"query": "市财政局"}, {FINANCE, "agency/330200/finance"}),
        ({"query": "苏洲市财政局"}, {FINANCE}),
        ({"query": "suzhou"}, {"region/320500"}),
        ({"query": "市海关"}, {"agency/320500/customs"}),
        ({"query": "花木保护", "type": "indicator"}, {"indicator/huamubaohumanyidu"}),
        ({"query": "花木纲要", "type": "document"}, {"document/guojiahuamufazhangangyao"}),
        ({"properties": [{"pid": "relation", "v": "落实"}]}, {"document/guojiahuamufazhangangyao"}),
    ],
)
def test_what_is_not_certain_is_among_the_first(client: Client, query: dict[str, object], first: set[str]) -> None:
    assert {one.id for one in ask(client, query)[: len(first)]} == first


@pytest.mark.parametrize(
    ("query", "kinds_found"),
    [
        ({"query": "苏州", "type": "agency"}, {"agency"}),
        ({"query": "苏州", "type": ["agencies", "zt:Region"]}, {"agency", "region"}),
        ({"query": "苏州", "type": ["agency", "region"], "type_strict": "all"}, set()),
        ({"query": "苏州", "type": ["agency"], "type_strict": "should"}, {"agency", "region"}),
        ({"query": "苏州", "type": "animal"}, set()),
        ({"query": "苏州", "properties": [{"pid": "function", "v": "财政"}]}, {"agency"}),
        ({"query": "苏州", "properties": [{"pid": "region", "v": "没有这个地方"}]}, set()),
        ({"query": "苏州", "properties": [{"pid": "region", "v": " "}], "type": "region"}, {"region"}),
    ],
)
def test_types_and_properties_narrow(client: Client, query: dict[str, object], kinds_found: set[str]) -> None:
    assert {one.id.partition("/")[0] for one in ask(client, query)} == kinds_found


def test_a_type_that_should_be_is_preferred(client: Client) -> None:
    plain, other = (
        ask(client, {"query": "苏州市", "type": type, "type_strict": "should"}) for type in ("region", "agency")
    )
    assert plain[0].match
    assert not any(one.match for one in other)
    assert plain[0].score > next(one.score for one in other if one.id == "region/320500")


@pytest.mark.parametrize(("limit", "number"), [(1, 1), (2.0, 2), (1000, 6)])
def test_there_are_no_more_candidates_than_asked_for(client: Client, limit: float, number: int) -> None:
    assert len(ask(client, {"query": "市", "type": "agency", "limit": limit, "properties": [REGION]})) <= number
    assert len(ask(client, {"properties": [{"pid": "within", "v": "江苏"}], "type": "agency", "limit": limit})) == min(
        number, 4
    )


def test_a_candidate_says_what_tells_it_from_others(client: Client) -> None:
    found = ask(client, {"query": "市财政局"})
    assert {one.description for one in found[:2]} == {"苏州市; 财政", "宁波市; 财政"}
    assert {one.id: one.value for one in found[0].features}["by_alias"] is True


def test_all_ways_to_ask_give_the_same(client: Client) -> None:
    queries = json.dumps({"a": {"query": "苏州市财政局"}, "b": {"query": "宁波"}})
    posted = client.send("POST", "/reconcile", data={"queries": queries})
    assert posted.json() == client.get("/reconcile", queries=queries).json()
    assert list(posted.json()) == ["a", "b"]
    for single in ("宁波", '{"query": "宁波"}'):
        assert client.get("/reconcile", query=single).json() == posted.json()["b"]


@pytest.mark.parametrize(
    ("path", "status", "part"),
    [
        ("/reconcile?queries={", 400, "JSON"),
        ("/reconcile?queries=[]", 400, "object"),
        ('/reconcile?query={}', 400, "give query, or properties"),
        ('/reconcile?query={"query":"a","limit":0}', 400, "query.limit"),
        ('/reconcile?query={"query":"a","colour":1}', 400, "query.colour"),
        ('/reconcile?query={"query":"a","type_strict":"maybe"}', 400, "query.type_strict"),
        ('/reconcile?query={"query":"a","properties":[{"pid":"colour","v":1}]}', 400, "no property colour; there are region"),
        ("/reconcile?queries=" + quote(json.dumps({str(i): {"query": "a"} for i in range(BATCH + 1)})), 413, f"{BATCH + 1}"),
        ('/reconcile?extend={"ids":[]}', 400, "properties"),
        ('/reconcile?extend={"ids":[],"properties":[{"id":"colour"}]}', 400, "no property colour"),
        ("/reconcile?extend=" + quote(json.dumps({"ids": ["x"] * (MAX_IDS + 1), "properties": []})), 413, "ids"),
        ("/reconcile/properties?type=animal", 404, "agency, region"),
        ("/reconcile/properties?type=agency&limit=0", 400, "limit"),
        ("/reconcile/preview?id=agency/none", 404, "agency/none"),
        ("/reconcile/suggest/entity?prefix=a&cursor=-1", 400, "cursor"),
        ("/reconcile/suggest/entity", 400, "prefix"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_to_scripts_of_all_sites(client: Client, path: str, status: int, part: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert part in answer.json()["detail"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"queries=", "text/plain", 415),
        (b"nothing=1", "application/x-www-form-urlencoded", 400),
        (b"queries=%ff", "application/x-www-form-urlencoded", 400),
        (b"queries=" + b"a" * (1 << 20), "application/x-www-form-urlencoded", 413),
        (b"a=1&" * 101, "application/x-www-form-urlencoded", 400),
    ],
)
def test_bodies_are_checked(client: Client, content: bytes, kind: str, status: int) -> None:
    answer = client.send("POST", "/reconcile", content=content, headers={"content-type": kind})
    assert answer.status_code == status


@pytest.mark.parametrize(
    "path", ["/reconcile", "/reconcile/suggest/type", "/reconcile/properties?type=region", f"/reconcile/preview?id={FINANCE}"]
)  # fmt: skip
def test_scripts_of_all_sites_may_read(client: Client, path: str) -> None:
    assert client.get(path).headers["access-control-allow-origin"] == "*"
    assert client.send("OPTIONS", "/reconcile").headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    ("stated", "type"),
    [("agency", "agency"), ("Agencies", "agency"), ("zt:CitedDocument", "document"), ("plan", None), ("", None),
     ("https://w3id.org/zhengtu/ontology#Region", "region")],
)  # fmt: skip
def test_types_have_several_names(stated: str, type: str | None) -> None:
    assert type_named(stated) == type


@pytest.mark.parametrize(
    ("kind", "key", "text", "certain"),
    [
        ("agency", "320500/finance", "市财政局", False),
        ("agency", "320500/finance", "苏州市财政局", True),
        ("agency", "320500-z-sip/zone", "苏州工业园区管委会", True),
        ("agency", "100000/customs", "海关总署", True),
        ("region", "110105", "朝阳区", False),
        ("region", "110105", "北京市朝阳区", True),
        ("region", "320500", "苏州", True),
        ("region", "320500-z-sip", "苏州工业园区", True),
        ("region", "130000-z-xiongan", "雄安新区", True),
        # other cities may have a zone of that name too
        ("region", "371000-z-96079e45", "南海新区", False),
        ("region", "371000-z-96079e45", "威海南海新区", True),
        ("region", "371000-z-96079e45", "371000-z-96079e45", True),
        ("indicator", "x", "任何指标", True),
    ],
)
def test_a_name_decides_only_where_no_other_is_called_so(kind: str, key: str, text: str, certain: bool) -> None:
    assert decides(kind, key, text, placed=False) is certain
    assert decides(kind, key, text, placed=True)


def test_places_that_sound_alike_are_known() -> None:
    assert [sounds_alone("region", code) for code in ("320500", "330200")] == [False, True]


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (models.Query, "{}"),
        (models.Query, '{"properties": []}'),
        (models.Query, '{"query": "a", "more": 1}'),
        (models.Results, '{"q": {}}'),
        (models.Results, '{"q": {"result": [{"id": "a", "name": "b"}]}}'),
        (models.Extension, '{"rows": {}}'),
        (models.Extension, '{"meta": [], "rows": {"a": {"b": [{"int": "1"}]}}}'),
        (models.Extension, '{"meta": [], "rows": {"a": {"b": [{"id": "1"}]}}}'),
        (models.Extension, '{"meta": [], "rows": {"a": {"b": [{"date": "2022-01-01"}]}}}'),
        (models.Types, '{"result": [{"id": "a"}]}'),
        (models.View, '{"url": "/id"}'),
    ],
)
def test_the_models_refuse_what_the_schemas_refuse(model: type[BaseModel], text: str) -> None:
    with pytest.raises(ValidationError):
        model.model_validate_json(text)
