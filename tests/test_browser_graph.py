"""The page /graph in a real browser: every interaction, by mouse and by keyboard, in both languages, on a phone."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from api.app import create_app
from api.settings import Settings
from tests.api_client import Client
from tests.api_documents import store
from tests.browsed import HOSTILE, served_plans, until, watched

pytestmark = pytest.mark.browser
AGRICULTURE, MARKET, JUSTICE, FINANCE = (
    f"agency/{key}" for key in ("320500/agriculture", "320500/market-regulation", "320500/justice", "330200/finance")
)
GARDEN = "/graph?focus=南京市园林局"
STATE = """() => ({
  nodes: Object.fromEntries(zhengtu.drawing.cy.nodes().map((n) => [n.id(), [n.position('x'), n.position('y')]])),
  edges: zhengtu.drawing.cy.edges().map((e) => e.id()).sort(),
  listed: [...document.querySelectorAll('.list [data-id]')].map((b) => b.dataset.id).sort(),
})"""
# where a node or the middle of a line stands on the screen
PLACE = """(id) => {
  const one = zhengtu.drawing.cy.getElementById(id), box = document.querySelector('.canvas').getBoundingClientRect();
  const at = one.isNode() ? one.renderedPosition() : one.renderedMidpoint();
  return [box.x + at.x, box.y + at.y];
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, bundle: str) -> Iterator[str]:
    with served_plans(tmp_path_factory.mktemp("graph")) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, reduced_motion="reduce", accept_downloads=True) as opened:
        yield opened


def go(page: Page, path: str) -> dict[str, Any]:
    """Open ``path`` and return what is drawn once it stands still."""
    page.goto(path)
    page.wait_for_selector("#graph[data-ready]")
    until(page, "!document.querySelector('.side [aria-busy]')")
    return state(page)


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STATE)
    return found


def settle(page: Page, condition: str) -> dict[str, Any]:
    until(page, condition)
    return state(page)


def suggested(page: Page, box: str, typed: str, wanted: str) -> None:
    """Type into a search box and take a suggestion with the mouse."""
    page.get_by_role("combobox", name=box, exact=True).fill(typed)
    page.get_by_role("option").filter(has_text=wanted).first.click()


def test_the_first_view_shows_the_node_with_what_is_near(page: Page) -> None:
    found = go(page, f"/graph?focus={AGRICULTURE}")
    assert {AGRICULTURE, "region/320500"} < set(found["nodes"])
    assert len([node for node in found["nodes"] if node.startswith("task/")]) == 2
    assert found["listed"] == sorted(found["nodes"])
    side = page.locator(".side")
    assert side.locator("h2").inner_text() == "苏州市农业农村局"
    assert side.get_by_role("button", name="负责任务 2，已全部展开").is_disabled()
    assert (
        "建设苏州茶叶质量检测中心" in side.inner_text() or "责任单位" in side.locator("blockquote").first.inner_text()
    )
    assert page.locator("#plain").count() == 0


