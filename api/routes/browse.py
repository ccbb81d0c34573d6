"""Browsing for programs: search, neighbours, paths between two nodes, and the sentence behind a fact."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from api.answering import SnapshotRoute, errors
from api.evidence_view import evidence
from api.lookups import FIRST
from api.models import Evidence, Neighbours, Paths, Search
from api.search_view import search
from api.serving import OpenLookups, OpenSettings
from graph.paths import MAX_HOPS, shortest

router = APIRouter(prefix="/api", tags=["browse"], route_class=SnapshotRoute)
Way = Literal["out", "in"]


@router.get("/search", response_model=Search, responses=errors(400, 404))
def find(
    lookups: OpenLookups, settings: OpenSettings,
    q: Annotated[str, Query(description="Chinese of any length, pinyin, or initials", examples=["知识产权"])],
    kind: Annotated[str | None, Query(description="kinds to look among, with commas between; all by default")] = None,
    limit: Annotated[int, Query(ge=1, description="the most hits of a kind", examples=[10])] = 10,
) -> dict[str, Any]:  # fmt: skip
    """Return the best hits of each kind: exact names, beginnings, parts of names, other names, headings, quotes."""
    among = [one.strip() for one in kind.split(",") if one.strip()] if kind else None
    groups = search(lookups, q, among, min(limit, settings.page_limit))
    return {"q": q, "groups": groups, "snapshot": lookups.snapshot}


@router.get(
    "/neighbours/{id:path}", response_model=Neighbours, responses=errors(400, 404), summary="Neighbours of a node"
)
def neighbours(
    lookups: OpenLookups, settings: OpenSettings, id: str,
    relation: Annotated[str | None, Query(description="only this relation, for example `lead`")] = None,
    direction: Annotated[
        Way | None, Query(description="`out` as the relation is named, `in` against it", examples=["out"])
    ] = None,
    limit: Annotated[int | None, Query(ge=1, description="the most neighbours of each relation", examples=[20])] = None,
    after: Annotated[str | None, Query(description="`kind/key` of the neighbour to go on from")] = None,
) -> dict[str, Any]:  # fmt: skip
    """Return the neighbours of ``kind/key`` by relation, each with its number and the address of the others."""
    node = lookups.identify(id)
    size = min(limit or (settings.page_size if relation else FIRST), settings.page_limit)
    found = lookups.neighbours(node, relation, direction, size, after)
    if limit is not None:  # the other parts are as large
        found = [one | {"more": one["more"] and f"{one['more']}&limit={limit}"} for one in found]
    following = found[0]["more"] if len(found) == 1 else None
    return {"node": lookups.nodes([node])[node], "relations": found, "next": following, "snapshot": lookups.snapshot}


@router.get("/paths", response_model=Paths, responses=errors(400, 404))
def paths(
    lookups: OpenLookups, settings: OpenSettings,
    source: Annotated[str, Query(
        alias="from", description="`kind/key`, an IRI, or a name that only one node has", examples=["region/320500"],
    )],
    target: Annotated[str, Query(alias="to", description="the same for the other end", examples=["region/330200"])],
    hops: Annotated[int, Query(ge=1, le=MAX_HOPS, description="the most steps of a path", examples=[3])] = MAX_HOPS,
    limit: Annotated[int, Query(ge=1, le=100, description="the most paths", examples=[10])] = 10,
) -> dict[str, Any]:  # fmt: skip
    """Return the shortest paths; regions and other hubs are no way between others. ``complete`` tells of bounds."""
    start, end = lookups.identify(source), lookups.identify(target)
    found = shortest(lookups.walker, start, end, hops, limit)
    on_the_way = [node for path in found.paths for step in path for node in (step.source, step.target)]
    shown = lookups.nodes([start, end, *on_the_way])
    return {
        "from": shown[start], "to": shown[end], "length": len(found.paths[0]) if found.paths else None,
        "paths": lookups.path_json(found), "nodes": shown, "complete": found.complete, "reason": found.reason,
        "steps": found.steps, "not_passed": list(found.hubs[: settings.page_limit]), "snapshot": lookups.snapshot,
    }  # fmt: skip


@router.get(
    "/evidence/{id:path}", response_model=Evidence, responses=errors(400, 404), summary="The sentence behind a fact"
)
def passage(
    lookups: OpenLookups, id: str,
    context: Annotated[int, Query(ge=0, le=2000, description="characters before and after", examples=[200])] = 200,
) -> dict[str, Any]:  # fmt: skip
    """Return the words of ``<plan>/<start>-<end>`` and what stands around them, where the document's text is loaded."""
    return {**evidence(lookups, id, context), "snapshot": lookups.snapshot}
