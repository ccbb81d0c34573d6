"""The comparison with peers: an invented graph that is the same in every run, measured times, and the page of them."""

import http.server
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from api.reading import table
from graph.catalog import ask, questions
from graph.store import Store
from tests.bench_peers import Cell, Column, Measured, arguments, queries, unescaped, values
from tests.peers_dumps import Download, downloads
from tests.peers_graph import Made, graph, plans
from tests.peers_load import Effort, Request, Times, client
from tests.peers_processes import NotRunError, busy, memory, run, stop, tree
from tests.peers_report import cell, number, page
from tests.test_api_server import served
from tests.worker_pool import alive


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return graph(110_000, tmp_path_factory.mktemp("cache"))


def test_the_graph_is_of_the_size_that_was_asked_for_and_the_same_again(made: Made) -> None:
    assert made.manifest.quads >= 110_000
    assert len(made.plans) == 50
    again, first = plans(), plans()
    assert [next(again) for _ in range(3)] == [next(first) for _ in range(3)]
    assert graph(110_000, made.folder.parent).manifest == made.manifest


def test_the_default_graph_is_what_all_graphs_state_each_once(made: Made) -> None:
    lines = made.union.read_text(encoding="utf-8").splitlines()
    quads = made.nquads.read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == sorted({quad[: quad.rindex(" <")] + " ." for quad in quads})


