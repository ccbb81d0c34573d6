"""Look-ups for pages and programs: lists, one entity, search, neighbours, paths: nodes of the graph → plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.introducing import neighbours_json, summary
from api.items import BASICS, Items, linked
from api.links import PLURALS, evidence_of, identifier, page_of
from api.passage_names import headed
from api.reading import Reader
from api.reconcile_names import written_otherwise
from graph.directory import Directory
from graph.engine import plain_json
from graph.kept import Kept
from graph.kinds import kinds
from graph.paths import Paths
from graph.result import Term
from graph.titles import own
from graph.walk import Direction, Relation, Walker, relations, ways
from ontology.errors import NotFoundError, ParameterError
from ontology.iri import KINDS, Identifier
from ontology.terms import expand

FIRST: Final = 10  # neighbours of each relation that an entity shows
MAX_STATEMENTS: Final = 300
AT_ONCE: Final = 100  # statements that speak of an entity, from which on reading it takes more than a moment
ENTITIES: Final = 32 << 20  # bytes of entities that are kept
# what relations tell, or only programs inside need
_TOLD: Final = frozenset(
    map(expand, ("zt:assignment", "zt:mentions", "zt:usesPlatform", "zt:responsibleAgency", "zt:leadAgency",
                 "eli:cites", "eli:based_on", "zt:evidence"))
)  # fmt: skip
_PLANS: Final = str(Identifier("plan", ""))
_EVIDENCE: Final = expand("zt:evidence")
_NAMES: Final = tuple(map(expand, ("skos:prefLabel", "rdfs:label", "dcterms:title")))


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of a list; ``after`` is the key to go on from, None at the end."""

    items: tuple[dict[str, Any], ...]
    total: int
    after: str | None


