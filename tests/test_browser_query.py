"""The page /query in a real browser: editor, completion, examples, answers as table and graph, errors, links."""

import csv
import re
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from api.app import create_app
from api.query_view import examples
from api.settings import Settings
from tests.api_client import Client
from tests.api_documents import store
from tests.browsed import HOSTILE, until, watched

pytestmark = pytest.mark.browser
TASKS = "SELECT ?task ?title WHERE { ?task a zt:Task ; rdfs:label ?title } ORDER BY ?task"
BROKEN = "SELECT ?a WHERE {\n  ?a a nix:Plan . }"


def go(page: Page, path: str = "/query") -> None:
    page.goto(path)
    page.wait_for_selector("#ask[data-ready]")
    until(page, "!document.querySelector('#answer[aria-busy]')")


def write(page: Page, text: str) -> None:
    """Put ``text`` in the place of the query, as a hand does."""
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def run(page: Page) -> None:
    page.keyboard.press("Control+Enter")
    until(page, "!document.querySelector('#answer[aria-busy]')")


def text_of(page: Page) -> str:
    found: str = page.evaluate("zhengtu.edited.text")
    return found


def test_the_editor_takes_the_place_of_the_field_and_colours_words(page: Page) -> None:
    go(page)
    assert not page.locator("textarea").is_visible()
    assert text_of(page) == examples()[0]["query"]
    colour = "(word) => getComputedStyle([...document.querySelectorAll('.cm-line span')].find((s) => s.textContent === word)).color"
    assert page.evaluate(colour, "SELECT") == "rgb(122, 31, 107)"
    assert page.evaluate(colour, "?plan") == "rgb(11, 83, 148)"


@pytest.mark.parametrize(
    ("typed", "offered", "written"),
    [
        ("牵头单位", "zt:leadAgency", "zt:leadAgency"),
        ("lead agency", "zt:leadAgency", "lead zt:leadAgency"),
        ("zt:leadA", "zt:leadAgency", "zt:leadAgency"),
        ("唯一单位", "role-basis/SoleUnit", "<https://w3id.org/zhengtu/code/role-basis/SoleUnit>"),
        ("SoleUnit", "role-basis/SoleUnit", "<https://w3id.org/zhengtu/code/role-basis/SoleUnit>"),
        ("?ta", "?task", "?task"),
        ("optio", "OPTIONAL", "OPTIONAL"),
        ("p-pl", "p-plan:", "p-plan:"),
    ],
)
def test_terms_are_completed_by_any_of_their_names(page: Page, typed: str, offered: str, written: str) -> None:
    go(page)
    write(page, "# ?task\n")
    page.keyboard.type(typed, delay=15)
    option = page.locator(".cm-tooltip-autocomplete li", has_text=offered).first
    option.wait_for()
    if "zt:lead" in offered:
        assert "牵头单位" in option.inner_text()
        assert "lead agency" in option.inner_text()
    option.click()
    assert text_of(page) == f"# ?task\n{written}"


def test_completion_by_keyboard(page: Page) -> None:
    go(page)
    write(page, "ASK { ?t ")
    page.keyboard.type("责任分")
    page.locator(".cm-tooltip-autocomplete li[aria-selected]").wait_for()
    page.wait_for_timeout(150)  # the editor takes no key for a moment, so that nothing is taken by mistake
    page.keyboard.press("Enter")
    assert re.fullmatch(r"ASK { \?t zt:\w+", text_of(page))
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.editor') === null")


@pytest.mark.parametrize("number", range(12))
def test_each_example_has_an_answer(page: Page, number: int) -> None:
    assert len(examples()) == 12
    go(page)
    page.locator(".examples a").nth(number).click()
    until(page, "!document.querySelector('#answer[aria-busy]')")
    assert text_of(page) == examples()[number]["query"]
    assert page.locator("#answer [role=alert]").count() == 0
    assert page.locator("#answer tbody tr, #answer strong").count() >= 1


