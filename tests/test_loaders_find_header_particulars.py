"""What the page of a plan prints above it in a line of particulars; all plans here are invented."""

import pytest

from loaders.find import header
from tests.support import document

PLAN = "青川市花卉产业行动计划\n{}\n各区人民政府:\n一、重点任务\n(一)种花。\n"


@pytest.mark.parametrize(
    ("line", "number", "published"),
    [
        ("> 青开〔2031〕14号 ｜ 来源:青川市政府 ｜ 发布时间:2031-04-02 16:20", "青开〔2031〕14号", "2031-04-02"),
        ("来源:青川市政府 青开〔2031〕14号 发布日期:2031年4月2日", "青开〔2031〕14号", "2031-04-02"),
        ("来源:青川市政府  点击数:1268  更新时间:2031-3-11", None, "2031-03-11"),
        ("更新时间:2031-3-11", None, None),  # of the copy at hand
        # the day of publication goes before that of the last change
        ("更新时间:2031-05-11  发布时间:2031-04-02", None, "2031-04-02"),
        # another document's number
        ("来源:青川市政府 ｜ 依据:青开〔2031〕14号", None, None),
        ("按照 青开〔2030〕9号 要求", None, None),
    ],
)
def test_a_line_of_particulars(line: str, number: str | None, published: str | None) -> None:
    found = header.find(document(PLAN.format(line)))
    assert (found.number, found.published) == (number, published)


@pytest.mark.parametrize(
    ("last", "number"),
    [
        ("青政办发〔2031〕14号.pdf", "青政办发〔2031〕14号"),
        ("青政办发〔2031〕14号青川市花卉产业行动计划.docx", "青政办发〔2031〕14号"),
        ("按照青政办发〔2031〕14号.pdf的要求执行。", None),
    ],
)
def test_the_file_of_the_document_below_it_has_its_number(last: str, number: str | None) -> None:
    assert header.find(document(PLAN.format("") + last + "\n")).number == number


def test_particulars_that_a_page_numbers_are_no_tasks() -> None:
    lines = ["1. [发文机构] 青川市人民政府", "2. [发文字号] 青政发〔2031〕14号", "3. [发布日期] 2031-04-02"]
    read = document("\n".join(lines) + "\n" + PLAN.format(""))
    assert [item.path for item in read.outline.items] == ["一", "一/(一)"]
    assert (header.find(read).number, header.find(read).published) == ("青政发〔2031〕14号", "2031-04-02")


@pytest.mark.parametrize("after", ["", "(此件公开发布)"])
def test_a_signature_that_is_glued_to_a_long_last_line(after: str) -> None:
    text = PLAN.format("").rstrip("\n") + "精心养护。" * 120 + f"青川市人民政府2031年7月15日{after}"
    found = header.find(document(text))
    assert (found.issuers, found.issued) == (("青川市人民政府",), "2031-07-15")


def test_a_signature_of_several_in_a_text_without_line_breaks() -> None:
    """The breaks of the lines were lost, and what stands between blanks is a line of its own."""
    measures = "".join(f" {number}.建设花圃。加快建设花圃,精心养护花田。(市林业局负责)" for number in range(1, 20))
    opening = "近年来,我市花卉产业不断发展壮大,花圃和花田持续增加。 " * 14
    text = (
        f"发布日期: 2031-05-18 16:22:09 青开〔2031〕14号 各区人民政府: {opening}现将《青川市花卉产业行动计划》印发给你们,"
        "请认真抓好贯彻落实。 青川市林业局 青川市财政局 青川市教育局 2031年5月16日 (此件公开发布) 青川市花卉产业行动计划 "
        f"为做好花卉工作,制定本计划。 一、重点任务 (一)扩大种植{measures} 二、保障措施 加强领导。\n"
    )
    found = header.find(document(text))
    assert (found.issuers, found.issued) == (("青川市林业局", "青川市财政局", "青川市教育局"), "2031-05-16")
