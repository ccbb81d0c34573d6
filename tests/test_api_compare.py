"""The page of comparison: matrices, gaps, two plans side by side; and what stands behind every view."""

import csv
import io
import re
from urllib.parse import unquote_plus

import pytest

from api.app import create_app
from api.difference import likeness, shared, weights
from api.matrix_view import COLUMNS, ROWS, matrix
from api.plotting import LABELS, Point, plot, scale
from api.reading import Reader, Row, text
from api.settings import Settings
from graph import catalog
from graph.kept import Kept
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.records import Header
from tests.api_client import Client
from tests.graph_sample import LISTED, Sketch, city
from tests.graph_sample import store as sample
from tests.page_trees import tree, words

SUZHOU, NINGBO = "320500-2022-sufu-900", "330200-2017-yongzhengbanfa-902"
VIEWS = [
    "/compare", "/compare?rows=function", "/compare?view=gaps", "/compare?view=gaps&region=320500", f"/compare?view=gaps&plan={SUZHOU}",
    "/compare?view=plans", f"/compare?view=plans&a={SUZHOU}&b={NINGBO}", "/matrix?agency=finance&region=320500", "/indicators", "/indicators?q=花木",
]  # fmt: skip
BEHIND = [
    *VIEWS[:5],
    *VIEWS[6:],
    "/",
    f"/plans/{SUZHOU}",
    "/entities/agency",
    "/entities/agency/320500/finance",
    "/questions/lead-agencies",
    "/network",
    "/search?q=花木",
]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", VIEWS)
def test_each_view_is_a_whole_page_in_both_languages(client: Client, path: str, language: str) -> None:
    page = tree(client, f"{path}{'&' if '?' in path else '?'}lang={language}")
    ids = page.xpath("//@id")
    assert len(page.findall(".//h1")) == 1
    assert len(ids) == len(set(ids))
    assert {a.partition("#")[2] for a in page.xpath("//a/@href") if a.startswith("#")} <= set(ids)
    assert page.xpath("//script[not(starts-with(@src, '/static/'))] | //*[@style or @onclick]") == []
    assert [th for th in page.xpath("//th") if th.get("scope") not in ("col", "row")] == []


@pytest.mark.parametrize("path", BEHIND)
def test_every_view_has_its_permanent_link_and_queries_that_run(client: Client, path: str) -> None:
    page = tree(client, path)
    permanent = page.xpath("//section[@class='behind']/p[1]/a/@href")
    assert unquote_plus(permanent[0]) == path
    queries = [pre.text_content() for pre in page.xpath("//section[@class='behind']//pre")]
    assert queries
    reader: Reader = client.app.state.reader
    for query in queries:
        assert reader.store.query(query).form == "select"
    links = page.xpath("//section[@class='behind']//a/@href")
    assert sum("format=csv" in link for link in links) == len(queries)
    described = [unquote_plus(link.partition("query=")[2]) for link in links if "format=jsonld" in link]
    assert described
    for query in described:
        reader.store.serialise(query, "jsonld")


def test_csv_and_jsonld_of_a_view_are_its_facts(client: Client) -> None:
    page = tree(client, f"/compare?view=gaps&plan={SUZHOU}")
    links = page.xpath("//section[@class='behind']/p[@class='served'][1]/a/@href")
    rows = list(csv.DictReader(io.StringIO(client.get(links[0]).text)))
    assert [row["path"] for row in rows] == ["三/(一)"]
    assert "加强宣传" in client.get(links[1]).json()[0].__str__() + client.get(links[1]).text


@pytest.mark.parametrize(("rows", "name", "cell"), [("function", "财政", "3"), ("agency", "财政局", "3")])
def test_a_cell_of_each_matrix_opens_its_tasks(client: Client, rows: str, name: str, cell: str) -> None:
    page = tree(client, f"/compare?rows={rows}")
    row = page.xpath(f"//table[@class='matrix']//tr[th[normalize-space()='{name}']]")[0]
    link = row.xpath("./td/a")[0]
    assert link.xpath("./strong")[0].text == cell
    assert re.search("shade-[1-4]", link.getparent().get("class"))
    opened = tree(client, link.get("href"))
    assert len(opened.xpath("//tbody/tr")) == int(cell)
    assert opened.xpath("//tbody//*[@class='place' or @class='quote']")


def test_groups_stand_by_themselves_in_the_matrix_of_agencies(client: Client) -> None:
    page = tree(client, "/compare")
    row = page.xpath("//tr[th[normalize-space()='相关成员单位']]")[0]
    opened = tree(client, row.xpath("./td/a/@href")[0])
    assert "办展览" in words(opened.xpath("//tbody")[0])
    assert row.xpath("./th/a/@href")[0].startswith("/entities/group/")


