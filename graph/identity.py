"""Which cited documents are the same over all plans: one title with and without number, one number with two titles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.documents import cited_document, is_generic, number_key, title_key, yearless_key
from graph.keys import keys_of
from graph.terms import iri, term
from ontology.records import Plan
from ontology.terms import BASE

IDENTITY_GRAPH: Final = iri(f"{BASE}graph/identity")


@dataclass(slots=True)
class _Group:
    """Nodes of one document, with the numbers, titles and titles without years under which plans cite it.

    ``joined`` is the group that has taken this one over.
    """

    nodes: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    yearless: set[str] = field(default_factory=set)
    joined: "_Group | None" = None

    def whole(self) -> "_Group":
        """The group that this one is part of now."""
        group = self
        while group.joined:
            group = group.joined
        return group

    def take(self, other: "_Group") -> None:
        """Take over all of ``other``."""
        self.nodes |= other.nodes
        self.numbers |= other.numbers
        self.titles |= other.titles
        self.yearless |= other.yearless
        other.joined = self


def _cited(plans: Iterable[Plan]) -> list[_Group]:
    groups: dict[str, _Group] = defaultdict(_Group)
    for plan in plans:
        keys = keys_of(plan)
        for citation in plan.citations:
            node = cited_document(citation, keys)
            group = groups[node]
            group.nodes.add(node)
            if citation.number:
                group.numbers.add(number_key(citation.number))
            if citation.title and not is_generic(citation.title):
                group.titles.add(title_key(citation.title))
                group.yearless.add(yearless_key(citation.title))
    return [groups[node] for node in sorted(groups)]


def _join(groups: list[_Group], names: Callable[[_Group], set[str]], one: Callable[[list[_Group]], bool]) -> None:
    """Join the groups that share a name wherever all groups of that name may be one document."""
    sharing: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for name in names(group):
            sharing[name].append(group)
    for name in sorted(sharing):
        first, *others = {id(whole): whole for whole in (group.whole() for group in sharing[name])}.values()
        if one([first, *others]):
            for other in others:
                first.take(other)


def _one_number(groups: list[_Group]) -> bool:
    """Whether at most one of the groups has numbers: two numbers under one title are two documents."""
    return sum(bool(group.numbers) for group in groups) <= 1


def _one_year(groups: list[_Group]) -> bool:
    """Whether the groups know at most one title with years, so that the one without means it."""
    dated = {title for group in groups for title in group.titles - group.yearless}
    return len(dated) <= 1 and _one_number(groups)


def _best(group: _Group, titled: Mapping[str, bool]) -> str:
    """The node that stands for the others: one with a title before one with a number alone."""
    return min(group.nodes, key=lambda node: (not titled[node], node))


def identity_quads(plans: Iterable[Plan]) -> str:
    """Statements ``zt:sameDocument`` about the cited documents of ``plans``, as sorted N-Quads.

    Each node that is another's document points at the one that stands for it; that one points nowhere.
    """
    groups = _cited(plans)
    titled = {node: bool(group.titles) for group in groups for node in group.nodes}
    _join(groups, lambda group: group.numbers, lambda _: True)
    _join(groups, lambda group: group.whole().titles, _one_number)
    _join(groups, lambda group: group.whole().yearless, _one_year)
    predicate = term("zt:sameDocument")
    lines: list[str] = []
    for group in (group for group in groups if not group.joined):
        best = _best(group, titled)
        lines += (f"{node} {predicate} {best} {IDENTITY_GRAPH} .\n" for node in group.nodes - {best})
    return "".join(sorted(lines))
