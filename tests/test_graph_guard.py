"""What the guard lets through, what it refuses, and that no disguise brings SERVICE past it."""

import pytest

from graph.guard import MAX_CLAUSES, MAX_DEPTH, MAX_LENGTH, MAX_OPERATORS, check
from ontology.errors import QueryError

GROUP = "{ ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "form"),
    [
        (f"SELECT * {GROUP}", "select"),
        (f"# ASK is in a comment\nselect * {GROUP}", "select"),
        ("PREFIX ask: <https://example.org/ask#>\nBASE <https://example.org/>\nASK { ask:x ?p ?o }", "ask"),
        (f"CONSTRUCT {GROUP} WHERE {GROUP}", "graph"),
        ("DESCRIBE <https://example.org/x>", "graph"),
        ('SELECT ?service WHERE { ?service ex:service "SERVICE <x> {"@en }', "select"),
        ("SELECT * { <https://example.org/SERVICE#x> ?p 'it\\'s SERVICE' }  # no SERVICE <x> { here", "select"),
        ("SELECT * { ?s ?p '''a 'SERVICE' b''' FILTER(?o < 3 && ?o > 1 || ?a<=?b) }", "select"),
        ("SELECT * { <https://example.org/Xi'an> ?p ?o }", "select"),
        ("", "select"),
    ],
)
def test_form(query: str, form: str) -> None:
    assert check(query) == form


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1/> SELECT * {BIND(1 AS ?x)SERVICE:x{?s ?p ?o}}",
        "PREFIX ex: <http://127.0.0.1/> SELECT * {?s ex:p 1SERVICE<http://127.0.0.1/>{?s ?p ?o}}",
        "PREFIX ex: <http://127.0.0.1/> SELECT * {?s ex:p ex:.SERVICE ex:x {?s ?p ?o}}",
        'SELECT * { ?s ?p "x"@en.SERVICE<http://127.0.0.1/>{?s ?p ?o}}',
        # a sign of a local name that looks like a comment or a string
        "SELECT * { ?s ex:a\\# ?o . SERVICE <http://127.0.0.1/> {?s ?p ?o} }",
        "SELECT * { ?s ex:a\\' ?o . SERVICE <http://127.0.0.1/> {?s ?p ?o} . ?s ex:b\\' ?o }",
        "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1/> {?s ?p ?o} } }",
        "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1/> {?s ?p ?o} }",
        "SELECT * { ?s ?p '\\\\' . SERVICE <http://127.0.0.1/> {?s ?p '\\\\'} }",
    ],
)
def test_service_is_found(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        # a comparison whose string would hide what follows
        "SELECT * {FILTER(?a<'x>')SERVICE<http://127.0.0.1/>{?s?p?o}FILTER(1='1')}",
        "SELECT * {FILTER(?a<?b#>\n)}",
        "SELECT * { ?s <urn:x'y> ?o }",
        "SELECT * { ?s <urn:)))> ?o }",
    ],
)
def test_two_readings_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="space after '<'"):
        check(query)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT is an update"),
        ("PREFIX ex: <https://example.org/> DELETE WHERE { ?s ?p ?o }", "DELETE is an update"),
        ("load <https://example.org/>", "LOAD is an update"),
        ("SELECT * {" + " " * MAX_LENGTH + "}", "characters"),
        ("SELECT * " + "{" * (MAX_DEPTH + 1) + "}" * (MAX_DEPTH + 1), "nested"),
        # brackets in strings and comments close nothing
        ("SELECT * {FILTER(" + '(")" = ' * (MAX_DEPTH + 1), "nested"),
        ("SELECT * {FILTER(" + "(#)\n" * (MAX_DEPTH + 1), "nested"),
        ("SELECT * " + ")" * 300 + "{" * (MAX_DEPTH + 1), "nested"),
        ("SELECT * {FILTER(" + "!" * (MAX_DEPTH + 1) + "true)}", "negations"),
        ("SELECT * {" + "OPTIONAL{?s ?p ?o}" * (MAX_CLAUSES + 1) + "}", "clauses"),
        ("SELECT * {FILTER(" + "1+" * (MAX_OPERATORS + 1) + "1)}", "operators"),
    ],
)
def test_refused(query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        check(query)


def test_limits_leave_room() -> None:
    assert check("SELECT * { VALUES (?a ?b) {" + "('甲' <https://example.org/1>)" * 2_000 + "} }") == "select"
    assert check("SELECT * " + "{" * MAX_DEPTH + "}" * MAX_DEPTH) == "select"