def test_each_of_the_ten_queries_has_an_answer(made: Made) -> None:
    asked = queries(made)
    assert list(asked) == ["Q1", "Q2", "Q2h", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9"]
    store = Store.open(made.folder)
    # a rare word need not be in a small graph
    empty = [
        id for id, one in asked.items() if not (store.query(one["sparql"]).rows or store.query(one["sparql"]).triples)
    ]
    assert set(empty) <= {"Q4"}
    known = {question.id for question in questions()}
    assert {one["question"] for one in asked.values() if "question" in one} <= known


def test_each_question_of_the_catalogue_has_rows(made: Made) -> None:
    store = Store.open(made.folder)
    assert [one.id for one in questions() if not ask(store, one.id, values(one)).rows] == []


def test_names_with_escapes_are_written_out() -> None:
    text = "FILTER(?a != ztc:function\\/other) ?b zt:p zt:q"
    assert unescaped(text) == "FILTER(?a != <https://w3id.org/zhengtu/code/function/other>) ?b zt:p zt:q"


def test_questions_get_the_values_that_they_need() -> None:
    given = {question.id: values(question) for question in questions()}
    assert given["funding"] == {}
    assert given["function-lineage"] == {"function": "finance"}


class Answers(http.server.BaseHTTPRequestHandler):
    """Says yes, no, or nothing for a while."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/late":
            time.sleep(1)
        self.send_response(503 if self.path == "/no" else 200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        with suppress(ConnectionError):  # it was given up
            self.wfile.write(b"body")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "right", "errors", "late", "error"),
    [("/yes", 5, 0, 0, ""), ("/no", 0, 5, 0, "503: body"), ("/late", 0, 0, 1, "")],
)
def test_answers_are_counted_by_what_they_are(
    host: str, path: str, right: int, errors: int, late: int, error: str
) -> None:
    found = client([Request(host, path)], Effort(10, 5, 0.3), 1)
    assert (len(found.right), found.errors, found.late, found.error) == (right, errors, late, error)


def test_a_query_goes_into_the_address_with_the_fields_of_the_server() -> None:
    request = Request.sparql("http://127.0.0.1:1/sparql", "ASK { ?s a+ ?o }", {"timeout": "0"})
    assert request.target == "/sparql?timeout=0&query=ASK+%7B+%3Fs+a%2B+%3Fo+%7D"
    assert "n-triples" in Request.sparql("http://127.0.0.1:1/sparql", "DESCRIBE <urn:a>", {}).accept


def test_a_query_that_is_asked_anew_is_another_each_time() -> None:
    request = Request.sparql("http://127.0.0.1:1/sparql", "ASK {}", {}, anew=True)
    texts = {parse_qs(request.address().partition("?")[2])["query"][0] for _ in range(3)}
    assert len(texts) == 3
    assert {text.partition("\n#")[0] for text in texts} == {"ASK {}"}
    again = Request.sparql("http://127.0.0.1:1/sparql", "ASK {}", {})
    assert again.address() == again.address() == again.target


def test_percentiles() -> None:
    times = Times(tuple(n / 1000 for n in range(1, 101)))
    assert (times.at(0.5), times.at(0.99)) == (51, 100)
    assert Times(()).at(0.5) is None


def test_memory_is_of_the_process_and_all_below_it() -> None:
    code = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'x = bytearray(1 << 26); input()']); input()"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    end = time.monotonic() + 20
    while memory(process.pid) < 1 << 26:
        assert time.monotonic() < end
        time.sleep(0.05)
    below = tree(process.pid)
    assert len(below) == 2
    assert 0 < busy(process.pid) < 20
    stop(process)
    assert process.stdin
    process.stdin.close()
    while alive(below[1]):
        assert time.monotonic() < end
        time.sleep(0.01)


def test_why_a_server_is_not_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotRunError, match="not done after"):
        run(["sleep", "5"], tmp_path, 0.1)
    with pytest.raises(NotRunError, match="no such"):
        run(["sh", "-c", "echo no such >&2; exit 1"], tmp_path, 5)


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        (Times((0.001, 0.002)), "2.00 / 2.00"),
        (Times((), 2, 0, 0, "400: no"), "– (2 wrong: 400)"),
        (Times((1.5,), 0, 3), "1,500 / 1,500 (3 late)"),
    ],
)
def test_a_cell_tells_times_and_errors(times: Times, shown: str) -> None:
    assert cell(Cell(times)) == shown


def test_numbers_and_what_is_not_there() -> None:
    assert (number(None), number(0.123), number(12.6)) == ("–", "0.12", "13")
    assert cell(None) == "not run"


def test_the_page_says_what_was_not_run_and_what_is_slower() -> None:
    fast, slow = Cell(Times((0.001,)), 0.001, 3), Cell(Times((0.02,)), 0.02, 3)
    ours, peer = Column("Zhengtu", "", 2, 1 << 20), Column("oxigraph server", "1", 3, 1 << 20)
    ours.again = {("Q1", 1): fast, ("Q1", 8): fast}
    ours.queries, peer.queries = {("Q1", 1): slow, ("Q1", 8): fast}, {("Q1", 1): fast, ("Q1", 8): slow}
    rival = Column("Virtuoso", "7", 1, 1 << 20, catalogue={"funding": slow, "milestones": Cell(Times((), 1))})
    measured = Measured(5, 1, "a machine", {"Q1": {"what": "leads", "question": "funding"}})
    measured.columns = [ours, peer, Column("rdflib-endpoint", reason="loading was not done"), rival]
    measured.answers = {(id, clients): fast for id in ("funding", "milestones") for clients in (1, 8)}
    measured.lookups = {"alone": Times((0.002,) * 3)}
    measured.downloads = [Download("plans.csv", 200, 3 << 20, 1.5, 1 << 20), Download("tasks.csv", 503, 0, 0.1, 0)]
    text = page(measured)
    assert "| rdflib-endpoint |  | not run | not run | loading was not done |" in text
    assert "| Q1 leads | 20 / 20 | 1.00 / 1.00 | not run | not run | 1.00 / 1.00 | 1.00 / 1.00 funding |" in text
    assert "where each answer is worked out, slower at p50 on Q1 with 1 client (20 to 1.00)." in text
    assert "asked again, never slower at p50." in text
    assert "| funding | 3 | 1.00 | 1.00 / 1.00 | 1.00 / 1.00 | 20 / 20 | 20 |" in text
    assert "Of 1 questions that Virtuoso answers, 1 are answered at least 10 times" in text
    assert "does not answer 1 others" in text
    assert "| alone | 3 | 2.00 | 2.00 | 2.00 | 0 |" in text
    assert "| plans.csv | 3.0 | 1.50 | 1 |\n| tasks.csv (503) | 0.0 | 0.10 | 0 |" in text


def test_downloads_are_timed_as_long_as_the_time_lasts(made: Made) -> None:
    with served(made.folder) as address:
        assert list(downloads(address, os.getpid(), budget=0)) == []
        found = list(downloads(address, os.getpid()))
    assert [one.name for one in found] == list(table("dumps"))
    assert {one.status for one in found} == {200}
    assert found[0].size > 100_000
    assert all(one.seconds > 0 for one in found)


def test_the_command_line() -> None:
    assert arguments([]).millions == 5
    assert arguments(["--millions", "0.2", "--only", "Virtuoso"]).only == ["Virtuoso"]
    with pytest.raises(SystemExit):
        arguments(["--only", "another"])


def test_nothing_of_it_is_left(made: Made) -> None:
    assert os.listdir(made.folder.parent) == [made.folder.name]
