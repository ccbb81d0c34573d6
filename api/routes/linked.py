"""Linked data: addresses of identifiers and names lead to pages, data or RDF; the ontology; contexts and prefixes."""

from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from api.answering import SnapshotRoute, errors, going_on
from api.behind import of_rows
from api.links import data_of, identifier, is_mention, page_of
from api.lookups import Lookups
from api.negotiation import negotiate
from api.pages import language, render
from api.serving import OpenLookups, OpenReader
from api.vocabulary_view import context, entries, rdf
from api.words import words
from graph.kinds import kinds
from graph.parameters import places
from graph.store import GRAPH_FORMATS
from ontology.errors import UnnamedError
from ontology.iri import Identifier
from ontology.terms import PREFIXES

router = APIRouter(tags=["linked data"], route_class=SnapshotRoute)
FORMATS: Final = {"html": "text/html", "json": "application/json", **GRAPH_FORMATS}
_NEAREST: Final = 10  # things that are told where nothing goes by a name
READABLE: Final = {"html": "text/html", **GRAPH_FORMATS}
Format = Annotated[str | None, Query(description=f"{', '.join(FORMATS)}; by default by Accept")]
ReadableFormat = Annotated[str | None, Query(description=f"{', '.join(READABLE)}; by default by Accept")]


@router.get("/id/{kind}/{key:path}", summary="The page, the data or the RDF of an identifier", status_code=303,
            response_class=RedirectResponse, responses=errors(400, 404, 406))  # fmt: skip
def dereference(request: Request, lookups: OpenLookups, kind: str, key: str, format: Format = None) -> RedirectResponse:
    """Redirect to the page of a node, to its JSON, or to its RDF, as the client asks."""
    node = identifier(kind, key)
    # lists hold what is mentioned, not the mentions of it, which have its kind
    if not (is_mention(node) and lookups.stated(str(node))):
        lookups.require(str(node))
    return _see(_address(node, negotiate(FORMATS, format, request.headers.get("accept", ""))))


def _address(node: Identifier, format: str) -> str:
    rdf_format = format if format in GRAPH_FORMATS else "jsonld"
    described = going_on("/sparql", query=f"DESCRIBE <{node}>", format=rdf_format)
    if format == "html":
        return page_of(str(node)) or described
    return (data_of(node) if format == "json" else None) or described


@router.get("/name/{name:path}", summary="What goes by a name", status_code=303, response_class=Response,
            responses={300: {"description": "Several go by it: they are listed"}, **errors(400, 404, 406)})  # fmt: skip
def by_name(request: Request, lookups: OpenLookups, name: str, format: Format = None) -> Response:
    """Redirect to the identifier that goes by a name, its pinyin or initials; where there are several, list them.

    Where there is none, the error has the ``nearest``, each with its address.
    """
    wanted = negotiate(FORMATS, format, request.headers.get("accept", ""))
    found = nodes_of(lookups, name)
    if len(found) == 1:
        node = Identifier.parse(found[0])
        return _see(going_on(f"/id/{node.kind}/{quote(node.key, safe='/.-_~')}", format=format))
    if wanted == "html":
        return _see(going_on("/search", q=name))
    choices = list(lookups.nodes(found[:100]).values())
    return JSONResponse(
        {"name": name, "total": len(found), "choices": choices}, status_code=300, headers={"Vary": "Accept"}
    )


def nodes_of(lookups: Lookups, name: str) -> list[str]:
    """Return the nodes that go by ``name``: by a name or its pinyin, as a place in parameters, else by its initials.

    Raises:
        UnnamedError: there are none; it has the nearest.
    """
    directory = lookups.directory
    found = [node for kind in kinds() for node in directory.called(kind, name)]
    found = found or places(name, directory.store)
    found = found or [node for kind in kinds() for node in directory.index.abbreviated(kind, name)]
    if not found:
        near = directory.nearest(name)
        nodes = [node for one in near for kind in kinds() for node in directory.called(kind, one)]
        told = f"nothing goes by {name!r}" + (f"; the nearest are {', '.join(near)}" if near else "")
        raise UnnamedError(told, list(lookups.nodes(nodes[:_NEAREST]).values()))
    return found


def _see(address: str) -> RedirectResponse:
    return RedirectResponse(address, status_code=303, headers={"Vary": "Accept"})


@router.get("/ontology", summary="The ontology as a page or as RDF", response_class=Response, responses={
    200: {"content": {media: {} for media in READABLE.values()}}, **errors(400, 406)})  # fmt: skip
def ontology(request: Request, reader: OpenReader, format: ReadableFormat = None) -> Response:
    """Return all classes, properties and codes, with names and comments in Chinese and English."""
    wanted = negotiate(READABLE, format, request.headers.get("accept", ""))
    if wanted == "html":
        shown = {"types": entries(reader, language(request)), "formats": list(GRAPH_FORMATS),
                 "behind": [of_rows(words(language(request))["ontology"], "ontology")]}  # fmt: skip
        return render(request, "ontology.html", shown)
    return Response(rdf(reader, wanted), media_type=READABLE[wanted])


@router.get(
    "/context.jsonld",
    summary="The JSON-LD context",
    response_class=Response,
    responses=errors() | {200: {"content": {"application/ld+json": {}}}},
)
def json_context(reader: OpenReader) -> JSONResponse:
    """Return the context by which the names of the ontology stand for their IRIs."""
    return JSONResponse(context(reader), media_type="application/ld+json", headers={"Access-Control-Allow-Origin": "*"})


@router.get("/prefixes", summary="The prefixes that queries may use undeclared", responses=errors())
def prefixes() -> dict[str, str]:
    """Return prefix → namespace."""
    return PREFIXES