@pytest.mark.parametrize("path", ["/matrix?region=320500", "/matrix?region=320500&agency=finance&function=finance"])
def test_a_cell_is_of_one_row(client: Client, path: str) -> None:
    assert client.page(path).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/matrix?agency=none&region=320500",
        "/matrix?agency=group/none&region=320500",
        "/matrix?agency=%22&region=320500",
        f"/compare?view=plans&a={SUZHOU}&b=none",
    ],
)
def test_what_is_not_there_is_said(client: Client, path: str) -> None:
    assert client.page(path).status_code == 404


def many(plans: int, bodies: int) -> Store:
    """Plans of as many regions, each with tasks of as many types of bodies."""
    made = []
    for number in range(plans):
        code = f"{320100 + number * 100}"
        sketch = Sketch(Header(f"方案{number}", "方案", region=f"某市{number}", region_code=code), f"{number}.txt")
        for body in range(bodies):
            sketch.task(
                f"一/{body}", f"任务{body}", city(code, f"某市{number}", f"type-{body}", f"某局{body}"), lead=LISTED
            )
        made.append(nquads(sketch.plan()))
    return Store.memory([ontology_quads(), *made])


def test_wide_matrices_come_in_parts() -> None:
    reader, kept = Reader(many(COLUMNS + 2, ROWS + 3)), Kept(10_000)
    first = matrix(reader, kept, "zh", "agency")
    last = matrix(reader, kept, "zh", "agency", page=99, side=2)
    assert (len(first.rows), len(first.regions), first.pages, first.sides) == (ROWS, COLUMNS, 2, 2)
    assert (len(last.rows), len(last.regions), last.page, last.side) == (3, 2, 2, 2)
    assert {line.key for line in first.rows} & {line.key for line in last.rows} == set()


def test_parts_of_a_matrix_are_linked() -> None:
    page = tree(Client(create_app(Settings(), many(COLUMNS + 1, 2))), "/compare")
    assert page.xpath("//nav[@class='parts small']//a/@href") == ["/compare?rows=agency&page=1&side=2"]


@pytest.mark.parametrize("plan", ["", SUZHOU, NINGBO])
def test_gaps_are_those_that_the_start_page_counts(client: Client, plan: str) -> None:
    reader: Reader = client.app.state.reader
    counted: dict[str, int] = {}
    for row in reader.rows("gaps"):
        if not plan or text(row, "plan_iri").endswith(plan):
            counted[text(row, "gap")] = counted.get(text(row, "gap"), 0) + int(text(row, "facts"))
    page = tree(client, f"/compare?view=gaps&plan={plan}")
    for name in ("gap_no_agency", "gap_no_year", "gap_no_unit", "gap_suspect", "gap_no_task"):
        heading = page.xpath(f"//h2[@id='{name}']")[0]
        shown = heading.xpath("./following-sibling::*[2][self::div]//tbody/tr")
        assert words(heading).endswith(f" {counted.get(name, 0)}")
        assert len(shown) == counted.get(name, 0), name


def test_tasks_without_agency_are_those_of_the_question(client: Client) -> None:
    store = client.app.state.reader.store
    asked = [row[2] for row in catalog.ask(store, "tasks-without-agency").rows]
    page = tree(client, "/compare?view=gaps")
    shown = page.xpath("//h2[@id='gap_no_agency']/following-sibling::div[1]//td[@data-label='任务']")
    assert sorted(words(cell) for cell in shown) == sorted(asked)


def test_gaps_of_all_plans_are_read_once_a_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    where = Reader.where

    def counted(self: Reader, kind: str, pattern: str, most: int | None = None) -> list[Row]:
        read.append(kind)
        return where(self, kind, pattern, most)

    monkeypatch.setattr(Reader, "where", counted)
    asked = Client(create_app(Settings(), sample()))
    once = words(tree(asked, "/compare?view=gaps"))
    assert "tasks" in read
    read.clear()
    assert words(tree(asked, "/compare?view=gaps")) == once
    assert read == []
    asked.get("/compare?view=gaps&region=320500")  # what is narrowed is another answer
    assert "tasks" in read


def test_gaps_of_one_region(client: Client) -> None:
    page = tree(client, "/compare?view=gaps&region=320500")
    assert page.xpath("//option[@selected]/text()") == ["苏州市"]
    assert {words(cell) for cell in page.xpath("//td[@data-label='地区']")} == {"苏州市"}


