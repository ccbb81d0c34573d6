"""The pages: overview, plans, entities, questions, network, query, search; they work without any script."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from api.entity_view import Listing, entity_view, listing
from api.links import PLURALS, SINGULARS, data_of, identifier, page_of
from api.matrix_view import cell_table
from api.overview import matrix, plan_lines, totals
from api.pages import language, render
from api.plan_view import plan_view
from api.serving import OpenReader, OpenSettings
from ontology.errors import NotFoundError

router = APIRouter(include_in_schema=False)
Text = Annotated[str | None, Query()]
SEARCH_LIMIT = 25


@router.get("/")
def overview(request: Request, reader: OpenReader) -> HTMLResponse:
    """Which plans and regions are in, how much was read out of each, where the gaps are."""
    lines = plan_lines(reader)
    shown = {"lines": lines, "totals": totals(lines), "matrix": matrix(reader, language(request))}
    return render(request, "overview.html", shown)


@router.get("/plans/{key}")
def plan(request: Request, reader: OpenReader, key: str) -> HTMLResponse:
    """One plan: outline left, facts right."""
    lang = language(request)
    node = identifier("plan", key)
    return render(request, "plan.html", {"view": plan_view(reader, node.key, lang), "key": node.key, "reader": reader})


@router.get("/plans")
def plans() -> RedirectResponse:
    """The plans are listed on the start page."""
    return RedirectResponse("/", status_code=303)


@router.get("/entities/{kind}")
def entities(
    request: Request, reader: OpenReader, settings: OpenSettings, kind: str, region: Text = None, q: Text = None,
    after: Text = None,
) -> HTMLResponse:  # fmt: skip
    """All entities of one kind."""
    kind = SINGULARS.get(kind, kind)
    if kind not in PLURALS:
        raise NotFoundError(f"there is no kind of entity called {kind!r}; there are {', '.join(PLURALS)}")
    found = listing(reader, kind, region=region or None, q=q, limit=settings.page_size, after=after)
    regions = listing(reader, "region", limit=settings.page_limit)
    shown = {"kind": kind, "found": found, "regions": regions.items, "region": region or "", "q": q or ""}
    return render(request, "entities.html", shown)


@router.get("/entities/{kind}/{key:path}", response_model=None)
def entity(request: Request, reader: OpenReader, kind: str, key: str) -> HTMLResponse | RedirectResponse:
    """Everything known of one entity."""
    node = identifier(kind, key)
    page = page_of(str(node))
    if page is not None and not page.startswith("/entities/"):
        return RedirectResponse(page, status_code=303)
    view = entity_view(reader, node.kind, node.key, language(request))
    return render(request, "entity.html", {"view": view, "data": data_of(node)})


@router.get("/matrix")
def cell(request: Request, reader: OpenReader, function: str, region: str) -> HTMLResponse:
    """The assignments behind one cell of the matrix."""
    lang = language(request)
    return render(request, "cell.html", {"table": cell_table(reader, lang, function, region)})


@router.get("/search")
def search(request: Request, reader: OpenReader, q: str = "") -> HTMLResponse:
    """Entities of every kind whose name holds a word."""
    word = q.strip()
    found: dict[str, Listing] = {}
    for kind in PLURALS if word else ():
        hits = listing(reader, kind, q=word, limit=SEARCH_LIMIT)
        if hits.items:
            found[kind] = hits
    return render(request, "search.html", {"q": word, "found": found})
