"""The assignments behind one cell of a matrix, with the sentence of each."""

import re
from typing import Final

from api.behind import Behind, ready, with_pattern
from api.links import identifier
from api.matrix_view import Rows
from api.reading import Reader, once, ordered, query_text, table, text
from api.tables import Table, build
from api.words import Language
from graph.engine import literal
from ontology.errors import NotFoundError
from ontology.iri import code
from ontology.terms import expand

# rows of the matrix of functions that stand for bodies without one: their class instead
_CLASSES: Final = {"Agency": "zt:Agency", "AgencyGroup": "zt:AgencyGroup"}


def cell(reader: Reader, language: Language, rows: Rows, key: str, region: str) -> tuple[Table, Behind]:
    """Return the assignments of a row in the plans of ``region`` (a code), and the query that gave them.

    Args:
        reader: of the snapshot.
        language: of the headings.
        rows: what the rows of the matrix are.
        key: of the row: a function, a type of body, or ``kind/key`` of a body that stands by itself.
        region: code of a region.

    Raises:
        NotFoundError: no body of that row takes part in a task there.
    """
    pattern, name = _row(reader, language, rows, key)
    place = f"?plan_iri zt:region <{identifier('region', region)}> . {pattern}"
    sparql = ready(with_pattern(query_text("assignments"), place))
    result = reader.store.query(sparql)
    found = [dict(zip(result.variables, row, strict=True)) for row in result.rows]
    if not found:
        raise NotFoundError(f"no body of {key!r} takes part in a task of {region!r}")
    shape = table("facts")["assignments"]
    name = f"{text(found[0], 'region')} · {name}"
    lines = ordered(once(found, shape["key"]), shape["key"])
    return build(reader, language, "assignments", lines, shape["columns"], name), Behind(name, sparql)


def _row(reader: Reader, language: Language, rows: Rows, key: str) -> tuple[str, str]:
    """The pattern that ``?agency_iri`` must meet, and the name of the row."""
    if rows == "agency" and "/" in key:
        node = identifier(*key.split("/", 1))
        names = reader.rows("node", node=str(node))
        named = [row["value"] for row in names if row["property"] and row["property"].text == expand("skos:prefLabel")]
        return f"VALUES ?agency_iri {{ <{node}> }}", named[0].text if named and named[0] else node.key
    if not re.fullmatch("[A-Za-z0-9-]+", key):
        raise NotFoundError(f"there is no {rows} {key!r}")
    if rows == "agency":
        return f"?agency_iri zt:agencyType {literal(key)}", reader.label(code("agency-type", key), language)
    if key in _CLASSES:
        none = "FILTER NOT EXISTS { ?agency_iri org:classification ?classified }"
        return f"?agency_iri a {_CLASSES[key]} . {none}", reader.label(expand(_CLASSES[key]), language)
    return f"?agency_iri org:classification <{code('function', key)}>", reader.label(code("function", key), language)
