"""Makes answers fit to be cited: permanent links in the place of addresses, and the sentences behind facts."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from api.links import plan_of
from api.lookups import Lookups
from ontology.iri import Identifier
from ontology.terms import BASE

EVIDENCE: Final = "/api/evidence/"
MAX_NODES: Final = 20  # nodes whose sentences are given
EACH: Final = 2  # sentences of each
# addresses of this service, which nobody can keep
_PASSING: Final = ("page", "more", "next")
_SENTENCES: Final = """
SELECT DISTINCT ?evidence ?quote WHERE {{
  {{ <{node}> zt:evidence ?evidence }}
  UNION {{ ?fact prov:agent|zt:platform|zt:indicator|zt:cited <{node}> . ?fact zt:evidence ?evidence }}
  UNION {{ <{node}> oa:hasSelector ?self . BIND(<{node}> AS ?evidence) }}
  OPTIONAL {{ ?evidence oa:hasSelector/oa:exact ?quote }}
}} LIMIT {limit}"""
_QUOTES: Final = (
    "SELECT ?evidence ?quote WHERE {{ VALUES ?evidence {{ {among} }} ?evidence oa:hasSelector/oa:exact ?quote }}"
)


def sources(lookups: Lookups, nodes: Iterable[object]) -> list[dict[str, Any]]:
    """Return the sentences behind the first of ``nodes``; a ``quote`` is None where the text is not loaded.

    Of a body, a platform, an indicator or a cited document these are examples: sentences that name it.
    """
    known = [node for node in dict.fromkeys(map(str, nodes)) if is_ours(node)][:MAX_NODES]
    found = [(node, str(evidence), quote) for node in known for evidence, quote in
             lookups.reader.store.query(_SENTENCES.format(node=node, limit=EACH)).values]  # fmt: skip
    plans = {evidence: plan_of(evidence) for _, evidence, _ in found}
    names = lookups.directory.index.names([*known, *filter(None, plans.values())])
    return [
        {"about": node, "label": names.get(node), "evidence": evidence, "quote": quote,
         "plan": (plan := plans[evidence]), "plan_label": names.get(plan or "")}
        for node, evidence, quote in found
    ]  # fmt: skip


def is_ours(iri: str) -> bool:
    """Whether an IRI is that of a node of the graph."""
    try:
        Identifier.parse(iri)
    except ValueError:
        return False
    return ">" not in iri


def permanent(lookups: Lookups, answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer of the look-ups with IRIs for addresses, and the quote beside each evidence."""
    wanted = sorted(set(_evidence_in(answer)))
    quotes: dict[str, Any] = {}
    if wanted:
        query = _QUOTES.format(among=" ".join(f"<{iri}>" for iri in wanted))
        quotes = {str(iri): quote for iri, quote in lookups.reader.store.query(query).values}
    changed: dict[str, Any] = _changed(answer, quotes)
    return changed


def _iri(address: str) -> str:
    return f"{BASE}id/evidence/{address.removeprefix(EVIDENCE)}"


def _evidence_in(value: object) -> Iterable[str]:
    if isinstance(value, str) and value.startswith(EVIDENCE):
        yield _iri(value)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _evidence_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _evidence_in(one)


def _changed(value: Any, quotes: Mapping[str, Any]) -> Any:  # noqa: ANN401
    if isinstance(value, str) and value.startswith(EVIDENCE):
        return {"iri": _iri(value), "quote": quotes.get(_iri(value))}
    if isinstance(value, Mapping):
        return {name: _changed(one, quotes) for name, one in value.items() if name not in _PASSING}
    return [_changed(one, quotes) for one in value] if isinstance(value, list | tuple) else value
