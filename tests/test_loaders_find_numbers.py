"""Quantities: numbers, units, comparing words, ranges, Chinese numerals, and what is no quantity."""

import pytest

from loaders.find.numbers import han_number, quantities, unit_kind


def read(text: str) -> list[tuple[float, float | None, str, str]]:
    return [(q.value, q.value_max, q.unit, q.comparator) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业达200家", (200, None, "家", ">=")),
        ("企业超过1,200家", (1200, None, "家", ">")),
        ("突破3.5万亿元", (3.5, None, "万亿元", ">")),
        ("不少于30%", (30, None, "%", ">=")),
        ("控制在5.5%以内", (5.5, None, "%", "<=")),
        ("时限压缩至40个工作日", (40, None, "个工作日", "<=")),
        ("建设3-5个园区", (3, 5, "个", "between")),
        ("增长5%-8%", (5, 8, "%", "between")),
        ("240余座大棚", (240, None, "座", ">")),
        ("近30万人次", (30, None, "万人次", "~")),
        ("实际利用2100万美元左右", (2100, None, "万美元", "~")),
        ("提高2.5个百分点", (2.5, None, "个百分点", "=")),
        ("组织50家(次)企业", (50, None, "家(次)", "=")),
        ("淘汰渔船20艘(台、套)以上", (20, None, "艘(台、套)", ">=")),
        ("打造一个商圈", (1, None, "个", "=")),
        ("建成三十家", (30, None, "家", "=")),
        ("超过85分以上", (85, None, "分", ">")),
        ("满意度≥90%", (90, None, "%", ">=")),
        ("带宽达到2800G。", (2800, None, "G", ">=")),
        ("托位4.6个/千人", (4.6, None, "个/千人", "=")),
        ("产能1.4亿吨/年以上", (1.4, None, "亿吨/年", ">=")),
        ("土方10万空方,", (10, None, "万空方", "=")),
        ("企业1万余家", (1, None, "万家", ">")),
        ("突破100亿元大关", (100, None, "亿元", ">")),
        ("指数达到90以上", (90, None, "", ">=")),
        ("师生之比提高到1:16,生师比不高于16:1。", (16, None, ":1", "<=")),
        ("建成率达到百分之百,", (100, None, "%", ">=")),
        ("不低于百分之九十五以上", (95, None, "%", ">=")),
        ("收入达到三千亿元,", (3000, None, "亿元", ">=")),
        ("新建花径二百公里以上。", (200, None, "公里", ">=")),
        ("2027年底前50家", (50, None, "家", "=")),
        ("花农二十万人左右。", (20, None, "万人", "~")),
        ("应有一至两名花匠", (1, 2, "名", "between")),
        ("建设三到五个花圃", (3, 5, "个", "between")),
        ("十至二十家", (10, 20, "家", "between")),
        ("时限压缩为半天,", (0.5, None, "天", "<=")),
    ],
)
def test_one_quantity(text: str, expected: tuple[float, float | None, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2025年",
        "3月31日",
        "1+6+N体系",
        "第5届",
        "前10位企业",
        "5G基站",
        "4A级景区",
        "12345热线",
        "第一个",
        "第一至三名",
        "五到三个",
        "半个月以上",
        "10人才",
        "三支一扶",
        "4G、5G、",
        "共90,",
        "3:2",
        "按3:1分担,达到与国家资金1:1匹配。",
        "达到9:10,",
        "产值超十亿元企业",
        "过万亿元",
        "数千万元。",
        "百分之百分数",
        "同比增长-0.55%",  # without its sign it would say the contrary
        "增幅为-3.5%,",
    ],
)
def test_no_quantity(text: str) -> None:
    assert read(text) == []


def test_places_of_the_words_around_a_number() -> None:
    text = "企业总数达到200家以上"
    (quantity,) = quantities(text)
    assert text[quantity.start : quantity.end] == "200家"
    assert text[quantity.left : quantity.right] == "达到200家以上"


def test_a_comparing_word_that_ends_another_word_compares_nothing() -> None:
    (quantity,) = quantities("国家下达26万亩")
    assert (quantity.word, quantity.comparator) == ("", "=")


@pytest.mark.parametrize(("text", "value"), [("两", 2.0), ("一百二十", 120.0), ("十五", 15.0), ("一一一百", None)])
def test_chinese_numerals(text: str, value: float | None) -> None:
    assert han_number(text) == value


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("万家", "counts"), ("亿元", "money"), ("%", "rates"), ("个工作日", "times"), ("万平方米", "measures")],
)
def test_kinds_of_units(unit: str, kind: str) -> None:
    assert unit_kind(unit) == kind
