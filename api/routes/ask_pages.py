"""The pages for asking: the catalogue of questions, one question with its form and answer, and free SPARQL."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages import language, render
from api.question_view import answer_table, form
from api.reading import Reader
from api.routes.questions import given
from api.serving import OpenReader, OpenSettings
from api.tables import build
from api.words import Language
from graph import catalog
from ontology.errors import NotFoundError, ParameterError, QueryError, ZhengtuError

router = APIRouter(include_in_schema=False)
EXAMPLE = """# 各规划的任务数
SELECT ?plan ?title (COUNT(?task) AS ?tasks)
WHERE {
  ?plan a zt:Plan ; rdfs:label ?title .
  ?task p-plan:isStepOfPlan ?plan .
}
GROUP BY ?plan ?title
ORDER BY DESC(?tasks)
"""


@router.get("/questions")
def questions(request: Request) -> HTMLResponse:
    """All questions."""
    return render(request, "questions.html", {"questions": catalog.questions()})


@router.get("/questions/{id}")
def question(request: Request, reader: OpenReader, settings: OpenSettings, id: str) -> HTMLResponse:
    """One question: its form, and the answer where all that is required is given."""
    lang = language(request)
    asked = catalog.question(id)
    values = given(request)
    shown: dict[str, Any] = {"question": asked, "fields": form(reader, lang, asked, values), "values": values}
    shown |= _answer(reader, lang, asked, values, settings.page_limit)
    return render(request, "question.html", shown, status=shown["status"])


def _answer(
    reader: Reader, lang: Language, asked: catalog.Question, values: dict[str, str], limit: int
) -> dict[str, Any]:
    nothing = {"table": None, "total": 0, "sparql": asked.sparql, "problem": "", "status": 200}
    if any(p.required and p.name not in values for p in asked.params):
        return nothing
    try:
        answer = catalog.ask(reader.store, asked.id, values)
    except (ParameterError, NotFoundError) as error:
        return nothing | {"problem": str(error), "status": error.status}
    return nothing | {
        "table": answer_table(reader, lang, answer, limit),
        "total": len(answer.rows),
        "sparql": answer.sparql,
    }


@router.get("/query")
def query(request: Request, reader: OpenReader, settings: OpenSettings, query: str = "") -> HTMLResponse:
    """Free SPARQL: SELECT and ASK as a table; graphs are for the endpoint."""
    shown: dict[str, Any] = {"text": query or EXAMPLE, "table": None, "total": 0, "boolean": None, "problem": ""}
    status = 200
    if query.strip():
        try:
            shown |= _run(reader, language(request), query, settings.page_limit)
        except ZhengtuError as error:
            shown["problem"], status = str(error), error.status
    return render(request, "query.html", shown, status=status)


def _run(reader: Reader, lang: Language, text: str, limit: int) -> dict[str, Any]:
    result = reader.store.query(text)
    if result.form == "ask":
        return {"boolean": result.boolean}
    if result.form == "graph":
        raise QueryError("this page shows tables; ask /sparql for CONSTRUCT and DESCRIBE")
    rows = [_linked(dict(zip(result.variables, row, strict=True))) for row in result.rows[:limit]]
    return {"table": build(reader, lang, "query", rows, result.variables), "total": len(result.rows)}


def _linked(row: dict[str, Any]) -> dict[str, Any]:
    """A node leads to its own page."""
    nodes = {f"{name}_iri": term for name, term in row.items() if term is not None and term.kind == "iri"}
    return nodes | row
