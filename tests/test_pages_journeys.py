"""What a new user wants, from the start page in at most three clicks, over the reviewed records, in a real browser."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Locator, Page

from api.ingest import build
from api.settings import Settings
from tests.browsed import until, watched
from tests.test_api_server import served

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent
MOST = 3
SUZHOU, XUANWU, NINGBO = "320500-2022-sufu-83", "320102-x-99769419", "330200-2017-yongzhengbanfa-150"


class Walk:
    """A reader who counts clicks; typing and keys are none."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        page.goto("/")

    def click(self, what: Locator) -> None:
        self.clicks += 1
        assert self.clicks <= MOST
        what.click()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, bundle: str) -> Iterator[str]:
    place = tmp_path_factory.mktemp("journeys")
    build([ROOT / "loaders" / "records"], place, Settings())
    with served(place) as found:
        yield found


@pytest.fixture
def walk(browser: Browser, address: str) -> Iterator[Walk]:
    with watched(browser, address, reduced_motion="reduce", accept_downloads=True) as page:
        yield Walk(page)


@pytest.mark.parametrize("typed", ["专利导航", "宁波 专利导航"])
def test_who_leads_patent_navigation_in_ningbo_and_the_sentence(walk: Walk, typed: str) -> None:
    page = walk.page
    page.get_by_role("searchbox").last.fill(typed)
    page.keyboard.press("Enter")
    walk.click(page.locator("main li", has_text="宁波").locator("a", has_text="实施专利导航工程").or_(
        page.locator("main li", has_text="宁波").locator("a", has_text="推进专利导航")).first)  # fmt: skip
    row = page.locator("tr", has_text="列首位").first
    assert "宁波市知识产权局" in row.inner_text()
    walk.click(row.locator("td.passage a").first)
    page.wait_for_url(f"**/plans/{NINGBO}#evidence-*")
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert target.count() == 1
    assert walk.clicks == 2


def test_high_value_patents_of_suzhou_and_xuanwu_and_why_they_are_not_compared(walk: Walk) -> None:
    page = walk.page
    walk.click(page.locator("header nav a", has_text="指标"))
    section = page.locator("section.indicator", has_text="每万人口高价值发明专利拥有量").first
    assert "不可相比" in section.locator("h2").inner_text()
    assert "区域层级不同（区县与市）" in section.locator(".note").inner_text()
    assert {"苏州市 ≥32 件", "玄武区 ≥100 件"} <= set(section.locator(".dot-label").all_text_contents())
    walk.click(page.locator("summary", has_text="为什么有的目标不可相比"))
    assert "全国、省、市、区县" in page.locator("details[open]").inner_text()
    walk.click(section.locator("svg[role=group] a", has_text="苏州市"))
    assert SUZHOU in page.url


def test_the_difference_of_two_plans_says_it_too(walk: Walk) -> None:
    page = walk.page
    page.goto(f"/compare?view=plans&a={SUZHOU}&b={XUANWU}")
    row = page.locator("#goals ~ .scroll tr", has_text="万人高价值发明专利拥有量")
    assert "不可比" in row.inner_text()
    assert "区域层级不同" in row.inner_text()


def test_tasks_of_luoyang_that_name_no_agency(walk: Walk) -> None:
    page = walk.page
    walk.click(page.locator("tr", has_text="洛阳").locator("a", has_text="任务未写明责任单位"))
    rows = page.locator("#gap_no_agency ~ div").first.locator("tbody tr")
    assert rows.count() == 17
    assert "开展专利导航产业发展工作" in " ".join(rows.all_inner_texts())
    walk.click(rows.first.locator("a[href*='#']").first)
    assert "#" in page.url


def test_how_the_courts_of_suzhou_connect_to_the_market_regulation_bureau(walk: Walk) -> None:
    page = walk.page
    walk.click(page.locator("header nav a", has_text="图谱"))
    page.get_by_role("combobox", name="起点").fill("苏州市中级人民")
    walk.click(page.get_by_role("option").filter(has_text="苏州市中级人民法院").first)
    page.get_by_role("combobox", name="终点").fill("苏州市市场")
    walk.click(page.get_by_role("option").filter(has_text="苏州市市场监督管理局").first)
    page.wait_for_selector(".side .paths li")
    lines = page.locator(".side .paths li").all_inner_texts()
    assert len(lines) == 3
    assert "苏州市中级人民法院 — 负责任务 → 健全知识产权管理体制机制 ¶3 — 责任单位 → 苏州市市场监督管理局" in lines
    assert page.evaluate("zhengtu.drawing.cy.edges('.path').length") == 6
    assert walk.clicks == 3


def test_the_same_with_names_typed_in_part_and_by_keyboard(walk: Walk) -> None:
    page = walk.page
    walk.click(page.locator("header nav a", has_text="图谱"))
    page.get_by_role("combobox", name="起点").fill("苏州市中级人民")
    page.get_by_role("combobox", name="终点").fill("苏州市市场监督")
    page.get_by_role("button", name="找路径").press("Enter")
    page.wait_for_selector(".side .paths li")
    assert "苏州市中级人民法院" in page.locator(".side .paths li").first.inner_text()
    assert page.get_by_role("combobox", name="终点").input_value() == "苏州市市场监督管理局"


