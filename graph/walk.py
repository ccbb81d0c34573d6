"""Walks from node to node by the relations of ``relations.yaml``: neighbours and their number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from graph.directory import Page, cut
from graph.kept import Kept
from graph.result import Term
from graph.stars import Looking, Reached, Star, star
from graph.store import Store
from ontology.errors import ParameterError
from ontology.iri import Identifier

Direction = Literal["out", "in"]
Cells = Sequence[Term | None]
TABLE: Final = Path(__file__).with_name("relations.yaml")
KEPT: Final = 1_000_000  # neighbours over all nodes that are kept


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between kinds, with its names seen from either end."""

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    zh: tuple[str, str]
    en: tuple[str, str]
    pattern: str
    star: Star


@dataclass(frozen=True, slots=True, order=True)
class Neighbour:
    """A node at the other end, and what states the relation with its evidence, where there is such."""

    node: str
    via: str | None = None
    evidence: str | None = None


@cache
def relations() -> Mapping[str, Relation]:
    """All relations by name."""
    return {name: _relation(name, one) for name, one in _table()["relations"].items()}


@cache
def no_way() -> frozenset[str]:
    """The kinds that are never passed on a path between others."""
    return frozenset(_table()["no_way"])


def _relation(name: str, one: Mapping[str, Any]) -> Relation:
    zh, en = tuple(one["zh"]), tuple(one["en"])
    return Relation(name, tuple(one["from"]), tuple(one["to"]), zh, en, one["pattern"], star(one["pattern"]))


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return loaded


@cache
def ways(kind: str) -> Sequence[tuple[Relation, Direction]]:
    """The relations that nodes of a kind may have, and their direction."""
    out: list[tuple[Relation, Direction]] = [(one, "out") for one in relations().values() if kind in one.sources]
    return (*out, *((one, "in") for one in relations().values() if kind in one.targets))


class Walker:
    """Walks in one store; threads may share it."""

    def __init__(self, store: Store) -> None:
        """Walk in ``store``."""
        self._store = store
        self._kept: Kept[Sequence[Neighbour]] = Kept(KEPT)

    def neighbours(self, node: str, relation: Relation, direction: Direction) -> Sequence[Neighbour]:
        """Return what a relation leads to from ``node``, sorted, each once."""
        return self._kept.get((node, relation.name, direction), lambda: self._read(node, relation, direction))

    def page(
        self, node: str, relation: str, direction: Direction, limit: int, after: str | None
    ) -> tuple[Page, dict[str, Neighbour]]:
        """Return a part of the neighbours of ``node``, and each by its node.

        Raises:
            ParameterError: nodes of this kind have no such relation.
        """
        known = {(one.name, way): one for one, way in ways(Identifier.parse(node).kind)}
        if (relation, direction) not in known:
            there = ", ".join(sorted({name for name, _ in known})) or "none"
            raise ParameterError(f"relation: no {relation!r} of this direction ({direction}) here; there are {there}")
        found = self.neighbours(node, known[relation, direction], direction)
        by_node = {one.node: one for one in found}
        return cut(list(by_node), limit, after), by_node

    def _read(self, node: str, relation: Relation, direction: Direction) -> Sequence[Neighbour]:
        reached = _along(Looking(self._store, node), relation, direction)
        if reached is not None:
            return _first(node, reached)
        return sorted(one for _, one in self.steps([node], relation, direction, None))

    def steps(
        self, nodes: Sequence[str], relation: Relation, direction: Direction, most: int | None
    ) -> Iterable[tuple[str, Neighbour]]:
        """Return what a relation leads to from each of ``nodes``, looking at ``most`` statements."""
        here, there = _ends(direction)
        bound = f" LIMIT {most}" if most is not None else ""
        text = f"SELECT ?{here} ?{there} ?via ?evidence WHERE {{ {_where(nodes, relation, direction)} }}{bound}"
        return _once(self._store.select(text).rows)

    def around(self, node: str) -> None:
        """Read all relations of ``node`` together, so that ``neighbours`` finds them."""
        known = ways(Identifier.parse(node).kind)
        if all(self._kept.find((node, one.name, way)) is not None for one, way in known):
            return
        looking = Looking(self._store, node)
        reached = [_along(looking, one, way) for one, way in known]
        for (one, way), found in zip(known, reached, strict=True):
            if found is not None:
                self._kept.keep((node, one.name, way), _first(node, found))
        self._ask(node, [known[number] for number, found in enumerate(reached) if found is None])

    def _ask(self, node: str, known: Sequence[tuple[Relation, Direction]]) -> None:
        """Read relations that are stated very often, with one query."""
        if not known:
            return
        parts = " UNION ".join(
            f"{{ {_where([node], one, way)} BIND({number} AS ?way) BIND(?{_ends(way)[1]} AS ?far) }}"
            for number, (one, way) in enumerate(known)
        )
        found: list[list[Cells]] = [[] for _ in known]
        for number, *rest in self._store.select(f"SELECT ?way ?far ?via ?evidence WHERE {{ {parts} }}").rows:
            if number is not None:
                found[int(number.text)].append((Term("iri", node), *rest))
        for (one, way), rows in zip(known, found, strict=True):
            self._kept.keep((node, one.name, way), sorted(near for _, near in _once(rows)))


def _along(looking: Looking, relation: Relation, direction: Direction) -> list[Reached] | None:
    here, there = _ends(direction)
    return looking.along(relation.star, f"?{here}", f"?{there}")


def _first(node: str, reached: Iterable[Reached]) -> list[Neighbour]:
    """Each neighbour once, sorted; the first by name of the statements that lead there stands for it."""
    found: dict[str, Neighbour] = {}
    for end, via, evidence in sorted(reached, key=lambda one: (one[0], one[1] or "", one[2] or "")):
        if end != node:
            found.setdefault(end, Neighbour(end, via, evidence))
    return list(found.values())


def _ends(direction: Direction) -> tuple[str, str]:
    """The variables of a pattern for the node that is known, and for its neighbours."""
    return ("from", "to") if direction == "out" else ("to", "from")


def _where(nodes: Sequence[str], relation: Relation, direction: Direction) -> str:
    """The pattern of a relation from ``nodes``, with what shows it."""
    among = " ".join(f"<{node}>" for node in nodes)
    said = "OPTIONAL { ?via zt:evidence ?evidence }" if "?via" in relation.pattern else ""
    return f"VALUES ?{_ends(direction)[0]} {{ {among} }} {relation.pattern} . {said}"


def _once(rows: Iterable[Cells]) -> list[tuple[str, Neighbour]]:
    """Each neighbour once, from rows of a node, its neighbour, what lies between, and what shows it.

    Two statements of one relation between two nodes are one neighbour; the first by name stands for it.
    """
    first: dict[tuple[str, str], Neighbour] = {}
    for near, far, *rest in rows:
        if near and far and near.text != far.text:
            found = Neighbour(far.text, *(cell.text if cell else None for cell in rest))
            place = near.text, far.text
            first[place] = min(first.get(place, found), found, key=lambda one: (one.via or "", one.evidence or ""))
    return [(near, one) for (near, _), one in first.items()]