def test_large_relations_are_counted_and_opened_25_at_a_time(page: Page) -> None:
    before = go(page, GARDEN)
    assert [node for node in before["nodes"] if node.startswith("task/")] == []
    rest = next(node for node in before["nodes"] if node.startswith("rest:"))
    assert "负责任务 还有 420" in page.locator(".list").inner_text()
    page.locator(f'.list [data-id="{rest}"]').click()
    after = settle(page, "zhengtu.model.nodes.length > 20")
    new = [node for node in after["nodes"] if node not in before["nodes"]]
    assert len(new) == 25
    assert "还有 395" in page.locator(".list").inner_text()
    assert {node: after["nodes"][node] for node in before["nodes"]} == before["nodes"]
    middle = after["nodes"][next(n for n in after["nodes"] if n.startswith("agency/"))]
    far = [((x - middle[0]) ** 2 + (y - middle[1]) ** 2) ** 0.5 for x, y in (after["nodes"][n] for n in new)]
    assert min(far) > 100
    assert max(far) < 500
    places = list(after["nodes"].values())
    assert min((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for i, a in enumerate(places) for b in places[:i]) > 60**2


def test_there_is_room_for_300_nodes_and_for_800_where_asked(page: Page) -> None:
    go(page, GARDEN)
    part = page.locator(".side .relations button", has_text="再展开")
    for _ in range(12):
        until(page, "!document.querySelector('.side [aria-busy]')")
        count = page.evaluate("zhengtu.model.nodes.length")
        part.click()
        until(page, f"zhengtu.model.nodes.length > {count}")
    assert page.evaluate("zhengtu.model.nodes.length") == 300
    until(page, "!document.querySelector('.side [aria-busy]')")
    part.click()
    page.get_by_role("button", name="放宽到 800").click()
    assert page.evaluate("zhengtu.model.nodes.length") == 300
    part.click()
    until(page, "zhengtu.model.nodes.length === 325")
    assert "most=800" in page.url


def test_the_legend_filters(page: Page) -> None:
    found = go(page, f"/graph?focus={AGRICULTURE}")
    tasks = [node for node in found["nodes"] if node.startswith("task/")]
    button = page.locator(".legend button", has_text="任务")
    assert button.inner_text() == f"任务 {len(tasks)}"
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    left = state(page)
    assert set(left["nodes"]) == set(found["nodes"]) - set(tasks)
    assert page.locator(".legend button", has_text="任务").get_attribute("aria-pressed") == "false"
    assert "off=task" in page.url
    page.locator(".legend button", has_text="任务").click()
    assert state(page)["nodes"] == found["nodes"]


def test_two_nodes_meet_on_a_path_that_is_also_text(page: Page) -> None:
    go(page, f"/graph?focus={JUSTICE}")
    page.get_by_role("button", name="设为起点").click()
    suggested(page, "终点", "苏州市市场", "苏州市市场监督管理局")
    page.get_by_role("button", name="找路径").click()
    page.wait_for_selector(".side .paths li")
    lines = page.locator(".side .paths li").all_inner_texts()
    assert any(
        re.fullmatch(r"苏州市司法局 — 负责任务 → 完善茶叶标准 — 责任单位 → 苏州市市场监督管理局", line)
        for line in lines
    )
    assert "2 步" in page.locator(".side h2").inner_text()
    assert page.evaluate("zhengtu.drawing.cy.edges('.path').length") >= 2
    page.locator(".side .paths li", has_text="完善茶叶标准").get_by_role("button", name="责任单位").click()
    page.wait_for_selector(".side blockquote mark")
    assert "市市场监管局" in page.locator(".side blockquote mark").inner_text()


def test_where_no_path_is_it_says_so(page: Page) -> None:
    go(page, f"/graph?focus={JUSTICE}")
    page.get_by_role("button", name="设为起点").click()
    suggested(page, "终点", "宁波市财政局", "宁波市财政局")
    page.get_by_role("button", name="找路径").click()
    page.get_by_text("四步之内没有路径").wait_for()


def test_a_click_on_a_line_opens_its_sentence(page: Page) -> None:
    found = go(page, f"/graph?focus={AGRICULTURE}")
    edge = next(edge for edge in found["edges"] if edge.startswith("responsible*"))
    page.mouse.click(*page.evaluate(PLACE, edge))
    page.wait_for_selector(".side blockquote mark")
    side = page.locator(".side")
    assert "责任单位" in side.locator("h2").inner_text()
    assert "市农业农村局" in side.locator("mark").inner_text()
    side.get_by_text("在文件中查看").click()
    page.wait_for_url("**/plans/320500-2031-sufu-5#evidence-*")


def test_a_click_on_a_node_shows_it_and_two_expand_it(page: Page) -> None:
    found = go(page, f"/graph?focus={AGRICULTURE}")
    task = next(node for node in found["nodes"] if node.startswith("task/"))
    page.mouse.click(*page.evaluate(PLACE, task))
    until(page, "document.querySelector('.side .kind.task')")
    page.mouse.dblclick(*page.evaluate(PLACE, task))
    after = settle(page, f"zhengtu.model.nodes.length > {len(found['nodes'])}")
    assert {node: after["nodes"][node] for node in found["nodes"]} == found["nodes"]


def test_hidden_nodes_come_back(page: Page) -> None:
    found = go(page, f"/graph?focus={AGRICULTURE}")
    page.locator('.list [data-id="region/320500"]').click()
    until(page, "!document.querySelector('.side [aria-busy]')")
    page.locator(".side").get_by_role("button", name="隐藏").click()
    until(page, "!zhengtu.model.visible('region/320500')")
    assert "region/320500" not in state(page)["nodes"]
    page.keyboard.press("Control+z")
    assert settle(page, "zhengtu.model.visible('region/320500')")["nodes"] == found["nodes"]


def test_the_address_holds_the_whole_state(page: Page, browser: Browser, address: str) -> None:
    go(page, f"/graph?focus={AGRICULTURE}")
    suggested(page, "查找并加入图中", "ningboshicaizhengju", "宁波市财政局")
    until(page, f"zhengtu.model.visible('{FINANCE}')")
    until(page, "!document.querySelector('.side [aria-busy]')")
    page.locator('.list [data-id="region/320500"]').focus()
    page.keyboard.press("Delete")
    until(page, "!zhengtu.model.visible('region/320500')")
    x, y = page.evaluate(PLACE, AGRICULTURE)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=4)
    page.mouse.up()
    until(page, "location.search.includes('do=m')")
    link = page.get_by_role("link", name="此图的永久链接").get_attribute("href")
    assert link is not None
    with watched(browser, address, reduced_motion="reduce") as other:
        assert go(other, link) == state(page)


