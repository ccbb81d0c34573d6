"""Tests for damage: every kind found with its place and repair, and language that looks like it left alone."""

import re

import pytest

from loaders.find import damage
from loaders.lexicons import lexicon
from ontology.records import Damage
from tests.support import document as read


def kinds(text: str) -> list[str]:
    return [one.kind for one in damage.find(read(text))]


def only(text: str, kind: str) -> Damage:
    (found,) = [one for one in damage.find(read(text)) if one.kind == kind]
    return found


_PAGES = "\n".join(
    f"{number}、绿道沿线的设施由各镇统一管护并且每个季度至少检查一次以保证市民在任何时候都能够安全通行和休息同时还要把检查的情况记入台账并按季度报送市主管部门备"
    for number in range(1, 6)
)


@pytest.mark.parametrize(
    ("text", "kind", "quote", "repair"),
    [
        ("落实《绿道建设纲要(20212035年)》。", "lost-dash", "20212035", "2021-2035"),
        ("云泽市人民政府\n2022115\n请执行。", "lost-date", "2022115", "2022-01-15 / 2022-11-05"),
        ("云泽市人民政府\n20221231\n请执行。", "lost-date", "20221231", "2022-12-31"),
        ("落实《纲要(20212035年)》,创建23个示范区。", "suspect-range", "23", "2-3"),
        ("加强行政执法与与刑事司法的衔接。", "doubled-word", "与与", "与"),
        ("要推进推进绿道建设。", "doubled-word", "推进推进", "推进"),
        ("国国务务院院关关于于绿绿道道的的意意见见", "doubled-characters", None, "国务院关于绿道的意见"),
        ("补齐短板,,完善设施。", "doubled-mark", ",,", ","),
        ("补齐短板、。完善设施。", "doubled-mark", "、。", "。"),
        ("全面推行“双随机、公开”监管。", "lost-word", "双随机、公开", "双随机、一公开"),
        ("要进一,步优化服务。", "stray-mark", "进一,步", "进一步"),
        ("绿道\ufffd\ufffd建设", "replacement-character", "\ufffd\ufffd", None),
        ("绿道????建设", "replacement-character", "????", None),
        ("利用中10”中国品牌日开展活动。", "misread-text", "10”", None),
        ("打造“绿道之城品牌。", "unpaired-quote", "“", None),
        ("打造绿道之城”品牌。", "unpaired-quote", "”", None),
        ("一、任务\n(-)建台账。\n(二)报进展。", "misread-number", "(-)", "(一)"),
        ("一、任务\n()建台账。\n(二)报进展。", "misread-number", "()", "(一)"),
        ("绿化率达7. 2%以上。", "space-in-number", "7. 2", "7.2"),
        ("产值达4 6亿元。", "space-in-number", "4 6", "46"),
        ("专利达到1 800件。", "space-in-number", "1 800", "1800"),
        ("专利达到1\u00a0200\u00a0000件。", "space-in-number", "1\u00a0200\u00a0000", "1200000"),
        ("绿道长12 000公里。", "space-in-number", "12 000", "12000"),
        ("一、任务\n1.建台账。\n2.报进展。\n4.抓落实。", "missing-number", "4.", None),
        ("三、任务\n(一)建台账。\n(二)报进展。", "missing-number", "三、", None),
        ("一、任务\n(一)建立绿道台账并按月更新。(责任单位:市住建局、市财政局\n(二)定期通报。", "unclosed-bracket", None, ")"),
        ("一、任务\n要建立台账。各部门要按月更新台账并向市政府报告情况,市政府每季度向各县区通报一次进展情况,并约谈落后", "cut-off", None, None),
    ],
)  # fmt: skip
def test_kind_place_and_repair(text: str, kind: str, quote: str | None, repair: str | None) -> None:
    found = only(text, kind)
    assert found.repair == repair
    assert found.evidence.quote == text[found.evidence.start : found.evidence.end]
    assert quote is None or found.evidence.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "创建23个示范区。",  # no other dash was lost
        "广泛参与与社会监督相结合。",
        "以居住为目的的购房者。",
        "支持小微企业创业创新基地。",
        "要一步一步推进,实实在在见效。",
        "全面推行“双随机、一公开”监管。",
        "推进,一步一个脚印。",
        "绿化率达7.2%,产值46亿元。",
        "到2025 200家企业达标。",
        "一、任务\n(一)建台账。\n(二)报进展。\n二、保障\n(三)抓落实。",
        "第一章 总 则\n第一条 为了规范管理。",
        "(一)建立绿道台账。(责任单位:市住建局)",
        "打造“绿道之城”“花园之城”品牌。",
        "云泽市人民政府\n2022年11月5日",
    ],
)
def test_language_is_no_damage(text: str) -> None:
    assert kinds(text) == []


