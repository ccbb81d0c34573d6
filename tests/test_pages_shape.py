"""How pages fit: plots and charts on laptop and phone, matrices, cards, in a real browser; who may be compared."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from api.charting import chart
from api.comparing import comparable
from api.plotting import NARROWEST, Point, plot
from api.tables import Cell, Column, Line, Table
from graph.result import Term
from tests.browsed import served_plans, watched

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
TEA = "320500-2031-sufu-5"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_plans(tmp_path_factory.mktemp("shape")) as found:
        yield found


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, viewport=PHONE) as page:
        yield page


@pytest.fixture
def laptop(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, viewport=LAPTOP) as page:
        yield page


def _row(plan: str, kind: str, level: str, year: str) -> dict[str, Term | None]:
    told = {"plan_iri": plan, "value_kind": kind, "measure": "件", "level": level, "year": year}
    return {name: Term("literal", value) for name, value in told.items()}


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        ([("a", "存量", "市", "2030"), ("b", "存量", "市", "2031")], [{"a", "b"}]),
        ([("a", "存量", "市", "2030"), ("a", "存量", "市", "2031")], []),
        ([("a", "存量", "市", "2030"), ("b", "存量", "区县", "2031")], []),
        ([("a", "存量", "市", ""), ("b", "流量", "市", ""), ("c", "存量", "市", ""), ("d", "流量", "市", "")], [{"a", "c"}, {"b", "d"}]),
    ],
)  # fmt: skip
def test_who_may_be_compared_is_told_group_by_group(
    rows: list[tuple[str, str, str, str]], groups: list[set[str]]
) -> None:
    found = comparable([_row(*row) for row in rows])
    assert [{str(row["plan_iri"].text) for row in group if row["plan_iri"]} for group in found] == groups


@pytest.mark.parametrize(("years", "narrow"), [((2030, 2033), True), ((2020, 2035), False)])
def test_only_plots_that_stay_readable_are_made_smaller(years: tuple[int, int], narrow: bool) -> None:
    made = plot([Point(year, 1.0, None, "市", "甲", "", doubtful=False) for year in years], "zh")
    assert made.narrow is narrow
    assert (made.width == NARROWEST) is narrow


def test_a_chart_says_what_its_axis_counts() -> None:
    heads = (Column("agency", "单位", numeric=False), Column("tasks", "任务数", numeric=True))
    lines = tuple(Line((Cell("单位", name), Cell("任务数", count))) for name, count in (("甲", "3"), ("乙", "5")))
    made = chart("agency-workload", Table("x", "x", heads, lines))
    assert made is not None
    assert made.axis == "任务数"


@pytest.mark.browser
def test_plots_fit_a_phone(phone: Page) -> None:
    phone.goto("/indicators")
    wide = phone.evaluate(
        "[...document.querySelectorAll('.plot svg.narrow')].map((s) => s.getBoundingClientRect().right)"
    )
    assert wide
    assert max(wide) <= PHONE["width"]
    sizes = phone.evaluate("""[...document.querySelectorAll('.plot svg.narrow .dot-label')].map((t) =>
      parseFloat(getComputedStyle(t).fontSize) * t.ownerSVGElement.getBoundingClientRect().width / t.ownerSVGElement.viewBox.baseVal.width)""")
    assert min(sizes) >= 10


@pytest.mark.browser
def test_two_plots_stand_beside_each_other_on_a_laptop(laptop: Page) -> None:
    laptop.goto("/indicators")
    assert laptop.evaluate("document.querySelector('.plots').clientWidth") > 2 * NARROWEST
    assert (
        laptop.evaluate(
            "Math.max(...[...document.querySelectorAll('.plot svg.narrow')].map((s) => s.getBoundingClientRect().width))"
        )
        == NARROWEST
    )


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/compare", "/compare?rows=function", "/"])
def test_a_matrix_shows_two_regions_at_least_on_a_phone(phone: Page, path: str) -> None:
    phone.goto(path)
    heads = phone.evaluate(
        "[...document.querySelectorAll('.matrix thead th')].map((h) => h.getBoundingClientRect().right)"
    )
    assert len([right for right in heads[1:] if right <= PHONE["width"]]) >= min(2, len(heads) - 1)


@pytest.mark.browser
def test_cells_of_a_row_of_the_matrix_are_of_one_height(laptop: Page) -> None:
    laptop.goto("/compare")
    rows = laptop.evaluate("""[...document.querySelectorAll('.matrix tbody tr')].map((row) =>
      [...row.querySelectorAll('td a')].map((a) => Math.round(a.getBoundingClientRect().height)))""")
    assert any(len(row) > 1 for row in rows)
    assert all(max(row) - min(row) <= 1 for row in rows if row)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/entities/agency/320500/agriculture", "/", f"/plans/{TEA}"])
def test_what_belongs_to_a_field_of_a_card_stands_below_its_value(phone: Page, path: str) -> None:
    phone.goto(path)
    lefts = phone.evaluate("""[...document.querySelectorAll('table.cards td:not(.empty)')].flatMap((cell) => {
      const all = [...cell.children].filter((one) => one.offsetParent).map((one) => Math.round(one.getBoundingClientRect().left - cell.getBoundingClientRect().left));
      return all.length ? [all] : []; })""")
    assert lefts
    assert {left for cell in lefts for left in cell} == {112}


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_box_for_searching_shows_its_hint_whole(laptop: Page, language: str) -> None:
    laptop.goto(f"/?lang={language}")
    wide, room = laptop.evaluate("""(() => {
      const box = document.getElementById('q'), look = getComputedStyle(box), pen = document.createElement('canvas').getContext('2d');
      pen.font = look.font;
      return [pen.measureText(box.placeholder).width, box.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight)];
    })()""")
    assert 0 < wide <= room


@pytest.mark.browser
def test_quotation_marks_of_english_are_not_those_of_chinese(laptop: Page) -> None:
    laptop.goto(f"/plans/{TEA}?lang=en")
    look = "(one) => getComputedStyle(one).fontFamily"
    assert laptop.locator("html").evaluate(look).startswith('"Latin quotes"')
    assert "Latin quotes" not in laptop.locator("main [lang=zh-Hans]").first.evaluate(look)
    laptop.goto(f"/plans/{TEA}")
    assert "Latin quotes" not in laptop.locator("html").evaluate(look)
