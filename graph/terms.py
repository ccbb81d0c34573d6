"""Terms in N-Quads syntax: IRIs, texts and typed literals, each None where there is nothing to say."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from ontology.iri import code
from ontology.terms import expand

Triple = tuple[str, str, str]
CHINESE: Final = "@zh-Hans"

# What a literal may not hold as it is: quote, backslash, control characters, line breaks of every kind. Halves of
# surrogate pairs and what is no character cannot be written at all.
_UNSAFE: Final = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_UNWRITABLE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_DATES: Final = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"),
    (re.compile(r"\d{4}-\d\d"), "xsd:gYearMonth"),
    (re.compile(r"\d{4}"), "xsd:gYear"),
)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if _UNWRITABLE.match(char):
        return "\ufffd"
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


def iri(value: object) -> str:
    """``value`` (an identifier or an IRI) between angle brackets."""
    return f"<{value}>"


@lru_cache(maxsize=1024)
def term(name: str) -> str:
    """The term of a prefixed name: ``term("zt:Plan")``. Raises KeyError for an unknown prefix."""
    return iri(expand(name))


@lru_cache(maxsize=4096)
def concept(scheme: str, name: str | None) -> str | None:
    """The code ``name`` of a scheme; characters that no IRI may hold become ``-``."""
    return None if name is None else iri(code(scheme, re.sub(r"[^\w.-]", "-", name, flags=re.ASCII)))


def plain(value: str | None) -> str | None:
    """A literal without language: notations, numbers of documents, units, words of a closed list."""
    return None if value is None else f'"{_UNSAFE.sub(_escape, value)}"'


def text(value: str | None) -> str | None:
    """A Chinese text of the document, or a Chinese name."""
    return None if value is None else f'"{_UNSAFE.sub(_escape, value)}"{CHINESE}'


def typed(value: object, datatype: str) -> str | None:
    """A literal of a datatype given as a prefixed name."""
    return None if value is None else f"{plain(str(value))}^^{term(datatype)}"


def integer(value: int | None) -> str | None:
    """An ``xsd:integer``."""
    return typed(value, "xsd:integer")


def number(value: float | None) -> str | None:
    """An ``xsd:decimal`` without exponent: 200.0 → 200, 9.5 → 9.5."""
    if value is None:
        return None
    digits = format(Decimal(repr(value)), "f")
    return typed(digits.removesuffix(".0"), "xsd:decimal")


def year(value: int | None) -> str | None:
    """An ``xsd:gYear``."""
    return None if value is None else typed(f"{value:04d}", "xsd:gYear")


def date(value: str | None) -> str | None:
    """An ISO date as ``xsd:date``, a month as ``xsd:gYearMonth``, a year as ``xsd:gYear``, anything else plain."""
    if value is None:
        return None
    datatype = next((datatype for pattern, datatype in _DATES if pattern.fullmatch(value)), None)
    return typed(value, datatype) if datatype else plain(value)


def true(value: bool) -> str | None:
    """``true`` as ``xsd:boolean``, nothing for False."""
    return typed("true", "xsd:boolean") if value else None


def node(subject: str, kind: str, *facts: tuple[str, str | None]) -> Iterator[Triple]:
    """Triples of one node: its class, then each fact (prefixed predicate, object) that has an object."""
    yield subject, term("rdf:type"), term(kind)
    yield from facts_of(subject, *facts)


def facts_of(subject: str, *facts: tuple[str, str | None]) -> Iterator[Triple]:
    """Triples of each fact (prefixed predicate, object) that has an object."""
    for predicate, value in facts:
        if value is not None:
            yield subject, term(predicate), value
