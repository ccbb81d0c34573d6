"""How the SPARQL endpoint stands in the OpenAPI description: its fields, its bodies, its answers."""

from typing import Any, Final

from api.forms import FORM
from api.querying import SHORTEST
from api.sparql_call import QUERY
from graph.store import GRAPH_FORMATS, TABLE_FORMATS

_TEXT: Final = {"type": "string"}
_IRIS: Final = {"type": "array", "items": {"type": "string"}}
_FORMATS: Final = sorted({**TABLE_FORMATS, **GRAPH_FORMATS})
# name → schema and explanation
_FIELDS: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "query": (_TEXT, "SPARQL 1.1; without it, the service is described"),
    "default-graph-uri": (_IRIS, "graphs that make the default graph, in the place of all documents"),
    "named-graph-uri": (_IRIS, "graphs that GRAPH may name, in the place of all documents"),
    "format": ({"type": "string", "enum": _FORMATS}, "of the answer; by default by Accept"),
    "timeout": ({"type": "number", "minimum": SHORTEST}, "seconds that the query may take"),
}
_PROBLEM: Final = {"application/problem+json": {"schema": {"type": "object"}}}
_REFUSALS: Final = {
    400: "the query does not parse (`line` and `column` say where), is refused, or a field has the wrong form",
    403: "an update, which is not taken",
    406: "none of the formats that Accept names",
    413: "the query or its answer is too large",
    415: "a body of another media type",
    429: "too many queries wait; `Retry-After` says when to come back",
    503: "the process that answered the query ended, mostly for want of memory, or the service ends",
    504: "the query took longer than it may",
}
ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "the answer", "content": {m: {} for m in (*TABLE_FORMATS.values(), *GRAPH_FORMATS.values())}},
    **{status: {"description": text, "content": _PROBLEM} for status, text in _REFUSALS.items()},
}
BY_GET: Final[dict[int | str, dict[str, Any]]] = {
    **ANSWERS,
    303: {"description": "to the page for queries, where a browser asks without any"},
    304: {"description": "the client has the answer already"},
}


def fields(*left_out: str) -> list[dict[str, Any]]:
    """Return the fields of the address as OpenAPI parameters, but for some."""
    return [
        {"name": name, "in": "query", "required": False, "schema": schema, "description": text}
        for name, (schema, text) in _FIELDS.items()
        if name not in left_out
    ]


BODY: Final[dict[str, Any]] = {
    "required": True,
    "content": {
        QUERY: {"schema": _TEXT},
        FORM: {
            "schema": {
                "type": "object",
                "required": ["query"],
                "properties": {name: schema for name, (schema, _) in _FIELDS.items()},
            }
        },
    },
}
