"""Compares this service with its peers on one invented graph, and writes ``docs/performance.md``.

``python -m tests.bench_peers --millions 5``; ``--only NAME`` measures some of the servers, ``--output`` writes elsewhere.
"""

import argparse
import os
import platform
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import httpx
import yaml

from graph.catalog import Question, questions, with_prefixes
from ontology.iri import Identifier
from ontology.terms import PREFIXES
from tests.conftest import ROOT
from tests.peers_dumps import Download, downloads
from tests.peers_graph import INDICATOR, Made, agency, graph
from tests.peers_load import Clients, Effort, Request, Times, listed
from tests.peers_processes import NotRunError, busy
from tests.peers_renewal import Renewal, renewal
from tests.peers_report import page
from tests.peers_servers import SERVERS, Server, Setting, running

CACHE: Final = ROOT / ".bench"
REPORT: Final = ROOT / "docs" / "performance.md"
OURS, RIVAL = "Zhengtu", "Virtuoso"
CLIENTS: Final = (1, 8)
PATIENCE: Final = 3  # seconds that a client waits longer than a query may take
EFFORT: Final = 1.5  # seconds of each query at each number of clients
BUDGET: Final = 240  # seconds of the ten queries of one server, after which the others are left out
SLOW: Final = 4.0  # seconds of a first answer after which each client asks once only
ENDLESS: Final = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?w FILTER(?x < ?w) }"
RUNAWAY: Final = 1.0  # seconds after which a runaway is killed
# what is looked up, and how many of it: bodies come again and again, tasks hardly ever
LOOKED_UP: Final = {"agencies": 400, "tasks": 20_000}
PAUSES: Final = {"without any pause": 0.0, "20 a second for each client": 0.05}
VALUES: Final = {"function": "finance", "indicator": INDICATOR}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one query took at one number of clients, and how many rows it gave; ``first`` is the first answer."""

    times: Times
    first: float | None = None
    rows: int | None = None


@dataclass
class Column:
    """What was measured of one server; ``reason`` says why it was not, ``rest`` why some of it was not."""

    name: str
    version: str = ""
    load: float = 0.0
    peak: int = 0
    reason: str = ""
    rest: str = ""
    queries: dict[tuple[str, int], Cell] = field(default_factory=dict)
    again: dict[tuple[str, int], Cell] = field(default_factory=dict)
    catalogue: dict[str, Cell] = field(default_factory=dict)


@dataclass
class Measured:
    """All that the page tells."""

    quads: int
    plans: int
    machine: str
    queries: dict[str, dict[str, Any]]
    seconds: int = 0
    columns: list[Column] = field(default_factory=list)
    answers: dict[tuple[str, int], Cell] = field(default_factory=dict)
    lookups: dict[str, Times] = field(default_factory=dict)
    killed: int = 0
    downloads: list[Download] = field(default_factory=list)
    renewal: Renewal | None = None


def queries(made: Made) -> dict[str, dict[str, Any]]:
    """The ten queries with the nodes of this graph in place."""
    plan = made.plans[len(made.plans) // 2]
    nodes = {"agency": agency(), "plan": str(Identifier("plan", plan)), "task": str(Identifier("task", f"{plan}/2.3")),
             "indicator": _indicator()}  # fmt: skip
    stated: dict[str, dict[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / "peers_queries.yaml").read_text("utf-8")
    )
    for one in stated.values():
        for name, node in nodes.items():
            one["sparql"] = one["sparql"].replace(f"${name} ", f"<{node}> ")
            one["sparql"] = re.sub(rf"\${name}\b", f"<{node}>", one["sparql"])
        one["sparql"] = with_prefixes(one["sparql"])
    return stated


def _indicator() -> str:
    from ontology.iri import slug

    return str(Identifier("indicator", slug(INDICATOR)))


def measure(clients: Clients, server: Server, request: Request, given: Setting, number: int) -> Cell:
    """One query at one number of clients: a first answer, then as many as fit into some seconds."""
    patience = given.seconds + PATIENCE
    first = clients.ask([request], 1, Effort(0, 1, patience))
    taken = first.right[0] if first.right else None
    if taken is None:
        if first.late:
            server.restart(given.loading)
        return Cell(first)
    slow = taken > SLOW
    times = clients.ask([request], number, Effort(0 if slow else EFFORT, 1 if slow else 2000, patience))
    if times.late:
        server.restart(given.loading)
    return Cell(times, taken, rows(request, patience) if number == 1 and taken < SLOW else None)


def rows(request: Request, patience: float) -> int | None:
    """How many rows, or lines, an answer has."""
    answer = httpx.get(
        f"http://{request.host}{request.address()}", headers={"Accept": request.accept}, timeout=patience
    )
    if "json" in answer.headers.get("content-type", ""):
        told = answer.json()
        return len(told["rows"] if "rows" in told else told["results"]["bindings"])
    return len([line for line in answer.text.splitlines() if line.endswith(" .")])


def ten(
    column: Column, server: Server, clients: Clients, given: Setting, asked: Mapping[str, Any], *, anew: bool = True
) -> None:
    """All ten queries, as far as they fit into the time of a server; ``anew`` makes each another query."""
    cells = column.queries if anew else column.again
    end = time.monotonic() + BUDGET
    for id, one in asked.items():
        if time.monotonic() > end:
            column.rest = f"from {id} on: the {BUDGET} s of a server were used up"
            return
        request = Request.sparql(server.address, one["sparql"], server.fields, anew=anew)
        for number in CLIENTS:
            if number > 1 and not cells[id, 1].times.right:
                cells[id, number] = cells[id, 1]  # what one client does not get, eight do not
            else:
                cells[id, number] = measure(clients, server, request, given, number)
            say(server.name, id, number, cells[id, number])


def values(question: Question) -> dict[str, str]:
    """Values for the parameters that a question needs."""
    return {parameter.name: VALUES[parameter.name] for parameter in question.params if parameter.required}


def catalogue(measured: Measured, server: Server, clients: Clients, given: Setting) -> dict[str, str]:
    """The questions of the catalogue as we answer them; returns their SPARQL."""
    base, texts = server.address.removesuffix("/sparql"), {}
    for question in questions():
        target = f"/api/questions/{question.id}?{urlencode(values(question))}"
        try:
            answer = httpx.get(base + target, timeout=given.seconds + 45)
        except httpx.TimeoutException:
            continue
        if answer.status_code == 200:
            texts[question.id] = answer.json()["sparql"]
        for number in CLIENTS:
            request = Request(base.removeprefix("http://"), target)
            cell = measure(clients, server, request, given, number)
            measured.answers[question.id, number] = Cell(cell.times, answer.elapsed.total_seconds(), cell.rows)
            say("answer", question.id, number, measured.answers[question.id, number])
    return texts


def their(column: Column, server: Server, clients: Clients, given: Setting, texts: Mapping[str, str]) -> None:
    """The SPARQL of the catalogue's questions."""
    for id, sparql in texts.items():
        request = Request.sparql(server.address, unescaped(sparql), server.fields)
        column.catalogue[id] = measure(clients, server, request, given, 1)
        say(server.name, id, 1, column.catalogue[id])


