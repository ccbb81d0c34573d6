"""The pages in a real browser: they open, ask nothing of any other machine, show Chinese, and fit a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from api.ingest import build
from api.settings import Settings
from tests.api_documents import write
from tests.browsed import watched
from tests.test_api_server import served

pytestmark = pytest.mark.browser
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PLAN = "/plans/320500-2031-sufu-5"
PAGES = [
    ("/", "苏州市茶叶品牌保护实施方案"), (PLAN, "完善茶叶标准"), ("/entities/agency", "苏州市司法局"),
    ("/entities/agency/320500/agriculture", "苏州市农业农村局"), ("/questions", "牵头"),
    ("/questions/lead-agencies", "宁波市农业农村局"), ("/network", "部门协作网络"), ("/query", "SPARQL"),
    ("/search?q=茶叶", "苏州茶叶质量检测中心"), ("/entities/indicator?lang=en", "茶叶示范园区"), ("/nowhere", "404"),
]  # fmt: skip
# Chinese letters that no font has are drawn as equal boxes; real ones differ
DRAWN = """() => {
  const draw = (letter) => {
    const canvas = document.createElement('canvas'); canvas.width = canvas.height = 40;
    const pen = canvas.getContext('2d'); pen.font = '32px ' + getComputedStyle(document.documentElement).fontFamily;
    pen.fillText(letter, 2, 34); return canvas.toDataURL();
  };
  return draw('政') !== draw('图') && draw('政') !== draw('\\u{10FFFE}');
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("browsed")
    build([write(place / "documents")], place / "store", Settings())
    with served(place / "store") as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test on any error in its console and on any request to another machine."""
    with watched(browser, address) as opened:
        yield opened


@pytest.mark.parametrize(("path", "words"), PAGES)
def test_each_page_opens_clean(page: Page, path: str, words: str) -> None:
    page.goto(path, wait_until="networkidle")
    assert words in page.inner_text("body")
    assert page.evaluate("document.documentElement.lang") == ("en" if "lang=en" in path else "zh-Hans")


def test_chinese_is_drawn_with_a_real_font(page: Page) -> None:
    page.goto("/")
    assert page.evaluate(DRAWN)


@pytest.mark.parametrize("path", ["/", PLAN, "/entities/agency/320500/agriculture", "/questions/lead-agencies"])
def test_no_page_is_wider_than_a_phone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("main").bounding_box()["width"] <= 390  # type: ignore[index]


def test_from_the_matrix_to_the_sentence_in_two_clicks(page: Page) -> None:
    page.goto("/")
    row = page.locator("table.matrix tr", has=page.locator("th", has_text="司法行政"))
    row.locator("td a").first.click()
    assert "/matrix?function=justice&region=320500" in page.url
    assert "责任单位:市市场监管局" in page.locator("blockquote").first.inner_text()
    page.locator("td a", has_text="完善茶叶标准").first.click()
    assert page.locator("h1").inner_text() == "完善茶叶标准"


def test_the_outline_leads_to_the_task(page: Page) -> None:
    page.goto(PLAN)
    page.locator("nav.outline a", has_text="建设检测中心").click()
    assert page.url.endswith("#task-2.1.2")
    assert page.locator("[id='task-2.1.2']").bounding_box()["y"] < 900  # type: ignore[index]


def test_the_language_switch_keeps_the_place(page: Page) -> None:
    page.goto("/questions/lead-agencies?region=320500")
    page.get_by_text("English").click()
    assert "lang=en" in page.url
    assert "region=320500" in page.url
    page.locator("header nav a", has_text="Overview").click()
    assert page.locator("h1").inner_text() == "Overview"


def test_a_question_is_asked_with_its_form(page: Page) -> None:
    page.goto("/questions/lead-agencies")
    page.select_option("select[name=region]", label="宁波市")
    page.get_by_role("button", name="回答").click()
    assert page.locator("tbody tr").count() == 1


def test_search_works_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("#q")
    page.keyboard.type("检测中心")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search**")
    assert "苏州茶叶质量检测中心" in page.inner_text("main")


def test_the_picture_draws_its_network(page: Page) -> None:
    page.goto("/network.html", wait_until="networkidle")
    assert page.locator("canvas").count() == 1
    assert page.locator("tbody tr").count() >= 5


def test_the_docs_of_the_api_open_without_a_network(page: Page) -> None:
    page.goto("/docs", wait_until="networkidle")
    page.wait_for_selector(".opblock")
    assert page.locator(".opblock").count() >= 8


def test_pages_print_without_navigation(page: Page) -> None:
    page.goto(PLAN)
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert page.locator("article.task").first.is_visible()
