"""Indicators by what they go by: code or key, a name or a part of one, or pinyin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from graph.nearest import nothing
from graph.store import Store
from graph.tokens import fold
from ontology.iri import Identifier, slug

# those that targets are set for, also by the names that the targets give them
_SET: Final = """
SELECT DISTINCT ?iri ?name WHERE {
  { ?iri a zt:Indicator ; skos:prefLabel|skos:altLabel ?name } UNION { ?target zt:indicator ?iri ; zt:statedName ?name }
}"""
_SCHEME: Final = "SELECT ?iri ?name WHERE { ?iri skos:inScheme ztc:indicator ; skos:prefLabel|skos:altLabel ?name }"


@dataclass(frozen=True, slots=True)
class _Named:
    """An indicator by its key and one of its names; ``folded`` is the name as it is compared."""

    iri: str
    key: str
    name: str
    folded: str


Names = tuple[list[_Named], list[_Named]]
_KEPT: Final[WeakKeyDictionary[Store, Names]] = WeakKeyDictionary()


def indicators(text: str, store: Store) -> list[str]:
    """Return the IRIs of the indicators that go by ``text``, sorted.

    Those that targets are set for come first: the rest of the scheme is looked at where none of them is found.

    Args:
        text: the code or key of one; else a name in Chinese or English or a part of it, else the pinyin of a name.
        store: the graph.

    Raises:
        NotFoundError: nothing goes by it; the message gives the nearest names.
    """
    known = _known(store)
    for goes_by in _ways(text):
        for names in known:
            if found := {one.iri for one in names if goes_by(one)}:
                return sorted(found)
    raise nothing("indicator", text, (one.name for names in known for one in names))


def _ways(text: str) -> Iterator[Callable[[_Named], bool]]:
    keys = {text.lower(), f"code/{text.lower()}"}
    yield lambda one: one.key in keys
    folded = fold(text)
    if not folded.isascii():
        yield lambda one: folded in one.folded
        return
    if len(folded) > 1:
        # Latin letters from the beginning of a word: pct, and not the a in patents
        begins = re.compile(rf"(?<![a-z0-9]){re.escape(folded)}")
        yield lambda one: bool(begins.search(one.folded))
    sound = slug(folded)
    yield lambda one: slug(one.name) == sound


def _known(store: Store) -> Names:
    """The names of the indicators that are in use, and those of the scheme; read once for a store."""
    if store not in _KEPT:
        used, scheme = (
            [_named(str(iri), str(name)) for iri, name in store.query(asked).values] for asked in (_SET, _SCHEME)
        )
        _KEPT[store] = used, scheme
    return _KEPT[store]


def _named(iri: str, name: str) -> _Named:
    return _Named(iri, Identifier.parse(iri).key, name, fold(name))
