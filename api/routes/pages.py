"""The pages: overview, plans, entities, questions, network, query, search; they work without any script."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from api.behind import formats, of_facts, of_names, of_node, of_plan, of_rows, whole_plan
from api.entity_view import entity_view
from api.links import PLURALS, SINGULARS, data_of, identifier, page_of
from api.matrix_view import matrix
from api.overview import kept_lines, totals
from api.pages import language, render
from api.plan_view import plan_view
from api.search_view import placed
from api.serving import OpenKept, OpenLookups, OpenReader, OpenSettings
from api.words import words
from graph.kinds import kinds
from ontology.errors import NotFoundError
from ontology.terms import expand

router = APIRouter(include_in_schema=False)
Text = Annotated[str | None, Query()]
SEARCH_LIMIT = 25
PLANS = 100  # on one part of the start page
# the queries of the start page and what they give
BEHIND = {"plans": "plans_in", "counts": "facts_read", "gaps": "gaps", "matrix": "matrix"}
# what tells entities of one name apart, the first that a kind has
_PLACES = ("region", "plan", "parent")


@router.get("/")
def overview(
    request: Request, reader: OpenReader, kept: OpenKept, page: Annotated[int, Query(ge=1)] = 1
) -> HTMLResponse:
    """Which plans and regions are in, how much was read out of each, where the gaps are."""
    lang = language(request)
    lines, t = kept_lines(reader, kept), words(lang)
    pages = max(1, -(-len(lines) // PLANS))
    page = min(page, pages)
    behind = [of_rows(t[title], name) for name, title in BEHIND.items()]
    shown = {
        "lines": lines[(page - 1) * PLANS : page * PLANS],
        "plans": len(lines),
        "page": page,
        "pages": pages,
        "totals": totals(lines),
        "matrix": matrix(reader, kept, lang),
        "behind": behind,
    }
    return render(request, "overview.html", shown)


@router.get("/plans/{key}")
def plan(request: Request, reader: OpenReader, key: str) -> HTMLResponse:
    """One plan: outline left, facts right."""
    lang = language(request)
    node = identifier("plan", key)
    view = plan_view(reader, node.key, lang)
    behind = [of_plan(words(lang)["plan_all"], node.key), *(
        of_facts(words(lang)[f"facts_{kind}"], kind, "plan_iri", str(node)) for kind in view.kinds)]  # fmt: skip
    shown = {"view": view, "key": node.key, "reader": reader, "expand": expand, "behind": behind,
             "formats": formats(whole_plan(node.key))}  # fmt: skip
    return render(request, "plan.html", shown)


@router.get("/plans")
def plans() -> RedirectResponse:
    """The plans are listed on the start page."""
    return RedirectResponse("/", status_code=303)


@router.get("/entities/{kind}")
def entities(
    request: Request, lookups: OpenLookups, settings: OpenSettings, kind: str, region: Text = None, q: Text = None,
    after: Text = None,
) -> HTMLResponse:  # fmt: skip
    """All entities of one kind."""
    kind = SINGULARS.get(kind, kind)
    if kind not in PLURALS:
        raise NotFoundError(f"there is no kind of entity called {kind!r}; there are {', '.join(PLURALS)}")
    # what is itself a place is narrowed to those within a region
    narrowing = {"within" if kind == "region" else "region": region, "q": q}
    filters = {name: value for name, value in narrowing.items() if value and value.strip()}
    fields = ("label", "page", *(name for name in _PLACES if name in kinds()[kind].fields))
    found = lookups.listing(kind, filters, limit=settings.page_size, after=after, fields=fields)
    items = [item | {"place": next((item[f"{name}_label"] for name in _PLACES if name in fields), None)}
             for item in found.items]  # fmt: skip
    regions = lookups.listing("region", {}, limit=settings.page_limit, fields=("iri", "label", "key"))
    place = next((item["iri"] for item in regions.items if item["key"] == region), "")
    behind = [of_names(words(language(request))[f"kind_{kind}"], kinds()[kind].class_, "|".join(kinds()[kind].names),
                       (q or "").strip(), place if "region" in kinds()[kind].fields else "")]  # fmt: skip
    shown = {"kind": kind, "found": found, "items": items, "regions": regions.items, "region": region or "",
             "q": q or "", "behind": behind}  # fmt: skip
    return render(request, "entities.html", shown)


@router.get("/entities/{kind}/{key:path}", response_model=None)
def entity(request: Request, reader: OpenReader, kind: str, key: str) -> HTMLResponse | RedirectResponse:
    """Everything known of one entity."""
    node = identifier(kind, key)
    page = page_of(str(node))
    if page is not None and not page.startswith("/entities/"):
        return RedirectResponse(page, status_code=303)
    view = entity_view(reader, node.kind, node.key, language(request))
    stated = of_node(view.label or node.key, str(node))
    behind = [stated, *(of_facts(shown.title, kind, by, str(node)) for kind, by, shown in view.asked)]
    return render(request, "entity.html", {"view": view, "data": data_of(node), "behind": behind,
                                           "formats": formats(f"DESCRIBE <{node}>")})  # fmt: skip


@router.get("/search")
def search(request: Request, lookups: OpenLookups, q: str = "") -> HTMLResponse:
    """Nodes of every kind whose name, heading or sentence holds a word."""
    word = q.strip()
    found = placed(lookups, word, SEARCH_LIMIT) if word else []
    path = "rdfs:label|skos:prefLabel|skos:altLabel|dcterms:title"
    behind = [of_names(words(language(request))["search_results"], "?class", path, word)] if word else []
    return render(request, "search.html", {"q": word, "found": found, "behind": behind})
