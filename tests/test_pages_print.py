"""Pages on paper: no navigation and no controls, sources and addresses in words, nothing cut off at the edge."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from api.ingest import build
from api.settings import Settings
from tests.api_documents import write
from tests.browsed import watched
from tests.test_api_server import served
from tests.test_browser_axe import PLANS, SUZHOU, TEA

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent
PAPER = {"width": 794, "height": 1123}  # A4 at 96 dots an inch
MARGIN = 16 / 25.4 * 72  # points, as the style has it
VIEWS = [
    "/", f"/plans/{SUZHOU}", f"/plans/{TEA}", "/compare", "/compare?rows=function", "/compare?view=gaps", PLANS, "/indicators?q=高价值专利",
    "/questions/lead-agencies", "/questions/plan-horizons", "/entities/agency/320500/justice", "/matrix?agency=justice&region=320500",
    "/network", "/graph?focus=agency/320500/justice", "/query?query=SELECT * WHERE { ?plan a zt:Plan }", "/search?q=专利导航", "/ontology",
]  # fmt: skip
CONTROLS = "header nav, form, button:not(.list button), select, input, textarea, .tools, .parts, .tabs, .languages, .skip, .examples, .copy"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, bundle: str) -> Iterator[str]:
    place = tmp_path_factory.mktemp("printed")
    build([ROOT / "loaders" / "records", write(place / "documents")], place / "store", Settings())
    with served(place / "store") as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, viewport=PAPER, reduced_motion="reduce") as opened:
        opened.emulate_media(media="print")
        yield opened


def printed(page: Page, path: str) -> pypdfium2.PdfDocument:
    page.goto(path, wait_until="networkidle")
    return pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True, print_background=False))


def text(document: pypdfium2.PdfDocument) -> str:
    return "\n".join(one.get_textpage().get_text_range() for one in document)


@pytest.mark.parametrize("path", VIEWS)
def test_what_only_a_screen_needs_is_not_printed(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    shown = page.locator(CONTROLS)
    assert [one.evaluate("e => e.outerHTML.slice(0, 90)") for one in shown.all() if one.is_visible()] == []
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("path", VIEWS)
def test_nothing_is_cut_off_at_the_edge(page: Page, path: str) -> None:
    """No word begins or ends beyond the margin: what a page cuts off would."""
    document = printed(page, path)
    beyond = []
    for one in document:
        words = one.get_textpage()
        for index in range(words.count_rects()):
            left, _, right, _ = words.get_rect(index)
            if left < MARGIN - 2 or right > one.get_width() - MARGIN + 2:
                beyond.append((round(left), round(right), words.get_text_bounded(*words.get_rect(index))))
    assert beyond == []
    # nor is anything hidden in a part that scrolls
    hidden = """() => [...document.querySelectorAll('main *')].filter((one) => {
      const style = getComputedStyle(one);
      return /auto|scroll|hidden/.test(style.overflow + style.overflowY) && !one.closest('.hidden, .canvas, svg, .skip')
        && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2);
    }).map((one) => one.outerHTML.slice(0, 90))"""
    assert page.evaluate(hidden) == []


@pytest.mark.parametrize("path", VIEWS)
def test_paper_says_where_it_is_from(page: Page, address: str, path: str) -> None:
    told = "".join(text(printed(page, path)).split())
    assert "政图Zhengtu，数据版本" in told
    assert f"{address}/".removesuffix("/") in told


def test_a_plan_on_paper_can_be_cited(page: Page) -> None:
    told = "".join(text(printed(page, f"/plans/{TEA}")).split())
    assert "“苏州市茶叶品牌保护实施方案”，政图Zhengtu，数据版本" in told
    assert "苏府〔2031〕5号" in told
    assert told.count("CSV") == 0


def test_links_to_other_sites_are_printed_with_their_address(page: Page) -> None:
    page.goto(f"/plans/{TEA}")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p><a rel=\"noreferrer\" href=\"https://example.org/a\">甲</a></p>')"
    )
    after = page.evaluate("getComputedStyle(document.querySelector('main p:last-of-type a[rel]'), '::after').content")
    assert "https://example.org/a" in after


def test_marks_have_a_border_as_backgrounds_vanish(page: Page) -> None:
    page.goto(f"/plans/{TEA}")
    style = page.locator("mark").first.evaluate("e => getComputedStyle(e).borderTopStyle")
    assert style == "solid"


def test_heads_of_tables_are_repeated(page: Page) -> None:
    page.goto("/compare")
    assert page.locator("thead").first.evaluate("e => getComputedStyle(e).display") == "table-header-group"


def test_the_graph_is_printed_as_picture_and_list(page: Page) -> None:
    page.goto("/graph?focus=agency/320500/justice", wait_until="networkidle")
    page.pdf()
    assert not page.locator(".canvas").is_visible()
    drawn = page.locator(".paper svg")
    assert drawn.is_visible()
    assert drawn.locator("text", has_text="苏州市司法局").count() == 1
    box = drawn.bounding_box()
    assert box is not None
    assert 300 < box["width"] <= PAPER["width"]
    assert page.locator(".list li").count() >= 5
    assert page.locator(".list li").first.is_visible()


def test_the_list_beside_the_graph_is_printed_whole(page: Page) -> None:
    page.goto("/graph?focus=agency/320500/market-regulation", wait_until="networkidle")
    assert page.locator(".list li").count() > 20
    for part in (".list", ".side"):
        high, whole = page.locator(part).evaluate("(one) => [one.clientHeight, one.scrollHeight]")
        assert whole <= high + 2, part


def test_what_is_folded_is_unfolded_on_paper(page: Page) -> None:
    told = "".join(text(printed(page, "/indicators")).split())
    assert "拥有30家与新增30家不是一回事" in told
    assert "目录：" not in told
