"""What the page /graph shows without scripts, and what its scripts are given: words, relations, the focus."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any, Final

from api.links import page_of
from api.lookups import Lookups
from api.overview import kept_lines
from api.reading import Reader, Row, text
from api.search_view import search
from api.words import Language, words
from graph.kept import Kept
from graph.paths import MAX_HOPS, shortest
from graph.plan_names import told_apart
from graph.walk import relations
from ontology.errors import NotFoundError, ParameterError
from ontology.iri import Identifier

FIRST: Final = 25  # neighbours of each relation
PATHS: Final = 5
STARTS: Final = 8  # plans that the empty page offers
PAIRS: Final = 3
GRAPH_KINDS: Final = ("plan", "task", "agency", "group", "platform", "indicator", "document", "region")
_CLIENT: Final = "client_"
_SHARED: Final = ("kind_", _CLIENT)


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path in words: what it is called, where it leads, the page of its sentence."""

    label: str
    target: dict[str, Any]
    sentence: str | None


def client_words(lang: Language) -> dict[str, str]:
    """Return the words that scripts use: those of the kinds, and those that start with ``client_``, without that."""
    return {key.removeprefix(_CLIENT): word for key, word in words(lang).items() if key.startswith(_SHARED)}


def client_relations(lang: Language) -> dict[str, tuple[str, str]]:
    """Return what each relation is called, seen from either end."""
    return {name: one.zh if lang == "zh" else one.en for name, one in relations().items()}


def node_id(iri: str) -> str:
    """Return ``kind/key``, by which addresses name a node."""
    node = Identifier.parse(iri)
    return f"{node.kind}/{node.key}"


def focus(lookups: Lookups, stated: str, lang: Language) -> dict[str, Any]:
    """Return a node with its relations and the first neighbours of each.

    Raises:
        NotFoundError: there is no such node.
        ParameterError: several go by this name.
    """
    iri = lookups.identify(stated)
    found = lookups.neighbours(iri, None, None, FIRST, None)
    own = "label" if lang == "zh" else "label_en"
    return lookups.nodes([iri])[iri] | {
        "id": node_id(iri),
        "relations": [one | {"name": one[own], "items": [_named(item) for item in one["items"]]} for one in found],
    }


def _named(item: dict[str, Any]) -> dict[str, Any]:
    sentence = item["evidence"].replace("/api/evidence/", "", 1) if item["evidence"] else None
    return item | {"id": node_id(item["iri"]), "sentence": page_of_evidence(sentence)}


def page_of_evidence(key: str | None) -> str | None:
    """Return the page of the sentence ``<plan>/<start>-<end>``."""
    return page_of(str(Identifier("evidence", key))) if key else None


def guess(lookups: Lookups, stated: str) -> tuple[str, bool]:
    """Return the node that goes by what is stated, or else the best that search finds, and whether it is but that.

    Raises:
        NotFoundError: there is nothing like it.
    """
    try:
        return lookups.identify(stated), False
    except (NotFoundError, ParameterError):
        found = [item["iri"] for group in search(lookups, stated, None, 1) for item in group["items"]
                 if group["kind"] in GRAPH_KINDS]  # fmt: skip
        if not found:
            raise
        return found[0], True


def paths(lookups: Lookups, source: str, target: str, lang: Language) -> dict[str, Any]:
    """Return the shortest paths between two nodes in words; the second one may be named in part.

    Raises:
        NotFoundError: one of them does not exist.
        ParameterError: several go by the name of the first.
    """
    start, (end, guessed) = lookups.identify(source), guess(lookups, target)
    found = shortest(lookups.walker, start, end, MAX_HOPS, PATHS)
    shown = lookups.nodes([start, end, *(step.target for path in found.paths for step in path)])
    called = client_relations(lang)
    described = {iri: node | {"id": node_id(iri)} for iri, node in shown.items()}
    return {
        "start": described[start],
        "end": described[end],
        "paths": [
            [Hop(called[step.relation][step.direction == "in"], described[step.target],
                 page_of(step.evidence) if step.evidence else None) for step in path]
            for path in found.paths
        ],
        "complete": found.complete,
        "guessed": guessed,
    }  # fmt: skip


def starts(reader: Reader, kept: Kept[Any]) -> dict[str, Any]:
    """Return where one may start: some plans, the agencies with the most tasks, pairs of those that may meet."""
    lines = kept_lines(reader, kept)[:STARTS]
    apart = told_apart(reader.store)
    plans = [{"key": Identifier.parse(plan := text(line.head, "plan_iri")).key,
              "label": apart.get(plan) or text(line.head, "plan"),
              "place": text(line.head, "region")} for line in lines]  # fmt: skip
    agencies = kept.get("busiest", lambda: [_agency(row) for row in reader.rows("busiest")])
    return {"plans": plans, "agencies": agencies, "pairs": list(_pairs(agencies))}


def _agency(row: Row) -> dict[str, Any]:
    node = Identifier.parse(text(row, "agency_iri"))
    return {"id": f"{node.kind}/{node.key}", "place": node.key.partition("/")[0], "label": text(row, "agency"),
            "tasks": int(text(row, "tasks"))}  # fmt: skip


def _pairs(agencies: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Pairs of one place, as only they share tasks."""
    together = (pair for pair in combinations(agencies[::-1], 2) if pair[0]["place"] == pair[1]["place"])
    return islice(together, PAIRS)
