"""Measures how long pages are waited for, over the five records and over 10,000 plans: ``python -m tests.bench_pages``.

Writes ``docs/pages.md``; ``--plans`` is the number of invented plans.
"""

import argparse
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final
from urllib.parse import quote

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from api.ingest import build
from api.settings import Settings
from graph import catalog
from tests.browsed import FLAGS
from tests.conftest import ROOT
from tests.graph_page import PLACE
from tests.many_plans import publish_many
from tests.test_api_server import served

REPORT: Final = ROOT / "docs" / "pages.md"
RUNS: Final = {5: 3}  # fresh services; of very many plans one, as each takes a minute to start
EXPANDED: Final = 6
PAGES: Final = (
    "/", "/plans/{plan}", "/entities/agency/{agency}", "/entities/region/{region}", "/graph", "/graph?focus=agency/{agency}", "/compare",
    "/compare?rows=function", "/compare?view=gaps", "/compare?view=gaps&region={region}",
    "/compare?view=plans&a={plan}&b={other}", "/indicators", "/indicators?q={indicator}", "/network", "/questions",
    "/questions/lead-agencies", "/questions/indicator-comparison?indicator={indicator}", "/query", "/search?q={word}",
    "/entities/agency", "/entities/task", "/ontology", "/dumps/",
)  # fmt: skip
FILES: Final = (
    "/network.svg", "/network.html", "/network.csv", "/network.json", "/network.svg?region={region}",
    "/network.html?colour=region", "/api/questions/co-responsibility?format=csv", "/api/questions/tasks-without-agency?format=csv",
    "/compare?view=plans&a={plan}&b={other}&format=csv",
)  # fmt: skip
WORDS: Final = """\
# How long pages are waited for

Made by `python -m tests.bench_pages` (`make bench` runs it): milliseconds until a page is there in Chromium, which has kept
nothing, and until a file has come. All are *first* views after a start of the service: it is asked as soon as it has printed
its address, each page and each file once, one after the other. Aimed at: under 1,000 with the five records of `make run`,
under 2,000 with 10,000 plans; a node of the graph expands in under 300. Where there was an error it says inf.
"""


@dataclass(slots=True)
class Measured:
    """Milliseconds by what was asked, of one store; ``started`` are the seconds until the address was printed."""

    plans: int
    started: list[float] = field(default_factory=list)
    taken: dict[str, list[float]] = field(default_factory=dict)
    expanded: list[float] = field(default_factory=list)


def measure(browser: Browser, store: Path, plans: int) -> Measured:
    """Measure everything over one store."""
    found = Measured(plans)
    for _ in range(RUNS.get(plans, 1)):
        before = perf_counter()
        with served(store) as address, httpx.Client(base_url=address, timeout=120) as client:
            found.started.append(perf_counter() - before)
            named = names(client)
            for path in PAGES:
                note(found, path, first_view(browser, address, path.format(**named)))
            for path in (*FILES, *questions()):
                note(found, path, first_file(client, path.format(**named)))
            found.expanded += expansions(browser, address, f"agency/{named['agency']}")
    return found


def note(found: Measured, path: str, milliseconds: float) -> None:
    """Keep one figure; questions are told as one."""
    found.taken.setdefault(path, []).append(milliseconds)


def questions() -> list[str]:
    """The pages of all questions that need no parameter."""
    return [f"/questions/{one.id}" for one in catalog.questions() if not any(p.required for p in one.params)]


def names(client: httpx.Client) -> dict[str, str]:
    """What stands in the addresses: nodes of the store, each of a kind that there is."""

    def keys(kind: str, name: str = "key") -> list[str]:
        items = client.get(f"/api/{kind}", params={"limit": 2, "fields": f"key,{name}"}).json()["items"]
        return [str(item[name]) for item in items]

    plan, other = keys("plans")
    agency = keys("agencies")[0]
    return {"plan": plan, "other": other, "agency": agency, "region": agency.partition("/")[0],
            "indicator": quote(keys("indicators", "label")[0]), "word": quote("专利")}  # fmt: skip


def first_view(browser: Browser, address: str, path: str) -> float:
    """Milliseconds until the page is there, in a browser that has kept nothing; endless where it is an error."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    started = perf_counter()
    answer = page.goto(path)
    taken = perf_counter() - started
    context.close()
    return taken * 1000 if answer is not None and answer.ok else inf


def first_file(client: httpx.Client, path: str) -> float:
    """Milliseconds until all of a file is there."""
    started = perf_counter()
    answer = client.get(path, headers={"accept": "text/html"} if path.startswith("/questions") else {})
    taken = perf_counter() - started
    return taken * 1000 if answer.is_success else inf


def expansions(browser: Browser, address: str, focus: str) -> list[float]:
    """Milliseconds from a double click on a node until its neighbours are in the graph."""
    context = browser.new_context(base_url=address, reduced_motion="reduce", viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto(f"/graph?focus={focus}")
    page.wait_for_selector("#graph[data-ready]")
    page.wait_for_timeout(500)
    found = list(_expanded(page))
    context.close()
    return found


def _expanded(page: Page) -> Iterator[float]:
    tasks = [one for one in page.evaluate("zhengtu.model.nodes.map((node) => node.id)") if one.startswith("task/")]
    for task in tasks[:EXPANDED]:
        there = page.evaluate("zhengtu.model.nodes.length")
        x, y = page.evaluate(PLACE, task)
        started = perf_counter()
        page.mouse.dblclick(x, y)
        while page.evaluate("zhengtu.model.nodes.length") == there and perf_counter() - started < 2:
            page.wait_for_timeout(5)
        if page.evaluate("zhengtu.model.nodes.length") > there:
            yield (perf_counter() - started) * 1000
        page.wait_for_timeout(300)


def report(measured: Sequence[Measured]) -> str:
    """Return the page of what was measured."""
    heads = [f"{one.plans:,} plans" for one in measured]
    rows = [["ready after a start, s", *(f"{median(one.started):.0f}" for one in measured)]]
    rows += [[f"`{path}`", *(f"{median(one.taken[path]):,.0f}" for one in measured)] for path in (*PAGES, *FILES)]
    rows.append(["slowest of the questions", *(_slowest(one) for one in measured)])
    rows.append(["a node expands, middle / longest",
                 *(f"{median(one.expanded):.0f} / {max(one.expanded):.0f}" for one in measured)])  # fmt: skip
    machine = f"The machine: {platform.machine()}, Python {platform.python_version()}, Chromium without a screen.\n"
    table = [
        f"| what | {' | '.join(heads)} |",
        f"| --- |{' ---: |' * len(heads)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    return "\n".join([WORDS, machine, *table, ""])


def _slowest(one: Measured) -> str:
    path = max(questions(), key=lambda path: median(one.taken[path]))
    return f"{median(one.taken[path]):,.0f} ({path.rpartition('/')[2]})"


def main() -> None:
    """Measure both sizes, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--store", type=Path, help="a store of so many plans that is there already")
    given = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium: `make test` says how to install one")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        build([ROOT / "loaders" / "records"], Path(place) / "five", Settings())
        many = given.store or Path(place) / "many"
        if given.store is None:
            publish_many(many, given.plans)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        measured = [measure(browser, Path(place) / "five", 5), measure(browser, many, given.plans)]
        browser.close()
    REPORT.write_text(report(measured), encoding="utf-8")
    sys.stdout.write(report(measured))


if __name__ == "__main__":
    main()
