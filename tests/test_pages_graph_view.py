"""What the canvas of /graph shows: everything in view, names that can be read, lines chosen by an address."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browsed import until, watched
from tests.graph_page import AGRICULTURE, GARDEN, JUSTICE, MARKET, go, suggested

pytestmark = pytest.mark.browser
# nodes whose middle is outside of the canvas
OUT = """zhengtu.drawing.cy.nodes().filter((n) => {
  const { x, y } = n.renderedPosition();
  return x < 0 || y < 0 || x > zhengtu.drawing.cy.width() || y > zhengtu.drawing.cy.height();
}).length"""
STILL = "!zhengtu.drawing.cy.animated()"
ZOOM = "zhengtu.drawing.cy.zoom()"
PHONE = {"width": 390, "height": 844}


def _paths(page: Page) -> None:
    suggested(page, "起点", "苏州市司法", "苏州市司法局")
    suggested(page, "终点", "苏州市市场", "苏州市市场监督管理局")
    page.wait_for_selector(".side .paths li")
    until(page, STILL)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_paths_found_in_an_empty_graph_are_in_view(browser: Browser, address: str, motion: str) -> None:
    with watched(browser, address, reduced_motion=motion) as page:
        go(page, "/graph")
        _paths(page)
        until(page, f"{OUT} === 0")
        assert page.evaluate(ZOOM) > 0.5


def test_paths_go_from_left_to_right(page: Page) -> None:
    go(page, "/graph")
    _paths(page)
    places = page.evaluate("Object.fromEntries(zhengtu.model.nodes.map((n) => [n.id, n.x]))")
    between = [x for node, x in places.items() if node.startswith("task/")]
    assert between
    assert all(places[JUSTICE] < x < places[MARKET] for x in between)


def test_what_is_opened_comes_into_view(page: Page) -> None:
    go(page, GARDEN)
    page.locator(".side .relations button", has_text="再展开").click()
    until(page, "zhengtu.model.nodes.length > 20")
    until(page, f"{OUT} === 0")


def test_a_node_with_few_neighbours_opens_whole(page: Page) -> None:
    found = go(page, f"/graph?focus={MARKET}")
    total = page.request.get(f"/api/neighbours/{MARKET}").json()["relations"]
    assert len([node for node in found["nodes"] if not node.startswith("rest:")]) == 1 + sum(
        one["total"] for one in total
    )
    assert not [node for node in found["nodes"] if node.startswith("rest:")]


def test_the_address_of_a_chosen_line_opens_its_sentence(page: Page, browser: Browser, address: str) -> None:
    found = go(page, f"/graph?focus={AGRICULTURE}")
    edge = next(edge for edge in found["edges"] if edge.startswith("responsible*"))
    page.evaluate("(id) => zhengtu.drawing.cy.getElementById(id).emit('tap')", edge)
    page.wait_for_selector(".side blockquote mark")
    told = page.locator(".side").inner_text()
    with watched(browser, address, reduced_motion="reduce") as other:
        go(other, page.url)
        other.wait_for_selector(".side blockquote mark")
        assert other.locator(".side").inner_text() == told


def test_on_a_phone_names_are_large_enough_to_read(browser: Browser, address: str) -> None:
    with watched(browser, address, reduced_motion="reduce", viewport=PHONE) as page:
        go(page, GARDEN)
        page.locator(".side .relations button", has_text="再展开").click()
        until(page, "zhengtu.model.nodes.length > 20")
        assert page.evaluate(ZOOM) >= 0.75
        page.get_by_role("button", name="全图").click()
        assert page.evaluate(OUT) == 0
