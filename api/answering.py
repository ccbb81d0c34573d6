"""What answers to programs have in common: the snapshot's ETag, documented errors, and links to go on with."""

from collections.abc import Callable, Coroutine
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.routing import APIRoute

from api.forms import check_fields
from api.models import Problem
from api.problems import MEDIA_TYPE

_TEXTS: Final = {
    304: "Not modified: the snapshot is still the one of If-None-Match",
    400: "A parameter is missing, unknown or of the wrong form",
    404: "Nothing goes by this name; the nearest names are told",
    405: "Another method; `Allow` names those that are taken",
    406: "None of the formats is acceptable",
    413: "The body, or what it asks for, is larger than what is taken",
    414: "The address has more than 65,535 bytes",
    415: "The body is of a media type that is not read",
    429: "Too many others wait; `Retry-After` says when to come back",
    500: "An unexpected error",
    503: "The process that answers ended, or the graph is still being loaded",
    504: "It took longer than it may",
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the answers besides 200 of a ``SnapshotRoute`` for OpenAPI: problems, and 304 without a body."""
    return {304: {"description": _TEXTS[304]}, **problems(*statuses)}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the answers besides 200 of any other route for OpenAPI."""
    content = {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
    return {status: {"description": _TEXTS[status], "content": content} for status in (*statuses, 500)}


class SnapshotRoute(APIRoute):
    """A route whose answers change only with the snapshot: they carry its ETag, and 304 saves sending them again."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, wrapped."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            check_fields(request)
            response = await handle(request)
            if response.status_code != 200:
                return response
            headers = lasting(request.app.state.reader.store.manifest.sha256, _variant(response))
            tag = headers["ETag"]
            known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
            if known & {tag, "*"}:
                return Response(status_code=304, headers=headers)
            response.headers.update(headers)
            return response

        return answer


def lasting(version: str, variant: str = "") -> dict[str, str]:
    """Return the headers of what changes with the snapshot only: it is to be asked for again, and not sent."""
    return {"ETag": f'"{version[:32]}{variant}"', "Cache-Control": "no-cache", "Vary": "Accept"}


def _variant(response: Response) -> str:
    """What tells the formats of one address apart; JSON, which most have only, goes without."""
    media = response.headers.get("content-type", "").partition(";")[0]
    return "" if media == "application/json" else "-" + media.rpartition("/")[2]


def going_on(path: str, **parameters: object) -> str:
    """Return an address with parameters, without those that say nothing."""
    given = {name: value for name, value in parameters.items() if value not in (None, "")}
    return path + (f"?{urlencode(given)}" if given else "")
