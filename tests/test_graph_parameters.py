"""Values of parameters go by what people write: full width, blanks, parents before a place or left out."""

from collections.abc import Mapping

import pytest

from graph.parameters import Parameter, term
from graph.result import Result, Term
from graph.store import Store
from graph.vocabulary import ontology_quads
from ontology.errors import NotFoundError, ParameterError
from ontology.terms import expand
from tests.graph_sample import quads

REGIONS = {
    "100000": ("全国", "全国"), "320000": ("江苏省", "江苏省"), "320100": ("江苏省南京市", "南京市"),
    "320102": ("江苏省南京市玄武区", "玄武区"), "320106": ("江苏省南京市鼓楼区", "鼓楼区"),
    "320500": ("江苏省苏州市", "苏州市"), "410204": ("河南省开封市鼓楼区", "鼓楼区"),
    "320500-z-sip": ("江苏省苏州市苏州工业园区", "苏州工业园区"),
}  # fmt: skip
ID = "https://w3id.org/zhengtu/id/region/"


class Counting(Store):
    """Counts the queries that it is asked."""

    asked = 0

    def query(self, text: str, *, substitutions: Mapping[str, Term] | None = None) -> Result:
        """Answer as any store, and count."""
        self.asked += 1
        return super().query(text, substitutions=substitutions)


@pytest.fixture(scope="module")
def store() -> Store:
    lines = []
    for code, (label, name) in REGIONS.items():
        said = (("rdf:type", f"<{expand('zt:Region')}>"), ("skos:notation", f'"{code}"'),
                ("rdfs:label", f'"{label}"@zh'), ("schema:name", f'"{name}"@zh'))  # fmt: skip
        lines += [f"<{ID}{code}> <{expand(property)}> {value} <urn:g> ." for property, value in said]
    return Store.memory([ontology_quads(), *lines])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("南京市玄武区", "320102"),
        ("南京玄武区", "320102"),
        ("江苏省玄武区", "320102"),
        ("江苏玄武", "320102"),
        ("江苏省 南京市　玄武区", "320102"),
        ("３２０１ ０２", None),
        ("３２０１０２", "320102"),
        ("　320102 ", "320102"),
        ("ｓｕｚｈｏｕ", "320500"),
        ("江苏苏州", "320500"),
        ("中国", "100000"),
        ("南京市鼓楼区", "320106"),
        ("河南省鼓楼区", "410204"),
        ("开封鼓楼区", "410204"),
        ("苏州市苏州工业园区", "320500-z-sip"),
        ("江苏苏州工业园区", "320500-z-sip"),
        ("浙江省玄武区", None),
        ("苏州市玄武区", None),
        ("浙江省苏州工业园区", None),
        ("南京市某区", None),
        ("江苏省南京市" * 5000, None),
    ],
)
def test_places_go_by_names_with_any_of_their_parents(store: Store, text: str, code: str | None) -> None:
    parameter = Parameter("region", True, "region")
    if code is None:
        with pytest.raises(NotFoundError, match="no region"):
            term(parameter, text, store)
    else:
        assert term(parameter, text, store) == f"<{ID}{code}>"


def test_a_name_of_several_places_is_none(store: Store) -> None:
    with pytest.raises(ParameterError, match="320106, 410204"):
        term(Parameter("region", True, "region"), "鼓楼区", store)


@pytest.mark.parametrize("text", ["ｆｉｎａｎｃｅ", "Finance", "财 政", "FINANCE"])
def test_codes_and_names_of_full_width_and_of_capitals(text: str) -> None:
    store = Store.memory(quads())
    assert term(Parameter("function", True, "function"), text, store).endswith("/finance>")


def test_years_and_choices_of_full_width(store: Store) -> None:
    assert term(Parameter("until", True, "year"), "２０２３", store) == "2023"
    assert term(Parameter("by", True, "agency|function"), "ａｇｅｎｃｙ", store) == '"agency"'


def test_what_stands_below_a_code_is_asked_once_for_a_store() -> None:
    store = Counting.memory(quads())
    parameter = Parameter("function", True, "function")
    first = term(parameter, "司法机关", store)
    asked = store.asked
    assert asked > 0
    assert term(parameter, "司法机关", store) == first
    assert " " in first
    assert store.asked == asked
