"""The reconciliation service (W3C community group, 0.2), by which OpenRefine matches tables with the graph."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BeforeValidator

from api import reconcile_call as calls
from api import reconcile_view as view
from api.answering import problems
from api.forms import FORM
from api.lookups import Lookups
from api.pages import render
from api.reconcile_matching import candidates
from api.reconcile_properties import extended
from api.serving import OpenLookups
from ontology.errors import ParameterError

router = APIRouter(prefix=view.PATH, tags=["reconciliation"])
# a preview is shown inside the pages of other sites
FRAMED: Final = "default-src 'self'; frame-ancestors *; base-uri 'none'; form-action 'none'; object-src 'none'"
PREFLIGHT: Final = {
    "Allow": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
_TEXT: Final = {"type": "string"}
_HOW: Final = {
    "queries": "a batch of queries, in JSON: `{id: {query, type, limit, properties, type_strict}}`",
    "query": "one query, in JSON or as plain words",
    "extend": "what to fetch, in JSON: `{ids, properties: [{id}]}`",
}
_GET: Final[dict[str, Any]] = {
    "parameters": [{"name": name, "in": "query", "required": False, "description": how, "schema": _TEXT}
                   for name, how in _HOW.items()]
}  # fmt: skip
_FORM: Final = {"type": "object", "properties": {name: _TEXT | {"description": how} for name, how in _HOW.items()}}
_POST: Final[dict[str, Any]] = {"requestBody": {"required": True, "content": {FORM: {"schema": _FORM}}}}
Fields = Annotated[dict[str, str], Depends(calls.read)]
Prefix = Annotated[str, Query(description="what was typed: the beginning of a name, or an id", examples=["苏州"])]
Cursor = Annotated[
    int,
    Query(ge=0, description="how many suggestions to skip", examples=[20]),
    BeforeValidator(lambda given: given or 0),
]
Among = Annotated[str | None, Query(description="only of this type")]


@router.get("", summary="The manifest, or answers to queries in the address", responses=problems(400, 413),
            openapi_extra=_GET)  # fmt: skip
def by_get(request: Request, lookups: OpenLookups, fields: Fields) -> dict[str, Any]:
    """Return the manifest; with a field, what ``POST`` returns."""
    return answered(lookups, fields) if fields else view.manifest(str(request.base_url).rstrip("/"))


@router.post("", summary="Match names, or fetch values of what was matched", responses=problems(400, 413, 415),
             openapi_extra=_POST)  # fmt: skip
def by_post(lookups: OpenLookups, fields: Fields) -> dict[str, Any]:
    """Answer ``queries`` with candidates for each, or ``extend`` with rows of values."""
    return answered(lookups, fields)


@router.options("", include_in_schema=False)
def preflight() -> Response:
    """Let scripts of other sites ask."""
    return Response(status_code=204, headers=PREFLIGHT)


def answered(lookups: Lookups, fields: dict[str, str]) -> dict[str, Any]:
    """Answer one request; a batch goes before a query, and a query before an extension."""
    if "queries" in fields:
        return {id: _found(lookups, query) for id, query in calls.batch(fields["queries"]).items()}
    if "query" in fields:
        return {"result": candidates(lookups, calls.single(fields["query"]))}
    wanted = calls.extension(fields["extend"])
    return extended(lookups, wanted.ids, [one.id for one in wanted.properties])


def _found(lookups: Lookups, query: calls.Query | ParameterError) -> dict[str, Any]:
    """Candidates for one query of a batch; what is wrong with it is told without a harm to the others."""
    if isinstance(query, ParameterError):
        return {"result": [], "error": str(query)}
    return {"result": candidates(lookups, query)}


@router.get("/suggest/entity", summary="Things for what was typed", responses=problems(400))
def suggest_entity(lookups: OpenLookups, prefix: Prefix, cursor: Cursor = 0, type: Among = None) -> dict[str, Any]:
    """Return ``{result: [{id, name, description, notable}]}``."""
    return {"result": view.entities(lookups, prefix, cursor, type)}


@router.get("/suggest/property", summary="Properties for what was typed", responses=problems(400))
def suggest_property(prefix: Prefix = "", cursor: Cursor = 0, type: Among = None) -> dict[str, Any]:
    """Return ``{result: [{id, name, description}]}``."""
    return {"result": view.suggested("property", prefix, cursor, type)}


@router.get("/suggest/type", summary="Types for what was typed", responses=problems(400))
def suggest_type(prefix: Prefix = "", cursor: Cursor = 0) -> dict[str, Any]:
    """Return ``{result: [{id, name}]}``."""
    return {"result": view.suggested("type", prefix, cursor)}


@router.get("/properties", summary="The properties of a type", responses=problems(400, 404))
def properties(
    type: Annotated[str, Query(description="id of a type", examples=["agency"])],
    limit: Annotated[int | None, Query(ge=1, description="how many", examples=[10])] = None,
) -> dict[str, Any]:
    """Return ``{type, properties: [{id, name}]}``, as may be fetched."""
    return view.proposed(type, limit)


@router.get(
    "/preview", summary="A small page about one thing", response_class=HTMLResponse, responses=problems(400, 404)
)
def preview(
    request: Request,
    lookups: OpenLookups,
    id: Annotated[str, Query(description="`kind/key`", examples=["region/320500"])],
) -> Response:
    """Return a page of the size that the manifest states, for a frame in a page of another site."""
    page = render(request, "reconcile.html", view.preview(lookups, id))
    page.headers["Content-Security-Policy"] = FRAMED
    return page
