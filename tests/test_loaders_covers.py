"""A notice with numbers of its own before the plan that it issues: its items are no tasks of the plan."""

import pytest

from tests.support import document, paths

TITLE = "青川市湿地保护实施方案"
NOTICE = f"各区林业局：\n我局制定了《{TITLE}》，现予以印发，并将有关事宜通知如下：\n一、申报要求\n（一）按时报送材料。\n二、联系方式\n请来电咨询。\n"
SIGNED = "青川市林业局\n2031年5月6日\n"
PLAN = f"{TITLE}\n为保护湿地，制定本方案。\n一、修复湿地\n在东湖种植芦苇。\n二、保护候鸟\n设立观测点。\n"


def test_the_plan_begins_at_its_title() -> None:
    assert paths(NOTICE + SIGNED + PLAN) == ["一", "二"]
    assert [item.kind for item in document(NOTICE + SIGNED + PLAN).outline.items] == ["background"] * 3 + ["tasks"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the notice has no numbers
        (f"各区：\n现将《{TITLE}》印发给你们。\n{SIGNED}{PLAN}", ["一", "二"]),
        # of several plans the first follows the notice
        (f"各区：\n《{TITLE}》《青川市候鸟保护实施方案》已经同意，现印发给你们。\n{SIGNED}{PLAN}青川市候鸟保护实施方案\n一、观测候鸟\n设立观测点。\n", ["一", "二", "一"]),
        # an annex by name has paths of its own
        (f"{NOTICE}{SIGNED}附件\n{PLAN}", ["一/(一)", "附件/一", "附件/二"]),
        # nothing is issued
        (f"各区：\n为落实《{TITLE}》，通知如下：\n一、修复\n种植芦苇。\n{PLAN}", ["一", "一", "二"]),
    ],
)  # fmt: skip
def test_what_is_no_such_notice(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


LIST = "附件：\n1．湿地名额分配表\n2．湿地申报表\n"


@pytest.mark.parametrize("after", [SIGNED, "", "\n"])
def test_titles_of_annexes_before_the_signature_are_no_tasks(after: str) -> None:
    assert paths(f"一、修复湿地\n在东湖种植芦苇。\n二、保护候鸟\n设立观测点。\n{LIST}{after}") == ["一", "二"]


def test_an_annex_with_numbered_lines_is_one() -> None:
    assert paths("一、修复湿地\n在东湖种植芦苇。\n附件：\n1．种植芦苇\n在东湖种植。\n2．清理水草\n") == [
        "一",
        "附件/1",
        "附件/2",
    ]