def test_two_plans_side_by_side(client: Client) -> None:
    page = tree(client, f"/compare?view=plans&a={SUZHOU}&b={NINGBO}")
    goals = {words(row.xpath("./th")[0]): words(row.xpath("./td")[2]) for row in page.xpath("//tr[th[@scope='row']]")}
    assert goals["花木保护满意度"] == "可以比较 · 年份不同，比较时须留意"
    assert goals["花木贷款额"] == "不可比: 口径不同（水平值与年均增长率）"
    only = words(page.xpath("//h2[@id='only-1']/following-sibling::ul[1]")[0])
    assert "审理花木案件" in only
    assert "苏州市中级人民法院 列首位" in only
    assert "办展览" in words(page.xpath("//h2[@id='only-2']/following-sibling::ul[1]")[0])


def alike(title: str, body: str, year: int | None, **place: str) -> str:
    sketch = Sketch(Header(f"{place['region']}方案", "方案", **place), f"{place['region']}.txt")  # type: ignore[arg-type]
    sketch.task("一/(一)", title, city(place["region_code"], place["region"], body, "某局"))
    sketch.task("一/(二)", "办茶会")
    sketch.target("茶园面积", 3, "亩", "level", year)
    sketch.targets[0] = sketch.targets[0].__class__(
        **{f: getattr(sketch.targets[0], f) for f in sketch.targets[0].__dataclass_fields__} | {"task": "一/(一)"}
    )
    return nquads(sketch.plan())


def test_differences_are_told_in_words() -> None:
    a = alike("完善茶叶标准体系", "agriculture", 2030, region="苏州市", region_code="320500")
    b = alike("健全茶叶标准", "finance", 2031, region="宁波市", region_code="330200")
    client = Client(create_app(Settings(), Store.memory([ontology_quads(), a, b])))
    keys = [text(row, "plan_iri").rpartition("/")[2] for row in client.app.state.reader.rows("plans")]
    page = tree(client, f"/compare?view=plans&a={keys[0]}&b={keys[1]}")
    notes = [
        " ".join(row.xpath("./td[3]//li/text()"))
        for row in page.xpath("//h2[@id='both']/following-sibling::div[1]//tbody/tr")
    ]
    assert notes == [
        "标题相近，都有“茶叶标准” 牵头职能不同：甲为农业农村，乙为财政 期限不同：甲 2030，乙 2031",
        "标题相同 双方都未写明责任单位",
    ]  # fmt: skip
    told = client.get(f"/compare?view=plans&a={keys[0]}&b={keys[1]}&format=csv")
    rows = list(csv.DictReader(io.StringIO(told.text)))
    assert told.headers["content-type"].startswith("text/csv")
    assert [(row["part"], row["years_a"], row["years_b"]) for row in rows] == [
        ("both", "2030", "2031"),
        ("both", "", ""),
        ("target", "", ""),
    ]


def test_plans_may_be_given_by_name_and_must_be_two(client: Client) -> None:
    assert tree(client, f"/compare?view=plans&a=苏州市花木产业三年行动方案&b={NINGBO}").xpath("//h2[@id='both']")
    assert "同一份规划" in client.page(f"/compare?view=plans&a={SUZHOU}&b={SUZHOU}").text
    assert client.page("/compare?view=plans&format=csv").status_code == 400


def test_likeness_goes_by_what_is_rare() -> None:
    weight = weights(["加强知识产权宣传", "加强知识产权培训", "建设知识产权园区", "知识产权宣传周"])
    assert likeness("加强知识产权宣传", "知识产权宣传周", weight) > likeness(
        "加强知识产权宣传", "建设知识产权园区", weight
    )
    assert shared("完善茶叶标准体系", "健全茶叶标准") == "茶叶标准"


def test_search_of_several_words_finds_what_all_tell_of(client: Client) -> None:
    page = tree(client, "/search?q=宁波 基地")
    assert "建设基地" in words(page.xpath("//main")[0])
    assert "没有找到" in client.page("/search?q=苏州 基地").text


@pytest.mark.parametrize(("low", "high"), [(0, 100), (0, 32), (0, 0), (-5, 7.5), (0, 1e9), (0, 0.02)])
def test_axes_hold_all_values(low: float, high: float) -> None:
    ticks = scale(low, high)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert 2 <= len(ticks) <= 7


def test_labels_of_a_plot_lie_on_nothing() -> None:
    points = [Point(2025 + i % 3, 10 + i // 3, None, "市", f"某某市 {i} 件", "/", False) for i in range(LABELS)]
    dots = plot(points, "zh").dots
    placed = [(dot.text[0], dot.text[1], dot.text[2]) for dot in dots if dot.text]
    assert len(placed) >= LABELS // 2
    assert len({(x, y) for x, y, _ in placed}) == len(placed)
    assert all(dot.text is None for dot in plot([*points, *points], "zh").dots)
