"""Charts above the answers of questions: which have one, what is drawn, and that the table says the same."""

import pytest
from lxml import html

from api.app import create_app
from api.charting import LEFT, MOST, RIGHT, WIDTH, chart
from api.question_view import groups
from api.reading import table
from api.settings import Settings
from api.tables import Cell, Column, Line, Table
from api.words import Language
from graph import catalog
from tests.api_client import Client
from tests.graph_sample import store as sample
from tests.page_trees import tree


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


def shown(columns: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    heads = tuple(Column(name, name, numeric=False) for name in columns)
    return Table("x", "x", heads, tuple(Line(tuple(Cell(text, text) for text in row)) for row in rows))


def test_charts_are_of_questions_and_columns_that_there_are() -> None:
    for id_, one in table("charts").items():
        columns = catalog.question(id_).columns
        assert {*one["of"], *(one[name] for name in ("value", "from", "to") if name in one)} <= set(columns), id_


def test_every_question_stands_under_one_subject() -> None:
    listed = [id_ for group in groups() for id_ in group["questions"]]
    assert sorted(listed) == [one.id for one in catalog.questions()]
    assert len(listed) == 30


def test_the_page_of_questions_names_subjects_in_both_languages(client: Client) -> None:
    for language, name in (("zh", "谁负责"), ("en", "Who is responsible")):
        page = tree(client, f"/questions?lang={language}")
        assert page.xpath("//h2/text()")[0] == name
        assert len(page.xpath("//ul[@class='questions']/li")) == 30


@pytest.mark.parametrize("language", ["zh", "en"])
def test_bars_say_what_the_table_says(client: Client, language: str) -> None:
    page = tree(client, f"/questions/agency-workload?lang={language}")
    bars = {g.findtext("title"): float(g.find("rect").get("width")) for g in page.xpath("//figure//svg/g")}
    rows = page.xpath("//table//tbody/tr")
    assert 1 < len(bars) <= len(rows)
    label = {"zh": "任务数", "en": "Tasks"}[language]
    told = {
        row.xpath("./td[2]")[0].text_content().strip(): row.xpath(f"./td[@data-label='{label}']")[0].text_content()
        for row in rows
    }
    assert all(title in {f"{name}: {count}" for name, count in told.items()} for title in bars)
    assert list(bars.values()) == sorted(bars.values(), reverse=True)


@pytest.mark.parametrize("id", ["cited-documents", "judicial-tasks"])
def test_answers_without_numbers_have_no_chart(client: Client, id: str) -> None:
    page = html.document_fromstring(client.page(f"/questions/{id}").text)
    assert page.xpath("//figure") == []


def test_bars_start_at_nothing_and_are_as_long_as_their_value() -> None:
    made = chart("lead-basis", shown(("region", "basis", "tasks"), ("甲", "列首位", "10"), ("乙", "列首位", "1,000")))
    assert made is not None
    first, second = made.bars
    assert (first.name, first.words, second.words) == ("乙 · 列首位", "1,000", "10")
    assert first.x == second.x == LEFT
    assert first.length == pytest.approx(100 * second.length, rel=0.02)
    assert first.x + first.length <= WIDTH - RIGHT


@pytest.mark.parametrize(
    ("language", "words", "tick"),
    [("zh", ["2.3亿", "7,000万"], "1亿"), ("en", ["230 million", "70 million"], "100 million")],
)
def test_large_amounts_are_told_in_words(language: Language, words: list[str], tick: str) -> None:
    columns = ("region", "source", "item", "amount")
    rows = ("甲", "中央", "合计", "230,000,000"), ("甲", "地方", "合计", "70,000,000")
    made = chart("funding", shown(columns, *rows), language)
    assert made is not None
    assert [bar.words for bar in made.bars] == words
    assert [bar.name for bar in made.bars] == ["甲 · 中央 · 合计", "甲 · 地方 · 合计"]
    assert tick in [told for _, told in made.ticks]


@pytest.mark.parametrize(
    ("parts", "label"),
    [
        (("宁波市", "local budget", "知识产权运营服务体系建设补助类"), "宁波市 · local budget · 知识…助类"),
        (("苏州市市场监督管理局", "列首位"), "苏州市市场监督管理局 · 列首位"),
        (("一" * 30, "二" * 5), f"{'一' * 5}…{'一' * 6} · {'二' * 5}"),
    ],
)
def test_the_longest_part_of_a_name_is_cut(parts: tuple[str, ...], label: str) -> None:
    three = len(parts) == 3
    columns = ("region", "source", "item", "amount") if three else ("region", "basis", "tasks")
    made = chart("funding" if three else "lead-basis", shown(columns, (*parts, "2"), (*parts, "1")))
    assert made is not None
    assert made.bars[0].label == label
    assert made.bars[0].name == " · ".join(parts)


def test_spans_end_with_the_last_year() -> None:
    columns = ("region", "title", "start", "end")
    made = chart(
        "plan-horizons",
        shown(columns, ("甲", "方案", "2021", "2025"), ("乙", "方案", "2023", "2023"), ("丙", "方案", "", "2030")),
    )
    assert made is not None
    assert [bar.words for bar in made.bars] == ["2021–2025", "2023"]
    assert made.bars[0].length == pytest.approx(5 * made.bars[1].length, rel=0.01)
    assert made.left_out == 1
    assert all(float(words).is_integer() for _, words in made.ticks)


def test_of_many_rows_the_largest_are_drawn() -> None:
    rows = [(f"机构{i}", "首位", str(i)) for i in range(1, MOST + 11)]
    made = chart("lead-agencies", shown(("agency", "basis", "tasks"), *rows))
    assert made is not None
    assert (len(made.bars), made.left_out, made.bars[0].words) == (MOST, 10, str(MOST + 10))


@pytest.mark.parametrize(
    ("id", "columns", "rows"),
    [
        ("lead-basis", ("region", "basis", "tasks"), [("甲", "列首位", "10")]),
        ("lead-basis", ("region", "basis"), [("甲", "列首位"), ("乙", "列首位")]),
        ("milestones", ("region", "time"), [("甲", "1"), ("乙", "2")]),
        ("lead-basis", ("region", "tasks"), []),
    ],
)
def test_where_there_is_nothing_to_compare_there_is_no_chart(
    id: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    assert chart(id, shown(columns, *rows)) is None


def test_nothing_of_value_zero_breaks_it() -> None:
    made = chart("topic-mix", shown(("region", "topic", "tasks"), ("甲", "一", "0"), ("乙", "二", "0")))
    assert made is not None
    assert [bar.length for bar in made.bars] == [0, 0]
