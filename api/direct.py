"""Leads what asks ``/sparql`` to its answer, past the routes: finding one costs more than a small query does."""

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import sparql_call
from api.layer import Layer
from api.problems import own
from api.routes import sparql
from api.sparql_call import Call
from ontology.errors import ZhengtuError

_WAYS: Final[dict[str, Callable[[Request, Call], Awaitable[Response]]]] = {"GET": sparql.by_get, "POST": sparql.by_post}


class Direct(Layer):
    """Calls by itself what the routes of ``/sparql`` call, which stand there to be described and for other methods."""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        way = _WAYS.get(scope["method"]) if scope["path"] == sparql.PATH else None
        if way is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            answer = await way(request, await sparql_call.read(request))
        except ZhengtuError as error:
            answer = own(request, error)
        await answer(scope, receive, send)
