"""What stands behind a view: its queries ready to run anywhere, the same as CSV, the nodes they speak of as JSON-LD."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from api.reading import narrowed, query_text, table
from api.words import Language
from graph.catalog import with_prefixes
from graph.engine import literal
from graph.walk import Direction, Relation, ways
from ontology.iri import Identifier, document_graph

FORMATS: Final = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples"}
_COMMENT: Final = re.compile(r"^#.*\n", re.MULTILINE)
_PROLOGUE: Final = re.compile(r"\A(?:\s|#[^\n]*\n|PREFIX\s*[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)*", re.IGNORECASE)
# the variables between SELECT and the first WHERE
_CHOSEN: Final = re.compile(r"SELECT(.*?)WHERE", re.DOTALL)
_FROM: Final = re.compile(r"\bFROM\b", re.IGNORECASE)
_NODE: Final = re.compile(r"\?\w+_iri\b")


@dataclass(frozen=True, slots=True)
class Behind:
    """One SELECT behind a view, with the heading of what it gave."""

    title: str
    sparql: str

    @property
    def csv(self) -> str:
        """The address of its answer as CSV."""
        return _address(self.sparql, "csv")

    @property
    def jsonld(self) -> str:
        """The address of all that is stated of the nodes in its answer; empty where it chooses no node."""
        chosen = _CHOSEN.search(self.sparql)
        return described(self.sparql, [name[1:] for name in _NODE.findall(chosen[1] if chosen else "")])

    @property
    def editor(self) -> str:
        """The address of the page where it can be changed and asked again."""
        return f"/query?{urlencode({'query': self.sparql})}"


def _address(sparql: str, format: str) -> str:
    return f"/sparql?{urlencode({'format': format, 'query': sparql})}"


def described(sparql: str, variables: Sequence[str]) -> str:
    """Return the address of all that is stated of the nodes that variables of a SELECT stand for, as JSON-LD.

    It is empty where there are none, or where the query names its graphs, which no query inside another may.
    """
    prologue = _PROLOGUE.match(sparql)
    head = prologue[0] if prologue else ""
    nodes = " ".join(f"?{name}" for name in dict.fromkeys(variables))
    if not nodes or _FROM.search(sparql, len(head)):
        return ""
    return _address(f"{head}DESCRIBE {nodes} WHERE {{ {{\n{sparql[len(head) :]}\n}} }}\n", "jsonld")


def formats(sparql: str) -> list[tuple[str, str]]:
    """Return name and address of the answer of a query that gives a graph, in each format for reading."""
    return [(name, _address(sparql, format)) for format, name in FORMATS.items()]


def whole_plan(key: str) -> str:
    """Return the query that gives all of the document of the plan ``key`` as a graph."""
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{document_graph(key)}> {{ ?s ?p ?o }} }}"


def ready(sparql: str) -> str:
    """Return a query without its remarks and with the prefixes that it uses."""
    return with_prefixes(_COMMENT.sub("", sparql).strip() + "\n")


def of_rows(title: str, name: str, pattern: str = "") -> Behind:
    """Return the query ``web/queries/<name>.rq`` as it is, or with a pattern more at its head."""
    return Behind(title, ready(with_pattern(query_text(name), pattern)))


def of_facts(title: str, kind: str, column: str, node: str) -> Behind:
    """Return the query of the facts of one kind about ``node``, as ``Reader.facts`` asks it."""
    return Behind(title, ready(narrowed(query_text(kind), table("facts")[kind]["by"][column], node)))


def of_node(title: str, node: str) -> Behind:
    """Return the query of all that is stated of ``node``."""
    pattern = f"VALUES ?node_iri {{ <{node}> }}"
    return Behind(title, ready(with_pattern(query_text("node").replace("?node", "?node_iri"), pattern)))


def with_pattern(sparql: str, pattern: str) -> str:
    """Put a pattern at the head of a query's first WHERE."""
    return sparql.replace("WHERE {", f"WHERE {{\n  {pattern} .", 1) if pattern else sparql


def of_plan(title: str, key: str) -> Behind:
    """Return the query of all that is stated in the document of the plan ``key``."""
    body = f"WHERE {{ GRAPH <{document_graph(key)}> {{ ?node_iri ?property ?value }} }}"
    return Behind(title, ready(f"SELECT ?node_iri ?property ?value\n{body}\nORDER BY ?node_iri ?property ?value\n"))


def of_names(title: str, class_: str, names: str, part: str = "", region: str = "") -> Behind:
    """Return the query of the nodes of a class by a path to their names.

    Args:
        title: of what it gives.
        class_: with its prefix.
        names: a path.
        part: words with spaces between, one of which the names must hold; none by default.
        region: IRI of the region that the nodes must have, none by default.
    """
    place = f" ; zt:region <{region}>" if region else ""
    held = " || ".join(f"CONTAINS(STR(?name), {literal(word)})" for word in part.split())
    holds = f"\n  FILTER({held})" if held else ""
    body = f"WHERE {{\n  ?node_iri a {class_} ; {names} ?name{place} .{holds}\n}}"
    chosen = "SELECT ?node_iri (MIN(STR(?name)) AS ?label)"
    return Behind(title, ready(f"{chosen}\n{body}\nGROUP BY ?node_iri\nORDER BY ?label ?node_iri\n"))


def of_relations(title: str, node: str, language: Language) -> Behind:
    """Return the query of everything that a node is connected with, by the relations of ``graph/relations.yaml``."""
    parts = [_part(one, way, node, language) for one, way in ways(Identifier.parse(node).kind)]
    names = "OPTIONAL { ?node_iri skos:prefLabel|rdfs:label|dcterms:title ?name }"
    body = "\n  UNION\n".join(parts)
    chosen = "SELECT ?relation ?node_iri (MIN(STR(?name)) AS ?label)"
    return Behind(title, ready(f"{chosen}\nWHERE {{\n{body}\n  {names}\n}}\nGROUP BY ?relation ?node_iri\n"
                               "ORDER BY ?relation ?node_iri\n"))  # fmt: skip


def _part(one: Relation, way: Direction, node: str, language: Language) -> str:
    name = (one.zh if language == "zh" else one.en)[way == "in"]
    here, there = ("?from", "?to") if way == "out" else ("?to", "?from")
    pattern = one.pattern.replace(here, f"<{node}>").replace(there, "?node_iri")
    return f"  {{ {pattern} . BIND({literal(name)} AS ?relation) }}"
