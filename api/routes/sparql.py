"""The SPARQL 1.1 endpoint: queries by GET, by form, and as a body; answers in every format of the store."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from api.serving import OpenReader, choose
from graph.store import GRAPH_FORMATS, TABLE_FORMATS
from ontology.errors import ParameterError

router = APIRouter(tags=["sparql"])
Format = Annotated[str | None, Query(description="json, xml, csv, tsv; ttl, nt, rdf, jsonld; by default by Accept")]
BODY: dict[str, Any] = {"requestBody": {"content": {"application/sparql-query": {"schema": {"type": "string"}},
                                    "application/x-www-form-urlencoded": {"schema": {"type": "object"}}}}}  # fmt: skip
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in (*TABLE_FORMATS.values(), *GRAPH_FORMATS.values())}}
}


async def posted(request: Request) -> dict[str, str]:
    """Read the query out of a POST, be it a form or the query itself.

    Raises:
        ParameterError: another media type, a body that is not UTF-8, or a form without a query.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == "application/sparql-query":
        try:
            return {"query": (await request.body()).decode()}
        except UnicodeDecodeError as error:
            raise ParameterError("the query is not UTF-8") from error
    if media != "application/x-www-form-urlencoded":
        raise ParameterError("post a form with `query`, or the query itself as application/sparql-query")
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


@router.get("/sparql", summary="Ask by GET", responses=ANSWERS, response_class=Response)
def by_get(request: Request, reader: OpenReader, query: str, format: Format = None) -> Response:
    """Answer ``?query=``."""
    return answer(request, reader, query, format)


@router.post("/sparql", summary="Ask by POST", responses=ANSWERS, response_class=Response, openapi_extra=BODY)
def by_post(
    request: Request, reader: OpenReader, form: Annotated[dict[str, str], Depends(posted)], format: Format = None
) -> Response:
    """Answer a posted query."""
    if "query" not in form:
        raise ParameterError("query: the form has no such field")
    return answer(request, reader, form["query"], form.get("format", format))


def answer(request: Request, reader: OpenReader, query: str, format: str | None) -> Response:
    """Run a query and return it in the format that was asked for.

    Raises:
        QueryError: the query is refused or does not parse.
        ParameterError: there is no such format.
    """
    formats = GRAPH_FORMATS if reader.store.form(query) == "graph" else TABLE_FORMATS
    name = choose(formats, format, request.headers.get("accept", ""))
    headers = {"ETag": f'"{reader.store.manifest.sha256[:32]}"', "Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return Response(reader.store.serialise(query, name), media_type=formats[name], headers=headers)
