"""What plans are called where several have the same title: the title with the number, the years, or the key."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final
from weakref import WeakKeyDictionary

from graph.store import Store
from ontology.iri import Identifier

_PLANS: Final = """
SELECT ?plan (MIN(?name) AS ?title) (MIN(?code) AS ?number) (MIN(STR(?from)) AS ?start) (MAX(STR(?to)) AS ?end)
       (MIN(SUBSTR(STR(?date), 1, 4)) AS ?issued)
WHERE {
  ?plan a zt:Plan ; rdfs:label ?name .
  OPTIONAL { ?plan eli:number ?code }
  OPTIONAL { ?plan zt:horizonStart ?from }
  OPTIONAL { ?plan zt:horizonEnd ?to }
  OPTIONAL { ?plan eli:date_document ?date }
}
GROUP BY ?plan"""
_KEPT: Final[WeakKeyDictionary[Store, dict[str, str]]] = WeakKeyDictionary()


def told_apart(store: Store) -> Mapping[str, str]:
    """Return the names of the plans (by IRI) that share their title with others.

    Args:
        store: the graph; what is found is kept as long as it is.
    """
    if store not in _KEPT:
        _KEPT[store] = dict(_names(store))
    return _KEPT[store]


def _names(store: Store) -> Iterator[tuple[str, str]]:
    plans = [tuple(str(cell or "") for cell in row) for row in store.select(_PLANS).values]
    titles = Counter(title for _, title, *_ in plans)
    shared = {plan: (title, number or _years(*years)) for plan, title, number, *years in plans if titles[title] > 1}
    same = Counter(shared.values())
    for plan, (title, mark) in shared.items():
        only = mark and same[title, mark] == 1
        yield plan, f"{title}（{mark if only else Identifier.parse(plan).key}）"


def _years(start: str, end: str, issued: str) -> str:
    """The years that a plan runs, else that of its issue."""
    return "–".join(dict.fromkeys(filter(None, (start, end)))) or issued
