"""The format of an answer: ?format= before Accept, the best of Accept, the first one otherwise."""

import pytest

from api.serving import choose, wanted
from graph.store import GRAPH_FORMATS, TABLE_FORMATS
from ontology.errors import ParameterError


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/html,*/*;q=0.8", "json"),
        ("text/csv", "csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "xml"),
        ("text/csv;q=0, text/tab-separated-values;q=0.1", "tsv"),
        ("application/json", "json"),
        ("text/csv;q=many", "json"),
        ("TEXT/CSV", "csv"),
    ],
)
def test_accept_decides(accept: str, expected: str) -> None:
    assert choose(TABLE_FORMATS, None, accept) == expected


def test_the_address_goes_before_accept() -> None:
    assert choose(GRAPH_FORMATS, "nt", "text/turtle") == "nt"


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ParameterError, match=r"'pdf' is not one of json, xml, csv, tsv"):
        choose(TABLE_FORMATS, "pdf", "")


def test_the_most_wanted_comes_first() -> None:
    assert wanted("a/b;q=0.2, c/d, e/f;q=0.9") == ["c/d", "e/f", "a/b"]
