"""Matches names of a table with things of the graph: candidates with scores, and whether one of them is certain.

A candidate is certain where the name decides among all things there are, and nothing else fits as well: what the graph
happens not to hold may still be meant (鼓楼区 of another city), so places are compared with those of the whole country.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from api.lookups import Lookups
from api.reconcile_call import MOST, Query
from api.reconcile_names import decides, meant, parted, sound, sounds_alone, spoken
from api.reconcile_properties import PLACES, Narrowed, having, narrowed, node_of
from api.reconcile_table import type_named, types
from graph.documents import number_key
from graph.tokens import MAX_QUERY, fold, joined
from ontology.iri import Identifier

# how a name was found → the score, the best first
SCORES: Final = {"id": 100.0, "name": 100.0, "meaning": 97.0, "alias": 95.0, "sound": 90.0, "properties": 50.0}
_ALIKE: Final = 80.0  # of what is merely alike, at most
_LIKENESS: Final = 0.6  # from which what shares no beginning or part counts
_LEAST: Final = 0.3  # from which what does share one counts
_NEAR: Final = 30
_FEW: Final = 2_000  # so many names can be compared one by one
_OTHER_TYPE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that may be meant: how it was found, and whether the name decides."""

    node: str
    how: str
    score: float
    likeness: float
    certain: bool = False


def candidates(lookups: Lookups, query: Query) -> list[dict[str, Any]]:
    """Return the candidates for a query, the best first; at most one of them is a match."""
    wanted = [name for name in map(type_named, query.types) if name]
    if query.types and (not wanted or (query.type_strict == "all" and len(set(wanted)) > 1)):
        return []  # nothing has a type that there is not, or two of them
    soft = query.type_strict == "should"
    found: dict[str, Found] = {}
    given = narrowed(lookups, query.properties)
    for kind in types():
        if not wanted or kind in wanted or soft:
            fits = not wanted or kind in wanted
            found |= {one.node: one if fits else _lowered(one) for one in _of_kind(lookups, kind, query, given)}
    ranked = sorted(found.values(), key=lambda one: (-one.score, one.node))
    match = _match(lookups, ranked)
    return described(lookups, ranked[: min(query.limit, MOST)], match)


def _lowered(one: Found) -> Found:
    return Found(one.node, "alike", round(one.score * _OTHER_TYPE, 1), one.likeness)


def _match(lookups: Lookups, ranked: Sequence[Found]) -> str | None:
    """The one candidate that is certain, if any: alone among those found in the best way."""
    if not ranked or not ranked[0].certain:
        return None
    best = [one for one in ranked if one.score == ranked[0].score]
    if len(best) > 1:
        best = _represented(lookups, best)
    return best[0].node if len(best) == 1 and best[0].certain else None


def _represented(lookups: Lookups, best: Sequence[Found]) -> list[Found]:
    """Without the cited documents for which another of them stands."""
    nodes = [one.node for one in best if Identifier.parse(one.node).kind == "document"]
    told = lookups.directory.described("document", nodes, ["same_as"])
    others = {node for node, values in told.items() if {v.text for v in values.get("same_as", [])} & set(nodes)}
    return [one for one in best if one.node not in others]


def _of_kind(lookups: Lookups, kind: str, query: Query, given: Sequence[Narrowed]) -> Iterator[Found]:
    """The things of one kind that may be meant, as they were found best."""
    allowed = having(lookups, kind, given)
    text = (query.query or "").strip()[:MAX_QUERY]
    if not text:
        if query.query is None and allowed:
            alone = len(allowed) == 1
            for node in sorted(allowed)[:MOST]:
                yield Found(node, "properties", SCORES["id" if alone else "properties"], 0.0, alone)
        return
    found = [*_alike(lookups, kind, text, allowed), *_named(lookups, kind, text, given)]
    best: dict[str, Found] = {}
    for one in found:
        if (allowed is None or one.node in allowed) and one.score >= best.get(one.node, one).score:
            best[one.node] = one
    yield from best.values()


def _named(lookups: Lookups, kind: str, text: str, given: Sequence[Narrowed]) -> Iterator[Found]:
    """What goes by the name: by its own name, by the rules of reading, by another name, by its sound, by its id."""
    index, folded = lookups.directory.index, fold(text)
    placed = any(one.pid in PLACES for one in given)
    named = index.named(kind, text)
    names = index.names(named)
    for node in named:
        key = Identifier.parse(node).key
        if folded == fold(names.get(node, "")):
            yield _found(node, "name", decides(kind, key, text, placed=placed))
        elif joined(text):
            alone = placed or (sounds_alone(kind, key) and decides(kind, key, names.get(node, ""), placed=False))
            yield _found(node, "sound", alone)
        else:
            yield _found(node, "alias", decides(kind, key, text, placed=placed))
    for node in meant(kind, text, _area(given)):
        if kind != "document" and lookups.directory.exists(kind, node):
            yield _found(node, "meaning", decides(kind, Identifier.parse(node).key, text, placed=placed))
    if kind == "document":
        yield from _titled(lookups, text)
    others = spoken(kind, text)
    for node in others:
        if lookups.directory.exists(kind, node):
            yield _found(node, "sound", placed or len(others) == 1)
    if (node_ := node_of(lookups, text)) and Identifier.parse(node_).kind == kind:
        yield _found(node_, "id", certain=True)


