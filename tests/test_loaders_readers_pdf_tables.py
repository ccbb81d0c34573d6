"""Ruled tables that go on over pages: headings again, merged cells and rows that the edge cuts, edges without a rule."""

import pytest

from loaders.readers import pdf
from loaders.readers.pdf_grid import Grid, Placed
from loaders.readers.pdf_rules import open_ends
from tests.test_loaders_readers_pdf import Written, write

Cells = list[tuple[int, int, int, int, str]]
HEADS: Cells = [(0, 0, 1, 1, "序号"), (0, 1, 1, 1, "任务"), (0, 2, 1, 1, "责任单位")]


def grid(cells: Cells) -> Grid:
    height = max(row + rows for row, _, rows, _, _ in cells)
    return Grid((90.0, 150.0, 300.0), height, [Placed(*cell) for cell in cells])


ONE: Cells = [*HEADS, (1, 0, 1, 1, "1"), (1, 1, 1, 1, "修塔。"), (1, 2, 1, 1, "甲局")]
TORN: Cells = [*HEADS, (1, 0, 1, 1, "1"), (1, 1, 1, 1, "修塔，并且"), (1, 2, 1, 1, "甲局")]
SPANNED: Cells = [
    *HEADS, (1, 0, 1, 1, "1"), (1, 1, 1, 1, "修塔。"), (1, 2, 2, 1, "甲局"), (2, 0, 1, 1, "2"), (2, 1, 1, 1, "点灯。"),
]  # fmt: skip
OVER: list[tuple[Cells, Cells, list[list[str]]]] = [
    # headings again
    (ONE, [*HEADS, (1, 0, 1, 1, "2"), (1, 1, 1, 1, "点灯。"), (1, 2, 1, 1, "乙局")], [["2", "点灯。", "乙局"]]),
    # a blank cell that goes on with one of several rows
    (
        SPANNED,
        [(0, 0, 1, 1, "3"), (0, 1, 1, 1, "看守。"), (0, 2, 1, 1, ""), (1, 0, 1, 1, "4"), (1, 1, 1, 1, "巡路。"), (1, 2, 1, 1, "乙局")],
        [["2", "点灯。", "甲局"], ["3", "看守。", "甲局"], ["4", "巡路。", "乙局"]],
    ),
    # a blank cell of one row below a cell of one row is blank
    (ONE, [(0, 0, 1, 1, "2"), (0, 1, 1, 1, "点灯。"), (0, 2, 1, 1, "")], [["2", "点灯。", ""]]),
    # a row that the edge of the page cuts
    (TORN, [(0, 0, 1, 1, ""), (0, 1, 1, 1, "点灯。"), (0, 2, 1, 1, "")], [["1", "修塔，并且\n点灯。", "甲局"]]),
    # another measure of the same number
    (ONE, [(0, 0, 1, 1, ""), (0, 1, 1, 1, "点灯。"), (0, 2, 1, 1, "乙局")], [["1", "点灯。", "乙局"]]),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "expected"), OVER)
def test_what_goes_on_over_a_page(first: Cells, second: Cells, expected: list[list[str]]) -> None:
    whole = grid(first).followed_by(grid(second))
    shown: dict[tuple[int, int], str] = {}
    for cell in whole.cells:
        for row in range(cell.row, cell.row + cell.rows):
            shown[row, cell.column] = cell.text
    rows = [[shown[row, column] for column in range(3)] for row in range(whole.height)]
    assert rows[whole.height - len(expected) :] == expected
    assert rows[0] == ["序号", "任务", "责任单位"]
    assert ["序号", "任务", "责任单位"] not in rows[1:]


def test_a_place_without_a_cell_is_blank() -> None:
    found = Grid((90.0, 150.0, 300.0), 1, [Placed(0, 0, 1, 1, "1"), Placed(0, 2, 1, 1, "甲局")]).rows()
    assert [[box.text for box in row] for row in found] == [["1", "", "甲局"]]


@pytest.mark.parametrize(
    ("across", "expected"),
    [
        ([(100.0, 90.0, 300.0), (200.0, 90.0, 300.0)], []),
        ([(100.0, 90.0, 300.0)], [200.0]),
        ([(100.0, 90.0, 300.0), (200.0, 90.0, 150.0)], [200.0]),
    ],
)
def test_ends_that_no_rule_closes(across: list[tuple[float, float, float]], expected: list[float]) -> None:
    down = [{"orientation": "v", "x0": x, "x1": x, "top": 100.0, "bottom": 200.0} for x in (90.0, 150.0, 300.0)]
    flat = [{"orientation": "h", "x0": a, "x1": b, "top": y, "bottom": y} for y, a, b in across]
    assert open_ends([*down, *flat]) == expected


def test_a_table_that_two_pages_cut_without_a_rule_is_one() -> None:
    rules = "".join(f"{x} 790 m {x} 60 l S\n" for x in (90, 150, 330, 500))
    rules += "".join(f"90 {y} m 150 {y} l S 150 {y} m 330 {y} l S\n" for y in (500, 200))
    rules += "330 500 m 500 500 l S\n"  # on both pages the last cells of the third column are one

    def page(*rows: tuple[str, str, str]) -> list[Written]:
        places = ((95.0, 155.0, 335.0), (700.0, 400.0, 120.0))
        return [
            (x, y, 12.0, words)
            for y, row in zip(places[1], rows, strict=True)
            for x, words in zip(places[0], row, strict=True)
            if words
        ]

    first = page(("序号", "任务", "单位"), ("1", "修塔。", "甲局"), ("2", "点灯。", ""))
    second = page(("3", "看守。", ""), ("4", "巡路。", "乙局"), ("5", "守夜。", ""))
    text = pdf.read(write([first, second], rules), "plan.pdf")
    assert len({block.table for block in text.blocks}) == 1
    assert [[text.text[start:end] for start, end in block.cells] for block in text.blocks] == [
        ["序号", "任务", "单位"],
        ["1", "修塔。", "甲局"],
        ["2", "点灯。", "甲局"],
        ["3", "看守。", "甲局"],
        ["4", "巡路。", "乙局"],
        ["5", "守夜。", "乙局"],
    ]
