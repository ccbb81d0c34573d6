"""Identifier ↔ address: where the page and the data of a node stand."""

import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from ontology.errors import NotFoundError
from ontology.iri import KINDS, Identifier

# kind of node → its name in addresses of lists
PLURALS: Final = {
    "plan": "plans",
    "task": "tasks",
    "agency": "agencies",
    "group": "groups",
    "platform": "platforms",
    "indicator": "indicators",
    "target": "targets",
    "document": "documents",
    "region": "regions",
}
SINGULARS: Final = {plural: kind for kind, plural in PLURALS.items()}
# nodes that have no page of their own: they stand on the page of their plan, at an anchor
_ON_PLAN: Final = ("section", "assignment", "target", "funding", "milestone", "evidence", "source", "damage")

_PLAIN: Final = re.compile(r"[A-Za-z0-9/._~-]*")  # looked at in a fraction of the time that quoting takes


def _path(*steps: str) -> str:
    return "/" + "/".join(step if _PLAIN.fullmatch(step) else quote(step, safe="/.-_~") for step in steps)


def is_mention(identifier: Identifier) -> bool:
    """Whether a platform or document is but a plan's mention of one (``<plan>/<n>``), not the thing itself.

    >>> is_mention(Identifier("platform", "320500-2022-sufu-83/2")), is_mention(Identifier("platform", "320500/12345"))
    (True, False)
    """
    place, _, rest = identifier.key.partition("/")
    # the key of a plan has hyphens, the code of an area has none
    return identifier.kind in ("platform", "document") and "-" in place and rest.isdigit()


def anchor(identifier: Identifier) -> str:
    """Return the anchor of a node on its plan's page, for example ``target-3``."""
    return f"{identifier.kind}-{identifier.key.partition('/')[2].replace('/', '-')}".rstrip("-")


@lru_cache(maxsize=16384)  # one answer names the same nodes again and again
def page_of(iri: str) -> str | None:
    """Return the path of the page that shows the node ``iri``, None for what is not a node of ours."""
    try:
        found = Identifier.parse(iri)
    except ValueError:
        return None
    plan, slash, rest = found.key.partition("/")
    if found.kind in _ON_PLAN or is_mention(found) or (found.kind == "plan" and slash):
        return f"{_path('plans', plan)}#{anchor(found)}" if rest else _path("plans", plan)
    if found.kind == "plan":
        return _path("plans", plan)
    return _path("entities", found.kind, found.key)


def data_of(identifier: Identifier) -> str | None:
    """Return the path of the JSON about a node, None for kinds that have none of their own."""
    plural = None if is_mention(identifier) else PLURALS.get(identifier.kind)
    return _path("api", plural, identifier.key) if plural else None


def neighbours_of(identifier: Identifier) -> str:
    """Return the path of the neighbours of a node."""
    return _path("api", "neighbours", identifier.kind, identifier.key)


def evidence_of(iri: str | None) -> str | None:
    """Return the path of the sentence behind a fact, given by its IRI."""
    return _path("api", "evidence", Identifier.parse(iri).key) if iri else None


def plan_of(iri: str) -> str | None:
    """Return the IRI of the plan that a node belongs to by its key, None for what plans share."""
    found = Identifier.parse(iri)
    own = found.kind in ("task", *_ON_PLAN)
    return str(Identifier("plan", found.key.partition("/")[0])) if own else None


def identifier(kind: str, key: str) -> Identifier:
    """Return the identifier for a kind (agency, or agencies as lists are called) and a key out of an address.

    The key comes percent-decoded once.

    Raises:
        NotFoundError: there is no such kind, or the key is empty.
    """
    kind = SINGULARS.get(kind, kind)
    if kind not in KINDS:
        raise NotFoundError(f"there is no kind of entity called {kind!r}; known are {', '.join(KINDS)}")
    if not key:
        raise NotFoundError(f"there is no {kind} {key!r}")
    return Identifier(kind, unicodedata.normalize("NFC", key))
