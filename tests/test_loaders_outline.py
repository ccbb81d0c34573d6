"""The outline: numbers of every style, run-on, skipped, damaged and glued, give the tree that a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.chapters import chapter_kind, heading_kind, is_field, is_formality
from loaders.clean import clean
from loaders.marks import Level, read_mark
from loaders.outline import build_outline
from tests.support import document, paths, source


@pytest.mark.parametrize(
    ("text", "level", "label", "number"),
    [
        ("一、总体要求", Level.HAN, "一", 1),
        ("十二、附则", Level.HAN, "十二", 12),
        ("(三)修复湿地", Level.HAN_BRACKET, "(三)", 3),
        ("(一)、修复湿地", Level.HAN_BRACKET, "(一)", 1),
        ("(-)加强领导", Level.HAN_BRACKET, "(一)", 1),
        ("()加强领导", Level.HAN_BRACKET, "(一)", 1),
        ("(+)加强领导", Level.HAN_BRACKET, "(十)", 10),
        ("三十六)加强领导", Level.HAN_BRACKET, "(三十六)", 36),
        ("1.修复湿地", Level.ARABIC, "1", 1),
        ("17、修复湿地", Level.ARABIC, "17", 17),
        ("(2)巡护", Level.ARABIC_BRACKET, "(2)", 2),
        ("③巡护", Level.CIRCLED, "③", 3),
        ("第二篇 湿地", Level.PART, "第二篇", 2),
        ("第十二章 湿地", Level.CHAPTER, "第十二章", 12),
        ("第十五条 湿地", Level.ARTICLE, "第十五条", 15),
        ("第一百零二条 湿地", Level.ARTICLE, "第一百零二条", 102),
    ],
)
def test_numbers_are_read(text: str, level: Level, label: str, number: int) -> None:
    mark = read_mark(text, 0, len(text))
    assert mark is not None
    assert (mark.level, mark.label, mark.number) == (level, label, number)


@pytest.mark.parametrize("text", ["3.5亿元", "2031年底前", "一是加强", "(试行)", "一", "湿地", "1+6+N", "二氧化碳"])
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert read_mark(text, 0, len(text)) is None


BODY = "对湖区给予支持,开展修复,设立观测点,开展监测。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the four levels of the standard
        (
            "一、任务\n(一)甲\n1.乙\n(1)丙。丁。\n(2)戊。己。\n2.庚\n",
            ["一/(一)", "一/(一)/1", "一/(一)/1/(1)", "一/(一)/1/(2)", "一/(一)/2"],
        ),
        # parts over chapters over sections
        (
            f"第一篇 湿地\n第一章 修复\n第一节 种植\n{BODY}\n第二节 清理\n{BODY}\n第二篇 候鸟\n第二章 观测\n一、设站\n{BODY}\n",
            ["第一篇/第一章", "第一篇/第一章/第一节", "第一篇/第一章/第二节", "第二篇/第二章", "第二篇/第二章/一"],
        ),
        # numbers that run on across parents, and one that is missing
        ("一、任务\n(一)甲\n1.乙\n2.丙\n(二)丁\n4.戊\n", ["一/(一)", "一/(一)/1", "一/(一)/2", "一/(二)", "一/(二)/4"]),
        # counted 01 02 03 on lines of their own, glued with the first one lost, with items below, below chapters
        (f"01\n\n修复湿地\n{BODY}\n02\n保护候鸟\n{BODY}\n03\n开展宣传\n{BODY}\n", ["01", "02", "03"]),
        (
            f"修复湿地。\n{BODY}(责任单位:市水利局)02保护候鸟。\n{BODY}(责任单位:市林业局)03宣传。\n{BODY}\n04建馆。{BODY}\n",
            ["02", "03", "04"],
        ),
        (
            f"01修复湿地\n(一)甲\n内容。\n(二)乙\n内容。\n02候鸟\n{BODY}\n03宣传\n{BODY}\n",
            ["01/(一)", "01/(二)", "02", "03"],
        ),
        ("一、任务\n01甲\n内容。\n02乙\n内容。\n03丙\n内容。\n", ["一/01", "一/02", "一/03"]),
        # months and counts are no headings
        (f"一、修复湿地\n{BODY}01月完成。02月验收。03月总结。\n", ["一"]),
        # stages named with their time are rows of a schedule, unless they say who is responsible
        (
            "一、任务\n(一)甲。好。\n二、实施步骤\n(一)启动阶段(2031年3月)。制定方案。\n(二)实施阶段(2031年4月-9月)。修复。\n",
            ["一/(一)"],
        ),
        (
            "一、任务\n(一)甲。好。\n二、实施步骤\n(一)启动阶段(2031年3月)。制定方案。(责任单位:市林业局)\n(二)全面修复。好。\n",
            ["一/(一)", "二/(一)", "二/(二)"],
        ),
        # so are a chapter's paragraphs without numbers, and with them the chapter
        (
            "一、任务\n(一)甲。好。\n二、实施步骤\n第一阶段(2031年3月):动员。制定方案。\n第二阶段(2031年4月-9月):修复。修复湖岸。\n",
            ["一/(一)"],
        ),
        # a parent that is missing from the text
        ("(五)甲方向\n内容。\n(六)乙方向\n内容。\n", ["(五)", "(六)"]),
        # fields of one task
        ("(一)甲方向\n1.工作目标。好。\n2.工作措施。好。\n3.执行单位。各湖区必做。\n", ["(一)"]),
        # so are those in the same places of the items beside
        (
            "一、任务\n(一)甲包\n1.投资重点种苇。\n2.主要措施。好。\n(二)乙包\n1.投资重点清淤。\n2.主要措施。好。\n"
            "(三)丙包\n1.投资重点。好。\n2.主要措施。好。\n",
            ["一/(一)", "一/(二)", "一/(三)"],
        ),
        # but not what is at the same place of one of them only
        (
            "一、任务\n(一)甲\n1.修复湖岸。\n2.主要措施。好。\n(二)乙\n1.清理围网。\n2.好。\n",
            ["一/(一)", "一/(一)/1", "一/(一)/2", "一/(二)", "一/(二)/1", "一/(二)/2"],
        ),
        # chapters that are themselves the measures
        ("一、修复湿地。对湖区给予支持,开展修复。\n二、保护候鸟。设立观测点,开展监测。\n", ["一", "二"]),
        # background and goals hold no tasks
        ("一、总体要求\n(一)指导思想。好。\n(二)工作目标。好。\n二、任务\n(一)甲。好。\n", ["二/(一)"]),
        # numbers of several parts, below the item of their first part only
        (
            "一、任务\n1.甲方向\n1.1修复湖岸\n好。\n1.2修复水系\n好。\n2.乙方向\n3.5亿元用于修复。\n",
            ["一/1", "一/1/1.1", "一/1/1.2", "一/2"],
        ),
        # numbers inside a box
        (
            "一、任务\n(一)甲。好。\n专栏1 修复工程\n1.湖岸工程。好。\n2.水系工程。好。\n(二)乙。好。\n",
            ["一/(一)", "一/(二)"],
        ),
        # entry into force is no task
        ("一、任务\n(一)甲。好。\n二、本方案自印发之日起施行,有效期三年。\n", ["一/(一)"]),
        # a number glued to the statement before it
        (
            "一、任务\n(一)甲。修复湿地。(责任单位:市林业局)(二)乙。保护候鸟。(责任单位:市林业局)\n",
            ["一/(一)", "一/(二)"],
        ),
    ],
)
def test_tasks_follow_the_printed_numbers(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize("title", ["资金筹措", "经费保障", "实施步骤"])
def test_chapters_of_means_and_steps_are_tasks_only_where_they_have_items(title: str) -> None:
    text = "湿地方案\n一、修复湖岸\n(一)栽种芦苇。栽种芦苇,清理淤泥。\n二、{}\n{}\n三、保障措施\n加强领导。\n"
    assert paths(text.format(title, "全市湿地修复资金由市财政统筹安排,其余由社会捐赠解决。")) == ["一/(一)"]
    assert paths(text.format("资金筹措", "(一)积极争取上级补助。争取资金。\n(二)引入社会捐赠。引导捐赠。"))[1:] == [
        "二/(一)",
        "二/(二)",
    ]


def test_a_chapter_of_means_that_names_who_is_responsible_is_a_task() -> None:
    text = "花市措施\n一、建花市。多建花市。(责任单位:市商务局)\n二、资金保障。安排资金。(责任单位:市财政局)\n"
    assert paths(text) == ["一", "二"]


def test_a_text_without_line_breaks_is_divided_by_its_numbers() -> None:
    filler = "持续推进湿地修复,加强巡护监测,完善管护机制,提升治理水平" * 6
    text = (
        f"湿地方案一、指导思想坚持保护优先,{filler}。二、重点任务(一)修复工程1.修复湖岸。{filler}。2.修复水系。{filler}。"
        f"(二)保护工程3.保护候鸟。{filler}。4.保护鱼类。{filler}。三、保障措施(-)加强组织领导成立专班,{filler}。(二)加大资金投入统筹资金,{filler}。"
        f"(三)强化人才支撑和宣传推广。{filler}。"
    )
    found = document(text)
    assert [p.path for p in found.passages] == [
        "二/(一)", "二/(一)/1", "二/(一)/2", "二/(二)", "二/(二)/3", "二/(二)/4", "三/(一)", "三/(二)", "三/(三)",
    ]  # fmt: skip
    titles = [found.text[slice(*p.title)] for p in found.passages if p.title]
    assert titles[-3:] == ["加强组织领导", "加大资金投入", "强化人才支撑和宣传推广"]
    assert [p.kind for p in found.passages][-3:] == ["safeguard"] * 3


def test_numbers_right_behind_a_heading_and_before_a_year_divide_a_text_without_line_breaks() -> None:
    filler = "持续推进湿地修复,加强巡护监测,完善管护机制,提升治理水平" * 6
    text = (
        f"湿地方案一、指导思想坚持保护优先,{filler}。二、重点任务(一)修复湖岸1.退塘还湖(1)签订协议{filler}。(2)发放补偿{filler}。"
        f"2.2031年4月起禁渔。{filler}。(二)修复水系1.清淤。{filler}。2.截污。{filler}。"
    )
    assert paths(text) == [
        "二/(一)", "二/(一)/1", "二/(一)/1/(1)", "二/(一)/1/(2)", "二/(一)/2", "二/(二)", "二/(二)/1", "二/(二)/2",
    ]  # fmt: skip


def test_a_chapter_that_is_one_sentence_is_a_measure() -> None:
    text = "湿地措施\n一、修复湖岸。逐步退塘还湖。\n二、推进种草,保护候鸟。\n三、种树。\n四、清淤。全面疏浚河道。\n"
    assert paths(text) == ["一", "二", "四"]


def test_chapters_with_decimal_numbers_are_no_tasks() -> None:
    text = "湿地方案\n1.总体要求\n保护湿地。\n2.修复行动\n2.1 退塘。还湖。\n2.2 种草。固沙。\n3.监测行动\n3.1 巡护。\n"
    assert paths(text) == ["2/2.1", "2/2.2", "3/3.1"]


def test_a_number_before_a_name_that_begins_with_figures() -> None:
    text = "湿地方案\n一、重点任务\n1.修复湖岸。退塘。\n2.121人才项目。引才。\n3.6亿元资金落实到位。\n"
    assert paths(text) == ["一/1", "一/2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # all in one line
        ("制定本方案。一、加强支持(一)强化保障。减税。(市税务局)(二)设立基金。募资。", ["一/(一)", "一/(二)"]),
        ("现印发。一、主要目标。到2031年建成。二、重点任务。(一)建园。扩园。(二)引企。招商。", ["二/(一)", "二/(二)"]),
        # in a line that begins with a chapter, the next one goes on with it
        ("一、修复湿地(一)退塘。" + "还湖。" * 200 + "(二)种草。固沙。(市林业局)二、宣传引导(三)办课。授课。(四)办展。布展。",
         ["一/(一)", "一/(二)", "二/(三)", "二/(四)"]),
        # a number glued to the heading above it, and to the bodies before it
        ("一、明确任务,促进发展1、壮大企业。\n培育。\n二、完善机制,强化服务2、健全标准。\n制标。", ["一/1", "二/2"]),
        ("一、任务\n(一)建园。责任单位:市林业局、市水务局(二)引企。招商。", ["一/(一)", "一/(二)"]),
        # numbers in brackets, each closed by its own statement; and without statements
        ("一、任务\n(一)节能。(1)工业领域。改造。(市工信局牵头)(2)建筑领域。推广。(市住建局负责)\n", ["一/(一)", "一/(一)/(1)", "一/(一)/(2)"]),
        ("一、任务\n(一)节能。(1)工业领域改造。(2)建筑领域推广。(市工信局牵头)\n", ["一/(一)"]),
        # numbers in sentences
        ("一、任务\n1.建园。给予2.5%补助,2031年完成。推行“1、2、3”机制,一、二、三产融合。", ["一/1"]),
        ("一、任务\n(一)建园。提升质量。二、三产业协同,第一、二产业升级。\n(二)引企。招商。", ["一/(一)", "一/(二)"]),
        # pages of a shared document
        ("《方案.docx》由会员分享,可在线阅读。\n1、云泽市方案为推进湿地修复,结合实际,制定本方案。一、修复湿地(一)退塘。为湖区群众和各个相关的养殖"
         "场户及渔民家庭等各类不同主体\n2、提供补偿。(二)植绿。种树。", ["一/(一)", "一/(二)"]),
        # chapters that say nothing to be done
        ("一、水环境质量目标\n2031年达到90%。\n二、重点任务\n(一)截污。建管网。\n三、举报电话\n010-1", ["二/(一)"]),
        ("一、资金总额\n500万元。\n二、项目安排\n(一)修渠\n10公里。\n三、公示期限\n10个工作日内公示完毕。", ["二/(一)"]),
        ("一、实现治水目标\n(一)截污。建管网。", ["一/(一)"]),
    ],
)  # fmt: skip
def test_run_on_text_and_chapters_without_tasks(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


def test_a_table_of_lines_with_bars_divides_the_tasks() -> None:
    text = (
        "一、重点工作任务\n序号 | 目标与任务 | 牵头责任单位 | 责任单位 |\n一、生态 | |||\n1 | 修复湿地。 | ||\n"
        "(8) | 退塘还湖。 | 市林业局 | 市水务局 |\n(9) | 植树。 | 市园"
    )
    found = {passage.path: passage for passage in document(text).passages}
    assert list(found) == ["一/一", "一/一/1", "一/一/1/(8)", "一/一/1/(9)"]
    assert [statement.role for statement in found["一/一/1/(8)"].statements] == ["lead", "responsible"]
    assert [found[path].kind for path in ("一/一", "一/一/1/(9)")] == ["group", "task"]


def test_an_annex_puts_its_name_before_its_numbers() -> None:
    text = "一、任务\n(一)甲。好。\n附件:1.湿地名录\n2.修复细则\n附件1\n湿地名录\n东湖、西湖。\n附件2\n修复细则\n一、申请\n(一)提交。好。\n"
    assert paths(text) == ["一/(一)", "附件2/一/(一)"]


def test_a_list_of_annexes_on_lines_of_its_own_has_no_tasks() -> None:
    text = "一、任务\n(一)甲。好。\n附件:\n1.湿地名录\n2.修复细则\n附件1\n湿地名录\n东湖、西湖。\n附件2\n修复细则\n一、申请\n(一)提交。好。\n"
    assert paths(text) == ["一/(一)", "附件2/一/(一)"]


def test_rows_of_a_flattened_schedule_are_no_tasks() -> None:
    text = "一、任务\n(一)甲。好。\n附件\n湿地修复进度表\n阶段\n任务\n(一)启动阶段\n1.设立专班。\n第一年\n"
    found = document(text)
    assert [p.path for p in found.passages] == ["一/(一)"]
    assert [annex.kind for annex in found.outline.annexes] == ["schedule"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("指导思想", "background"), ("总体要求", "background"), ("发展目标", "goals"), ("保障措施", "safeguards"), ("组织实施", "safeguards"),
     ("附则", "closing"), ("修复湿地", None), ("强化要素保障", None), ("营造良好发展环境", None), ("夯实发展基础", None), ("建设目标", "goals"), ("培育目标", "goals"), ("加强组织实施", "safeguards"), ("发展环境", "background"),
     ("完善项目推进机制", None)],
)  # fmt: skip
def test_headings_tell_what_a_chapter_is_for(title: str, kind: str | None) -> None:
    assert heading_kind(title) == kind


def test_a_heading_below_a_chapter_counts_only_as_a_whole() -> None:
    assert chapter_kind("加强组织领导和宣传", outermost=False, inherited="tasks") == "tasks"
    assert chapter_kind("保障措施", outermost=False, inherited="tasks") == "safeguards"


def test_fields_and_formalities() -> None:
    assert is_field("执行单位")
    assert not is_field("修复湿地")
    assert is_formality("本措施自2031年1月1日起施行")
    assert not is_formality("本市湿地自然恢复")


@pytest.mark.parametrize("heading", ["2031年6月底前", "第一季度", "上半年", "2031年3月-5月"])
def test_a_heading_that_only_says_when_is_no_task(heading: str) -> None:
    assert is_formality(heading)
    assert not is_formality(f"{heading}完成修复")
    assert not is_formality("")


@given(st.text(alphabet="一二十(（)）、.。1 23\n第条章附件①责任单位:市局", max_size=300))
def test_any_text_gives_an_outline(raw: str) -> None:
    if not raw.strip():
        return
    outline = build_outline(clean(source(raw)))
    assert list(outline.starts) == sorted(outline.starts)
    for item in outline.items:
        assert item.start < item.title_start <= item.title_end <= max(item.end, item.title_end)
        assert item.parent is None or outline.items[item.parent].level < item.level


@pytest.mark.parametrize(
    "heading",
    [
        "《青川市花卉措施》政策解读",
        "政策解读",
        "关于青川市花卉措施有关事项的通知的解读",
        "花市公告查看解读:关于青川市花卉措施的解读",
    ],
)
def test_an_explanation_below_a_plan_sets_no_tasks(heading: str) -> None:
    text = f"青川市花卉措施\n一、种花。栽种。\n二、护花。浇水。\n青川市人民政府\n2031年3月2日\n{heading}\n一、种花\n(一)为何种花。\n"
    kinds = [item.kind for item in document(text).outline.items]
    assert kinds == ["tasks", "tasks", "closing", "closing"]


def test_a_task_that_explains_is_one() -> None:
    text = "青川市花卉措施\n一、种花。栽种。\n(一)加强政策解读\n附件\n一、护花\n(一)浇水。\n"
    assert "closing" not in {item.kind for item in document(text).outline.items}


def test_numbers_far_ahead_count_where_they_count_on() -> None:
    """Part of a text is missing; a single number far ahead is none."""
    text = (
        "青川市花卉措施\n一、种花\n1.栽种。好。\n2.施肥。好。\n二、护花\n16.浇水。好。\n17.除草。好。\n100.花。好。\n"
    )
    assert [path for path in paths(text) if "/" in path] == ["一/1", "一/2", "二/16", "二/17"]
