"""How nodes introduce themselves to programs, alone and as neighbours of another."""

from collections.abc import Mapping
from typing import Any

from api.answering import going_on
from api.links import evidence_of, neighbours_of, page_of
from graph.directory import Page
from graph.walk import Direction, Neighbour, Relation
from ontology.iri import Identifier


def summary(iri: str, label: str) -> dict[str, Any]:
    """Return how every node introduces itself: IRI, kind, key, label, the address of its page."""
    node = Identifier.parse(iri)
    return {"iri": iri, "kind": node.kind, "key": node.key, "label": label, "page": page_of(iri)}


def neighbours_json(
    node: str, one: Relation, way: Direction, page: Page, by_node: Mapping[str, Neighbour],
    shown: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:  # fmt: skip
    """Return one relation of a node with a part of what stands at the other end.

    Args:
        node: an IRI.
        one: the relation.
        way: the direction.
        page: the nodes that are shown.
        by_node: what states that they are related.
        shown: how they introduce themselves.
    """
    side = 0 if way == "out" else 1
    here = Identifier.parse(node)
    last = Identifier.parse(page.after) if page.after else None
    more = going_on(neighbours_of(here), relation=one.name, direction=way,
                    after=f"{last.kind}/{last.key}") if last else None  # fmt: skip
    items = [{**shown[n], "via": by_node[n].via, "evidence": evidence_of(by_node[n].evidence)} for n in page.nodes]
    return {"relation": one.name, "direction": way, "label": one.zh[side], "label_en": one.en[side],
            "total": page.total, "items": items, "more": more}  # fmt: skip
