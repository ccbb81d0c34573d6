"""The tools that language models get over MCP: search, look up, ask, SPARQL, evidence; answers tell their sources."""

import asyncio
import json
from typing import Annotated, Any, Final

from mcp.server.mcpserver import Context
from pydantic import Field

from api.evidence_view import evidence as passage
from api.links import SINGULARS
from api.lookups import Lookups
from api.mcp_shown import Shown
from api.mcp_sources import permanent, sources
from api.prepared import Answers
from api.querying import Querying
from api.search_view import search as find
from graph.kinds import kinds as known
from graph.result import from_json
from graph.store import GRAPH_FORMATS, TABLE_FORMATS
from ontology.errors import NotFoundError
from ontology.iri import Identifier

ROWS: Final = 100
MAX_ROWS: Final = 1_000
BYTES: Final = 1 << 20  # of an answer to SPARQL
Rows = Annotated[int, Field(ge=1, le=MAX_ROWS, description="the most rows", examples=[ROWS])]


class Tools:
    """The tools over the snapshots that are shown; each call is answered from one of them throughout."""

    def __init__(self, shown: Shown) -> None:
        """Answer from what is ``shown``."""
        self._shown = shown

    async def search(
        self,
        q: Annotated[str, Field(description="Chinese of any length, pinyin, or initials", examples=["知识产权"])],
        kinds: Annotated[
            list[str] | None, Field(description="plan, task, agency …; all by default", examples=[["task", "agency"]])
        ] = None,
        limit: Annotated[int, Field(ge=1, le=50, description="the most hits of a kind", examples=[5])] = 5,
    ) -> dict[str, Any]:
        """Find plans, tasks, agencies, platforms, indicators, targets, documents, regions, sentences by their words."""
        async with self._shown.use() as app:
            return await asyncio.to_thread(_search, app.state.lookups, q, kinds, limit)

    async def look_up(
        self,
        kind: Annotated[str, Field(description=", ".join(known()), examples=["agency"])],
        key: Annotated[
            str,
            Field(
                description="its key, its name, or pinyin: `320500/finance`, 苏州市财政局", examples=["苏州市财政局"]
            ),
        ],
    ) -> dict[str, Any]:
        """Tell all that is stated of one thing, and its relations with the sentences that state them."""
        async with self._shown.use() as app:
            return await asyncio.to_thread(_look_up, app.state.lookups, SINGULARS.get(kind, kind), key)

    async def ask_question(
        self,
        context: Context,
        id: Annotated[str, Field(description="the id of a question of the catalogue", examples=["lead-agencies"])],
        parameters: Annotated[
            dict[str, str] | None,
            Field(description="values by name: code, name, pinyin", examples=[{"region": "苏州"}]),
        ] = None,
        limit: Rows = ROWS,
    ) -> dict[str, Any]:
        """Answer a question of the catalogue."""
        async with self._shown.use() as app:
            answers: Answers = app.state.answers
            body = await answers.get(app.state.querying, id, parameters or {}, _client(context))
            return await asyncio.to_thread(_answer, app.state.lookups, body, limit)

    async def sparql(
        self,
        context: Context,
        query: Annotated[
            str,
            Field(
                description="SPARQL 1.1, read only; common prefixes need no declaration",
                examples=["SELECT ?plan { ?plan a zt:Plan }"],
            ),
        ],
        limit: Rows = ROWS,
        timeout: Annotated[
            float | None, Field(gt=0, description="seconds; the server has a limit", examples=[10])
        ] = None,
    ) -> dict[str, Any]:
        """Run a SPARQL query with bounds on time, memory and answer; a graph comes as Turtle."""
        async with self._shown.use() as app:
            querying: Querying = app.state.querying
            graph = querying.read(query).form == "graph"
            media = GRAPH_FORMATS["ttl"] if graph else TABLE_FORMATS["json"]
            seconds = querying.seconds(None if timeout is None else str(timeout))
            found = await querying.ask(query, media, _client(context), seconds=seconds, limit=BYTES)
            told = {"snapshot": app.state.lookups.snapshot}
            if graph:
                return {"turtle": found.body.decode(), "sources": []} | told
            return await asyncio.to_thread(_table, app.state.lookups, found.body, limit) | told

    async def evidence(
        self,
        id: Annotated[
            str,
            Field(
                description="`<plan>/<start>-<end>`, or the IRI of evidence",
                examples=["320500-2022-sufu-900/120-160"],
            ),
        ],
        context: Annotated[int, Field(ge=0, le=2000, description="characters before and after", examples=[200])] = 200,
    ) -> dict[str, Any]:
        """Give the sentence behind a fact with what stands around it, or say that the text is not loaded."""
        async with self._shown.use() as app:
            return await asyncio.to_thread(_evidence, app.state.lookups, id, context)


def _search(lookups: Lookups, q: str, among: list[str] | None, limit: int) -> dict[str, Any]:
    groups = find(lookups, q, among, limit)
    hits = [item["iri"] for group in groups for item in group["items"]]
    answer = permanent(lookups, {"q": q, "groups": groups})
    return answer | {"sources": sources(lookups, hits), "snapshot": lookups.snapshot}


def _look_up(lookups: Lookups, kind: str, key: str) -> dict[str, Any]:
    if kind not in known():
        raise NotFoundError(f"nothing of kind {kind!r} is looked up; there are {', '.join(known())}")
    found = lookups.entity(kind, Identifier.parse(lookups.directory.node(kind, key)).key)
    return permanent(lookups, found) | {"sources": sources(lookups, [found["iri"]]), "snapshot": lookups.snapshot}


def _answer(lookups: Lookups, body: bytes, limit: int) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(body)
    rows = answer["rows"]
    # a task says more than its plan
    nodes = [value for row in rows[:limit] for name, value in sorted(row.items(), reverse=True)
             if name.endswith("_iri") and value]  # fmt: skip
    shown = {"rows": rows[:limit], "total": len(rows), "sources": sources(lookups, nodes)}
    return answer | shown


def _table(lookups: Lookups, body: bytes, limit: int) -> dict[str, Any]:
    found = from_json(body)
    if found.form == "ask":
        return {"boolean": found.boolean, "sources": []}
    rows = [dict(zip(found.variables, row, strict=True)) for row in found.values[:limit]]
    nodes = [term.text for row in found.rows[:limit] for term in row if term and term.kind == "iri"]
    return {"columns": found.variables, "rows": rows, "total": len(found.rows), "sources": sources(lookups, nodes)}


def _evidence(lookups: Lookups, id: str, context: int) -> dict[str, Any]:
    key = Identifier.parse(id).key if id.startswith(str(Identifier("evidence", ""))) else id
    return permanent(lookups, passage(lookups, key, context)) | {"snapshot": lookups.snapshot}


def _client(context: Context) -> str:
    """Whose turn a query takes: the address of the client, where it has one."""
    request = context.request_context.request
    return request.client.host if request is not None and request.client else "mcp"
