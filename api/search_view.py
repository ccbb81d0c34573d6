"""What a search found → plain values, by kind, with the plan or the region that tells hits of one name apart."""

from collections.abc import Sequence
from typing import Any

from api.answering import going_on
from api.introducing import summary
from api.links import PLURALS, plan_of
from api.lookups import Lookups
from api.reading import text
from graph.kinds import kinds
from graph.search import Group
from ontology.errors import ParameterError
from ontology.iri import Identifier


def search(lookups: Lookups, q: str, among: Sequence[str] | None, limit: int) -> list[dict[str, Any]]:
    """Return the best hits of each kind; of several words all tell of a hit, or of its plan or place.

    宁波 专利导航 finds the tasks of patent navigation in plans of Ningbo.

    Raises:
        ParameterError: ``among`` names a kind that nothing is found of, or ``q`` is empty.
    """
    index = lookups.directory.index
    known = tuple(dict.fromkeys((*PLURALS, *index.kinds)))
    if unknown := [kind for kind in among or () if kind not in known]:
        raise ParameterError(f"kind: no {', '.join(unknown)}; there are {', '.join(known)}")
    if not q.strip():
        raise ParameterError("q: give what to look for")
    return [_group(lookups, q, group, limit) for group in index.find(q, kinds=among or known, limit=limit)]


def placed(lookups: Lookups, q: str, limit: int) -> list[dict[str, Any]]:
    """Return the best hits of each kind for people: each with the place of its plan."""
    places = _places(lookups)
    return [_placed(group, places) for group in search(lookups, q, None, limit)]


def _places(lookups: Lookups) -> dict[str, str]:
    rows = lookups.reader.rows("plan_places")
    return {Identifier.parse(text(row, "plan_iri")).key: text(row, "region") for row in rows}


def _placed(group: dict[str, Any], places: dict[str, str]) -> dict[str, Any]:
    named = [item | {"region_label": item["region_label"] or places.get(item["plan"] or "")} for item in group["items"]]
    return group | {"items": named}


def _group(lookups: Lookups, q: str, group: Group, limit: int) -> dict[str, Any]:
    nodes = [hit.node for hit in group.hits]
    regions = _regions(lookups, group.kind, nodes)
    plans = {node: plan for node in nodes if (plan := plan_of(node))}
    names = lookups.directory.index.names([*nodes, *plans.values(), *regions.values()])
    items = []
    for hit in group.hits:
        found = summary(hit.node, names.get(hit.node, ""))
        found |= {"text": hit.text, "field": hit.field, "match": hit.match}
        for name, iri in (("plan", plans.get(hit.node)), ("region", regions.get(hit.node))):
            found |= {
                name: Identifier.parse(iri).key if iri else None,
                f"{name}_label": names.get(iri) if iri else None,
            }
        items.append(found)
    return {"kind": group.kind, "items": items, "more": _more(q, group.kind, limit) if group.more else None}


def _more(q: str, kind: str, limit: int) -> str:
    if kind in PLURALS:
        return going_on(f"/api/{PLURALS[kind]}", q=q)
    return going_on("/api/search", q=q, kind=kind, limit=limit * 10)


def _regions(lookups: Lookups, kind: str, nodes: Sequence[str]) -> dict[str, str]:
    if kind not in kinds() or "region" not in kinds()[kind].fields:
        return {}
    found = lookups.directory.described(kind, nodes, ["region"])
    return {node: values["region"][0].text for node, values in found.items() if "region" in values}