def unescaped(sparql: str) -> str:
    """Write ``ztc:function\\/other`` as an IRI: not every parser reads escapes in names."""
    return re.sub(r"\b(\w+):([\w-]+\\/[\w-]+)", lambda m: f"<{PREFIXES[m[1]]}{m[2].replace(chr(92), '')}>", sparql)


def prepared(server: Server, seconds: float) -> None:
    """Wait until the service is at rest: its look-ups and answers are ready."""
    end, quiet = time.monotonic() + seconds, 0
    while time.monotonic() < end and quiet < 3:
        before = busy(server.process.pid)
        time.sleep(1)
        quiet = quiet + 1 if busy(server.process.pid) - before < 0.1 else 0


def lookups(measured: Measured, server: Server, clients: Clients) -> None:
    """Look-ups of entities with eight clients, alone and while runaway queries are killed beside them."""
    runaway = Request.sparql(server.address, ENDLESS, {"timeout": str(RUNAWAY)})
    other = Clients(1)
    for kind, most in LOOKED_UP.items():
        asked = listed(server.address.removeprefix("http://").removesuffix("/sparql"), kind, most)
        clients.ask(asked, 8, Effort(1, 10_000, 5))
        for name, pause in PAUSES.items():
            told = f"{len(asked):,} {kind}, {name}"
            measured.lookups[f"{told}, alone"] = clients.ask(asked, 8, Effort(5, 10_000, 5, pause))
            beside = other.begin([runaway], Effort(7, 100, 10))
            time.sleep(0.5)
            measured.lookups[f"{told}, beside runaway queries"] = clients.ask(asked, 8, Effort(5, 10_000, 5, pause))
            measured.killed += beside.result().errors
    for name, times in measured.lookups.items():
        say("look-ups", name, Cell(times), "p99", times.at(0.99))
    other.close()


