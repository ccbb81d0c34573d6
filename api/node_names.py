"""What nodes are called where answers hold them: the name of each, and of nodes without one their kind and place."""

from collections.abc import Sequence

from api.links import anchor
from api.lookups import Lookups
from api.words import Language, words
from ontology.iri import Identifier

MOST = 5000  # nodes that are named at once


def node_names(lookups: Lookups, iris: Sequence[str], language: Language) -> dict[str, str]:
    """Return IRI → name of those ``iris`` that are nodes of the graph.

    Args:
        lookups: of the snapshot.
        iris: IRIs of any kind.
        language: that of the words for kinds; names stand as plans have them.
    """
    ours = {iri: node for iri in dict.fromkeys(iris) if (node := _parsed(iri)) is not None}
    named = lookups.nodes(list(ours))
    return {iri: _coded(lookups, node, language) or named[iri]["label"] or _placed(node, language)
            for iri, node in ours.items()}  # fmt: skip


def _coded(lookups: Lookups, node: Identifier, language: Language) -> str:
    """Return the name of an indicator of the scheme, which has one in each language."""
    return lookups.reader.label(str(node), language) if node.key.startswith("code/") else ""


def _placed(node: Identifier, language: Language) -> str:
    """Return kind and place in the plan: 责任分工 2.1.1-3."""
    kind = words(language).get(f"kind_{node.kind}", node.kind)
    return f"{kind} {anchor(node).partition('-')[2] or node.key}"


def _parsed(iri: str) -> Identifier | None:
    try:
        return Identifier.parse(iri)
    except ValueError:
        return None
