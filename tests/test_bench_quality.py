"""The quality report measures nothing where the reference material is missing, and says so."""

from pathlib import Path

import pytest

from tests import bench_quality


def test_without_the_references_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_quality, "SHARED", tmp_path / "shared")
    monkeypatch.setattr(bench_quality, "REPORT", tmp_path / "quality.md")
    assert bench_quality.main([]) == 1
    assert "not beside the project" in capsys.readouterr().err
    assert not (tmp_path / "quality.md").exists()


def test_tables_have_a_row_for_every_head() -> None:
    assert list(bench_quality.table(["kind", "number"], iter([("甲", 1)]))) == [
        "| kind | number |", "| --- | ---: |", "| 甲 | 1 |", "",
    ]  # fmt: skip
