"""What tasks are about: titles and texts with the topics and words that must come out, and the lexicon behind them."""

import re

import pytest

from loaders.lexicons import lexicon
from loaders.resolve import topics as module
from loaders.resolve.schemes import schemes
from loaders.resolve.topics import entries, topics
from ontology.codes import CODES

IP_PLAN = "某市知识产权强市建设行动方案"
HOUSING_PLAN = "关于促进房地产市场平稳健康发展的若干措施"

# title, text, headings above, topics
CASES = [
    ("加强知识产权行政执法", "", "", ["ip-administrative-enforcement"]),
    ("健全知识产权司法保护机制", "", "", ["ip-judicial-protection"]),
    ("推进“两法衔接”", "完善案件移送标准。", IP_PLAN, ["ip-case-referral"]),
    ("实施专利导航工程", "", "", ["patent-navigation"]),
    ("推广质押融资", "", IP_PLAN, ["ip-pledge-finance"]),
    ("培育地理标志和植物新品种", "", "", ["geographical-indications", "plant-varieties"]),
    # the same words mean one thing in a plan on intellectual property and another elsewhere
    ("开展业务培训", "", IP_PLAN, ["ip-training"]),
    ("开展业务培训", "", "", []),
    ("严厉打击违法行为", "开展行政执法专项行动,加大行政处罚力度。", IP_PLAN, ["ip-administrative-enforcement"]),
    ("落实税收优惠", "", HOUSING_PLAN, ["tax-fee-relief"]),
    ("加大补贴力度", "", HOUSING_PLAN, ["housing-purchase"]),
    ("加大补贴力度", "", "", []),
    # a word inside a longer one does not count, nor does the name of a body
    ("提高住房公积金贷款额度", "", "", ["housing-provident-fund"]),
    ("由市教育局和市交通局另行通知", "", "", []),
    # other subjects
    ("培育壮大专精特新企业", "", "", ["enterprise-cultivation"]),
    ("统筹智能算力供给", "", "", ["ai-computing"]),
    ("推进城中村改造", "", "", ["urban-villages"]),
    ("优化土地供应", "", "", ["land-supply"]),
    ("办好消费券发放", "", "", ["consumption-promotion"]),
    ("推进一网通办", "", "", ["one-stop-services"]),
    ("发展居家养老服务", "", "", ["elderly-care"]),
    ("抓好安全生产", "", "", ["production-safety"]),
    ("加强高标准农田建设", "", "", ["grain-production"]),
    ("加强组织领导", "", IP_PLAN, ["leadership"]),
    ("公示", "", "", []),
    ("", "", "", []),
    # without a title the first sentence stands for it
    ("", "鼓励企业购买专利保险。其他事项按规定办理。", "", ["ip-insurance"]),
    # one mention in the text is not enough, two sure ones are
    ("其他事项", "涉及高速公路的另行规定。", "", []),
    ("其他事项", "涉及高速公路、机场的另行规定。", "", ["transport-network"]),
    # a narrower topic stands for the one above it
    ("加强知识产权保护,完善维权援助", "", "", ["ip-rights-assistance"]),
]


@pytest.mark.parametrize(("title", "body", "above", "codes"), CASES, ids=[f"{c[0]}|{c[2][:4]}" for c in CASES])
def test_topics(title: str, body: str, above: str, codes: list[str]) -> None:
    assert [topic.code for topic in topics(title, body, above)] == codes


def test_the_words_that_decided_come_the_strongest_first() -> None:
    (topic,) = topics("实施专利导航工程", "建设专利导航服务基地,推广专利微导航。")
    assert topic.words == ("专利导航", "导航工程", "导航服务基地", "专利微导航")


def test_words_of_the_title_weigh_more() -> None:
    first, *_ = topics("推进城中村改造", "同步建设高速公路、机场。")
    assert first.code == "urban-villages"


def test_at_most_three_topics_and_six_words() -> None:
    every = "".join(word for _, _, kind, word in entries() if kind == "sure")
    found = topics("、".join(every[:400]), every[:4000])
    assert len(found) <= 3
    many = topics("加强粮食生产", "粮食安全、高标准农田、耕地、菜篮子、大豆、油料、畜牧、生猪、渔业")
    assert [len(topic.words) for topic in many] == [6]


def test_any_text_gives_an_answer() -> None:
    assert topics("\ud800\x00知识产权保护\uffff", "\ud800" * 10)[0].code == "ip-protection"
    assert topics("专利" * 100_000, "专利" * 100_000) == ()


def test_the_lexicon_has_the_scheme_of_the_ontology() -> None:
    text = (CODES / "topic.ttl").read_text(encoding="utf-8")
    below = dict(re.findall(r"^<topic/([\w-]+)> .*skos:broader <topic/([\w-]+)>", text, re.M))
    tops = set(re.findall(r"^<topic/([\w-]+)> .*skos:topConceptOf", text, re.M))
    assert {code: top for top, code, _, _ in entries()} == below | {top: top for top in tops}


def test_families_are_of_topics_at_the_top_and_every_conditional_word_has_one() -> None:
    table = lexicon("topics")
    tops = [top for family in table["families"].values() for top in family["topics"]]
    assert len(tops) == len(set(tops))
    assert set(tops) <= table["topics"].keys()
    assert {top for top, _, kind, _ in entries() if kind == "within"} <= set(tops)


def test_a_word_speaks_everywhere_for_one_topic_only() -> None:
    everywhere = [word for _, _, kind, word in entries() if kind != "within"] + lexicon("topics")["names"]
    assert sorted({word for word in everywhere if everywhere.count(word) > 1}) == []
    assert all(isinstance(word, str) and len(word) > 1 for *_, word in entries())


def test_the_text_is_read_to_a_fixed_length() -> None:
    filler = "无" * module._LONGEST
    assert topics("其他事项", f"{filler}高速公路、机场、铁路") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("融入长江三角洲区域,共建长三角G60科创走廊", ("长三角", "G60科创走廊")),
        ("对接“一带一路”和RCEP", ("一带一路", "RCEP")),
        ("建设珠江-西江经济带、兰州—西宁城市群", ("珠江—西江经济带", "兰西城市群")),
        ("推进成渝地区双城经济圈建设", ("成渝地区双城经济圈",)),
        ("服务大湾区、长株潭一体化", ("粤港澳大湾区", "长株潭")),
        ("长三角、长三角一体化、长江三角洲", ("长三角",)),
        ("本市各区县", ()),
    ],
)
def test_schemes(text: str, names: tuple[str, ...]) -> None:
    assert schemes(text) == names


def test_a_writing_belongs_to_one_scheme() -> None:
    table: dict[str, list[str]] = lexicon("schemes")
    written = [form for name, forms in table.items() for form in (name, *forms)]
    assert sorted({form for form in written if written.count(form) > 1}) == []
