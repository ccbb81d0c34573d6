"""Cleaning: noise goes, wrapped lines are joined, and every character keeps its place in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.clean import clean
from tests.support import source


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("责任 单位:市林业局", "责任单位:市林业局"),
        ("占比达7. 2%", "占比达7.2%"),
        ("1 .修复湿地", "1.修复湿地"),
        ("建设Web 3.0平台", "建设Web 3.0平台"),
        ("时间:2031-05-06 09:13 来源", "时间:2031-05-06 09:13来源"),
        (
            "全域推进湿地修复与候鸟栖息地保护工作,着力提升生态\n系统质量和稳定性。",
            "全域推进湿地修复与候鸟栖息地保护工作,着力提升生态系统质量和稳定性。",
        ),
        ("(一)加强湿地保护\n坚持保护优先。", "(一)加强湿地保护\n坚持保护优先。"),
        ("修复湿地、\n草地和林地。", "修复湿地、草地和林地。"),
        ("方案的通知\n》要求", "方案的通知》要求"),
        ("⼀、⼯作⽬标", "一、工作目标"),
        ("目录\n(一)修复湿地............3\n正文。", "目录\n正文。"),
        (
            "(一)聚焦保鲜增效,推动花卉采收机械化提档升级发展\n逐步扩大采收面积。",
            "(一)聚焦保鲜增效,推动花卉采收机械化提档升级发展\n逐步扩大采收面积。",
        ),
        ("甲段完。\n— 3 —\n乙段。\n丙段。", "甲段完。\n乙段。\n丙段。"),
    ],
)
def test_noise_is_removed(raw: str, cleaned: str) -> None:
    assert clean(source(raw)).text.rstrip("\n") == cleaned


def test_brackets_and_digits_are_folded_for_patterns_only() -> None:
    result = clean(source("（责任单位：市林业局〔湿地办〕）达１２％—"))
    assert result.text.rstrip("\n") == "（责任单位：市林业局〔湿地办〕）达１２％—"
    assert result.norm.rstrip("\n") == "(责任单位:市林业局(湿地办))达12%-"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ('推进“一湖一策"建设', "推进“一湖一策”建设"),
        ('推进"一湖一策”建设', "推进“一湖一策”建设"),
        ('“甲湖"“乙湖"“丙湖”', "“甲湖”“乙湖”“丙湖”"),
        ('推进"一湖一策"建设', '推进"一湖一策"建设'),
    ],
)
def test_a_quotation_gets_both_its_marks(printed: str, folded: str) -> None:
    assert clean(source(printed)).norm.rstrip("\n") == folded


def test_page_marks_inside_words_and_numbers_are_removed() -> None:
    page = "推进湿地修复与候鸟栖息地保护" * 6
    raw = f"1、湿地方案{page}累计达4\n2、亿元,{page}提高质\n3、量。{page}继续"
    result = clean(source(raw))
    assert "累计达4亿元" in result.text
    assert "提高质量。" in result.text
    assert len(result.page_marks) == 3


def test_a_numbered_list_is_no_page_mark() -> None:
    item = "、修复湿地并加强管护,落实巡护责任,建立长效机制,鼓励社会力量参与湿地保护和候鸟观测,提升公众参与水平,形成全民参与的良好局面和社会氛围。\n"
    result = clean(source("".join(f"{n}{item}" for n in range(1, 6))))
    assert result.page_marks == []
    assert result.text.startswith("1、修复湿地")


@given(st.text(alphabet="一二三(（)）、。1 \n\t市局A责任单位:—〔〕", max_size=200))
def test_every_character_keeps_its_place(raw: str) -> None:
    if not raw.strip():
        return
    text = source(raw)
    result = clean(text)
    assert len(result.text) == len(result.norm)
    for line in result.lines:
        for index in range(line.start, line.end):
            if result.text[index] != "\t":
                assert text.text[result.at(index)] == result.text[index]