class Lookups:
    """Answers look-ups on one snapshot; threads may share it."""

    def __init__(self, reader: Reader) -> None:
        """Look up in the store of ``reader``."""
        self.reader = reader
        self.directory = Directory(reader.store, written_otherwise)
        self.items = Items(reader, self.directory)
        self.walker = Walker(reader.store)
        self._entities: Kept[bytes] = Kept(ENTITIES)
        self._warm = False

    @property
    def snapshot(self) -> str:
        """The version of the snapshot."""
        return self.reader.store.manifest.sha256

    def warm(self) -> None:
        """Make what the first request would wait for: the lists of all kinds and the search index."""
        for kind in kinds():
            self.directory.nodes(kind, {})
        _ = self.directory.index, self.reader.store.triples
        self._warm = True

    # --- nodes

    def nodes(self, iris: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return how each node introduces itself: IRI, kind, key, label, the address of its page."""
        return self._nodes(iris, self.directory.index.names(iris))

    def _nodes(self, iris: Sequence[str], names: Mapping[str, str]) -> dict[str, dict[str, Any]]:
        found = headed(self.reader, {iri: names[iri] for iri in iris if iri in names})
        return {iri: summary(iri, found.get(iri, "")) for iri in dict.fromkeys(iris)}

    def _own(self, node: str) -> dict[str, str]:
        """What documents are called by ``node`` itself, where it is a plan: others may write other titles."""
        return own(self.reader.store, node) if node.startswith(_PLANS) else {}

    def identify(self, stated: str) -> str:
        """Return the node that goes by ``kind/key``, by its IRI, or by a name that only one node has.

        Raises:
            NotFoundError: there is none; the message gives the nearest names.
            ParameterError: the name is that of several nodes.
        """
        kind, slash, key = stated.strip("/").partition("/")
        if stated.startswith("http"):
            node = _parsed(stated)
        elif slash and key and identifier_kind(kind):
            node = str(identifier(kind, key))
        else:
            return self.named(stated)
        self.require(node)
        return node

    def named(self, name: str) -> str:
        """Return the one node of any kind that goes by ``name``; errors as for ``identify``."""
        found = [node for kind in kinds() for node in self.directory.called(kind, name)]
        if len(found) > 1:
            shown = ", ".join(f"{one.kind}/{one.key}" for one in map(Identifier.parse, found[:5]))
            raise ParameterError(f"{name!r} is the name of {len(found)}: {shown}{' …' if len(found) > 5 else ''}")
        if not found:
            raise NotFoundError(self._nothing("", name))
        return found[0]

    def require(self, node: str) -> None:
        """Check that something is stated of ``node``.

        Raises:
            NotFoundError: nothing is; the message gives the nearest names.
        """
        found = Identifier.parse(node)
        there = (self.directory.exists(found.kind, node) if found.kind in kinds()
                 else self.stated(node))  # fmt: skip
        if not there:
            raise NotFoundError(self._nothing(found.kind, found.key))

    def stated(self, node: str) -> bool:
        """Whether anything is stated of ``node``, also where it is none that lists hold, such as a mention."""
        return bool(self.reader.store.query(f"ASK {{ <{node}> ?p ?o }}").boolean)

    def _nothing(self, kind: str, name: str) -> str:
        near = self.directory.nearest(name.rpartition("/")[2] or name, [kind] if kind in kinds() else None)
        return f"there is no {kind or 'node'} {name!r}" + (f"; the nearest are {', '.join(near)}" if near else "")

    # --- lists

    def listing(
        self, kind: str, filters: Mapping[str, str], *, limit: int, after: str | None = None,
        fields: Sequence[str] | None = None,
    ) -> Listed:  # fmt: skip
        """Return a part of a list; ``fields`` are those of the kind and ``BASICS``, all by default.

        Raises:
            ParameterError: an unknown filter or field, or a value of the wrong form.
            NotFoundError: nothing goes by a value.
        """
        allowed = (*BASICS, *kinds()[kind].fields)
        if unknown := [field for field in fields or () if field not in allowed]:
            raise ParameterError(f"fields: no {', '.join(unknown)} here; there are {', '.join(allowed)}")
        page = self.directory.page(kind, filters, limit, after)
        wanted = allowed if fields is None else tuple(dict.fromkeys(("key", *fields)))
        plan = self.directory.node("plan", filters["plan"]) if "plan" in filters else ""
        items = self.items.of(kind, page.nodes, wanted, self._own(plan))
        return Listed(tuple(items), page.total, Identifier.parse(page.after).key if page.after else None)

    # --- one entity

    def entity(self, kind: str, key: str) -> dict[str, Any]:
        """Return what is stated of one entity, and its relations with the first neighbours of each.

        Raises:
            NotFoundError: there is no such entity; the message gives the nearest names.
        """
        node = str(identifier(kind, key))
        self.require(node)
        self.walker.around(node)
        said = self._said(node)[:MAX_STATEMENTS]
        fields = self.directory.described(kind, [node], tuple(kinds()[kind].fields))
        near = [(one, way, *self.walker.page(node, one.name, way, FIRST, None)) for one, way in ways(kind)
                if self.walker.neighbours(node, one, way)]  # fmt: skip
        around = [other for _, _, page, _ in near for other in page.nodes]
        named = [node, *linked(fields), *around]
        names = self.directory.index.names(named) | self._own(node)  # at once: each call has to wait its turn
        item = self.items.shown(kind, fields, (*BASICS, *kinds()[kind].fields), names)[0]
        shown = self._nodes(around, names)
        evidence = [evidence_of(value.text) for property, value, _ in said if property == _EVIDENCE]
        return {
            **{name: item.pop(name) for name in BASICS},
            "fields": item,
            "facts": [self._statement(*one) for one in said if one[0] not in _TOLD],
            "evidence": sorted(address for address in evidence if address),
            "relations": [neighbours_json(node, *one, shown) for one in near],
        }

    def entity_json(self, kind: str, key: str) -> bytes:
        """Return ``entity`` with the snapshot as JSON; errors as for it."""

        def made() -> bytes:
            return plain_json({**self.entity(kind, key), "snapshot": self.snapshot})

        return self._entities.get((kind, key), made)

    def entity_at_once(self, kind: str, key: str) -> bytes | None:
        """Return what ``entity_json`` does where it is read in a moment: where few statements speak of the entity.

        None for all else, also where there is no such entity.
        """
        if (kept := self._entities.find((kind, key))) is not None:
            return kept
        node = str(identifier(kind, key))
        if not self._warm or self.directory.index.busy or not self.directory.exists(kind, node):
            return None
        few = self.reader.store.touching(node, AT_ONCE) < AT_ONCE
        return self.entity_json(kind, key) if few else None

    def _said(self, node: str) -> list[tuple[str, Term, str]]:
        """Property, value, and name of the value of all that is stated; a value with two names comes twice."""
        store, found = self.reader.store, []
        for property, value in store.about(node):
            names = {name.text for _, name in store.about(value.text, _NAMES) if name.language != "en"} \
                if value.kind == "iri" and property not in _TOLD and page_of(value.text) else ()  # fmt: skip
            found += [(property, value, name) for name in sorted(names) or ("",)]
        return sorted(found, key=lambda one: (one[0], one[1].kind == "literal", one[1].text, one[2]))

    def _statement(self, property: str, value: Term, name: str) -> dict[str, Any]:
        if value.kind == "iri" and page_of(value.text) is None:
            name = self.reader.label(value.text, "zh")
        return {"property": property, "property_label": self.reader.label(property, "zh"),
                "value": value.value, "label": name or None}  # fmt: skip

    # --- neighbours

    def relation(
        self, node: str, one: Relation, way: Direction, limit: int, after: str | None = None
    ) -> dict[str, Any]:
        """Return one relation of a node with a part of what stands at the other end."""
        page, by_node = self.walker.page(node, one.name, way, limit, str(_parsed_key(after)) if after else None)
        names = self.directory.index.names(page.nodes) | self._own(node)
        return neighbours_json(node, one, way, page, by_node, self._nodes(page.nodes, names))

    def neighbours(
        self, node: str, relation: str | None, direction: Direction | None, limit: int, after: str | None
    ) -> list[dict[str, Any]]:
        """Return the relations of a node, all or those of one name and direction.

        Raises:
            ParameterError: its kind has no such relation.
        """
        known = ways(Identifier.parse(node).kind)
        wanted = [(one, way) for one, way in known if relation in (None, one.name) and direction in (None, way)]
        if not wanted and relation is not None:
            there = ", ".join(dict.fromkeys(one.name for one, _ in known)) or "none"
            raise ParameterError(f"relation: no {relation!r} of this direction here; there are {there}")
        found = [self.relation(node, one, way, limit, after) for one, way in wanted]
        return [one for one in found if one["total"] or relation]

    def path_json(self, found: Paths) -> list[list[dict[str, Any]]]:
        """Return paths as plain values."""
        return [[{"source": step.source, "relation": step.relation, "direction": step.direction,
                  "label": relations()[step.relation].zh[0 if step.direction == "out" else 1], "target": step.target,
                  "via": step.via, "evidence": evidence_of(step.evidence)} for step in path]
                for path in found.paths]  # fmt: skip


def identifier_kind(kind: str) -> bool:
    """Whether a word is a kind of node, or the name of its lists."""
    return kind in KINDS or kind in PLURALS.values()


def _parsed(iri: str) -> str:
    try:
        return str(Identifier.parse(iri))
    except ValueError as error:
        raise NotFoundError(str(error)) from error


def _parsed_key(stated: str) -> Identifier:
    kind, _, key = stated.partition("/")
    return identifier(kind, key)
