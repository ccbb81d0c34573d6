"""Takes the pictures of ``docs/screenshots.md``: every page over the plans of ``make demo``; ``make screenshots``."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright

from tests.browsed import FLAGS
from tests.conftest import ROOT

PICTURES = ROOT / "docs" / "screenshots"
PAGE = ROOT / "docs" / "screenshots.md"
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 390, "height": 780}
# name → what it shows, address, size; {plan}, {agency} are the first of the demonstration
SHOTS = {
    "overview": ("总览 · which plans and regions are in, how much was read, where the gaps are", "/", WIDE),
    "plan": ("文件 · outline, text with marks, facts; damage where it is", "/plans/{plan}", WIDE),
    "agency": ("实体 · all that is known of an agency, each with its sentence", "/entities/agency/{agency}", WIDE),
    "graph": ("图谱 · who is connected with this", "/graph?focus=agency/{agency}", WIDE),
    "network": ("协作网络 · agencies that share tasks, for papers", "/network?size=degree", WIDE),
    "compare": ("对比 · agencies and functions by region, gaps, two plans side by side", "/compare", WIDE),
    "indicators": ("指标 · who promises how much by when, and what may not be compared", "/indicators", WIDE),
    "questions": ("问题 · the catalogue as forms", "/questions/lead-agencies", WIDE),
    "query": ("查询 · SPARQL with completion", "/query", WIDE),
    "search": ("搜索 · names, headings, sentences, pinyin", "/search?q=专利导航", WIDE),
    "phone": ("手机 · the start page on a phone", "/", NARROW),
}


# the plan and the agency that the pictures show
FIRST = {"plan": "/api/plans", "agency": "/api/agencies?q=市场监督管理局"}


def first_key(address: str, asked: str) -> str:
    """The key of the first thing in a list."""
    return str(httpx.get(address + asked).json()["items"][0]["key"])


@contextmanager
def demo(place: Path) -> Iterator[str]:
    """Serve the demonstration on a free port; give its address."""
    command = [
        sys.executable,
        "-c",
        "from api.cli import main; main()",
        "demo",
        "--store",
        str(place / "store"),
        "--port",
        "0",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    assert process.stdout is not None
    try:
        yield next(found[0] for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def main() -> None:
    """Write the pictures, and the page that shows them."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no chromium: `make test` says how to install one")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, demo(Path(place)) as address, sync_playwright() as player:
        first = {kind: first_key(address, asked) for kind, asked in FIRST.items()}
        browser = player.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (_, path, size) in SHOTS.items():
            page = browser.new_page(viewport=size, base_url=address)
            answer = page.goto(path.format(**first))
            if answer is None or not answer.ok:
                sys.exit(f"{name}: no page at {page.url}")
            page.wait_for_timeout(1200)
            page.screenshot(path=str(PICTURES / f"{name}.png"))
            page.close()
        browser.close()
    lines = [
        "# What the pages look like",
        "",
        "Made by `make screenshots`, over the invented plans of `make demo`.",
        "",
    ]
    for name, (words, _, _) in SHOTS.items():
        lines += [f"## {words}", "", f"![{words}](screenshots/{name}.png)", ""]
    PAGE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
