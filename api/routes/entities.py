"""Look-ups of entities for programs: lists with filters, one entity with all its facts, and /id addresses."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse

from api.entity_view import entity_json, kind_of, listing
from api.links import SINGULARS, data_of, identifier, page_of
from api.serving import OpenReader, OpenSettings, wanted
from ontology.errors import NotFoundError

router = APIRouter(tags=["entities"])
Plural = Annotated[str, Path(json_schema_extra={"enum": list(SINGULARS)})]


@router.get("/api/{plural}", summary="Entities of one kind")
def entities(
    reader: OpenReader,
    settings: OpenSettings,
    plural: Plural,
    region: Annotated[str | None, Query(description="code of a region, for example 320500")] = None,
    q: Annotated[str | None, Query(description="part of the name")] = None,
    limit: Annotated[int | None, Query(ge=1)] = None,
    after: Annotated[str | None, Query(description="the key to go on from")] = None,
) -> dict[str, Any]:
    """Return ``{items, total, after, snapshot}``; ``after`` is null at the end."""
    size = min(limit or settings.page_size, settings.page_limit)
    found = listing(reader, kind_of(plural), region=region, q=q, limit=size, after=after)
    return {"items": found.items, "total": found.total, "after": found.after, "snapshot": reader.store.manifest.sha256}


@router.get("/api/{plural}/{key:path}", summary="One entity with all its facts and neighbours")
def entity(reader: OpenReader, plural: Plural, key: str) -> dict[str, Any]:
    """Return ``{iri, kind, key, label, page, facts, neighbours, …}``."""
    return {**entity_json(reader, kind_of(plural), key), "snapshot": reader.store.manifest.sha256}


@router.get("/id/{kind}/{key:path}", summary="The page or the data of an identifier", status_code=303)
def dereference(request: Request, kind: str, key: str) -> RedirectResponse:
    """Redirect to the page of a node, or to its JSON where the client asks for that."""
    node = identifier(kind, key)
    asked = wanted(request.headers.get("accept", ""))
    target = data_of(node) if asked and "json" in asked[0] else page_of(str(node))
    if target is None:
        raise NotFoundError(f"there is no address for a {kind}")
    return RedirectResponse(target, status_code=303, headers={"Vary": "Accept"})
