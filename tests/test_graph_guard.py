"""What the guard lets through, what it refuses, and that no disguise brings SERVICE past it."""

import time
from contextlib import suppress

import pytest

from graph.guard import MAX_CLAUSES, MAX_DEPTH, MAX_LENGTH, MAX_OPERATORS, MAX_STEPS, check, place, read
from graph.store import Store
from ontology.errors import QueryError, QuerySyntaxError

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
        ("PREFIX service: <http://x/> ASK { ?s service:a ?o }", "ask"),
        ("PREFIX service: <x> ASK { ?s service: ?o . FILTER(?o != service:b) { ?o a Service:c . } }", "ask"),
        ("PREFIX my-service: <http://x/> ASK { my-service:a my-service:b.c ?o ; my-service:d 1 }", "ask"),
        ("PREFIX service.x: <http://x/> ASK { ?s service.x:a/service.x:b|^service.x:c ?o OPTIONAL {} }", "ask"),
        (
            "ASK { ?s ?p x:a.service, x:a..b.service, x:a\\-service, x:a.service. OPTIONAL { ?s x:service.b ?o } }",
            "ask",
        ),
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
        # a name that is the keyword with a name
        "PREFIX service: <http://x/> PREFIX : <http://127.0.0.1/> ASK { ?s service:a ?o . service:a {?s ?p ?o} }",
        "PREFIX : <http://127.0.0.1/> ASK { service:a.b # {\n {?s ?p ?o} }",
        "PREFIX : <http://127.0.0.1/> ASK { SERVICE: {?s ?p ?o} }",
        "PREFIX : <http://127.0.0.1/> ASK { SERVICE:a\\-b {?s ?p ?o} }",
        "PREFIX : <http://127.0.0.1/> ASK { SERVICE:a、b\u200c.c·d {?s ?p ?o} }",
        "ASK { servicex:a{?s ?p ?o} }",
        "ASK { ServiceSilentx:a{?s ?p ?o} }",
        "ASK { serviceservice:a{?s ?p ?o} }",
        "ASK { ?s ?p true.service-x.y:a {?s ?p ?o} }",
        "ASK { ?s ?p 1.service:x {?s ?p ?o} }",
        "ASK { ?s ?p ex:a.service:x {?s ?p ?o} . ?s service:b ?o SERVICE service:x {?s ?p ?o} }",
        "ASK {}service<http://127.0.0.1/>{}",
        "ASK { SERVICE?x{} }",
        "ASK { SERVICE$x{} }",
        "ASK { SERVICE# x:a\n<http://127.0.0.1/> {} }",
        "ASK { ?s x: ?o . SERVICE、:a {} }",
        "ASK { ?s x:a\\n.SERVICE <http://127.0.0.1/> {} }",
        "ASK { ?s ?p x:.SERVICE <http://127.0.0.1/> {} }",
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
        ("SELECT * {?s " + "/".join(["ex:p"] * (MAX_STEPS + 2)) + " ?o}", "steps"),
        ("SELECT * {?s " + "|".join(["<https://example.org/a/b>"] * (MAX_STEPS + 2)) + " ?o}", "steps"),
    ],
)
def test_refused(query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        check(query)


def test_limits_leave_room() -> None:
    assert check("SELECT * { VALUES (?a ?b) {" + "('甲' <https://example.org/1>)" * 2_000 + "} }") == "select"
    assert check("SELECT * " + "{" * MAX_DEPTH + "}" * MAX_DEPTH) == "select"
    assert check("SELECT * {FILTER(" + "?a || " * MAX_STEPS + "?b)}") == "select"


@pytest.mark.parametrize("text", ["SELECT * { ?s ?p 'a\n}", 'SELECT *\n{ ?s ?p """a" }', "SELECT * { ?s ?p ''' '' }"])
def test_a_string_without_end_is_told_with_its_place(text: str) -> None:
    with pytest.raises(QuerySyntaxError, match="a string has no end") as found:
        check(text)
    quote = min(text.index(sign) for sign in "'\"" if sign in text)
    assert tuple(found.value.members.values()) == place(text, quote)


@pytest.mark.parametrize(
    ("query", "repeatable"),
    [
        ("SELECT * { ?s ?p ?o }", True),
        ("SELECT (NOW() AS ?n) {}", False),
        ("SELECT * { FILTER(rand () < 0.5) }", False),
        ("SELECT * { ?s ex:now ?uuid FILTER(?o = 'NOW()') } # RAND()", True),
        ("SELECT * { [] ?p ?o }", True),
        ("CONSTRUCT { [] ?p ?o } WHERE { ?s ?p ?o }", False),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", True),
    ],
)
def test_whether_an_answer_stays_the_same(query: str, repeatable: bool) -> None:
    assert read(query).repeatable is repeatable


SERVICES = {"https://example.org/sparql"}


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }", False),
        ("SELECT * { service silent<https://example.org/sparql>{ ?s ?p ?o } }", False),
        ("SELECT * { SERVICE <https://example.org/other> { ?s ?p ?o } }", True),
        ("SELECT * { ?s ?p <https://example.org/sparql> SERVICE ?x { ?s ?p ?o } }", True),
        ("PREFIX K: <http://127.0.0.1/> SELECT * { SERVICE K:x { ?s ?p ?o } }", True),
        ("SELECT * { SERVICE <https://example.org/sparql> {} SERVICE <http://127.0.0.1/> {} }", True),
        ("SELECT * { ?s ?p true.SERVICE <https://example.org/sparql> {} ?s service:a service:b }", False),
        ("SELECT * { SERVICESERVICE <https://example.org/sparql> {} }", True),
        ("SELECT * { SERVICEx <https://example.org/sparql> {} }", True),
        ("SELECT * { service:a <https://example.org/sparql> {} service:a {} }", True),
    ],
)
def test_an_address_on_the_list_may_be_asked(query: str, refused: bool) -> None:
    if refused:
        with pytest.raises(QueryError, match="SERVICE"):
            check(query, SERVICES)
    else:
        assert check(query, SERVICES) == "select"


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "<",
        "<a(",
        '"""\\',
        "'",
        '"',
        "\\",
        "{",
        "#",
        "<urn:",
        "PREFIX a:<x>",
        "BASE ",
        "service ",
        ":",
        "?",
        " ",
        "service",
        "service:",
        "service:.",
        "service:a.",
        "service:a..",
        "service:a、",
        "service:a\\-",
        "service:a {",
        "x.service-",
    ],
)
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    for text in (f"SELECT * {{ {piece * (90_000 // len(piece))}", f"<{piece * (90_000 // len(piece))}"):
        started = time.perf_counter()
        with suppress(QueryError):
            check(text)
        assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("word", ["\\u0053ERVICE", "S\\u0045RVICE", "s\\U00000065rvice", "\u017fERVICE"])
def test_the_engine_knows_no_other_spelling_of_service(word: str) -> None:
    with pytest.raises(QuerySyntaxError):
        Store.memory([]).query(f"ASK {{ {word} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}")


@pytest.mark.parametrize("text", ["", "  \n", "# nothing but a remark", "\t# one\n# two\n"])
def test_an_empty_query_is_told_as_such(text: str) -> None:
    with pytest.raises(QueryError, match=r"^the query is empty$"):
        check(text)
