"""The shapes of the answers of look-ups, as OpenAPI states them."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


class Node(BaseModel):
    """How every node introduces itself."""

    iri: str
    kind: str
    key: str
    label: str = Field(description="empty where it has no name")
    page: str | None = Field(description="address of the page that shows it")


class Item(BaseModel):
    """A node of a list with the fields asked for; a code or a node has its name in ``<field>_label``.

    Bodies of tasks have their kind in ``<field>_kind``. ``leads`` are inferred: ``leads_basis`` says of each by what.
    """

    model_config = ConfigDict(extra="allow")

    key: str


class Listing(BaseModel):
    """A part of a list, in the order of the keys."""

    items: list[Item]
    total: int = Field(description="how many meet the filters")
    next: str | None = Field(description="address of the next part")
    snapshot: str


class Statement(BaseModel):
    """One statement about a node."""

    property: str
    property_label: str
    value: str | int | float | bool
    label: str | None = None


class Neighbour(Node):
    """A neighbour; ``via`` is the node that states the relation."""

    via: str | None = None
    evidence: str | None = Field(default=None, description="address of the sentence that says so")


class Relation(BaseModel):
    """One relation of a node: how many there are at the other end, and the first of them."""

    relation: str
    direction: Literal["out", "in"]
    label: str
    label_en: str
    total: int
    items: list[Neighbour]
    more: str | None = Field(description="address of the others")


class Entity(Node):
    """All that is stated of one node, and what it is related to."""

    fields: dict[str, Any]
    facts: list[Statement]
    evidence: list[str]
    relations: list[Relation]
    snapshot: str


class Neighbours(BaseModel):
    """The neighbours of one node by relation; where one relation is asked for, a part of that list."""

    node: Node
    relations: list[Relation]
    next: str | None
    snapshot: str


class Found(Node):
    """A node that was found, the text that it was found by, and how well that fits."""

    text: str
    field: Literal["name", "alias", "heading", "quote"]
    match: Literal["exact", "prefix", "part"]
    plan: str | None = None
    plan_label: str | None = None
    region: str | None = None
    region_label: str | None = None


class FoundGroup(BaseModel):
    """The best hits of one kind."""

    kind: str
    items: list[Found]
    more: str | None = Field(description="address of all of them, where there are others")


class Search(BaseModel):
    """What was found, by kind."""

    q: str
    groups: list[FoundGroup]
    snapshot: str


class PathStep(BaseModel):
    """One step of a path."""

    source: str
    relation: str
    direction: Literal["out", "in"]
    label: str
    target: str
    via: str | None
    evidence: str | None


class Paths(BaseModel):
    """The shortest paths between two nodes; ``nodes`` introduces each node of them once, by its IRI."""

    model_config = ConfigDict(populate_by_name=True)

    source: Node = Field(alias="from")
    target: Node = Field(alias="to")
    length: int | None
    paths: list[list[PathStep]]
    nodes: dict[str, Node]
    complete: bool = Field(description="whether these are all the shortest paths")
    reason: str = Field(description="which bound was hit; empty where complete")
    steps: int = Field(description="how many steps were looked at")
    not_passed: list[str] = Field(description="hubs: nodes that paths were not led through")
    snapshot: str


class Evidence(BaseModel):
    """A passage of a document, with what stands around it."""

    iri: str
    key: str
    page: str | None
    plan: Node
    source: str | None = Field(description="name of the file")
    start: int
    end: int
    loaded: bool = Field(description="whether the document's text is in the graph")
    quote: str | None
    before: str | None
    after: str | None
    detail: str | None = Field(description="why there are no words, where there are none")
    facts: list[Node] = Field(description="the facts that rest on it, at most 100")
    snapshot: str


class VocabularyTerm(BaseModel):
    """A class, a property or a code, as a query names it, with its names in both languages."""

    iri: str
    name: str = Field(description="a prefixed name, or the IRI in angles where it has none")
    kind: Literal["term", "code"]
    zh: str
    en: str


class Vocabulary(BaseModel):
    """The words of the ontology."""

    prefixes: dict[str, str]
    terms: list[VocabularyTerm]
