"""Accessibility in a real browser: axe-core finds nothing on any page; keyboard, focus, motion, print, phone; speed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from api.ingest import build
from api.settings import Settings
from tests.api_documents import write
from tests.test_api_server import served

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent
SUZHOU, XUANWU, TEA = "320500-2022-sufu-83", "320102-x-99769419", "320500-2031-sufu-5"
PLANS = f"/compare?view=plans&a={SUZHOU}&b={XUANWU}"
PAGES = [
    "/", f"/plans/{SUZHOU}", f"/plans/{TEA}", "/compare", "/compare?rows=function", "/compare?view=gaps", "/compare?view=plans", PLANS,
    "/matrix?agency=justice&region=320500", "/indicators", "/indicators?q=高价值专利", "/questions", "/questions/lead-agencies",
    "/questions/indicator-comparison?indicator=专利", "/entities/agency", "/entities/agency/320500/justice", f"/entities/task/{TEA}/2.1.1",
    "/entities/region/320500", "/entities/indicator/code/high-value-patents-per-10k", "/entities/platform", "/network", "/graph", "/query",
    "/query?query=SELECT * WHERE { ?plan a zt:Plan }", "/search?q=专利导航", "/search", "/ontology", "/dumps/", "/nowhere",
]  # fmt: skip
RUN = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("accessible")
    build([ROOT / "loaders" / "records", write(place / "documents")], place / "store", Settings())
    with served(place / "store") as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    yield context.new_page()
    context.close()


def violations(page: Page, axe: str, path: str) -> list[str]:
    page.goto(path)
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: Page, axe: str, path: str) -> None:
    assert violations(page, axe, path) == []


@pytest.mark.parametrize("path", ["/", "/compare", PLANS, "/indicators", f"/plans/{TEA}"])
def test_axe_finds_nothing_on_a_phone_and_in_english(page: Page, axe: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert violations(page, axe, f"{path}{'&' if '?' in path else '?'}lang=en") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_axe_does_find_what_is_wrong(page: Page, axe: str) -> None:
    page.set_content("<html><body><img src='x'><input></body></html>")
    page.evaluate(axe)
    assert page.evaluate(RUN)


def test_heads_of_a_wide_matrix_stay_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 420, "height": 500})
    page.goto("/compare")
    box = page.locator(".scroll.tall")
    box.evaluate("element => element.scrollTo(300, 600)")
    frame = box.bounding_box()
    corner = page.locator(".matrix thead th").first.bounding_box()
    assert frame is not None
    assert corner is not None
    assert abs(corner["y"] - frame["y"]) < 2
    assert abs(corner["x"] - frame["x"]) < 2


def test_what_has_the_focus_is_seen(page: Page) -> None:
    page.goto("/indicators?q=高价值专利")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]")
        )
    assert {style for _, style in seen} == {"solid"}
    assert "a" in {tag for tag, _ in seen}  # dots of the plot: elements of SVG have names in small letters


def test_pages_work_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/compare?view=plans")
    page.select_option("select[name=a]", value=SUZHOU)
    page.select_option("select[name=b]", value=XUANWU)
    page.get_by_role("button", name="对比").click()
    assert "区域层级不同" in page.inner_text("main")
    page.locator("details.cite summary").first.click()
    assert "苏府〔2022〕83号" in page.locator(".citation").first.inner_text()
    context.close()


def test_a_citation_is_selected_with_one_click(page: Page) -> None:
    page.goto(f"/plans/{TEA}")
    page.locator("details.cite summary").first.click()
    cited = page.locator(".citation").first
    cited.click()
    assert page.evaluate("String(getSelection()).trim()") == cited.inner_text().strip()


def test_pointing_at_a_sentence_or_its_facts_lights_the_other(page: Page) -> None:
    page.goto(f"/plans/{TEA}")
    line = page.locator(".line:has(.told)").first
    colour = "element => getComputedStyle(element).backgroundColor"
    before = line.locator("mark").first.evaluate(colour), line.locator(".told").evaluate(colour)
    line.locator(".told").hover()
    lit = line.locator("mark").first.evaluate(colour)
    line.locator("mark").first.hover()
    assert lit != before[0]
    assert line.locator(".told").evaluate(colour) != before[1]


def test_who_wants_no_motion_gets_none(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/indicators")
    moving = (
        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    )
    assert page.evaluate(moving) == 0


def test_print_shows_the_plot_and_its_link_but_no_tools(page: Page) -> None:
    page.goto("/indicators?q=高价值专利")
    page.emulate_media(media="print")
    assert page.locator("figure svg").first.is_visible()
    assert page.locator(".behind a").first.is_visible()
    assert not page.locator("form").first.is_visible()
    assert not page.locator(".behind details").first.is_visible()


def test_from_the_start_to_who_leads_patent_navigation_in_ningbo(page: Page) -> None:
    page.goto("/")
    page.fill("#find", "宁波 专利导航")
    page.locator("form.large button").click()
    page.locator("main a", has_text="推进专利导航与产业发展决策联动").first.click()
    row = page.locator("tr", has_text="列首位").first
    assert "宁波市知识产权局" in row.inner_text()
    row.locator("td.passage a").first.click()
    assert "#evidence-" in page.url
    assert page.locator(f"[id='{page.url.partition('#')[2]}']").count() == 1


def test_high_value_patents_of_suzhou_and_xuanwu_with_the_reason(page: Page) -> None:
    page.goto("/")
    page.locator("header nav a", has_text="指标").click()
    section = page.locator("section.indicator", has_text="每万人口高价值发明专利拥有量").first
    assert "不可相比" in section.locator("h2").inner_text()
    assert "区域层级不同" in section.locator(".note").inner_text()
    assert {"苏州市 ≥32 件", "玄武区 ≥100 件"} <= set(section.locator(".dot-label").all_text_contents())
    section.locator("svg[role=group] a", has_text="苏州市").click()
    assert SUZHOU in page.url


def test_tasks_of_luoyang_that_name_no_agency(page: Page) -> None:
    page.goto("/")
    page.locator("tr", has_text="洛阳").locator("a", has_text="任务未写明责任单位").click()
    assert page.url.endswith("#gap_no_agency")
    rows = page.locator("#gap_no_agency ~ div").first.locator("tbody tr")
    assert rows.count() == 17
    assert "开展专利导航产业发展工作" in " ".join(rows.all_inner_texts())
