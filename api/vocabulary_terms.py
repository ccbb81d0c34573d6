"""The words of the ontology for editors: every class, property and code with its names in both languages."""

from typing import Any

from api.reading import Reader
from api.vocabulary_view import compact
from ontology.terms import BASE, PREFIXES

_CODES = f"{BASE}code/"


def vocabulary(reader: Reader) -> dict[str, Any]:
    """Return the prefixes, and the terms in the order of their names.

    A term is written as a prefixed name; a code, whose name has slashes, as its IRI in angles.
    """
    chinese, english = reader.labels("", "zh"), reader.labels("", "en")
    found = [
        {"iri": iri, "name": written(iri), "kind": "code" if iri.startswith(_CODES) else "term",
         "zh": chinese.get(iri, ""), "en": english.get(iri, "")}
        for iri in {**chinese, **english}
    ]  # fmt: skip
    return {"prefixes": dict(PREFIXES), "terms": sorted(found, key=lambda one: (one["kind"] == "code", one["name"]))}


def written(iri: str) -> str:
    """Return an IRI as a query names it."""
    name = compact(iri)
    _, _, local = name.partition(":")
    return name if name != iri and "/" not in local else f"<{iri}>"
