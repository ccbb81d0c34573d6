"""The other services of reconciliation: suggestions, properties and their values, previews, links."""

import json
from urllib.parse import quote

import pytest
from pydantic import BaseModel

from api.app import create_app
from api.reconcile_table import properties, types
from api.settings import Settings
from graph.kinds import kinds
from tests import reconciliation_models as models
from tests.api_client import Client
from tests.graph_sample import store as sample
from tests.reconciliation_models import ask

FINANCE = "agency/320500/finance"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


@pytest.mark.parametrize(
    ("path", "model", "first"),
    [
        ("entity?prefix=苏州市财", models.Suggestions, FINANCE),
        ("entity?prefix=苏州市", models.Suggestions, "region/320500"),
        ("entity?prefix=szscz", models.Suggestions, FINANCE),
        (f"entity?prefix={FINANCE}", models.Suggestions, FINANCE),
        ("entity?prefix=苏州&type=agency", models.Suggestions, None),
        ("property?prefix=reg", models.Suggestions, "region"),
        ("property?prefix=地区", models.Suggestions, "region"),
        ("property?prefix=other", models.Suggestions, "aliases"),
        ("property?type=document", models.Suggestions, "region"),
        ("type?prefix=机", models.Types, "agency"),
        ("type?prefix=IND", models.Types, "indicator"),
        ("type", models.Types, "agency"),
    ],
)
def test_what_is_typed_gets_suggestions(client: Client, path: str, model: type[BaseModel], first: str | None) -> None:
    found = model.model_validate_json(client.get(f"/reconcile/suggest/{path}").text).result  # type: ignore[attr-defined]
    assert found
    assert first in (None, found[0].id)


@pytest.mark.parametrize("path", ["entity?prefix=市", "property?", "type?"])
def test_suggestions_go_on_where_the_cursor_stands(client: Client, path: str) -> None:
    whole = client.get(f"/reconcile/suggest/{path}").json()["result"]
    assert client.get(f"/reconcile/suggest/{path}&cursor=2").json()["result"][: len(whole) - 2] == whole[2:]
    assert client.get(f"/reconcile/suggest/{path}&cursor=5000").json()["result"] == []


@pytest.mark.parametrize(
    "path", ["entity?prefix=%20", "entity?prefix=苏州&type=animal", "property?type=animal", "type?prefix=x"]
)
def test_there_may_be_nothing_to_suggest(client: Client, path: str) -> None:
    assert client.get(f"/reconcile/suggest/{path}").json() == {"result": []}


@pytest.mark.parametrize("type", sorted(types()))
def test_every_property_of_a_type_can_be_asked_for_and_fetched(client: Client, type: str) -> None:
    proposal = models.Proposal.model_validate_json(client.get("/reconcile/properties", type=type).text)
    assert [one.id for one in proposal.properties] == list(types()[type].properties)
    first = ask(client, {"query": {"agency": "市财政局", "region": "苏州"}.get(type, "花木"), "type": type})
    fetched = {"ids": [first[0].id, "none"], "properties": [{"id": one.id} for one in proposal.properties]}
    answer = client.send("POST", "/reconcile", data={"extend": json.dumps(fetched)})
    extension = models.Extension.model_validate_json(answer.text)
    assert set(extension.rows) == {first[0].id, "none"}
    assert all(set(row) == set(types()[type].properties) for row in extension.rows.values())
    assert not any(extension.rows["none"].values())
    for name in types()[type].properties:
        known = kinds()[type]
        assert name in known.fields or not {"FILTER", "BIND"} & set(known.filters[name].pattern.split())
        ask(client, {"properties": [{"pid": name, "v": "x"}]})


@pytest.mark.parametrize(
    ("id", "property", "cells"),
    [
        (FINANCE, "region", [{"id": "region/320500", "name": "苏州市"}]),
        (FINANCE, "function", [{"str": "财政"}]),
        (FINANCE, "plan", [{"id": "plan/320500-2022-sufu-900", "name": "苏州市花木产业三年行动方案"}]),
        (FINANCE, "aliases", [{"str": "市财政局"}]),
        (FINANCE, "code", []),
        ("region/320500", "code", [{"str": "320500"}]),
        ("region/320500", "parent", [{"id": "region/320000", "name": "江苏省"}]),
        ("region/320500", "within", [{"id": f"region/{code}", "name": name} for code, name in (("100000", "全国"), ("320000", "江苏省"), ("320500", "苏州市"))]),
        ("document/guojiahuamufazhangangyao", "number", [{"str": "国发〔2020〕901号"}]),
        ("indicator/huamubaohumanyidu", "region", [{"id": "region/320500", "name": "苏州市"}, {"id": "region/330200", "name": "宁波市"}]),
        ("plan/320500-2022-sufu-900", "region", []),
    ],
)  # fmt: skip
def test_values_are_fetched(client: Client, id: str, property: str, cells: list[dict[str, str]]) -> None:
    answer = client.get(
        "/reconcile", extend=json.dumps({"ids": [id], "properties": [{"id": property, "settings": {}}]})
    ).json()
    assert sorted(answer["rows"][id][property], key=str) == sorted(cells, key=str)
    assert answer["meta"][0]["id"] == property
    assert ("type" in answer["meta"][0]) == (properties()[property].type is not None)


def test_a_preview_is_a_page_for_frames_of_other_sites(client: Client) -> None:
    page = client.get("/reconcile/preview", id=FINANCE)
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert '<h1><a href="/entities/agency/320500/finance"' in page.text
    assert "苏州市; 财政" in page.text
    assert "<script" not in page.text


def test_the_view_template_leads_to_the_thing(client: Client) -> None:
    address = client.get("/reconcile").json()["view"]["url"].replace("{{id}}", quote(FINANCE, safe=""))
    assert client.page(address).headers["location"] == "/entities/agency/320500/finance"
