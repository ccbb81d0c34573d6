"""Measures the first view of each page in a browser, over the five records: ``python -m tests.bench_pages``."""

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from api.ingest import build
from api.settings import Settings
from tests.browsed import FLAGS
from tests.conftest import ROOT
from tests.test_api_server import served

PAGES = (
    "/", "/plans/320500-2022-sufu-83", "/agencies/320500/justice", "/graph?focus=agency/320500/justice", "/compare",
    "/indicators", "/questions/lead-agencies", "/query", "/search?q=专利导航",
)  # fmt: skip
RUNS = 3


def first_view(browser: Browser, address: str, path: str) -> float:
    """Milliseconds until the page is there, in a browser that has kept nothing."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    started = perf_counter()
    page.goto(path)
    taken = perf_counter() - started
    context.close()
    return taken * 1000


def main() -> None:
    """Measure and print."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium: `make test` says how to install one")
    taken: dict[str, list[float]] = {path: [] for path in PAGES}
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        build([ROOT / "loaders" / "records"], Path(place) / "store", Settings())
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for _ in range(RUNS):  # a fresh service each time, so that nothing is made yet
            with served(Path(place) / "store") as address:
                for path in PAGES:
                    taken[path].append(first_view(browser, address, path))
        browser.close()
    print("\n| page | first view, ms: middle of three fresh services | worst |")
    print("| --- | ---: | ---: |")
    for path, times in taken.items():
        print(f"| `{path}` | {median(times):.0f} | {max(times):.0f} |")


if __name__ == "__main__":
    main()
