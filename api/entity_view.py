"""What is known of one entity, for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from api.links import PLURALS, identifier, page_of
from api.reading import Reader, Row, table, text
from api.tables import Table, build
from api.words import Language, words
from graph.titles import usual
from ontology.errors import NotFoundError
from ontology.iri import Identifier
from ontology.terms import expand

# shown in tables of their own, as the heading, or of use to programs only
_NOT_SHOWN: Final = frozenset(
    map(expand, ("rdf:type", "rdfs:label", "skos:prefLabel", "zt:assignment", "zt:evidence", "zt:mentions",
                 "zt:usesPlatform", "zt:responsibleAgency", "zt:order", "zt:agencyType", "zt:source", "skos:inScheme",
                 "skos:topConceptOf"))
)  # fmt: skip

# properties whose values are words for programs, and what begins the keys of their words for readers
_SPELLED: Final = {expand("zt:confidence"): "confidence", expand("zt:level"): "level"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about an entity in words: the property, the value, where it leads."""

    property: str
    value: str
    href: str | None


@dataclass(frozen=True, slots=True)
class EntityView:
    """Everything known of one entity; ``asked`` are kinds of facts, the column they were asked by, and their tables.

    ``own`` is the one of them that speaks of the entity alone, where there is one.
    """

    identifier: Identifier
    label: str
    facts: tuple[Fact, ...]
    asked: tuple[tuple[str, str, Table], ...]
    own: Table | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, without what they were asked by and without that of the entity alone."""
        return tuple(shown for *_, shown in self.asked if shown is not self.own)


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
    label = usual(reader.store).get(str(node)) or title(rows)
    stated = dict.fromkeys(_fact(reader, row, language) for row in rows if text(row, "property") not in _NOT_SHOWN)
    asked = tuple(_tables(reader, node, language))
    alone = [(one["facts"], one["by"]) for one in table("entities")[kind]["tables"] if one.get("own")]
    own = next((shown for facts, by, shown in asked if (facts, by) in alone), None)
    # what only says the heading again tells nothing, nor does a section that is called like its task
    facts = tuple(fact for fact in stated if fact.value != label or own is None)
    return EntityView(node, label, facts, asked, own)


def _fact(reader: Reader, row: Row, language: Language) -> Fact:
    value = row["value"]
    shown = text(row, "label")
    if value is not None and value.kind == "iri" and page_of(value.text) is None:
        shown = reader.label(value.text, language)
    if spelled := _SPELLED.get(text(row, "property")):
        shown = words(language).get(f"{spelled}_{text(row, 'value')}", "")
    if value is not None and isinstance(value.value, bool):
        shown = words(language)["yes" if value.value else "no"]
    return Fact(reader.label(text(row, "property"), language), shown or text(row, "value"), page_of(text(row, "value")))


def _tables(reader: Reader, node: Identifier, language: Language) -> Iterable[tuple[str, str, Table]]:
    shapes = table("facts")
    for wanted in table("entities")[node.kind]["tables"]:
        shape = shapes[wanted["facts"]]
        rows = reader.facts(wanted["facts"], wanted["by"], str(node))
        columns = [column for column in shape["columns"] if column not in wanted.get("hide", ())]
        heading = words(language)[f"facts_{wanted['title']}"] if "title" in wanted else ""
        if rows:
            shown = build(reader, language, wanted["facts"], rows, columns, heading)
            yield wanted["facts"], wanted["by"], shown
