"""What describes one node and nothing else is told apart, and its answer is the engine's, byte for byte."""

import io

import pyoxigraph as ox
import pytest

from graph.describing import described
from graph.store import GRAPH_FORMATS, Store
from ontology.errors import QueryError

NODE = "https://example.org/规划/1"
QUADS = f"""<{NODE}> <urn:p> <urn:o> <urn:g> .
<{NODE}> <urn:p> "甲"@zh <urn:g> .
<{NODE}> <urn:p> "甲"@zh <urn:h> .
<{NODE}> <urn:q> "2"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:h> .
<urn:o> <urn:p> <{NODE}> <urn:g> .
<http://e.org/a/../b> <urn:p> "unresolved" <urn:g> .
<http://e.org/graph> <urn:p> "one" <urn:g> .
<http://e.org/graph> <urn:q> "two" <urn:h> .
<http://e.org/led> <urn:p> _:b <urn:g> .
_:b <urn:q> "behind it" <urn:g> ."""
ONE = [
    (f"DESCRIBE <{NODE}>", NODE),
    (f"describe<{NODE}>", NODE),
    (f"# by <hand>\r\n\tDescribe # a {{ b\n <{NODE}>\n#", NODE),
    ("DESCRIBE <http://e.org/a/../b>", "http://e.org/a/../b"),
]
OTHERS = [
    "DESCRIBE <a>",
    "DESCRIBE ex:a",
    f"DESCRIBE <{NODE}> <urn:o>",
    f"DESCRIBE <{NODE}> FROM <urn:g>",
    f"DESCRIBE <{NODE}> LIMIT 1",
    f"DESCRIBE <{NODE}> {{ ?s ?p ?o }}",
    f"DESCRIBE <{NODE}> # a\n}}",
    f"DESCRIBE <{NODE}> # \\u000A <urn:o>",
    f"DESCRIBE\u3000<{NODE}>",
    f"BASE <urn:b> DESCRIBE <{NODE}>",
    "DESCRIBE <http://e.org/\\u0061>",
    "DESCRIBE <http://e.org/a b>",
]


@pytest.mark.parametrize(("query", "node"), ONE)
def test_one_node_and_nothing_else(query: str, node: str) -> None:
    assert described(query) == node
    ox.Store().query(query)  # and so says the engine


@pytest.mark.parametrize("query", OTHERS)
def test_all_else_is_for_the_engine(query: str) -> None:
    assert described(query) is None


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("format", GRAPH_FORMATS)
@pytest.mark.parametrize("node", [NODE, "http://e.org/a/../b", "http://e.org/graph", "http://e.org/nothing"])
def test_the_answer_is_that_of_the_engine(
    node: str, format: str, lasting: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = Store.memory([QUADS])
    if lasting:
        file = tmp_path_factory.mktemp("quads") / "all.nq"
        file.write_text(QUADS, encoding="utf-8")
        store = Store.load(file)
    output = io.BytesIO()
    store.write(f"DESCRIBE <{node}>", GRAPH_FORMATS[format], output, base="http://a.org/sparql")
    assert store.described(node, GRAPH_FORMATS[format], 100) == output.getvalue()


def test_what_the_engine_tells_more_of_is_left_to_it() -> None:
    store = Store.memory([QUADS])
    assert store.described("http://e.org/led", "text/turtle", 100) is None
    assert store.serialise("DESCRIBE <http://e.org/led>", "nt").count(b"\n") == 2


def test_it_is_bounded_and_takes_no_nonsense() -> None:
    store = Store.memory([QUADS])
    assert store.described(NODE, "text/turtle", 3) is not None
    assert store.described(NODE, "text/turtle", 2) is None
    assert store.described("http://e.org/%zz", "text/turtle", 2) is None
    with pytest.raises(QueryError, match="no serialiser"):
        store.described(NODE, "text/html", 3)
