"""What the reconciliation service tells of itself and suggests: the manifest, things, properties, types, previews."""

from importlib.metadata import version
from typing import Any, Final

from api.lookups import Lookups
from api.reconcile_call import BATCH
from api.reconcile_matching import introductions
from api.reconcile_properties import extended, node_of
from api.reconcile_table import properties, type_named, types
from graph.tokens import fold
from ontology.errors import NotFoundError
from ontology.terms import BASE, ZT

PATH: Final = "/reconcile"
WIDTH: Final = 430  # of a preview, in pixels
HEIGHT: Final = 300
PART: Final = 20  # suggestions at once
DEEPEST: Final = 1_000  # suggestions that may be skipped
_VALUES: Final = 5  # of a property in a preview
_ORDER: Final = ("exact", "prefix", "part")


def manifest(base: str) -> dict[str, Any]:
    """Return the manifest of the service at ``base``, an address without a slash at its end."""
    suggest = {name: {"service_url": base, "service_path": f"{PATH}/suggest/{name}"}
               for name in ("entity", "property", "type")}  # fmt: skip
    return {
        "versions": ["0.1", "0.2"],
        "name": "政图 Zhengtu",
        "identifierSpace": f"{BASE}id/",
        "schemaSpace": ZT,
        "serviceVersion": version("zhengtu"),
        "documentation": f"{base}/docs",
        "logo": f"{base}/static/icon.svg",
        "view": {"url": f"{base}/id/{{{{id}}}}"},
        "defaultTypes": [one.told() for one in types().values()],
        "batchSize": BATCH,
        "preview": {"url": f"{base}{PATH}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": base, "service_path": f"{PATH}/properties"},
            "property_settings": [],
        },
    }


def proposed(type: str, limit: int | None) -> dict[str, Any]:
    """Return the properties that things of a type may have.

    Raises:
        NotFoundError: there is no such type.
    """
    known = type_named(type)
    if known is None:
        raise NotFoundError(f"there is no type {type!r}; there are {', '.join(types())}")
    names = types()[known].properties[:limit]
    told = [{"id": name, "name": properties()[name].name} for name in names]
    return {"type": type, "properties": told} | ({"limit": limit} if limit else {})


def suggested(kind: str, prefix: str, cursor: int, among: str | None = None) -> list[dict[str, Any]]:
    """Return the properties or types whose id or names begin with ``prefix``; properties only those of a type."""
    known: list[dict[str, Any]]
    if kind == "type":
        known = [one.told() for one in types().values()]
    else:
        known = [one.told() for one in properties().values() if not among or one.id in _names_of(among)]
    start = fold(prefix)
    return [one for one in known if _begins(one, start)][cursor : cursor + PART]


def _names_of(type: str) -> tuple[str, ...]:
    known = type_named(type)
    return types()[known].properties if known else ()


def _begins(one: dict[str, Any], start: str) -> bool:
    zh, _, en = fold(one["name"]).partition("(")
    return any(name.strip(" )").startswith(start) for name in (one["id"], zh, en, fold(one["name"])))


def entities(lookups: Lookups, prefix: str, cursor: int, among: str | None = None) -> list[dict[str, Any]]:
    """Return the things that go by ``prefix``, begin with it or hold it, exact names first."""
    kind = type_named(among) if among else None
    if not prefix.strip() or (among and kind is None):
        return []
    cursor = min(cursor, DEEPEST)
    wanted = [kind] if kind else list(types())
    groups = lookups.directory.index.find(prefix, kinds=wanted, limit=cursor + PART)
    hits = sorted((hit for group in groups for hit in group.hits), key=lambda hit: _ORDER.index(hit.match))
    named = node_of(lookups, prefix)
    nodes = list(dict.fromkeys([*([named] if named else []), *(hit.node for hit in hits)]))[cursor : cursor + PART]
    told = introductions(lookups, nodes)
    return [{("notable" if name == "type" else name): value for name, value in told[node].items()} for node in nodes]


def preview(lookups: Lookups, id: str) -> dict[str, Any]:
    """Return what the preview of a thing shows.

    Raises:
        NotFoundError: there is no such thing.
    """
    node = node_of(lookups, id)
    if node is None:
        raise NotFoundError(f"there is no {id!r}")
    told = introductions(lookups, [node])[node]
    names = types()[told["type"][0]["id"]].properties
    rows = extended(lookups, [id], names)["rows"][id]
    shown = {properties()[name].name: [next(iter(reversed(cell.values()))) for cell in cells]
             for name, cells in rows.items() if cells}  # fmt: skip
    facts = [(name, values[:_VALUES], len(values) > _VALUES) for name, values in shown.items()]
    return {"node": node, "told": told, "facts": facts, "width": WIDTH, "height": HEIGHT}
