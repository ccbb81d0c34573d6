"""Formats by ?format= and by Accept with all its weights; compression by Accept-Encoding."""

import pytest

from api.negotiation import negotiate, takes_gzip
from graph.store import GRAPH_FORMATS, TABLE_FORMATS
from ontology.errors import NotAcceptableError, ParameterError


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("application/*", "json"),
        ("text/*", "csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "xml"),
        ("text/csv;q=0.5, */*;q=0.4", "csv"),
        ("text/csv, */*", "csv"),
        ("application/sparql-results+json;q=0, */*", "xml"),
        ("application/json", "json"),
        ("application/xml", "xml"),
        ("text/html, application/sparql-results+json;q=0.1", "json"),
        ("TEXT/CSV; q=1.0", "csv"),
        ("text/csv;q=many, application/json;q=0.9", "csv"),
        ("text/tab-separated-values;q=0.9,text/csv;q=0.8,*/*;q=0.1", "tsv"),
    ],
)
def test_tables(accept: str, expected: str) -> None:
    assert negotiate(TABLE_FORMATS, None, accept) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "ttl"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.8", "rdf"),
        ("application/ld+json", "jsonld"),
        ("application/trig", "trig"),
        ("application/n-quads", "nq"),
        ("text/plain", "nt"),
    ],
)
def test_graphs(accept: str, expected: str) -> None:
    assert negotiate(GRAPH_FORMATS, None, accept) == expected


@pytest.mark.parametrize("accept", ["text/html", "image/*", "*/*;q=0", "application/sparql-results+json;q=0", "x"])
def test_nothing_fits(accept: str) -> None:
    with pytest.raises(NotAcceptableError, match="none of"):
        negotiate(TABLE_FORMATS, None, accept)


def test_the_address_goes_first() -> None:
    assert negotiate(GRAPH_FORMATS, "nt", "text/turtle") == "nt"
    assert negotiate(GRAPH_FORMATS, "application/ld+json", "text/turtle") == "jsonld"
    with pytest.raises(ParameterError, match=r"'ttl' is not one of json, xml, csv, tsv"):
        negotiate(TABLE_FORMATS, "ttl", "")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", False),
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("*", True),
        ("identity", False),
        ("*;q=0.5, gzip;q=0", False),
    ],
)
def test_compression(header: str, expected: bool) -> None:
    assert takes_gzip(header) is expected
