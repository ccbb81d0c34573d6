"""Identifiers of everything in one plan, minted once, so that facts can point at each other."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graph.terms import iri
from ontology.iri import Identifier, path_key, plan_key, slug
from ontology.records import Assignment, Evidence, Plan

_BRACKETS: Final = str.maketrans("<>〈〉〔〕[]【】﹝﹞", "()" * 6)
# the break in 知识产权⏎局, not the one in New York
_SPACE: Final = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


@lru_cache(maxsize=65536)
def tidy(name: str) -> str:
    """A name for showing and comparing: NFKC, no white space beside Chinese, every pair of brackets round.

    >>> tidy("市市场监管局<知识产权 局>")
    '市市场监管局(知识产权局)'
    """
    return " ".join(_SPACE.sub("", unicodedata.normalize("NFKC", name).translate(_BRACKETS)).split())


def unique(keys: Iterable[str]) -> list[str]:
    """The keys in order; the second of a kind gets ``-2``, the third ``-3``, …"""
    taken: set[str] = set()
    places: dict[str, int] = {}
    result: list[str] = []
    for key in keys:
        place, candidate = places.get(key, 1), key
        while candidate in taken:
            place += 1
            candidate = f"{key}-{place}"
        taken.add(candidate)
        places[key] = place
        result.append(candidate)
    return result


def above(path: str) -> Iterable[str]:
    """The paths over a printed numbering path, nearest first: 三/(一)/1 → 三/(一), 三."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


class Numbered:
    """Nodes by their printed path. Where a file holds several plans, a path may stand for one node in each."""

    def __init__(self, paths: Iterable[str], starts: Iterable[int], terms: Iterable[str]) -> None:
        """Keep ``terms``, which begin at ``starts`` in the source, by their ``paths``."""
        self._found: dict[str, list[tuple[int, str]]] = {}
        for path, start, value in zip(paths, starts, terms, strict=True):
            self._found.setdefault(path, []).append((start, value))

    def at(self, path: str, place: int) -> str | None:
        """The last node of ``path`` that begins at or before ``place``, else the first; None where there is none."""
        nodes = self._found.get(path)
        if nodes is None or len(nodes) == 1:
            return nodes[0][1] if nodes else None
        return max((node for node in nodes if node[0] <= place), default=nodes[0])[1]

    def nearest(self, paths: Iterable[str], place: int) -> str | None:
        """The node of the first of ``paths`` that is known, seen from ``place``; None where none is."""
        return next((self.at(path, place) for path in paths if path in self._found), None)


@lru_cache(maxsize=65536)
def _named(kind: str, key: str) -> str:
    return iri(Identifier(kind, key))


def within(kind: str, plan: str, rest: str) -> str:
    """The node ``<plan>/<rest>`` of a kind; the plan's part, which is quoted, is made once."""
    return f"{_named(kind, plan)[:-1]}/{rest}>"


@dataclass(frozen=True, slots=True)
class Keys:
    """Terms of one plan's nodes, in N-Quads syntax. ``tasks`` and ``sections`` stand in document order.

    ``tasks_by_path`` and ``sections_by_path`` give the node of a path. ``place`` heads the keys of what belongs to the
    plan's region: its code, else the plan's own key, so that unknown regions do not fall together.
    """

    key: str
    plan: str
    source: str
    place: str
    region: str | None
    tasks: tuple[str, ...]
    sections: tuple[str, ...]
    tasks_by_path: Numbered
    sections_by_path: Numbered

    def task(self, path: str | None, passage: Evidence) -> str | None:
        """The task that the fact of ``passage`` names by its path, None where there is no path or no such task."""
        return None if path is None else self.tasks_by_path.at(path, passage.start)

    def numbered(self, kind: str, number: int) -> str:
        """The ``number``-th fact of a kind."""
        return within(kind, self.key, str(number))

    def evidence(self, evidence: Evidence) -> str:
        """The passage of a fact."""
        return within("evidence", self.key, f"{evidence.start}-{evidence.end}")

    def local(self, kind: str, name: str) -> str:
        """Something that is known by its name within the plan's region."""
        return _named(kind, f"{self.place}/{slug(tidy(name))}")

    def body(self, assignment: Assignment) -> str:
        """The agency or group of an assignment."""
        if assignment.group:
            return self.local("group", assignment.agency)
        if assignment.agency_key:
            return _named("agency", assignment.agency_key)
        return _named("agency", f"{self.place}/n-{slug(tidy(assignment.canonical or assignment.agency))}")


def _minted(kind: str, key: str, paths: list[str]) -> tuple[str, ...]:
    return tuple(within(kind, key, name) for name in unique(path_key(path) for path in paths))


def keys_of(plan: Plan) -> Keys:
    """Mint the identifiers of ``plan``."""
    key = plan_key(plan)
    code = plan.header.region_code
    task_paths = [task.path for task in plan.tasks]
    section_paths = [section.path for section in plan.sections]
    tasks, sections = _minted("task", key, task_paths), _minted("section", key, section_paths)
    return Keys(
        key=key,
        plan=iri(Identifier("plan", key)),
        source=iri(Identifier("source", key)),
        place=code or key,
        region=iri(Identifier("region", code)) if code else None,
        tasks=tasks,
        sections=sections,
        tasks_by_path=Numbered(task_paths, (task.evidence.start for task in plan.tasks), tasks),
        sections_by_path=Numbered(section_paths, (section.evidence.start for section in plan.sections), sections),
    )
