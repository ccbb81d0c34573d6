"""Reads what a client asks of the SPARQL endpoint, by the SPARQL 1.1 Protocol: address, form or body."""

from dataclasses import dataclass
from typing import Final

from fastapi import Request

from api.forms import FORM, check_once, read_body, read_fields
from graph.dataset import Dataset
from ontology.errors import MediaTypeError, ParameterError, UpdateError

QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
MAX_FIELDS: Final = 2_000
_ONCE: Final = ("query", "format", "timeout")


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked. ``query`` is None where the service itself is asked about."""

    query: str | None
    dataset: Dataset | None = None
    format: str | None = None
    timeout: str | None = None


async def read(request: Request) -> Call:
    """Read a request.

    Raises:
        ParameterError: a field stands twice, is missing, or is not UTF-8.
        MediaTypeError: a body of another kind.
        UpdateError: it is an update.
        QuerySizeError: the body is longer than what is read.
    """
    fields = read_fields(request.scope["query_string"], MAX_FIELDS)
    if request.method == "POST":
        fields += await _posted(request)
    if len(fields) == 1 and fields[0][0] == "query":  # as most ask
        return Call(fields[0][1])
    if any(name == "update" for name, _ in fields):
        raise UpdateError("this endpoint only reads; it takes no updates")
    check_once(name for name, _ in fields if name in _ONCE)
    given = dict(fields)
    query = given.get("query")
    if query is None and (request.method == "POST" or fields_of_a_query(fields)):
        raise ParameterError("query: there is no such field")
    return Call(query, _dataset(fields), given.get("format"), given.get("timeout"))


def fields_of_a_query(fields: list[tuple[str, str]]) -> bool:
    """Whether fields only make sense beside a query."""
    return any(name in ("default-graph-uri", "named-graph-uri", "timeout") for name, _ in fields)


def _dataset(fields: list[tuple[str, str]]) -> Dataset | None:
    default, named = (
        tuple(value for name, value in fields if name == asked) for asked in ("default-graph-uri", "named-graph-uri")
    )
    return Dataset(default, named) if default or named else None


async def _posted(request: Request) -> list[tuple[str, str]]:
    media, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = media.strip().lower()
    if kind == UPDATE:
        raise UpdateError("this endpoint only reads; it takes no updates")
    if kind not in (FORM, QUERY):
        raise MediaTypeError(f"post a form ({FORM}) with `query`, or the query itself as {QUERY}")
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(' "').lower()
    if charset not in ("", "utf-8", "utf8"):
        raise MediaTypeError(f"the body is in {charset}; only UTF-8 is read")
    body = await read_body(request)
    if kind == FORM:
        return read_fields(body, MAX_FIELDS)
    try:
        return [("query", body.decode())]
    except UnicodeDecodeError as error:
        raise ParameterError("the query is not UTF-8") from error
