"""The page of indicators: plots with one unit each, what must not be compared and why, the same as the questions say."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from api.app import create_app
from api.comparing import aspects, reason, told
from api.ingest import build
from api.pages import wide
from api.plotting import SHAPES
from api.reading import Reader, Row, text
from api.settings import Settings
from graph import catalog
from graph.comparability import Aspects, differences
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.records import Header, Plan
from tests.api_client import Client
from tests.graph_sample import Sketch
from tests.graph_sample import store as sample
from tests.page_trees import tree, words

RECORDS = Path(__file__).parent.parent / "loaders" / "records"
SVG = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Client:
    place = tmp_path_factory.mktemp("records") / "store"
    build([RECORDS], place, Settings())
    return Client(create_app(Settings(), Store.open(place)))


def section(page: html.HtmlElement, name: str) -> html.HtmlElement:
    return page.xpath(f"//section[@class='indicator'][h2[contains(., '{name}')]]")[0]


def city(code: str, region: str, *targets: tuple[str, float, str, str, int | None]) -> Plan:
    sketch = Sketch(Header(f"{region}茶业方案", "方案", region=region, region_code=code), f"{code}.txt")
    for name, value, unit, basis, year in targets:
        sketch.target(name, value, unit, basis, year)  # type: ignore[arg-type]
    return sketch.plan()


def served(*plans: Plan) -> Client:
    return Client(create_app(Settings(), Store.memory([ontology_quads(), *map(nquads, plans)])))


def test_each_unit_and_kind_of_value_has_a_plot_of_its_own(client: Client) -> None:
    loans = section(tree(client, "/indicators"), "花木贷款额")
    titles = [words(caption) for caption in loans.xpath(".//figcaption")]
    assert sorted(titles) == ["花木贷款额（%），年均增长率", "花木贷款额（元），水平值"]
    assert len(loans.xpath(".//svg[@role='group']")) == 2


def test_a_dot_has_a_shape_a_label_and_leads_to_its_sentence(client: Client) -> None:
    page = tree(client, "/indicators?q=花木保护满意度")
    dots = page.xpath("//svg[@role='group']//a")
    assert [dot.get("aria-label") for dot in dots] == ["宁波市 ≥80 分 (2020)", "苏州市 ≥85 分 (2025)"]
    assert all(dot.xpath("./path[contains(@class, 'city')]/@d") == [SHAPES["市"]] for dot in dots)
    assert [words(dot.xpath("./text")[0]) for dot in dots] == ["宁波市 ≥80 分", "苏州市 ≥85 分"]
    for dot in dots:
        plan, _, anchor = dot.get("href").partition("#")
        assert anchor in tree(client, plan).xpath("//@id")
    xs = [float(label.get("x")) for label in page.xpath("//svg[@role='group']/text[@text-anchor='middle']")]
    assert xs == sorted(xs)


def test_what_has_no_year_stands_below_the_plot(client: Client) -> None:
    found = section(tree(client, "/indicators"), "花木保护满意度")
    below = next(words(p) for p in found.xpath("./p") if "没有写明年份" in words(p))
    assert below == "没有写明年份、不在图上：花木试点方案 >85%"
    assert any("没有给出数值的规划：" in words(p) and "全国" in words(p) for p in found.xpath("./p"))


def test_multiples_stand_on_one_axis() -> None:
    client = served(
        city("320500", "苏州市", ("茶叶产量", 2, "万件", "level", 2030)),
        city("330200", "宁波市", ("茶叶产量", 15000, "件", "level", 2030)),
    )
    page = tree(client, "/indicators")
    assert len(page.xpath("//figure")) == 1
    heights = [
        float(dot.get("transform").removeprefix("translate(").rstrip(")").split()[1])
        for dot in page.xpath("//svg[@role='group']//path[contains(@class, 'dot')]")
    ]
    assert sorted(heights) == heights or sorted(heights, reverse=True) == heights
    assert len(set(heights)) == 2
    assert "可以比较" in words(page.xpath("//h2/span")[0])


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (("320500", "苏州市", ("茶企", 3, "家", "new", 2030)), ("330200", "宁波市", ("茶企", 3, "家", "growth", 2030)), "口径不同"),
        (("320500", "苏州市", ("茶企", 3, "家", "new", 2030)), ("320102", "玄武区", ("茶企", 3, "家", "new", 2030)), "区域层级不同（区县与市）"),
        (("320500", "苏州市", ("茶企", 3, "亿元", "level", 2030)), ("330200", "宁波市", ("茶企", 3, "人", "level", 2030)), "单位不同（元与人）"),
    ],
)  # fmt: skip
def test_why_targets_must_not_be_compared(one: tuple[str, ...], other: tuple[str, ...], said: str) -> None:
    page = tree(served(city(*one), city(*other)), "/indicators")  # type: ignore[arg-type]
    assert words(page.xpath("//h2/span")[0]) == "不可相比"
    assert said in words(page.xpath("//div[@class='note warn']")[0])


def test_one_plan_alone_is_compared_with_nothing(client: Client) -> None:
    found = section(tree(client, "/indicators"), "花木出口")
    assert "只有一份规划" in words(found.xpath("./h2")[0])
    assert found.xpath("./div[contains(@class, 'note')]") == []


def test_the_page_and_the_question_bar_the_same_pairs(records: Client) -> None:
    reader: Reader = records.app.state.reader
    asked = catalog.ask(reader.store, "incomparable-targets")
    column = {name: index for index, name in enumerate(asked.columns)}
    same = [row for row in asked.rows if not str(row[column["reason"]]).startswith("指标不同")]
    told = {
        (
            row[column["plan_a_iri"]],
            row[column["plan_b_iri"]],
            row[column["name_a"]],
            row[column["name_b"]],
            _plain(str(row[column["reason"]])),
        )
        for row in same
    }
    assert len(told) > 5
    assert {*_barred(reader)} == told


def _plain(said: str) -> str:
    return said.replace("(", "（").replace(")", "）")


def _barred(reader: Reader) -> list[tuple[str, ...]]:
    rows: list[Row] = reader.where("targets", "?target_iri zt:valueKind ?any_kind")
    return [
        (text(a, "plan_iri"), text(b, "plan_iri"), text(a, "indicator"), text(b, "indicator"), _plain(reason(a, b, "zh")))
        for a in rows for b in rows
        if text(a, "indicator_iri") == text(b, "indicator_iri") and text(a, "plan_iri") < text(b, "plan_iri") and reason(a, b, "zh")
    ]  # fmt: skip


def test_high_value_patents_of_a_city_and_a_district(records: Client) -> None:
    page = tree(records, "/indicators?q=高价值专利")
    found = section(page, "每万人口高价值发明专利拥有量")
    assert words(found.xpath("./div[@class='note warn']//li")[0]) in (
        "玄武区 与 苏州市：区域层级不同（区县与市）",
        "苏州市 与 玄武区：区域层级不同（市与区县）",
    )
    shown = {
        words(row.xpath("./td[@data-label='地区']")[0]): words(row.xpath("./td[@data-label='目标']")[0])
        for row in found.xpath(".//tbody/tr")
    }
    assert shown == {"苏州市": "≥32 件", "玄武区": "≥100 件"}


def test_all_indicators_can_be_reached(records: Client) -> None:
    first = tree(records, "/indicators")
    listed = first.xpath("//nav[@class='contents']//a/@href")
    assert len(listed) > 40
    last = listed[-1]
    assert last.partition("#")[2] in tree(records, last.partition("#")[0]).xpath("//@id")
    assert first.xpath("//nav[@class='parts']//a/@href") == ["/indicators?page=2"]


@pytest.mark.parametrize(("q", "found"), [("满意度", 1), ("木满", 1), ("没有这个", 0), ("", 4)])
def test_names_are_found_by_their_letters_in_order(client: Client, q: str, found: int) -> None:
    assert len(tree(client, f"/indicators?q={q}").xpath("//section[@class='indicator']")) == found


def test_english_says_the_same(client: Client) -> None:
    page = tree(client, "/indicators?lang=en&q=花木贷款额")
    assert "measured differently" in words(page.xpath("//div[@class='note warn']")[0])


def test_doubtful_values_are_drawn_with_a_dashed_edge() -> None:
    plan = city("320500", "苏州市", ("茶企", 35, "家", "new", 2030))
    doubtful = replace(plan, targets=tuple(replace(target, suspect=True) for target in plan.targets))
    page = tree(served(doubtful), "/indicators")
    assert page.xpath("//path[contains(@class, 'doubtful')]")
    assert "虚线边" in words(page.xpath("//ul[@class='legend']")[0])


@pytest.mark.parametrize(
    ("a", "b", "names"),
    [
        (Aspects("存量", "件", "市", "", False), Aspects("存量", "件", "市", "", False), []),
        (
            Aspects("存量", "件", "市", "", False),
            Aspects("新增量", "家", "区县", "", False),
            ["kind", "measure", "level"],
        ),
        (Aspects("水平值", "%", "市", "", True), Aspects("水平值", "%", "区县", "", True), []),
        (Aspects("增长率", "", "市", "", True), Aspects("水平值", "件", "", "", False), ["kind"]),
        (Aspects("新增量", "家", "市", "省级", False), Aspects("新增量", "家", "市", "市级", False), ["grade"]),
    ],
)
def test_aspects_that_bar_comparison(a: Aspects, b: Aspects, names: list[str]) -> None:
    assert [name for name, _, _ in differences(a, b)] == names


def test_aspects_are_those_of_the_graph(client: Client) -> None:
    rows = client.app.state.reader.where("targets", '?target_iri zt:statedName "花木占比"@zh-Hans')
    assert {aspects(row).relative for row in rows} == {True}


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("口径不同(存量与年度流量)、单位不同(件与件/万人)",
         "measured differently (stock, per year), different units (pieces, pieces per 10,000 people)"),
        ("与宁波市:区域层级不同(市与园区);与玄武区:指标不同;",
         "with 宁波市: different levels of area (city, zone); with 玄武区: different indicators"),
        ("没有其他规划的目标可比", "no other plan has a target to compare it with"),
        ("与宁波市:年份不同(2024与2025)、名称不同(专利数与专利量)",
         "with 宁波市: different years (2024, 2025), different names (专利数, 专利量)"),
    ],
)  # fmt: skip
def test_reasons_of_questions_are_told_in_english(stated: str, shown: str) -> None:
    assert told(stated, "en") == shown
    assert told(stated, "zh") == wide(stated)


def test_amounts_and_kinds_are_told_in_english(client: Client) -> None:
    page = client.page("/indicators", lang="en").text
    assert re.search(r"(?:年度流量|水平值|存量|新增量)", page) is None
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", page)
    assert captions
    assert not [one for one in captions if re.search(r"\((?:<[^>]*>)?[件家个人分]", one)]
