"""Identifier ↔ address."""

import pytest

from api.links import data_of, identifier, page_of
from ontology.errors import NotFoundError
from ontology.iri import Identifier


@pytest.mark.parametrize(
    ("kind", "key", "page"),
    [
        ("plan", "320500-2022-sufu-83", "/plans/320500-2022-sufu-83"),
        ("section", "320500-2022-sufu-83/3.4", "/plans/320500-2022-sufu-83#section-3.4"),
        ("assignment", "p-1/3.4/2", "/plans/p-1#assignment-3.4-2"),
        ("target", "p-1/12", "/plans/p-1#target-12"),
        ("evidence", "p-1/10-30", "/plans/p-1#evidence-10-30"),
        ("source", "p-1", "/plans/p-1"),
        ("task", "p-1/3.4", "/entities/task/p-1/3.4"),
        ("agency", "320500/finance", "/entities/agency/320500/finance"),
        ("platform", "320500/zhongxin", "/entities/platform/320500/zhongxin"),
        ("platform", "p-1/3", "/plans/p-1#platform-3"),
        ("document", "2015-guofa-71", "/entities/document/2015-guofa-71"),
        ("document", "p-1/2", "/plans/p-1#document-2"),
        ("indicator", "a b", "/entities/indicator/a%20b"),
        ("indicator", "code/gdp", "/entities/indicator/code/gdp"),
    ],
)
def test_every_node_has_its_page(kind: str, key: str, page: str) -> None:
    assert page_of(str(Identifier(kind, key))) == page


@pytest.mark.parametrize(
    "iri", ["", "https://example.org/x", "https://w3id.org/zhengtu/code/role/lead", "javascript:alert(1)"]
)
def test_what_is_no_node_of_ours_has_none(iri: str) -> None:
    assert page_of(iri) is None


def test_data_stand_under_the_plural() -> None:
    assert data_of(Identifier("agency", "320500/finance")) == "/api/agencies/320500/finance"
    assert data_of(Identifier("evidence", "p-1/1-2")) is None


def test_an_address_gives_the_identifier_in_one_normal_form() -> None:
    assert identifier("agency", "e\u0301").key == "\u00e9"
    assert identifier("agencies", "x") == identifier("agency", "x")
    with pytest.raises(NotFoundError, match="no kind of entity called 'nonsense'"):
        identifier("nonsense", "x")
