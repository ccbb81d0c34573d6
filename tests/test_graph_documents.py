"""Cited documents have one key for the ways of writing their title, and become one over all plans where they can."""

import pytest

from graph.catalog import ask
from graph.documents import is_generic, number_key, title_key, yearless_key
from graph.identity import identity_quads
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.records import Citation, Evidence, Header, Plan, Source
from tests.test_graph_triples import short


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("《湿地保护规划(2021—2035年)》", "湿地保护规划(20212035年)"),
        ("湿地保护规划（2021年-2035年）", "湿地保护规划(2021-2035)"),
        ("国务院关于印发“十四五”湿地保护规划的通知", "《“十四五”湿地保护规划》"),
        ("国务院办公厅关于加强湿地保护的意见", "关于加强湿地保护的意见"),
        ("中共中央 国务院印发《湿地保护纲要》", "湿地保护纲要"),
        ("市场监管总局 财政部关于加强湿地保护的意见", "关于加强湿地保护的意见"),
        ("国务院办公厅转发国家发展改革委等部门关于清理湿地收费的意见", "关于清理湿地收费意见"),
        ("云南省人民政府办公厅关于印发云南省湿地保护办法(试行)的通知", "云南省湿地保护办法"),
        ("中华人民共和国湿地保护法", "湿地保护法"),
    ],
)
def test_one_title_in_two_writings(left: str, right: str) -> None:
    assert title_key(left) == title_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("湿地保护规划(2016-2020年)", "湿地保护规划(2021-2025年)"),
        ("昆明市人民政府关于加强湿地保护的意见", "国务院关于加强湿地保护的意见"),
        ("昆明市人民政府印发关于加强湿地保护若干措施的通知", "大理市人民政府印发关于加强湿地保护若干措施的通知"),
        ("湿地保护法", "湿地保护条例"),
    ],
)
def test_two_titles_stay_apart(left: str, right: str) -> None:
    assert title_key(left) != title_key(right)


def test_keys_without_years_and_of_numbers() -> None:
    assert yearless_key("湿地保护规划(2016-2020年)") == title_key("湿地保护规划")
    assert number_key("云政发〔2022〕5号") == number_key("云政发﹝ 2022 ﹞第5号")
    assert number_key("冀政办发〔2022〕5号") != number_key("吉政办发〔2022〕5号")


@pytest.mark.parametrize(
    ("title", "expected"), [("实施方案", True), ("暂行办法", True), ("宪法", False), ("湿地保护办法", False)]
)
def test_titles_that_any_document_may_have(title: str, expected: bool) -> None:
    assert is_generic(title) is expected


def plan(name: str, *cited: tuple[str | None, str | None]) -> Plan:
    citations = tuple(Citation(title, number, "mentions", Evidence(0, 1)) for title, number in cited)
    return Plan(
        Source(f"{name}.txt", "txt", name * 64, 9),
        Header(title=f"{name}方案", region_code="530100"),
        citations=citations,
    )


def co_cited(*plans: Plan) -> list[tuple[object, ...]]:
    store = Store.memory([ontology_quads(), *map(nquads, plans), identity_quads(plans)])
    return [row[:2] + row[3:4] for row in ask(store, "co-cited-documents").rows]


OPINION, NUMBER = "国务院办公厅关于加强湿地保护的意见", "国办发〔2031〕7号"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # with number and without, with issuer and without
        ((OPINION, NUMBER), ("关于加强湿地保护的意见", None), [("关于加强湿地保护的意见", NUMBER, 2)]),
        # the number alone
        ((OPINION, NUMBER), (None, "国办发[2031]第7号"), [(OPINION, "国办发[2031]第7号", 2)]),
        # a local one is known by its number, and by its title where no other has it
        (
            ("关于保护湿地的通知", "昆政发〔2031〕7号"),
            ("关于保护湿地的通知", None),
            [("关于保护湿地的通知", "昆政发〔2031〕7号", 2)],
        ),
        (("关于保护湿地的通知", "昆政发〔2031〕7号"), ("关于保护湿地的通知", "大政发〔2031〕9号"), []),
        # with years and without
        (("湿地规划(2031-2035年)", None), ("湿地规划", None), [("湿地规划", None, 2)]),
        (("湿地规划(2031-2035年)", None), ("湿地规划(2026-2030年)", None), []),
        # homophones
        ((None, "冀政办发〔2031〕7号"), (None, "吉政办发〔2031〕7号"), []),
    ],
)
def test_documents_cited_by_two_plans(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], expected: list[tuple[object, ...]]
) -> None:
    assert co_cited(plan("a", first), plan("b", second)) == expected
    assert co_cited(plan("b", second), plan("a", first)) == expected


def test_a_third_plan_may_join_two_or_keep_them_apart() -> None:
    bare, kunming = plan("a", ("关于保护湿地的通知", None)), plan("b", ("关于保护湿地的通知", "昆政发〔2031〕7号"))
    other = plan("c", ("关于保护湿地的通知", "大政发〔2031〕9号"))
    assert len(short(identity_quads([bare, kunming]))) == 1
    assert identity_quads([bare, kunming, other]) == ""
    years = [
        plan(name, (f"湿地规划{span}", None))
        for name, span in (("a", ""), ("b", "(2031-2035年)"), ("c", "(2026-2030年)"))
    ]
    assert identity_quads(years) == ""


def test_a_title_that_any_document_may_have_is_known_within_its_plan() -> None:
    assert co_cited(plan("a", ("实施方案", None)), plan("b", ("实施方案", None))) == []


def test_merges_are_sorted_and_point_at_one_node() -> None:
    plans = [
        plan("a", (OPINION, NUMBER)),
        plan("b", (None, NUMBER)),
        plan("c", ("湿地规划(2031-2035年)", None), ("湿地规划", None)),
    ]
    quads = identity_quads(plans)
    assert quads == identity_quads(reversed(plans)) == "".join(sorted(quads.splitlines(keepends=True)))
    pointing = {line.split()[0]: line.split()[2] for line in short(quads)}
    assert len(pointing) == 2
    assert not pointing.keys() & set(pointing.values())


def test_the_plans_own_words_stay() -> None:
    plans = [plan("a", (OPINION, NUMBER)), plan("b", (None, NUMBER))]
    store = Store.memory([ontology_quads(), *map(nquads, plans), identity_quads(plans)])
    rows = ask(store, "cited-documents").rows
    assert [row[1:4] for row in rows] == [(OPINION, NUMBER, "mentions")] * 2
    assert len({row[5] for row in rows}) == 1
