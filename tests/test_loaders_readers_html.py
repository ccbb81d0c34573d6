"""Web pages: the document without the site around it, lines at breaks, tables with merged cells."""

from pathlib import Path

import pytest
import yaml

from loaders.find import header
from loaders.pipeline import read_text
from loaders.readers import html
from loaders.readers.html_chrome import LEXICON, is_chrome_line
from loaders.text import SourceText

FIXTURE = Path(__file__).parent / "fixtures" / "readers_page.html"


def shown(text: SourceText) -> list[str]:
    return [text.text[block.start : block.end] for block in text.blocks]


def part(source: str) -> list[str]:
    return shown(html.read(source.encode(), "part.html"))


def test_invented_page_without_its_site() -> None:
    text = html.read(FIXTURE.read_bytes(), FIXTURE.name)
    assert shown(text) == [
        "索引号\tLJ-001\t发布机构\t临江市人民政府办公室",
        "文号：\t临政办发〔2031〕7号\t成文日期：\t2031-03-05",
        "关于印发临江市灯塔产业工作方案的通知",
        "各镇人民政府，市各有关单位：",
        "现将方案印发给你们，请结合实际落实。",
        "临江市人民政府办公室",
        "2031年3月5日",
        "一、总体要求",
        "到2035年，灯塔数量达到40座。",
        "（一）守住底线。每座灯塔有人看守。",
        "二、任务分工",
        "类别\t任务\t责任单位",
        "建设\t修复旧塔\t市航务局",
        "新建灯塔\n并通电\t市能源局",
        "宣传",
        "1. 第一步清点",
        "2.第二步修补",
    ]
    assert [block.kind for block in text.blocks if block.kind == "heading"] == ["heading"]