@pytest.mark.parametrize("which", ["svg", "png"])
def test_pictures_carry_source_and_date(page: Page, which: str) -> None:
    go(page, f"/graph?focus={AGRICULTURE}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"导出 {which.upper()}").click()
    assert waiting.value.suggested_filename == f"zhengtu-graph.{which}"
    content = waiting.value.path().read_bytes()
    if which == "png":
        assert content.startswith(b"\x89PNG")
        assert len(content) > 10_000
        return
    root = etree.fromstring(content)
    text = "".join(root.itertext())
    assert "苏州市农业农村局" in text
    assert "苏州市茶叶品牌保护实施方案" in text
    assert date.today().isoformat() in text
    assert root.xpath("//*[local-name()='script' or local-name()='foreignObject' or @href or @style]") == []


def test_all_of_it_works_by_keyboard_alone(page: Page) -> None:
    go(page, "/graph")
    page.keyboard.press("/")
    page.keyboard.type("苏州市农业农村局")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).textContent"
    ).endswith("苏州市")
    page.keyboard.press("Enter")
    until(page, f"zhengtu.model.visible('{AGRICULTURE}')")
    until(page, "document.querySelectorAll('.list button').length > 2")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('.list'))"):
            break
    focused = "document.activeElement.dataset.id"
    assert page.evaluate(focused) == AGRICULTURE
    page.keyboard.press("ArrowDown")
    second = page.evaluate(focused)
    assert second != AGRICULTURE
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(focused) == AGRICULTURE
    page.keyboard.press("ArrowRight")
    task = next(node for node in state(page)["listed"] if node.startswith("task/"))
    while page.evaluate(focused) != task:
        page.keyboard.press("ArrowDown")
    count = page.evaluate("zhengtu.model.nodes.length")
    page.keyboard.press("Enter")
    until(page, f"zhengtu.model.nodes.length > {count}")
    assert page.evaluate(focused) == task
    page.keyboard.press("Delete")
    until(page, f"!zhengtu.model.visible('{task}')")
    assert page.evaluate("Boolean(document.activeElement.closest('.list'))")
    page.keyboard.press("Control+z")
    until(page, f"zhengtu.model.visible('{task}')")


