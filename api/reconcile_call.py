"""Reads what a client of the reconciliation service asks: form fields in JSON → checked queries."""

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, TypeVar

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from api.expected import sentence
from api.forms import FORM, read_body, read_fields
from api.reconcile_table import properties
from ontology.errors import MediaTypeError, ParameterError, QuerySizeError
from ontology.iri import Identifier

MAX_FIELDS: Final = 100
BATCH: Final = 50  # queries of a batch
MOST: Final = 100  # candidates of a query
MAX_IDS: Final = 1_000
_FIELDS: Final = ("queries", "query", "extend")


class Reconciled(BaseModel):
    """A value that was matched before."""

    id: str
    name: str | None = None


Value = str | int | float | bool | Reconciled


class Given(BaseModel):
    """A property that candidates must have, with one of the values."""

    pid: str
    v: Value | list[Value] | None

    @property
    def values(self) -> list[str]:
        """The values as text, without those that say nothing."""
        stated: Sequence[Value] = self.v if isinstance(self.v, list) else [] if self.v is None else [self.v]
        return [text for one in stated if (text := _text(one))]


def _text(value: Value) -> str:
    if isinstance(value, Reconciled):
        return key_of(value.id)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def key_of(id: str) -> str:
    """Return the key in ``kind/key`` or in an IRI; what is neither stays."""
    try:
        return Identifier.parse(id).key
    except ValueError:
        return id.partition("/")[2] or id


class Query(BaseModel):
    """One reconciliation query."""

    model_config = ConfigDict(extra="forbid")

    query: str | None = None
    type: str | list[str] | None = None
    limit: Annotated[int, Field(ge=1)] = 10
    properties: list[Given] = []
    type_strict: Literal["any", "should", "all"] = "any"

    @model_validator(mode="after")
    def _asks_something(self) -> "Query":
        if self.query is None and not self.properties:
            raise ValueError("give query, or properties")
        if unknown := [one.pid for one in self.properties if one.pid not in properties()]:
            raise ValueError(f"no property {', '.join(unknown)}; there are {', '.join(properties())}")
        return self

    @property
    def types(self) -> list[str]:
        """The types asked for, none where all are."""
        return [self.type] if isinstance(self.type, str) else self.type or []


class Wanted(BaseModel):
    """A property to fetch; it has no settings."""

    id: str


class Extension(BaseModel):
    """A data extension query."""

    ids: list[str]
    properties: list[Wanted]


T = TypeVar("T")
_BATCHES: Final[TypeAdapter[dict[str, Any]]] = TypeAdapter(dict[str, Any])
_QUERIES: Final = TypeAdapter(Query)


def batch(text: str) -> dict[str, Query | ParameterError]:
    """Read a query batch; in the place of a query that is not of the right form stands what is wrong with it.

    Raises:
        ParameterError: it is no JSON object.
        QuerySizeError: it has too many queries.
    """
    stated = _checked(_BATCHES, "queries", text)
    if len(stated) > BATCH:
        raise QuerySizeError(f"queries: {len(stated)}, where a batch may have {BATCH}")
    return {id: _query(f"queries.{id}", one) for id, one in stated.items()}


def _query(place: str, stated: object) -> Query | ParameterError:
    try:
        return _QUERIES.validate_python(stated)
    except ValidationError as error:
        return _wrong(place, error)


def single(text: str) -> Query:
    """Read one query: JSON, or the words to look for; errors as for ``batch``."""
    if not text.lstrip().startswith("{"):
        return Query(query=text)
    return _checked(_QUERIES, "query", text)


def extension(text: str) -> Extension:
    """Read a data extension query; errors as for ``batch``."""
    found = _checked(TypeAdapter(Extension), "extend", text)
    if unknown := [one.id for one in found.properties if one.id not in properties()]:
        raise ParameterError(f"extend: no property {', '.join(unknown)}; there are {', '.join(properties())}")
    if len(found.ids) > MAX_IDS:
        raise QuerySizeError(f"extend: {len(found.ids)} ids, where {MAX_IDS} are taken")
    return found


def _checked(adapter: TypeAdapter[T], field: str, text: str) -> T:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        raise _wrong(field, error) from error


def _wrong(field: str, error: ValidationError) -> ParameterError:
    first = error.errors()[0]
    return ParameterError(sentence(".".join(map(str, (field, *first["loc"]))), first))


async def read(request: Request) -> dict[str, str]:
    """Return the fields ``queries``, ``query`` and ``extend`` of an address, or of a form.

    Raises:
        MediaTypeError: the body is no form.
        QuerySizeError: it is too long.
        ParameterError: it is not UTF-8.
    """
    encoded = bytes(request.scope["query_string"])
    if request.method == "POST":
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            raise MediaTypeError(f"post a form ({FORM}) with `queries` or `extend`")
        encoded += b"&" + await read_body(request)
    found = {name: value for name, value in read_fields(encoded, MAX_FIELDS) if name in _FIELDS}
    if request.method == "POST" and not found:
        raise ParameterError("queries: there is no such field")
    return found
