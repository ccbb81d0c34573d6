"""Checks a graph against the SHACL shapes and says what is wrong in words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from pyshacl import validate
from rdflib import Graph, Node, URIRef
from rdflib import Literal as Text

from graph.vocabulary import vocabulary
from ontology.codes import ONTOLOGY
from ontology.terms import BASE, expand

Severity = Literal["violation", "warning"]
Language = Literal["zh-Hans", "en"]
_SHAPES: Final = f"{BASE}shape/"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a rule of its class.

    ``shape`` names the rule (``Task-title``), ``focus`` is the IRI of the node, ``path`` that of the property or empty,
    ``message`` the rule in words, ``value`` what stands there or empty. A ``warning`` may well be what the text says.
    """

    shape: str
    focus: str
    path: str
    message: str
    value: str
    severity: Severity = "violation"


@lru_cache(maxsize=1)
def shapes() -> Graph:
    """All shapes of ``ontology/shapes``."""
    graph = Graph()
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def violations(nquads: str, *, language: Language = "zh-Hans") -> list[Violation]:
    """Check the union of all graphs in ``nquads`` together with the ontology; sorted.

    ``nquads`` holds one statement a line, each in a named graph, as ``graph.triples`` and the store write them.
    Raises:
        rdflib.plugins.parsers.ntriples.ParseError: a line is no statement in a named graph.
    """
    _, report, _ = validate(_union(nquads), shacl_graph=shapes(), advanced=True, inplace=True)
    results = report.objects(None, URIRef(expand("sh:result")))  # those in sh:detail belong to one of these
    return sorted({_violation(report, result, language) for result in results})


def _union(nquads: str) -> Graph:
    """All statements without their graphs; rdflib's reader of N-Quads is several times slower than that of triples."""
    triples = (f"{line.rsplit(' ', 2)[0]} .\n" for line in nquads.split("\n") if line)
    return vocabulary().parse(data="".join(triples), format="nt")


def _violation(report: Graph, result: Node, language: Language) -> Violation:
    def said(name: str) -> str:
        value = report.value(result, URIRef(expand(name)))
        return str(value) if isinstance(value, (URIRef, Text)) else ""

    rule = said("sh:sourceConstraint") or said("sh:sourceShape")
    return Violation(
        shape=rule.removeprefix(_SHAPES),
        focus=said("sh:focusNode"),
        path=said("sh:resultPath"),
        message=_message(rule, language),
        value=said("sh:value"),
        severity="warning" if said("sh:resultSeverity") == expand("sh:Warning") else "violation",
    )


def _message(rule: str, language: Language) -> str:
    """The rule in words, from the shapes: a report may carry one language only."""
    messages = shapes().objects(URIRef(rule), URIRef(expand("sh:message")))
    return next(str(message) for message in messages if isinstance(message, Text) and message.language == language)
