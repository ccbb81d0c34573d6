"""The kinds of things that can be listed, as ``lookups.yaml`` states them: names, filters, fields, further texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import yaml

from graph.search import Field
from ontology.terms import expand

TABLE: Final = Path(__file__).with_name("lookups.yaml")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list can be narrowed by: type of the value, and the pattern with ``$value`` that ``?node`` must meet."""

    type: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A property that a list shows; ``named`` where it leads to what has a name, ``many`` where to several values."""

    property: str
    named: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node: its class, the paths to its names and other names, its filters and fields by name."""

    name: str
    class_: str
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    filters: Mapping[str, Filter]
    fields: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class Text:
    """Texts that are searched besides names."""

    kind: str
    field: Field
    pattern: str


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name, in the order of the table."""
    return {name: _kind(name, stated) for name, stated in _documents()[0].items()}


@cache
def texts() -> tuple[Text, ...]:
    """All further texts."""
    return tuple(Text(one["kind"], cast("Field", one["field"]), one["pattern"]) for one in _documents()[1])


@cache
def _documents() -> tuple[Any, ...]:
    return tuple(yaml.safe_load_all(TABLE.read_text(encoding="utf-8")))


def _kind(name: str, stated: Mapping[str, Any]) -> Kind:
    filters = {key: Filter(one["type"], one["pattern"]) for key, one in stated["filters"].items()}
    fields = {key: _shown(one) for key, one in stated["fields"].items()}
    return Kind(name, stated["class"], tuple(stated["names"]), tuple(stated["aliases"]), filters, fields)


def _shown(stated: str) -> Shown:
    return Shown(expand(stated.rstrip("@*")), "@" in stated, stated.endswith("*"))
