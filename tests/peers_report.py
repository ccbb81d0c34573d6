"""Writes the page of measured performance out of what ``tests.bench_peers`` measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from tests import peers_dumps, peers_renewal
from tests.peers_load import Times

if TYPE_CHECKING:
    from tests.bench_peers import Cell, Column, Measured

AIM_LOOKUP: Final = 20  # milliseconds at p99
AIM_FASTER: Final = 10
OURS, RIVAL, PEER = "Zhengtu", "Virtuoso", "oxigraph server"
WORDS: Final = """\
# How fast questions are answered

Made by `make bench-peers`; every figure on this page is measured by that command, in one run, on this service and its
peers, one after the other, over HTTP on the same machine that the clients run on. Milliseconds unless it says otherwise.
"""
SERVERS: Final = """\
Each server holds the named graphs and, as its default graph, what they state, each statement once. The oxigraph server and
Virtuoso hold that default graph as a graph of its own, as this service does; rdflib-endpoint makes it of the others.
*Ready* is the time from the files to the first answer; what is shared between processes counts once in the memory, which
is the largest that the server and all processes below it took, looked at every five seconds.
"""
CELLS: Final = """\
A cell is p50 / p99. Each client asks again as soon as it has an answer, for a second and a half; where the first answer took
longer than four, each asks once. In brackets: wrong answers (status and all), then answers that were given up because
they took longer than a query may; a dash stands for no answer at all. Each query is asked with another comment at its end,
so that no server can give an answer again; in the column *again* this service is asked the very same once more, and
gives what it kept."""


def page(measured: Measured) -> str:
    """Return the whole page."""
    parts = [
        WORDS,
        f"The graph: {measured.quads:,} quads of {measured.plans:,} invented plans. The machine: {measured.machine}.",
        f"A query may take {measured.seconds} s.\n",
        "## Servers\n",
        SERVERS,
        *table(["server", "version", "ready, s", "peak memory, MiB", "not run because"], map(_server, measured.columns)),
        "## Ten queries over SPARQL\n",
        CELLS,
        "The last column is the question of the catalogue that asks the same, at `/api/questions`.\n",
        *ten(measured),
        *rows(measured),
        *_slower(measured),
        "## The thirty questions of the catalogue\n",
        f"`/api/questions/{{id}}` against its own SPARQL at {RIVAL}'s endpoint with one client. *First* is the first answer "
        "after the\nservice was at rest: those without a required parameter were prepared before. *Times* is how many "
        f"times faster the\nprepared answer is at p50 with one client; at least {AIM_FASTER} is aimed at.\n",
        *catalogue(measured),
        *_faster(measured),
        "## Look-ups beside runaway queries\n",
        f"`/api/agencies/{{key}}` and `/api/tasks/{{key}}` with eight clients; p99 under {AIM_LOOKUP} ms is aimed at. What "
        "was asked before is\ngiven again, so of many tasks more have to be looked up. Beside them one client asks queries "
        f"without end, each of\nwhich is killed after a second: {measured.killed} were.\n",
        *table(["eight clients", "look-ups", "p50", "p99", "longest", "errors"],
               (_lookup(name, times) for name, times in measured.lookups.items())),
        *_renewal(measured),
        "## Downloads\n",
        f"{peers_dumps.WORDS}\n",
        *table(["file", "MiB", "seconds", "more memory, MiB"], peers_dumps.lines(measured.downloads)),
    ]  # fmt: skip
    return "\n".join(parts).rstrip() + "\n"


def table(head: Sequence[str], lines: Iterator[Sequence[object]]) -> Iterator[str]:
    """Lines of a table of Markdown; the first column is of words."""
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    yield from (f"| {' | '.join(map(str, line))} |" for line in lines)
    yield ""


def number(milliseconds: float | None) -> str:
    """Milliseconds with as many digits as say something."""
    if milliseconds is None:
        return "–"
    return f"{milliseconds:.2f}" if milliseconds < 10 else f"{milliseconds:,.0f}"


def cell(found: Cell | None) -> str:
    """p50 / p99, with the numbers of wrong and of late answers where there are any."""
    if found is None:
        return "not run"
    times = found.times
    shown = f"{number(times.at(0.5))} / {number(times.at(0.99))}" if times.right else "–"
    status = times.error.partition(":")[0]
    wrong = f"{times.errors} wrong: {status}" if times.errors else ""
    late = f"{times.late} late" if times.late else ""
    told = ", ".join(filter(None, (wrong, late)))
    return f"{shown} ({told})" if told else shown


def _server(column: Column) -> Sequence[object]:
    if column.reason:
        return column.name, column.version, "not run", "not run", column.reason
    return column.name, column.version or "this", f"{column.load:.0f}", f"{column.peak / 2**20:,.0f}", column.rest


def ten(measured: Measured) -> Iterator[str]:
    """The ten queries at one client and at eight."""
    for clients in (1, 8):
        yield f"### {'One client' if clients == 1 else 'Eight clients'}\n"
        yield from table(
            ["query", *(column.name for column in measured.columns), f"{OURS}, again", "`/api/questions`"],
            (
                [f"{id} {one['what']}", *(cell(column.queries.get((id, clients))) for column in measured.columns),
                 cell(_mine(measured).again.get((id, clients))), _asked(measured, one.get("question"), clients)]
                for id, one in measured.queries.items()
            ),
        )  # fmt: skip


def _mine(measured: Measured) -> Column:
    return next(column for column in measured.columns if column.name == OURS)


def _asked(measured: Measured, question: str | None, clients: int) -> str:
    return f"{cell(measured.answers.get((question, clients)))} {question}" if question else ""


def rows(measured: Measured) -> Iterator[str]:
    """How many rows the answers have, to see that all answer the same."""
    yield "### Rows of the answers\n"
    yield from table(
        ["query", *(column.name for column in measured.columns)],
        (
            [id, *(_rows(column.queries.get((id, 1))) for column in measured.columns)]
            for id in measured.queries
        ),
    )  # fmt: skip


def _rows(found: Cell | None) -> str:
    return "–" if found is None or found.rows is None else f"{found.rows:,}"


def _slower(measured: Measured) -> Iterator[str]:
    """On which queries the oxigraph server is faster than we are."""
    mine, theirs = _mine(measured), next(column for column in measured.columns if column.name == PEER)
    if not mine.queries or not theirs.queries:
        return
    for cells, when in ((mine.queries, "where each answer is worked out"), (mine.again, "asked again")):
        slower = [
            f"{id} with {clients} client{'s' if clients > 1 else ''} ({number(here)} to {number(there)})"
            for (id, clients), found in cells.items()
            for here, there in [(found.times.at(0.5), theirs.queries[id, clients].times.at(0.5))]
            if there is not None and (here is None or here > there)
        ]
        told = f"slower at p50 on {', '.join(slower)}" if slower else "never slower at p50"
        yield f"Beside the {PEER}, this service is, {when}, {told}.\n"


def catalogue(measured: Measured) -> Iterator[str]:
    """Each question of the catalogue beside the same SPARQL at the rival's endpoint."""
    rival = next(column for column in measured.columns if column.name == RIVAL)
    head = ["question", "rows", "first", "one client", "eight clients", f"{RIVAL}, SPARQL", "times"]
    ids = [id for id, clients in measured.answers if clients == 1]
    yield from table(head, (_question(measured, rival, id) for id in ids))


