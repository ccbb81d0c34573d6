"""The tools that language models get over MCP: search, look up, ask, SPARQL, evidence; answers tell their sources."""

import asyncio
import json
from typing import Annotated, Any, Final

from fastapi import FastAPI
from mcp.server.mcpserver import Context
from pydantic import Field

from api.evidence_view import evidence as passage
from api.links import SINGULARS
from api.lookups import Lookups
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
Rows = Annotated[int, Field(ge=1, le=MAX_ROWS, description="the most rows")]


class Tools:
    """The tools over the snapshot that an application shows."""

    def __init__(self, app: FastAPI) -> None:
        """Answer from what ``app`` shows."""
        self._app = app

    @property
    def lookups(self) -> Lookups:
        """The look-ups of the snapshot of this moment."""
        found: Lookups = self._app.state.lookups
        return found

    async def search(
        self,
        q: Annotated[str, Field(description="Chinese of any length, pinyin, or initials")],
        kinds: Annotated[list[str] | None, Field(description="plan, task, agency …; all by default")] = None,
        limit: Annotated[int, Field(ge=1, le=50, description="the most hits of a kind")] = 5,
    ) -> dict[str, Any]:  # fmt: skip
        """Find plans, tasks, agencies, platforms, indicators, targets, documents, regions, sentences by their words."""
        return await asyncio.to_thread(self._search, q, kinds, limit)

    def _search(self, q: str, among: list[str] | None, limit: int) -> dict[str, Any]:
        lookups = self.lookups
        groups = find(lookups, q, among, limit)
        hits = [item["iri"] for group in groups for item in group["items"]]
        answer = permanent(lookups, {"q": q, "groups": groups})
        return answer | {"sources": sources(lookups, hits), "snapshot": lookups.snapshot}

    async def look_up(
        self,
        kind: Annotated[str, Field(description=", ".join(known()))],
        key: Annotated[str, Field(description="its key, its name, or pinyin: `320500/finance`, 苏州市财政局")],
    ) -> dict[str, Any]:  # fmt: skip
        """Tell all that is stated of one thing, and its relations with the sentences that state them."""
        return await asyncio.to_thread(self._look_up, SINGULARS.get(kind, kind), key)

    def _look_up(self, kind: str, key: str) -> dict[str, Any]:
        lookups = self.lookups
        if kind not in known():
            raise NotFoundError(f"nothing of kind {kind!r} is looked up; there are {', '.join(known())}")
        found = lookups.entity(kind, Identifier.parse(lookups.directory.node(kind, key)).key)
        return permanent(lookups, found) | {
            "sources": sources(lookups, [found["iri"]]),
            "snapshot": lookups.snapshot,
        }

    async def ask_question(
        self,
        context: Context,
        id: Annotated[str, Field(description="the id of a question of the catalogue")],
        parameters: Annotated[dict[str, str] | None, Field(description="values by name: code, name, pinyin")] = None,
        limit: Rows = ROWS,
    ) -> dict[str, Any]:  # fmt: skip
        """Answer a question of the catalogue."""
        answers: Answers = self._app.state.answers
        body = await answers.get(self._app.state.querying, id, parameters or {}, _client(context))
        return await asyncio.to_thread(self._answer, body, limit)

    def _answer(self, body: bytes, limit: int) -> dict[str, Any]:
        lookups = self.lookups
        answer: dict[str, Any] = json.loads(body)
        rows = answer["rows"]
        # a task says more than its plan
        nodes = [value for row in rows[:limit] for name, value in sorted(row.items(), reverse=True)
                 if name.endswith("_iri") and value]  # fmt: skip
        shown = {"rows": rows[:limit], "total": len(rows), "sources": sources(lookups, nodes)}
        return answer | shown

    async def sparql(
        self,
        context: Context,
        query: Annotated[str, Field(description="SPARQL 1.1, read only; common prefixes need no declaration")],
        limit: Rows = ROWS,
        timeout: Annotated[float | None, Field(gt=0, description="seconds; the server has a limit")] = None,
    ) -> dict[str, Any]:
        """Run a SPARQL query with bounds on time, memory and answer; a graph comes as Turtle."""
        querying: Querying = self._app.state.querying
        graph = querying.read(query).form == "graph"
        media = GRAPH_FORMATS["ttl"] if graph else TABLE_FORMATS["json"]
        seconds = querying.seconds(None if timeout is None else str(timeout))
        found = await querying.ask(query, media, _client(context), seconds=seconds, limit=BYTES)
        told = {"snapshot": self.lookups.snapshot}
        if graph:
            return {"turtle": found.body.decode(), "sources": []} | told
        return await asyncio.to_thread(self._table, found.body, limit) | told

    def _table(self, body: bytes, limit: int) -> dict[str, Any]:
        found = from_json(body)
        if found.form == "ask":
            return {"boolean": found.boolean, "sources": []}
        rows = [dict(zip(found.variables, row, strict=True)) for row in found.values[:limit]]
        nodes = [term.text for row in found.rows[:limit] for term in row if term and term.kind == "iri"]
        return {"columns": found.variables, "rows": rows, "total": len(found.rows),
                "sources": sources(self.lookups, nodes)}  # fmt: skip

    async def evidence(
        self,
        id: Annotated[str, Field(description="`<plan>/<start>-<end>`, or the IRI of evidence")],
        context: Annotated[int, Field(ge=0, le=2000, description="characters before and after")] = 200,
    ) -> dict[str, Any]:
        """Give the sentence behind a fact with what stands around it, or say that the text is not loaded."""
        return await asyncio.to_thread(self._evidence, id, context)

    def _evidence(self, id: str, context: int) -> dict[str, Any]:
        lookups = self.lookups
        key = Identifier.parse(id).key if id.startswith(str(Identifier("evidence", ""))) else id
        return permanent(lookups, passage(lookups, key, context)) | {"snapshot": lookups.snapshot}


def _client(context: Context) -> str:
    """Whose turn a query takes: the address of the client, where it has one."""
    request = context.request_context.request
    return request.client.host if request is not None and request.client else "mcp"
