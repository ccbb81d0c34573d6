"""What a query gives back: plain Python values that keep the kind of each RDF term."""

from dataclasses import dataclass
from typing import Final, Literal

from graph.guard import Form
from ontology.terms import PREFIXES

Value = str | int | float | bool | None

_XSD: Final = PREFIXES["xsd"]
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