def test_iris_lead_to_their_pages(page: Page) -> None:
    go(page)
    write(page, TASKS)
    run(page)
    assert page.locator("thead th").all_inner_texts() == ["task", "title"]
    link = page.locator("tbody a", has_text="完善茶叶标准").first
    assert str(link.get_attribute("title")).endswith("/task/320500-2031-sufu-5/2.1.1")
    link.click()
    page.wait_for_url("**/entities/task/320500-2031-sufu-5/2.1.1")
    assert page.locator("h1").inner_text() == "完善茶叶标准"


def test_nodes_go_by_their_names_in_both_languages(page: Page, browser: Browser, address: str) -> None:
    asked = "SELECT ?given ?agency WHERE { ?given prov:agent ?agency } ORDER BY ?given LIMIT 3"
    for lang, kind in (("zh", "责任分工 "), ("en", "Assignment ")):
        go(page, f"/query?lang={lang}")
        write(page, asked)
        run(page)
        cells = page.locator("#answer tbody td").all_inner_texts()
        assert all(cell.startswith(kind) for cell in cells[::2])
        assert cells[1] == "南京市园林局"
        with watched(browser, address, java_script_enabled=False) as plain:
            plain.goto(f"/query?query={quote(asked)}&lang={lang}")
            assert plain.locator("#answer tbody td").all_inner_texts() == cells
    go(page, "/query?query=" + quote("CONSTRUCT { ?agency zt:x ?region } WHERE { ?agency zt:region ?region } LIMIT 4"))
    until(page, "zhengtu.answer.drawing !== undefined")
    drawn = page.evaluate("zhengtu.answer.drawing.cy.nodes().map((n) => n.data('text'))")
    assert not [text for text in drawn if "/" in text]


def test_csv_and_permanent_link(page: Page, browser: Browser, address: str) -> None:
    go(page)
    write(page, TASKS)
    run(page)
    answer = page.request.get(address + str(page.get_by_role("link", name="CSV 表格").get_attribute("href")))
    rows = list(csv.reader(answer.text().splitlines()))
    assert rows[0] == ["task", "title"]
    assert f"{len(rows) - 1} 行" in page.locator("#answer").inner_text()
    link = page.get_by_role("link", name="此查询的永久链接").get_attribute("href")
    assert link is not None
    assert page.url == address + link
    with watched(browser, address) as other:
        go(other, link)
        assert text_of(other) == TASKS
        assert "完善茶叶标准" in other.locator("#answer").inner_text()


def test_a_graph_is_drawn(page: Page) -> None:
    go(page, "/query?query=" + quote(examples()[10]["query"]))
    page.wait_for_selector(".small-graph canvas")
    until(page, "zhengtu.answer.drawing && zhengtu.answer.drawing.cy.nodes().length > 3")
    drawn = page.evaluate("zhengtu.answer.drawing.cy.nodes().map((n) => n.data('text').replace('\\n', ''))")
    assert {"苏州市农业农村局", "苏州市司法局"} <= set(drawn)
    assert page.evaluate("zhengtu.answer.drawing.cy.edges().length") >= 3
    assert page.get_by_role("link", name="Turtle").count() == 1
    box = page.locator(".small-graph").bounding_box()
    assert box is not None
    page.locator(".small-graph").scroll_into_view_if_needed()
    x, y = page.evaluate(
        "() => { const b = document.querySelector('.small-graph').getBoundingClientRect();"
        " const p = zhengtu.answer.drawing.cy.nodes()[0].renderedPosition(); return [b.x + p.x, b.y + p.y] }"
    )
    page.mouse.click(x, y)
    page.wait_for_url("**/entities/agency/**")


@pytest.mark.parametrize("typed", [True, False])
def test_line_and_column_of_an_error_are_marked(page: Page, typed: bool) -> None:
    if typed:
        go(page)
        write(page, BROKEN)
        run(page)
    else:
        go(page, f"/query?query={quote(BROKEN)}")
    assert "第 2 行第 16 列" in page.locator("#answer [role=alert]").inner_text()
    assert page.locator(".cm-lintRange-error").all_inner_texts() == ["nix:Plan"]
    assert (
        page.evaluate("zhengtu.edited.view.state.doc.lineAt(zhengtu.edited.view.state.selection.main.head).number") == 2
    )
    write(page, TASKS)
    run(page)
    assert page.locator(".cm-lintRange-error").count() == 0


