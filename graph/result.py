"""What a query gives back: plain Python values that keep the kind of each RDF term."""

import json
from dataclasses import dataclass
from typing import Any, Final, Literal

from graph.guard import Form
from ontology.errors import QueryError
from ontology.terms import PREFIXES

Value = str | int | float | bool | None

_XSD: Final = PREFIXES["xsd"]
_LANGUAGE_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_INTEGERS: Final = frozenset(_XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "gYear"))
_NUMBERS: Final = frozenset(_XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term. ``text`` is the IRI, the label of the blank node, or the lexical form of the literal."""

    kind: Literal["iri", "blank", "literal"]
    text: str
    datatype: str | None = None
    language: str | None = None

    @property
    def value(self) -> Value:
        """The nearest plain value: whole numbers and years as int, other numbers as float, all else as text."""
        if self.datatype in _INTEGERS:
            return int(self.text)
        if self.datatype in _NUMBERS:
            number = float(self.text)
            return int(number) if number.is_integer() else number
        if self.datatype == _XSD + "boolean":
            return self.text in {"true", "1"}
        return self.text


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: ``rows`` for a table, ``boolean`` for yes or no, ``triples`` for a graph."""

    form: Form
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[tuple[Term, Term, Term], ...] = ()

    @property
    def values(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as plain values, None where a variable is unbound."""
        return tuple(tuple(None if cell is None else cell.value for cell in row) for row in self.rows)


_KINDS: Final[dict[str, Literal["iri", "blank", "literal"]]] = {"uri": "iri", "bnode": "blank", "literal": "literal"}


def from_json(text: bytes) -> Result:
    """Read SPARQL 1.1 Query Results JSON.

    Raises:
        QueryError: a cell holds a triple, which has no plain value.
    """
    told = json.loads(text)
    if "boolean" in told:
        return Result("ask", boolean=told["boolean"])
    names = tuple(told["head"]["vars"])
    rows = tuple(tuple(_cell(row.get(name)) for name in names) for row in told["results"]["bindings"])
    return Result("select", variables=names, rows=rows)


def _cell(cell: dict[str, Any] | None) -> Term | None:
    if cell is None:
        return None
    if cell["type"] not in _KINDS:
        raise QueryError("a triple within a triple has no plain value")
    kind, language = _KINDS[cell["type"]], cell.get("xml:lang")
    default = None if kind != "literal" else _LANGUAGE_STRING if language else _XSD + "string"
    return Term(kind, cell["value"], cell.get("datatype", default), language)
