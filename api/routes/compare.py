"""The pages that set regions, plans and indicators side by side; they work without any script."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.behind import Behind, of_facts, of_rows, ready, with_pattern
from api.cell_view import cell
from api.difference import Difference, difference
from api.difference_csv import difference_csv
from api.gaps_view import gaps, plan_rows
from api.indicator_view import PAGE, contents, known, views
from api.lookups import Lookups
from api.matrix_view import QUERIES, Rows, matrix
from api.pages import language, render
from api.reading import Reader, Row, query_text, text
from api.serving import OpenKept, OpenLookups, OpenReader
from api.words import Language, words
from graph.plan_names import told_apart
from ontology.errors import NotFoundError, ParameterError
from ontology.iri import Identifier

router = APIRouter(include_in_schema=False)
View = Literal["matrix", "gaps", "plans"]
Part = Annotated[int, Query(ge=1)]
# so many plans can be chosen from a list; of more, the key or the name is typed
CHOICES = 300


@router.get("/compare", response_model=None)
def compare(
    request: Request, reader: OpenReader, kept: OpenKept, lookups: OpenLookups, view: View = "matrix",
    rows: Rows = "agency", page: Part = 1, side: Part = 1, region: str = "", plan: str = "", a: str = "", b: str = "",
    format: Literal["html", "csv"] = "html",
) -> Response:  # fmt: skip
    """Matrices, gaps, or two plans."""
    lang = language(request)
    shown: dict[str, Any] = {"view": view, "rows": rows, "region": region, "plan": plan, "a": a, "b": b}
    if view == "matrix":
        title = words(lang)[f"rows_{rows}"]
        shown |= {"matrix": matrix(reader, kept, lang, rows, page, side), "behind": [of_rows(title, QUERIES[rows])]}
        return render(request, "compare_matrix.html", shown)
    plans = plan_rows(reader, kept)
    if view == "gaps":
        found = gaps(reader, kept, lang, region, plan)
        places = {text(row, "region_iri"): text(row, "region") for row in plans if text(row, "region_iri")}
        chosen = {iri.rpartition("/")[2]: name for iri, name in sorted(places.items())}
        shown |= {"gaps": found, "regions": chosen, "behind": [gap.behind for gap in found],
                  "of_plan": _named(plans, plan)}  # fmt: skip
        return render(request, "compare_gaps.html", shown)
    a, b = (_key(plans, lookups, one) if one.strip() else "" for one in (a, b))
    made = difference(reader, lang, a, b) if a and b and a != b else None
    if format == "csv":
        return _csv(made)
    shown |= {"choices": _choices(reader, plans), "made": made, "a": a, "b": b, "behind": _behind(made, lang)}
    return render(request, "compare_plans.html", shown)


def _key(plans: list[Row], lookups: Lookups, stated: str) -> str:
    """The key of a plan given by its key or its name."""
    if str(Identifier("plan", stated)) in {text(row, "plan_iri") for row in plans}:
        return stated
    found = Identifier.parse(lookups.identify(stated))
    if found.kind != "plan":
        raise NotFoundError(f"{stated!r} is no plan")
    return found.key


def _csv(made: Difference | None) -> Response:
    if made is None:
        raise ParameterError("a and b: give the keys of two plans")
    return Response(difference_csv(made), media_type="text/csv")


def _choices(reader: Reader, plans: list[Row]) -> list[tuple[str, str]]:
    """The plans as (key, name), none where there are too many to choose from."""
    named = {Identifier.parse(text(row, "plan_iri")).key: row for row in plans}
    if len(named) > CHOICES:
        return []
    apart = told_apart(reader.store)
    return [
        (key, f"{text(row, 'region')} · {apart.get(text(row, 'plan_iri')) or text(row, 'plan')}".strip(" ·"))
        for key, row in named.items()
    ]


def _named(plans: list[Row], key: str) -> str:
    node = str(Identifier("plan", key)) if key else ""
    return next((text(row, "plan") for row in plans if text(row, "plan_iri") == node), "")


def _behind(made: Difference | None, lang: Language) -> list[Behind]:
    heads = made.heads if made else ()
    return [
        of_facts(f"{text(head, 'plan')}: {words(lang)[f'facts_{kind}']}", kind, "plan_iri", text(head, "plan_iri"))
        for head in heads
        for kind in ("tasks", "assignments", "targets")
    ]


@router.get("/matrix")
def one_cell(request: Request, reader: OpenReader, region: str, function: str = "", agency: str = "") -> HTMLResponse:
    """The assignments behind one cell of a matrix."""
    if bool(function) == bool(agency):
        raise ParameterError("give either function or agency")
    rows: Rows = "function" if function else "agency"
    table, behind = cell(reader, language(request), rows, function or agency, region)
    return render(request, "cell.html", {"table": table, "rows": rows, "behind": [behind]})


@router.get("/indicators")
def indicators(request: Request, reader: OpenReader, kept: OpenKept, q: str = "", page: Part = 1) -> HTMLResponse:
    """Who promises how much by when: a plot for each unit of each indicator, and what must not be compared."""
    lang = language(request)
    found = known(reader, kept, q)
    pages = max(1, -(-len(found) // PAGE))
    page = min(page, pages)
    shown = found[(page - 1) * PAGE : page * PAGE]
    nodes = " ".join(f"<{one.iri}>" for one in shown)
    behind = with_pattern(query_text("targets"), f"VALUES ?indicator_iri {{ {nodes} }}")
    made = views(reader, lang, shown, plan_rows(reader, kept))
    context = {"views": made, "contents": contents(found), "found": len(found), "q": q, "page": page, "pages": pages,
               "behind": [Behind(words(lang)["facts_targets"], ready(behind))]}  # fmt: skip
    return render(request, "indicators.html", context)
