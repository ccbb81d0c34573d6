"""Codes of the ontology as tables: the names of a SKOS scheme, and what a type of public body does."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from ontology.iri import code
from ontology.terms import expand

ONTOLOGY: Final = Path(__file__).parent
CODES: Final = ONTOLOGY / "codes"
OTHER: Final = "other"
_BRACKETED: Final = re.compile(r"[(<〈\[(]([^()<>〈〉\[\]()]+)[)>〉\])]")


@dataclass(frozen=True, slots=True)
class AgencyType:
    """A type of public body: its labels, its functions (the main one first), and whether the centre manages it.

    ``plaques`` are the names in brackets by which another body carries its plate: 市市场监管局<知识产权局>.
    """

    zh: str
    en: str
    functions: tuple[str, ...]
    vertical: bool = False
    plaques: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def agency_types() -> dict[str, AgencyType]:
    """All types of ``codes/agency_types.yaml`` by their slug."""
    table = yaml.load((CODES / "agency_types.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return {slug: AgencyType(**{name: _frozen(value) for name, value in row.items()}) for slug, row in table.items()}


@dataclass(frozen=True, slots=True)
class Reform:
    """A reform of public bodies: the month (YYYY-MM), central or local, types before and after, and what it was."""

    date: str
    level: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    zh: str
    en: str


@lru_cache(maxsize=1)
def reforms() -> dict[str, Reform]:
    """All reforms of ``codes/reforms.yaml`` by their slug."""
    table = yaml.load((CODES / "reforms.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return {
        slug: Reform(row["date"], row["level"], tuple(row["from"]), tuple(row["to"]), row["zh"], row["en"])
        for slug, row in table.items()
    }


def _frozen(value: Any) -> Any:  # noqa: ANN401
    return tuple(value) if isinstance(value, list) else value


@lru_cache(maxsize=4096)
def agency_type(slug: str) -> AgencyType:
    """Return the type ``slug``, else the longest known one before a hyphen, else ``other``.

    >>> agency_type("court-maritime").functions
    ('court',)
    """
    types = agency_types()
    while slug not in types:
        slug, hyphen, _ = slug.rpartition("-")
        if not hyphen:
            return types[OTHER]
    return types[slug]


@lru_cache(maxsize=1)
def _plaques() -> dict[str, tuple[str, ...]]:
    return {plaque: kind.functions for kind in agency_types().values() for plaque in kind.plaques}


def plaque_functions(name: str) -> tuple[str, ...]:
    """Functions of the plates that a name gives in brackets.

    >>> plaque_functions("市市场监管局<市知识产权局>"), plaque_functions("各区县(市)政府")
    (('ip-office',), ())
    """
    inside = [part for brackets in _BRACKETED.findall(name) for part in re.split("[、,,]", brackets)]
    known = (_plaques().get(part) or _plaques().get(part[1:]) for part in inside)
    return tuple(function for functions in known if functions for function in functions)


def turtle_files() -> tuple[Path, ...]:
    """``zhengtu.ttl`` and the files of the code schemes, in a fixed order."""
    return (ONTOLOGY / "zhengtu.ttl", *sorted(CODES.glob("*.ttl")))


@lru_cache(maxsize=32)
def names(scheme: str) -> dict[str, str]:
    """Chinese labels of ``scheme``, preferred and other, each with its code: 实施方案 → implementation-plan.

    Raises:
        FileNotFoundError: there is no such scheme.
    """
    from rdflib import Graph, Literal, URIRef  # a fifth of a second to load; only what writes a graph needs it

    graph = Graph().parse(CODES / f"{scheme}.ttl", format="turtle")
    prefix = code(scheme, "")
    return {
        str(label): str(concept).removeprefix(prefix)
        for predicate in ("skos:altLabel", "skos:prefLabel")
        for concept, label in graph.subject_objects(URIRef(expand(predicate)))
        if isinstance(label, Literal) and label.language == "zh-Hans" and str(concept).startswith(prefix)
    }


@lru_cache(maxsize=32)
def literals(scheme: str, property: str) -> dict[str, str]:
    """Values of a property (a prefixed name) of the concepts of ``scheme``, by the code: gdp → flow.

    Raises:
        FileNotFoundError: there is no such scheme.
    """
    from rdflib import Graph, URIRef

    graph = Graph().parse(CODES / f"{scheme}.ttl", format="turtle")
    prefix = code(scheme, "")
    return {
        str(concept).removeprefix(prefix): str(value)
        for concept, value in graph.subject_objects(URIRef(expand(property)))
    }


@lru_cache(maxsize=1024)
def plan_kind(kind: str) -> str:
    """Code of a kind of plan as written: that of the longest label that ends it (三年行动计划 → action-plan)."""
    known = names("plan-kind")
    return next((known[kind[start:]] for start in range(len(kind)) if kind[start:] in known), OTHER)
