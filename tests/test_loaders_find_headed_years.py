"""Headings of chapters that name one year, and those that head goals and tasks alike."""

import pytest

from loaders.find import header
from loaders.find.indicators import find
from tests.support import document, paths

TEXT = "各位代表：\n{}\n今年花田增长6%。\n(一)扩大花田。新增花田30公顷。\n(二)开设花店。新开花店20家。\n"


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("三、2026年发展主要目标和工作安排", 2026),
        ("二、2026年重点任务", 2026),
        ("二、2026年度工作安排", 2026),
        ("二、2026年以来工作情况", None),
        ("二、重点任务", None),
    ],
)
def test_the_year_of_a_heading_is_that_of_its_targets(heading: str, year: int | None) -> None:
    text = document(TEXT.format(heading))
    assert {target.year for target in find(text) if target.name in ("花田", "花店") and target.unit != "%"} <= {year}
    assert header.find(text).period_end == year
    assert header.find(text).period_start == year


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("三、主要目标和工作安排", ["三/(一)", "三/(二)"]),
        ("三、工作目标及重点任务", ["三/(一)", "三/(二)"]),
        ("三、目标、主要任务", ["三/(一)", "三/(二)"]),
        ("三、主要目标", []),
        ("三、目标任务", []),
    ],
)
def test_a_heading_of_goals_and_tasks_has_tasks_below(heading: str, expected: list[str]) -> None:
    assert paths(TEXT.format(heading)) == expected
