"""Where a line goes on: by its width, where the document has one, and otherwise by how it ends and what follows."""

import pytest

from loaders.clean import clean
from loaders.wrapping import find_measure
from tests.layouts import broken, counted, indented, spaced
from tests.support import source

PARAGRAPH = "持续推进湿地修复与候鸟栖息地保护工作,建立巡护制度,完善监测网络,鼓励社会力量参与湿地管护,提升公众参与水平,形成全民保护格局。"
PLAN = "\n".join(f"({label})修复湿地生态系统\n{PARAGRAPH}{PARAGRAPH}" for label in "一二三四五六七八九十")


def lines(text: str) -> list[str]:
    return clean(source(text)).text.rstrip("\n").split("\n")


@pytest.mark.parametrize("layout", [broken, counted, indented, spaced])
def test_full_lines_go_on_and_headings_end(layout: object) -> None:
    assert callable(layout)
    assert lines(layout(PLAN)) == lines(PLAN)


def test_a_document_of_whole_paragraphs_has_no_measure() -> None:
    text = source(PLAN)
    assert find_measure(text.text, text.blocks, [text.text[one.start : one.end] for one in text.blocks]) is None


@pytest.mark.parametrize(("width", "layout"), [(76, broken(PLAN)), (60, broken(PLAN, 60)), (76, counted(PLAN))])
def test_the_measure_is_the_width_that_lines_fill(width: int, layout: str) -> None:
    text = source(layout)
    measure = find_measure(text.text, text.blocks, [text.text[one.start : one.end] for one in text.blocks])
    assert measure is not None
    assert abs(measure.width - width) <= 4  # numbers and Latin words are half as wide; a sign at the end hangs over


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        # the bracket of a statement
        ("(责任单位:市林业局、市水\n务局)\n(二)修复草地", "(责任单位:市林业局、市水务局)\n(二)修复草地"),
        # not closed: what follows is no body
        ("(责任单位:市林业局\n加强管护,划定保护区(试点)。", "(责任单位:市林业局\n加强管护,划定保护区(试点)。"),
        # a body in brackets of its own
        ("(责任单位:市林业局(湿地办)、市水\n务局)", "(责任单位:市林业局(湿地办)、市水务局)"),
        # signs that may not begin a line
        ("修复湿地和草地\n,加强管护。", "修复湿地和草地,加强管护。"),
        # an enumeration over an empty line, a label after it
        ("责任单位:市林业局、\n\n市水务局", "责任单位:市林业局、市水务局"),
        ("责任单位:市林业局、市水务局\n参与单位:市财政局", "责任单位:市林业局、市水务局\n参与单位:市财政局"),
        # the end of a page within a sentence
        (f"{PARAGRAPH}继续修\n\n— 3 —\n\n复湿地。", f"{PARAGRAPH}继续修复湿地。"),
        (f"{PARAGRAPH}继续修复\n\n(二)修复草地", f"{PARAGRAPH}继续修复\n(二)修复草地"),
    ],
)
def test_what_goes_on_in_the_next_line(raw: str, cleaned: str) -> None:
    assert lines(raw) == cleaned.split("\n")
