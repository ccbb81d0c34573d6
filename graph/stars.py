"""Reads relations of one node without a query, which would take many times longer to plan than to answer.

A pattern of ``relations.yaml`` is a star: one subject, and what is stated of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.store import Store
from ontology.terms import expand

MANY: Final = 200  # subjects that state something of one node, from which on a query takes less time
EVIDENCE: Final = expand("zt:evidence")
_BOUND: Final = " . BIND(?from AS ?via)"
Reached = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Star:
    """A pattern: its subject, property by variable, properties of given value, whether the subject is ``?via``."""

    subject: str
    open: dict[str, str]
    given: tuple[tuple[str, str], ...]
    via: bool


def star(pattern: str) -> Star:
    """Read a pattern.

    Raises:
        ValueError: it is no star.
    """
    # ?via zt:ofTask ?from ; zt:platform ?to, or ?from a zt:Target ; zt:inPlan ?to . BIND(?from AS ?via)
    stated = pattern.removesuffix(_BOUND)
    subject, _, rest = stated.partition(" ")
    parts = [(_iri(property), value) for property, value in (part.split(" ") for part in rest.split(" ; "))]
    return Star(
        subject,
        {value: property for property, value in parts if value.startswith("?")},
        tuple((property, _iri(value)) for property, value in parts if not value.startswith("?")),
        subject == "?via" or stated != pattern,
    )


def _iri(name: str) -> str:
    return name[1:-1] if name.startswith("<") else expand("rdf:type" if name == "a" else name)


class Looking:
    """What relations lead to from one node; what is read for one of them is at hand for the others."""

    def __init__(self, store: Store, node: str) -> None:
        """Look from ``node``."""
        self._store, self._node = store, node
        self._holding: dict[str, Sequence[str]] = {}
        self._said: dict[str, dict[str, list[str]]] = {}

    def along(self, star: Star, here: str, there: str) -> list[Reached] | None:
        """Return the nodes at the other end of a relation, with what states it and the evidence of that.

        None where it is stated too often to be read this way.

        Args:
            star: the pattern of the relation.
            here: the variable that the node is of.
            there: the variable of the other end.
        """
        subjects = [self._node] if star.subject == here else self._subjects(star.open[here])
        if len(subjects) > MANY:
            return None
        reached: list[Reached] = []
        for subject in subjects:
            said = self._links(subject)
            if all(value in said.get(property, ()) for property, value in star.given):
                via = subject if star.via else None
                shown: Sequence[str | None] = said.get(EVIDENCE, ()) if star.via else ()
                ends = [subject] if star.subject == there else said.get(star.open[there], ())
                reached += [(end, via, evidence) for end in ends for evidence in shown or (None,)]
        return reached

    def _subjects(self, property: str) -> Sequence[str]:
        if property not in self._holding:
            self._holding[property] = self._store.holding(property, self._node, MANY + 1)
        return self._holding[property]

    def _links(self, subject: str) -> dict[str, list[str]]:
        if subject not in self._said:
            said: dict[str, list[str]] = {}
            for property, value in self._store.links(subject):
                said.setdefault(property, []).append(value)
            self._said[subject] = said
        return self._said[subject]
