"""What the tests of the page /graph share: nodes, what is drawn where, how to open it and to search in it."""

from typing import Any

from playwright.sync_api import Page

from tests.browsed import until

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