def _question(measured: Measured, rival: Column, id: str) -> Sequence[object]:
    one, eight, theirs = measured.answers[id, 1], measured.answers[id, 8], rival.catalogue.get(id)
    first = number(None if one.first is None else one.first * 1000)
    return id, _rows(one), first, cell(one), cell(eight), cell(theirs), _times(one, theirs)


def _times(one: Cell, theirs: Cell | None) -> str:
    ours, there = one.times.at(0.5), theirs.times.at(0.5) if theirs else None
    return f"{there / ours:,.0f}" if ours and there else ""


def _faster(measured: Measured) -> Iterator[str]:
    """How many questions reach the aim."""
    rival = next(column for column in measured.columns if column.name == RIVAL)
    if not rival.catalogue:
        return
    shares = {id: _times(measured.answers[id, 1], found) for id, found in rival.catalogue.items()}
    answered = {id: int(text.replace(",", "")) for id, text in shares.items() if text}
    reached = [id for id, times in answered.items() if times >= AIM_FASTER]
    missed = ", ".join(f"{id} ({times})" for id, times in answered.items() if times < AIM_FASTER) or "none"
    yield f"Of {len(answered)} questions that {RIVAL} answers, {len(reached)} are answered at least {AIM_FASTER} times"
    yield f"faster; not so: {missed}. {RIVAL} does not answer {len(rival.catalogue) - len(answered)} others.\n"


def _renewal(measured: Measured) -> Iterator[str]:
    """What it takes to go over to another snapshot, where that was measured."""
    if measured.renewal is None:
        return
    head = ["shown after", "memory before, MiB", "at most", "after", "look-ups", "p50", "p99", "longest", "errors"]
    yield f"## Going over to another snapshot\n\n{peers_renewal.WORDS}\n"
    yield from table(head, peers_renewal.lines(measured.renewal))


def _lookup(name: str, times: Times) -> Sequence[object]:
    longest = max(times.right) * 1000 if times.right else None
    return (name, f"{len(times.right):,}", number(times.at(0.5)), number(times.at(0.99)), number(longest),
            times.errors + times.late)  # fmt: skip
