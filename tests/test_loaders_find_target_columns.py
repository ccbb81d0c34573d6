"""Headings of tables of indicators: what each column holds."""

import pytest

from loaders.find.target_columns import columns_of, is_heading, kind_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("指标名称", "name"),
        ("主要指标(单位)", "name"),
        ("计量单位", "unit"),
        ("2023年基数", "base"),
        ("2023年现状", "base"),
        ("现状值(2023年)", "base"),
        ("2027年目标", "target"),
        ("目标值(2027年)", "target"),
        ("2027年", "year"),
        ("序号", "other"),
        ("责任单位", "other"),
        ("花卉产值", ""),
    ],
)
def test_the_kind_of_a_heading(title: str, kind: str) -> None:
    assert kind_of(title) == kind
    assert is_heading(title) is bool(kind)


@pytest.mark.parametrize(
    ("titles", "start", "targets"),
    [
        (["序号", "指标", "单位", "2023年基数", "2025年目标", "2027年目标"], 2024, {4: 2025, 5: 2027}),
        (["指标", "2022年", "2027年"], None, {2: 2027}),
        (["指标", "2022年", "2023年", "2024年", "2025年"], 2023, {2: 2023, 3: 2024, 4: 2025}),
        (["指标", "现状", "目标", "2025年", "2027年"], None, {4: 2027}),
        (["指标", "单位", "目标值(2025年)"], None, {2: 2025}),
        (["指标", "单位", "目标值"], None, {2: None}),
        (["花名", "颜色"], None, {}),
    ],
)
def test_the_columns_of_targets(titles: list[str], start: int | None, targets: dict[int, int | None]) -> None:
    columns = columns_of(titles, start)
    assert columns.targets == targets
    assert columns.known is ("指标" in titles)


def test_numbered_rows_and_words_behind_the_values_are_told() -> None:
    columns = columns_of(["序号", "指标", "2022年", "2027年", "属性"], None)
    assert (columns.serial, columns.trailing, columns.values) == (True, True, (2, 3))
    plain = columns_of(["指标", "2022年", "2027年"], None)
    assert (plain.serial, plain.trailing) == (False, False)
