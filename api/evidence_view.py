"""A passage of a document with what stands around it, or the statement that the document's text is not loaded."""

from typing import Any, Final

from api.links import page_of, plan_of
from api.lookups import Lookups
from ontology.errors import NotFoundError
from ontology.iri import Identifier

MAX_FACTS: Final = 100
NOT_LOADED: Final = "the text of this document is not loaded, only a record of its facts; build with the document"
# only the slice wanted leaves the engine: a text may have a million characters
_PASSAGE: Final = """
SELECT ?file ?start ?end ?quote ?before ?after WHERE {{
  {evidence} oa:hasSource ?source ; oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?source dcterms:identifier ?file }}
  OPTIONAL {{ {evidence} oa:hasSelector/oa:exact ?quote }}
  OPTIONAL {{ ?source zt:text ?text }}
  BIND(IF(?start > {context}, ?start - {context}, 0) AS ?from)
  BIND(SUBSTR(?text, ?from + 1, ?start - ?from) AS ?before)
  BIND(SUBSTR(?text, ?end + 1, {context}) AS ?after)
}} LIMIT 1"""
_FACTS: Final = "SELECT DISTINCT ?fact WHERE {{ ?fact zt:evidence {evidence} }} ORDER BY ?fact LIMIT {limit}"


def evidence(lookups: Lookups, key: str, context: int) -> dict[str, Any]:
    """Return the passage of evidence ``<plan>/<start>-<end>`` with ``context`` characters on either side.

    Raises:
        NotFoundError: there is no such evidence.
    """
    node = str(Identifier("evidence", key))
    found = lookups.reader.store.query(_PASSAGE.format(evidence=f"<{node}>", context=context)).values
    if not found:
        raise NotFoundError(f"there is no evidence {key!r}; its key is <plan>/<start>-<end>")
    file, start, end, quote, before, after = found[0]
    query = _FACTS.format(evidence=f"<{node}>", limit=MAX_FACTS)
    facts = [str(fact) for (fact,) in lookups.reader.store.query(query).values]
    plan = str(plan_of(node))
    shown = lookups.nodes([plan, *facts])
    return {
        "iri": node, "key": key, "page": page_of(node), "plan": shown[plan], "source": file, "start": start, "end": end,
        "loaded": quote is not None, "quote": quote, "before": before, "after": after,
        "detail": None if quote is not None else NOT_LOADED, "facts": [shown[fact] for fact in facts],
    }  # fmt: skip
