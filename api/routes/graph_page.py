"""The page of the graph: a list that works without scripts, and what the scripts that draw it need."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import assets
from api.graph_view import client_relations, client_words, focus, paths
from api.pages import language, render
from api.search_view import search
from api.serving import OpenLookups

router = APIRouter(include_in_schema=False)
HITS = 10  # of each kind
_GRAPH_KINDS = ("plan", "task", "agency", "group", "platform", "indicator", "document", "region")
Text = Annotated[str, Query()]


@router.get("/graph")
def graph(
    request: Request, lookups: OpenLookups, focus_: Annotated[str, Query(alias="focus")] = "", to: Text = "",
    find: Text = "",
) -> HTMLResponse:  # fmt: skip
    """Who is connected with this, and how two things meet."""
    lang = language(request)
    stated, word = focus_.strip(), find.strip()
    node = focus(lookups, stated, lang) if stated else None
    shown: dict[str, Any] = {
        "node": node,
        "met": paths(lookups, stated, to.strip(), lang) if stated and to.strip() else None,
        "find": word,
        "found": search(lookups, word, _GRAPH_KINDS, HITS) if word else None,
        "bundle": assets.version(),
        "words": client_words(lang),
        "relations": client_relations(lang),
        "snapshot": lookups.snapshot,
    }
    return render(request, "graph.html", shown)
