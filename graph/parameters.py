"""Values of the parameters of a question: read from text, checked, and written as terms of SPARQL."""

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from graph.store import Store, literal
from ontology.errors import NotFoundError, ParameterError

# 苏州市 → 苏州, 广西壮族自治区 → 广西壮族, 玄武区 → 玄武
_LEVEL: Final = re.compile(r"(?<=..)(?:特别行政区|自治[区州县]|[省市区县盟])$")
_REGIONS: Final = """
SELECT ?iri ?code ?label ?name WHERE {
  ?iri a zt:Region ; skos:notation ?code ; rdfs:label ?label . OPTIONAL { ?iri schema:name ?name }
} ORDER BY ?code ?label ?name"""
_CODES: Final = """
SELECT ?iri ?code ?label ?name WHERE {{
  ?iri skos:inScheme ztc:{scheme} ; skos:notation ?code ; skos:prefLabel|skos:altLabel ?label . BIND(?label AS ?name)
}} ORDER BY ?code ?label"""
_NAMED: Final = {"region": _REGIONS} | {scheme: _CODES.format(scheme=scheme) for scheme in ("function", "topic")}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question.

    ``type`` is "region", "function", "topic", "text", "year", or the allowed words joined by ``|``.
    """

    name: str
    required: bool
    type: str

    @property
    def choices(self) -> tuple[str, ...]:
        """The allowed words, none where the value is free."""
        return tuple(self.type.split("|")) if "|" in self.type else ()


def term(parameter: Parameter, value: str, store: Store) -> str:
    """Write a value as a term of SPARQL, escaped; regions, functions and topics are looked up in the store.

    Raises:
        NotFoundError: the graph has no such region, function or topic; the message gives the nearest names.
        ParameterError: the value is empty, no year, not among the choices, or the name of several things.
    """
    text = value.strip()
    if not text:
        raise ParameterError(f"{parameter.name}: the value is empty")
    if parameter.type in _NAMED:
        return f"<{_look_up(parameter, text, store)}>"
    if parameter.type == "year":
        return str(_year(parameter.name, text))
    if parameter.choices and text not in parameter.choices:
        raise ParameterError(f"{parameter.name}: {text!r} is not one of {', '.join(parameter.choices)}")
    return literal(text)


def _year(name: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ParameterError(f"{name}: {text!r} is not a year of four digits")
    return int(text)


def _look_up(parameter: Parameter, text: str, store: Store) -> str:
    """IRI of what goes by ``text``: by its code, else by its names, else by a name without its level (苏州)."""
    known: list[dict[str, set[str]]] = [defaultdict(set), defaultdict(set), defaultdict(set)]
    for iri, *codes_and_names in store.query(_NAMED[parameter.type]).values:
        code, *names = (str(name) for name in codes_and_names if name)
        known[0][code].add(str(iri))
        for name in names:
            known[1][name].add(str(iri))
            known[2][_LEVEL.sub("", name)].add(str(iri))
    for names_of in known:
        if text in names_of:
            return _only(parameter, text, names_of[text])
    nearest = difflib.get_close_matches(text, sorted({*known[0], *known[1], *known[2]}), n=5, cutoff=0.4)
    hint = f"; the nearest are {', '.join(nearest)}" if nearest else ""
    raise NotFoundError(f"no {parameter.type} {text!r} in this graph{hint}")


def _only(parameter: Parameter, text: str, found: set[str]) -> str:
    if len(found) > 1:
        codes = ", ".join(sorted(iri.rpartition("/")[2] for iri in found))
        raise ParameterError(f"{parameter.name}: {text!r} is the name of several; give a code: {codes}")
    return next(iter(found))
