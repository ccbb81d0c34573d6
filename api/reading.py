"""Reads the graph for pages and look-ups: named queries with bound nodes, their rows, and labels of codes."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from api.words import LANGUAGES, TAGS, Language
from graph.result import Term
from graph.store import Store
from ontology.iri import Identifier

Row = Mapping[str, Term | None]
_DIGITS: Final = re.compile(r"(\d+)")


@cache
def query_text(name: str) -> str:
    """Return the SPARQL of ``web/queries/<name>.rq``."""
    return files("api").joinpath(f"web/queries/{name}.rq").read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table ``web/<name>.yaml``."""
    loaded: dict[str, Any] = yaml.safe_load(files("api").joinpath(f"web/{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def narrowed(sparql: str, pattern: str, node: str) -> str:
    """Put a pattern about ``node`` at the head of a query's first WHERE.

    A variable bound in an OPTIONAL cannot be fixed from outside: the row would stay when the OPTIONAL fails.

    Raises:
        ValueError: ``node`` is not an IRI of ours.
    """
    iri = str(Identifier.parse(node))
    return sparql.replace("WHERE {", f"WHERE {{\n  {pattern.replace('$node', f'<{iri}>')} .", 1)


def text(row: Row, column: str) -> str:
    """Return the text of a cell, empty where there is none."""
    term = row.get(column)
    return term.text if term else ""


def natural(value: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key by which ``x/9`` comes before ``x/10``."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in _DIGITS.split(value) if part)


class Reader:
    """What pages and look-ups ask of one store; holds nothing but the labels of codes, so threads may share it."""

    def __init__(self, store: Store) -> None:
        """Read the labels of all codes, classes and properties."""
        self.store = store
        self._labels: dict[tuple[str, str], str] = {}
        for row in self.rows("labels"):
            # the engine gives language tags in small letters
            self._labels.setdefault((text(row, "iri"), text(row, "language").lower()), text(row, "label"))

    def rows(self, name: str, **nodes: str) -> list[Row]:
        """Answer the query ``name`` with variables, which it must bind anyway, fixed to the IRIs given."""
        return self._run(query_text(name), {variable: Term("iri", iri) for variable, iri in nodes.items()})

    def facts(self, kind: str, column: str, node: str) -> list[Row]:
        """Return the facts of one kind about ``node``, each once, in the order of the text.

        Args:
            kind: a key of ``web/facts.yaml``.
            column: what ``node`` is to the facts, a key of ``by`` there.
            node: an IRI of ours.

        Raises:
            ValueError: ``node`` is not an IRI of ours.
        """
        shape = table("facts")[kind]
        rows = self._run(narrowed(query_text(kind), shape["by"][column], node), {})
        # a body is no partner of itself
        found = [row for row in once(rows, shape["key"]) if text(row, shape["key"]) != node or column == shape["key"]]
        return ordered(found, shape["key"]) if "evidence" in shape["columns"] else found

    def where(self, kind: str, pattern: str, most: int | None = None) -> list[Row]:
        """Return the facts of one kind that meet a pattern, each once, in the order of the text.

        Args:
            kind: a key of ``web/facts.yaml``.
            pattern: SPARQL about the variables of the query of that kind, written by this program.
            most: about how many to read; all by default.
        """
        sparql = query_text(kind).replace("WHERE {", f"WHERE {{\n  {pattern} .", 1)
        key = table("facts")[kind]["key"]
        return ordered(once(self._run(f"{sparql}\nLIMIT {most}" if most else sparql, {}), key), key)

    def _run(self, sparql: str, substitutions: dict[str, Term]) -> list[Row]:
        result = self.store.select(sparql, substitutions=substitutions)
        return [dict(zip(result.variables, row, strict=True)) for row in result.rows]

    def label(self, iri: str, language: Language) -> str:
        """Return the name of a code, class or property; its last step where it has none."""
        for tag in (TAGS[language], *(TAGS[other] for other in LANGUAGES)):
            if found := self._labels.get((iri, tag.lower())):
                return found
        return re.split("[/#]", iri)[-1]

    def labels(self, prefix: str, language: Language) -> dict[str, str]:
        """Return all named IRIs that start with ``prefix``, with their names."""
        return {
            iri: name
            for (iri, tag), name in self._labels.items()
            if tag == TAGS[language].lower() and iri.startswith(prefix)
        }


def once(rows: Iterable[Row], key: str) -> list[Row]:
    """Return the first row for each value of the column ``key``: a node with two names makes two rows."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(text(row, key), row)
    return list(found.values())


def ordered(rows: Iterable[Row], key: str) -> list[Row]:
    """Sort facts by plan, place in the text, and their own key, which ends in their number."""

    def place(row: Row) -> tuple[Any, ...]:
        passage = text(row, "evidence").rpartition("/")[2]
        return text(row, "plan_iri"), natural(passage.partition("-")[0]), natural(text(row, key))

    return sorted(rows, key=place)
