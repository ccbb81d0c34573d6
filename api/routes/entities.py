"""Look-ups of entities for programs: a list with filters for each kind, and one entity with its neighbours."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any, Final

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, Query, Request, Response
from starlette.types import Scope

from api.answering import SnapshotRoute, errors, going_on, lasting
from api.headers import common
from api.links import PLURALS, SINGULARS
from api.models import Entity, Listing
from api.remembered import written
from api.serving import OpenLookups, OpenSettings
from graph.kinds import Kind, kinds

router = APIRouter(tags=["entities"], route_class=SnapshotRoute)
# No more than two entities are made at a time, in the order that they were asked for: threads that want to work at the
# same time hinder each other, and who came first is then often answered last.
AT_ONCE: Final = CapacityLimiter(2)
JSON: Final = "application/json"
OWN: Final = frozenset(("limit", "after", "fields", "lang"))
_HOW: Final = {
    "year": "a year", "text": "as it stands in the graph", "region": "code, name, short name or pinyin of a region",
    "body": "key, name or pinyin of an agency or a group",
}  # fmt: skip
Limit = Annotated[
    int | None, Query(ge=1, description="how many; the settings say the default and the most", examples=[50])
]
After = Annotated[str | None, Query(description="the key to go on from; `next` has it")]
Fields = Annotated[str | None, Query(description="the fields wanted, with commas between; all by default")]


def _list_of(kind: Kind) -> Callable[..., dict[str, Any]]:
    def entities(
        request: Request, lookups: OpenLookups, settings: OpenSettings, fields: Fields = None, limit: Limit = None,
        after: After = None,
    ) -> dict[str, Any]:  # fmt: skip
        filters = {name: value for name, value in request.query_params.items() if name not in OWN and value.strip()}
        size = min(limit or settings.page_size, settings.page_limit)
        wanted = [field.strip() for field in fields.split(",") if field.strip()] if fields else None
        found = lookups.listing(kind.name, filters, limit=size, after=after or None, fields=wanted)
        following = going_on(request.url.path, **{**filters, "fields": fields, "limit": limit, "after": found.after})
        return {"items": found.items, "total": found.total, "next": following if found.after else None,
                "snapshot": lookups.snapshot}  # fmt: skip

    return entities


def _one_of(kind: Kind) -> Callable[..., Coroutine[Any, Any, Response]]:
    async def entity(lookups: OpenLookups, key: str) -> Response:
        found = await run_sync(lookups.entity_json, kind.name, key, limiter=AT_ONCE)
        return Response(found, media_type=JSON)

    return entity


def at_once(scope: Scope, state: Any) -> tuple[bytes, bytes] | None:  # noqa: ANN401
    """Answer a GET for one entity just as its route does, as the lines of a head and a body.

    None where something else is asked, or where it takes more than a moment.
    """
    plural, _, key = scope["path"].removeprefix("/api/").partition("/")
    kind = SINGULARS.get(plural)
    if kind is None or not key or scope["query_string"]:
        return None
    body = state.lookups.entity_at_once(kind, key)
    if body is None:
        return None
    told = Response(media_type=JSON, headers=lasting(state.lookups.snapshot) | {"Content-Length": str(len(body))})
    return written((*told.raw_headers, *common(scope["path"]))) + b"\r\n", body


def _parameter(name: str, type: str) -> dict[str, Any]:
    choices = {"enum": type.split("|")} if "|" in type else {}
    how = _HOW.get(type) or ("" if choices else f"key, name or pinyin of a {type}" if type in kinds()
                             else f"code, name or pinyin of a {type}")  # fmt: skip
    return {"name": name, "in": "query", "required": False, "description": how, "schema": {"type": "string", **choices}}


def _add(kind: Kind) -> None:
    plural = PLURALS[kind.name]
    parameters = [_parameter(name, one.type) for name, one in kind.filters.items()]
    parameters.append(_parameter("q", "text") | {"description": "part of the name, in Chinese, pinyin or initials"})
    router.add_api_route(
        f"/api/{plural}", _list_of(kind), response_model=Listing, responses=errors(400, 404),
        summary=f"The {plural}", operation_id=f"list_{plural}", openapi_extra={"parameters": parameters},
        description=f"Fields: {', '.join(kind.fields)}; `iri`, `kind`, `key`, `label`, `page` of every kind.",
    )  # fmt: skip
    router.add_api_route(
        f"/api/{plural}/{{key:path}}", _one_of(kind), response_model=Entity, responses=errors(400, 404),
        summary=f"One of the {plural} with its facts and neighbours", operation_id=f"get_{kind.name}",
    )  # fmt: skip


for _kind in kinds().values():
    _add(_kind)