def renewed(server: Server, clients: Clients, given: Setting) -> Renewal | None:
    """Another snapshot is published while bodies are looked up."""
    asked = listed(server.address.removeprefix("http://").removesuffix("/sparql"), "agencies", LOOKED_UP["agencies"])
    found = renewal(server, given.made, clients, asked, lambda: prepared(server, 300))
    say("another snapshot", found and f"shown after {found.seconds:.0f} s, at most {found.most >> 20} MiB")
    return found


def compare(measured: Measured, given: Setting, only: Sequence[str]) -> Iterator[str]:
    """Measure one server after the other; gives the name of each when it is done."""
    clients, texts = Clients(), dict[str, str]()
    measured.columns = [Column(name, reason="the run was ended before its turn") for name in SERVERS]
    for column in measured.columns:
        name, column.reason = column.name, ""
        if only and name not in only:
            column.reason = "not asked for (`--only`)"
            continue
        try:
            with running(name, given) as server:
                column.version, column.load = server.version, server.load
                say(name, f"ready after {server.load:.0f} s")
                if name == OURS:
                    prepared(server, 300)
                    texts = catalogue(measured, server, clients, given)
                    lookups(measured, server, clients)
                ten(column, server, clients, given, measured.queries)
                if name == OURS:
                    ten(column, server, clients, given, measured.queries, anew=False)
                    measured.downloads = list(downloads(server.address.removesuffix("/sparql"), server.process.pid))
                if name == RIVAL:
                    their(column, server, clients, given, texts)
                column.peak = server.peak
                if name == OURS:
                    measured.renewal = renewed(server, clients, given)
        except NotRunError as error:
            column.reason = str(error)
            say(name, "not run:", error)
        yield name
    clients.close()


def say(*words: object) -> None:
    """Tell how it goes, beside the page."""
    shown = (f"{w.times.at(0.5) or 0:.1f} ms ({len(w.times.right)} right, {w.times.errors} wrong, {w.times.late} late)"
             f" {w.rows} rows {w.times.error}" if isinstance(w, Cell) else str(w) for w in words)  # fmt: skip
    print(*shown, file=sys.stderr, flush=True)


def machine() -> str:
    """What all of it ran on."""
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = (re.findall(r"^model name\s*: (.*)$", text, re.M) or [platform.machine()])[0]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB, Python {platform.python_version()}"


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", type=float, default=5, help="of quads")
    parser.add_argument("--seconds", type=int, default=15, help="that a query may take")
    parser.add_argument("--loading", type=int, default=600, help="seconds that loading may take")
    parser.add_argument("--only", action="append", default=[], choices=list(SERVERS))
    parser.add_argument("--output", type=Path, default=REPORT)
    return parser.parse_args(given)


def main() -> None:
    """Measure and write the page."""
    asked = arguments()
    CACHE.mkdir(exist_ok=True)
    made = graph(int(asked.millions * 1_000_000), CACHE)
    say(f"{made.manifest.quads} quads of {len(made.plans)} plans")
    measured = Measured(made.manifest.quads, len(made.plans), machine(), queries(made), asked.seconds)
    for name in compare(measured, Setting(CACHE, made, asked.seconds, asked.loading), asked.only):
        asked.output.write_text(page(measured), encoding="utf-8")
        say(name, "stands in", asked.output)


if __name__ == "__main__":
    main()
