"""Lists of nodes by kind and filter, pages of them by key, and the search index: what look-ups ask of one snapshot."""

import bisect
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final

from graph.kept import Kept
from graph.keys import tidy
from graph.kinds import ONE_OF, Kind, kinds, texts
from graph.parameters import Parameter, term
from graph.plan_names import told_apart
from graph.result import Term
from graph.search import Label, SearchIndex
from graph.store import Store
from graph.titles import usual
from ontology.errors import NotFoundError, ParameterError
from ontology.iri import Identifier, code, slug
from ontology.records import RoleBasis
from ontology.terms import BASE, expand

Meant = Callable[[str, str], Iterable[str]]
KEPT: Final = 4_000_000  # nodes over all lists that are kept
_NEAREST: Final = 5
_ASSIGNMENT: Final = expand("zt:assignment")
_AGENT, _BASIS = expand("prov:agent"), expand("zt:roleBasis")
_NODES: Final = f"{BASE}id/"
_PLAN: Final = f"{_NODES}plan/"
_IN_PLANS: Final = frozenset(("task", "target", "section", "evidence"))
_PLACED: Final = "SELECT ?node ?place WHERE { ?node zt:region|schema:containedInPlace ?place }"
_SUREST: Final = [code("role-basis", basis) for basis in RoleBasis]


@dataclass(frozen=True, slots=True)
class Page:
    """Nodes of a list in the order of their IRIs; ``after`` is the last of them where others follow."""

    nodes: tuple[str, ...]
    total: int
    after: str | None


class Directory:
    """What look-ups ask of one store; lists and the index are made when first asked for. Threads may share it."""

    def __init__(self, store: Store, meant: Meant = lambda _kind, _text: ()) -> None:
        """Look up in ``store``.

        Args:
            store: the graph.
            meant: which nodes of a kind a text means by rules of its own, whether or not the graph holds them.
        """
        self.store = store
        self._meant = meant
        self._lists: Kept[Sequence[str]] = Kept(KEPT)
        self._lock = Lock()

    @property
    def index(self) -> SearchIndex:
        """The search index over names, other names, headings and quotes."""
        with self._lock:
            return self._index

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(labels(self.store), {**usual(self.store), **told_apart(self.store)})

    def page(self, kind: str, filters: Mapping[str, str], limit: int, after: str | None = None) -> Page:
        """Return a part of the list of ``kind``.

        Args:
            kind: a key of ``kinds()``.
            filters: values by the name of the filter; ``q`` is a part of the name.
            limit: how many.
            after: the key to go on from; it need not be in the list.

        Raises:
            ParameterError: no such filter, or a value of the wrong form.
            NotFoundError: nothing goes by a value.
        """
        return cut(self.nodes(kind, filters), limit, str(Identifier(kind, after)) if after else None)

    def nodes(self, kind: str, filters: Mapping[str, str]) -> Sequence[str]:
        """Return the nodes of a kind that meet all filters, sorted; errors as for ``page``."""
        known = kinds()[kind]
        allowed = [*known.filters, "q"]
        if unknown := sorted(set(filters) - set(allowed)):
            raise ParameterError(f"{kind}: no filter {', '.join(unknown)}; there are {', '.join(allowed)}")
        given = {name: value.strip() for name, value in filters.items()}
        return self._lists.get((kind, *sorted(given.items())), lambda: self._listed(known, given))

    def _listed(self, kind: Kind, given: Mapping[str, str]) -> Sequence[str]:
        patterns = [
            pattern
            for name, value in given.items()
            if name != "q"
            for pattern in kind.filters[name].patterns(self.value(name, kind.filters[name].type, value), given)
        ]
        where = " . ".join([f"?node a {kind.class_}", *patterns])
        # a node found by several ways is wanted once; sorting here is faster than in the engine
        found = {row[0].text for row in self.store.select(f"SELECT ?node WHERE {{ {where} }}").rows if row[0]}
        if given.get("q"):
            found &= self.index.nodes(kind.name, given["q"])
        return sorted(found)

    def value(self, name: str, type: str, text: str) -> str:
        """Write the value of a filter as a term of SPARQL; a node goes by its key, its names or its pinyin.

        Raises:
            ParameterError: the value is empty, of the wrong form, or the name of several.
            NotFoundError: nothing goes by it; the message gives the nearest names.
        """
        if type == "region" or type not in (*kinds(), *ONE_OF):
            return term(Parameter(name, True, type), text, self.store)
        return f"<{self.node(type, text, name)}>"

    def node(self, kind: str, text: str, parameter: str = "") -> str:
        """Return the one node of ``kind`` (also one of ``ONE_OF``) that goes by ``text``; errors as for ``value``."""
        among = ONE_OF.get(kind, (kind,))
        for one in among:
            if self.exists(one, stated := str(Identifier(one, tidy(text)))):
                return stated
        found = [node for one in among for node in self.called(one, text)]
        if len(found) > 1:
            keys = ", ".join(Identifier.parse(node).key for node in found[:_NEAREST])
            raise ParameterError(f"{parameter or kind}: {text!r} is the name of {len(found)}; give a key: {keys} …")
        if not found:
            near = self.nearest(text, among)
            raise NotFoundError(f"no {kind} {text!r}" + (f"; the nearest are {', '.join(near)}" if near else ""))
        return found[0]

    def called(self, kind: str, text: str) -> list[str]:
        """Return the nodes of a kind that go by ``text``: by a name of theirs, else by what the text means."""
        found = self.index.named(kind, text)
        return found or [node for node in self._meant(kind, tidy(text)) if self.exists(kind, node)]

    def exists(self, kind: str, node: str) -> bool:
        """Whether ``node`` is one of ``kind``."""
        known = self.nodes(kind, {})
        place = bisect.bisect_left(known, node)
        return place < len(known) and known[place] == node

    def nearest(self, text: str, among: Sequence[str] | None = None) -> list[str]:
        """Return the names that are most like ``text``, or that sound like it, the likeliest first."""
        alike = self.index.alike(text, among)
        spoken = {slug(name): name for name in reversed(alike)} if text.isascii() else {name: name for name in alike}
        return [spoken[near] for near in difflib.get_close_matches(text.lower(), spoken, n=_NEAREST, cutoff=0.3)]

    def described(self, kind: str, nodes: Sequence[str], fields: Sequence[str]) -> dict[str, dict[str, list[Term]]]:
        """Return the values of ``fields`` for each of ``nodes``."""
        shown = kinds()[kind].fields
        names = {shown[field].property: field for field in fields}
        found: dict[str, dict[str, list[Term]]] = {node: {} for node in nodes}
        for node in nodes if names else ():
            for name, value in self.store.about(node):
                if name in names and value.language != "en":
                    found[node].setdefault(names[name], []).append(value)
        return found

    def bases(self, task: str) -> dict[str, str]:
        """Return the surest basis (a code) on which each body (an IRI) of ``task`` may be taken for its lead."""
        found: dict[str, str] = {}
        for _, assignment in self.store.about(task, [_ASSIGNMENT]):
            said = {name: value.text for name, value in self.store.about(assignment.text, [_AGENT, _BASIS])}
            body, basis = said[_AGENT], said[_BASIS]
            found[body] = min(found.get(body, basis), basis, key=_SUREST.index)
        return found


