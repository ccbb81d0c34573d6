"""The engine's answers, terms and errors, and ours: what ``graph.store`` needs to ask it and to read what it gives."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import IO, Any, Final

import pyoxigraph as ox

from graph.guard import Form
from graph.result import Result, Term
from ontology.errors import QueryError, QuerySyntaxError
from ontology.terms import PREFIXES

Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_PLACE: Final = re.compile(r"error at (\d+):(\d+)")
# "expected one of OPTIONAL, ['0' ..= '9'], [_]": classes of characters help nobody
_NOISE: Final = re.compile(r", \[(?:'[^']*'[^\[\]]*|_)\]|(?<=one of )\[(?:'[^']*'[^\[\]]*|_)\], ")


def ask(graph: ox.Store, text: str, **options: Any) -> Found:  # noqa: ANN401
    """Ask ``graph``, with the options of the engine.

    Raises:
        QuerySyntaxError: the query does not parse; it says where.
        QueryError: it does not parse, and the engine does not say where.
    """
    try:
        return graph.query(text, prefixes=PREFIXES, **options)
    except SyntaxError as error:
        message = _NOISE.sub("", str(error))
        place = _PLACE.search(message)
        if place is None:
            raise QueryError(f"the query does not parse: {message}") from error
        raise QuerySyntaxError(f"the query does not parse: {message}", int(place[1]), int(place[2])) from error


def once(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Give each triple the first time it comes."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def materialise(form: Form, found: Found) -> Result:
    """Take everything out of an answer: a result of the engine must not reach another thread."""
    if isinstance(found, ox.QueryBoolean):
        return Result(form, boolean=bool(found))
    if isinstance(found, ox.QueryTriples):
        distinct = dict.fromkeys(found)
        return Result(form, triples=tuple((term(t.subject), term(t.predicate), term(t.object)) for t in distinct))
    names = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(None if cell is None else term(cell) for cell in row) for row in found)
    return Result(form, variables=names, rows=rows)


def write_rows(found: ox.QuerySolutions, output: IO[bytes]) -> None:
    """Write ``{"columns": […], "rows": [{column: value}, …]}``, the values being plain ones, a row at a time.

    Raises:
        QueryError: a cell holds a triple.
        ValueError: a number has no form in JSON.
    """
    names = [variable.value for variable in found.variables]
    output.write(b'{"columns":' + plain_json(names) + b',"rows":[')
    for number, row in enumerate(found):
        values = (None if cell is None else term(cell).value for cell in row)
        output.write((b"," if number else b"") + plain_json(dict(zip(names, values, strict=True))))
    output.write(b"]}")


@cache
def rdf_format(media_type: str) -> ox.RdfFormat:
    """Return the format of RDF that goes by a media type.

    Raises:
        QueryError: there is none.
    """
    kind = ox.RdfFormat.from_media_type(media_type)
    if kind is None:
        raise QueryError(f"no serialiser for {media_type}")
    return kind


def literal(text: str) -> str:
    """Write ``text`` as a string of SPARQL, escaped."""
    return str(ox.Literal(text))


def plain_json(value: object) -> bytes:
    """Return compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def term(node: Node) -> Term:
    """Return ours for a term of the engine.

    Raises:
        QueryError: it is a triple.
    """
    if isinstance(node, ox.NamedNode):
        return Term("iri", node.value)
    if isinstance(node, ox.BlankNode):
        return Term("blank", node.value)
    if isinstance(node, ox.Literal):
        return Term("literal", node.value, node.datatype.value, node.language)
    raise QueryError("a triple within a triple has no plain value")


def node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return the engine's for a term of ours."""
    if term.kind == "iri":
        return ox.NamedNode(term.text)
    if term.kind == "blank":
        return ox.BlankNode(term.text)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype) if term.datatype else None)