def test_in_english_every_word_of_the_page_is_english(page: Page) -> None:
    go(page, f"/graph?lang=en&focus={AGRICULTURE}")
    until(page, "!document.querySelector('.side [aria-busy]')")
    text = page.evaluate("""() => { const copy = document.querySelector('main').cloneNode(true);
      copy.querySelectorAll('[lang=zh-Hans], .canvas').forEach((one) => one.remove()); return copy.textContent }""")
    assert "tasks responsible for 2, all shown" in text
    assert re.findall(r"[\u4e00-\u9fff]+", text) == []
    assert page.get_by_role("link", name="Open its page").get_attribute("href") == f"/entities/{AGRICULTURE}?lang=en"


def test_hostile_names_are_only_text(page: Page) -> None:
    go(page, "/graph")
    page.get_by_role("combobox", name="查找并加入图中").fill("onerror")
    page.get_by_role("option").filter(has_text=HOSTILE).first.click()
    until(page, "zhengtu.model.nodes.length > 1")
    until(page, "!document.querySelector('.side [aria-busy]')")
    assert HOSTILE in page.locator(".side h2").inner_text()
    assert HOSTILE in page.locator(".list").inner_text()
    assert page.locator("main img, main script").count() == 0
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出 SVG").click()
    assert etree.fromstring(waiting.value.path().read_bytes()).xpath("//*[local-name()='img']") == []


def test_hostile_addresses_are_only_text(page: Page) -> None:
    go(
        page,
        f"/graph?do={quote('x***' + HOSTILE)}&do=evil*1&do=p*a&off={quote(HOSTILE)}&sel={quote(HOSTILE)}&most=99999",
    )
    assert "没有成功" in page.locator(".status").inner_text()
    assert page.evaluate("[zhengtu.model.most, zhengtu.model.nodes.length]") == [300, 0]


def test_no_page_is_wider_than_a_phone(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        found = go(page, f"/graph?focus={AGRICULTURE}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        box = page.locator(".canvas").bounding_box()
        assert box is not None
        assert 300 < box["width"] <= 390
        page.locator(".canvas").scroll_into_view_if_needed()
        task = next(node for node in found["nodes"] if node.startswith("task/"))
        page.wait_for_timeout(400)  # the view comes to rest
        page.touchscreen.tap(*page.evaluate(PLACE, task))
        until(page, "document.querySelector('.side .kind.task')")


def test_motion_is_spared_where_that_is_wished(page: Page) -> None:
    go(page, f"/graph?focus={AGRICULTURE}")
    page.get_by_role("button", name="全图").click()
    assert page.evaluate("zhengtu.drawing.cy.animated()") is False


def test_nothing_is_asked_of_any_other_machine(browser: Browser, address: str) -> None:
    asked: list[str] = []
    with watched(browser, address) as page:
        page.on("request", lambda request: asked.append(request.url))
        go(page, f"/graph?focus={AGRICULTURE}")
        suggested(page, "查找并加入图中", "渔", "宁波")
        page.wait_for_timeout(500)
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith(address)] == []


def test_without_scripts_it_is_a_list(browser: Browser, address: str) -> None:
    with watched(browser, address, java_script_enabled=False) as page:
        page.goto("/graph")
        page.fill("input[name=find]", "司法局")
        page.locator("#plain form button").first.click()
        page.locator("#plain a", has_text="苏州市司法局").click()
        assert "负责任务" in page.locator("#plain").inner_text()
        page.fill("input[name=to]", "苏州市市场监督管理局")
        page.locator("#plain form button").last.click()
        assert "— 负责任务 → 完善茶叶标准" in page.locator("#plain ol").inner_text()
        page.locator("#plain ol a", has_text="责任单位").first.click()
        assert "/plans/320500-2031-sufu-5" in page.url


def test_without_the_bundle_the_page_says_what_is_missing(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    monkeypatch.setattr("api.assets.version", lambda: "")
    client = Client(create_app(Settings(), store(tmp_path)))
    text = client.page(f"/graph?focus={AGRICULTURE}").text
    assert "<code>make run</code>" in text
    assert "/static/dist" not in text
    assert "完善茶叶标准" in text
    assert client.page("/graph?focus=nothing").status_code == 404