def test_what_is_refused_is_told(page: Page) -> None:
    go(page)
    write(page, "ASK { SERVICE <http://127.0.0.2/> { ?s ?p ?o } }")
    run(page)
    assert "这里不执行 SERVICE" in page.locator("#answer [role=alert]").inner_text()


def test_hostile_values_are_only_text(page: Page) -> None:
    go(page)
    write(
        page,
        f'SELECT ?title ("{HOSTILE}" AS ?{"b"}) (IRI("javascript:alert(1)") AS ?c) WHERE {{ ?t rdfs:label ?title FILTER(CONTAINS(?title, "onerror")) }}',
    )
    run(page)
    assert page.locator("#answer tbody td", has_text=HOSTILE).count() >= 2
    assert page.locator("main img, #answer a[href^=javascript]").count() == 0
    write(
        page,
        f'CONSTRUCT {{ ?t rdfs:label ?title ; zt:x <https://example.org/{"%3Cb%3E"}> }} WHERE {{ ?t rdfs:label ?title FILTER(CONTAINS(?title, "onerror")) }}',
    )
    run(page)
    until(page, "zhengtu.answer.drawing !== undefined")
    assert page.locator("main img").count() == 0
    assert page.locator("#answer td", has_text=HOSTILE).count() >= 1


def test_in_english(page: Page) -> None:
    go(page, "/query?lang=en")
    page.get_by_role("link", name="How often each basis of a lead occurs").click()
    until(page, "!document.querySelector('#answer[aria-busy]')")
    assert "sole unit" in page.locator("#answer").inner_text().lower()
    assert "lang=en" in page.url
    assert re.findall(r"[\u4e00-\u9fff]+", page.locator(".asking .quiet, .examples").first.inner_text()) == []


def test_it_fits_a_phone(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport={"width": 390, "height": 844}) as page:
        go(page, f"/query?query={quote(TASKS)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator(".examples a").nth(10).click()
        page.wait_for_selector(".small-graph canvas")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_is_asked_of_any_other_machine(browser: Browser, address: str) -> None:
    asked: list[str] = []
    with watched(browser, address) as page:
        page.on("request", lambda request: asked.append(request.url))
        go(page, "/query?query=" + quote(examples()[11]["query"]))
        write(page, "SELECT ?s { ?s zt:")
        page.wait_for_timeout(500)
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith(address)] == []


def test_without_scripts_the_form_works(browser: Browser, address: str) -> None:
    with watched(browser, address, java_script_enabled=False) as page:
        page.goto("/query")
        page.fill("textarea", TASKS)
        page.get_by_role("button", name="运行").click()
        assert "完善茶叶标准" in page.locator("table").inner_text()
        page.locator(".examples a").first.click()
        assert page.locator("tbody tr").count() == 3
        page.locator(".examples a").nth(10).click()
        assert page.get_by_role("link", name="Turtle").count() == 1


def test_without_the_bundle_the_page_says_what_is_missing(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    monkeypatch.setattr("api.assets.version", lambda: "")
    answer = Client(create_app(Settings(), store(tmp_path))).page("/query", query=TASKS)
    assert "<code>make run</code>" in answer.text
    assert "/static/dist" not in answer.text
    assert "完善茶叶标准" in answer.text


def test_the_policy_lets_the_editor_alone_write_styles(tmp_path: Any) -> None:  # noqa: ANN401
    client = Client(create_app(Settings(), store(tmp_path)))
    policies = [client.page("/query").headers["content-security-policy"] for _ in range(2)]
    assert all(re.search(r"default-src 'self'.*; style-src 'self' 'nonce-[\w-]{20,}'$", one) for one in policies)
    assert policies[0] != policies[1]
    assert "unsafe" not in policies[0]
