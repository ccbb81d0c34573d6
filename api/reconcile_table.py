"""The types and properties of the reconciliation service, as ``web/reconcile.yaml`` states them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from api.links import SINGULARS
from api.reading import table
from graph.kinds import kinds


@dataclass(frozen=True, slots=True)
class Property:
    """A property of things; ``type`` is what its values are, where they can be matched themselves."""

    id: str
    name: str
    description: str
    type: str | None

    def told(self) -> dict[str, Any]:
        """Return it as answers tell it."""
        return {"id": self.id, "name": self.name, "description": self.description}


@dataclass(frozen=True, slots=True)
class Type:
    """A type of things, by the name of its kind; ``described`` are the fields that tell namesakes apart."""

    id: str
    name: str
    described: tuple[str, ...]
    properties: tuple[str, ...]

    def told(self) -> dict[str, str]:
        """Return it as answers tell it."""
        return {"id": self.id, "name": self.name}


@cache
def types() -> dict[str, Type]:
    """All types by id."""
    stated = table("reconcile")["types"]
    return {id: Type(id, one["name"], tuple(one["described"]), tuple(one["properties"])) for id, one in stated.items()}


@cache
def properties() -> dict[str, Property]:
    """All properties by id."""
    stated = table("reconcile")["properties"]
    return {id: Property(id, one["name"], one["description"], one.get("type")) for id, one in stated.items()}


def type_named(stated: str) -> str | None:
    """Return the type that a client means: by id, by the name of its lists, or by its class; None where there is none.

    >>> type_named("agencies"), type_named("https://w3id.org/zhengtu/ontology#CitedDocument")
    ('agency', 'document')
    """
    name = stated.strip().rpartition("#")[2].removeprefix("zt:")
    classes = {kinds()[id].class_.removeprefix("zt:"): id for id in types()}
    found = classes.get(name, SINGULARS.get(name.lower(), name.lower()))
    return found if found in types() else None
