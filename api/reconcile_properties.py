"""Properties of things that tables are matched against: which things have a value, and the values of things."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.lookups import Lookups
from api.reconcile_call import Given
from api.reconcile_table import properties, types
from graph.engine import literal
from graph.kinds import kinds
from graph.result import Term
from ontology.errors import NotFoundError, ParameterError
from ontology.iri import Identifier

_NAMES: Final = "rdfs:label|skos:prefLabel|skos:altLabel|skos:notation|schema:name|dcterms:title"
PLACES: Final = ("region", "within", "parent")
_BATCH: Final = 100  # things that one query asks about


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A property with the values that one of must be had; places are codes, and what is no place is left out."""

    pid: str
    values: tuple[str, ...]


def narrowed(lookups: Lookups, given: Sequence[Given]) -> list[Narrowed]:
    """Return the properties of a query, with its places looked up once for all types."""
    return [Narrowed(one.pid, tuple(_values(lookups, one))) for one in given if one.values]


def _values(lookups: Lookups, one: Given) -> Iterable[str]:
    return filter(None, (_code(lookups, value) for value in one.values)) if one.pid in PLACES else one.values


def _code(lookups: Lookups, value: str) -> str | None:
    try:
        return Identifier.parse(lookups.directory.value("region", "region", value).strip("<>")).key
    except (NotFoundError, ParameterError):  # there is no such place, or there are several
        return None


def having(lookups: Lookups, kind: str, given: Sequence[Narrowed]) -> set[str] | None:
    """Return the things that have one of the values of each property; None where nothing is given."""
    found: set[str] | None = None
    for one in given:
        matching = set[str]().union(*(_with(lookups, kind, one.pid, value) for value in one.values))
        found = matching if found is None else found & matching
    return found


def _with(lookups: Lookups, kind: str, name: str, value: str) -> set[str]:
    if name not in types()[kind].properties:
        return set()
    if name not in kinds()[kind].filters:
        return _stating(lookups, kind, name, value)
    try:
        return set(lookups.directory.nodes(kind, {name: value}))
    except (NotFoundError, ParameterError):  # no such plan, topic …, or several: nothing is known to have it
        return set()


def _stating(lookups: Lookups, kind: str, name: str, value: str) -> set[str]:
    """The things of which a field states a value, or something that is called so."""
    known = kinds()[kind]
    field = known.fields[name]
    wanted = literal(value)
    pattern = f"?node a {known.class_} ; <{field.property}> ?value . "
    pattern += (f"?value {_NAMES} ?text . FILTER(STR(?text) = {wanted} || STRENDS(STR(?value), CONCAT('/', {wanted})))"
                if field.named else f"FILTER(LCASE(STR(?value)) = LCASE({wanted}))")  # fmt: skip
    return {row[0].text for row in lookups.reader.store.query(f"SELECT ?node WHERE {{ {pattern} }}").rows if row[0]}


def extended(lookups: Lookups, ids: Sequence[str], wanted: Sequence[str]) -> dict[str, Any]:
    """Return the values of properties of things: ``{meta, rows}``; what is not known has none."""
    nodes = {id: node for id in dict.fromkeys(ids) if (node := node_of(lookups, id))}
    found: dict[str, dict[str, list[Term]]] = {node: {} for node in nodes.values()}
    for kind in types():
        of_kind = [node for node in found if Identifier.parse(node).kind == kind]
        _read(lookups, kind, of_kind, [name for name in wanted if name in types()[kind].properties], found)
    linked = {value.text for values in found.values() for terms in values.values() for value in terms}
    names = lookups.directory.index.names(sorted(linked))
    rows = {id: {name: [_cell(lookups, value, names) for value in found.get(nodes.get(id, ""), {}).get(name, [])]
                 for name in wanted} for id in ids}  # fmt: skip
    return {"meta": [_meta(name) for name in wanted], "rows": rows}


def node_of(lookups: Lookups, id: str) -> str | None:
    """Return the IRI of the thing that ``kind/key`` (or its IRI) names, None where there is none."""
    kind, _, key = id.strip().partition("/")
    try:
        node = Identifier.parse(id) if id.startswith("http") else Identifier(kind, key)
    except ValueError:
        return None
    return str(node) if node.kind in types() and lookups.directory.exists(node.kind, str(node)) else None


def _read(
    lookups: Lookups, kind: str, nodes: Sequence[str], wanted: Iterable[str],
    found: Mapping[str, dict[str, list[Term]]],
) -> None:  # fmt: skip
    fields = [name for name in wanted if name in kinds()[kind].fields]
    for node, values in lookups.directory.described(kind, nodes, fields).items():
        found[node].update({name: sorted(terms, key=lambda term: term.text) for name, terms in values.items()})
    for name in wanted:
        if name not in fields:
            pattern = kinds()[kind].filters[name].pattern.replace("$value", "?value")
            for start in range(0, len(nodes), _BATCH):
                among = " ".join(f"<{node}>" for node in nodes[start : start + _BATCH])
                query = (f"SELECT DISTINCT ?node ?value WHERE {{ VALUES ?node {{ {among} }} {pattern} }}"
                         " ORDER BY ?node ?value")  # fmt: skip
                for node_, value in lookups.reader.store.query(query).rows:
                    if node_ and value:
                        found[node_.text].setdefault(name, []).append(value)


def _meta(name: str) -> dict[str, Any]:
    known = properties()[name]
    return {"id": name, "name": known.name} | ({"type": types()[known.type].told()} if known.type else {})


def _cell(lookups: Lookups, value: Term, names: Mapping[str, str]) -> dict[str, Any]:
    """One value as the API writes it: a thing by id and name, a code by its name, a literal by its type."""
    if value.kind == "iri":
        try:
            node = Identifier.parse(value.text)
        except ValueError:
            return {"str": lookups.reader.label(value.text, "zh")}
        return {"id": f"{node.kind}/{node.key}", "name": names.get(value.text) or node.key}
    plain = value.value
    if isinstance(plain, bool):
        return {"str": "true" if plain else "false"}
    return {{int: "int", float: "float"}.get(type(plain), "str"): plain}
