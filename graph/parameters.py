"""Values of the parameters of a question: read from text, checked, and written as terms of SPARQL."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final
from weakref import WeakKeyDictionary

from graph.engine import literal
from graph.indicators import indicators
from graph.keys import tidy
from graph.nearest import nothing
from graph.store import Store
from ontology import regions
from ontology.errors import ParameterError
from ontology.iri import slug

# 苏州市 → 苏州, 广西壮族自治区 → 广西壮族, 玄武区 → 玄武
_LEVEL: Final = re.compile(r"(?<=..)(?:特别行政区|自治[区州县]|[省市区县盟])$")
_LONGEST: Final = 60  # signs that a place and those around it may have together
_REGIONS: Final = """
SELECT ?iri ?code ?label ?name WHERE {
  ?iri a zt:Region ; skos:notation ?code ; rdfs:label ?label . OPTIONAL { ?iri schema:name ?name }
} ORDER BY ?code ?label ?name"""
_CODES: Final = """
SELECT ?iri ?code ?label ?name WHERE {{
  ?iri skos:inScheme ztc:{scheme} ; skos:notation ?code ; skos:prefLabel|skos:altLabel ?label . BIND(?label AS ?name)
}} ORDER BY ?code ?label"""
_NARROWER: Final = "SELECT ?narrower WHERE {{ ?narrower skos:broader+ <{iri}> }} ORDER BY ?narrower"
_SCHEMES: Final = ("function", "topic", "role", "plan-kind", "task-kind", "platform-kind", "platform-status",
                   "accumulation", "relation")  # fmt: skip
_NAMED: Final = {"region": _REGIONS} | {scheme: _CODES.format(scheme=scheme) for scheme in _SCHEMES}

Names = tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]
_KEPT: Final[WeakKeyDictionary[Store, dict[str, Names]]] = WeakKeyDictionary()
_BELOW: Final[WeakKeyDictionary[Store, dict[str, list[str]]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question.

    ``type`` is "region", "indicator", a scheme of codes such as "function", "text", "year", or the allowed words joined
    by ``|``.
    """

    name: str
    required: bool
    type: str

    @property
    def choices(self) -> tuple[str, ...]:
        """The allowed words, none where the value is free."""
        return tuple(self.type.split("|")) if "|" in self.type else ()


def term(parameter: Parameter, value: str, store: Store) -> str:
    """Write a value as a term of SPARQL, escaped; regions and codes are looked up in the store.

    Several terms stand for a function that has narrower ones (courts and procuratorates are judicial), and for all
    indicators that have a part of a name in theirs.

    Raises:
        NotFoundError: the graph has no such region, indicator or code; the message gives the nearest names.
        ParameterError: the value is empty, no year, not among the choices, or the name of several things.
    """
    text = value.strip()
    plain = tidy(text)  # also of full width
    if not text:
        raise ParameterError(f"{parameter.name}: the value is empty")
    if parameter.type in _NAMED:
        found = _look_up(parameter, plain, store)
        return _terms([found, *_narrower(found, store)] if parameter.type == "function" else [found])
    if parameter.type == "indicator":
        return _terms(indicators(text, store))
    if parameter.type == "year":
        return str(_year(parameter.name, plain))
    if parameter.choices and plain in parameter.choices:
        return literal(plain)
    if parameter.choices:
        raise ParameterError(f"{parameter.name}: {text!r} is not one of {', '.join(parameter.choices)}")
    return literal(text)


def _terms(iris: Sequence[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _year(name: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ParameterError(f"{name}: {text!r} is not a year of four digits")
    return int(text)


def places(text: str, store: Store) -> list[str]:
    """Return the IRIs of the regions that go by ``text`` as in parameters: by code, name, short name or pinyin."""
    return sorted(_found("region", tidy(text.strip()), store))


def _look_up(parameter: Parameter, text: str, store: Store) -> str:
    """IRI of the one thing that goes by ``text``."""
    if found := _found(parameter.type, text, store):
        return _only(parameter, text, found)
    raise nothing(parameter.type, text, chain.from_iterable(_known(parameter.type, store)))


def _found(type: str, text: str, store: Store) -> set[str]:
    """IRIs of what goes by ``text``: its code, else a name, else a name without its level (苏州), else its pinyin.

    A place also goes by its name with any of those that it lies in, as the reader of plans knows places: 南京玄武区.
    """
    known = _known(type, store)
    for written in dict.fromkeys((text, text.lower())):
        for names_of in known:
            if written in names_of:
                return names_of[written]
    sounding = _sounding(slug(text.lower()), known) if text.isascii() else set()
    return sounding or (_lying(text, known) if type == "region" else set())


def _narrower(iri: str, store: Store) -> list[str]:
    """The codes below a code, which queries then need not look for; read once for a store."""
    kept = _BELOW.setdefault(store, {})
    if iri not in kept:
        kept[iri] = [str(row[0]) for row in store.query(_NARROWER.format(iri=iri)).values]
    return kept[iri]


def _known(type: str, store: Store) -> Names:
    """What goes by which code, name, and name without its level; read once for a store."""
    kept = _KEPT.setdefault(store, {})
    if type not in kept:
        found: Names = (defaultdict(set), defaultdict(set), defaultdict(set))
        for iri, *codes_and_names in store.query(_NAMED[type]).values:
            code, *names = (str(name) for name in codes_and_names if name)
            found[0][code].add(str(iri))
            for name in names:
                found[1][name].add(str(iri))
                found[2][_LEVEL.sub("", name)].add(str(iri))
        kept[type] = found
    return kept[type]


def _lying(text: str, known: Names) -> set[str]:
    """The places of the graph that are called ``text`` by all names that areas have, or that lie where it begins."""
    if len(text) > _LONGEST:
        return set()
    codes = known[0]
    found = {iri for code in regions.find(text) for iri in codes.get(code, ())}
    for start in range(1, len(text) - 1):
        named = {iri for names_of in known[1:] for iri in names_of.get(text[start:], ())}
        around = set(regions.find(text[:start])) if named else set()
        found |= {iri for iri in named if not around.isdisjoint(regions.ancestors(iri.rpartition("/")[2]))}
    return found


def _sounding(pinyin: str, known: Sequence[Mapping[str, set[str]]]) -> set[str]:
    """What is read so: suzhoushi, else without its level: suzhou."""
    for names_of in known[1:]:
        found = [iris for name, iris in names_of.items() if slug(name) == pinyin]
        if found:
            return set().union(*found)
    return set()


def _only(parameter: Parameter, text: str, found: set[str]) -> str:
    if len(found) > 1:
        codes = ", ".join(sorted(iri.rpartition("/")[2] for iri in found))
        raise ParameterError(f"{parameter.name}: {text!r} is the name of several; give a code: {codes}")
    return next(iter(found))