def test_merged_cells_are_repeated_as_slices() -> None:
    text = html.read(FIXTURE.read_bytes(), FIXTURE.name)
    rows = [[text.text[start:end] for start, end in block.cells] for block in text.blocks if block.table == 2]
    assert rows[1:] == [
        ["建设", "修复旧塔", "市航务局"],
        ["建设", "新建灯塔\n并通电", "市能源局"],
        ["宣传", "宣传", ""],
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>一、修塔<br>二、点灯</p>", ["一、修塔", "二、点灯"]),
        ("<div>甲<p>乙</p>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>市<span>航务</span>\n  局</p>", ["市航务局"]),
        ("<p>GDP\n growth</p>", ["GDP growth"]),
        ("<div>\n　　第一段\n　　第二段</div>", ["第一段", "第二段"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", ["甲", "乙"]),
        (
            "<table><tr><td>栏</td><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>",
            ["栏", "甲\t乙"],
        ),
        ("<ol start='3'><li>甲</li><li>乙</li></ol>", ["3. 甲", "4. 乙"]),
        ("<ol><li>（一）甲</li></ol><ul><li>乙</li></ul>", ["（一）甲", "乙"]),
        ("<p>甲</p><p>分享到：</p><p>【打印】【关闭】</p>", ["甲"]),
        ("<?xml version='1.0' encoding='gb2312'?><p>甲&nbsp;乙</p>", ["甲\u00a0乙"]),
    ],
)
def test_blocks_of_parts(source: str, expected: list[str]) -> None:
    assert part(source) == expected


def test_declared_encoding_wins() -> None:
    page = "<html><head><meta charset='gb2312'></head><body><p>镕基公园</p></body></html>"
    assert shown(html.read(page.encode("gb18030"), "page.html")) == ["镕基公园"]


PROSE = "".join(f"<p>第{number}条　灯塔由市航务局看守，每年检查一次，结果向社会公布。</p>" for number in range(9))


@pytest.mark.parametrize(
    "wrapper",
    [
        "<form id='aspnetForm'>{}</form>",
        "<div class='header-fixed page'>{}</div>",
        "<table><tr><td>{}</td></tr></table>",
        "<div style='display:none'>{}</div>",
    ],
    ids=["form", "named header", "layout table", "hidden until a script runs"],
)
def test_wrapper_of_the_whole_page_is_no_chrome(wrapper: str) -> None:
    page = f"<html><body>{wrapper.format(PROSE)}<div class='footer'>版权所有</div></body></html>"
    assert len(shown(html.read(page.encode(), "page.html"))) == 9


def test_neighbours_in_prose_are_kept_and_link_lists_are_not() -> None:
    links = "<div class='box'>" + "".join(f"<a href='/{n}'>另一篇文章的标题{n}</a>" for n in range(9)) + "</div>"
    head = "<div class='intro'>经市政府同意，现予印发。请遵照执行。如有问题，请告知。</div>"
    page = f"<html><body>{links}<div>{head}<div>{PROSE}</div></div>{links}</body></html>"
    lines = shown(html.read(page.encode(), "page.html"))
    assert lines[0].startswith("经市政府同意")
    assert len(lines) == 10


def test_control_signs_beside_removed_parts_do_no_harm() -> None:
    page = f"<html><body>{PROSE}甲\x01&#2;<div class='nav'>乙</div>丙</body></html>"
    assert shown(html.read(page.encode(), "page.html"))[-1].endswith("丙")


def test_lexicon_lines_match_their_examples() -> None:
    for line in yaml.safe_load(LEXICON.read_text("utf-8"))["lines"]:
        assert is_chrome_line(line["example"]), line


@pytest.mark.parametrize("line", ["一、总体要求", "大力发展灯塔产业。", "打印机产业达到40家", "", "（一）守住底线。"])
def test_lines_of_documents_are_no_chrome(line: str) -> None:
    assert not is_chrome_line(line)


def test_lexicon_has_no_word_twice_and_all_in_lower_case() -> None:
    data = yaml.safe_load(LEXICON.read_text("utf-8"))
    for key in ("tags", "words", "particulars"):
        assert len(set(data[key])) == len(data[key]), key
        assert [word for word in data[key] if word != word.lower()] == []


def test_a_long_cell_among_many_leaves_the_table_its_rows() -> None:
    long = "<br>".join(f"修缮第{number}座灯塔" for number in range(25))
    rows = "".join(f"<tr><td>{n}</td><td>{'灯塔由市航务局看守' * 9}</td><td>市航务局</td></tr>" for n in range(9))
    text = html.read(f"<table>{rows}<tr><td>9</td><td>{long}</td><td>市航务局</td></tr></table>".encode(), "page.html")
    assert [(block.kind, len(block.cells)) for block in text.blocks] == [("row", 3)] * 10


PARTICULARS = """<html><head><title>青川市人民政府办公室关于印发《青川市灯塔措施》的通知_政策_青川市政府</title></head><body>
<ol class="doc-info"><li>[发文机构] <span>青川市人民政府办公室</span></li><li>[联合发文单位] <span></span></li>
<li>[成文日期] <span>2031-07-23</span></li><li>[发文字号] <span>青政办发</span><span>〔2031〕</span><span>13号</span></li></ol>
<div class="header"><h1><p>青川市人民政府办公室关于印发《青川市灯塔措施》的通知</p></h1></div>{}</body></html>"""


def test_particulars_in_a_numbered_list_bear_no_numbers_and_the_title_stays() -> None:
    lines = shown(html.read(PARTICULARS.format(PROSE).encode(), "page.html"))
    assert lines[:5] == [
        "[发文机构] 青川市人民政府办公室",
        "[联合发文单位]",
        "[成文日期] 2031-07-23",
        "[发文字号] 青政办发〔2031〕13号",
        "青川市人民政府办公室关于印发《青川市灯塔措施》的通知",
    ]


def test_other_items_of_a_numbered_list_bear_theirs() -> None:
    assert part("<ol><li>修缮灯塔</li><li>发布日期公告</li></ol>") == ["1. 修缮灯塔", "2. 发布日期公告"]


def test_particulars_that_a_style_sheet_shows_and_a_title_that_is_no_heading_are_kept() -> None:
    page = (
        "<html><head><title>关于修缮灯塔的通知</title></head><body><div>"
        "<div style='display:none'><table><tr><td>索引号:</td><td>A-7</td></tr>"
        "<tr><td>文号:</td><td>临政办〔2031〕2号</td></tr></table></div><div style='display:none'>索引号: 别处</div>"
        f"<p class='con-title'><span> </span> 关于修缮灯塔的通知 </p><div>{PROSE}</div></div></body></html>"
    )
    assert shown(html.read(page.encode(), "page.html"))[:3] == [
        "索引号:\tA-7",
        "文号:\t临政办〔2031〕2号",
        "关于修缮灯塔的通知",
    ]


def test_a_title_alone_is_reason_enough_to_widen_the_document() -> None:
    page = f"<html><head><title>修缮灯塔方案_青川市</title></head><body><div><b>修缮灯塔方案</b><div>{PROSE}</div></div></body></html>"
    assert shown(html.read(page.encode(), "page.html"))[0] == "修缮灯塔方案"


@pytest.mark.parametrize(
    ("tag", "shown_on", "published"),
    [
        ('<meta name="PubDate" content="2031-07-31 09:39">', "", "2031-07-31"),
        ('<meta name="pubdate" content="2031-07-31">', "发布日期：2031-06-02", "2031-06-02"),
        ('<meta name="PubDate" content="2031-13-31">', "", None),
        ('<meta name="Author" content="2031-07-31">', "", None),
    ],
)
def test_the_head_of_a_page_tells_the_day_of_publication_where_nothing_shows_it(
    tag: str, shown_on: str, published: str | None
) -> None:
    page = f"<html><head>{tag}</head><body><p>青川市灯塔措施</p><p>{shown_on}</p>{PROSE}</body></html>"
    text = html.read(page.encode(), "page.html")
    assert header.find(read_text(text)).published == published
