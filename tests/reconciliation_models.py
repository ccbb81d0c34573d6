"""What the JSON schemas of the Reconciliation Service API 0.2 check, in our own words: strict models of each answer.

The schemas themselves belong to the community group and are not part of this repository. What they allow and services
rarely use (authentication, settings of properties, flyouts) is left out, as this service does not offer it.
"""

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, model_validator

from tests.api_client import Client

Template = Annotated[str, StringConstraints(pattern=r"\{\{id\}\}")]
Name = Annotated[str, StringConstraints(min_length=1)]
Moment = Annotated[str, StringConstraints(pattern=r"^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d")]


class Strict(BaseModel):
    """No value is turned into another type; what a schema does not name may be there."""

    model_config = ConfigDict(strict=True)


class Closed(Strict):
    """Nothing may be there but what is named."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Type(Strict):
    id: Name
    name: Name
    description: str | None = None
    broader: list["Type"] = []


class View(Strict):
    url: Template


class Preview(View):
    width: int
    height: int


class Place(Strict):
    service_url: str
    service_path: str


class Suggest(Strict):
    entity: Place
    property: Place
    type: Place


class Extend(Strict):
    propose_properties: Place
    property_settings: Annotated[list[Any], Field(max_length=0)] = []


class Manifest(Strict):
    """The manifest: versions with 0.2, the two spaces, templates that hold the id, distinct default types."""

    versions: list[str]
    name: str
    identifierSpace: str  # noqa: N815
    schemaSpace: str  # noqa: N815
    documentation: str
    serviceVersion: str  # noqa: N815
    logo: str
    view: View
    defaultTypes: list[Type]  # noqa: N815
    batchSize: int  # noqa: N815
    suggest: Suggest
    preview: Preview
    extend: Extend

    @model_validator(mode="after")
    def _holds(self) -> "Manifest":
        assert "0.2" in self.versions
        assert len({one.id for one in self.defaultTypes}) == len(self.defaultTypes)
        return self


class Feature(Strict):
    id: str
    value: bool | int | float


class Candidate(Strict):
    id: Name
    name: Name
    score: int | float
    description: str | None = None
    match: bool
    type: list[Type | str]
    features: list[Feature] = []

    @model_validator(mode="after")
    def _holds(self) -> "Candidate":
        assert len({one.id for one in self.features}) == len(self.features)
        return self


class Result(Strict):
    """The candidates for one query, in falling order; at most one of them is a match here.

    ``error`` is ours: the schema asks for ``result`` and closes neither this object nor the batch.
    """

    result: list[Candidate]
    error: str | None = None

    @model_validator(mode="after")
    def _holds(self) -> "Result":
        scores = [one.score for one in self.result]
        assert scores == sorted(scores, reverse=True)
        assert sum(one.match for one in self.result) <= 1
        return self


class Results(RootModel[dict[str, Result]]):
    """The answers to a batch."""


class Suggestion(Strict):
    id: Name
    name: Name
    description: str | None = None
    notable: list[Type | str] = []


class Suggestions(Strict):
    result: list[Suggestion]


class Types(Strict):
    result: list[Type]


class Property(Strict):
    id: Name
    name: Name


class Proposal(Strict):
    properties: list[Property]
    type: str
    limit: int | None = None


class Column(Property):
    type: Type | None = None


class Empty(Closed):
    pass


class Entity(Closed):
    id: str
    name: str
    description: str | None = None


class Text(Closed):
    str: str


class Whole(Closed):
    int: int


class Decimal(Closed):
    float: float


class Date(Closed):
    date: Moment


class Extension(Strict):
    meta: list[Column]
    rows: dict[str, dict[str, list[Empty | Entity | Text | Whole | Decimal | Date]]]


class Mapped(Strict):
    pid: str
    v: str | int | float | bool | dict[str, Any] | list[str | int | float | bool | dict[str, Any]]


class Query(Closed):
    """A query: something to look for, or properties."""

    query: str | None = None
    type: str | list[str] | None = None
    limit: int | float | None = None
    properties: list[Mapped] | None = None
    type_strict: Literal["any", "should", "all"] | None = None

    @model_validator(mode="after")
    def _holds(self) -> "Query":
        assert self.query is not None or self.properties
        return self


def ask(client: Client, query: dict[str, object]) -> list[Candidate]:
    """The candidates for one query, in the form that is wanted."""
    Query.model_validate_json(json.dumps(query))
    answer = client.send("POST", "/reconcile", data={"queries": json.dumps({"q": query})})
    assert answer.status_code == 200, answer.text
    return Results.model_validate_json(answer.text).root["q"].result
