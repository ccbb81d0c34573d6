"""How a cited document is called, which plans write in several ways: as one plan does, or as most of them do."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote
from weakref import WeakKeyDictionary

from graph.store import Store
from ontology.iri import Identifier, document_graph

# the title stands in the graph of each plan that cites the document by it
_ALL: Final = """
SELECT ?document ?title (COUNT(?graph) AS ?plans)
WHERE { GRAPH ?graph { ?document a zt:CitedDocument ; dcterms:title ?title } }
GROUP BY ?document ?title"""
_OWN: Final = (
    "SELECT ?document ?title WHERE {{ GRAPH <{graph}> {{ ?document a zt:CitedDocument ; dcterms:title ?title }} }}"
)
Forms = Mapping[str, Mapping[str, int]]
_KEPT: Final[WeakKeyDictionary[Store, dict[str, str]]] = WeakKeyDictionary()


def usual(store: Store) -> Mapping[str, str]:
    """Return the title of each cited document as most plans write it; the shortest of those that as many do.

    Args:
        store: the graph; what is found is kept as long as it is.
    """
    if store not in _KEPT:
        forms: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for document, title, plans in store.select(_ALL).values:
            forms[str(document)][str(title)] = int(str(plans))
        _KEPT[store] = _best(forms)
    return _KEPT[store]


def own(store: Store, plan: str) -> dict[str, str]:
    """Return the titles of the documents that ``plan`` (an IRI) cites as it writes them; the shortest of several."""
    graph = document_graph(quote(Identifier.parse(plan).key, safe=".-_~"))
    forms: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for document, title in store.select(_OWN.format(graph=graph)).values:
        forms[str(document)][str(title)] = 1
    return _best(forms)


def _best(forms: Forms) -> dict[str, str]:
    return {
        document: min(found, key=lambda title: (-found[title], len(title), title)) for document, found in forms.items()
    }
