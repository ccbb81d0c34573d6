"""Checks a graph against the SHACL shapes and says what is wrong in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from pyshacl import validate
from rdflib import RDFS, Graph, Node, URIRef
from rdflib import Literal as Text

from graph.vocabulary import vocabulary
from ontology.codes import ONTOLOGY
from ontology.terms import BASE, expand

Severity = Literal["violation", "warning"]
Language = Literal["zh-Hans", "en"]
_SHAPES: Final = f"{BASE}shape/"
_COUNTS: Final = ("sh:maxCount", "sh:uniqueLang")
# what is left of a shape that only counts
_COUNTING: Final = ("sh:targetClass", "sh:property", "sh:path", "sh:severity", *_COUNTS)
_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a rule of its class.

    ``shape`` names the rule (``Task-title``), ``focus`` is the IRI of the node, ``path`` that of the property or empty,
    ``message`` the rule in words, ``value`` what stands there or empty. A ``warning`` may well be what the text says.
    ``place`` is the file and the line of the passage that shows the node (``tea.txt:12``), as much of it as is known;
    for a node that several plans speak of, their keys.
    """

    shape: str
    focus: str
    path: str
    message: str
    value: str
    severity: Severity = "violation"
    place: str = ""

    def __str__(self) -> str:
        """One line of a report: ``tea.txt:12: violation: https://… 币种须为 CNY。 (Funding-currency)``."""
        said = f"{self.severity}: {self.focus} {self.message} ({self.shape}) {self.value}".rstrip()
        return f"{self.place}: {said}" if self.place else said


def _iri(name: str) -> URIRef:
    return URIRef(expand(name))


@lru_cache(maxsize=1)
def shapes() -> Graph:
    """All shapes of ``ontology/shapes``."""
    graph = Graph("SimpleMemory")  # no contexts: a shape is read for each node that it holds for
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


@lru_cache(maxsize=1)
def _counting_shapes() -> Graph:
    """Of the shapes what many documents can break together: how often a node may have a property."""
    graph = Graph("SimpleMemory")
    paths = {rule for rule, path in shapes().subject_objects(_iri("sh:path")) if isinstance(path, URIRef)}
    counted = paths & {rule for count in _COUNTS for rule in shapes().subjects(_iri(count))}
    for predicate in map(_iri, _COUNTING):
        for subject, value in shapes().subject_objects(predicate):
            if subject in counted or value in counted or predicate == _iri("sh:targetClass"):
                graph.add((subject, predicate, value))
    return graph


@lru_cache(maxsize=1)
def _vocabulary() -> Graph:
    return vocabulary()


def violations(nquads: str, *, language: Language = "zh-Hans") -> list[Violation]:
    """Check the union of all graphs in ``nquads`` together with what it names of the ontology; sorted.

    ``nquads`` holds one statement a line, each in a named graph, as ``graph.triples`` and the store write them.
    Raises:
        rdflib.plugins.parsers.ntriples.ParseError: a line is no statement in a named graph.
    """
    graph = _union(nquads)
    _add_named(graph)
    return _found(graph, shapes(), language)


def shared_violations(nquads: str, *, language: Language = "zh-Hans") -> list[Violation]:
    """Check what several documents say of one node: properties of which there may be but one, or one a language.

    All other rules hold within a document. ``nquads`` as for ``violations``.
    """
    found = _found(_union(nquads), _counting_shapes(), language)
    plans: dict[str, set[str]] = {violation.focus: set() for violation in found}
    for line in nquads.split("\n") if found else ():
        subject, _, rest = line.partition(" ")
        if subject[1:-1] in plans:
            plans[subject[1:-1]].add(rest.rsplit(" ", 2)[1][1:-1].rpartition("/")[2])
    return [replace(one, place=", ".join(sorted(plans[one.focus])[:_MOST_NAMED])) for one in found]


def _found(graph: Graph, rules: Graph, language: Language) -> list[Violation]:
    _, report, _ = validate(graph, shacl_graph=rules, advanced=True, inplace=True)
    results = report.objects(None, _iri("sh:result"))  # those in sh:detail belong to one of these
    return sorted({_violation(graph, report, result, language) for result in results})


def _union(nquads: str) -> Graph:
    """All statements without their graphs; rdflib's reader of N-Quads is several times slower than that of triples."""
    triples = (f"{line.rsplit(' ', 2)[0]} .\n" for line in nquads.split("\n") if line)
    return Graph().parse(data="".join(triples), format="nt")


def _add_named(graph: Graph) -> None:
    """Add what the vocabulary says of the nodes that ``graph`` names, and of those that the rules lead on to."""
    paths = {path for path in shapes().objects(None, _iri("sh:path")) if isinstance(path, URIRef)}
    waiting, seen = {*graph.objects()}, set[Node]()
    while waiting:
        node = waiting.pop()
        seen.add(node)
        said = list(_vocabulary().triples((node, None, None)))
        waiting |= {value for _, predicate, value in said if predicate in paths} - seen
        for statement in said:
            graph.add(statement)
    for statement in _vocabulary().triples((None, RDFS.subClassOf, None)):
        graph.add(statement)


def _place(graph: Graph, focus: Node) -> str:
    """The file and the line of the passage that shows ``focus``; the file alone where passage or text is missing."""
    evidence = graph.value(focus, _iri("zt:evidence")) or focus
    stated = graph.value(evidence, _iri("oa:hasSource"))
    sources = [stated] if stated else list(graph.objects(None, _iri("zt:source")))
    if len(sources) != 1:
        return ""
    name, text = (graph.value(sources[0], _iri(term)) for term in ("dcterms:identifier", "zt:text"))
    start = next(_starts(graph, evidence), None)
    return f"{name}:{text.count(chr(10), 0, start) + 1}" if isinstance(text, Text) and start is not None else str(name)


def _starts(graph: Graph, evidence: Node) -> Iterator[int]:
    for selector in graph.objects(evidence, _iri("oa:hasSelector")):
        start = graph.value(selector, _iri("oa:start"))
        if isinstance(start, Text):
            yield int(start)


def _violation(graph: Graph, report: Graph, result: Node, language: Language) -> Violation:
    def said(name: str) -> str:
        value = report.value(result, _iri(name))
        return str(value) if isinstance(value, (URIRef, Text)) else ""

    rule = said("sh:sourceConstraint") or said("sh:sourceShape")
    focus = report.value(result, _iri("sh:focusNode"))
    return Violation(
        shape=rule.removeprefix(_SHAPES),
        focus=said("sh:focusNode"),
        path=said("sh:resultPath"),
        message=_message(rule, language),
        value=said("sh:value"),
        severity="warning" if said("sh:resultSeverity") == expand("sh:Warning") else "violation",
        place=_place(graph, focus) if focus else "",
    )


def _message(rule: str, language: Language) -> str:
    """The rule in words, from the shapes: a report may carry one language only."""
    messages = shapes().objects(URIRef(rule), _iri("sh:message"))
    return next(str(message) for message in messages if isinstance(message, Text) and message.language == language)
