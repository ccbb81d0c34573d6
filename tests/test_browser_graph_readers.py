"""The page /graph for every reader: by keyboard, in English, on a phone, without motion, scripts or network."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from api.app import create_app
from api.settings import Settings
from tests.api_client import Client
from tests.api_documents import store
from tests.browsed import HOSTILE, until, watched
from tests.graph_page import AGRICULTURE, PLACE, go, state, suggested

pytestmark = pytest.mark.browser


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
    # before the panel is filled it is not busy yet
    until(page, "document.querySelector('.side').textContent.includes('all shown')")
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


def test_a_phone_folds_what_a_laptop_shows_and_keys_unfold_it(browser: Browser, address: str, axe: str) -> None:
    with watched(browser, address, viewport={"width": 390, "height": 844}, reduced_motion="reduce") as page:
        go(page, f"/graph?focus={AGRICULTURE}")
        canvas, export = page.locator(".canvas").bounding_box(), page.get_by_role("button", name="导出 SVG")
        assert canvas is not None
        assert canvas["y"] < 844 * 0.65
        assert not export.is_visible()
        for word in ("两者如何相连", "显示与导出"):
            page.locator("summary", has_text=word).focus()
            page.keyboard.press("Enter")
        assert export.is_visible()
        assert page.get_by_role("combobox", name="终点").is_visible()
        page.add_init_script(axe)
        go(page, f"/graph?focus={AGRICULTURE}")
        page.locator("summary", has_text="显示与导出").click()
        found = page.evaluate("axe.run().then(({violations}) => violations.map((one) => one.id))")
        assert found == []
        page.set_viewport_size({"width": 1280, "height": 900})
        until(page, "[...document.querySelectorAll('details.folded')].every((one) => one.open)")


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
