"""The catalogue of questions for programs: the list, and the answer to one as JSON, CSV, TSV or an HTML table."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from api.answer_formats import FORMATS
from api.answering import SnapshotRoute, errors
from api.prepared import Answers
from api.querying import Querying
from api.serving import OpenReader, choose
from graph import catalog

router = APIRouter(prefix="/api/questions", tags=["questions"], route_class=SnapshotRoute)
TABLES: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {media: {} for media in FORMATS.values()}}}
OWN = frozenset(("format", "lang"))


def parameters() -> list[dict[str, Any]]:
    """Return the parameters of all questions, as OpenAPI describes them."""
    asked: dict[str, list[str]] = {}
    for question in catalog.questions():
        for parameter in question.params:
            asked.setdefault(parameter.name, []).append(question.id)
    shape = {"in": "query", "required": False, "schema": {"type": "string"}}
    return [{"name": name, "description": f"of {', '.join(ids)}"} | shape for name, ids in sorted(asked.items())]


@router.get("", summary="All questions", responses=errors(400))
def questions(reader: OpenReader) -> dict[str, Any]:
    """Return ``{items: [{id, zh, en, explanation, explanation_en, parameters, columns}], snapshot}``."""
    return {"items": [describe(known) for known in catalog.questions()], "snapshot": reader.store.manifest.sha256}


@router.get("/{id}", summary="The answer to one question", response_class=JSONResponse,
            responses=errors(400, 404, 413, 429, 503, 504) | TABLES,
            openapi_extra={"parameters": parameters()})  # fmt: skip
async def answer(
    request: Request,
    id: str,
    format: Annotated[str | None, Query(description="json, csv, tsv or html; by default by Accept")] = None,
) -> Response:
    """Answer a question; its parameters stand in the address: ``?region=320500``."""
    answers: Answers = request.app.state.answers
    querying: Querying = request.app.state.querying
    name = choose(FORMATS, format, request.headers.get("accept", ""))
    client = request.client.host if request.client else ""
    return Response(await answers.get(querying, id, given(request), client, name), media_type=FORMATS[name])


def given(request: Request) -> dict[str, str]:
    """Return the parameters of a question in the address; an empty one counts as not given."""
    return {name: value for name, value in request.query_params.items() if name not in OWN and value.strip()}


def describe(question: catalog.Question) -> dict[str, Any]:
    """Return what a question asks and takes."""
    return {
        "id": question.id,
        "zh": question.zh,
        "en": question.en,
        "explanation": question.explanation,
        "explanation_en": question.explanation_en,
        "parameters": [{"name": p.name, "required": p.required, "type": p.type} for p in question.params],
        "columns": question.columns,
    }
