"""Batches of the reconciliation service as clients send them: a query that is wrong fails alone; numbers beside titles."""

import json

import pytest

from api.app import create_app
from api.reconcile_names import parted
from api.settings import Settings
from tests.api_client import Client
from tests.graph_sample import store as sample
from tests.reconciliation_models import Results, ask

DOCUMENT = "document/guojiahuamufazhangangyao"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ({"query": "a", "properties": [{"pid": "colour", "v": 1}]}, "no property colour; there are region"),
        ({"query": "a", "limit": 0}, "queries.bad.limit: 0 is too small; 1 or more is taken"),
        ({"query": "a", "colour": 1}, "queries.bad.colour: there is no such member"),
        ({"query": "a", "type_strict": "maybe"}, "queries.bad.type_strict: 'maybe' is not one of any, should, all"),
        ({}, "queries.bad: give query, or properties"),
        ("苏州市", "queries.bad: '苏州市' is not an object"),
        (None, "queries.bad: null is not an object"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_query_that_is_wrong_fails_alone(client: Client, method: str, query: object, part: str) -> None:
    sent = {"queries": json.dumps({"good": {"query": "苏州市"}, "bad": query})}
    answer = client.send(method, "/reconcile", **({"params": sent} if method == "GET" else {"data": sent}))
    assert answer.status_code == 200
    found = Results.model_validate_json(answer.text).root
    assert list(found) == ["good", "bad"]
    assert [one.id for one in found["good"].result if one.match] == ["region/320500"]
    assert found["good"].error is None
    assert found["bad"].result == []
    assert part in (found["bad"].error or "")


def test_a_property_without_a_value_says_nothing(client: Client) -> None:
    """Tables have empty cells."""
    stated = {"queries": json.dumps({"q": {"query": "苏州市", "properties": [{"pid": "region", "v": None}]}})}
    found = Results.model_validate_json(client.send("POST", "/reconcile", data=stated).text).root["q"]
    assert [one.id for one in found.result if one.match] == ["region/320500"]


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("国家花木发展纲要（国发〔2020〕901号）", True),
        ("《国家花木发展纲要》(国发[2020]901号)", True),
        ("国家花木发展纲要 国发〔2020〕901号", True),
        ("国家花木发展纲要国发〔2020〕901号", True),
        ("国发〔2020〕901号 国家花木发展纲要", True),
        ("国务院关于印发国家花木发展纲要的通知（国发〔2020〕901号）", True),
        ("国家花木纲要（国发〔2020〕901号）", True),
        # another edition of it
        ("国家花木发展纲要（国发〔2010〕5号）", False),
        ("国家花木发展纲要 国发〔2010〕901号", False),
    ],
)
def test_a_title_may_stand_with_its_number(client: Client, text: str, match: bool) -> None:
    first = ask(client, {"query": text, "type": "document"})[0]
    assert (first.id, first.match) == (DOCUMENT, match)
    assert (first.score > 90) is match


@pytest.mark.parametrize(
    ("text", "titles", "numbers"),
    [
        ("花木纲要", ["花木纲要"], ["花木纲要"]),
        ("苏政办发〔2022〕83号", [], ["苏政办发〔2022〕83号"]),
        ("《花木纲要》（国发〔2020〕9号）", ["《花木纲要》"], ["国发〔2020〕9号"]),
        ("国发〔2020〕9号《花木纲要》", ["《花木纲要》"], ["国发〔2020〕9号"]),
        ("〔2020〕9号", [], ["〔2020〕9号"]),
        ("", [""], [""]),
    ],
)
def test_title_and_number_are_parted(text: str, titles: list[str], numbers: list[str]) -> None:
    assert parted(text) == (titles, numbers)


def test_a_number_is_told_where_the_graph_knows_none(client: Client) -> None:
    first = ask(client, {"query": "花木条例（苏府〔2020〕1号）", "type": "document"})[0]
    assert (first.name, first.match) == ("花木条例", True)


@pytest.mark.parametrize(
    "path", ["property?prefix=地区&type=", "type?prefix=&cursor=0", "entity?prefix=苏州&type=&cursor="]
)
def test_fields_that_are_left_empty_ask_for_nothing(client: Client, path: str) -> None:
    answer = client.get(f"/reconcile/suggest/{path}")
    assert answer.status_code == 200
    assert answer.json()["result"]


def test_the_view_of_a_thing_may_be_written_with_any_slashes(client: Client) -> None:
    assert client.get("/id/agency%2F320500%2Ffinance", {"accept": "text/html"}).status_code == 303
    assert "苏州市财政局" in client.get("/reconcile/preview?id=agency%2F320500%2Ffinance").text