def test_the_same_without_scripts(browser: Browser, address: str) -> None:
    with watched(browser, address, java_script_enabled=False) as page:
        walk = Walk(page)
        walk.click(page.locator("header nav a", has_text="图谱"))
        walk.click(page.locator("#starts a", has_text="苏州市中级人民法院").first)
        page.fill("input[name=to]", "苏州市市场监督")
        page.locator("input[name=to]").press("Enter")
        assert "按最接近的理解：" in page.locator("#plain .note", has_text="苏州市市场监督管理局").inner_text()
        assert "— 负责任务 → 健全知识产权管理体制机制 ¶3" in page.locator("#plain ol").inner_text()


def test_the_empty_graph_offers_where_to_start(walk: Walk) -> None:
    page = walk.page
    walk.click(page.locator("header nav a", has_text="图谱"))
    page.wait_for_selector("#graph[data-ready]")
    assert not page.locator(".canvas").is_visible()
    assert page.locator("#starts a").count() >= 10
    assert page.locator("#graph .legend").is_hidden()
    walk.click(page.locator("#starts a", has_text="苏州市市场监督管理局").first)
    page.wait_for_selector("#graph[data-ready]")
    assert page.locator(".canvas").is_visible()


@pytest.mark.parametrize("form", ["SVG", "PNG", "HTML"])
def test_a_picture_for_a_paper(walk: Walk, form: str) -> None:
    page = walk.page
    walk.click(page.locator("header nav a", has_text="协作网络"))
    with page.expect_download() as waiting:
        walk.click(page.locator(".tools a", has_text=form).first)
    content = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == f"zhengtu-network.{form.lower()}"
    assert walk.clicks == 2
    if form == "PNG":
        assert content.startswith(b"\x89PNG")
        assert int.from_bytes(content[16:20], "big") > 1500  # wide enough to print
        return
    text = content.decode()
    assert "苏州市创建省知识产权保护示范区实施方案（苏府〔2022〕83号）" in text
    assert f"导出日期 {date.today().isoformat()}" in text
    if form == "SVG":
        assert etree.fromstring(content).get("width") is not None


def test_the_standalone_picture_opens_without_a_server(walk: Walk, browser: Browser, tmp_path: Path) -> None:
    page = walk.page
    page.goto("/network?size=betweenness&colour=region")
    with page.expect_download() as waiting:
        walk.click(page.locator(".tools a", has_text="HTML"))
    file = tmp_path / "network.html"
    file.write_bytes(waiting.value.path().read_bytes())
    with watched(browser, file.as_uri()) as alone:
        alone.goto(file.as_uri())
        until(alone, "window.picture !== undefined")
        assert alone.locator("canvas").count() == 1
        assert "大小表示中介度" in alone.inner_text("header")


def test_the_graph_with_groups_and_centrality_is_exported_as_it_is_seen(walk: Walk) -> None:
    page = walk.page
    page.goto("/graph?focus=agency/320500/market-regulation")
    page.wait_for_selector("#graph[data-ready]")
    page.get_by_label("大小", exact=True).select_option("degree")
    page.get_by_label("颜色", exact=True).select_option("community")
    until(page, "zhengtu.drawing.cy.getElementById('agency/320500/market-regulation').data('fill') === '#56B4E9'")
    wide = page.evaluate("zhengtu.drawing.cy.getElementById('agency/320500/market-regulation').width()")
    assert wide == 52  # the best connected of all
    icon = "getComputedStyle(document.querySelector('.legend .kind.agency'), '::before')"
    assert page.evaluate(f"[{icon}.content, {icon}.backgroundImage.includes('/static/kinds/agency.svg')]") == [
        '""',
        True,
    ]
    assert "size=degree" in page.url
    assert "colour=community" in page.url
    with page.expect_download() as waiting:
        walk.click(page.get_by_role("button", name="导出 SVG"))
    told = " ".join(etree.fromstring(waiting.value.path().read_bytes()).itertext())
    assert "群组 1" in told
    assert "大小: 相连部门数 · 颜色: 机构的群组" in told
    page.reload()
    page.wait_for_selector("#graph[data-ready]")
    assert page.get_by_label("大小", exact=True).input_value() == "degree"


def test_the_graph_comes_as_csv_and_jsonld(walk: Walk) -> None:
    page = walk.page
    page.goto("/graph?focus=agency/320500/justice")
    page.wait_for_selector("#graph[data-ready]")
    with page.expect_download() as waiting:
        walk.click(page.get_by_role("button", name="导出 CSV"))
    head, *rows = waiting.value.path().read_text("utf-8").splitlines()
    assert head == "source,relation,target,source_iri,target_iri,evidence"
    assert len(rows) == page.evaluate("zhengtu.model.edges.length")
    assert any("责任单位,苏州市司法局" in row and "/api/evidence/" in row for row in rows)
    with page.expect_download() as waiting:
        walk.click(page.get_by_role("button", name="导出 JSON-LD"))
    assert "agency/320500/justice" in waiting.value.path().read_text("utf-8")
