"""What the tests of the drawn pages share: a served store with a long plan and hostile names, and a watched browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, Page

from api.ingest import build
from api.settings import Settings
from tests.api_documents import write
from tests.test_api_server import served

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOSTILE = "<img src=x onerror=window.pwned=1>"
BEDS = 420
PATIENCE = 15  # seconds
_HEAD = """南京市人民政府办公室关于印发南京市花卉产业行动计划的通知
宁政办发〔2032〕7号
南京市人民政府办公室
2032年4月8日
南京市花卉产业行动计划
依据《江苏省花卉管理条例》,制定本计划。
一、主要目标
到2035年,花卉示范园区达到9个。
二、主要任务
"""
# what was said where nothing is wrong: pages and queries that are meant to fail
_MEANT = ("404 (Not Found)", "400 (Bad Request)")


def flowers() -> str:
    """A plan with one agency for very many tasks, the first of which has a hostile name."""
    names = [f"展示{HOSTILE}花卉", *(f"建设{i}号花圃" for i in range(2, BEDS + 1))]
    return _HEAD + "".join(f"{i}.{name}。培育花苗。(责任单位:市园林局)\n" for i, name in enumerate(names, 1))


@contextmanager
def served_plans(place: Path) -> Iterator[str]:
    """Serve the plans of the other tests and the long one; give the address."""
    folder = write(place / "documents")
    (folder / "flowers.txt").write_text(flowers(), encoding="utf-8")
    build([folder], place / "store", Settings())
    with served(place / "store") as address:
        yield address


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Page]:  # noqa: ANN401
    """Open a page; at the end there must be no error in its console, and no request to any other address."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "base_url": address} | options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else wrong.append(r.url))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" and not _meant(m.text) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    pwned = None if options.get("java_script_enabled") is False else page.evaluate("window.pwned")
    context.close()
    assert wrong == []
    assert pwned is None


def _meant(text: str) -> bool:
    return any(part in text for part in _MEANT)


def until(page: Page, condition: str) -> None:
    """Wait until an expression is true; the browser's own way to wait needs what the pages' policy forbids."""
    end = monotonic() + PATIENCE
    while not page.evaluate(condition):
        assert monotonic() < end, f"never true: {condition}"
        page.wait_for_timeout(20)
