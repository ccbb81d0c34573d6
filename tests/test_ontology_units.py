"""Units in English: every unit that is read has a name, scales are multiplied out, kinds and grades are told."""

import re

import pytest

from loaders.lexicons import lexicon
from ontology.units import amount, english


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("件", "pieces"),
        ("件/万人", "pieces per 10,000 people"),
        ("家/万户", "organisations per 10,000 households"),
        ("元/人", "yuan per person"),
        ("万件", "10,000 pieces"),
        ("千瓦", "kW"),
        ("百万人", "one million people"),
        ("年度流量", "per year"),
        ("百分点下降量", "decrease in percentage points"),
        ("园区", "zone"),
        ("国家级、省级", "national, provincial"),
        ("省、市级", "provincial, municipal"),
        ("市级及以上", "municipal or above"),
        ("颗", "颗"),
        ("", ""),
    ],
)
def test_words_in_english(word: str, told: str) -> None:
    assert english(word) == told


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("2", "亿元", "200 million yuan"),
        ("1.5", "万件", "15,000 pieces"),
        ("3.2", "万亿元", "3.2 trillion yuan"),
        ("12500", "家", "12,500 organisations"),
        ("0.85", "", "0.85"),
        ("30", "%", "30%"),
        ("12.50", "件/万人", "12.5 pieces per 10,000 people"),
        ("500", "千瓦", "500 kW"),
    ],
)
def test_amounts_in_english(value: str, unit: str, told: str) -> None:
    assert amount(value, unit) == told


def test_every_unit_that_is_read_has_an_english_name() -> None:
    units = lexicon("units")
    read = [unit for part in ("counts", "measures", "money", "rates") for unit in units[part]]
    assert [unit for unit in read if re.search("[\u4e00-\u9fff]", english(unit))] == []
