"""Browsing for programs: search, shortest paths, and the sentence behind a fact."""

from pathlib import Path
from urllib.parse import quote

import pytest

from api.app import create_app
from api.settings import Settings
from tests.api_client import Client
from tests.api_documents import store as with_text
from tests.graph_sample import store as sample

PLAN = "320500-2022-sufu-900"
FINANCE = "agency/320500/finance"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(page_size=2, page_limit=3), sample()))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Client:
    folder: Path = tmp_path_factory.mktemp("documents")
    return Client(create_app(Settings(), with_text(folder)))


@pytest.mark.parametrize(
    ("ends", "length", "on_the_way"),
    [
        ((FINANCE, "agency/320500/customs"), 2, "选育新品种"),
        (("苏州市海关", "苏州市财政局"), 2, "选育新品种"),
        ((FINANCE, FINANCE), 0, "苏州市财政局"),
        (("plan/" + PLAN, "plan/330200-2017-yongzhengbanfa-902"), 2, "国家花木发展纲要"),
        ((FINANCE, "agency/330200/finance"), None, "苏州市财政局"),
    ],
)
def test_shortest_paths(client: Client, ends: tuple[str, str], length: int | None, on_the_way: str) -> None:
    answer = client.get("/api/paths", **{"from": ends[0], "to": ends[1]}).json()
    assert (answer["length"], answer["complete"], answer["reason"]) == (length, True, "")
    assert on_the_way in {node["label"] for node in answer["nodes"].values()}
    for path in answer["paths"]:
        assert len(path) == length
        assert [step["target"] for step in path[:-1]] == [step["source"] for step in path[1:]]


def test_a_bound_on_paths_is_said(client: Client) -> None:
    answer = client.get("/api/paths", **{"from": FINANCE, "to": "agency/320500/market-regulation", "limit": "1"}).json()
    assert (len(answer["paths"]), answer["complete"], answer["reason"]) == (1, False, "there are more than 1")


@pytest.mark.parametrize(
    ("q", "kind", "first"),
    [
        ("海关", "agency", ("苏州市海关", "part", "name")),
        ("苏州市海关", "agency", ("苏州市海关", "exact", "name")),
        ("市海关", "agency", ("苏州市海关", "part", "name")),
        ("szshg", "agency", ("苏州市海关", "exact", "name")),
        ("suzhoushihaiguan", "agency", ("苏州市海关", "exact", "name")),
        ("haiguan", "agency", ("苏州市海关", "part", "name")),
        ("花", "plan", ("花木试点方案", "prefix", "name")),
        ("国发〔2020〕901号", "document", ("国家花木发展纲要", "exact", "alias")),
        ("国发[2020]901", "document", ("国家花木发展纲要", "prefix", "alias")),
        ("320500", "region", ("苏州市", "exact", "alias")),
    ],
)
def test_search_finds_by_any_part(client: Client, q: str, kind: str, first: tuple[str, str, str]) -> None:
    groups = {group["kind"]: group for group in client.get("/api/search", q=q).json()["groups"]}
    hit = groups[kind]["items"][0]
    assert (hit["label"], hit["match"], hit["field"]) == first


@pytest.mark.parametrize(
    "q", ["苏州 选育", "苏州　选育", "选育、苏州", "suzhou 选育", "ｓｕｚｈｏｕ　选育", "选育 花木产业"]
)
def test_all_words_tell_of_a_hit_or_of_its_plan_or_place(client: Client, q: str) -> None:
    groups = {group["kind"]: group["items"] for group in client.get("/api/search", q=q).json()["groups"]}
    assert [item["label"] for item in groups["task"]] == ["选育新品种"]
    assert client.get("/api/tasks", q=q).json()["total"] == 1
    assert client.get("/api/search", q="宁波 选育").json()["groups"] == []


def test_search_leads_on_to_the_whole_list(client: Client) -> None:
    groups = client.get("/api/search", q="花木", limit="1", kind="indicator").json()["groups"]
    assert [group["kind"] for group in groups] == ["indicator"]
    more = groups[0]["more"]
    assert more == f"/api/indicators?q={quote('花木')}"
    assert client.get(more).json()["total"] == 4


def test_headings_and_quotes_are_found_and_tell_their_plan(full: Client) -> None:
    groups = {group["kind"]: group["items"] for group in full.get("/api/search", q="茶叶").json()["groups"]}
    assert groups["section"][0]["field"] == "heading"
    assert groups["evidence"][0]["field"] == "quote"
    assert groups["evidence"][0]["plan_label"] == "苏州市茶叶品牌保护实施方案"


def test_evidence_gives_the_sentence_with_what_stands_around_it(full: Client) -> None:
    target = full.get("/api/targets", indicator="chayepinpaibaohumanyidu", fields="evidence").json()["items"][0]
    passage = full.get(f"/api/evidence/{target['evidence']}", context="5").json()
    assert passage["loaded"]
    assert "85" in passage["quote"]
    assert len(passage["quote"]) == passage["end"] - passage["start"]
    assert (len(passage["before"]), len(passage["after"])) == (5, 5)
    assert target["key"] in {fact["key"] for fact in passage["facts"]}
    wider = full.get(f"/api/evidence/{target['evidence']}", context="9").json()
    assert wider["before"].endswith(passage["before"])
    assert wider["after"].startswith(passage["after"])


def test_evidence_says_where_the_text_is_not_loaded(client: Client) -> None:
    passage = client.get(f"/api/evidence/{PLAN}/0-1").json()
    assert (passage["loaded"], passage["quote"], passage["before"]) == (False, None, None)
    assert "not loaded" in passage["detail"]
    assert passage["facts"]
