"""The pages for asking: the catalogue of questions, one question with its form and answer, and free SPARQL."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeGuard

from fastapi import APIRouter, Body, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from api.behind import Behind, described
from api.charting import chart
from api.lookups import Lookups
from api.node_names import MOST, node_names
from api.pages import language, render
from api.prepared import Answers
from api.query_view import editor, policy
from api.querying import Querying
from api.question_view import answer_table, explanation, form, groups, heading, read_json
from api.reading import Reader
from api.routes.questions import given
from api.serving import OpenLookups, OpenReader, OpenSettings
from api.tables import build
from api.telling import told
from api.words import Language
from graph import catalog
from graph.result import Result, Term
from ontology.errors import ZhengtuError
from ontology.terms import BASE

router = APIRouter(include_in_schema=False)


@router.get("/questions")
def questions(request: Request) -> HTMLResponse:
    """All questions, by subject."""
    lang = language(request)
    shown = {"questions": {one.id: heading(lang, one) for one in catalog.questions()}, "groups": groups()}
    return render(request, "questions.html", shown)


@router.get("/questions/{id}")
async def question(request: Request, reader: OpenReader, settings: OpenSettings, id: str) -> HTMLResponse:
    """One question: its form, and the answer where all that is required is given."""
    asked, values = catalog.question(id), given(request)
    body, error = None, None
    if all(p.name in values for p in asked.params if p.required):
        answers: Answers = request.app.state.answers
        try:
            client = request.client.host if request.client else ""
            body = await answers.get(request.app.state.querying, asked.id, values, client)
        except ZhengtuError as found:
            error = found
    return await run_in_threadpool(_question, request, reader, settings.page_limit, asked, values, body, error)


def _question(
    request: Request, reader: Reader, limit: int, asked: catalog.Question, values: dict[str, str], body: bytes | None,
    error: ZhengtuError | None,
) -> HTMLResponse:  # fmt: skip
    lang = language(request)
    shown: dict[str, Any] = {
        "question": asked,
        "fields": form(reader, lang, asked, values),
        "values": values,
        "title": heading(lang, asked),
        "explanation": explanation(lang, asked),
    }
    shown |= {"table": None, "total": 0, "sparql": catalog.with_prefixes(asked.sparql), "problem": "", "status": 200,
              "chart": None}  # fmt: skip
    if error is not None:
        shown |= {"problem": told(str(error), lang), "status": error.status}
    elif body is not None:
        answer = read_json(body)
        table = answer_table(reader, lang, answer, limit)
        shown |= {
            "table": table,
            "total": len(answer.rows),
            "sparql": answer.sparql,
            "chart": chart(asked.id, table, lang),
        }
    shown["behind"] = [Behind(shown["title"], shown["sparql"])]
    return render(request, "question.html", shown, status=shown["status"])


@router.get("/query")
async def query(
    request: Request, reader: OpenReader, lookups: OpenLookups, settings: OpenSettings, query: str = ""
) -> HTMLResponse:
    """Free SPARQL: SELECT and ASK as a table; graphs are drawn by scripts, and are for the endpoint without them."""
    shown: dict[str, Any] = {"text": query, "table": None, "total": 0, "boolean": None, "problem": "", "graph": False,
                             "jsonld": ""}  # fmt: skip
    status = 200
    querying: Querying = request.app.state.querying
    if query.strip():
        try:
            shown["graph"] = querying.read(query).form == "graph"
            if not shown["graph"]:
                result = await querying.table(query, request.client.host if request.client else "")
                shown |= await run_in_threadpool(_table, lookups, language(request), query, result, settings.page_limit)
        except ZhengtuError as error:
            shown["problem"], status = told(str(error), language(request)), error.status
    shown |= editor(language(request))
    shown["text"] = query or shown["examples"][0]["query"]
    page = await run_in_threadpool(render, request, "query.html", shown, status=status)
    page.headers["Content-Security-Policy"] = policy(shown["nonce"])
    return page


@router.post("/query/names")
def names(request: Request, lookups: OpenLookups, nodes: Annotated[list[str], Body(max_length=MOST)]) -> dict[str, str]:
    """What the nodes of an answer are called, for the scripts that show it."""
    return node_names(lookups, nodes, language(request))


def _table(lookups: Lookups, lang: Language, query: str, result: Result, limit: int) -> dict[str, Any]:
    if result.form == "ask":
        return {"boolean": result.boolean}
    found = [dict(zip(result.variables, row, strict=True)) for row in result.rows[:limit]]
    nodes = [name for name in result.variables if any(_ours(row[name]) for row in found)]
    called = node_names(lookups, [term.text for row in found for term in row.values() if _iri(term)], lang)
    rows = [_linked(row, called) for row in found]
    return {"table": build(lookups.reader, lang, "query", rows, result.variables), "total": len(result.rows),
            "jsonld": described(query, nodes)}  # fmt: skip


def _iri(term: Term | None) -> TypeGuard[Term]:
    return term is not None and term.kind == "iri"


def _ours(term: Term | None) -> bool:
    return _iri(term) and term.text.startswith(f"{BASE}id/")


def _linked(row: Mapping[str, Term | None], called: Mapping[str, str]) -> dict[str, Term | None]:
    """A node goes by its name, and leads to its own page."""
    nodes = {name: term for name, term in row.items() if _iri(term)}
    named = {name: Term("literal", called[term.text]) for name, term in nodes.items() if term.text in called}
    return {f"{name}_iri": term for name, term in nodes.items()} | dict(row) | named
