"""The kinds of things that can be listed, as ``lookups.yaml`` states them: names, filters, fields, further texts."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import yaml

from graph.search import Field
from ontology.terms import expand

TABLE: Final = Path(__file__).with_name("lookups.yaml")
ONE_OF: Final[Mapping[str, tuple[str, ...]]] = {"body": ("agency", "group")}  # type of a filter → kinds it may name
_MARKS: Final = "@*+~"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list can be narrowed by: type of the value, and the pattern with ``$value`` that ``?node`` must meet.

    ``of`` are the filters of whose statements the pattern speaks, where they are given.
    """

    name: str
    type: str
    pattern: str
    of: tuple[str, ...] = ()

    def patterns(self, value: str, given: Container[str]) -> list[str]:
        """Return what ``?node`` must meet: the pattern, or one for each of the filters of ``of`` that are ``given``.

        Args:
            value: a term of SPARQL; or several IRIs with blanks between, one of which must stand there.
            given: the names of all filters that are given.
        """
        several = value.startswith("<") and " <" in value
        stated = self.pattern.replace("$value", f"?any_{self.name}" if several else value)
        if several:
            stated = f"VALUES ?any_{self.name} {{ {value} }} {stated}"
        others = [other for other in self.of if other in given] or [self.name]
        return [stated.replace(f"?of_{self.name}", f"?of_{other}") for other in others]


@dataclass(frozen=True, slots=True)
class Shown:
    """A property that a list shows.

    It is ``named`` where it leads to what has a name, ``many`` where to several values, ``mixed`` where to nodes of
    several kinds, ``inferred`` where to bodies that are only taken for the lead.
    """

    property: str
    named: bool
    many: bool
    mixed: bool
    inferred: bool


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
    filters = {key: _filter(key, one) for key, one in stated["filters"].items()}
    fields = {key: _shown(one) for key, one in stated["fields"].items()}
    return Kind(name, stated["class"], tuple(stated["names"]), tuple(stated["aliases"]), filters, fields)


def _filter(name: str, stated: Mapping[str, Any]) -> Filter:
    return Filter(name, stated["type"], stated["pattern"], tuple(stated.get("of", ())))


def _shown(stated: str) -> Shown:
    name = stated.rstrip(_MARKS)
    return Shown(expand(name), *(mark in stated.removeprefix(name) for mark in _MARKS))
