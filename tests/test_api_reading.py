"""Reading the graph for pages: queries, narrowing, order, labels."""

from importlib.resources import files

import pytest

from api.reading import Reader, narrowed, natural, once, ordered, query_text, table, text
from graph.result import Term
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from tests.graph_sample import store as sample
from tests.test_golden_answers import plans

QUERIES = sorted(f.name.removesuffix(".rq") for f in files("api").joinpath("web/queries").iterdir())
BASE = "https://w3id.org/zhengtu/id/"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(sample())


@pytest.fixture(scope="module")
def whole() -> Reader:
    """Over the golden documents, which have texts, outlines and damage, and the records, which have much in common."""
    return Reader(Store.memory([ontology_quads(), *map(nquads, [*plans("invented"), *plans("records")])]))


# these ask about one thing, or build a graph: they have tests of their own
PARTICULAR = ("node", "service-description")


@pytest.mark.parametrize("name", [name for name in QUERIES if name not in PARTICULAR])
def test_every_query_answers_and_says_what_it_is(whole: Reader, name: str) -> None:
    assert query_text(name).startswith("# ")
    assert whole.rows(name) != []


@pytest.mark.parametrize("kind", sorted(table("facts")))
def test_every_narrowing_is_sparql(reader: Reader, kind: str) -> None:
    node = f"{BASE}agency/nowhere"
    assert {column: reader.facts(kind, column, node) for column in table("facts")[kind]["by"]} == {
        column: [] for column in table("facts")[kind]["by"]
    }


@pytest.mark.parametrize("kind", sorted(table("facts")))
def test_the_columns_of_a_table_are_those_of_its_query(kind: str) -> None:
    derived = {"goal", "doubt"}
    selected = query_text(kind).partition("WHERE")[0]
    assert {c for c in table("facts")[kind]["columns"] if f"?{c}" not in selected} - derived == set()
    assert f"?{table('facts')[kind]['key']}" in selected


def test_facts_without_the_link_are_left_out(reader: Reader) -> None:
    task = f"{BASE}task/320500-2022-sufu-900/2.1.1"
    assert [text(row, "platform") for row in reader.facts("platforms", "task_iri", task)] == ["苏州花木保护中心"]


def test_a_body_is_no_partner_of_itself(reader: Reader) -> None:
    finance = f"{BASE}agency/320500/finance"
    partners = [text(row, "agency_iri") for row in reader.facts("partners", "node", finance)]
    assert finance not in partners
    assert f"{BASE}agency/320500/market-regulation" in partners


def test_only_iris_of_ours_narrow_a_query() -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        narrowed("SELECT * WHERE { }", "?s ?p $node", "x> } #")
    safe = narrowed("SELECT * WHERE { }", "?s ?p $node", f"{BASE}agency/a> }} #")
    assert safe == f"SELECT * WHERE {{\n  ?s ?p <{BASE}agency/a%3E%20%7D%20%23> . }}"


def test_numbers_sort_as_numbers() -> None:
    assert sorted(["p/10-2", "p/9-30", "a"], key=natural) == ["a", "p/9-30", "p/10-2"]


def row(**cells: str) -> dict[str, Term | None]:
    return {name: Term("literal", value) for name, value in cells.items()}


def test_a_fact_stands_once_and_in_the_order_of_the_text() -> None:
    rows = [row(k="b", evidence="p/20-30", n="1"), row(k="a", evidence="p/3-9"), row(k="b", evidence="p/20-30", n="2")]
    assert [text(r, "k") for r in ordered(once(rows, "k"), "k")] == ["a", "b"]
    assert text(once(rows, "k")[0], "n") == "1"


@pytest.mark.parametrize(("language", "name"), [("zh", "财政"), ("en", "public finance")])
def test_codes_have_names_in_both_languages(reader: Reader, language: str, name: str) -> None:
    assert reader.label("https://w3id.org/zhengtu/code/function/finance", language) == name  # type: ignore[arg-type]


def test_what_has_no_name_goes_by_its_last_step(reader: Reader) -> None:
    assert reader.label("https://example.org/a#b", "zh") == "b"


def test_no_query_of_ours_is_missing_from_its_folder() -> None:
    named = {t["facts"] for entity in table("entities").values() for t in entity["tables"]}
    assert named <= set(QUERIES)