def _titled(lookups: Lookups, text: str) -> Iterator[Found]:
    """The cited documents that ``text`` means by title or number; one of another number is but another edition."""
    titles, numbers = parted(text)
    index, directory = lookups.directory.index, lookups.directory
    beside = [node for number in numbers if number != text for node in index.named("document", number)]
    found = [node for node in dict.fromkeys([*meant("document", text, None), *beside])
             if directory.exists("document", node)]  # fmt: skip
    names, told = index.names(found), directory.described("document", found, ["number"])
    for node in found:
        known = {number_key(value.text) for value in told[node].get("number", ())}
        if numbers != [text] and known and known.isdisjoint(map(number_key, numbers)):
            yield _scored(node, max((likeness(title, names.get(node, "")) for title in titles), default=0.0))
        else:
            yield _found(node, "meaning", certain=True)


def _found(node: str, how: str, certain: bool) -> Found:
    return Found(node, how, SCORES[how], 1.0, certain)


def _area(given: Sequence[Narrowed]) -> str | None:
    """The code of the one area that the client says things belong to."""
    stated = [value for one in given if one.pid == "region" for value in one.values]
    return stated[0].partition("-")[0] if len(stated) == 1 else None


def _alike(lookups: Lookups, kind: str, text: str, allowed: set[str] | None) -> Iterator[Found]:
    """What begins with the text, holds it, or is like it."""
    index = lookups.directory.index
    for group in index.find(text, kinds=[kind], limit=_NEAR):
        names = index.names([hit.node for hit in group.hits])
        for hit in group.hits:
            alike = max(likeness(text, hit.text), likeness(text, names.get(hit.node, "")))
            if alike >= _LEAST:
                yield _scored(hit.node, alike)
    if allowed is not None and len(allowed) <= _FEW:
        yield from _like(text, index.names(sorted(allowed)).items())
    else:
        others = index.alike(text, [kind], 100)
        yield from _like(text, ((node, name) for name in others for node in index.named(kind, name)))


def _like(text: str, named: Iterable[tuple[str, str]]) -> Iterator[Found]:
    for node, name in named:
        if (alike := likeness(text, name)) >= _LIKENESS:
            yield _scored(node, alike)


def _scored(node: str, alike: float) -> Found:
    return Found(node, "alike", round(_ALIKE * alike, 1), round(alike, 3))


def likeness(text: str, name: str) -> float:
    """How alike two names are, from 0 to 1; what was typed in pinyin is compared by its sound.

    >>> likeness("苏洲市", "苏州市") > likeness("苏洲市", "扬州市")
    True
    """
    typed, written = (sound(text), sound(fold(name))) if joined(text) else (fold(text), fold(name))
    return SequenceMatcher(None, typed, written, autojunk=False).ratio()


def described(lookups: Lookups, found: Sequence[Found], match: str | None) -> list[dict[str, Any]]:
    """Return candidates as the API writes them."""
    introduced = introductions(lookups, [one.node for one in found])
    return [
        {
            **introduced[one.node], "score": one.score, "match": one.node == match,
            "features": [{"id": "likeness", "value": one.likeness},
                         *({"id": f"by_{how}", "value": one.how == how} for how in SCORES)],
        }
        for one in found
    ]  # fmt: skip


def introductions(lookups: Lookups, nodes: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return id, name, type and, where there is something to say, a description of each thing."""
    result = {}
    for kind, known in types().items():
        of_kind = [node for node in nodes if Identifier.parse(node).kind == kind]
        items = lookups.items.of(kind, of_kind, ("key", "label", *known.described))
        for node, item in zip(of_kind, items, strict=True):
            shown = (item.get(f"{field}_label", item[field]) for field in known.described)
            words = "; ".join(_words(one) for one in shown if one)
            told = {"id": f"{kind}/{item['key']}", "name": item["label"] or item["key"], "type": [known.told()]}
            result[node] = told | ({"description": words} if words else {})
    return result


def _words(value: Any) -> str:  # noqa: ANN401
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)
