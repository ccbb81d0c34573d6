"""Identifiers: minted from facts, ASCII, stable, and parsed back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.iri import KINDS, Identifier, chinese_number, number_slug, path_key, plan_key, slug
from ontology.records import Header, Plan, Source


@pytest.mark.parametrize(
    ("path", "key"),
    [("三/(四)/¶2", "3.4.p2"), ("附件2/一/(一)", "a2.1.1"), ("附件/一", "a.1"), ("三/(一)/17", "3.1.17"), ("(五)", "5"), ("第二章/第十五条", "2.15"), ("一/①", "1.1"), ("一/1/1.2", "1.1.1-2")],
)  # fmt: skip
def test_paths_become_ascii_keys(path: str, key: str) -> None:
    assert path_key(path) == key


@pytest.mark.parametrize(
    ("number", "expected"),
    [("苏府〔2022〕83号", "2022-sufu-83"), ("甬政办发〔2017〕150号", "2017-yongzhengbanfa-150"), ("洛政﹝2016﹞34号", "2016-luozheng-34"),
     ("国知发运函字(2022)131号", "2022-guozhifayunhanzi-131"), ("云湖政办发〔2031〕第012号", "2031-yunhuzhengbanfa-12")],
)  # fmt: skip
def test_document_numbers_become_slugs(number: str, expected: str) -> None:
    assert number_slug(number) == expected


@pytest.mark.parametrize(
    ("text", "value"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("百", None), ("", None)]
)
def test_chinese_numbers(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


def test_a_plan_without_number_is_known_by_its_title_and_without_title_by_its_source() -> None:
    source = Source("a.txt", "txt", "0123456789abcdef" * 4, 10)
    assert plan_key(Plan(source, Header(title="湿地 方案", region_code="320500"))) == plan_key(
        Plan(source, Header(title="湿地方案", region_code="320500"))
    )
    assert plan_key(Plan(source)) == "x-x-01234567"


def test_long_names_are_cut_but_stay_apart() -> None:
    left, right = slug("云湖市湿地保护与修复联席会议" * 4 + "甲"), slug("云湖市湿地保护与修复联席会议" * 4 + "乙")
    assert left != right
    assert len(left) < 75


@given(st.sampled_from(KINDS), st.text(min_size=1, max_size=30).filter(lambda t: t.strip("/") == t))
def test_identifiers_are_ascii_and_come_back(kind: str, text: str) -> None:
    identifier = Identifier(kind, slug(text))
    assert str(identifier).isascii()
    assert Identifier.parse(str(identifier)) == identifier


def test_an_indicator_of_the_scheme_is_a_code() -> None:
    identifier = Identifier("indicator", "code/gdp")
    assert str(identifier) == "https://w3id.org/zhengtu/code/indicator/gdp"
    assert Identifier.parse(str(identifier)) == identifier
    with pytest.raises(ValueError, match="not an identifier"):
        Identifier.parse("https://w3id.org/zhengtu/code/indicator/")


@pytest.mark.parametrize(
    "iri",
    ["https://example.org/id/plan/x", "https://w3id.org/zhengtu/id/nothing/x", "https://w3id.org/zhengtu/id/plan/"],
)
def test_other_iris_are_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        Identifier.parse(iri)
