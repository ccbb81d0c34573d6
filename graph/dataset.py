"""Which graphs a query is asked over, where it names them with FROM."""

import re
from typing import Final, NamedTuple
from urllib.parse import urljoin

from graph.guard import OPAQUE
from ontology.terms import PREFIXES

# each stands for the IRI of its number; the engine takes no such sign outside strings
_FROM: Final = re.compile(
    r"(?i)(?<![?$@:\w])FROM\s+(?P<named>NAMED\b\s*)?(?:\x01(?P<iri>\d+)|(?P<name>[^\s:]*:[^\s{]*))"
)
_PREFIX: Final = re.compile(r"(?i)\bPREFIX\s*([^\s:]*):\s*\x01(\d+)")
_BASE: Final = re.compile(r"(?i)\bBASE\s*\x01(\d+)")


class Dataset(NamedTuple):
    """IRIs of the graphs that make the default graph, and of those that GRAPH may name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def named_in(text: str, base: str | None = None) -> Dataset | None:
    """Return the graphs of the FROM clauses of a query, None where fewer than two of them make the default graph.

    Args:
        text: a query that ``graph.guard`` has passed.
        base: what relative IRIs are relative to, where the query itself does not say.
    """
    if text.upper().count("FROM") < 2:
        return None
    iris: list[str] = []

    def number(found: re.Match[str]) -> str:
        if found["angle"] is None:
            return found[0] if found["escape"] else " "
        iris.append(found["angle"][1:-1])
        return f" \x01{len(iris) - 1} "

    words = OPAQUE.sub(number, text)
    stated = _BASE.findall(words)
    base = iris[int(stated[-1])] if stated else base or ""
    names = PREFIXES | {name: urljoin(base, iris[int(at)]) for name, at in _PREFIX.findall(words)}
    graphs: dict[bool, list[str]] = {True: [], False: []}
    for found in _FROM.finditer(words):
        graphs[found["named"] is not None].append(
            urljoin(base, iris[int(found["iri"])]) if found["iri"] else _expand(found["name"], names)
        )
    return Dataset(tuple(graphs[False]), tuple(graphs[True])) if len(graphs[False]) > 1 else None


def _expand(name: str, names: dict[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return names.get(prefix, "") + local.replace("\\", "")