FIRST = "云泽市绿道建设行动方案\n一、绿道任务\n(一)建台账。(责任单位:市住建局)\n二、绿道保障\n(一)抓落实。\n"


@pytest.mark.parametrize(
    ("rest", "titles"),
    [
        ("云泽市湿地保护行动方案\n一、湿地任务\n(一)种树。\n", ["云泽市湿地保护行动方案"]),
        ("云泽市湿地保护\n行动方案\n为保护湿地,制定本方案。\n一、湿地任务\n(一)种树。\n", ["云泽市湿地保护行动方案"]),
        ("云泽市湿地保护行动方案\n一、湿地任务\n云泽市花卉产业实施方案\n(2031年)\n一、花卉任务\n",
         ["云泽市湿地保护行动方案", "云泽市花卉产业实施方案(2031年)"]),
        ("云泽市湿地保护管理办法\n第一条 为了保护湿地,制定本办法。\n第二条 市水利局负责。\n", ["云泽市湿地保护管理办法"]),
        ("云泽市湿地保护行动方案\n湿地很多。\n", []),  # no count starts
        ("云泽市绿道建设行动方案\n一、绿道任务\n(一)建台账。\n", []),  # the same again
        ("附件\n云泽市湿地保护行动方案\n一、湿地任务\n(一)种树。\n", []),  # an annex
        ("一、绿道任务\n(一)建台账。\n", []),
        ("三、绿道其他\n云泽市湿地保护行动方案\n四、绿道任务\n", []),
    ],
)  # fmt: skip
def test_another_plan_in_the_file_is_told(rest: str, titles: list[str]) -> None:
    read_document = read(FIRST + rest)
    found = [one for one in damage.find(read_document, "云泽市绿道建设行动方案") if one.kind == "another-plan"]
    assert [one.message.partition(": ")[2] for one in found] == [
        f"another plan begins here: {title}" for title in titles
    ]
    for one in found:
        assert one.evidence.quote is not None
        assert one.evidence.quote.startswith(one.message.rpartition(": ")[2][:6])


def test_page_marks_are_places_of_the_source() -> None:
    document = read(_PAGES)
    found = [one for one in damage.find(document) if one.kind == "page-mark"]
    assert [one.evidence.quote for one in found] == [f"{number}、" for number in range(1, 6)]
    assert [one.message.split(":")[0] for one in found] == [f"line {number}" for number in range(1, 6)]


def test_frequent_spaces_are_one_damage() -> None:
    text = "绿道 建设要 坚持以 人为本。" * 15
    found = only(text, "spaces-in-words")
    assert found.message == "line 1: 45 spaces inside words from here on"
    assert "spaces-in-words" not in kinds("绿道 建设要坚持以人为本。")


def test_messages_name_the_line_and_hardly_quote() -> None:
    text = "第一行\n第二行\n执法与与司法衔接,落实《纲要(20212035年)》。\n(三)要进一,步优化,打造“绿道之城品牌。\n"
    found = damage.find(read(text))
    assert {one.kind for one in found} >= {"doubled-word", "lost-dash", "stray-mark", "unpaired-quote"}
    for one in found:
        line = text.count("\n", 0, one.evidence.start) + 1
        assert one.message.startswith(f"line {line}: ")
        assert max((len(run) for run in re.findall("[\u4e00-\u9fff]+", one.message)), default=0) <= 12
    assert [one.evidence.start for one in found] == sorted(one.evidence.start for one in found)


def test_no_kind_floods_the_report() -> None:
    assert kinds("执法与与司法。\n" * 100).count("doubled-word") == 40


def test_broken_words_say_where() -> None:
    assert all(word.count("|") == 1 and not word.startswith("|") for word in lexicon("damage")["broken"])


@pytest.mark.parametrize("text", ["。", "(" * 5000, "“" * 5000, "与" * 5000, "1、\n" * 2000, "双随机、公开" * 500])
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(one.evidence.start < one.evidence.end for one in damage.find(read(text)))