def cut(nodes: Sequence[str], limit: int, after: str | None) -> Page:
    """Return at most ``limit`` of the sorted ``nodes`` that stand after one."""
    start = bisect.bisect_right(nodes, after) if after else 0
    shown = tuple(nodes[start : start + limit])
    return Page(shown, len(nodes), shown[-1] if shown and start + limit < len(nodes) else None)


def labels(store: Store) -> Iterator[Label]:
    """Everything that the nodes of ``store`` can be found by, with the plan and the place that each belongs to."""
    placed = {node.text: place.text for node, place in store.select(_PLACED).rows if node and place}
    for kind in kinds().values():
        yield from _texts(store, placed, kind.name, "name", f"?node a {kind.class_} ; {'|'.join(kind.names)} ?text")
        if kind.aliases:
            found = f"?node a {kind.class_} ; {'|'.join(kind.aliases)} ?text"
            yield from _texts(store, placed, kind.name, "alias", found)
    for text in texts():
        yield from _texts(store, placed, text.kind, text.field, text.pattern)


def _texts(store: Store, placed: Mapping[str, str], kind: str, field: str, pattern: str) -> Iterator[Label]:
    found = store.query(f'SELECT DISTINCT ?node ?text WHERE {{ {pattern} . FILTER(LANG(?text) != "en") }}')
    return (Label(kind, field, node.text, text.text, _around(kind, node.text, placed))  # type: ignore[arg-type]
            for node, text in found.rows if node and text)  # fmt: skip


def _around(kind: str, node: str, placed: Mapping[str, str]) -> tuple[str, ...]:
    """The plan that a node stands in, by its key, then the place of this plan or of the node, and what it lies in."""
    inner = f"{_PLAN}{node.removeprefix(f'{_NODES}{kind}/').partition('/')[0]}" if kind in _IN_PLANS else node
    found = [inner]
    while (outer := placed.get(found[-1])) and outer not in found:
        found.append(outer)
    return tuple(found[kind not in _IN_PLANS :])
