"""The page of a plan: its text sentence by sentence, anchors, citations, and how each thing was read."""

from dataclasses import replace

import pytest

from api.app import create_app
from api.links import page_of
from api.reading import Reader, text
from api.settings import Settings
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.records import Assignment, Damage, Evidence, Header, RoleBasis
from tests.api_client import Client
from tests.api_documents import store as with_text
from tests.graph_sample import Sketch, city
from tests.graph_sample import store as sample
from tests.page_trees import tree, words

SUZHOU, TEA = "320500-2022-sufu-900", "320500-2031-sufu-5"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Client:
    return Client(create_app(Settings(), with_text(tmp_path_factory.mktemp("documents"))))


def test_a_plan_shows_its_text_sentence_by_sentence(full: Client) -> None:
    page = tree(full, f"/plans/{TEA}")
    line = page.xpath("//div[@class='line'][.//mark[contains(., '满意度')]]")[0]
    assert line.get("id") == "s" + words(line.xpath(".//a[@class='number']")[0])
    assert "目标 茶叶品牌保护满意度 ≥85 分 2033" in words(line.xpath(".//ul")[0])
    whole = "".join("".join(p.xpath("./text() | ./mark/text()")) for p in page.xpath("//div[@class='line']/p"))
    reader: Reader = full.app.state.reader
    stored = next(text(row, "text") for row in reader.rows("text") if text(row, "plan_iri").endswith(TEA))
    assert "".join(whole.split()) == "".join(stored.split())


def test_each_passage_of_a_plan_has_an_anchor_and_a_citation(full: Client, client: Client) -> None:
    for asked, key in ((full, TEA), (client, SUZHOU)):
        page = tree(asked, f"/plans/{key}")
        rows = asked.app.state.reader.facts("assignments", "plan_iri", f"https://w3id.org/zhengtu/id/plan/{key}")
        wanted = {f"evidence-{text(row, 'evidence').rpartition('/')[2]}" for row in rows}
        assert wanted <= set(page.xpath("//@id"))
    said = [words(p) for p in tree(full, f"/plans/{TEA}").xpath("//article[@id='task-2.2']//p[@class='citation']")]
    assert said[0].startswith("《苏州市茶叶品牌保护实施方案》（苏府〔2031〕5号），二(二)，“(牵头单位:市市场监管局;")
    assert f"https://w3id.org/zhengtu/id/evidence/{TEA}/" in said[0]


def test_what_is_inferred_or_repaired_says_so() -> None:
    sketch = Sketch(Header("某方案", "方案", region="江苏省苏州市", region_code="320500", period_start=2030, period_end=2032,
                           zone="某高新区", confidence=(("region", "inferred"), ("period_end", "repaired"))), "a.txt")  # fmt: skip
    sketch.task("一", "办茶会", city("320500", "苏州市", "finance", "财政局"))
    plan = sketch.plan()
    broken = Damage("page-mark", "line 1: a page mark was removed", Evidence(0, 1), "无")
    plan = replace(
        plan, assignments=tuple(replace(a, confidence="repaired") for a in plan.assignments), damage=(broken,)
    )
    client = Client(create_app(Settings(), Store.memory([ontology_quads(), nquads(plan)])))
    key = text(client.app.state.reader.rows("plans")[0], "plan_iri").rpartition("/")[2]
    page = tree(client, f"/plans/{key}")
    head = words(page.xpath("//dl[@class='facts']")[0])
    assert "苏州市 推断" in head
    assert "2030 至 2032 按损坏原文修复" in head
    assert "适用园区某高新区" in head
    task = page.xpath("//article")[0]
    assert "按损坏原文修复" in words(task.xpath(".//li")[0])
    assert "此处原文有损或有疑: 页码混入正文 · 可能的原貌: 无" in words(
        task.xpath(".//p[contains(@class, 'damage')]")[0]
    )


def test_every_thing_that_stands_on_the_page_of_a_plan_has_its_anchor(full: Client, client: Client) -> None:
    """Where ``/id/…`` leads a browser to, there is something to see."""
    wanted = (
        "SELECT DISTINCT ?node { ?node a ?class FILTER(CONTAINS(STR(?node), '/id/') && !CONTAINS(STR(?node), '#')) }"
    )
    sketch = Sketch(Header("某方案", "方案"), "a.txt")
    sketch.task("一", "办试点")
    sketch.assignments.append(
        Assignment("", "市财政局", None, False, "lead", 1, 1, RoleBasis.EXPLICIT_LEAD, Evidence(0, 1))
    )
    whole = Client(create_app(Settings(), Store.memory([ontology_quads(), nquads(sketch.plan())])))
    for asked in (full, client, whole):
        ids: dict[str, set[str]] = {}
        for node, *_ in asked.app.state.reader.store.query(wanted).values:
            page, _, anchor = (page_of(str(node)) or "").partition("#")
            if anchor:
                ids[page] = ids.get(page) or set(tree(asked, page).xpath("//@id"))
                assert anchor in ids[page], node
        assert ids
