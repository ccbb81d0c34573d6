"""What is known of one entity, and lists of entities: for their pages and for look-ups by programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from api.links import PLURALS, SINGULARS, identifier, page_of
from api.reading import Reader, Row, once, table, text
from api.tables import Table, build
from api.words import Language, words
from graph.result import Term
from ontology.errors import NotFoundError
from ontology.iri import Identifier
from ontology.terms import expand

# shown in tables of their own, as the heading, or of use to programs only
_NOT_SHOWN: Final = frozenset(
    map(expand, ("rdf:type", "rdfs:label", "skos:prefLabel", "zt:assignment", "zt:evidence", "zt:mentions",
                 "zt:usesPlatform", "zt:responsibleAgency", "zt:order", "zt:agencyType", "zt:source", "skos:inScheme",
                 "skos:topConceptOf"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about an entity in words: the property, the value, where it leads."""

    property: str
    value: str
    href: str | None


@dataclass(frozen=True, slots=True)
class EntityView:
    """Everything known of one entity."""

    identifier: Identifier
    label: str
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]


def kind_of(plural: str) -> str:
    """Return the kind that a list is of.

    Raises:
        NotFoundError: there is no such list.
    """
    if plural not in SINGULARS:
        raise NotFoundError(f"there is no list {plural!r}; there are {', '.join(SINGULARS)}")
    return SINGULARS[plural]


def statements(reader: Reader, node: Identifier) -> list[Row]:
    """Return all statements about ``node``.

    Raises:
        NotFoundError: there are none.
    """
    found = reader.rows("node", node=str(node))
    if not found:
        raise NotFoundError(f"there is no {node.kind} {node.key!r}")
    return found


def title(rows: Iterable[Row]) -> str:
    """Return the name of a node out of its statements; of a code, which has names in two languages, the Chinese one."""
    chinese = [row for row in rows if (value := row["value"]) is None or value.language != "en"]
    named = {text(row, "property"): text(row, "value") for row in reversed(chinese)}
    order = map(expand, ("skos:prefLabel", "rdfs:label", "dcterms:title", "eli:number"))
    return next((named[name] for name in order if name in named), "")


def entity_view(reader: Reader, kind: str, key: str, language: Language) -> EntityView:
    """Read everything about one entity for its page.

    Raises:
        NotFoundError: there is no such kind or entity.
    """
    node = identifier(kind, key)
    if kind not in PLURALS:
        raise NotFoundError(f"a {kind} has no page of its own")
    rows = statements(reader, node)
    facts = tuple(
        dict.fromkeys(_fact(reader, row, language) for row in rows if text(row, "property") not in _NOT_SHOWN)
    )
    return EntityView(node, title(rows), facts, tuple(_tables(reader, node, language)))


def _fact(reader: Reader, row: Row, language: Language) -> Fact:
    value = row["value"]
    shown = text(row, "label")
    if value is not None and value.kind == "iri" and page_of(value.text) is None:
        shown = reader.label(value.text, language)
    return Fact(reader.label(text(row, "property"), language), shown or text(row, "value"), page_of(text(row, "value")))


def _tables(reader: Reader, node: Identifier, language: Language) -> Iterable[Table]:
    shapes = table("facts")
    for wanted in table("entities")[node.kind]["tables"]:
        shape = shapes[wanted["facts"]]
        rows = reader.facts(wanted["facts"], wanted["by"], str(node))
        columns = [column for column in shape["columns"] if column not in wanted.get("hide", ())]
        heading = words(language)[f"facts_{wanted['title']}"] if "title" in wanted else ""
        if rows:
            yield build(reader, language, wanted["facts"], rows, columns, heading)


def entity_json(reader: Reader, kind: str, key: str) -> dict[str, Any]:
    """Return all facts and neighbours of one entity, for programs.

    Raises:
        NotFoundError: there is no such entity.
    """
    node = identifier(kind, key)
    rows = statements(reader, node)
    shapes = table("facts")
    return {
        **summary(str(node), title(rows)),
        "facts": [_statement(reader, row, "value") for row in rows],
        "neighbours": [_statement(reader, row, "subject") for row in reader.rows("neighbours", node=str(node))],
        **{
            wanted.get("title", wanted["facts"]): [
                plain(row) for row in reader.facts(wanted["facts"], wanted["by"], str(node))
            ]
            for wanted in table("entities")[kind]["tables"]
            if wanted["facts"] in shapes
        },
    }


def summary(iri: str, label: str) -> dict[str, Any]:
    """Return how every entity introduces itself: IRI, kind, key, label, the address of its page."""
    node = Identifier.parse(iri)
    return {"iri": iri, "kind": node.kind, "key": node.key, "label": label, "page": page_of(iri)}


def _statement(reader: Reader, row: Row, column: str) -> dict[str, Any]:
    found = row[column]
    result: dict[str, Any] = {
        "property": text(row, "property"),
        "property_label": reader.label(text(row, "property"), "zh"),
    }
    result["value" if column == "value" else "subject"] = found.value if found else None
    if text(row, "label"):
        result["label"] = text(row, "label")
    return result


def plain(row: Row) -> dict[str, Any]:
    """Return a row as plain values; a term of the graph stays its IRI."""
    return {column: (term.value if isinstance(term, Term) else None) for column, term in row.items()}


@dataclass(frozen=True, slots=True)
class Listing:
    """A piece of a list; ``after`` is the key to go on from, None at the end."""

    items: tuple[dict[str, Any], ...]
    total: int
    after: str | None


def listing(
    reader: Reader, kind: str, *, limit: int, region: str | None = None, q: str | None = None, after: str | None = None
) -> Listing:
    """Return the entities of one kind by key, those in ``region`` (a code) whose name holds ``q``, after a key."""
    rows = _named(
        reader, expand(table("entities")[kind]["class"]), str(identifier("region", region)) if region else None
    )
    found = [_item(row) for row in once(rows, "node") if not q or q in text(row, "label")]
    rest = [item for item in found if not after or item["iri"] > str(identifier(kind, after))]
    shown = tuple(rest[:limit])
    return Listing(shown, len(found), shown[-1]["key"] if len(rest) > limit else None)


def _named(reader: Reader, class_: str, region: str | None) -> list[Row]:
    """All nodes of a class by IRI."""
    if region is None:
        return reader.rows("list", **{"class": class_})
    return [row for row in reader.facts("list", "region_iri", region) if text(row, "class") == class_]


def _item(row: Row) -> dict[str, Any]:
    place = text(row, "region_iri").rpartition("/")[2]
    return {
        **summary(text(row, "node"), text(row, "label")),
        "region": place or None,
        "region_label": text(row, "region") or None,
    }
