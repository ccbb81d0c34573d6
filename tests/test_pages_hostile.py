"""Hostile documents on every page, in a real browser: nothing runs, nothing is read backwards, nothing is too wide."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from api.ingest import build
from api.settings import Settings
from tests.browsed import until, watched
from tests.test_api_server import served

pytestmark = pytest.mark.browser
KEY = "320500-2031-sufu-77"
TURNS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
BLANKS = "\u3000" * 24
_TEXT = f"""苏州市人民政府关于印发苏州市花卉方案的通知
苏府〔2031〕77号
{BLANKS}苏州市人民政府
2031年4月8日
苏州市“<script>window.pwned=1</script>”{TURNS}花卉实施方案
一、主要目标
到2035年,"><img src=x onerror=window.pwned=1>花卉示范园区达到9个,每万人口{{{{7*7}}}}花卉拥有量达到\u202e32\u202c件。
二、主要任务
(一)建设</script><script>window.pwned=1</script>花卉服务平台。建设“javascript:window.pwned=1”花卉中心。(责任单位:市财政局、市林业局)
(二)\u202e培育\u202c'单引号'与"双引号"&amp;符号。培育。(责任单位:市农业农村局、市财政局)
(三){"极长名称" * 40}。做好工作。(责任单位:市林业局)
"""
PATHS = [
    "/", f"/plans/{KEY}", "/compare", "/compare?view=gaps", "/indicators", "/network", "/network?region=320500",
    "/questions/lead-agencies", "/questions/indicator-comparison?indicator=花卉", "/entities/task", "/entities/platform",
    f"/graph?focus=plan/{KEY}", "/search?q=script", "/search?q=<script>window.pwned=1</script>", "/query?query=SELECT ?s ?l WHERE {?s rdfs:label ?l}",
    "/matrix?agency=finance&region=320500",
]  # fmt: skip
# what is turned, and addresses that run something
WRONG = """[(document.documentElement.outerHTML.match(/[\\u202a-\\u202e\\u2066-\\u2069]/g) ?? []).length,
  [...document.querySelectorAll('a[href]')].filter((a) => /^(javascript|data):/.test(a.getAttribute('href'))).length,
  document.querySelectorAll('img[onerror], main script, [onmouseover]').length]"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, bundle: str) -> Iterator[str]:
    place: Path = tmp_path_factory.mktemp("hostile")
    (place / "documents").mkdir()
    (place / "documents" / "hostile.txt").write_text(_TEXT, encoding="utf-8")
    build([place / "documents"], place / "store", Settings())
    with served(place / "store") as found:
        yield found


@pytest.mark.parametrize("wide", [390, 1366])
def test_pages_of_a_hostile_document_are_inert_and_fit(browser: Browser, address: str, wide: int) -> None:
    with watched(browser, address, viewport={"width": wide, "height": 800}, reduced_motion="reduce") as page:
        for path in PATHS:
            answer = page.goto(path)
            assert answer is not None
            assert answer.ok, path
            if path.startswith("/graph"):
                page.wait_for_selector("#graph[data-ready]")
                until(page, "!document.querySelector('.side [aria-busy]')")
            assert page.evaluate(WRONG) == [0, 0, 0], path
            assert page.evaluate("document.documentElement.scrollWidth") <= wide, path
            assert page.evaluate("window.pwned") is None, path


@pytest.mark.parametrize("path", ["/network.svg", "/network.html"])
def test_pictures_of_a_hostile_document_turn_nothing_round(browser: Browser, address: str, path: str) -> None:
    with watched(browser, address) as page:
        text = page.request.get(path).text()
        assert "花卉实施方案" in text
        assert not set(text) & set(TURNS)


def test_names_on_the_canvas_are_not_turned_round(browser: Browser, address: str) -> None:
    with watched(browser, address, reduced_motion="reduce") as page:
        page.goto(f"/graph?focus=plan/{KEY}")
        page.wait_for_selector("#graph[data-ready]")
        assert not set(page.evaluate("zhengtu.drawing.cy.nodes().map((n) => n.data('text')).join('')")) & set(TURNS)


def test_what_is_pushed_aside_by_wide_blanks_stands_on_one_line(browser: Browser, address: str) -> None:
    with watched(browser, address) as page:
        page.goto(f"/plans/{KEY}")
        lines = page.locator(".line > p").evaluate_all("(all) => all.map((one) => one.textContent)")
        assert any(line.strip().startswith("苏州市人民政府") for line in lines)
        assert not any(line.lstrip("\n ").startswith("\u3000") for line in lines)
