"""The page /graph in a real browser: every interaction of the mouse, the address of a state, pictures."""

import re
from datetime import date

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from tests.browsed import until, watched
from tests.graph_page import AGRICULTURE, FINANCE, GARDEN, JUSTICE, PLACE, go, settle, state, suggested

pytestmark = pytest.mark.browser


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
