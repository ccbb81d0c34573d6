"""The demonstration: invented plans of invented places are built into a store of their own and served on loopback."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.demoing import PLANS, places
from ontology import regions

ROOT = Path(__file__).parent.parent
DAMAGE = {
    "page-mark", "lost-dash", "lost-date", "suspect-range", "space-in-number", "spaces-in-words", "misread-number",
    "doubled-word", "doubled-mark", "unclosed-bracket", "missing-number", "lost-word", "unpaired-quote",
}  # fmt: skip
QUESTIONS = {
    "lead-agencies": {"region": "云汀市"},
    "indicator-comparison": {"indicator": "每万人口高价值发明专利拥有量"},
    "judicial-tasks": {},
    "tasks-without-agency": {"region": "霁川市"},
    "co-cited-documents": {},
    "incomparable-targets": {},
    "milestones": {},
    "funding": {},
}


@dataclass(frozen=True)
class Demo:
    """A running demonstration: its folder, its address, and what it printed before that."""

    store: Path
    address: str
    printed: str


@contextmanager
def served(store: Path) -> Iterator[Demo]:
    """Run ``make demo`` on a free port; the set-up of the environment is taken as done."""
    variables = [f"DEMO={store}", f"BIN={Path(sys.executable).parent}", "PORT=0"]
    process = subprocess.Popen(
        ["make", "-s", "-o", ".venv/.run", "demo", *variables],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        printed = ""
        for line in process.stdout:
            printed += line
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield Demo(store, found[0], printed)
                break
        else:
            pytest.fail(f"no address was printed: {printed}")
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with served(tmp_path_factory.mktemp("demo") / "store") as running:
        yield running


def report(demo: Demo) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((demo.store / "report.json").read_text("utf-8"))
    return dict(found["report"])


def test_every_plan_is_there_with_its_text(demo: Demo) -> None:
    found = report(demo)
    assert found["failures"] == found["duplicates"] == found["replaced"] == []
    assert sorted(plan["name"] for plan in found["plans"]) == sorted(path.name for path in PLANS.iterdir())
    assert len(found["plans"]) == 7
    assert {plan["status"] for plan in found["plans"]} == {"full"}
    assert all(found["facts"].values())


def test_the_damage_that_was_done_is_seen(demo: Demo) -> None:
    assert set(report(demo)["damage"]) == DAMAGE


def test_each_plan_is_of_its_own_place(demo: Demo) -> None:
    found = httpx.get(f"{demo.address}/api/plans", params={"fields": "region"}, timeout=20).json()["items"]
    assert sorted(plan["region_label"] for plan in found) == sorted(places().values())


@pytest.mark.parametrize(("question", "parameters"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_has_an_answer(question: str, parameters: dict[str, str], demo: Demo) -> None:
    assert httpx.get(f"{demo.address}/api/questions/{question}", params=parameters, timeout=20).json()["rows"]


def test_targets_agree_and_disagree(demo: Demo) -> None:
    address = f"{demo.address}/api/questions/indicator-comparison"
    rows = httpx.get(address, params={"indicator": "专利质押融资额"}, timeout=20).json()["rows"]
    assert {row["basis"] for row in rows} == {"level", "cumulative", "growth", "annual_growth", "annual"}
    assert {str(row["comparable"]).lower() for row in rows} == {"true", "false"}


def test_courts_and_market_regulation_share_tasks_of_every_city(demo: Demo) -> None:
    address = f"{demo.address}/api/questions/co-responsibility"
    rows = httpx.get(address, timeout=20).json()["rows"]
    together = {row["region"] for row in rows if all(word in row["a"] + row["b"] for word in ("法院", "市场监督"))}
    assert together == set(places().values())


def test_a_page_is_shown(demo: Demo) -> None:
    assert "墨棠区知识产权强区建设工作方案" in httpx.get(demo.address, headers={"accept": "text/html"}, timeout=20).text


def test_a_second_run_builds_nothing_and_its_end_is_the_end_of_the_server(demo: Demo) -> None:
    with served(demo.store) as again:
        assert "unchanged, 7 plans" in again.printed
        assert httpx.get(f"{again.address}/healthz", timeout=20).json()["plans"] == 7
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{again.address}/healthz", timeout=5)


def test_no_place_is_real() -> None:
    real = {regions.bare(name) for name in regions.table().values()}
    assert not places().keys() & regions.table().keys()
    assert not {regions.bare(name) for name in places().values()} & real
