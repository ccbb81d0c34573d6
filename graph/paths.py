"""The shortest paths between two nodes: walks from both ends, and says where it had to stop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.walk import Direction, Walker, no_way, ways
from ontology.iri import Identifier

MAX_HOPS: Final = 4
MAX_STEPS: Final = 20_000  # steps that a search looks at
HUB: Final = 500  # what has more neighbours is no way between others
_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, in the direction of walking."""

    source: str
    relation: str
    direction: Direction
    target: str
    via: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest paths; ``complete`` is False where work or number was bounded, ``hubs`` are nodes not passed."""

    paths: tuple[tuple[Step, ...], ...]
    complete: bool
    reason: str
    steps: int
    hubs: tuple[str, ...]


def shortest(walker: Walker, start: str, end: str, hops: int = MAX_HOPS, limit: int = 10) -> Paths:
    """Return the shortest paths between two nodes.

    Args:
        walker: walks in the graph.
        start: a node.
        end: another node.
        hops: the most steps of a path.
        limit: the most paths.
    """
    return _Search(walker, start, end).run(hops, limit)


class _Search:
    """One search: the distances and the ways back from both ends."""

    def __init__(self, walker: Walker, start: str, end: str) -> None:
        self._walker = walker
        self._ends = (start, end)
        self._distance: tuple[dict[str, int], dict[str, int]] = ({start: 0}, {end: 0})
        self._back: tuple[dict[str, list[Step]], dict[str, list[Step]]] = ({}, {})
        self._looked = 0
        self._hubs: set[str] = set()

    def run(self, hops: int, limit: int) -> Paths:
        if self._ends[0] == self._ends[1]:
            return Paths(((),), True, "", 0, ())
        fronts = [[self._ends[0]], [self._ends[1]]]
        for _ in range(hops):
            side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
            fronts[side] = self._widen(side, fronts[side])
            if met := sorted(node for node in fronts[side] if node in self._distance[1 - side]):
                return self._answer(met, limit)
            if self._looked >= MAX_STEPS:
                return Paths((), False, f"stopped after {MAX_STEPS} steps", self._looked, tuple(sorted(self._hubs)))
            if not fronts[side]:
                break
        return Paths((), True, "", self._looked, tuple(sorted(self._hubs)))

    def _widen(self, side: int, front: Sequence[str]) -> list[str]:
        distance, depth = self._distance[side], self._distance[side][front[0]] + 1 if front else 0
        fresh: dict[str, None] = {}
        for _near, found in self._around(front):
            step, one = found
            if distance.setdefault(one, depth) == depth:
                fresh[one] = None
                self._back[side].setdefault(one, []).append(step if side == 0 else _turned(step))
        return list(fresh)

    def _around(self, front: Sequence[str]) -> Iterable[tuple[str, tuple[Step, str]]]:
        """All steps from the nodes of a front, without those from hubs and to kinds that are no way."""
        found: dict[str, list[Step]] = {}
        kinds: dict[str, list[str]] = {}
        for node in front:
            kinds.setdefault(Identifier.parse(node).kind, []).append(node)
        for kind, nodes in sorted(kinds.items()):
            for relation, direction in ways(kind):
                for at in range(0, len(nodes), _BATCH):
                    left = MAX_STEPS - self._looked
                    if left <= 0:
                        break
                    for near, one in self._walker.steps(nodes[at : at + _BATCH], relation, direction, left):
                        self._looked += 1
                        step = Step(near, relation.name, direction, one.node, one.via, one.evidence)
                        found.setdefault(near, []).append(step)
        for near, steps in found.items():
            if len(steps) > HUB and near not in self._ends:
                self._hubs.add(near)
                continue
            for step in steps:
                if self._passable(step.target):
                    yield near, (step, step.target)

    def _passable(self, node: str) -> bool:
        if node in self._ends or Identifier.parse(node).kind not in no_way():
            return True
        self._hubs.add(node)
        return False

    def _answer(self, met: Sequence[str], limit: int) -> Paths:
        paths: list[tuple[Step, ...]] = []
        for node in met:
            for head in self._ways_back(0, node):
                for tail in self._ways_back(1, node):
                    if len(paths) > limit:
                        break
                    paths.append((*reversed(head), *tail))
        reason = (f"stopped after {MAX_STEPS} steps; there may be more" if self._looked >= MAX_STEPS
                  else f"there are more than {limit}" if len(paths) > limit else "")  # fmt: skip
        return Paths(tuple(paths[:limit]), not reason, reason, self._looked, tuple(sorted(self._hubs)))

    def _ways_back(self, side: int, node: str) -> Iterable[tuple[Step, ...]]:
        if node == self._ends[side]:
            yield ()
            return
        for step in self._back[side].get(node, ()):
            other = step.source if side == 0 else step.target
            for rest in self._ways_back(side, other):
                yield (step, *rest)


def _turned(step: Step) -> Step:
    """The same step walked the other way."""
    direction: Direction = "in" if step.direction == "out" else "out"
    return Step(step.target, step.relation, direction, step.source, step.via, step.evidence)
