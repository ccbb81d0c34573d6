"""The SPARQL 1.1 endpoint: queries by GET, by form, and as a body; answers in every format; its description.

``api.direct`` calls ``by_get`` and ``by_post`` by itself, as the way over the routes takes longer than a small query.
"""

import asyncio
import hashlib
from collections.abc import Awaitable
from functools import lru_cache
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import URL

from api import sparql_call, sparql_docs
from api.negotiation import negotiate, takes_gzip, weights
from api.pool import Answer
from api.querying import Querying
from api.reading import query_text
from api.soon import UNDER_WAY
from api.sparql_call import Call
from graph.dataset import Dataset
from graph.store import GRAPH_FORMATS, TABLE_FORMATS, Store

router = APIRouter(tags=["sparql"])
PATH: Final = "/sparql"
VARY: Final = "Accept, Accept-Encoding"
HTML: Final = "text/html"
PREFLIGHT: Final = {
    "Allow": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
GONE: Final = 499  # the client closed the connection; nobody sees this
ADDRESS: Final = ("scheme", "server", "root_path", "path")
_PATIENCE: Final = 0.05  # seconds after which a look-out is kept for clients that go away
Fields = Annotated[Call, Depends(sparql_call.read)]
_GET: Final[dict[str, Any]] = {"parameters": sparql_docs.fields()}
_POST: Final[dict[str, Any]] = {"parameters": sparql_docs.fields("query"), "requestBody": sparql_docs.BODY}


@router.get(PATH, summary="Ask by GET", responses=sparql_docs.BY_GET, response_class=Response, openapi_extra=_GET)
async def by_get(request: Request, call: Fields) -> Response:
    """Answer ``?query=``; without it, describe the service, or lead a browser to the page for queries."""
    if call.query is None and call.format is None and _wants_page(request.headers.get("accept", "")):
        lang = request.query_params.get("lang")
        return RedirectResponse(f"/query?lang={lang}" if lang == "en" else "/query", 303, {"Vary": VARY})
    return await answer(request, call)


@router.post(PATH, summary="Ask by POST", responses=sparql_docs.ANSWERS, response_class=Response, openapi_extra=_POST)
async def by_post(request: Request, call: Fields) -> Response:
    """Answer a posted query."""
    return await answer(request, call)


@router.options(PATH, include_in_schema=False)
async def preflight() -> Response:
    """Let scripts of other sites ask."""
    return Response(status_code=204, headers=PREFLIGHT)


async def answer(request: Request, call: Call) -> Response:
    """Run what was asked and return it in the format that fits.

    Raises:
        ZhengtuError: the query is refused, fails, or no format fits.
    """
    querying: Querying = request.app.state.querying
    endpoint = endpoint_of(*(request.scope.get(part) for part in ADDRESS), request.headers.get("host", ""))
    query = description(endpoint, request) if call.query is None else call.query
    reading = querying.read(query)
    repeatable = querying.repeatable(reading)
    media = media_for(reading.form == "graph", call.format, request.headers.get("accept", ""))
    gzip = takes_gzip(request.headers.get("accept-encoding", ""))
    said = said_by(query, media, endpoint, gzip, call.dataset)
    headers = {"Vary": VARY, "Cache-Control": "no-cache" if repeatable else "no-store"}
    store: Store = request.app.state.reader.store
    tag = etag(store.manifest.sha256, said)
    if repeatable and "if-none-match" in request.headers and _has(request, tag):
        return Response(status_code=304, headers=headers | {"ETag": tag})
    seconds = querying.seconds(call.timeout)
    work: Awaitable[Answer] | None = request.scope.get(UNDER_WAY)
    found = None if call.dataset or work else querying.at_once(store, reading, media, gzip=gzip)
    if found is None:
        work = work or querying.ask(
            query, media, request.client.host if request.client else "", seconds=seconds, base=endpoint,
            dataset=call.dataset, gzip=gzip, repeatable=repeatable,
        )  # fmt: skip
        found = await while_wanted(request, work)
    if found is None:
        return Response(status_code=GONE)
    if repeatable:
        headers["ETag"] = tag
        if _has(request, "*"):  # any answer will do, but there must be one: it may have failed
            return Response(status_code=304, headers=headers)
    if found.gzip:
        headers["Content-Encoding"] = "gzip"
    return Response(found.body, media_type=media, headers=headers)


def said_by(query: str, media: str, endpoint: str, gzip: bool, dataset: Dataset | None) -> str:
    """Return all that an answer of a snapshot depends on."""
    return "\n".join((query, media, endpoint, repr(dataset), str(gzip)))


def etag(version: str, said: str) -> str:
    """Return the strong tag of what a snapshot answers."""
    return f'"{hashlib.sha256(version.encode() + said.encode()).hexdigest()[:32]}"'


def _has(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return request.method != "POST" and tag in (part.strip().removeprefix("W/") for part in known.split(","))


def _wants_page(accept: str) -> bool:
    """Whether a page is wanted more than any description of the service; a star wants no page."""
    named = weights(accept).get(HTML, 0.0) > 0
    return named and negotiate({**GRAPH_FORMATS, HTML: HTML}, None, accept) == HTML


@lru_cache(1000)
def media_for(graph: bool, asked: str | None, accept: str) -> str:
    """Return the media type of an answer.

    Raises:
        ParameterError: there is no format that is called ``asked``.
        NotAcceptableError: ``accept`` leaves none.
    """
    formats = GRAPH_FORMATS if graph else TABLE_FORMATS
    return formats[negotiate(formats, asked, accept)]


@lru_cache(1000)
def endpoint_of(scheme: str, server: tuple[str, int] | None, root: str, path: str, host: str) -> str:
    """Return the address of the endpoint, which relative IRIs are relative to."""
    headers = [(b"host", host.encode("latin-1"))] if host else []
    return str(URL(scope={"scheme": scheme, "server": server, "root_path": root, "path": path, "query_string": b"",
                          "headers": headers}))  # fmt: skip


class Lookout:
    """Cancels the task that it is made in when its client goes away; most answers are there before it begins."""

    def __init__(self, request: Request) -> None:
        """Look out for the client of ``request``, from now on until ``end``."""
        self.gone = False
        self._request, self._task = request, asyncio.current_task()
        self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._begin)
        self._looking: asyncio.Task[None] | None = None

    def _begin(self) -> None:
        self._looking = asyncio.ensure_future(self._look())

    async def _look(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        if self._task is not None:
            self._task.cancel()

    def end(self) -> None:
        """Cancel nothing any more."""
        self._timer.cancel()
        if self._looking is not None:
            self._looking.cancel()


async def while_wanted(request: Request, work: Awaitable[Answer]) -> Answer | None:
    """Wait for an answer; None where the client goes away, and then the work is stopped."""
    lookout = Lookout(request)
    try:
        return await work
    except asyncio.CancelledError:
        if not lookout.gone:
            raise
        return None
    finally:
        lookout.end()


def description(endpoint: str, request: Request) -> str:
    """Return the query whose answer describes the service."""
    triples = request.app.state.reader.store.triples
    return query_text("service-description").replace("$endpoint", f"<{endpoint}>").replace("$triples", str(triples))
