"""What a reader takes from any view: permanent link, citation, CSV, JSON-LD and SPARQL, each of which answers."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote_plus

import pytest
from lxml import html
from playwright.sync_api import Browser

from api.app import create_app
from api.behind import described
from api.settings import Settings
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.iri import document_graph
from tests.api_client import Client
from tests.api_documents import store as with_text
from tests.browsed import served_plans, watched
from tests.graph_sample import store as sample
from tests.graph_sample import suzhou
from tests.page_trees import tree

SUZHOU, NINGBO, TEA = "320500-2022-sufu-900", "330200-2017-yongzhengbanfa-902", "320500-2031-sufu-5"
QUERY = "PREFIX x: <urn:x:>\nSELECT ?plan ?title WHERE { ?plan a zt:Plan ; rdfs:label ?title }"
# views with rows: all of them have CSV, JSON-LD and SPARQL
ROWS = [
    "/", f"/plans/{SUZHOU}", "/compare", "/compare?rows=function", "/compare?view=gaps", f"/compare?view=plans&a={SUZHOU}&b={NINGBO}",
    "/matrix?agency=finance&region=320500", "/indicators", "/indicators?q=花木", "/questions/lead-agencies",
    "/questions/indicator-comparison?indicator=花木占比", "/entities/agency", "/entities/task", "/entities/region/320500",
    "/entities/agency/320500/finance", "/network", "/network?region=320500&size=degree", "/search?q=花木", "/graph", "/graph?focus=agency/320500/finance",
]  # fmt: skip
# views that are forms or lists of addresses: they have no rows of the graph
FORMS = ["/compare?view=plans", "/search", "/query", "/questions", "/dumps/"]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


def links(page: html.HtmlElement, part: str) -> list[str]:
    return [str(link) for link in page.xpath("//main//a/@href") if part in link]


@pytest.mark.parametrize("path", [*ROWS, *FORMS, "/ontology"])
def test_every_view_has_its_permanent_link_and_its_citation(client: Client, path: str) -> None:
    page = tree(client, path)
    assert unquote_plus(page.xpath("//section[@class='behind']/p[1]/a/@href")[0]) == path
    cited = page.xpath("//section[@class='behind']//p[@class='citation']")[0].text_content()
    version = client.app.state.reader.store.manifest.sha256[:12]
    assert cited.startswith(f"“{page.findtext('.//title').rpartition(' · ')[0]}”，政图 Zhengtu，数据版本 {version}。")
    assert unquote_plus(cited).endswith(f"http://zhengtu.test{path}")


def test_a_title_is_cited_as_it_is_written() -> None:
    plan = suzhou()
    plan = replace(plan, header=replace(plan.header, title="甲&乙<b>方案"))
    full = Client(create_app(Settings(), Store.memory([ontology_quads(), nquads(plan)])))
    page = tree(full, f"/plans/{SUZHOU}")
    assert page.xpath("//section[@class='behind']//p[@class='citation']")[0].text.startswith("“甲&乙<b>方案”")


@pytest.mark.parametrize("path", ROWS)
def test_every_view_with_rows_has_csv_jsonld_and_sparql_that_answer(client: Client, path: str) -> None:
    page = tree(client, path)
    assert page.xpath("//section[@class='behind']//pre")
    tables = [client.get(link) for link in links(page, "format=csv")]
    assert tables
    for answer in tables:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/csv")
        head, *_rows = csv.reader(io.StringIO(answer.text))
        assert all(head)
    graphs = [client.get(link) for link in links(page, "format=jsonld")]
    assert graphs
    assert {answer.status_code for answer in graphs} == {200}
    assert any(json.loads(answer.text) for answer in graphs)  # a gap that no plan has gives an empty one
    editors = links(page, "/query?query=")
    assert all(client.page(link).status_code == 200 for link in editors[:2])


def test_the_page_of_a_question_gives_its_own_csv(client: Client) -> None:
    page = tree(client, "/questions/lead-agencies?region=320500")
    answer = client.get(links(page, "/api/questions/lead-agencies?")[0])
    assert answer.headers["content-type"].startswith("text/csv")
    assert "宁波" not in answer.text


def test_an_answer_of_the_editor_comes_as_csv_json_and_jsonld(client: Client) -> None:
    page = html.document_fromstring(client.page("/query", query=QUERY).text)
    titles = client.get(links(page, "format=csv")[0]).text
    assert "苏州市花木" in titles
    assert client.get(links(page, "format=json&")[0]).json()["head"]["vars"] == ["plan", "title"]
    answer = client.get(links(page, "format=jsonld")[0])
    assert answer.status_code == 200
    assert f"plan/{SUZHOU}" in answer.text


@pytest.mark.parametrize(
    ("sparql", "head", "body"),
    [
        ("SELECT ?a {?a ?b ?c}", "", "SELECT ?a {?a ?b ?c}"),
        ("# first\nPREFIX x: <urn:x:>\nbase <urn:y>\nSELECT ?a {}", "# first\nPREFIX x: <urn:x:>\nbase <urn:y>\n", "SELECT ?a {}"),
    ],
)  # fmt: skip
def test_what_is_declared_stands_before_a_description(sparql: str, head: str, body: str) -> None:
    found = unquote_plus(described(sparql, ["a", "a"]))
    assert f"{head}DESCRIBE ?a WHERE {{ {{\n{body}" in found


@pytest.mark.parametrize(("sparql", "names"), [("SELECT ?a FROM <urn:x> {}", ["a"]), ("SELECT ?a {}", [])])
def test_where_nothing_can_be_described_there_is_no_link(sparql: str, names: list[str]) -> None:
    assert described(sparql, names) == ""


@pytest.mark.parametrize("path", [f"/plans/{SUZHOU}", "/entities/agency/320500/finance"])
@pytest.mark.parametrize(("name", "media"), [("Turtle", "text/turtle"), ("JSON-LD", "application/ld+json"), ("N-Triples", "application/n-triples")])  # fmt: skip
def test_a_plan_and_an_entity_come_in_every_format(client: Client, path: str, name: str, media: str) -> None:
    page = tree(client, path)
    answer = client.get(page.xpath(f"//div[@class='tools']/a[text()='{name}']/@href")[0])
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert path.partition("/320500")[2].lstrip("/-") in answer.text
    assert client.get(page.xpath("//div[@class='tools']/a[contains(text(), 'JSON ')]/@href")[0]).json()


def test_the_plan_as_turtle_has_all_its_facts(client: Client) -> None:
    page = tree(client, f"/plans/{SUZHOU}")
    text = client.get(page.xpath("//div[@class='tools']/a[text()='N-Triples']/@href")[0]).text
    store = client.app.state.reader.store
    graph = document_graph(SUZHOU)
    counted = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}").rows
    assert counted[0][0] is not None
    assert len(text.splitlines()) == int(counted[0][0].text) > 100


def test_a_sentence_is_cited_with_title_number_clause_and_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    full = Client(create_app(Settings(), with_text(tmp_path_factory.mktemp("cited"))))
    page = tree(full, f"/plans/{TEA}")
    cited = [one.text_content() for one in page.xpath("//article[@id='task-2.1.1']//p[@class='citation']")]
    assert any(c.startswith("《苏州市茶叶品牌保护实施方案》（苏府〔2031〕5号），") and "“" in c for c in cited)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_plans(tmp_path_factory.mktemp("taken")) as found:
        yield found


@pytest.mark.browser
def test_a_citation_is_copied_with_one_press(browser: Browser, address: str) -> None:
    with watched(browser, address, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"/plans/{TEA}")
        box = page.locator("details.cite").first
        box.locator("summary").click()
        box.get_by_role("button", name="复制").click()
        box.get_by_role("button", name="已复制").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == box.locator(".citation").inner_text().strip()


@pytest.mark.browser
def test_without_scripts_nothing_offers_to_copy(browser: Browser, address: str) -> None:
    with watched(browser, address, java_script_enabled=False) as page:
        page.goto(f"/plans/{TEA}")
        page.locator("details.cite summary").first.click()
        assert page.locator(".citation").first.is_visible()
        assert page.locator("button.copy").count() == 0
