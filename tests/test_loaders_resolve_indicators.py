"""Names of targets are linked to concepts where they can mean no other; names and scheme are in step."""

from functools import cache

import pytest
from rdflib import SKOS, Graph, Literal

from loaders.lexicons import lexicon
from loaders.pipeline import extract
from loaders.readers.txt import from_text
from loaders.resolve.indicators import concept, fold
from ontology.codes import CODES, literals
from ontology.iri import code
from ontology.records import Source

SHARES = {"%", "分"}


@cache
def labels() -> dict[str, str]:
    """Chinese labels of the scheme, each with its code."""
    graph = Graph().parse(CODES / "indicator.ttl", format="turtle")
    prefix = code("indicator", "")
    return {
        str(label): str(subject).removeprefix(prefix)
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for subject, label in graph.subject_objects(predicate)
        if isinstance(label, Literal) and label.language == "zh-Hans" and str(subject).startswith(prefix)
    }


def test_the_lexicon_and_the_scheme_have_the_same_concepts() -> None:
    assert set(lexicon("indicator_concepts")["concepts"]) == set(labels().values())


def test_every_label_of_the_scheme_is_linked_to_its_concept() -> None:
    units = literals("indicator", "zt:defaultUnit")
    assert {label: concept(label, units[own].partition("/")[0]) for label, own in labels().items()} == labels()


def test_no_name_folds_into_one_of_another_concept() -> None:
    folded: dict[str, set[str]] = {}
    for own, row in lexicon("indicator_concepts")["concepts"].items():
        for name in row["names"]:
            folded.setdefault(fold(name), set()).add(own)
    assert {name: owners for name, owners in folded.items() if len(owners) > 1} == {}


def test_amounts_and_shares_are_those_of_the_default_units() -> None:
    units = literals("indicator", "zt:defaultUnit")
    for own, row in lexicon("indicator_concepts")["concepts"].items():
        expected = "money" if units[own] in {"元", "亿元", "亿美元"} else "share" if units[own] in SHARES else None
        assert row.get("of") == expected, own


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        # folded: per head, GDP, number words, brackets, punctuation
        ("每万名常住人口高价值发明专利拥有量", "件", "high-value-patents-per-10k"),
        ("全市每万人发明专利拥有量", "件", "valid-invention-patents-per-10k"),
        ("专利密集型产业增加值占全省地区生产总值的比例", "%", "patent-industry-share"),
        ("R&D经费投入占GDP的比重", "%", "rd-intensity"),
        ("PCT(专利合作条约)国际专利申请量", "件", "pct-applications"),
        ("“小巨人”企业数量", "家", "little-giants"),
        ("专利、商标质押融资总额", "亿元", "pledge-financing"),
        ("社会消费品零售总额增速", "%", "retail-sales"),
        # words before the name that change nothing
        ("市级以上知识产权优势示范企业", "家", "advantage-demonstration-firms"),
        ("国家级、省级知识产权保护示范区", "个", "protection-zones"),
        ("云湖市有效发明专利拥有量", "件", "valid-invention-patents"),
        ("区域内当年PCT专利申请量", "件", "pct-applications"),
        # words that decide together
        ("培训知识产权管理人员和企业高管", "人次", "training"),
        ("专利侵权纠纷案件年度结案率", "%", "case-closing-rate"),
        # what differs in scope or kind
        ("专利质押融资额", "亿元", "patent-pledge"),
        ("知识产权示范企业", "家", "demonstration-firms"),
        ("知识产权培训基地", "个", "training-bases"),
        ("专利密集型产业增加值", "亿元", "patent-industry-value-added"),
        # what may mean another thing gets none
        ("知识产权质押融资", "家", None),
        ("地区生产总值", "家", None),
        ("专利产业化率", "件", None),
        ("结案率", "%", None),
        ("满意度", "%", None),
        ("发明专利数量", "件", None),
        ("市场主体满意度", "%", None),
        ("知识产权示范企业产值", "亿元", None),
        ("经济总量大的企业", "家", None),
        ("企业", "家", None),
        ("", None, None),
    ],
)
def test_concept(name: str, unit: str | None, expected: str | None) -> None:
    assert concept(name, unit) == expected


def test_the_pipeline_links_targets() -> None:
    text = "一、主要目标\n到2031年,全市高新技术企业达到300家,湿地鸟类监测站达到9个。\n"
    plan = extract(from_text(text, "x.txt"), Source("x.txt", "txt", "0" * 64, len(text)))
    assert {target.name: target.concept for target in plan.targets} == {
        "高新技术企业": "high-tech-firms",
        "湿地鸟类监测站": None,
    }
