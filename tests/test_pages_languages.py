"""Every page in English and at the width of a phone: no Chinese that is not marked as such, nothing that scrolls sideways."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from api.ingest import build
from api.pages import environment
from api.settings import Settings
from api.words import Language
from tests.api_documents import write
from tests.browsed import watched
from tests.test_api_server import served
from tests.test_browser_axe import PAGES, PLANS, TEA

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent
PHONE = {"width": 375, "height": 812}
MORE = ["/questions/topic-mix", "/entities/group", "/entities/document", "/entities/task", "/graph?focus=agency/320500/justice",
        "/network?region=320500&size=betweenness&colour=region"]  # fmt: skip
# the words of a page that a reader of English is told in Chinese without being told so
UNMARKED = """() => {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll('[lang=zh-Hans], script, pre, code, .cm-editor, .canvas, .brand, textarea').forEach((one) => one.remove());
  return copy.textContent.replaceAll('政图', '').match(/[\\u3400-\\u9fff]+/g) ?? [];
}"""
# what is wider than the screen and not within a part that scrolls by itself
WIDE = """() => [...document.querySelectorAll('main *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.right > innerWidth + 1 && !one.closest('.scroll, pre, .picture, .cm-editor, .canvas, .hidden, .editor');
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("languages")
    build([ROOT / "loaders" / "records", write(place / "documents")], place / "store", Settings())
    with served(place / "store") as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, reduced_motion="reduce") as opened:
        yield opened


def english(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang=en"


@pytest.mark.parametrize("path", [*PAGES, *MORE])
def test_in_english_only_what_is_marked_as_chinese_is_chinese(page: Page, path: str) -> None:
    page.goto(english(path), wait_until="networkidle")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate(UNMARKED) == []
    assert page.locator("a[hreflang=zh-Hans]").count() == 1


@pytest.mark.parametrize("path", [*PAGES, *MORE])
def test_nothing_is_wider_than_a_phone(browser: Browser, address: str, path: str) -> None:
    with watched(browser, address, viewport=PHONE) as phone:
        phone.goto(path, wait_until="networkidle")
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert phone.evaluate(WIDE) == []
        assert phone.locator("header nav a").last.bounding_box()["x"] < PHONE["width"]  # type: ignore[index]


@pytest.mark.parametrize("path", [path for path in [*PAGES, *MORE] if not re.match("/nowhere", path)])
def test_without_scripts_every_page_has_its_content(browser: Browser, address: str, path: str) -> None:
    with watched(browser, address, java_script_enabled=False) as page:
        page.goto(path)
        text = page.locator("main").inner_text()
        assert page.locator("main h1").count() == 1
        assert len(text) > 60
        assert page.locator("main :is(table, form, ul, figure, dl)").count() >= 1


def test_the_switch_of_language_is_on_every_page_and_leads_back(page: Page) -> None:
    for path in ("/", PLANS, f"/plans/{TEA}", "/graph", "/query"):
        page.goto(path)
        page.locator("a[hreflang=en]").click()
        page.wait_for_url("**lang=en**")
        page.locator("a[hreflang=zh-Hans]").click()
        page.wait_for_url(lambda url: "lang=en" not in url)
        assert page.evaluate("document.documentElement.lang") == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("different levels (市, 区县)", "en", 'different levels (<span lang="zh-Hans">市</span>, <span lang="zh-Hans">区县</span>)'),
        ("<b>中</b> & 文", "en", '&lt;b&gt;<span lang="zh-Hans">中</span>&lt;/b&gt; &amp; <span lang="zh-Hans">文</span>'),
        ("<b>中</b>", "zh", "&lt;b&gt;中&lt;/b&gt;"),
    ],
)  # fmt: skip
def test_chinese_within_a_sentence_is_marked_and_nothing_of_it_runs(text: str, language: Language, shown: str) -> None:
    assert environment().from_string("{{ text|mixed(lang) }}").render(text=text, lang=language) == shown
