"""The page of the graph: a list that works without scripts, and what the scripts that draw it need."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import assets
from api.behind import Behind, of_node, of_relations, of_rows
from api.graph_view import GRAPH_KINDS, client_relations, client_words, focus, paths, starts
from api.pages import language, render
from api.search_view import search
from api.serving import OpenKept, OpenLookups, OpenReader
from api.words import Language, words

router = APIRouter(include_in_schema=False)
HITS = 10  # of each kind
Text = Annotated[str, Query()]


@router.get("/graph")
def graph(
    request: Request, lookups: OpenLookups, reader: OpenReader, kept: OpenKept,
    focus_: Annotated[str, Query(alias="focus")] = "", to: Text = "", find: Text = "",
) -> HTMLResponse:  # fmt: skip
    """Who is connected with this, and how two things meet."""
    lang = language(request)
    stated, word = focus_.strip(), find.strip()
    node = focus(lookups, stated, lang) if stated else None
    shown: dict[str, Any] = {
        "node": node,
        "met": paths(lookups, stated, to.strip(), lang) if stated and to.strip() else None,
        "find": word,
        "found": search(lookups, word, GRAPH_KINDS, HITS) if word else None,
        "bundle": assets.version(),
        "words": client_words(lang),
        "relations": client_relations(lang),
        "snapshot": lookups.snapshot,
        "starts": starts(reader, kept) if not node and not word else None,
        "behind": _behind(lang, node),
    }
    return render(request, "graph.html", shown)


def _behind(lang: Language, node: dict[str, Any] | None) -> list[Behind]:
    t = words(lang)
    if node is None:
        return [of_rows(t["plans_in"], "plans")]
    return [of_relations(t["around"], node["iri"], lang), of_node(node["label"] or node["key"], node["iri"])]
