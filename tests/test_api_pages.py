"""The pages as a browser without scripts sees them: content, both languages, safety, no address outside."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from lxml import html

from api.app import create_app
from api.routes import pages
from api.settings import Settings
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.records import Source
from tests.api_client import Client
from tests.api_documents import store as with_text
from tests.graph_sample import store as sample
from tests.graph_sample import suzhou

TEA = "320500-2031-sufu-5"
SAMPLE = "320500-2022-sufu-900"
PAGES = [
    "/", f"/plans/{SAMPLE}", "/entities/agency", "/entities/agency/320500/finance", "/entities/agencies", "/entities/agencies/320500/finance", "/entities/region/320500",
    "/entities/task/320500-2022-sufu-900/2.1.1", "/entities/platform?region=320500", "/entities/indicator",
    "/entities/document/guojiahuamufazhangangyao", "/entities/group", "/questions", "/questions/lead-agencies",
    "/questions/indicator-comparison", "/questions/indicator-comparison?indicator=花木占比", "/network", "/query",
    "/query?query=" + quote("SELECT * WHERE { ?s a zt:Plan }"), "/matrix?function=finance&region=320500",
    "/search", "/search?q=花木",
]  # fmt: skip


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Client:
    return Client(create_app(Settings(), with_text(tmp_path_factory.mktemp("documents"))))


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_each_page_opens_in_both_languages(client: Client, path: str, language: str) -> None:
    answer = client.page(f"{path}{'&' if '?' in path else '?'}lang={language}")
    page = tree(answer.text)
    assert answer.status_code == 200
    assert page.get("lang") == {"zh": "zh-Hans", "en": "en"}[language]
    assert page.findtext(".//title").strip()
    assert len(page.findall(".//h1")) == 1
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    assert page.xpath("//script[not(starts-with(@src, '/static/'))]") == []
    assert page.xpath("//*[@style or @onclick]") == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_names_an_address_outside(client: Client, path: str) -> None:
    page = tree(client.page(path).text)
    loaded = page.xpath("//img/@src | //link/@href | //iframe/@src | //script/@src")
    assert [address for address in loaded if not address.startswith("/")] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_ours_leads_somewhere_and_keeps_the_language(client: Client, path: str) -> None:
    page = tree(client.page(f"{path}{'&' if '?' in path else '?'}lang=en").text)
    links = [a for a in page.xpath("//main//a[not(@hreflang)]/@href") if a.startswith("/")]
    for link in sorted(set(links))[:12]:
        assert client.page(link.partition("#")[0]).status_code in (200, 303), link
    shown = [a for a in links if not a.startswith(("/api/", "/sparql", "/network.html"))]
    assert [a for a in shown if "lang=en" not in a] == []


@pytest.mark.parametrize("path", PAGES)
def test_anchors_within_a_page_exist_and_ids_are_unique(client: Client, path: str) -> None:
    page = tree(client.page(path).text)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {a[1:] for a in page.xpath("//a/@href") if a.startswith("#")} <= set(ids)


def test_the_overview_counts_facts_and_gaps(client: Client) -> None:
    page = tree(client.page("/").text)
    row = page.xpath("//table[@class='cards']//tr[.//a[contains(., '苏州市花木')]]")[0]
    numbers = [td.text_content() for td in row.xpath("./td[contains(@class, 'number')]")]
    assert numbers == ["6", "9", "3", "2", "1", "0", "0", "0"]
    assert "任务未写明责任单位 1" in row.text_content()
    assert "载体未归入任务 1" in row.text_content()


def test_the_matrix_is_a_table_whose_cells_open_the_tasks(client: Client) -> None:
    page = tree(client.page("/").text)
    matrix = page.xpath("//table[@class='matrix']")[0]
    assert [th.text_content() for th in matrix.xpath(".//thead/th | .//thead/tr/th[@scope='col']")] == [
        "机构职能", "苏州市", "宁波市",
    ]  # fmt: skip
    row = matrix.xpath(".//tr[th[@scope='row' and normalize-space()='财政']]")[0]
    cell = row.xpath("./td/a")[0]
    assert cell.xpath("./strong")[0].text == "3"
    assert cell.xpath("./small")[0].text == "首位 1"
    opened = tree(client.page(cell.get("href")).text)
    assert len(opened.xpath("//tbody/tr")) == 3
    assert "选育新品种" in opened.text_content()


def test_many_plans_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PLANS", 3)
    client = Client(create_app(Settings(), sample()))
    first, last = tree(client.page("/").text), tree(client.page("/", page="9").text)
    names = [page.xpath("//table[@class='cards']//tbody/tr/th//a/text()") for page in (first, last)]
    assert [len(part) for part in names] == [3, 1]
    assert first.xpath("//nav[@class='parts']//a/@href") == ["/?page=2"]
    assert first.xpath("//ul[@class='counts']//strong/text()")[0] == "4"


def test_without_plans_the_overview_says_how_to_load_some() -> None:
    page = Client(create_app(Settings(), Store.memory([ontology_quads()]))).page("/")
    assert page.status_code == 200
    assert "make run DOCUMENTS=" in page.text


def test_a_plan_with_its_text_shows_outline_facts_and_sentences(full: Client) -> None:
    page = tree(full.page(f"/plans/{TEA}").text)
    outline = [a.text_content() for a in page.xpath("//nav[@class='outline']//a")]
    assert "1 完善茶叶标准" in outline
    task = page.xpath("//article[@id='task-2.1.1']")[0]
    bodies = [li.text_content().split() for li in task.xpath(".//li")]
    assert [b[:3] for b in bodies] == [
        ["责任", "1", "市市场监管局"],
        ["责任", "2", "市农业农村局"],
        ["责任", "3", "市司法局"],
    ]
    assert bodies[0][3] == "列首位"
    assert task.xpath(".//mark")[0].text_content() == "(责任单位:市市场监管局、市农业农村局、市司法局)"
    assert "苏府〔2031〕5号" in task.xpath(".//*[@class='citation']")[0].text_content()
    led = page.xpath("//article[@id='task-2.2']")[0].text_content()
    assert "牵头" in led
    assert "配合" in led
    assert page.xpath("//h2[@id='targets']")
    assert "≥85 分" in page.text_content()
    assert "只载入了事实记录" not in page.text_content()


def test_a_record_shows_places_and_how_to_load_the_text(client: Client) -> None:
    page = client.page(f"/plans/{SAMPLE}").text
    assert "只载入了事实记录" in page
    assert "第 0–1 字" in page
    assert "<blockquote" not in page


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/entities/agency/320500/agriculture", ["完善茶叶标准", "建设检测中心", "唯一单位", "苏州市司法局"]),
        ("/entities/indicator/chayepinpaibaohumanyidu", ["≥85 分", "2033", "茶叶品牌保护满意度达85分以上"]),
        ("/entities/task/320500-2031-sufu-5/2.1", ["完善茶叶标准", "建设检测中心"]),
        ("/entities/region/320500", ["苏州市茶叶品牌保护实施方案", "苏州市公安局", "苏州茶叶质量检测中心"]),
    ],
)
def test_an_entity_shows_everything_known_of_it(full: Client, path: str, expected: list[str]) -> None:
    text = tree(full.page(path).text).text_content()
    assert [part for part in expected if part not in text] == []


def test_the_page_of_a_task_says_each_thing_once(full: Client) -> None:
    main = tree(full.page(f"/entities/task/{TEA}/2.1.1").text).xpath("//main")[0]
    title = main.xpath(".//h1")[0].text_content()
    assert [node for node in main.xpath(".//dd//a | .//dd/span | .//td//a") if node.text_content() == title] == []
    own = main.xpath(".//dl[@class='facts']//blockquote")
    assert len(own) == 1
    assert title in own[0].text_content()
    assert own[0].xpath("./following-sibling::*[@class='cite']//p[@class='citation']")
    assert own[0].xpath("./following-sibling::a/@href")[0].startswith(f"/plans/{TEA}#evidence-")
    quotes = [node.text_content() for node in main.xpath(".//td/blockquote")]
    assert len(quotes) == len(set(quotes))
    said = [td.text_content().strip() for td in main.xpath(".//td[contains(@class, 'passage')]")]
    assert said[0] != "同上"
    assert "同上" in said


def test_nodes_without_a_page_lead_to_their_plan(full: Client) -> None:
    answer = full.page(f"/entities/evidence/{TEA}/1-2")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/plans/{TEA}#evidence-1-2")
    assert full.page("/plans").headers["location"] == "/"


def test_a_question_shows_form_table_and_sparql(client: Client) -> None:
    page = tree(client.page("/questions/lead-agencies", region="320500").text)
    assert page.xpath("//select[@name='region']/option[@selected]/text()") == ["苏州市"]
    assert {tr.xpath("./td")[0].text_content() for tr in page.xpath("//tbody/tr")} == {"苏州市"}
    assert page.xpath("//td//a[@href='/entities/agency/320500/market-regulation']")
    assert "SELECT" in page.xpath("//details/pre")[0].text_content()


def test_a_missing_parameter_asks_for_it_and_a_wrong_one_says_so(client: Client) -> None:
    assert "请填写必填项" in client.page("/questions/indicator-comparison").text
    wrong = client.page("/questions/lead-agencies", region="不存在市")
    assert wrong.status_code == 404
    assert tree(wrong.text).xpath("//*[@role='alert']")


def test_long_answers_are_cut_on_the_page_only() -> None:
    page = Client(create_app(Settings(page_limit=2), sample())).page("/questions/agency-workload")
    assert len(tree(page.text).xpath("//tbody/tr")) == 2
    assert "此页只列前 2 行" in page.text


@pytest.mark.parametrize(
    ("query", "status", "part"),
    [
        ("SELECT ?n WHERE { BIND(1 AS ?n) }", 200, "<td"),
        ("ASK { ?s a zt:Plan }", 200, "<strong>是</strong>"),
        ("DESCRIBE <https://w3id.org/zhengtu/id/plan/x>", 200, "format=ttl"),
        ("SELECT", 400, 'role="alert"'),
        ("SELECT * WHERE { SERVICE <http://x/> {} }", 400, 'role="alert"'),
    ],
)
def test_the_query_page_answers_or_says_why_not(client: Client, query: str, status: int, part: str) -> None:
    page = client.page("/query", query=query)
    assert page.status_code == status
    assert part in page.text


@pytest.mark.parametrize("path", ["/plans/none", "/entities/agency/none", "/entities/none", "/none", "/questions/none", "/matrix?function=x&region=1", "/matrix?function=%3C&region=1"])  # fmt: skip
def test_a_wrong_address_gives_a_page_that_says_so(client: Client, path: str) -> None:
    answer = client.page(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "没有这个页面或条目" in answer.text


def test_an_indicator_of_the_scheme_has_a_page() -> None:
    plan = suzhou()
    linked = replace(plan, targets=(replace(plan.targets[0], concept="protection-satisfaction"),))
    client = Client(create_app(Settings(), Store.memory([ontology_quads(), nquads(linked)])))
    page = tree(client.page("/entities/indicator/code/protection-satisfaction").text)
    assert page.findtext(".//h1") == "知识产权保护社会满意度"
    assert "≥85 分" in page.text_content()
    assert client.page("/entities/indicator").text.count("/entities/indicator/code/protection-satisfaction") == 1


def test_hostile_words_are_inert_everywhere() -> None:
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    plan = suzhou()
    header = replace(plan.header, title=bad, issuers=(bad,))
    tasks = tuple(replace(task, title=bad) for task in plan.tasks)
    bodies = tuple(replace(a, agency=bad, canonical=bad) for a in plan.assignments)
    targets = tuple(replace(t, name=bad, unit=bad) for t in plan.targets)
    source = Source(bad, "txt", "0" * 64, 9, None, "javascript:alert(3)")
    hostile = replace(plan, header=header, tasks=tasks, assignments=bodies, targets=targets, source=source)
    client = Client(create_app(Settings(), Store.memory([ontology_quads(), nquads(hostile)])))
    paths = [
        "/",
        f"/plans/{SAMPLE}",
        "/entities/agency",
        "/entities/indicator",
        "/search?q=script",
        "/entities/region/320500",
    ]
    paths += [
        "/entities/agency/320500/finance",
        f"/query?query={quote(bad)}",
        f"/search?q={quote(bad)}",
        f"/nowhere/{quote(bad)}",
    ]
    for path in paths:
        page = tree(client.page(path).text)
        assert page.xpath("//script[not(starts-with(@src, '/static/'))]") == [], path
        assert page.xpath("//img | //*[@onerror]") == [], path
        assert [a for a in page.xpath("//a/@href") if a.startswith("javascript:")] == [], path
    assert bad in tree(client.page("/").text).text_content()


def test_the_picture_stands_alone_under_its_own_policy(client: Client) -> None:
    answer = client.page("/network.html")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=", answer.text) == []
    assert client.page("/network.html").text == answer.text


def test_static_files_are_served(client: Client) -> None:
    for name in ("zhengtu.css", "icon.svg"):
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "http" not in answer.text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(("language", "heading"), [("zh", "责任分工"), ("en", "Bodies assigned")])
def test_the_bodies_of_a_task_stand_under_a_heading_of_their_own(client: Client, language: str, heading: str) -> None:
    task = next(one for one in client.get("/api/tasks").json()["items"] if one["agencies"])
    page = html.fromstring(client.get(f"{task['page']}?lang={language}").content)
    headings = [" ".join(one.text_content().split()) for one in page.xpath("//h2")]
    assert f"{heading} {len(task['agencies'])}" in headings
